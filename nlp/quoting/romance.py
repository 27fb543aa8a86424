"""Who is named as the speaker of a Spanish or French cue, by the words around it alone."""

from nlp.quoting.page import Page
from nlp.quoting.phrases import ROLES, is_plural, is_pronoun, is_trade, phrase_after, phrase_before
from nlp.quoting.types import Cue, Source

AGENTS = ("istas", "ores", "oras", "antes", "entes", "eros", "eras", "arios", "tos", "eurs", "iens", "ants")
PLACE = 8  # tokens that a place takes between a verb and its subject
SINGULAR = ("a", "e", "ó", "dijo", "puso", "tuvo", "vo", "ía", "aba", "rá")  # ends of verbs in the singular
SHARE = frozenset({"ciento", "cent", "%"})


def find_romance_source(page: Page, cue: Cue) -> Source | None:
    """Who is named as the speaker at a cue that no tree has read."""
    start, end = page.sentences[cue.head]
    if page.doc[cue.head].lower_ in page.word("own"):
        return Source(cue.start, cue.end, cue.head)  # "le dije: “…”"
    if "source" in cue.kinds:
        return phrase_after(page, told_end(page, cue.end, end), end)
    if "noun" in cue.kinds:
        linked = cue.end < end and page.doc[cue.end].lower_ in page.word("links")
        holder = phrase_after(page, cue.end + 1, end) if linked else None
        return holder if holder and is_speaker(page, holder) else None
    if is_passive(page, cue):
        return phrase_after(page, cue.end + 1, end)
    often = page.doc[cue.end + 1 : cue.end + 2].text in page.word(
        "unspeaking"
    )  # "ha dicho muchas veces | el"
    after, ahead = phrase_after(page, cue.end + 2 * often, end), subject_before(page, cue, start)
    fit = [source for source in (after, ahead) if source is not None and can_speak(page, source)]
    fit = [source for source in fit if is_pronoun(page, source.head) or not is_several(page, source, cue)]
    fit = [source for source in fit if not is_object(page, source, cue, start)]
    related = cue.start > start and page.doc[cue.start - 1].lower_ in page.word(
        "who"
    )  # "quien dijo su discurso"
    named = fit[::-1] if related or "judge" in cue.kinds else fit
    named.sort(key=lambda source: not is_somebody(page, source))  # "la alcaldesa | expresó | su alivio"
    return clitic_source(page, cue) or (named[0] if named else behind_place(page, cue, end))


def told_end(page: Page, index: int, end: int) -> int:
    """Behind the verb of saying, with its auxiliary, that begins at a token; the token where none does: "según | ha dicho |"."""
    last = index
    while last < end and page.doc[last].lower_ in page.word("auxiliaries") | page.word("clitics"):
        last += 1
    return last + 1 if last < end and page.doc[last].lower_ in page.reporting.verbs else index


def is_somebody(page: Page, source: Source) -> bool:
    """Whether a phrase is sure to name somebody; a capital at the beginning of a sentence tells nothing."""
    opening = source.head == source.end - 1 == page.sentences[source.head][0]
    head = page.doc[source.head]
    named = (head.text[:1].isupper() and not opening) or is_trade(page, source.head)
    return is_pronoun(page, source.head) or named or is_known(page, source)


def is_several(page: Page, source: Source, cue: Cue) -> bool:
    """Whether a phrase in the plural stands beside a Spanish verb in the singular: "rechazó | los cambios"."""
    if page.language != "es" or is_plural(page, cue) or not page.doc[cue.head].lower_.endswith(SINGULAR):
        return False
    first, head = page.doc[source.start].lower_, page.doc[source.head]
    told = head.lower_.endswith("s") and not head.text[:1].isupper() and is_agents(head.lower_)
    return first in page.word("several") or (told and first not in page.word("determiners"))


def is_object(page: Page, source: Source, cue: Cue, start: int) -> bool:
    """Whether nobody's noun behind a Spanish verb is what that is about: "Defendió | el acuerdo", not "…, dijo la naviera"."""
    if page.language != "es" or source.start < cue.end or is_somebody(page, source):
        return False
    following = page.doc[source.end : source.end + 1].text.lower()
    if following == ":" or following in page.word("complementizers") or "say" not in cue.kinds:
        return False
    before = cue.start - 1
    while before > start and page.doc[before].lower_ in page.word("auxiliaries") | page.word("clitics"):
        before -= 1
    quoted = bool({before, before - 1} & page.closings)
    return not quoted and (before - start < PLACE or not page.is_delimiter(before))


def subject_before(page: Page, cue: Cue, start: int) -> Source | None:
    """The subject ahead of a verb: a share of some, what stands right before it, or who keeps doing it."""
    verb = page.doc[cue.head].lower_
    if verb.endswith("ndo") and page.doc[cue.start - 1].lower_ not in page.word("auxiliaries"):
        return keeper(page, cue, start)
    ahead = share_before(page, cue.start, start) or phrase_before(page, cue.start, start)
    if ahead is not None and ahead.start > start and is_led(page, cue, ahead):
        first = phrase_before(page, ahead.start - 1, start)  # "él | al principio | planteó"
        return first if first and first.start == start and is_speaker(page, first) else None
    return ahead


def share_before(page: Page, end: int, floor: int) -> Source | None:
    """The share that ends before a verb, with those whose it is: "el 66 por ciento de los armadores | dijo"."""
    index = end - 1
    while index > max(floor, end - PLACE) and page.doc[index].text.lower() not in SHARE:
        index -= 1
    last = index
    while index > floor and not page.doc[index].text[:1].isdigit() and last - index < 3:
        index -= 1
    if page.doc[last].text.lower() not in SHARE or not page.doc[index].text[:1].isdigit():
        return None
    if last + 1 < end and page.doc[last + 1].lower_ not in page.word("links"):
        return None
    led = index > floor and page.doc[index - 1].lower_ in page.word("determiners")
    return Source(index - led, end, index)


def keeper(page: Page, cue: Cue, start: int) -> Source | None:
    """Who keeps saying it: "| el delegado | lleva toda la tarde diciendo"; someone right before a gerund else."""
    for index in range(cue.start - 1, max(start, cue.start - PLACE), -1):
        if page.doc[index].lower_ in page.word("keeping"):
            found = phrase_before(page, index, start)
            return found if found and not is_led(page, cue, found) else None
    found = phrase_before(page, cue.start, start)
    named = (
        found is not None
        and is_speaker(page, found)
        and not (found.start > start and is_led(page, cue, found))
    )
    return found if named else None


def is_passive(page: Page, cue: Cue) -> bool:
    """Whether a Spanish or French cue tells behind it by whom it is said: "fue descrita por la patronal"."""
    told = cue.end < len(page.doc) and page.doc[cue.end].lower_ in page.word("by")
    return told and cue.start > 0 and page.doc[cue.start - 1].lower_ in page.word("passive")


def is_led(page: Page, cue: Cue, source: Source) -> bool:
    """Whether a preposition before a phrase makes it no subject: "engañan al gobierno diciendo", "en esa sala dijeron"."""
    led = page.word("objects") | page.word("before_nouns") | page.word("places")
    behind = page.doc[source.end : cue.start]
    related = any(token.lower_ in page.word("relatives") for token in behind)  # "al ministro, que ayer dijo"
    return page.doc[source.start - 1].lower_ in led and not related


def can_speak(page: Page, source: Source) -> bool:
    """Whether a phrase read without a tree can be somebody: no "hace unos minutos", "dos veces", "operando"."""
    first, head = page.doc[source.start], page.doc[source.head]
    if page.doc[source.end - 1].lower_.endswith(("mente", "ment")) and source.head == source.start:
        return head.lower_ in page.word("people")  # "Textualmente dijo que"
    if head.lower_ in page.word("bidding"):
        return False  # "acuérdense lo que decía don Porfirio"
    if is_pronoun(page, source.head) or is_speaker(page, source) or head.lower_ in page.word("somebody"):
        return True
    words = {token.lower_ for token in page.doc[source.start : source.head + 2]}
    if first.lower_ in page.word("owners"):
        named = page.doc[source.start + 1 : source.end]
        return any(token.text[:1].isupper() for token in named)  # "su prima Ana", not "su preocupación"
    if words & page.word("unspeaking") or head.lower_.endswith(("mente", "ment")):
        return False
    return first.lower_ in page.word("determiners") or is_agents(head.lower_)


def is_agents(word: str) -> bool:
    """Whether a word ends as those for people who do something: "armadores", "syndicalistes"."""
    return word.endswith(AGENTS)


def behind_place(page: Page, cue: Cue, end: int) -> Source | None:
    """The speaker behind where something is said, without a tree: "escribió en sus redes | la diputada Ríos"."""
    if cue.end < end and page.doc[cue.end].lower_ in page.word("listening"):
        return behind_listener(page, cue.end + 1, min(end, cue.end + PLACE))
    if cue.end >= end or page.doc[cue.end].lower_ not in page.word("places"):
        return None
    placed = page.doc[cue.end + 1 : cue.end + 2].text.lower() in page.word("determiners")
    led = False
    for index in range(cue.end + 2 + placed, min(end, cue.end + PLACE)):
        if page.is_delimiter(index):
            return None
        if page.doc[index - 1].lower_ in page.word("links") | page.word("before_nouns"):
            led = True  # "en su cuenta de X", "en entrevista con Radio Vale"
        elif page.doc[index].lower_ in page.word("determiners"):
            led = False
        if led:
            continue
        following = index + 1 if page.doc[index].lower_ in page.word("determiners") else index
        if following < end and (page.doc[following].lower_ in ROLES or page.doc[following].text.istitle()):
            source = phrase_after(page, index, end)
            return source if source and is_speaker(page, source) else None
    return None


def behind_listener(page: Page, start: int, end: int) -> Source | None:
    """The speaker behind who is spoken to: "dijo a la prensa | el asesor Ruiz"."""
    for index in range(start + 1, end):
        before = page.doc[index - 1].lower_
        if page.doc[index].text == "," and page.doc[index + 1 : index + 2].text.istitle():
            source = phrase_after(
                page, index + 1, page.sentences[index][1]
            )  # "dijo a Radio Vale, | Ana Ruiz"
            return source if source and source.end - source.start > 1 else None
        if page.is_delimiter(index):
            return None
        linked = before in page.word("links") | page.word("determiners") | page.word("before_nouns")
        if page.doc[index].lower_ in page.word("articles") and not linked:
            source = phrase_after(page, index, page.sentences[index][1])
            return source if source and is_speaker(page, source) else None
    return None


def is_speaker(page: Page, source: Source) -> bool:
    """Whether a phrase without a tree names somebody: a role, a house, a name."""
    return page.doc[source.head].text[:1].isupper() or is_known(page, source)


def is_known(page: Page, source: Source) -> bool:
    """Whether a role or a house is among the words of a phrase."""
    words = {token.lower_ for token in page.doc[source.start : source.end]}
    return bool(words & (ROLES | page.word("people") | page.word("things") | page.word("voices")))


def clitic_source(page: Page, cue: Cue) -> Source | None:
    """The French pronoun hung on a verb or its auxiliary: "dit-elle", "a-t-il indiqué"."""
    for index in (*range(cue.end, cue.end + 2), *range(cue.start - 1, cue.start - 3, -1)):
        if 0 <= index < len(page.doc) and page.doc[index].text.startswith("-") and len(page.doc[index]) > 2:
            return Source(index, index + 1, index)
    return None
