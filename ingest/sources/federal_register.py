"""Documents of the Federal Register, from its API v1 (https://www.federalregister.gov/developers). Not called live.

A query reaches only its first 2,000 documents, so a longer one is split by date until each part is shorter.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from ingest.dates import read_date
from ingest.errors import UnexpectedContent
from ingest.feeds.types import MOST, Feed, line
from ingest.fetching import Fetcher
from ingest.links import join
from ingest.types import Entry

API = "https://www.federalregister.gov/api/v1/documents.json"
REACH = 2_000
PER_PAGE = 100
FIELDS = (
    "document_number", "title", "type", "abstract", "html_url", "publication_date", "agencies", "raw_text_url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Query:
    """Which documents: of agencies (their short names), with a term, of types (RULE, PRORULE, NOTICE, PRESDOCU)."""

    agencies: tuple[str, ...] = ()
    term: str | None = None
    types: tuple[str, ...] = ()

    def address(self, since: date, until: date, api: str = API) -> str:
        """The address of the first page of the documents published from `since` to `until`, both included."""
        told: list[tuple[str, str]] = [("conditions[agencies][]", agency) for agency in self.agencies]
        told += [("conditions[type][]", kind) for kind in self.types]
        told += [("conditions[term]", self.term)] if self.term else []
        told += [
            ("conditions[publication_date][gte]", since.isoformat()),
            ("conditions[publication_date][lte]", until.isoformat()),
        ]
        told += [("fields[]", field) for field in FIELDS]
        return f"{api}?{urlencode([*told, ('order', 'newest'), ('per_page', str(PER_PAGE))])}"


def find_documents(
    fetcher: Fetcher, query: Query, since: date, until: date, *, api: str = API
) -> Iterator[Entry]:
    """Every document of a span of days, the latest first within each part that was asked for.

    Raises the errors of fetching, and `UnexpectedContent` when the API answers with something else.
    """
    address: str | None = query.address(since, until, api)
    told = fetch_page(fetcher, str(address))
    if told["count"] > REACH and since < until:
        middle = since + (until - since) // 2
        yield from find_documents(fetcher, query, middle + timedelta(days=1), until, api=api)
        yield from find_documents(fetcher, query, since, middle, api=api)
        return
    seen = set()
    for _ in range(REACH // PER_PAGE):
        yield from read_documents(told["results"])
        seen.add(address)
        address = join(api, told.get("next_page_url"))
        if not address or address in seen:
            return
        told = fetch_page(fetcher, address)


def fetch_page(fetcher: Fetcher, address: str) -> Mapping[str, Any]:
    """One page of results."""
    answer = fetcher.fetch(address, accept="application/json")
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        raise UnexpectedContent(f"{address}: no JSON ({error}); the API may have moved") from error
    if not is_answer(told):
        raise UnexpectedContent(f"{address}: no list of documents; see whether the API has changed")
    return dict(told)


def is_answer(told: object) -> bool:
    """Whether some JSON is an answer of this API."""
    if not isinstance(told, dict) or not isinstance(told.get("count"), int):
        return False
    results = told.get("results", [])
    return isinstance(results, list) and all(
        isinstance(result, dict) and "document_number" in result for result in results
    )


def read_documents(results: Sequence[Mapping[str, Any]]) -> Iterator[Entry]:
    """The documents as entries; numbers from before 2016 may repeat, so the day is part of the guid."""
    for result in results[:MOST]:
        raw = str(result.get("publication_date") or "")
        agencies = [agency for agency in result.get("agencies") or [] if isinstance(agency, dict)]
        yield Entry(
            guid=f"{result['document_number']} {raw}".strip(),
            url=join(API, result.get("html_url")),
            title=line(result.get("title")),
            published=read_date(raw),
            published_raw=raw or None,
            author=", ".join(line(agency.get("name") or agency.get("raw_name")) for agency in agencies)
            or None,
            summary=line(result.get("abstract")) or None,
            content=None,
            language="en",
        )


def make_feed(told: Mapping[str, Any]) -> Feed:
    """An answer of the API as a feed, so that it can be polled like one."""
    return Feed(
        kind="federal register",
        title="Federal Register",
        homepage="https://www.federalregister.gov/",
        language="en",
        entries=tuple(read_documents(told.get("results", []))),
    )
