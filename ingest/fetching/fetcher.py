"""The one HTTP client: everything that Fulcrum brings in comes through it."""

import time
from threading import Lock
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx

from ingest.errors import AddressRefused, SourceUnreachable, TooLarge, UnexpectedContent
from ingest.fetching.addresses import Networks, allowed_networks, is_allowed_host
from ingest.fetching.answers import Answer, check_url, explained, refusal
from ingest.fetching.courtesy import SPACING, Gates, user_agent
from ingest.fetching.decoding import ACCEPTED, read_bounded
from ingest.fetching.robots import EVERYTHING, LONGEST, Robots, parse_robots
from ingest.fetching.transport import GuardedTransport, deadline

SECONDS = 30.0
"""A fetch ends after this time, redirects included."""
LIMIT = 20_000_000
"""Bytes of an answer after unpacking."""
REDIRECTS = 5
ROBOTS_AGE = 86_400.0
ROBOTS_RETRY = 3_600.0
"""Seconds until a robots.txt is asked for again: when it was read, and when the server was in trouble."""
PERMANENT = (httpx.codes.MOVED_PERMANENTLY, httpx.codes.PERMANENT_REDIRECT)


class Fetcher:
    """A polite, bounded and guarded HTTP client. One is enough for many threads."""

    def __init__(
        self,
        *,
        allowed: Networks | None = None,
        spacing: float = SPACING,
        seconds: float = SECONDS,
        limit: int = LIMIT,
    ) -> None:
        self.allowed = allowed_networks() if allowed is None else allowed
        self.spacing, self.seconds, self.limit = spacing, seconds, limit
        self.gates, self.lock = Gates(), Lock()
        self.robots: dict[str, tuple[float, Robots | None]] = {}
        self.client = httpx.Client(
            transport=GuardedTransport(self.allowed),
            trust_env=False,  # a proxy of the environment would do the connecting, past our check
            headers={"User-Agent": user_agent(), "Accept-Encoding": ACCEPTED, "Accept-Language": "*"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.client.close()

    def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        modified: str | None = None,
        accept: str = "*/*",
        limit: int | None = None,
        delay: float = 0.0,
    ) -> Answer:
        """What is at `url`; with `etag` or `modified` only when it has changed since.

        Raises `SourceUnreachable` (with `status` and `retry_after`), `AddressRefused`, `TooLarge`
        or `UnexpectedContent`, all of them naming the address and what to do.
        """
        asked = {"Accept": accept, "If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        token = deadline.set(time.monotonic() + self.seconds)
        try:
            with explained(url, self.seconds):
                return self.follow(check_url(url), headers, limit or self.limit, delay)
        finally:
            deadline.reset(token)

    def fetch_page(self, url: str, *, limit: int | None = None) -> Answer:
        """A page, when the site's robots.txt lets robots read it; at the pace that it asks for."""
        robots = self.find_robots(check_url(url))
        if robots is None:
            raise SourceUnreachable(
                f"{url}: the site's robots.txt cannot be had just now, so its pages are not read; tried again later"
            )
        if not robots.allows(url):
            raise AddressRefused(f"{url}: the site's robots.txt asks robots not to read this page")
        return self.fetch(
            url, accept="text/html,application/xhtml+xml,*/*;q=0.8", limit=limit, delay=robots.delay
        )

    def follow(self, url: str, headers: dict[str, str], limit: int, delay: float) -> Answer:
        """Follow redirects, each of them checked anew, to an answer."""
        request = self.client.build_request("GET", url, headers=headers)
        permanent, moved_to = True, None
        for _ in range(REDIRECTS + 1):
            answer, redirect = self.send(request, limit, delay)
            if redirect is None:
                return Answer(answer.url, answer.status, answer.headers, answer.body, moved_to)
            permanent = permanent and answer.status in PERMANENT
            moved_to = str(redirect.url) if permanent else moved_to
            check_url(str(redirect.url))
            request = redirect
        raise SourceUnreachable(f"more than {REDIRECTS} redirects, the last to {request.url}; look where the"
                                " feed has gone and give its address")  # fmt: skip

    def send(self, request: httpx.Request, limit: int, delay: float) -> tuple[Answer, httpx.Request | None]:
        """Send one request when it is its turn; gives the answer, and the next request for a redirect."""
        own = is_allowed_host(request.url.host, self.allowed)
        deadline_left = deadline.get() - time.monotonic()
        with self.gates.pass_through(request.url.host, 0 if own else max(self.spacing, delay)):
            deadline.set(time.monotonic() + deadline_left)  # waiting for our turn is not the server's fault
            response = self.client.send(request, stream=True)
            try:
                return self.read(response, limit), response.next_request
            finally:
                response.close()

    def read(self, response: httpx.Response, limit: int) -> Answer:
        """The answer with its body; raises when its status is neither 200, 304 nor a redirect."""
        headers = {name.lower(): value for name, value in response.headers.items()}
        url, status = str(response.url), response.status_code
        if response.next_request or status == httpx.codes.NOT_MODIFIED:
            return Answer(url, status, headers)
        if status != httpx.codes.OK:
            raise refusal(status, headers)
        if headers.get("content-length", "0").isdecimal() and int(headers.get("content-length", 0)) > limit:
            raise TooLarge(
                f"more than {limit // 1_000_000} MB; that is no feed or article, look at the address in a browser"
            )
        body = read_bounded(response.iter_raw(), headers.get("content-encoding", ""), limit)
        return Answer(url, status, headers, body)

    def find_robots(self, url: str) -> Robots | None:
        """What the site of `url` asks robots to do, asked for once a day; None while that cannot be told."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        with self.lock:
            until, known = self.robots.get(site, (0.0, EVERYTHING))
        if time.monotonic() < until:
            return known
        age = ROBOTS_AGE
        robots: Robots | None = EVERYTHING
        try:
            robots = parse_robots(
                self.fetch(f"{site}/robots.txt", limit=LONGEST * 2).body.decode("utf-8", "replace")
            )
        except SourceUnreachable as error:
            refused = error.status is not None and 400 <= error.status < 500 and error.status != 429
            robots, age = (EVERYTHING, ROBOTS_AGE) if refused else (None, ROBOTS_RETRY)
        except (TooLarge, UnexpectedContent):
            robots = EVERYTHING  # a page or a flood in its place: the site has no robots.txt
        with self.lock:
            self.robots[site] = (time.monotonic() + age, robots)
        return robots
