"""What comes back of a fetch: an answer, or an error that names the address and what to do."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore
import httpx

from ingest.errors import AddressRefused, IngestError, SourceUnreachable
from ingest.fetching.courtesy import retry_after

LONGEST_URL = 2_048
CORE_ERRORS = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ConnectionNotAvailable,
    httpcore.UnsupportedProtocol,
)
MENDS = {
    401: "it wants a password; remove the source, or ask the publisher for a public feed",
    403: "the publisher turns robots away; set FULCRUM_CONTACT so that it knows who asks, or save pages"
    " and use `fulcrum add`",
    404: "there is nothing at this address; look for the new one on the publisher's site",
    406: "the publisher does not serve this kind of content to us; try the address with http or https",
    410: "the publisher says that it is gone for good; remove the source or give its new address",
    429: "it was asked too often; it is asked again later",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status 200 with a body, or 304 when nothing has changed."""

    url: str
    """Where it came from in the end, after redirects."""
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    moved_to: str | None = None
    """Where the address has moved for good (301, 308), when all steps there said so."""

    @property
    def content_type(self) -> str:
        """Media type without its parameters, in small letters; empty when the server says none."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def refusal(status: int, headers: Mapping[str, str]) -> SourceUnreachable:
    """The error for an answer that is none."""
    mend = MENDS.get(status) or "the publisher's server has a fault; it is asked again later"
    wait = retry_after(headers.get("retry-after"), time.time())
    return SourceUnreachable(f"the server answered {status}: {mend}", status=status, retry_after=wait)


def check_url(url: str) -> str:
    """The address when it can be fetched at all; raises `AddressRefused` otherwise."""
    try:
        parsed = httpx.URL(url.strip())
        urlsplit(url)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise AddressRefused(f"{url[:200]!r} is no web address ({error})") from error
    if parsed.scheme not in {"http", "https"} or not parsed.host:
        raise AddressRefused(f"{url[:200]!r} is no web address; it has to begin with http:// or https://")
    if len(url) > LONGEST_URL:
        raise AddressRefused(f"{url[:80]}…: the address is longer than {LONGEST_URL} characters")
    return str(parsed)


@contextmanager
def explained(url: str, seconds: float) -> Iterator[None]:
    """Put the address in front of every error, and say faults of the network in plain words."""
    try:
        yield
    except SourceUnreachable as error:
        raise SourceUnreachable(
            f"{url}: {error}", status=error.status, retry_after=error.retry_after
        ) from error
    except IngestError as error:
        raise type(error)(str(error) if url in str(error) else f"{url}: {error}") from error
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise SourceUnreachable(
            f"{url}: no full answer within {seconds:g} seconds; it is asked again later"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, *CORE_ERRORS) as error:
        raise SourceUnreachable(
            f"{url}: the connection failed ({error or type(error).__name__}); check the address, it is asked"
            " again later"
        ) from error
