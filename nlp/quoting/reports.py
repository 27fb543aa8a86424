"""Indirect speech: from each cue its source and the clause that is said, before quote marks are looked at.

Three shapes are read in every language: the cue before its clause ("said that …", "dijo que …", "X says: …"),
the cue behind or inside it ("…, the bureau reported, …"), and a phrase that names the source ("according
to …", "según …", "selon …"). English clauses come from the tree, Spanish and French ones from their words.
"""

from bisect import bisect_left
from collections.abc import Iterator

from nlp.quoting import tree
from nlp.quoting.frames import find_objects
from nlp.quoting.infinitives import find_infinitive
from nlp.quoting.page import Page
from nlp.quoting.phrases import ROLES, is_pronoun, phrase_after, phrase_before
from nlp.quoting.types import Cue, Draft, Source

AGENTS = ("istas", "ores", "oras", "antes", "entes", "eros", "eras", "arios", "tos", "eurs", "iens", "ants")
REACH = 12  # tokens between a cue and the word that opens its clause
PLACE = 8  # tokens that a place takes between a verb and its subject
DASHES = frozenset({"—", "–", "--"})
SHORT = 4  # tokens: a beginning this short is no clause, what the cue interrupts goes on behind it


def find_reports(page: Page) -> Iterator[Draft]:
    """What each cue outside quote marks and turns is found to report."""
    inherited: tuple[int, Source | None] = (-1, None)
    floor = (-1, 0)
    for cue in page.cues:
        start, _ = page.sentences[cue.head]
        if not reports(page, cue):
            continue
        source = find_source(page, cue)
        if source is not None and is_self(page, source):
            continue
        own = cue.kinds & {"noun", "source", "mood"}
        if inherited[0] == start and not own and (source is None or breaks_off(page, cue)):
            told = page.is_parsed(cue.head) and tree.is_passive(page.doc[cue.head])
            source = None if told else inherited[1]
        if cue.lemma in page.word("showing") and not is_evidence(page, source):
            continue
        drafts = list(read_cue(page, cue, source, floor[1] if floor[0] == start else start))
        if drafts:
            inherited = (start, source)
            floor = (start, max(cue.end, source.end if source else 0))
        yield from drafts


def is_evidence(page: Page, source: Source | None) -> bool:
    """Whether a source tells something by showing it, as a survey does and a raid does not."""
    named = page.doc[source.start : source.end] if source else ()
    return any(token.lower_ in page.word("evidence") for token in named)


def is_self(page: Page, source: Source) -> bool:
    """Whether the document speaks of itself or of nobody: "I say", "you know", "it seems", "that tells"."""
    head = page.doc[source.head]
    if page.is_parsed(head.i) and tree.is_part(head):
        return False
    return head.lower_ in page.word("pronouns_self") | page.word("nobody")


def reports(page: Page, cue: Cue) -> bool:
    """Whether a cue can report at all where it stands: not negated, not impersonal, not an adjective."""
    before = page.doc[max(page.sentences[cue.head][0], cue.start - 4) : cue.start]
    words = [token.lower_ for token in before]
    if cue.kinds & {"source", "noun"}:
        return True
    if cue.end < len(page.doc) and f"{cue.lemma} {page.doc[cue.end].lower_}" in page.reporting.idle:
        return False  # "think tanks", "cuentan con"
    if page.is_parsed(cue.head):
        if tree.is_bare(page, cue) or tree.is_unreal(page, cue):
            return False
        return not ("say" in cue.kinds and tree.is_negated(page, cue))
    if words and words[-1] in page.word("determiners") and words[-1] not in page.word("clitics"):
        return False
    if words and words[-1] in page.word("before_nouns"):
        return False  # "puso en duda"
    if set(words[-2:]) & page.word("unreal"):
        return False  # "debe decir que"
    if "mood" in cue.kinds:
        return tells_mood(page, cue)
    lower = page.doc[cue.head].lower_
    if {lower, lower.removeprefix(cue.lemma)} & page.word("conditional"):
        return False  # "si fuera portavoz, diría"
    if is_passive(page, cue):
        return True
    if any(lower.endswith(ending) for ending in page.word("participle")):
        return any(word.lstrip("-") in page.word("auxiliaries") for word in words)
    return not words or words[-1] not in ("se", "s'", "s’") or cue.lemma in page.word("pronominal")


def tells_mood(page: Page, cue: Cue) -> bool:
    """Whether a Spanish or French adjective has a verb before it and a clause behind: "está convencido de que"."""
    behind = {token.lower_ for token in page.doc[cue.end : cue.end + 2]}
    before = [token.lower_ for token in page.doc[max(0, cue.start - 2) : cue.start]]
    stated = bool(set(before) & page.word("copulas")) and not set(before) & page.word("negations")
    return stated and bool(behind & page.word("complementizers"))


def find_source(page: Page, cue: Cue) -> Source | None:
    """Who is named as the speaker at a cue."""
    if page.is_parsed(cue.head):
        found = tree.find_source(page, cue)
        inverted = cue.start > 0 and page.is_delimiter(cue.start - 1)
        if found is not None or "noun" in cue.kinds or not inverted:
            return found
        return phrase_after(page, cue.end, page.sentences[cue.head][1])
    start, end = page.sentences[cue.head]
    if "source" in cue.kinds:
        verb = cue.end < end and page.doc[cue.end].lower_ in page.reporting.verbs
        return phrase_after(page, cue.end + verb, end)
    if "noun" in cue.kinds:
        linked = cue.end < end and page.doc[cue.end].lower_ in page.word("links")
        holder = phrase_after(page, cue.end + 1, end) if linked else None
        return holder if holder and is_speaker(page, holder) else None
    if is_passive(page, cue):
        return phrase_after(page, cue.end + 1, end)
    after, ahead = phrase_after(page, cue.end, end), phrase_before(page, cue.start, start)
    if ahead is not None and ahead.start > start and page.doc[ahead.start - 1].lower_ in page.word("objects"):
        ahead = None  # "engañan al gobierno diciendo"
    fit = [source for source in (after, ahead) if source is not None and can_speak(page, source)]
    named = fit[::-1] if "judge" in cue.kinds else fit
    return clitic_source(page, cue) or (named[0] if named else behind_place(page, cue, end))


def is_passive(page: Page, cue: Cue) -> bool:
    """Whether a Spanish or French cue tells behind it by whom it is said: "fue descrita por la patronal"."""
    told = cue.end < len(page.doc) and page.doc[cue.end].lower_ in page.word("by")
    return told and cue.start > 0 and page.doc[cue.start - 1].lower_ in page.word("passive")


def can_speak(page: Page, source: Source) -> bool:
    """Whether a phrase read without a tree can be somebody: no "hace unos minutos", "dos veces", "operando"."""
    first, head = page.doc[source.start], page.doc[source.head]
    if is_pronoun(page, source.head) or is_speaker(page, source):
        return True
    words = {token.lower_ for token in page.doc[source.start : source.head + 2]}
    if words & page.word("unspeaking") or head.lower_.endswith(("mente", "ment")):
        return False
    return first.lower_ in page.word("determiners") or head.lower_.endswith(AGENTS)


def behind_place(page: Page, cue: Cue, end: int) -> Source | None:
    """The speaker behind where something is said, without a tree: "escribió en sus redes | la diputada Ríos"."""
    if cue.end >= end or page.doc[cue.end].lower_ not in page.word("places"):
        return None
    for index in range(cue.end + 2, min(end, cue.end + PLACE)):
        if page.is_delimiter(index):
            return None
        following = index + 1 if page.doc[index].lower_ in page.word("determiners") else index
        if following < end and (page.doc[following].lower_ in ROLES or page.doc[following].text.istitle()):
            source = phrase_after(page, index, end)
            return source if source and is_speaker(page, source) else None
    return None


def is_speaker(page: Page, source: Source) -> bool:
    """Whether a phrase without a tree names somebody: a role, a house, a name."""
    words = {token.lower_ for token in page.doc[source.start : source.end]}
    known = ROLES | page.word("people") | page.word("things") | page.word("voices")
    return bool(words & known) or page.doc[source.head].text[:1].isupper()


def clitic_source(page: Page, cue: Cue) -> Source | None:
    """The French pronoun hung on a verb or its auxiliary: "dit-elle", "a-t-il indiqué"."""
    for index in (*range(cue.end, cue.end + 2), *range(cue.start - 1, cue.start - 3, -1)):
        if 0 <= index < len(page.doc) and page.doc[index].text.startswith("-") and len(page.doc[index]) > 2:
            return Source(index, index + 1, index)
    return None


def read_cue(page: Page, cue: Cue, source: Source | None, floor: int) -> Iterator[Draft]:
    """The contents of one cue; `floor` is where the last cue of its sentence ends."""
    if page.is_parsed(cue.head) and source is None:
        return
    if "source" in cue.kinds:
        spans = beside_phrase(page, cue, source)
    elif opens_with_as(page, cue, source):
        spans = list(behind_as(page, cue, source))
    else:
        spans = list(behind_cue(page, cue, source)) or list(before_cue(page, cue, source, floor))
    for start, end in spans:
        trimmed = trim(page, start, end)
        if trimmed is not None:
            yield Draft(*page.span(*trimmed), "indirect", source, cue)


def opens_with_as(page: Page, cue: Cue, source: Source | None) -> bool:
    """Whether a cue belongs to the "as" that opens its sentence: "As the minister said, …"."""
    start, _ = page.sentences[cue.head]
    first = min(cue.start, source.start) if source else cue.start
    parted = any(page.doc[index].text == "," for index in range(start, first))
    return page.doc[start].lower_ in page.word("as") and not parted


def trim(page: Page, start: int, end: int) -> tuple[int, int] | None:
    """A content without the punctuation around it and the words that only open it; None for next to nothing."""
    opening = page.word("complementizers") | page.word("conjunctions")
    while start < end and (is_loose_mark(page, start, page.openings) or page.doc[start].lower_ in opening):
        start += 1
    while end > start and is_loose_mark(page, end - 1, page.closings):
        end -= 1
    return (start, end) if end - start > 1 else None


def is_loose_mark(page: Page, index: int, wanted: frozenset[int]) -> bool:
    """Whether a token is punctuation at a content's edge, no quote mark that belongs there."""
    return (page.is_delimiter(index) or page.doc[index].is_space) and index not in wanted


def behind_cue(page: Page, cue: Cue, source: Source | None) -> Iterator[tuple[int, int]]:
    """Clauses that follow their cue."""
    if page.is_parsed(cue.head):
        clauses = list(tree.find_clauses(page, cue)) or list(find_objects(page, cue, source))
        for start, end in clauses:
            yield start, content_end(page, cue, start, end)
        if clauses or "say" not in cue.kinds or not follows_phrase(page, cue):
            return
    _, end = page.sentences[cue.head]
    begin = max(cue.end, source.end if source and source.start >= cue.end else 0)
    infinitive = find_infinitive(page, cue, begin, end)
    if infinitive is not None:
        yield infinitive, content_end(page, cue, infinitive, end)
        return
    reach = REACH if cue.kinds != {"intend"} else 2  # "ofreció rutas nuevas, que …"
    for index in range(begin, min(end, begin + reach)):
        token = page.doc[index]
        if token.lower_ in page.word("complementizers"):
            yield index + 1, content_end(page, cue, index + 1, end)
            return
        if token.text == ":" and index == begin and source is not None and "say" in cue.kinds:
            yield from behind_colon(page, index + 1, end)
            return
        if page.is_delimiter(index) and token.text != ",":
            return
        if token.lower_ in page.reporting.verbs and page.doc[index - 1].lower_ not in page.word(
            "determiners"
        ):
            return


def behind_colon(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is said behind "dijo la ministra:", where it is neither quoted nor a list."""
    first = page.doc[start] if start < end else None
    if first is not None and start not in page.openings and first.text[0].isalnum() and end - start > SHORT:
        yield start, end


def follows_phrase(page: Page, cue: Cue) -> bool:
    """Whether a phrase parts an English cue from its clause: "said in a statement that"."""
    return cue.end < len(page.doc) and page.doc[cue.end].lower_ in page.word("stoppers")


def content_end(page: Page, cue: Cue, start: int, end: int) -> int:
    """Where a reported clause ends: before the next report that a comma or "and" leads to, or a semicolon."""
    first = bisect_left(page.cues, start + 1, key=lambda other: other.start)
    for other in page.cues[first:]:
        if other.start >= end:
            break
        if page.levels[other.head] != page.levels[cue.head]:
            continue
        contrast = tree.contrast(page, other) if page.is_parsed(other.head) else None
        if contrast is not None and contrast > start:
            return contrast
        if breaks_off(page, other):
            before = other.start - 1
            while before > start and not (page.is_delimiter(before) or is_conjunction(page, before)):
                before -= 1
            return before
    return next((index for index in range(start, end) if ends_content(page, index)), end)


def ends_content(page: Page, index: int) -> bool:
    """Whether what is said ends here: at a semicolon, or before what its reporter sets against it."""
    token = page.doc[index]
    following = page.doc[index + 1 : index + 2].text.lower()
    return token.text == ";" or (token.text == "," and following in page.word("conceding"))


def is_conjunction(page: Page, index: int) -> bool:
    """Whether a token is "and" or its like."""
    return page.doc[index].lower_ in page.word("conjunctions")


def breaks_off(page: Page, other: Cue) -> bool:
    """Whether a later cue of the sentence begins a report of its own: ", adding …", "and warned …"."""
    if page.is_parsed(other.head):
        return bool(other.kinds & {"say"}) and tree.begins_report(page, other)
    first = other.start - 1
    while first > 0 and page.doc[first].lower_ in page.word("auxiliaries") | page.word("adverbs") | page.word(
        "clitics"
    ):
        first -= 1
    before = page.doc[first]
    if before.lower_ in page.word("contrasting") and page.doc[first - 1].text == ",":
        return True
    return before.lower_ in page.word("conjunctions") or (before.text == "," and "noun" not in other.kinds)


def behind_as(page: Page, cue: Cue, source: Source | None) -> Iterator[tuple[int, int]]:
    """The clause that follows on "As the minister said, …"."""
    start, end = page.sentences[cue.head]
    last = max(cue.end, source.end if source else 0)
    comma = next((index for index in range(last, end) if page.is_delimiter(index)), None)
    leads = cue.start - start < REACH and comma is not None and comma - last < SHORT
    if leads and comma is not None and page.doc[comma].text == "," and source is not None:
        yield comma + 1, content_end(page, cue, comma + 1, end)


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
    last = max(cue.end, source.end if source and source.end <= end else 0)
    right = next((index for index in range(last, end) if page.is_delimiter(index)), end)
    if right < end and (
        page.doc[right].text == ":" or right in page.openings or opens_speech(page, left, right)
    ):
        return []
    if right < end and page.doc[left].text == "," and page.doc[right].text in DASHES:
        return []  # "when duty calls, our sailors answer without complaint — and …"
    if page.is_parsed(cue.head) and not is_parenthetical(page, cue, source, right):
        return []
    if not page.is_parsed(cue.head) and not stands_alone(page, cue, source, right):
        return []
    colons = [i + 1 for i in range(start, left) if page.doc[i].text in (":", ";") and not page.levels[i]]
    return list(around(page, max(floor, *colons) if colons else floor, left, right, end))


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
    ruled = any(child.dep_ in ("aux", "nsubj") for child in verb.lefts)
    if verb.tag_ in ("VBG", "VB") and not ruled:
        return False
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
        yield start, end
    elif clause or quoted or not page.is_parsed(left):
        yield start, left


def goes_on_quoted(page: Page, index: int) -> bool:
    """Whether a quotation that begins in mid-sentence opens here."""
    return index in page.openings and page.doc[index + 1 : index + 2].text[:1].islower()


def beside_phrase(page: Page, cue: Cue, source: Source | None) -> list[tuple[int, int]]:
    """The clause that "according to X" comes before, behind or within."""
    start, end = page.sentences[cue.head]
    if source is None:
        return []
    lead = [index for index in range(start, cue.start) if not page.is_delimiter(index)]
    if all(
        page.doc[index].lower_ in page.word("conjunctions") | page.word("subordinators") for index in lead
    ):
        comma = next((index for index in range(source.end, end) if page.doc[index].text == ","), None)
        return [] if comma is None else [(comma + 1, content_end(page, cue, comma + 1, end))]
    left = cue.start - 1
    if not page.is_parsed(cue.head) and not page.is_delimiter(left):
        return []
    right = next((index for index in range(source.end, end) if page.is_delimiter(index)), end)
    return list(around(page, start, left + (not page.is_delimiter(left)), right, end))
