"""Speaker turns of transcripts: who speaks from where to where, in briefings and press conferences.

A label is a name in capitals or a title with a colon at the start of a line ("MS. HALE:", "Moderator:"), a
line in capitals under a rule (`---`), or a lone Q. One label is no transcript: there have to be two that name a
role or an asker, so that "SUMMARY:" of a notice and "WASHINGTON:" of a newspaper make none.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
BRACKETS = r"(?:[ \t]{0,2}\([^()\n]{2,60}\))"
LABEL = re.compile(
    rf"[ \t\u00a0\u200e]{{0,8}}(?:"
    rf"(?P<asked>Q)(?=[ \t\u00a0]{{1,8}}\S|$)(?! ?&)"
    rf"|(?P<capitals>{CAPITAL}(?:{CAPITAL}|c(?={CAPITAL})|[.,'’()\-– \u00a0/]|\d){{0,150}}{BRACKETS}?):(?=\s|$)"
    rf"|(?P<titled>{CAPITAL}[\w.’'-]{{0,30}}(?:[ \u00a0][\w.’'-]{{1,30}}){{0,5}}):(?=\s|$))"
)
RULE = re.compile(r"[ \t]*(?:-{3,}|\*{3,}|_{3,})[ \t]*")
LONGEST_LABEL = 260
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
ASIDE = re.compile(r"[(\[](?P<words>[^()\[\]\n]{2,90})[)\]]")
SENTENCE = re.compile(rf"{CAPITAL}[^()\n]{{3,88}}\.\Z")
END = re.compile(
    r"(?:\s|-{2,}[^\n]{0,12}-{2,}|-{3,}|[*#_]{1,8}|\bEND\b[^\n]{0,40}\Z|\b\d{1,2}:\d\d [AP]\.?M\.?[^\n]{0,12}\Z)+\Z"
)
LONGEST = 3_000_000


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: offsets into the article's text, end exclusive, the label not included."""

    start: int
    end: int
    speaker: str
    """The label as it stands there, without what is in brackets: `MS. HALE`, `Q`, `PREGUNTA`."""
    asks: bool = False
    """Whether it is somebody who asks and whose name the label does not tell."""


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label stands: its line begins at `start`, what is said at `end`."""

    start: int
    end: int
    text: str
    ruled: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The words of the label in small letters."""
        return frozenset(WORD.findall(self.text.lower()))

    @property
    def capitals(self) -> bool:
        """Whether it stands in capitals, but for the c of a McVANE."""
        return self.text.replace("Mc", "MC").isupper()


def read_turns(text: str) -> Iterator[Turn]:
    """The turns of a transcript in order; none where the text is no transcript.

    >>> text = "MS. HALE: We wait. (Laughter.)\\nQ And then?\\nMS. HALE: We sign."
    >>> [(turn.speaker, text[turn.start : turn.end], turn.asks) for turn in read_turns(text)][:2]
    [('MS. HALE', 'We wait. (Laughter.)', False), ('Q', 'And then?', True)]
    """
    labels = keep_labels(list(find_labels(text[:LONGEST])))
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        limit = following.start if following else len(text)
        start = label.end + len(text[label.end : limit]) - len(text[label.end : limit].lstrip())
        tail = END.search(text, max(start, limit - 120), limit)
        end = tail.start() if tail else limit
        if end > start:
            yield Turn(start, end, label.text, bool(label.words & lexicon("asking")))


def find_speech(text: str, turn: Turn) -> Iterator[tuple[int, int]]:
    """The parts of a turn that were spoken: what stands in brackets as a stage direction is left out.

    >>> text = "MS. HALE: We wait. (Laughter.) We (the union) sign.\\nQ When?"
    >>> [text[start:end] for start, end in find_speech(text, next(read_turns(text)))]
    ['We wait.', 'We (the union) sign.']
    """
    place = turn.start
    for start, end in [*find_asides(text, turn.start, turn.end), (turn.end, turn.end)]:
        part = text[place:start]
        if part.strip():
            yield place + len(part) - len(part.lstrip()), place + len(part.rstrip())
        place = end


def find_asides(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stage directions: brackets that hold a whole sentence, or begin with the word for one."""
    for found in ASIDE.finditer(text, start, end):
        said = found["words"]
        told = WORD.findall(said.lower())[:2]
        if SENTENCE.match(said) or lexicon("directions").intersection(told):
            yield found.span()


def speaker_at(turns: Sequence[Turn], offset: int) -> Turn | None:
    """Whose turn it is at an offset; None before the first, in a label, and in what is no transcript."""
    return next((turn for turn in turns if turn.start <= offset < turn.end), None)


def find_labels(text: str) -> Iterator[Label]:
    """Everything that looks like a label."""
    place, after_rule = 0, "\n---\n" in text  # a front block was cut off at the first rule
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        alone = without_brackets(bare) if after_rule and len(bare) < LONGEST_LABEL else ""
        if alone.isupper() and ":" not in alone:
            yield Label(place, place + len(bare), alone, ruled=True)
        elif found := LABEL.match(bare):
            name = found["asked"] or found["capitals"] or found["titled"]
            yield Label(place, place + found.end(), without_brackets(name))
        if bare.strip():
            after_rule = bool(RULE.fullmatch(bare))
        place += len(line)


def keep_labels(labels: list[Label]) -> list[Label]:
    """The labels that are speakers: those that name a role or an asker, come again, or stand beside such ones."""
    good = [label for label in labels if label.words - lexicon("headings")]
    strong = [label for label in good if is_strong(label)]
    if len(strong) < 2 or not any(is_speaker(label) for label in strong):
        return []
    counts = Counter(label.text for label in good)
    capitals = sum(label.capitals for label in strong) > 1
    alike = [label for label in good if label.capitals == capitals]
    return [
        label
        for label in alike
        if is_strong(label) or counts[label.text] > 1 or (capitals and 1 < len(label.words) < 12)
    ]


def is_strong(label: Label) -> bool:
    """Whether a label by itself may tell of a transcript: a rule stands above it, or it is surely a speaker."""
    return label.ruled or is_speaker(label)


def is_speaker(label: Label) -> bool:
    """Whether a label names an asker or a role."""
    told = WORD.findall(label.text.lower())
    roles = told if label.capitals else told[:1]
    return bool(lexicon("roles").intersection(roles)) or set(told) <= lexicon("asking")


def without_brackets(label: str) -> str:
    """A label without remarks on how somebody is heard.

    >>> without_brackets("PRIME MINISTER HALE (As interpreted)")
    'PRIME MINISTER HALE'
    """
    return " ".join(ASIDE.sub(" ", label).replace("\u200e", "").split()).replace(" ,", ",")


@cache
def lexicon(name: str) -> frozenset[str]:
    """A list of words."""
    return frozenset(tomllib.loads((files("ingest") / "transcripts.toml").read_text("utf-8"))[name].split())
