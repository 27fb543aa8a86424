"""Noun phrases by tokens alone: who is named before or behind a reporting verb, in any language."""

from functools import cache

from nlp.lexicon import load_lexicon
from nlp.quoting.page import Page
from nlp.quoting.types import Cue, Source

ROLES = frozenset(load_lexicon("turns")["roles"].split())
BRACKET = 8  # tokens within the brackets behind a house: "(CCV)"
LINKED = frozenset(("de", "del", "des", "du", "d'", "d’"))
AGO = 60  # tokens back to the subject of a verb without one
REACH = 30  # tokens: the longest name with title that a speaker is given


def phrase_after(page: Page, start: int, limit: int) -> Source | None:
    """The noun phrase that begins at `start` ("dijo | la ministra de Economía | en la sede"), or None."""
    if start >= limit or not can_begin(page, start):
        return None
    if is_pronoun(page, start):
        return Source(start, start + 1, start)
    end = start + 1
    while end < min(limit, start + REACH) and runs_on(page, end, limit):
        end += 1
    while end > start and page.doc[end - 1].lower_ in page.word("links") | page.word("determiners"):
        end -= 1
    return Source(start, end, head_of(page, start, end)) if end > start else None


def subject_phrase(page: Page, start: int, limit: int) -> Source | None:
    """The role or name that is the subject of a sentence, also behind a phrase that opens it: "En Lima, | la jueza | dijo"."""
    first = role_phrase(page, start, limit)
    if first is not None or page.language != "es" or page.doc[start].lower_ not in page.word("stoppers"):
        return first
    stop = min(limit - 1, start + AGO)
    comma = next((index for index in range(start, stop) if page.doc[index].text == ","), None)
    return role_phrase(page, comma + 1, limit) if comma is not None else None


def role_phrase(page: Page, start: int, limit: int) -> Source | None:
    """The role or name that opens a sentence ("La ministra de Economía | viajó"), its verb left off; or None."""
    begin = start
    while begin + 1 < limit and page.doc[begin].lower_ in page.word("determiners"):
        begin += 1
    end = begin
    while end < limit and page.doc[end].text[:1].isupper() and can_begin(page, end):
        end += 1
    if is_role(page, begin):
        end = linked_end(page, max(end, begin + 1), limit)
    elif end - begin < 2:
        return None
    return Source(start, end, head_of(page, start, end))


def is_role(page: Page, index: int) -> bool:
    """Whether a token is a noun for somebody, also for who once was: "ministra", "exministra"."""
    word = page.doc[index].lower_
    return word in ROLES | page.word("people") or (word.startswith("ex") and word[2:] in ROLES)


def subject_ahead(page: Page, cue: Cue) -> Source | None:
    """Whom a verb without a subject goes on with: the role or body before it in its sentence or the last, or None.

    "El embajador habló ayer. | Dijo que …". Nobody whom a preposition leads to, and none of another number.
    """
    verb = page.doc[cue.head].lower_
    if verb.endswith("ndo"):
        return None
    low, _ = page.sentences[cue.head]
    if low > 0:
        low, _ = page.sentences[low - 1]
    turn = page.turn_at(page.starts[cue.head])
    low = max(low, cue.head - AGO, page.token_at(turn.start) if turn else 0)
    for index in range(cue.head - 2, low - 1, -1):
        if page.levels[index] == page.levels[cue.head] and is_subject(page, index, verb.endswith("n"), low):
            return Source(index, linked_end(page, index + 2, cue.start), index + 1)
    return None


def linked_end(page: Page, end: int, limit: int) -> int:
    """Where a noun's phrase ends that goes on with names and what "de" leads to: "la sala | de la Corte Suprema"."""
    while end + 1 < limit and (page.doc[end].lower_ in LINKED or page.doc[end].text[:1].isupper()):
        end += 1 + (page.doc[end].lower_ in LINKED)
        while end < limit and page.doc[end - 1].lower_ in page.word("determiners"):
            end += 1
    return end


def is_subject(page: Page, index: int, plural: bool, low: int) -> bool:
    """Whether somebody is named here, article first, as the subject of a clause and in the number of a verb."""
    article, noun = page.doc[index].lower_, page.doc[index + 1].lower_
    known = ROLES | page.word("people") | page.word("things") | page.word("voices")
    if (
        article not in page.word("articles")
        or not {noun, noun.removesuffix("s"), noun.removesuffix("es")} & known
    ):
        return False
    led = page.word("objects") | page.word("before_nouns") | page.word("places") | page.word("links")
    return (article[-1] == "s") == plural and (index <= low or page.doc[index - 1].lower_ not in led)


def runs_on(page: Page, index: int, limit: int) -> bool:
    """Whether a noun phrase goes on with this token."""
    token = page.doc[index]
    following = page.doc[index + 1] if index + 1 < limit else None
    if page.is_delimiter(index):
        initial = token.text == "." and len(page.doc[index - 1]) <= 2 and page.doc[index - 1].text.istitle()
        return initial and following is not None and following.text[:1].isupper()
    if token.lower_ in page.word("conjunctions"):
        return following is not None and names(page, index + 1)
    if token.lower_ in page.word("bridges"):
        return following is not None and following.text[:1].isupper() and not token.text[0].isupper()
    if token.lower_ in page.word("stoppers") or token.lower_ in page.word("temporal"):
        return False
    if token.lower_ in page.word("links"):
        return following is not None and not page.is_delimiter(index + 1)
    if token.text[:1].isdigit() or token.lower_ in page.word("auxiliaries"):
        return False
    return token.lower_ not in page.word("complementizers")


def names(page: Page, index: int) -> bool:
    """Whether a token can begin a noun phrase's second half: an article or a name."""
    token = page.doc[index]
    return token.lower_ in page.word("determiners") or token.text[:1].isupper()


def can_begin(page: Page, index: int) -> bool:
    """Whether a noun phrase can begin with this token."""
    token = page.doc[index]
    lower = token.lower_
    if page.is_delimiter(index) or token.is_space or not token.text[:1].isalpha():
        return lower in page.word("determiners")
    blocked = (
        "stoppers",
        "complementizers",
        "temporal",
        "links",
        "subordinators",
        "adverbs",
        "clitics",
        "negations",
    )
    if is_pronoun(page, index) or lower in page.word("determiners"):
        return True
    return not any(lower in page.word(name) for name in blocked) and lower not in page.reporting.verbs


def is_pronoun(page: Page, index: int) -> bool:
    """Whether a token is a personal pronoun."""
    lower = page.doc[index].lower_.lstrip("-")
    return any(lower in page.word(f"pronouns_{kind}") for kind in ("person", "group", "thing", "self"))


def head_of(page: Page, start: int, end: int) -> int:
    """The head of a noun phrase without a tree: the last word before the first link, or a name's last word."""
    begin = start
    while begin + 1 < end and page.doc[begin].lower_ in page.word("determiners"):
        begin += 1
    stop = begin
    while stop + 1 < end and page.doc[stop + 1].lower_ not in page.word("links"):
        stop += 1
    if page.language == "en" or page.doc[begin].text[:1].isupper():
        return stop
    return begin


def phrase_before(page: Page, end: int, floor: int) -> Source | None:
    """The noun phrase that ends before a verb at `end` ("el ministro, de viaje, no lo | dijo"), or None."""
    lists = ("clitics", "auxiliaries", "adverbs", "negations", "temporal")
    skipped = frozenset().union(*map(page.word, lists))
    last = end - 1
    while last >= floor and page.doc[last].lower_ in skipped:
        last -= 1
    related = last >= floor and page.doc[last].lower_ in page.word("relatives")
    if related and page.doc[last].lower_ in page.word("who") and is_free(page, last - 1):
        return Source(last, last + 1, last)  # "respeto a | quienes | dicen"
    if related:
        last -= 1
        if last >= floor and page.doc[last].lower_ == "lo":
            last -= 1  # "los familiares | lo que han dicho es que"
        elif last >= floor and page.doc[last].lower_ in page.word("articles"):
            return Source(last, last + 1, last)  # "son de | los | que creen"
        if last >= floor and page.doc[last].text == ",":
            last -= 1
    elif last >= floor and page.doc[last].text == ",":
        named = name_inside(page, last, floor)
        if named is not None:
            return named
        last = before_apposition(page, last, floor)
    last = before_bracket(page, last, floor)
    if (
        last < floor
        or page.is_delimiter(last)
        or page.doc[last].lower_ in page.word("links") | page.word("conjunctions")
    ):
        return None
    if is_pronoun(page, last):
        return Source(last, last + 1, last)
    start = leftmost(page, last, floor)
    start = enumerated(page, start, last, floor)
    if related and page.doc[end].lower_.endswith("n"):
        start = nearest_plural(page, start, last)
    while start <= last and not can_begin(page, start):
        start += 1
    joined = (i for i in range(start + 1, last + 1) if page.doc[i].lower_ in page.reporting.verbs)
    if any(page.doc[i - 1].lower_ in page.word("conjunctions") for i in joined):
        return None  # "aumenta estos fondos y concluye | afirmando"
    return Source(start, last + 1, head_of(page, start, last + 1)) if start <= last else None


def before_bracket(page: Page, last: int, floor: int) -> int:
    """The token before the brackets that end here: "la Cámara del Trigo | (CT)"; the token itself where none do."""
    if last < floor or page.doc[last].text != ")":
        return last
    opening = (i for i in range(last - 1, max(floor, last - BRACKET), -1) if page.doc[i].text == "(")
    return next(opening, last + 1) - 1


def behind_bracket(page: Page, index: int) -> int:
    """The token behind the brackets that open here; the token itself where none do."""
    if index >= len(page.doc) or page.doc[index].text != "(":
        return index
    closing = (i for i in range(index + 1, min(len(page.doc), index + BRACKET)) if page.doc[i].text == ")")
    return next(closing, index - 1) + 1


def name_inside(page: Page, comma: int, floor: int) -> Source | None:
    """The name between two commas that is no apposition, since nobody stands before it: "con su carta, | Mora Ruiz |, dijo"."""
    before = before_apposition(page, comma, floor)
    inside = page.doc[before + 2 : comma]
    if before < floor or len(inside) < 2 or not all(token.text[:1].isupper() for token in inside):
        return None
    start = leftmost(page, before, floor)
    named = {token.lower_ for token in page.doc[start : before + 1]} & somebody(page)
    if page.language != "es" or named or page.doc[before].text[:1].isupper() or page.doc[before].text == ")":
        return None
    return Source(before + 2, comma, comma - 1)


def somebody(page: Page) -> frozenset[str]:
    """The nouns by which somebody is known who can have a name in apposition: roles, people, houses."""
    return ROLES | page.word("people") | page.word("things") | trades(page.language)


@cache
def trades(language: str) -> frozenset[str]:
    """The nouns of roles and trades that name actors too."""
    roles = load_lexicon("roles").get(language, {})
    return frozenset(f"{roles.get('office', '')} {roles.get('speaker', '')}".split())


def enumerated(page: Page, start: int, last: int, floor: int) -> int:
    """Where a phrase begins of which this is the end of a list: "la ministra de | Obras, Comercio y Pesca |"."""
    joined = any(page.doc[index].lower_ in page.word("conjunctions") for index in range(start, last + 1))
    while (
        joined
        and start - 2 >= floor
        and page.doc[start - 1].text == ","
        and page.doc[start].text[:1].isupper()
        and page.doc[start - 2].text[:1].isupper()
    ):
        start = leftmost(page, start - 2, floor)
    return start


def is_trade(page: Page, index: int) -> bool:
    """Whether a token is a noun of a role or trade, also of who once held it."""
    word = page.doc[index].lower_
    return word in trades(page.language) or (word.startswith("ex") and word[2:] in trades(page.language))


def is_free(page: Page, index: int) -> bool:
    """Whether a "quien" behind this token tells of nobody named before it: "a quienes", "para quien"."""
    led = page.word("objects") | page.word("links") | page.word("before_nouns") | page.word("by")
    return index >= 0 and page.doc[index].lower_ in led


def nearest_plural(page: Page, start: int, last: int) -> int:
    """Where in a phrase those begin of whom a plural "que" tells: "la hipocresía de | algunos armadores | que dicen"."""
    if page.doc[start].lower_.endswith("s"):
        return start
    several = page.word("determiners") | page.word("somebody")
    plural = (
        i for i in range(last, start, -1) if page.doc[i].lower_ in several and page.doc[i].lower_[-1] == "s"
    )
    return next(plural, start)


def before_apposition(page: Page, comma: int, floor: int) -> int:
    """The token before the comma that opens an apposition closed at `comma`."""
    for index in range(comma - 1, max(floor, comma - REACH), -1):
        if page.doc[index].text in "()" and page.language == "es":
            return -1
        if page.doc[index].text == ",":
            return index - 1
    return -1


def leftmost(page: Page, last: int, floor: int) -> int:
    """Where the noun phrase that ends with `last` begins."""
    bounds = (
        page.word("stoppers")
        | page.word("temporal")
        | page.word("subordinators")
        | page.word("complementizers")
    )
    bounds = bounds - page.word("links")
    start = last
    while start > max(floor, last - REACH):
        if page.doc[start - 1].text == ")" and page.doc[start].lower_ in page.word("links"):
            start = before_bracket(page, start - 1, floor) + 1  # "la Cámara (CT) | del Golfo"
            if page.doc[start].text != "(":
                break
        before = page.doc[start - 1]
        if page.is_delimiter(start - 1) or before.is_space or before.lower_ in bounds:
            break
        linked = before.lower_ in page.word("links")
        if page.doc[start].lower_ in page.word("determiners") and not linked:
            break
        start -= 1
    return start


def is_plural(page: Page, cue: Cue) -> bool:
    """Whether a verb, or the auxiliary of a participle, is in the plural."""
    verb = page.doc[cue.head].lower_
    before = page.doc[cue.start - 1].lower_ if cue.start else ""
    helped = before in page.word("auxiliaries") and before.endswith("n")
    return (verb.endswith("n") and not verb.endswith("ndo")) or helped
