"""Speaker turns of transcripts: `MS. HALE:`, `Q`, `PRESIDENTA DE LA REPÚBLICA, ANA RUIZ:` and what follows.

A label stands at the start of a line (or behind the end of a sentence, where lines were lost) and ends with a
colon; a lone Q, and in Mexican transcripts a whole line in capitals, need none. One suspicion is no
transcript: a label counts when a word in it names a role or it comes twice, and there are two of them.
"""

import re
from collections import Counter
from collections.abc import Iterator

from nlp.lexicon import load_lexicon
from nlp.quoting.types import Turn

LEXICON = load_lexicon("turns")
ROLES = frozenset(LEXICON["roles"].split())
ASIDES = frozenset(LEXICON["asides"].split())
HEADINGS = frozenset(LEXICON["headings"].split())
UPPER = r"[^\W\d_a-zà-öø-ÿ]"
START = r"(?:^[ \t\u00a0]*[“\"]?|(?<=[.!?…)”\"\]—][ \u00a0])|(?<=[.!?…)”\"\]—][ \u00a0][ \u00a0]))"
CAPITALS = re.compile(
    rf"{START}(?P<label>{UPPER}(?:{UPPER}|c(?={UPPER}{UPPER})|[.,'’()\-– \u00a0]|\d){{0,150}})(?P<stop>:)(?=\s|$)",
    re.MULTILINE,
)
TITLED = re.compile(
    rf"^[ \t\u00a0]*(?P<label>{UPPER}[\w.'’-]*(?:[ \u00a0](?:{UPPER}[\w.'’-]*|de|del|la|of|the|du|des)){{0,6}})(?P<stop>:)(?=\s)",
    re.MULTILINE,
)
ASKED = re.compile(rf"{START}(?P<label>Q)(?P<stop>[ \t\u00a0]{{1,8}}|\n)(?=\S)", re.MULTILINE)
LINE = re.compile(
    rf"^[ \t]*(?P<label>{UPPER}(?:{UPPER}|[.,'’()\-– \u00a0]){{5,150}})(?P<stop>)[ \t]*$", re.MULTILINE
)
RULED = re.compile(r"(?:\A|-{3,}|\*{3,}|_{3,})\s*\Z")
WORD = re.compile(r"[^\W\d_-]+(?:-[^\W\d_]+)*")
ASIDE = re.compile(r"[(\[](?P<words>[^()\[\]\n]{2,60})[)\]]\s*")
TAIL = re.compile(r"(?:\s|-{3,}|[-—–]+0{2,}[-—–]+|[*#]\s?|_{3,}|\bEND\b[^\n]{0,40}\Z)+\Z")


def find_turns(text: str) -> Iterator[Turn]:
    """The turns of a transcript, in order; none where the text is no transcript.

    >>> text = "MS. HALE: We wait.\\nQ    And then?\\nMS. HALE: We sign."
    >>> [(text[t.label_start : t.label_end], text[t.start : t.end]) for t in find_turns(text)]
    [('MS. HALE', 'We wait.'), ('Q', 'And then?'), ('MS. HALE', 'We sign.')]
    """
    labels = find_labels(text)
    if len(labels) < 2 and not any(is_strong(match) for match in labels):
        return
    for index, match in enumerate(labels):
        limit = labels[index + 1].start() if index + 1 < len(labels) else len(text)
        start = spoken_from(text, match.end("stop"), limit)
        end = trimmed(text, start, limit)
        if end > start:
            yield Turn(start, end, *match.span("label"), match.start())


def spoken_from(text: str, start: int, limit: int) -> int:
    """Where the words of a turn begin, white space and stage directions left off."""
    while start < limit and text[start].isspace():
        start += 1
    aside = ASIDE.match(text, start, limit)
    return spoken_from(text, aside.end(), limit) if aside and is_aside(aside) else start


def trimmed(text: str, start: int, limit: int) -> int:
    """Where a turn ends, white space, rules, stage directions and the transcript's END left off."""
    tail = TAIL.search(text, max(start, limit - 80), limit)
    end = tail.start() if tail else limit
    asides = [aside for aside in ASIDE.finditer(text, max(start, end - 64), end) if aside.end() == end]
    return trimmed(text, start, asides[0].start()) if asides and is_aside(asides[0]) else end


def is_aside(match: re.Match[str]) -> bool:
    """Whether words in brackets are a stage direction: "(Laughs.)", "(APLAUSOS)", "(inaudible)"."""
    return not ASIDES.isdisjoint(WORD.findall(match["words"].lower()))


def find_labels(text: str) -> list[re.Match[str]]:
    """The labels of the text, in order."""
    matches = {m.start("label"): m for pattern in (LINE, TITLED, CAPITALS) for m in pattern.finditer(text)}
    candidates = [match for _, match in sorted(matches.items()) if is_label(match)]
    counts = Counter(match["label"] for match in candidates)
    kept = [match for match in candidates if counts[match["label"]] > 1 or names_role(match)]
    if sum(not match["stop"] for match in kept) < 2 and not any(is_ruled(match) for match in kept):
        kept = [match for match in kept if match["stop"]]
    if sum(match["label"].isupper() for match in kept) > 1 or not any(map(names_role, kept)):
        kept = [match for match in kept if match["label"].isupper()]
    if kept:
        labels = {match.start("label") for match in kept}
        kept += [match for match in candidates if match.start("label") not in labels and is_name(match)]
    asked = list(ASKED.finditer(text))
    if kept or len(asked) > 1:
        kept += asked
    return sorted(kept, key=lambda match: match.start())


def names_role(match: re.Match[str]) -> bool:
    """Whether a role is in a label in capitals, or leads one in small letters."""
    found = WORD.findall(match["label"].lower())
    return bool(ROLES.intersection(found if match["label"].isupper() else found[:1]))


def is_name(match: re.Match[str]) -> bool:
    """Whether a label that comes once reads as a name among the labels of a transcript."""
    return bool(match["stop"]) and match["label"].isupper() and len(words(match)) > 1


def words(match: re.Match[str]) -> set[str]:
    """The words of a label in lower case."""
    return set(WORD.findall(match["label"].lower()))


def is_label(match: re.Match[str]) -> bool:
    """Whether this can be a label at all: no heading; in a line of its own only with two words and a rule above."""
    found = words(match)
    if not found or found <= HEADINGS or match["label"].rstrip().endswith((".", ",")) and not match["stop"]:
        return False
    if not match["stop"]:
        following = match.string[match.end() : match.end() + 80].strip().partition("\n")[0]
        if not following or following.isupper():
            return False
        return len(found) > 1 or bool(found & ROLES) or is_ruled(match)
    return match["label"].isupper() or bool(found & ROLES) or len(match["label"]) > 3


def is_ruled(match: re.Match[str]) -> bool:
    """Whether a rule (`---`) stands in the line above."""
    return bool(RULED.search(match.string, max(0, match.start() - 12), match.start()))


def is_strong(match: re.Match[str]) -> bool:
    """Whether this one label by itself makes a transcript: capitals, a colon and a role."""
    return bool(match["stop"]) and match["label"].isupper() and bool(words(match) & ROLES)
