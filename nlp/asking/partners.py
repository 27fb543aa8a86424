"""The partner that is not named beside the word of trade: from the sentence, those before, or the title."""

import re
from collections.abc import Iterable, Sequence

from nlp.asking.left_out import LEFT_OUT
from nlp.asking.parts import LISTED, find_parts
from nlp.asking.scene import HOME, Cue, Scene, Span
from nlp.asking.words import any_of, ending, shape
from nlp.countries import Mention
from nlp.types import Origin

OURSELVES = shape("ourselves")
AMOUNT = re.compile(r" (?:[$€£]\d|\d[\d.,]* (?:mil|bill|mill|percent|%))")
BACK = 4  # sentences: a partner named further back is not in mind any more


def partner_in_context(scene: Scene, clause: Span, sentence: Span) -> tuple[str, Origin] | None:
    """The one partner that the sentence, those before it or the title have in mind."""
    ahead = Span(sentence.start, clause.end)
    here = {mention.country for mention in scene.partners(ahead)}
    own = spoken_for_two(scene, clause) if not here else None
    if own:
        return own
    if len(here) == 1:
        code = here.pop()
        return code, Origin("partner", "sentence", code)
    return (
        partner_before(scene, sentence) or partner_said_of(scene, clause, sentence) or partner_of_title(scene)
    )


def spoken_for_two(scene: Scene, clause: Span) -> tuple[str, Origin] | None:
    """Whose trade with the home country is called bilateral: that of the text's own country, or of the title's one."""
    if not shape("bilateral").search(scene.lower, clause.start, clause.end):
        return None
    return own_side(scene) or partner_of_title(scene)


def own_side(scene: Scene) -> tuple[str, Origin] | None:
    """Whose trade with the home country it is where nobody is named, in a text of one other country's offices."""
    return (scene.own, Origin("partner", "default", "the country whose offices speak")) if scene.own else None


def spoken_by(scene: Scene, sentence: Span) -> tuple[str, Origin] | None:
    """The country whose office speaks in a sentence: "nos compró …, presumió la presidenta mexicana"."""
    for one in scene.partners(sentence):
        if shape("spoken_by").search(scene.lead(one.start)) or shape("office_behind").match(
            scene.lower, one.end
        ):
            return one.country, Origin("partner", "sentence", one.text, one.start, one.end)
    return None


def partner_said_of(scene: Scene, clause: Span, sentence: Span) -> tuple[str, Origin] | None:
    """Whom a quotation is about, told behind it: "we sell them $337 billion," the senator said of Mexico."""
    closing = shape("closing_quote").search(scene.lower, max(clause.start, clause.end - 2), sentence.end)
    there = scene.partners(Span(closing.end(), sentence.end)) if closing else []
    if len({m.country for m in there}) != 1 or not shape("said_of").search(scene.lead(there[0].start)):
        return None
    return there[0].country, Origin("partner", "sentence", there[0].text, there[0].start, there[0].end)


def partner_before(scene: Scene, sentence: Span) -> tuple[str, Origin] | None:
    """The partner of the nearest sentence before that names one, unless it names several."""
    for earlier in scene.before(sentence, BACK):
        there = [m for m in scene.partners(earlier) if not LEFT_OUT.search(scene.lead(m.start))]
        codes = {m.country for m in there}
        if len(codes) == 1:
            return there[0].country, Origin("partner", "context", there[0].text, there[0].start, there[0].end)
        if len(codes) > 1:
            wanted = codes & set(scene.title_countries)
            if len(wanted) == 1:
                return wanted.pop(), Origin("partner", "title", scene.title or "")
            return None
    return None


def partner_of_title(scene: Scene) -> tuple[str, Origin] | None:
    """The title's partner, where it names one; the first where a comma sets the others apart."""
    codes = [code for code in scene.title_countries if code != HOME]
    if codes and (len(codes) == 1 or ", not " in (scene.title or "")):
        return codes[0], Origin("partner", "title", scene.title or "")
    return None


WHOSE = shape("rank_whose")
OF_WHOM = shape("rank_of_whom")


def rank_subject(scene: Scene, clause: Span, sentence: Span, offset: int) -> str | None:
    """Who is ranked: the last country before the rank that is not an aside; behind it, "was with China"."""
    cue = Cue(offset, offset, "rank")
    for span in (clause, sentence):
        parts = find_parts(scene, span, cue)
        there = sorted(
            (mention for part, mentions in parts.items() if part != "aside" for mention in mentions),
            key=lambda mention: mention.start,
        )
        named = [mention for mention in there if mention.country not in (HOME, "WLD")]
        ahead = [mention for mention in named if mention.start < offset]
        if named:
            return ahead[-1].country if ahead else named[0].country
    if OURSELVES.search(scene.lower, sentence.start, sentence.end):
        return None  # "we are the first partner": who speaks is not in the words
    met = partner_before(scene, sentence) or partner_of_title(scene)
    return met[0] if met else None


def ranked_by(scene: Scene, start: int, end: int) -> Mention | None:
    """Whose partners are ranked: "Mexico's largest market", "the main partner of Brazil"; None if unsaid."""
    sentence = scene.around(scene.sentences, start)
    for mention in scene.named(sentence):
        if (
            WHOSE.fullmatch(scene.lower, mention.end, start)
            if mention.end <= start
            else (mention.start >= end and OF_WHOM.fullmatch(scene.lower, end, mention.start))
        ):
            return mention
    return None


def ranked_abroad(scene: Scene, clause: Span, owner: Mention, start: int) -> str | None:
    """Who is ranked among another country's partners, the home country too: "the US was Mexico's largest market"."""
    ahead = [one for one in scene.named(clause) if one.end <= start and one.country != owner.country]
    others = ahead[-1:] or [one for one in scene.named(clause) if one.country != owner.country][:1]
    return others[0].country if others else None


def find_ranked(
    scene: Scene, clause: Span, sentence: Span, start: int, owner: Mention | None
) -> tuple[str, str | None]:
    """Whose partners are ranked, the home country's where nothing else is said, and which of them at this place."""
    if owner and owner.country not in (HOME, "WLD"):
        return owner.country, ranked_abroad(scene, clause, owner, start)
    return HOME, rank_subject(scene, clause, sentence, start)


def tariffed(scene: Scene, clause: Span, end: int, by: str) -> str | None:
    """The country whose goods bear a tariff levied `by` another: behind "on", else the only other of the clause."""
    codes = [m for m in scene.named(clause) if m.country != by]
    behind = [m for m in codes if m.start >= end]
    chosen = behind or codes
    return chosen[0].country if len({m.country for m in chosen}) == 1 else None


def joined(scene: Scene, span: Span, partner: str, *, added: bool = False) -> str | None:
    """The partners named in one row with this one, as a sum: "from Mexico and Canada combined"; None for one alone.

    Without a word that adds them up (and unless the caller knows them to be `added`), only a row behind a
    preposition counts, and no second figure may stand beside it ("with China and Mexico were $190 and $197 billion").
    """
    rows = [
        row
        for row in find_rows(scene.lower, scene.within(scene.countries, span))
        if partner in {m.country for m in row}
    ]
    codes = {m.country for row in rows[:1] for m in row} - {HOME, "WLD"}
    if len(codes) < 2:
        return None
    if added or any_of("together", "words").search(scene.lower, span.start, span.end):
        return added_up(codes)
    lead = scene.lead(rows[0][0].start)
    behind = any(
        ending("prepositions", part).search(lead) for part in ("source", "destination", "counterpart")
    )
    amounts = [f for f in scene.within(scene.figures, span) if f.kind in ("amount", "percent", "multiple")]
    apart = any_of("apart", "words").search(scene.lower, span.start, span.end)
    does = any(
        cue.name in ("buy", "sell") and shape("row_does").fullmatch(scene.lower, rows[0][-1].end, cue.start)
        for cue in scene.within(scene.cues, span)
    )  # "Peru and Chile bought $5 billion of American goods"
    return added_up(codes) if (behind or does) and len(amounts) < 2 and not apart else None


def added_up(codes: Iterable[str]) -> str:
    """Countries as one sum, each once, in order of code.

    >>> added_up(["MEX", "CAN+MEX"])
    'CAN+MEX'
    """
    return "+".join(sorted({code for some in codes for code in some.split("+")}))


def find_rows(lower: str, mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Countries in order of place, those named in a row with each other put together."""
    rows: list[list[Mention]] = []
    for mention in mentions:
        if mention.form == "place":
            continue
        alone = AMOUNT.match(lower, mention.end)  # "to the United States, Canada $37 billion"
        if rows and not alone and LISTED.fullmatch(lower, rows[-1][-1].end, mention.start):
            rows[-1].append(mention)
        else:
            rows.append([mention])
    return rows


def home_in_row(lower: str, mentions: Sequence[Mention]) -> str | None:
    """The home country in a row with others ("to the US and the EU"), as a sum; None where it stands alone or out."""
    for row in find_rows(lower, sorted(mentions, key=lambda mention: mention.start)):
        codes = {mention.country for mention in row}
        if HOME in codes and len(codes) > 1:
            return added_up(codes)
    return None
