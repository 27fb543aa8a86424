"""English noun phrases with the dependency tree: the words of one around its head, and what kind of thing it names."""

from itertools import takewhile

from spacy.tokens import Token

from nlp.quoting.page import Page
from nlp.quoting.phrases import ROLES
from nlp.quoting.types import Source

PHRASE_STOPS = frozenset({"relcl", "acl", "appos", "advcl", "punct", "ccomp", "parataxis"})
DEPTH = 6
ABSTRACT = (
    "ness",
    "ity",
    "hood",
    "ship",
    "ism",
    "ance",
    "ence",
    "tude",
    "ing",
    "tion",
    "sion",
    "ment",
    "acy",
)


def is_part(token: Token) -> bool:
    """Whether a word tells how many of some are meant: "many of the growers", "one of the lawyers"."""
    return any(child.dep_ == "prep" and child.lower_ == "of" for child in token.rights)


def noun_phrase(page: Page, head: Token) -> Source | None:
    """The words of a noun phrase around its head, relative clauses and appositions left off."""
    start, end = head.i, head.i + 1
    low, high = page.sentences[head.i]
    for child in head.children:
        if child.i < head.i and child.dep_ not in ("punct", "cc", "preconj"):
            start = min(start, child.left_edge.i)
    for child in sorted(head.children, key=lambda child: child.i):
        if child.i < head.i or child.dep_ == "cc":
            continue
        if child.dep_ in PHRASE_STOPS or child.left_edge.i > end + 1 or is_timed(page, child):
            break
        if child.dep_ == "conj" and page.doc[child.left_edge.i - 1].lower_ not in ("and", "&", ",", "or"):
            break
        end = max(end, right_end(child))
    while start - 2 >= low and page.doc[start - 1].text == "-" and not page.doc[start - 2].whitespace_:
        start -= 2  # "co-chairs"
    start, end = max(start, low), min(end, high)
    while end < high and page.doc[end - 1].tag_ == "IN" and page.doc[end].tag_ in ("NNP", "NNPS"):
        end = next((i for i in range(end, high) if page.doc[i].tag_ not in ("NNP", "NNPS")), high)
    turn = page.turn_at(page.starts[head.i])
    while turn is not None and start < head.i and page.starts[start] < turn.start:
        start += 1
    while start < head.i and (page.is_delimiter(start) or page.doc[start].is_space):
        start += 1
    if not (head.text[:1].isalnum() or head.text[:1] in "$@"):
        return None
    start = behind_town(page, start, low)
    return Source(start, end, head.i)


def is_timed(page: Page, child: Token) -> bool:
    """Whether what hangs on a noun is only a day: "its report | on Tuesday"."""
    return child.dep_ == "prep" and any(part.lower_ in page.word("temporal") for part in child.rights)


def past_day(page: Page, noun: Token) -> Token:
    """The noun that a clause tells more of, where the parser hung it on a day: "its report on Monday, which …"."""
    timed = noun.dep_ == "pobj" and noun.lower_ in page.word("temporal")
    holder = noun.head.head
    if timed and holder.tag_.startswith("VB"):
        holder = next((child for child in holder.rights if child.dep_ == "dobj"), holder)
    return holder if timed and holder.tag_.startswith("NN") else noun


def behind_town(page: Page, start: int, low: int) -> int:
    """Where a town begins that is named before its state: "Port Vale, | KY"."""
    if len(page.doc[start]) != 2 or not page.doc[start].text.isupper() or start - 2 < low:
        return start
    town = start - 2
    if page.doc[start - 1].text != "," or page.doc[town].tag_ != "NNP":
        return start
    while town > low and page.doc[town - 1].tag_ == "NNP":
        town -= 1
    return town


def right_end(token: Token) -> int:
    """Where the phrase under a token ends, its relative clauses and appositions left off."""
    end = token.i + 1
    for _ in range(DEPTH):
        rights = list(takewhile(lambda child: child.dep_ not in PHRASE_STOPS, token.rights))
        if not rights:
            break
        token = rights[-1]
        end = max(end, token.i + 1)
    return end


def is_abstract(page: Page, noun: Token) -> bool:
    """Whether an English noun is a thing of the mind: by its ending, bodies of people left out, or by the lexicon."""
    forms = {noun.lower_, noun.lower_.removesuffix("s")}
    if noun.tag_ not in ("NN", "NNS") or (is_part(noun) and not forms & page.word("abstract")):
        return False
    bodies = page.word("things") | page.word("people") | page.word("bodies") | ROLES
    made = any(form.endswith(ABSTRACT) for form in forms) and not forms & bodies
    return made or bool(forms & page.word("abstract"))
