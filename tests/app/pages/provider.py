"""A small OpenID Connect provider on loopback: it lets everybody in as the person it is told, by tokens that it signs."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "fulcrum-desk", "a secret of the tests"


class Provider(ThreadingHTTPServer):
    """Answers discovery, authorization, token and key requests; `claims` and `key` may be changed to forge tokens."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.published = self.key = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
        self.claims: dict[str, Any] = {"sub": "7", "name": "Alma Ruiz", "email": "alma@desk.example"}
        self.nonces: dict[str, str] = {}
        self.asked: list[str] = []

    def token(self, code: str) -> str:
        """The signed identity of who logged in with a code."""
        now = int(time.time())
        told = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": self.nonces[code]}
        return jwt.encode({"alg": "RS256", "kid": "one"}, told | self.claims, self.key)


class Answers(BaseHTTPRequestHandler):
    """One request to the provider."""

    server: Provider

    def do_GET(self) -> None:
        """Discovery, keys, and the page that would ask for a password: it sends the visitor straight back."""
        at, query = urlsplit(self.path).path, parse_qs(urlsplit(self.path).query)
        self.server.asked.append(at)
        if at == "/.well-known/openid-configuration":
            self.say(discovery(self.server.address))
        elif at == "/keys":
            self.say({"keys": [self.server.published.as_dict(private=False)]})
        elif at == "/authorize" and query["client_id"] == [CLIENT]:
            code = f"code-{len(self.server.nonces)}"
            self.server.nonces[code] = query["nonce"][0]
            back = urlencode({"code": code, "state": query["state"][0]})
            self.send_response(302)
            self.send_header("Location", f"{query['redirect_uri'][0]}?{back}")
            self.end_headers()
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """A code for an identity."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.asked.append(urlsplit(self.path).path)
        code = form.get("code", [""])[0]
        if code not in self.server.nonces:
            self.send_error(400)
            return
        identity = self.server.token(code)
        self.say({"access_token": "opaque", "token_type": "Bearer", "expires_in": 300, "id_token": identity})

    def say(self, answer: dict[str, Any]) -> None:
        """Answer with JSON."""
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests read `asked`."""


def discovery(address: str) -> dict[str, Any]:
    """What a provider tells of itself (OpenID Connect Discovery 1.0, section 3)."""
    return {
        "issuer": address,
        "authorization_endpoint": f"{address}/authorize",
        "token_endpoint": f"{address}/token",
        "jwks_uri": f"{address}/keys",
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["RS256"],
    }


@contextmanager
def providing() -> Iterator[Provider]:
    """A provider that answers until the block ends."""
    with Provider() as provider:
        Thread(target=provider.serve_forever, daemon=True).start()
        yield provider
        provider.shutdown()
