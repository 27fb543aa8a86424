"""Whether a cue can report where it stands, and who is named as its speaker: by the tree, or by the words around it."""

from nlp.quoting import nouns, tree
from nlp.quoting.page import DELIMITERS, Page
from nlp.quoting.phrases import ROLES, is_pronoun, phrase_after, phrase_before
from nlp.quoting.types import Cue, Source

AGENTS = ("istas", "ores", "oras", "antes", "entes", "eros", "eras", "arios", "tos", "eurs", "iens", "ants")
PLACE = 8  # tokens that a place takes between a verb and its subject


def reports(page: Page, cue: Cue) -> bool:
    """Whether a cue can report at all where it stands: not negated, not impersonal, not an adjective."""
    before = page.doc[max(page.sentences[cue.head][0], cue.start - 4) : cue.start]
    words = [token.lower_ for token in before]
    if cue.kinds & {"source", "noun"}:
        return True
    if cue.end < len(page.doc) and f"{cue.lemma} {page.doc[cue.end].lower_}" in page.reporting.idle:
        return False  # "think tanks", "cuentan con"
    if page.is_parsed(cue.head):
        if any(
            nobody_says(page, cue)
            for nobody_says in (tree.is_bare, tree.is_unreal, tree.is_asked, tree.is_impersonal)
        ):
            return False
        return not ("say" in cue.kinds and tree.is_negated(page, cue))
    if words and words[-1] in page.word("determiners") and words[-1] not in page.word("clitics"):
        return False
    if words and words[-1] in page.word("before_nouns"):
        return False  # "puso en duda"
    if set(words[-2:]) & page.word("unreal") or is_supposed(page, words):
        return False  # "debe decir que", "si ustedes me preguntan"
    if page.doc[cue.head].lower_ in page.word("nounlike") and set(words[-1:]) & page.word("naming_nouns"):
        return False  # "la pregunta de ustedes", "bajo protesta de"
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


def is_supposed(page: Page, before: list[str]) -> bool:
    """Whether the words before a Spanish or French cue suppose what it says: "si nos dicen", and not "si bien dijo"."""
    clause = before[max((i + 1 for i, word in enumerate(before) if word in DELIMITERS), default=0) :]
    pairs = zip(clause, [*clause[1:], ""], strict=False)
    return any(word in page.word("supposing") and after not in page.word("granting") for word, after in pairs)


def tells_mood(page: Page, cue: Cue) -> bool:
    """Whether a Spanish or French adjective has a verb before it and a clause behind: "está convencido de que"."""
    behind = {token.lower_ for token in page.doc[cue.end : cue.end + 2]}
    before = [token.lower_ for token in page.doc[max(0, cue.start - 2) : cue.start]]
    stated = bool(set(before) & page.word("copulas")) and not set(before) & page.word("negations")
    return stated and bool(behind & page.word("complementizers"))


def is_passive(page: Page, cue: Cue) -> bool:
    """Whether a Spanish or French cue tells behind it by whom it is said: "fue descrita por la patronal"."""
    told = cue.end < len(page.doc) and page.doc[cue.end].lower_ in page.word("by")
    return told and cue.start > 0 and page.doc[cue.start - 1].lower_ in page.word("passive")


def is_self(page: Page, source: Source) -> bool:
    """Whether the document speaks of itself or of nobody: "I say", "you know", "it seems", "that tells"."""
    head = page.doc[source.head]
    if page.is_parsed(head.i) and nouns.is_part(head):
        return False
    return any(head.lower_ in page.word(name) for name in ("pronouns_self", "own", "nobody"))


def is_crowd(page: Page, cue: Cue, source: Source) -> bool:
    """Whether people at large are said to say it, with no word of which: "some people say", "la gente dice"."""
    head = page.doc[source.head]
    if head.lower_ not in page.word("crowd") or page.doc[cue.head].tag_ in ("VBD", "VBN"):
        return False
    told = page.is_parsed(head.i) and any(child.i < cue.start for child in head.rights)
    others = (token for token in page.doc[source.start : source.end] if token != head)
    return not told and all(token.lower_ in page.word("determiners") for token in others)


def is_evidence(page: Page, source: Source | None) -> bool:
    """Whether a source tells something by showing it, as a survey does and a raid does not."""
    named = page.doc[source.start : source.end] if source else ()
    return any(token.lower_ in page.word("evidence") for token in named)


def is_figurative(page: Page, cue: Cue, source: Source | None) -> bool:
    """Whether a thing is only said to call or answer: "a spirit that has always called us to do our part"."""
    if source is None or cue.lemma not in page.word("figurative") or not page.is_parsed(source.head):
        return False
    head = page.doc[source.head]
    return not head.ent_type_ and nouns.is_abstract(page, head)


def find_source(page: Page, cue: Cue) -> Source | None:
    """Who is named as the speaker at a cue."""
    if page.is_parsed(cue.head):
        found = tree.find_source(page, cue)
        start, end = page.sentences[cue.head]
        filed = not page.doc[start].is_sent_start and not page.in_turn(page.starts[start])
        if found is None and filed and cue.kinds & {"say", "intend"}:
            return phrase_before(page, cue.start, start)  # the parser took the dateline for the subject
        inverted = cue.start > 0 and page.is_delimiter(cue.start - 1)
        if found is not None or "noun" in cue.kinds or not inverted:
            return found
        return phrase_after(page, cue.end, end)
    start, end = page.sentences[cue.head]
    if page.doc[cue.head].lower_ in page.word("own"):
        return Source(cue.start, cue.end, cue.head)  # "le dije: “…”"
    if "source" in cue.kinds:
        verb = cue.end < end and page.doc[cue.end].lower_ in page.reporting.verbs
        return phrase_after(page, cue.end + verb, end)
    if "noun" in cue.kinds:
        linked = cue.end < end and page.doc[cue.end].lower_ in page.word("links")
        holder = phrase_after(page, cue.end + 1, end) if linked else None
        return holder if holder and is_speaker(page, holder) else None
    if is_passive(page, cue):
        return phrase_after(page, cue.end + 1, end)
    often = page.doc[cue.end + 1 : cue.end + 2].text in page.word(
        "unspeaking"
    )  # "ha dicho muchas veces | el"
    after, ahead = phrase_after(page, cue.end + 2 * often, end), phrase_before(page, cue.start, start)
    if ahead is not None and ahead.start > start and is_led(page, cue, ahead):
        first = phrase_before(page, ahead.start - 1, start)  # "él | al principio | planteó"
        ahead = first if first and first.start == start and is_speaker(page, first) else None
    fit = [source for source in (after, ahead) if source is not None and can_speak(page, source)]
    related = cue.start > start and page.doc[cue.start - 1].lower_ in page.word(
        "who"
    )  # "quien dijo su discurso"
    named = fit[::-1] if related or "judge" in cue.kinds else fit
    return clitic_source(page, cue) or (named[0] if named else behind_place(page, cue, end))


def is_led(page: Page, cue: Cue, source: Source) -> bool:
    """Whether a preposition before a phrase makes it no subject: "engañan al gobierno diciendo", "en esa sala dijeron"."""
    led = page.word("objects") | page.word("before_nouns") | page.word("places")
    behind = page.doc[source.end : cue.start]
    related = any(token.lower_ in page.word("relatives") for token in behind)  # "al ministro, que ayer dijo"
    return page.doc[source.start - 1].lower_ in led and not related


def can_speak(page: Page, source: Source) -> bool:
    """Whether a phrase read without a tree can be somebody: no "hace unos minutos", "dos veces", "operando"."""
    first, head = page.doc[source.start], page.doc[source.head]
    if is_pronoun(page, source.head) or is_speaker(page, source) or head.lower_ in page.word("somebody"):
        return True
    words = {token.lower_ for token in page.doc[source.start : source.head + 2]}
    if words & page.word("unspeaking") or head.lower_.endswith(("mente", "ment")):
        return False
    return first.lower_ in page.word("determiners") or head.lower_.endswith(AGENTS)


def behind_place(page: Page, cue: Cue, end: int) -> Source | None:
    """The speaker behind where something is said, without a tree: "escribió en sus redes | la diputada Ríos"."""
    if cue.end >= end or page.doc[cue.end].lower_ not in page.word("places"):
        return None
    placed = page.doc[cue.end + 1 : cue.end + 2].text.lower() in page.word("determiners")
    for index in range(cue.end + 2 + placed, min(end, cue.end + PLACE)):
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
