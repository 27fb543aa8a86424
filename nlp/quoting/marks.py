"""Quote marks of every style, paired in one pass; what does not pair is dropped, never raised.

A mark's role follows from its shape, else from what stands around it. An apostrophe is no mark: it stands
between letters, or nothing in its paragraph opened before it. A mark left open at the end of a paragraph
runs on when the next paragraph begins with a mark of its kind (each paragraph of a long quotation opens
anew, only the last one closes), else it closes there or, in mid-sentence, is dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from nlp.quoting.types import Quoted

Role = Literal["open", "close", "either", "none"]
MARK = re.compile(r"``|''|[\"“”„‟«»‹›‘’‚'＂]")
PARAGRAPH = re.compile(r"(?<!\s)\s*\n\s*")  # begun once a gap: spaces without end are no work
FAMILY = {
    "``": "double", "''": "double", '"': "double", "＂": "double", "“": "double", "”": "double",
    "„": "double", "‟": "double", "«": "guillemet", "»": "guillemet", "‹": "single guillemet",
    "›": "single guillemet", "‘": "single", "’": "single", "‚": "single", "'": "single",
}  # fmt: skip
OPENERS = frozenset("“„‟«‹‘‚") | {"``"}
CLOSERS = frozenset("”»›")
DEPTH = 4  # quotations within quotations; deeper is a fault of the marks
SENTENCE_END = re.compile(r"[.!?…,:;]['’\"”»)\]]*$")


@dataclass(slots=True)
class Opening:
    """A mark that waits for its closing one."""

    start: int
    end: int
    family: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A quote mark in the text, with the number of its paragraph."""

    start: int
    end: int
    family: str
    role: Role
    paragraph: int
    leads: bool
    """Whether it is the first thing in its paragraph."""


def find_quoted(text: str) -> Iterator[Quoted]:
    """What stands between quote marks, in order of the opening marks.

    >>> text = "“A ‘card’,” he said; it’s the farmers’ «last» one."
    >>> [text[q.start:q.end] for q in find_quoted(text)]
    ['A ‘card’,', 'card', 'last']
    """
    found: list[Quoted] = []
    stack: list[Opening] = []
    ends = paragraph_ends(text)
    for mark in find_marks(text, ends):
        found.extend(close_stale(text, ends, stack, mark))
        if mark.leads and stack and stack[0].family == mark.family and stack[0].paragraph < mark.paragraph:
            stack[0].paragraph = mark.paragraph
            del stack[1:]
        elif closes(mark, stack):
            found.append(paired(stack, mark))
        elif mark.role in ("open", "either") and len(stack) < DEPTH:
            stack.append(Opening(mark.start, mark.end, mark.family, mark.paragraph))
    found.extend(close_rest(text, ends, stack))
    full = (quoted for quoted in found if quoted.end > quoted.start)
    yield from sorted(full, key=lambda quoted: (quoted.start, -quoted.end))


def closes(mark: Mark, stack: list[Opening]) -> bool:
    """Whether this mark closes one that is open."""
    return mark.role in ("close", "either") and any(opening.family == mark.family for opening in stack)


def paired(stack: list[Opening], mark: Mark) -> Quoted:
    """Close the innermost opening of the mark's family; what opened inside it is forgotten."""
    depth = max(index for index, opening in enumerate(stack) if opening.family == mark.family)
    opening = stack[depth]
    del stack[depth:]
    return Quoted(opening.end, max(opening.end, mark.start), opening.start, mark.end, depth)


def close_stale(text: str, ends: list[int], stack: list[Opening], mark: Mark) -> Iterator[Quoted]:
    """End what was left open in an earlier paragraph, unless this mark carries it on."""
    if not stack or stack[0].paragraph == mark.paragraph:
        return
    carries = mark.leads and mark.family == stack[0].family and mark.paragraph == stack[0].paragraph + 1
    if not carries:
        yield from close_rest(text, ends, stack)


def close_rest(text: str, ends: list[int], stack: list[Opening]) -> Iterator[Quoted]:
    """End at its paragraph's end what began a sentence and was never closed; drop the rest."""
    if stack:
        opening = stack[0]
        end = ends[opening.paragraph]
        before = text[max(0, opening.start - 3) : opening.start].rstrip(" \t\u00a0\u202f")
        begins = not before or before[-1] in "\n:,"
        if begins and opening.family not in ("single", "single guillemet") and end > opening.end:
            yield Quoted(opening.end, end, opening.start, end)
    stack.clear()


def paragraph_ends(text: str) -> list[int]:
    """Where each paragraph ends. A line break inside a sentence, as in hard-wrapped text, ends none."""
    ends = []
    for gap in PARAGRAPH.finditer(text):
        following = text[gap.end() : gap.end() + 1]
        blank = gap.group().count("\n") > 1
        tail = text[max(0, gap.start() - 4) : gap.start()]
        if blank or SENTENCE_END.search(tail) or not following.islower():
            ends.append(gap.start())
    return [*ends, len(text)]


def find_marks(text: str, ends: list[int]) -> Iterator[Mark]:
    """The quote marks of the text with their roles, apostrophes left out."""
    last_single = last_closings(text, ends)
    paragraph = 0
    for match in MARK.finditer(text):
        while match.start() > ends[paragraph]:
            paragraph += 1
        begin = ends[paragraph - 1] if paragraph else 0
        leads = not text[begin : match.start()].strip() if match.start() - begin < 12 else False
        role = role_of(text, match, last_single[paragraph])
        if leads and match.group() == "»":
            role = "open"
        if role != "none":
            yield Mark(match.start(), match.end(), FAMILY[match.group()], role, paragraph, leads)


def last_closings(text: str, ends: list[int]) -> list[int]:
    """For each paragraph the last place where a single mark could close, or -1."""
    last = [-1] * len(ends)
    paragraph = 0
    for match in re.finditer(r"(?<=[\w.,!?…)])['’](?!\w)", text):
        while match.start() > ends[paragraph]:
            paragraph += 1
        last[paragraph] = match.start()
    return last


def role_of(text: str, match: re.Match[str], last_single: int) -> Role:
    """What a mark can be where it stands."""
    mark = match.group()
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    inside_left = not before or before.isspace() or before in "([{—–-/“‘„«¿¡\"'"
    inside_right = not after or after.isspace() or after in ".,;:!?…)]}—–-/”’»\"'"
    if FAMILY[mark] == "single":
        return single_role(text, match, inside_left, last_single)
    if mark in OPENERS:
        return "either" if mark == "“" and not inside_left and inside_right else "open"
    if mark in CLOSERS:
        turned = mark == "”" and not inside_right and (inside_left or (before == "…" and after.isupper()))
        return "open" if turned else "close"
    if inside_left != inside_right:
        return "open" if inside_left else "close"
    return "either"


def single_role(text: str, match: re.Match[str], inside_left: bool, last_single: int) -> Role:
    """What a single mark can be: it opens only where one can close later on in the paragraph."""
    mark, after = match.group(), text[match.end() : match.end() + 1]
    before = text[match.start() - 1 : match.start()]
    if before.isalnum() and after.isalnum():
        return "none"
    if mark in "‘‚" or (mark == "'" and inside_left and not after.isspace()):
        return "open" if last_single > match.end() and not after.isdigit() and after else "none"
    possessive = before in "sSxz" and text[match.end() : match.end() + 2].strip().islower()
    if possessive and last_single > match.start():
        return "none"
    return "close" if not after.isalnum() else "none"
