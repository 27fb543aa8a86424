"""A text with its claims, quotations and stances marked, as escaped HTML."""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.drawing.words import html

STYLE = """<style>
.fulcrum-text{white-space:pre-wrap;line-height:1.75;max-width:44rem;overflow-wrap:anywhere}
.fulcrum-text mark{background:transparent;color:inherit;border:0 solid;padding-bottom:1px}
.fulcrum-text mark.supported{border-bottom-width:2px;border-color:#2e7d32}
.fulcrum-text mark.close{border-bottom-width:2px;border-color:#b58900}
.fulcrum-text mark.contradicted{border-color:#c62828;border-bottom-style:double;border-bottom-width:4px}
.fulcrum-text mark.unverifiable{border-bottom-width:2px;border-color:#78909c;border-bottom-style:dotted}
.fulcrum-text mark.quotation{background:rgba(127,127,127,.16);border-radius:2px}
.fulcrum-text mark.stance{border-bottom-width:2px;border-color:#7a4e9e;border-bottom-style:dashed}
.fulcrum-text mark.here{background:rgba(255,213,79,.35)}
.fulcrum-text sup{font-weight:600;font-size:.7em;margin-left:1px}
</style>"""


PARAGRAPH = re.compile(r"(?<=[.!?…:”\"’»)\]])[ \t]*\n(?=\S)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One marked stretch: its kind is its look, its note what a pointer or a screen reader is told."""

    start: int
    end: int
    kind: str
    note: str
    sign: str = ""


def marked_text(text: str, marks: Iterable[Mark]) -> str:
    """`text` as HTML with `marks`; where two overlap, the stretch carries both.

    >>> marked_text("a < b", [Mark(0, 1, "close", "n")]).split("</style>")[1]
    '<div class="fulcrum-text"><mark class="close" title="n">a</mark> &lt; b</div>'
    """
    fitting = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    edges = sorted({0, len(text), *(m.start for m in fitting), *(m.end for m in fitting)})
    pieces = [
        stretch(text, start, end, [m for m in fitting if m.start <= start and end <= m.end])
        for start, end in itertools.pairwise(edges)
    ]
    return f'{STYLE}<div class="fulcrum-text">{"".join(pieces)}</div>'


def spaced(text: str, start: int, end: int) -> str:
    r"""`text` from `start` to `end` with an empty line after each paragraph that ends in a single line break.

    >>> spaced("It rose.\nIt fell. In\nApril.", 8, 29)
    '\n\nIt fell. In\nApril.'
    """
    seen = PARAGRAPH.finditer(
        text, start, min(end + 1, len(text))
    )  # what follows may stand in the next stretch
    breaks = [found.end() for found in seen if found.end() <= end]
    edges = [start, *breaks, end]
    return "\n".join(text[first:last] for first, last in itertools.pairwise(edges))


def stretch(text: str, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The HTML of one stretch that all of `marks` cover."""
    words = html(spaced(text, start, end))
    if not marks:
        return words
    kinds = " ".join(dict.fromkeys(mark.kind for mark in marks))
    notes = html(" · ".join(dict.fromkeys(mark.note for mark in marks if mark.note)))
    signs = "".join(f"<sup>{html(mark.sign)}</sup>" for mark in marks if mark.sign and mark.end == end)
    return f'<mark class="{kinds}" title="{notes}">{words}</mark>{signs}'
