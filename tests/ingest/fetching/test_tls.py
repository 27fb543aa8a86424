"""Over TLS too the connection goes to the checked address, with the right name, by HTTP/2 where it is spoken."""

import shutil
import socket
import ssl
import subprocess
from threading import Thread

import h2.config
import h2.connection
import h2.events
import pytest

from ingest.errors import SourceUnreachable
from ingest.fetching import Fetcher, allowed_networks
from ingest.fetching.transport import GuardedBackend

NAME = "gazette.example"
pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a certificate")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"]
        + ["-addext", f"subjectAltName=DNS:{NAME}", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    return folder


class Server:
    """Answers one connection over TLS; keeps what it was asked and by which name and protocol."""

    def __init__(self, folder, protocols):
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
        self.context.set_alpn_protocols(protocols)
        self.context.sni_callback = lambda _, name, __: setattr(self, "name", name)
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.listener.settimeout(10)
        self.name = self.protocol = None
        self.thread = Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        plain, _ = self.listener.accept()
        try:
            with self.context.wrap_socket(plain, server_side=True) as sock:
                self.protocol = sock.selected_alpn_protocol()
                answer_h2(sock) if self.protocol == "h2" else answer_h1(sock)
        except OSError:
            plain.close()  # the client did not like the certificate
        finally:
            self.listener.close()


def answer_h1(sock):
    sock.recv(65_536)
    sock.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello")


def answer_h2(sock):
    """Serve until the client closes: closing with its words unread would reset the connection under the answer."""
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    sock.sendall(connection.data_to_send())
    while data := sock.recv(65_536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.StreamEnded):
                connection.send_headers(event.stream_id, [(":status", "200"), ("content-length", "5")])
                connection.send_data(event.stream_id, b"hello", end_stream=True)
        sock.sendall(connection.data_to_send())


@pytest.mark.parametrize("protocol", ["h2", "http/1.1"])
def test_https(certificate, monkeypatch, protocol):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate / "cert.pem"))
    monkeypatch.setattr(GuardedBackend, "resolve", lambda self, host, port: ["127.0.0.1"])
    server = Server(certificate, [protocol])
    port = server.listener.getsockname()[1]
    with Fetcher(allowed=allowed_networks("127.0.0.0/8"), seconds=10) as fetcher:
        assert fetcher.fetch(f"https://{NAME}:{port}/feed").body == b"hello"
    server.thread.join()
    assert (server.name, server.protocol) == (NAME, protocol)


def test_a_certificate_that_nobody_knows(certificate, monkeypatch):
    monkeypatch.setattr(GuardedBackend, "resolve", lambda self, host, port: ["127.0.0.1"])
    server = Server(certificate, ["http/1.1"])
    port = server.listener.getsockname()[1]
    networks, url = allowed_networks("127.0.0.0/8"), f"https://{NAME}:{port}/feed"
    with Fetcher(allowed=networks) as fetcher, pytest.raises(SourceUnreachable, match="certificate"):
        fetcher.fetch(url)
    server.thread.join()
