"""Serves the sample publishers over loopback, so that the demonstration collects them the real way."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from app.sample.pieces import Publisher, find_publishers, make_feed, make_page

PORT = 47815  # the same each time, so that addresses in the archive stay what they were
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "page": "text/html"}


class Handler(BaseHTTPRequestHandler):
    """Answers /<publisher>/feed and /<publisher>/<slug>.html, with an ETag, to loopback only."""

    protocol_version = "HTTP/1.1"

    def handle(self) -> None:
        """Answer for as long as the asker stays; one that leaves in the middle is no fault of anybody's."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        """One feed or page, 304 when the asker has it, 404 otherwise."""
        found = find_page(self.path, self.server.server_port)
        kind, body = found or ("page", "<!doctype html><title>Not found</title><p>No such page.</p>")
        data = body.encode()
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        fresh = found and self.headers.get("If-None-Match") == tag
        status = HTTPStatus.NOT_FOUND if not found else HTTPStatus.NOT_MODIFIED if fresh else HTTPStatus.OK
        self.send_response(status)
        self.send_header("ETag", tag)
        self.send_header("Content-Type", f"{TYPES[kind]}; charset=utf-8")
        self.send_header("Content-Length", "0" if fresh else str(len(data)))
        self.end_headers()
        if not fresh:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the collector tells what it fetched."""


def find_page(path: str, port: int) -> tuple[str, str] | None:
    """Kind and body of what is served under `path`, or None."""
    for publisher in find_publishers():
        base = address(publisher, port)
        if path == f"/{publisher.id}/feed":
            return publisher.feed, make_feed(publisher, base)
        for piece in publisher.pieces:
            if path == f"/{publisher.id}/{piece.slug}.html":
                return "page", make_page(publisher, piece)
    return None


def address(publisher: Publisher, port: int) -> str:
    """Where the publisher's feed and pages are."""
    return f"http://127.0.0.1:{port}/{publisher.id}"


@contextmanager
def serve(port: int = PORT) -> Iterator[int]:
    """Serve both publishers while the block runs; gives the port, another one when `port` is taken."""
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError:
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
