"""Connections that are guarded and end on time.

A name is resolved, every address is checked, and the connection goes to the checked address: between the
check and the connection nobody can change what the name stands for. The name itself still goes into the
Host header and the TLS handshake. The deadline counts for the whole fetch: a server that sends one byte
a second never lets a timeout between two bytes run out.
"""

import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as LateError
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

from ingest.fetching.addresses import Networks, check_address

deadline: ContextVar[float] = ContextVar("deadline")
"""`time.monotonic()` at which the present fetch ends."""

CONNECTING = 8.0
"""Seconds for one address to answer, so that a dead first one leaves time for the next."""


class GuardedTransport(httpx.BaseTransport):
    """Sends requests of httpx over guarded connections."""

    def __init__(self, allowed: Networks) -> None:
        self.backend = GuardedBackend(allowed)
        self.pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            network_backend=self.backend,
            http2=True,
            max_connections=64,
            max_keepalive_connections=16,
            keepalive_expiry=10,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request; the body is read by the caller."""
        url = request.url
        assert isinstance(request.stream, httpx.SyncByteStream)
        answer = self.pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()
        self.backend.resolvers.shutdown(wait=False, cancel_futures=True)


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()


class GuardedBackend(httpcore.SyncBackend):
    """Connects to checked addresses only."""

    def __init__(self, allowed: Networks) -> None:
        self.allowed = allowed
        self.resolvers = ThreadPoolExecutor(8, thread_name_prefix="resolver")

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers; refuses when one is not public."""
        addresses = self.resolve(host, port)
        for address in addresses:
            check_address(host, address, self.allowed)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = super().connect_tcp(
                    address, port, min(CONNECTING, remaining()), local_address, socket_options
                )
                return TimedStream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of `host`; in a thread, because a resolver knows no timeout."""
        looked_up = self.resolvers.submit(socket.getaddrinfo, host, port, type=socket.SOCK_STREAM)
        try:
            found = looked_up.result(remaining())
        except LateError as error:
            raise httpcore.ConnectTimeout("the name server did not answer in time") from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name cannot be resolved ({error})") from error
        return list(dict.fromkeys(str(address[4][0]) for address in found))


class TimedStream(httpcore.NetworkStream):
    """A connection on which every wait ends with the fetch."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self.stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, remaining())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, remaining())

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return TimedStream(self.stream.start_tls(ssl_context, server_hostname, remaining()))

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


def remaining() -> float:
    """Seconds that are left of the present fetch; raises a timeout when there are none."""
    left = deadline.get() - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the deadline has passed")
    return left
