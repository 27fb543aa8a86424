"""Reports made by hand, and the hostile strings that go through every field of them."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from app.checking.types import Check, Evidence, Explanation, Found
from app.reports.items import Item, Report, Review, Series
from nlp.types import Interval, Question

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><b>", "</script><b>", "{{ 7*7 }}",
    "{% raw %}", "=HYPERLINK(\"http://x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1", "＝1", "a;=1", "x\n=1",
    "| a | b |", "# head", "[x](javascript:alert(1))", "![i](http://x/i.png)", "[x]: http://x", "`code`", "$x^2$",
    "***", "~~~", "~~gone~~", "1. one", "12345) one", "> quote", "#import \"x.typ\"", "#eval(\"1\")", "@label",
    "\\u{202e}", "\u202egnp.exe", "\u200bzero", "\u2066iso", "\0nul", "\x07bell", "\ud800", "\ufffe", "日本語",
    "مرحبا", "💶💶", "../../etc/passwd", "CON", "a" * 100_000, "&amp;", "<!--", "]]>", "\n\n\n", "'; drop table",
    "%s %d {0}", "",
]  # fmt: skip
IDS = range(len(HOSTILE))
QUESTION = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2026-04", "level")
POINTS = tuple((f"2026-{month:02d}", 30e9 + month * 1e9) for month in range(1, 9))
KEPT = frozenset(
    {"verdict", "code", "decision", "points", "told_in"}
)  # words of ours, of which there are a few


def make_item(id: str = "c1", **more: Any) -> Item:
    """A contradicted claim with everything an item can have."""
    check = Check(
        "contradicted",
        "off",
        "US goods imports from Mexico, April 2026: $35.343 billion, not at least $50.685 billion.",
        Interval(50.685e9, None, "USD"),
        Found(35.343e9, "USD"),
        -0.434,
        (
            Evidence(
                "s1", "US imports", "2026-04", 35.343e9, "USD", "Census", "2026-10-10", "https://c.example/1"
            ),
        ),
        (Explanation("matches US goods trade, April 2026", QUESTION, 50.692e9),),
    )
    told = {
        "claim": "imports were at least $50.69 billion in April",
        "claimant": "Minister of Trade",
        "claimant_kind": "person",
        "date": "2026-06-10",
        "publisher": "The Ledger",
        "title": "April trade",
        "url": "https://example.org/a",
        "language": "en",
        "question": QUESTION,
        "check": check,
        "before": "Nobody spoke. The minister said that ",
        "after": ", and left. Nobody answered.",
        "reviews": (Review("noted", "Ana", "2026-11-20", "asked the ministry"),),
        "series": Series("US goods imports from Mexico", "USD", POINTS),
        "note": "The ministry did not answer.",
    }
    return Item(id=id, **{**told, **more})


def make(*items: Item, **more: Any) -> Report:
    """A report of some items, or of one."""
    chosen = items or (make_item(),)
    return Report(**{"title": "T", "as_of": "2026-11-22", "items": chosen, "total": len(chosen), **more})


def with_words(thing: Any, words: str) -> Any:
    """`thing` with `words` in every field that holds text."""
    if isinstance(thing, str):
        return words
    if isinstance(thing, tuple):
        return tuple(with_words(one, words) for one in thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        told = {field.name: getattr(thing, field.name) for field in fields(thing) if field.name not in KEPT}
        return replace(thing, **{name: with_words(value, words) for name, value in told.items()})
    return thing


def hostile(words: str) -> Report:
    """A report with the same words in every field."""
    return with_words(make(introduction="x", url="x", statistics_to="x"), words)
