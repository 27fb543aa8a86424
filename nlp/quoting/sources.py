"""Whether a cue can report where it stands, and who is named as its speaker: by the tree, or by the words around it."""

from nlp.quoting import nouns, saying, tree
from nlp.quoting.page import DELIMITERS, Page
from nlp.quoting.phrases import phrase_after, phrase_before
from nlp.quoting.romance import find_romance_source, is_passive
from nlp.quoting.types import Cue, Source


def reports(page: Page, cue: Cue) -> bool:
    """Whether a cue can report at all where it stands: not negated, not impersonal, not an adjective."""
    before = page.doc[max(page.sentences[cue.head][0], cue.start - 4) : cue.start]
    words = [token.lower_ for token in before]
    if cue.kinds & {"source", "noun"}:
        return True
    if is_idle(page, cue):
        return False
    if page.is_parsed(cue.head):
        if any(
            nobody_says(page, cue)
            for nobody_says in (saying.is_bare, saying.is_unreal, saying.is_asked, saying.is_impersonal)
        ):
            return False
        return not ("say" in cue.kinds and saying.is_negated(page, cue))
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
    if lower.endswith(("rá", "rán")) and set(words) & page.word("answering"):
        return False  # "ustedes me preguntarán"
    if {lower, lower.removeprefix(cue.lemma)} & page.word("conditional"):
        return False  # "si fuera portavoz, diría"
    if is_passive(page, cue):
        return True
    if any(lower.endswith(ending) for ending in page.word("participle")):
        return any(word.lstrip("-") in page.word("auxiliaries") for word in words)
    return not words or words[-1] not in ("se", "s'", "s’") or cue.lemma in page.word("pronominal")


def is_idle(page: Page, cue: Cue) -> bool:
    """Whether the word behind a verb makes it mean something else: "think tanks", "confía en ella", not "confía en que"."""
    if cue.end >= len(page.doc) or f"{cue.lemma} {page.doc[cue.end].lower_}" not in page.reporting.idle:
        return False
    clause = page.doc[cue.end + 1 : cue.end + 2].text.lower() in page.word("complementizers")
    return page.is_parsed(cue.head) or not clause


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


def behind_outlet(page: Page, cue: Cue, source: Source) -> Source:
    """The name behind its newspaper's in a list of headlines: "Harbour Post–| Ruth Oder | announces …"."""
    dash = source.end
    if dash + 1 >= cue.start or page.doc[dash].text not in ("–", "—") or page.doc[dash - 1].whitespace_:
        return source
    names = all(token.tag_ in ("NNP", "NNPS") for token in page.doc[dash + 1 : cue.start])
    return Source(dash + 1, cue.start, cue.start - 1) if names else source


def find_source(page: Page, cue: Cue) -> Source | None:
    """Who is named as the speaker at a cue."""
    if page.is_parsed(cue.head):
        found = tree.find_source(page, cue)
        start, end = page.sentences[cue.head]
        filed = not page.doc[start].is_sent_start and not page.in_turn(page.starts[start])
        if found is None and filed and cue.kinds & {"say", "intend"}:
            return phrase_before(page, cue.start, start)  # the parser took the dateline for the subject
        opens = cue.start == start and page.doc[cue.end : cue.end + 1].text.istitle()  # "Said Ruiz: “…”"
        inverted = cue.start > 0 and page.is_delimiter(cue.start - 1)
        inverted = (inverted or opens) and page.doc[cue.head].tag_ != "VBG"
        if found is not None or "noun" in cue.kinds or not inverted:
            return behind_outlet(page, cue, found) if found else None
        return phrase_after(page, cue.end, end)
    return find_romance_source(page, cue)
