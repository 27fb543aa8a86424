"""Markdown. Other people's words are shown, not read as markup: what would be markup where it stands is escaped.

A chart becomes a line of block characters, as Markdown carries no picture in its own file.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

from app.reports.chart import caption, short_period
from app.reports.items import COLUMNS, Item, Report, Series
from app.reports.telling import amount_told, period_told, tell
from app.wording import ICONS

SUFFIX = "md"
MEDIA_TYPE = "text/markdown"
TITLE = "Markdown"
ADDRESS = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it is
BARS = "▁▂▃▄▅▆▇█"
SPECIAL = re.compile(
    r"""
    [`*]                                  # code and emphasis
    | (?<![^\W_])_ | _(?![^\W_])          # emphasis; one inside a word is part of it
    | \\(?=[!-/:-@\[-`{-~]|$)             # a backslash that would escape
    | <(?=[A-Za-z/!?])                    # a tag, a comment
    | &(?=\#?\w{1,32};)                   # a character reference
    | \](?=[(\[:]) | \[(?=\^)             # a link, a definition, a footnote
    | \$(?![\d.]) | ~(?=~) | (?<=\S)~     # mathematics, but not money; struck words, but not ~5%
    | \{(?=[{%])                          # a placeholder of a site generator
    | ^[-+=>\#\[:|] | \#$                 # what only means something at the ends of a line
    | (?:(?<=^\d)|(?<=^\d\d)|(?<=^\d{3})|(?<=^\d{4}))[.)](?=\s|$)  # a numbered list
    """,
    re.VERBOSE,
)


def render(report: Report) -> bytes:
    """The report as Markdown."""
    return ("\n".join(lines(report)) + "\n").encode("utf-8", "replace")


def verbatim(text: str | None) -> str:
    r"""`text` on one line, with what Markdown would read as markup escaped, and nothing else.

    >>> verbatim("*not* bold"), verbatim("$50.69 billion (up 5%) & more, said the U.S.-Mexico desk.")
    ('\\*not\\* bold', '$50.69 billion (up 5%) & more, said the U.S.-Mexico desk.')
    """
    return SPECIAL.sub(r"\\\g<0>", " ".join((text or "").split()))


def lines(report: Report) -> Iterator[str]:
    """The lines of the report."""
    yield f"# {verbatim(report.title)}"
    yield from (f"\n{verbatim(paragraph)}" for paragraph in (report.head, *report.opening))
    for item in report.items:
        yield from item_lines(item)
    yield f"\n## {report.tell('corrections')}\n"
    yield from (f"{verbatim(told)}\n" for told in report.corrections)
    yield f"## {report.tell('method')}\n"
    yield from (f"{verbatim(paragraph)}\n" for paragraph in report.method)


def item_lines(item: Item) -> Iterator[str]:
    """One claim."""
    check = item.check
    yield f"\n## {ICONS[check.verdict]} {item.verdict.capitalize()}\n"
    yield f"> {quoted(item)}\n"
    if item.rejected:
        yield f"**{item.tell('rejected')}**\n"
    yield from (f"{verbatim(told)}\n" for told in (check.reason, item.note) if told)
    yield from fact_lines(item)
    yield from (f"- {verbatim(match)}" for match in item.remarks)
    yield from (f"- {item.tell('review')}: {verbatim(review.words(item.told_in))}" for review in item.reviews)
    if item.series and len(item.series.points) > 1:
        yield f"\n{sparkline(item.series, item.told_in)}\n"
        yield verbatim(caption(item))
    yield from cell_lines(item)


def fact_lines(item: Item) -> Iterator[str]:
    """Who, where, and the numbers."""
    for name, told in item.facts.items():
        yield f"- {item.tell(name)}: {verbatim(told)}"
        if name == "source" and item.link:
            yield f"- {item.tell('address')}: <{quote(item.link, safe=ADDRESS)}>"


def quoted(item: Item) -> str:
    """The sentence with the claim in bold."""
    before, after = item.sentence
    claim = verbatim(item.claim)
    space = " " if after[:1].isspace() or after[:1].isalnum() else ""
    told = f"{verbatim(before)}{' ' if before else ''}{claim and f'**{claim}**'}{space}{verbatim(after)}"
    return told.strip()


def cell_lines(item: Item) -> Iterator[str]:
    """The cells behind the verdict, as a table."""
    if item.check.evidence:
        names = " | ".join(item.tell(name) for name in (*COLUMNS, "address"))
        yield f"\n| {names} |\n|---|---|---|---|---|---|"
    for cell in item.check.evidence:
        value = amount_told(item.told_in, cell.value, cell.unit)
        told = (f"{cell.title} ({cell.series})", cell.period, value, cell.provider, cell.vintage, cell.url)
        yield f"| {' | '.join(in_table(words) for words in told)} |"


def in_table(words: str) -> str:
    """Words in a cell of a table, where a bar would begin the next."""
    return re.sub(r"(?<!\\)\|", r"\\|", verbatim(words))


def sparkline(series: Series, tongue: str = "en") -> str:
    """A series in one line: its course in blocks, its ends in words.

    >>> sparkline(Series("t", "%", (("2024", 1.0), ("2025", 3.0), ("2026", 2.0))))
    '▁█▅ 2024 to 2026, lowest 1% (2024), highest 3% (2025)'
    """
    low, high = (pick(series.points, key=lambda point: point[1]) for pick in (min, max))
    reach = high[1] - low[1] or 1.0
    course = "".join(BARS[round((value - low[1]) / reach * (len(BARS) - 1))] for _, value in series.points)
    first, last = (short_period(series.points[place][0], tongue) for place in (0, -1))
    told = {
        f"{name}{part}": words
        for name, (period, value) in (("low", low), ("high", high))
        for part, words in (
            ("", amount_told(tongue, value, series.unit)),
            ("_period", period_told(tongue, period)),
        )
    }
    return f"{course} {tell(tongue, 'course', first=first, last=last, **told)}"
