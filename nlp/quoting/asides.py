"""What is said before its cue or on both sides of it: `…, the bureau reported, …`."""

from collections.abc import Iterator

from nlp.quoting import saying, tree
from nlp.quoting.contents import is_conceded, is_conjunction
from nlp.quoting.page import Page
from nlp.quoting.tags import FINITE, SUBJECTS
from nlp.quoting.types import Cue, Source

REACH = 12  # tokens between a cue and the word that opens its clause
SHORT = 4  # tokens: a beginning this short is no clause, what the cue interrupts goes on behind it
DASHES = frozenset({"—", "–", "--"})


def before_cue(page: Page, cue: Cue, source: Source | None, floor: int) -> list[tuple[int, int]]:
    """The clause that a cue follows or interrupts: "…, the bureau reported", "…, dijo la ministra, …"."""
    if not cue.kinds & {"say", "show", "think"}:
        return []
    start, end = page.sentences[cue.head]
    first = min(cue.start, source.start) if source and source.start >= start else cue.start
    left = first - 1
    skipped = page.word("adverbs") | page.word("auxiliaries") | page.word("clitics") | page.word("temporal")
    skipped |= page.word("conjunctions") | page.word("as")
    while left > start and (page.doc[left].lower_ in skipped or page.doc[left].text.startswith("-")):
        left -= 1
    joined = any(is_conjunction(page, index) for index in range(left + 1, first))
    if joined and left in page.closings:
        return []  # "pidió «paciencia» y prometió cifras"
    if left <= start or not page.is_delimiter(left) or page.doc[left].text in ("(", "[", ":"):
        return []
    if left in page.closings and page.doc[left - 1].text[-1:].isalnum() and page.is_parsed(left):
        return []  # "the “law of one price” they teach at school"
    last = max(cue.end, source.end if source and source.end <= end else 0)
    right = next((index for index in range(last, end) if page.is_delimiter(index)), end)
    if right < end and (
        page.doc[right].text == ":" or right in page.openings or opens_speech(page, left, right)
    ):
        return []
    if right < end and page.doc[left].text == "," and page.doc[right].text in DASHES:
        return []  # "when duty calls, our sailors answer without complaint — and …"
    if (
        page.is_parsed(cue.head)
        and cue.lemma in page.word("ordering")
        and saying.is_passive(page.doc[cue.head])
    ):
        return []  # "the rule, as proposed by the agency"
    if page.is_parsed(cue.head) and not is_parenthetical(page, cue, source, right):
        return []
    if not page.is_parsed(cue.head) and not stands_alone(page, cue, source, right):
        return []
    colons = [i + 1 for i in range(start, left) if parts(page, i)]
    return list(around(page, max(floor, *colons) if colons else floor, left, right, end))


def parts(page: Page, index: int) -> bool:
    """Whether nothing before this token belongs to what a cue behind it reports: a colon, dots before a quotation."""
    dots = page.doc[index].text == "…" and index + 1 in page.openings
    return not page.levels[index] and (dots or page.doc[index].text in (":", ";"))


def opens_speech(page: Page, left: int, right: int) -> bool:
    """Whether what follows the comma at `right` is a quoted sentence, so that its cue does not look back."""
    first = right + 2
    if page.doc[right].text != "," or right + 1 not in page.openings or first >= len(page.doc):
        return False
    return page.doc[first].text[:1].isupper() and left not in page.closings


def is_parenthetical(page: Page, cue: Cue, source: Source | None, right: int) -> bool:
    """Whether an English cue and its subject are all there is to their clause, an addressee or a day apart."""
    if source is None or source.start >= right or abs(source.head - cue.head) > REACH + 8:
        return False
    verb = page.doc[cue.head]
    if any(child.dep_ in SUBJECTS and child.lower_ in page.word("relatives") for child in verb.lefts):
        return False  # "…, and songs that remind us of home"
    opening = page.doc[page.sentences[cue.head][0]]
    if opening.tag_ == "VBG" and opening.dep_ == "advcl" and opening.head == verb:
        return False  # "Holding firm, our sailors answered with fire"
    ruled = any(child.dep_ in ("aux", "nsubj") for child in verb.lefts)
    if verb.tag_ in ("VBG", "VB") and not ruled:
        return False
    if any(child.dep_ == "conj" and child.tag_ in FINITE and child.i < right for child in verb.rights):
        return False  # "our sailors answered with fire and advanced, …"
    objects = [
        child for child in verb.rights if child.dep_ in ("dobj", "ccomp", "xcomp", "attr") and child.i < right
    ]
    if cue.lemma not in page.word("addressing") and any(
        not is_loose(page, child.i, source) for child in objects
    ):
        return False
    return cue.end >= right or page.doc[cue.end].lower_ not in page.word("complementizers")


def is_loose(page: Page, index: int, source: Source) -> bool:
    """Whether a token behind a cue is the speaker named behind the verb, or a day."""
    return source.start <= index < source.end or page.doc[index].lower_ in page.word("temporal")


def stands_alone(page: Page, cue: Cue, source: Source | None, right: int) -> bool:
    """Whether a Spanish or French cue is followed by its subject, or by nothing."""
    behind = source is not None and source.start >= cue.end
    after = source.end if source and behind else cue.end
    loose = page.word("stoppers") | page.word("temporal") | page.word("adverbs")
    return after >= right or (
        after < right and page.doc[after].lower_ in loose and (behind or source is None)
    )


def around(page: Page, start: int, left: int, right: int, end: int) -> Iterator[tuple[int, int]]:
    """The content before `left`; all of the sentence where what the cue interrupts goes on behind it."""
    tokens = [index for index in range(start, left) if not page.is_delimiter(index)]
    opening = page.doc[start].lower_
    if page.is_parsed(left):
        clause = tree.count_finite(page, start, left) > tree.opens_subordinate(page, start)
    else:
        clause = len(tokens) > SHORT and opening not in page.word("stoppers")
    following = page.doc[right + 1].lower_ if right + 1 < end else ""
    quoted = bool(tokens) and all(page.levels[index] > page.levels[right - 1] for index in tokens)
    resumes = not quoted and right + 1 < end and page.doc[right].text in (",", "—", "–", "-", "--")
    if resumes and (not clause or following in page.word("resuming") or goes_on_quoted(page, right + 1)):
        yield start, next((index for index in range(right + 1, end) if is_conceded(page, index)), end)
    elif clause or quoted or not page.is_parsed(left):
        yield start, left


def goes_on_quoted(page: Page, index: int) -> bool:
    """Whether a quotation that begins in mid-sentence opens here."""
    return index in page.openings and page.doc[index + 1 : index + 2].text[:1].islower()
