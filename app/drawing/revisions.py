"""What changed from one wording of an article to the next, word by word."""

import difflib
import re
from collections.abc import Iterator

from app.drawing.words import html

WORD = re.compile(r"\s+|\S+")
LONGEST = 12_000  # words: longer texts are compared by paragraph, since words would take minutes
KEPT = 12  # words around a change that are shown
STYLE = """<style>
.fulcrum-diff{white-space:pre-wrap;line-height:1.7;max-width:44rem;overflow-wrap:anywhere}
.fulcrum-diff ins{background:rgba(46,125,50,.2);text-decoration:underline}
.fulcrum-diff del{background:rgba(198,40,40,.18);text-decoration:line-through}
</style>"""


def changed_text(before: str, after: str) -> str:
    """HTML with what was taken out and put in, and a few words around; what stayed is shortened.

    >>> changed_text("one two", "one three").split("</style>")[1]
    '<div class="fulcrum-diff">one <del>two</del><ins>three</ins></div>'
    """
    old, new = pieces(before), pieces(after)
    if max(len(old), len(new)) > LONGEST:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=len(new) > LONGEST // 4)
    return f'{STYLE}<div class="fulcrum-diff">{"".join(find_stretches(matcher, old, new))}</div>'


def find_stretches(matcher: "difflib.SequenceMatcher[str]", old: list[str], new: list[str]) -> Iterator[str]:
    """The HTML of each stretch."""
    for what, start, end, first, last in matcher.get_opcodes():
        if what == "equal":
            yield html(stayed(old[start:end], start == 0, end == len(old)))
            continue
        if gone := "".join(old[start:end]):
            yield f"<del>{html(gone)}</del>"
        if come := "".join(new[first:last]):
            yield f"<ins>{html(come)}</ins>"


def stayed(words: list[str], at_start: bool, at_end: bool) -> str:
    """What stayed: whole when short, else only what stands next to a change."""
    if len(words) <= 3 * KEPT:
        return "".join(words)
    head = "" if at_start else "".join(words[:KEPT])
    tail = "" if at_end else "".join(words[-KEPT:])
    return f"{head} … {tail}"


def pieces(text: str) -> list[str]:
    """Words and the white space between them."""
    return WORD.findall(text)
