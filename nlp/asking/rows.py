"""Rows of partners that share one question: "Mexico supplied 15.6 percent; Canada, 11.2 percent; China, 9"."""

import re
from dataclasses import replace

from nlp.asking import directions, portions
from nlp.asking.asked import Asked
from nlp.asking.partners import find_rows
from nlp.asking.scene import HOME, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention
from nlp.types import Figure, Flow, Interval, Origin

AFTER = 40  # characters behind an amount in which its own goods and partner stand
NUMBER = re.compile(r"\d[\d.,]*")
FAR = 28  # the same, to whom between them
SELLING = {"sell": "exports", "buy": "imports", "exports": "exports", "imports": "imports"}  # seen from home
NEXT = 12  # characters between the other verb and its amount
OPPOSITE: dict[str, Flow] = {"imports": "exports", "exports": "imports"}
UNSTATED = (None, "WLD")


def ask_next(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, before: Asked | None
) -> Asked | None:
    """The question before, asked of the partner that stands alone in front of this figure, where one does."""
    told = before.figure if before else None
    if before is None or told is None or told.kind != figure.kind or told.start < sentence.start:
        return None
    behind = scene.lower[figure.end : figure.end + portions.BEHIND]
    of_changes = before.question.measure == "percent_change" and figure.kind == "percent"
    if of_changes and portions.is_share(scene, clause, figure, behind):
        return None  # "… fell 3 percent, and Peru supplied 9 percent of the imports"
    if each := partner_of_each(scene, before, told, figure):
        return with_partner(before, figure, each)
    if (far := partner_behind(scene, told, figure)) and before.question.partner not in UNSTATED:
        return with_partner(before, figure, far)
    if in_order := partner_in_order(scene, sentence, before, told, figure):
        return with_partner(before, figure, in_order)
    if compared := other_compared(scene, sentence, before, told, figure):
        return with_partner(before, figure, compared)
    start = told.end if ":" in scene.lower[told.end : figure.start] else max(told.end, clause.start)
    between = scene.named(Span(start, figure.start))
    if not between and (hung := hung_on(scene, told, figure)):
        between = [hung]
    if len(between) == 2 and shape("that_of").search(scene.lower, start, between[0].start):
        between = [
            m for m in between if m.country != HOME
        ]  # "the one that the US has with Peru, at $5 billion"
    if turned := turned_round(scene, before, told, figure, clause):
        return turned
    if scene.within(scene.cues, Span(start, figure.start)):
        return None  # "and the bloc took $40.7 billion": a question of its own
    if len(between) != 1 or between[0].country in (HOME, "WLD") or before.question.partner in UNSTATED:
        return None
    partner = between[0]
    apart = ("row_owner", "row_which")
    if any(shape(name).fullmatch(scene.lower, partner.end, figure.start) for name in apart):
        return with_partner(before, figure, partner)
    ahead = re.split("[;,]", scene.lower[start : partner.start])[-1]
    if not shape("row_ahead").fullmatch(ahead):
        return None
    if not shape("row_behind").fullmatch(scene.lower, partner.end, figure.start):
        return None
    return with_partner(before, figure, partner)


def hung_on(scene: Scene, told: Figure, figure: Figure) -> Mention | None:
    """The partner whose relative clause tells a figure: "…, and Peru, which sent just $2 billion"."""
    named = scene.named(Span(told.end, figure.start))
    hung = named[-1] if named else None
    return hung if hung and shape("row_which").fullmatch(scene.lower, hung.end, figure.start) else None


def turned_round(scene: Scene, before: Asked, told: Figure, figure: Figure, clause: Span) -> Asked | None:
    """The same two the other way round: "it bought $334 billion of goods and sold $382 billion"."""
    between = scene.within(scene.cues, Span(told.end, figure.start))
    cues = [cue for cue in between if cue.name not in ("enter", "go")]  # "purchases came to": they only link
    flow = OPPOSITE.get(before.question.flow or "")
    if before.cue is None or flow is None or before.question.measure != "level" or len(cues) != 1:
        return None
    back = shape("told_back").fullmatch(scene.lower, cues[0].end, figure.start)
    pair, gap = {before.cue.name, cues[0].name}, scene.lower[told.end : cues[0].start]
    objects = scene.within(scene.countries, Span(cues[0].end, figure.start))
    if pair not in ({"buy", "sell"}, {"imports", "exports"}):
        return None
    if figure.start - cues[0].end > (FAR if objects else NEXT) and not back:
        return None
    if "imports" in pair and before.question.flow == before.cue.name:
        return None  # seen from the home country: a bare noun is read so anyway
    if not back and not shape("and_verb" if "buy" in pair else "and_noun").search(gap):
        return None
    if any(m.country != HOME for m in objects) or scene.within(
        scene.countries, Span(figure.start, clause.end)
    ):
        return None
    if objects and before.question.flow == SELLING[before.cue.name]:
        return None  # "sold Americans $15 billion" is the other way round only of what somebody else bought
    if any(m.start >= told.end + AFTER for m in scene.within(scene.countries, Span(told.end, cues[0].start))):
        return None
    return Asked(
        replace(before.question, flow=flow),
        Interval(figure.low, figure.high, figure.unit or "USD"),
        Span(cues[0].start, figure.end),
        figure,
        before.origins,
        cues[0],
    )


def partner_of_each(scene: Scene, before: Asked, told: Figure, figure: Figure) -> Mention | None:
    """The partner right behind a figure of a row in which each has one: "$5 billion from Peru, $3 billion from Chile"."""
    first, second = own_partner(scene, told), own_partner(scene, figure)
    first = first or led_partner(scene, told, figure, second)
    if first is None or second is None or first.country != before.question.partner:
        return None
    if first.end > figure.start or scene.within(scene.cues, Span(first.end, figure.start)):
        return None
    return second if second.country not in (HOME, first.country) else None


def led_partner(scene: Scene, told: Figure, figure: Figure, second: Mention | None) -> Mention | None:
    """The country between two figures behind the same preposition as the second's own partner: "came from Peru"."""
    between = scene.partners(Span(told.end, figure.start))
    if len(between) != 1 or second is None:
        return None
    first, next_ = (scene.lead(one.start, 12).split() or [""] for one in (between[0], second))
    return between[0] if first[-1] == next_[-1] else None


def own_partner(scene: Scene, figure: Figure) -> Mention | None:
    """The country that a preposition ties to the figure before it."""
    behind = scene.named(Span(figure.end, figure.end + AFTER))
    tied = behind and shape("row_tied").fullmatch(scene.lower, figure.end, behind[0].start)
    return behind[0] if tied else None


def without_compared(scene: Scene, figure: Figure, sentence: Span) -> Scene:
    """The scene without those whose own figure this one is set against: "above Canada's $66 billion"."""
    others = [f for f in scene.within(scene.figures, Span(figure.end, sentence.end)) if f.kind == figure.kind]
    away = {
        mention
        for other in others
        if shape("compared_amount").search(scene.lead(other.start, 60))
        and (mention := own_partner(scene, other)) is not None
    } | {
        mention
        for other in others
        for mention in scene.named(Span(figure.end, other.start))
        if shape("owns").fullmatch(scene.lower, mention.end, other.start)
    }
    kept = tuple(m for m in scene.countries if m not in away)
    return replace(scene, countries=kept) if away and scene.partners(Span(0, figure.end)) else scene


def partner_behind(scene: Scene, told: Figure, figure: Figure) -> Mention | None:
    """The partner of "against 15.6 percent for Mexico": a figure compared with the one before it."""
    if not shape("row_versus").search(scene.lower, told.end, figure.start):
        return None
    near = scene.within(scene.countries, Span(figure.end, figure.end + 24))
    linked = near and shape("row_for").fullmatch(scene.lower, figure.end, near[0].start)
    return near[0] if linked and near[0].country not in (HOME, "WLD") else None


def partner_in_order(
    scene: Scene, sentence: Span, before: Asked, told: Figure, figure: Figure
) -> Mention | None:
    """The next partner of a row whose figures stand in a row too: "with Mexico and Canada came to $872 and $716 billion"."""
    if not shape("row_on").fullmatch(scene.lower, told.end, figure.start):
        return None
    for row in find_rows(scene.lower, scene.within(scene.countries, sentence)):
        codes = [mention.country for mention in row]
        if HOME not in codes and before.question.partner in codes[:-1] and row[-1].end < told.start:
            return row[codes.index(before.question.partner) + 1]
    return None


def in_order(scene: Scene, figure: Figure, sentence: Span) -> Mention | None:
    """Whose figure one of a row of figures is: "imports from Peru and Chile grew 6.2 and 4.2 percent (respectively)"."""
    before = shape("numbers_ahead").search(scene.lead(figure.start, 80))
    index = len(NUMBER.findall(before.group())) if before else 0
    told = shape("respectively").search(scene.lower, sentence.start, sentence.end)
    if not told and not index:
        return None
    rows = [
        [m for m in row if m.country != HOME]
        for row in find_rows(scene.lower, scene.within(scene.countries, sentence))
        if len(row) > 1 and row[-1].end <= figure.start
    ]
    if not rows or index >= len(rows[-1]) or not told and index != len(rows[-1]) - 1:
        return None
    return rows[-1][index]


def other_compared(
    scene: Scene, sentence: Span, before: Asked, told: Figure, figure: Figure
) -> Mention | None:
    """Whom the partner before is compared with, told by a pair: "a bigger market than Peru: $5 billion to $3 billion"."""
    if not shape("set_against").fullmatch(scene.lower, told.end, figure.start):
        return None
    named = [m for m in scene.partners(Span(sentence.start, told.start))]
    others = [m for m in named if m.country != before.question.partner]
    if len({m.country for m in named}) != 2 or len(others) != 1:
        return None
    compared = shape("compared").search(scene.lower, sentence.start, others[0].start)
    return others[0] if compared and any(m.start < compared.start() for m in named) else None


def with_partner(before: Asked, figure: Figure, partner: Mention) -> Asked:
    """The question before, asked of another partner."""
    unit = before.stated.unit if before.stated else figure.unit or ""
    falls = before.stated is not None and (before.stated.high or before.stated.low or 0) < 0
    stated = directions.signed(Interval(figure.low, figure.high, unit), -1 if falls else 1)
    origins = tuple(one for one in before.origins if one.slot != "partner")
    named = Origin("partner", "clause", partner.text, partner.start, partner.end)
    return Asked(
        replace(before.question, partner=partner.country),
        stated,
        Span(min(partner.start, figure.start), max(partner.end, figure.end)),
        figure,
        (*origins, named),
        before.cue,
    )
