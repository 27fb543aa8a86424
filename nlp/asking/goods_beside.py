"""Goods told by a noun right beside a word of trade: "toy imports", "imports of widgets", "ventas de tornos".

A lexicon of goods is never whole. A noun that is not in it still makes goods fewer than all goods, whose total
would be the wrong cell.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Doc, Token

from nlp.asking.scene import Cue, Spanned
from nlp.asking.words import listed
from nlp.lexicon import load_lexicon

NOUNS = frozenset({"imports", "exports", "total", "deficit", "surplus"})
NO_CODE = ""
LONGEST = 3  # words of a name of goods
PHRASE = frozenset({"DT", "JJ", "JJR", "JJS", "NN", "NNS", "VBN", "VBG", "HYPH"})
ROMANCE = re.compile(r"(?: (?P<whose>[^\W\d_]+))? (?:de |d')(?P<thing>[^\W\d_]{3,})(?!\w)")


def find_goods_beside(doc: Doc, lower: str, cues: Iterable[Cue], named: Iterable[Spanned]) -> Iterator[Cue]:
    """The nouns beside words of trade that are no name of goods as it stands, with the code of their plural or "".

    `named` are the places that say something else: countries, figures, periods, goods already found.
    """
    taken = {at for one in named for at in range(one.start, one.end)}
    nouns = [cue for cue in cues if cue.name in NOUNS]
    tagged = doc.has_annotation("TAG")
    for start, end in beside_english(doc, nouns) if tagged else beside_romance(doc, lower, nouns, taken):
        if start not in taken and end - 1 not in taken:
            yield Cue(start, end, code_of(lower[start:end]))


def beside_english(doc: Doc, cues: list[Cue]) -> Iterator[tuple[int, int]]:
    """The noun right before each cue, and the head of what stands behind it after "of"."""
    tokens = {token.idx: token for token in doc}
    for cue in cues:
        token = tokens.get(cue.start)
        if token is not None and not token.is_sent_start and is_thing(doc[token.i - 1]):
            yield from names_ending(doc[token.i - 1])
        behind = tokens.get(cue.end + 1)
        if behind is not None and behind.lower_ == "of" and (head := head_behind(behind)):
            yield head.idx, head.idx + len(head)


def is_thing(token: Token) -> bool:
    """Whether a token is a common noun that can narrow goods; one that opens a sentence may be tagged a name."""
    common = token.tag_ in ("NN", "NNS") or token.tag_ == "NNP" and bool(token.is_sent_start)
    return common and token.is_alpha and len(token) > 2 and token.lower_ not in listed("all_goods", "en")


def names_ending(token: Token) -> Iterator[tuple[int, int]]:
    """The longest run of words up to `token` whose plural is a name of goods, else the token alone."""
    end = token.idx + len(token)
    for first in range(max(token.sent.start, token.i - LONGEST + 1), token.i + 1):
        start = token.doc[first].idx
        if first == token.i or code_of(token.doc.text[start:end].lower()):
            yield start, end
            return


def head_behind(of: Token) -> Token | None:
    """The last noun of the plain phrase behind "of"; None where names, numbers or no goods stand there."""
    head = None
    for token in of.doc[of.i + 1 : of.i + 1 + 2 * LONGEST]:
        if token.tag_ not in PHRASE or token.is_sent_start:
            break
        head = token if token.tag_ in ("NN", "NNS") else head
    return head if head is not None and is_thing(head) else None


def beside_romance(doc: Doc, lower: str, cues: list[Cue], taken: set[int]) -> Iterator[tuple[int, int]]:
    """The lower-case word behind each cue, whose it is, and "de"; it neither counts nor dates nor means all goods."""
    for cue in cues:
        told = ROMANCE.match(lower, cue.end)
        if told is None or told["whose"] and told.start("whose") not in taken:
            continue
        if doc.text[told.start("thing")].islower() and told["thing"] not in listed("all_goods", doc.lang_):
            yield told.span("thing")


@cache
def codes() -> dict[str, str]:
    """Names of goods with their codes, in every language; the first of two rows wins."""
    rows = reversed(load_lexicon("goods")["commodity"])
    return {name: row["code"] for row in rows for tongue in ("fr", "es", "en") for name in row[tongue]}


def code_of(name: str) -> str:
    """The code of goods told in the singular before another noun, or "" where none is known.

    >>> code_of("toy"), code_of("car"), code_of("battery"), code_of("widget")
    ('95', '8703', '8507', '')
    """
    plurals = (f"{name}s", f"{name}es", f"{name[:-1]}ies" if name.endswith("y") else name)
    return next((codes()[plural] for plural in plurals if plural in codes()), NO_CODE)
