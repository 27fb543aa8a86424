"""A publisher on loopback that answers as it is told, and has every fault that publishers have."""

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread


class Publisher:
    """What it answers, by path; a callable is given the handler and answers for itself."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        self.pages, self.asked, self.lock = {}, [], Lock()
        self.pages["/robots.txt"] = (404, {}, b"")

    def put(self, path, body, content_type="application/rss+xml", status=200, **headers):
        """Serve `body` under `path`; gives the address."""
        data = body.encode() if isinstance(body, str) else body
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = (status, {"Content-Type": content_type, **told}, data)
        return self.base + path

    def answer(self, path, function):
        """Let `function(handler)` answer for itself; gives the address."""
        self.pages[path] = function
        return self.base + path

    def redirect(self, path, target, status=302):
        """Send to another address."""
        return self.put(path, b"", status=status, Location=target)

    def paths(self):
        """The paths asked for so far, in order."""
        return [path for path, _ in self.asked]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        publisher = self.server.publisher
        with publisher.lock:
            publisher.asked.append((self.path, dict(self.headers)))
        page = publisher.pages.get(self.path, (404, {}, b"not here"))
        try:
            if callable(page):
                page(self)
            else:
                self.send(*page)
        except OSError:
            self.close_connection = True  # the asker hung up, as some tests want it to

    def send(self, status, headers, body):
        tag = headers.get("ETag")
        if tag and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@contextmanager
def publish() -> Iterator[Publisher]:
    """A publisher that answers while the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    server.handle_error = lambda request, address: None  # who hangs up in the middle is a test
    server.publisher = Publisher(server.server_port)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.publisher
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def drip(handler):
    """Send a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/rss+xml")
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def drip_headers(handler):
    """Never come to the end of the headers."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        handler.wfile.write(b"X")
        handler.wfile.flush()
        time.sleep(0.05)


def silent(handler):
    """Take the question and say nothing."""
    time.sleep(3)
    handler.close_connection = True


def hang_up(handler):
    """Break the connection off in the middle of the body."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b"<rss>")
    handler.wfile.flush()
    handler.close_connection = True
    handler.connection.close()


def flood(handler):
    """Send 60 MB without saying so before."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(960):
        handler.wfile.write(b" " * 65_536)
    handler.close_connection = True


def gzip_bomb(megabytes=200):
    """Small bytes that unpack to many."""
    return gzip.compress(b"\0" * (megabytes * 1_000_000), 9)


def make_day(number):
    """Midnight of a day within the last four weeks, the later the higher the number."""
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return format_datetime(today - timedelta(days=28 - number % 28))


def make_item(number, title=None, text="Steel imports rose in April.", **told):
    """One item of an RSS feed."""
    parts = {"guid": f"g{number}", "link": f"https://gazette.example/{number}"} | told
    extra = "".join(f"<{name}>{value}</{name}>" for name, value in parts.items() if value is not None)
    return (
        f"<item><title>{title or f'Piece {number}'}</title>{extra}"
        f"<pubDate>{make_day(number)}</pubDate>"
        f"<content:encoded><![CDATA[<p>{text}</p><p>{'The ministry gave no reason. ' * 20}</p>]]>"
        "</content:encoded></item>"
    )


def make_rss(*items, head=""):
    """An RSS feed of these items, or of three."""
    items = items or [make_item(number) for number in (3, 2, 1)]
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Gazette</title><link>https://gazette.example/</link>{head}{''.join(items)}"
        "</channel></rss>"
    )
