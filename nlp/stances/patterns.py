"""The patterns of frames, compiled to regular expressions.

A pattern is a row of words, read over a skeleton:

    {A} {B}     a party: A the one, B the other, in any words around it ("the feedlots of Texas"); the second
                time any party
    HAVE        an upper-case word is a list of the lexicon's `words` table
    depend*     a word that starts so
    (a|b)       alternatives
    [over {B}]  may be missing
    ~  ~~       up to three, up to ten words between; ^ up to four without a preposition
    BOTH  EACH  "both sides"; "each other".  PARTY: any party, whose part is not told.  ITS: "its", "our", "their".  DIRECT: what precedes a direct object
    ...         up to a dozen words, parties and commas among them
    TO  END     no "to" follows; here the clause ends
    HOME        no place follows ("other suppliers in Korea" are no stance on Korea)
    UNBID       nobody is told to do anything in the next words ("requires Chilean exporters to")
"""

import re
from typing import Any

from nlp.stances.skeletons import KEY

ANY = frozenset([""])
MARKED = {
    "TO": r"(?!to )",
    "END": r"(?=[.;,!?:)-] |$)",
    "HOME": r"(?!(?:in|from|at|of) [@#$])",
    "UNBID": r"(?!(?:[^\s,;:.!?]+ ){0,6}to )",
    "BOTH": r"&\d+ (?:@\d+ )?",  # a Spanish verb may say "we" once more ("los dos tenemos")
    "EACH": r"%\d+ ",
    "PARTY": r"[@#$]\d+ (?:'s )?",
    "ITS": r"[@#$]\d+ 's ",
    "...": r"(?:[^\s.!?]+ ){0,12}?",
}
LOOKS = ("TO", "END", "HOME", "UNBID")
NEGATIONS = re.compile(
    r"(?<!\S)(?:no|not|n't|nobody|nothing|nowhere|never|few|little|less|hardly|barely|scarcely|scant|ne|n'|CANNOT|UNABLE)(?!\S)"
)
PIECE = re.compile(r"\[[^\[\]]*\]|\([^()]*\)|\{[AB]\}|\S+")


class Compiler:
    """Turns patterns of one language into regular expressions."""

    def __init__(self, lexicon: dict[str, Any]):
        self.words = {name: alternatives(listed) for name, listed in lexicon["words"].items()}
        self.listed = lexicon["words"]
        self.common = frozenset(word[:KEY] for word in lexicon["common"])
        breaks = "|".join(sorted(map(re.escape, lexicon["breaks"]), key=len, reverse=True))
        self.relative = "|".join(lexicon["relatives"])
        self.word = rf"(?!(?:{breaks}) )[^\s@#&%,;:.!?…()]+ "
        indirect = "|".join(lexicon["indirect"])
        self.direct = rf"(?:(?!(?:{indirect}) |\S+ing ){self.word}){{0,3}}?(?=[@#$])"
        prepositions = "|".join(lexicon["prepositions"])
        self.plain = rf"(?!(?:{prepositions}) ){self.word}"
        self.gaps = 0
        self.filled: set[str] = set()
        self.known: dict[str, frozenset[str]] = {}

    def expression(self, pattern: str) -> str:
        """The regular expression of a pattern."""
        self.gaps = 0
        self.filled.clear()
        pieces = PIECE.findall(pattern)
        if any(piece.count("(") != piece.count(")") for piece in pieces):
            raise ValueError(f"brackets inside brackets: {pattern!r}")
        final = max((index for index, piece in enumerate(pieces) if piece not in LOOKS), default=0)
        built = "".join(self.piece(piece, index == 0, index == final) for index, piece in enumerate(pieces))
        return r"(?<!\S)" + built

    def piece(self, piece: str, first: bool = False, final: bool = False) -> str:
        """One piece of a pattern as an expression that eats the space behind it."""
        if piece.startswith("["):
            if "|" in re.sub(r"\([^()]*\)", "", piece):
                return f"(?:{self.piece(f'({piece[1:-1]})')})?"
            inner = "".join(self.piece(part) for part in PIECE.findall(piece[1:-1]))
            return f"(?:{inner})?"
        if piece in ("{A}", "{B}"):
            return self.slot(piece[1], first, final)
        if piece == "DIRECT":
            return self.direct
        if piece in MARKED:
            return MARKED[piece]
        if piece in ("~", "~~"):
            return self.gap(self.word, 3 if piece == "~" else 10)
        if piece == "^":
            return self.gap(self.plain, 4)
        if piece.startswith("("):
            inner = "|".join(
                "".join(self.piece(p) for p in PIECE.findall(part)) for part in piece[1:-1].split("|")
            )
            return f"(?:{inner})"
        if piece.isupper() and piece in self.words:
            return f"(?:{self.words[piece]}) "
        return literal(piece) + " "

    def gap(self, word: str, most: int) -> str:
        """Up to so many words, of no other clause."""
        self.gaps += 1
        return rf"(?P<g{self.gaps}>(?:{word}){{0,{most}}}?)"

    def slot(self, name: str, subject: bool, final: bool) -> str:
        """A party with the words that belong to it; those behind it matter only where a cue follows."""
        if name in self.filled:
            return r"(?:the )?[@#$]\d+ (?:'s )?"
        self.filled.add(name)
        self.gaps += 2
        before, after = f"g{self.gaps - 1}", f"g{self.gaps}"
        tail = rf"(?P<{after}>(?:(?:#\d+ )?{self.word}|#\d+ |, (?:[^\s,;:.!?]+ ){{1,10}}, ){{0,6}}?)"
        if final:
            return rf"(?P<{before}>(?:{self.word}){{0,4}}?)[@#$](?P<{name}>\d+) (?:'s )?"
        if subject:
            return rf"[@$](?P<{name}>\d+) (?:'s )?{tail}(?:(?:, )?(?:{self.relative}) )?"
        return rf"(?P<{before}>(?:{self.word}){{0,4}}?)[@#$](?P<{name}>\d+) (?:'s )?{tail}"

    def keys(self, pattern: str) -> tuple[frozenset[str], ...]:
        """For each piece beginnings of words one of which is there whenever the pattern fits, the rarest first.

        A pattern of common words only is tried on every sentence: `ANY`.
        """
        choices = [keys for piece in PIECE.findall(pattern) if (keys := self.known_keys(piece))]
        choices.sort(key=lambda keys: (min(map(len, keys)), -len(keys)), reverse=True)
        return tuple(choices) or (ANY,)

    def known_keys(self, piece: str) -> frozenset[str]:
        """What `piece_keys` gives, found once: the same words stand in many patterns."""
        if piece not in self.known:
            self.known[piece] = self.piece_keys(piece)
        return self.known[piece]

    def piece_keys(self, piece: str) -> frozenset[str]:
        """A word beginning for each alternative of a piece; none where one of them has no rare word."""
        if piece[0] in "[{~^" or piece in ("DIRECT", *MARKED):
            return frozenset()
        phrases = piece[1:-1].split("|") if piece[0] == "(" else self.listed.get(piece, [piece])
        keys: set[str] = set()
        for phrase in phrases:
            found = self.phrase_keys(phrase)
            if not found:
                return frozenset()
            keys |= found
        return frozenset(keys)

    def phrase_keys(self, phrase: str) -> frozenset[str]:
        """The beginning of the longest rare word of a phrase, or the keys of the list that it names."""
        for word in PIECE.findall(phrase):
            if word in self.listed and (listed := self.known_keys(word)):
                return listed
        words = [word.split("-")[0].rstrip("*") for word in phrase.split()]
        hyphened = {word.split("-")[0] for word in phrase.split() if "-" in word}  # rare even in common parts
        rare = [
            word
            for word in words
            if len(word) > 1 and word.strip("'").isalpha()
            if word in hyphened or (word[:KEY] not in self.common and word not in self.listed)
        ]
        return frozenset([max(rare, key=len)[:KEY]]) if rare else frozenset()


def has_negation(pattern: str) -> bool:
    """Whether a pattern negates by itself, whichever of its alternatives fits."""
    pieces = [piece for piece in PIECE.findall(pattern) if piece[0] not in "[{"]
    return any(all(NEGATIONS.search(part) for part in piece.strip("()").split("|")) for piece in pieces)


def literal(word: str) -> str:
    """One word as an expression; a star stands for any beginning or ending, a hyphen may stand by itself."""
    star = r"[^\s@#&%]*"
    core = re.sub(r"(?<=\w)\\-(?=\w)", "(?: - |-)", re.escape(word.strip("*")))
    return (
        f"{star if word.startswith('*') else ''}{core}{star if word.endswith('*') and len(word) > 1 else ''}"
    )


def alternatives(phrases: list[str]) -> str:
    """Phrases as alternatives, the longest first."""
    marked = {"ITS": r"[@#$]\d+ 's", "PARTY": r"[@#$]\d+"}
    return "|".join(
        " ".join(marked.get(word) or literal(word) for word in phrase.split())
        for phrase in sorted(phrases, key=len, reverse=True)
    )
