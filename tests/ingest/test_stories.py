"""Copies of one story are one story, whoever prints them; other stories are not."""

from datetime import timedelta

import pytest

from ingest.archive import add_source, store_article
from ingest.stories import find_copies, group_stories
from tests.ingest.making import NOON, make_article, make_source

WIRE = " ".join(
    f"Sentence {n} of the wire report says that imports of good number {n * 7} rose by {n} percent in {2000 + n}."
    for n in range(30)
)
OTHER = " ".join(
    f"Line {n}: nobody in town number {n * 3} had asked the minister for help." for n in range(30)
)

TEXTS = [
    ("word for word", WIRE, 0, True),
    ("with a line of the paper's own", "By our desk. " + WIRE + " Read more on page 3.", 1, True),
    ("with an edit in the middle", WIRE.replace("good number 70 rose", "goods fell"), 2, True),
    ("one half of it", WIRE[: len(WIRE) // 3], 0, False),
    ("another story", OTHER, 0, False),
    ("the same a year later", WIRE, 365, False),
    ("hardly a word", "Yes.", 0, False),
]


@pytest.fixture
def papers(archive):
    for source in ("wire", "gazette"):
        add_source(archive, make_source(source))
    store_article(archive, make_article("first", source="wire", text=WIRE))
    return archive


@pytest.mark.parametrize(("name", "text", "days", "copy"), TEXTS, ids=[name for name, *_ in TEXTS])
def test_copies_are_found(papers, name, text, days, copy):
    published = NOON + timedelta(days=days, hours=1)
    store_article(papers, make_article("second", text=text, published=published))
    assert group_stories(papers) == 2
    assert [one.id for one in find_copies(papers, "first")] == (["second"] if copy else [])
    assert [one.id for one in find_copies(papers, "second")] == (["first"] if copy else [])
    assert group_stories(papers) == 0


def test_a_changed_article_is_looked_at_again(papers):
    store_article(papers, make_article("second", text=WIRE))
    group_stories(papers)
    store_article(papers, make_article("second", text=OTHER))
    assert group_stories(papers) == 1
    assert not list(find_copies(papers, "first"))


def test_a_group_of_three_has_one_id(papers):
    for number in (2, 3):
        told = {"text": WIRE, "published": NOON + timedelta(hours=number)}
        store_article(papers, make_article(f"copy{number}", **told))
    group_stories(papers)
    stories = papers.query("select distinct coalesce(story, id) as story from articles")
    assert [row["story"] for row in stories] == ["first"]
