"""One piece is one entry, whatever its publisher does with ids and addresses."""

import pytest

from ingest.archive import add_source, store_entries
from ingest.archive.identity import address_key
from tests.ingest.making import NOON, make_entry, make_source

LINK = "https://gazette.example/2026/steel"
FIRST = make_entry("1", url=LINK, title="Steel imports rise in April")

CASES = [
    ("the same", make_entry("1", url=LINK, title="Steel imports rise in April"), (0, 0, 1)),
    ("a new guid, else the same", make_entry("2", url=LINK, title="Steel imports rise in April"), (0, 0, 1)),
    ("a new guid with the edit", make_entry("2", url=LINK, title="Update: steel imports rise in April"), (0, 1, 0)),
    ("a new address", make_entry("1", url=LINK + "-2", title="Steel imports rise in April"), (0, 1, 0)),
    ("a new title", make_entry("1", url=LINK, title="Ministry: tariffs did it"), (0, 1, 0)),
    ("a new guid and tracking", make_entry("2", url=f"{LINK}/?utm_source=x", title=FIRST.title, summary="New"), (0, 1, 0)),
    ("a guid used again", make_entry("1", url="https://gazette.example/resigns", title="Minister resigns"), (1, 0, 0)),
    ("an address used again", make_entry("2", url=LINK, title="Minister resigns"), (1, 0, 0)),
    ("another piece", make_entry("2", url="https://gazette.example/tin", title="Steel imports rise in April"), (1, 0, 0)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "entry", "counts"), CASES, ids=[name for name, *_ in CASES])
def test_what_comes_after(archive, name, entry, counts):
    add_source(archive, make_source())
    store_entries(archive, "gazette", [FIRST])
    stored = store_entries(archive, "gazette", [entry])
    assert (stored.new, stored.revised, stored.unchanged) == counts
    assert store_entries(archive, "gazette", [entry]).unchanged == 1


def test_an_entry_without_address_is_known_by_title_and_moment(archive):
    add_source(archive, make_source())
    told = {"url": None, "title": "Steel imports rise", "published": NOON}
    store_entries(archive, "gazette", [make_entry("1", **told)])
    assert store_entries(archive, "gazette", [make_entry("2", **told)]).new == 0


def test_two_pieces_with_one_guid_in_one_feed(archive):
    add_source(archive, make_source())
    pieces = [FIRST, make_entry("1", url="https://gazette.example/resigns", title="Minister resigns")]
    assert store_entries(archive, "gazette", pieces).new == 2
    assert store_entries(archive, "gazette", pieces).unchanged == 2


def test_pieces_that_stand_side_by_side_are_not_one(archive):
    add_source(archive, make_source())
    home = "https://gazette.example/"
    titles = ["Weekly update one", "Weekly update two", "", ""]
    pieces = [make_entry(str(n), url=home, title=title) for n, title in enumerate(titles)]
    assert store_entries(archive, "gazette", pieces).new == 4
    assert store_entries(archive, "gazette", pieces).unchanged == 4


@pytest.mark.parametrize(
    "url", [None, "", "http://[", "https://gazette.example/?a=1&b=2", "http://www.GAZETTE.example/a/#b"]
)
def test_keys_of_odd_addresses(url):
    assert address_key(url) in {None, "http://[", "gazette.example?a=1&b=2", "gazette.example/a"}
