"""The Federal Register's API as it is documented: pages, spans of days, and what is no answer."""

import json
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from ingest.errors import UnexpectedContent
from ingest.feeds import parse_feed
from ingest.sources.federal_register import Query, find_documents

DOCUMENT = {
    "document_number": "2026-00001",
    "title": "Notice of a Hearing on Made-up Goods",
    "type": "Notice",
    "abstract": "The agency will hold a hearing.",
    "html_url": "https://www.federalregister.gov/documents/2026/01/05/2026-00001/notice",
    "publication_date": "2026-01-05",
    "agencies": [{"name": "Office of Tests"}, {"raw_name": "OFFICE OF MORE TESTS"}],
}


def test_an_answer_is_a_feed():
    body = json.dumps({"count": 1, "results": [DOCUMENT]}).encode()
    feed = parse_feed(body, "https://www.federalregister.gov/api/v1/documents.json")
    [entry] = feed.entries
    assert (feed.kind, entry.title) == ("federal register", "Notice of a Hearing on Made-up Goods")
    assert f"{entry.published:%Y-%m-%d}" == "2026-01-05"
    assert (entry.author, entry.summary) == (
        "Office of Tests, OFFICE OF MORE TESTS",
        "The agency will hold a hearing.",
    )
    assert entry.url == DOCUMENT["html_url"]


def serve_register(publisher, per_day):
    """The API over loopback: so many documents on each day, a hundred a page, 2,000 in reach."""

    def answer(handler):
        asked = parse_qs(urlsplit(handler.path).query)
        since, until = (
            date.fromisoformat(asked[f"conditions[publication_date][{end}]"][0]) for end in ("gte", "lte")
        )
        page, size = int(asked.get("page", ["1"])[0]), int(asked["per_page"][0])
        numbers = [
            (day, number)
            for day in range(until.toordinal(), since.toordinal() - 1, -1)
            for number in range(per_day)
        ]
        results = [
            {"document_number": f"{day}-{number}", "publication_date": date.fromordinal(day).isoformat()}
            for day, number in numbers[:2000][(page - 1) * size : page * size]
        ]
        more = page * size < min(len(numbers), 2000)
        told = {"count": len(numbers), "results": results}
        if more:
            told["next_page_url"] = publisher.base + handler.path.split("&page=")[0] + f"&page={page + 1}"
        handler.send(200, {"Content-Type": "application/json"}, json.dumps(told).encode())

    class Anywhere(dict):
        def get(self, path, default=None):
            return answer if path.startswith("/documents.json") else super().get(path, default)

    publisher.pages = Anywhere(publisher.pages)
    return publisher.base + "/documents.json"


@pytest.mark.parametrize(("per_day", "days"), [(3, 10), (90, 60), (2500, 2)])
def test_a_span_of_days_is_split_until_all_is_in_reach(publisher, fetcher, per_day, days):
    api = serve_register(publisher, per_day)
    until = date.fromordinal(date(2026, 1, 1).toordinal() + days - 1)
    query = Query(agencies=("a",), term="tariff", types=("NOTICE",))
    found = [entry.guid for entry in find_documents(fetcher, query, date(2026, 1, 1), until, api=api)]
    assert len(found) == len(set(found)) == min(per_day, 2000) * days
    first = parse_qs(urlsplit(publisher.paths()[0]).query)
    assert first["conditions[agencies][]"] == ["a"]
    assert (first["conditions[term]"], first["conditions[type][]"]) == (["tariff"], ["NOTICE"])


@pytest.mark.parametrize("body", ["{}", "[]", "<html>", '{"count": 1, "results": [{}]}', '{"count": "1"}'])
def test_what_is_no_answer(publisher, fetcher, body):
    publisher.pages = type("Always", (dict,), {"get": lambda *_: (200, {}, body.encode())})()
    with pytest.raises(UnexpectedContent, match="documents.json"):
        list(
            find_documents(
                fetcher, Query(), date(2026, 1, 1), date(2026, 1, 2), api=publisher.base + "/documents.json"
            )
        )
