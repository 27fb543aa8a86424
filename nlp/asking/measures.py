"""How a figure measures: a level, a change, a share, a ratio; signed as the statistics are."""

import re
from dataclasses import dataclass, replace

from nlp.asking.scene import Scene, Span, Spanned
from nlp.asking.words import any_of, listed, shape
from nlp.types import Figure, Interval, Measure

BEHIND = 70  # characters behind a figure in which it is told what it is a part of
MORE = shape("more")
POSSESSIVE = 4  # characters from "Peru" to the figure in "Peru's 9 percent"
GAPPED = 130  # characters back to a verb that a clause leaves out
DOWNWARD = frozenset(
    {"below", "less", "lower", "smaller", "fewer", "narrower", "menos", "moins", "menor", "inferior"}
)
DIRECT = re.compile(
    r"(?:se |s'est |ont |a )?[^\W\d]+ (?:(?:about|around|nearly|almost|some|roughly|more than|over|casi|unos|más de|de) )*[^\w\s]?"
)
GOING = re.compile(r"(?<!\w)(?:up|down|en hausse|en baisse|en recul|a la baja|al alza)(?!\w)")
BOUND = re.compile(
    r"[.;:]|(?<!\w)(?:se|con|with|is|are|was|were|(?<!everything )(?<!all )that|which|(?<!lo )que|qui|by|est|sont|fue|fueron)(?!\w)"
)
OF_ALL = shape("of_all")
EVERY = re.compile(r"(?<!\w)(?:for every|for each|por cada|pour chaque)(?!\w)")
THAN_FLOW = re.compile(
    r" (?:(?:u\.?s\.? |its |the )?(?:exports|imports|exportaciones|importaciones)|plus|más|more)(?!\w)"
)
SHARE = re.compile(
    r" (?:(?:share|slice|part) of (?:(?:the|all|total) )*|of (?:the|all) (?:us|u\.s\.|american|national|overall) total(?!\w))"
)
MADE = re.compile(r"(?<!\w)ma(?:de|kes?|king) $")
ONE_IN = re.compile(r"(?:one|uno|una|un|une) (?:in|out of|of|de|sur) ")
AS_MUCH = re.compile(
    r" *(?:as (?:much|many|large|big|high)|lo que|más de lo que|(?:plus|autant)(?= que| qu'| de))"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure with what is stated; `of` where the words say what a share or ratio is of."""

    measure: Measure
    stated: Interval
    of: str | None = None


def ratio_of_every(scene: Scene, sentence: Span, figure: Figure) -> Measured | None:
    """ "For every $100 that went south, $158 came north": the second against the first; None for the first itself."""
    every = EVERY.search(scene.lower, sentence.start, figure.start)
    if every is None:
        return None
    told = [f for f in scene.within(scene.figures, Span(every.end(), figure.start)) if f.kind == "amount"]
    base = told[0].value if told and told[0].start - every.end() < 3 else 1.0
    if figure.start - every.end() < 3 or base <= 0 or figure.value >= 100 * base:
        return None
    low, high = (None if end is None else end / base for end in (figure.low, figure.high))
    return Measured("ratio", Interval(low, high, "multiple"), "other")


def is_of_base(scene: Scene, figure: Figure, cue: Spanned) -> bool:
    """Whether a cue is of the first of two amounts: "for every $100 that went south, $158 came north"."""
    sentence = scene.around(scene.sentences, figure.start)
    every = EVERY.search(scene.lower, sentence.start, figure.start)
    return bool(every and every.end() <= cue.start and "," in scene.lower[cue.end : figure.start])


def find_direction(scene: Scene, clause: Span, figure: Figure) -> tuple[int, int] | None:
    """The change word nearest to a figure in its clause: its direction and where it begins."""
    best: tuple[int, int, int] | None = None
    for start, end, sign in scene.changes:
        if clause.start <= start and end <= clause.end and not (figure.start <= start < figure.end):
            gap = figure.start - end if end <= figure.start else 2 * (start - figure.end) + 10
            if is_change(scene, start, end, figure) and (best is None or gap < best[0]):
                best = (gap, sign, start)
    return (best[1], best[2]) if best else None


def is_change(scene: Scene, start: int, end: int, figure: Figure) -> bool:
    """Whether a word of change is one here: "more than $5 billion" and "set up" are not."""
    word, tail = scene.lower[start:end], scene.lower[end : end + 8]
    if word in listed("change", "compares_ahead") and end <= figure.start:
        return False
    if word in listed("change", "compares_behind") and start >= figure.end:
        return start - figure.end < 12
    if word == "up" and MADE.search(scene.lead(start, 8)):
        return False  # "made up 15 percent"
    if word == "un" or re.match(r" than ", tail) and end <= figure.start:
        return False
    bound = word in listed("change", "bounds") and re.match(r" to ", tail)
    return not (bound and "go" in scene.lead(start, 6))


def read_amount(scene: Scene, clause: Span, figure: Figure) -> Measured:
    """An amount as a level or a change."""
    stated = Interval(figure.low, figure.high, figure.unit or "USD")
    direction = find_direction(scene, clause, figure)
    if direction and is_by(scene, figure, direction[1]):
        return Measured("change", signed(stated, direction[0]))
    return Measured("level", stated)


def is_by(scene: Scene, figure: Figure, change: int) -> bool:
    """Whether the figure is how much something changed by, and not what it changed to."""
    lead = scene.lead(figure.start, 34)
    if goes_from(scene, figure) or (shape("was_at").search(lead) and not MORE.match(scene.lower, figure.end)):
        return False
    if change >= figure.end:
        return bool(MORE.match(scene.lower, figure.end))
    if shape("changed_to").search(lead):
        return False
    by = shape("changed_by").search(lead)
    if by and change < figure.start:
        noun = scene.within(scene.cues, Span(change, figure.start))  # "closed with imports of $5 billion"
        return not (noun and re.match(r"(?:of|de|d')(?!\w)", by.group()))
    between = scene.lower[change : figure.start]
    if len(between) > 40 or re.search(r"(?<!\w)(?:from|desde|de|to|at|a|à)(?!\w)", between):
        return False
    return bool(GOING.match(between)) or bool(DIRECT.fullmatch(between))


def goes_from(scene: Scene, figure: Figure) -> bool:
    """Whether an amount is where something came from: "against $5 billion", "subieron de 5 mil millones a 6"."""
    lead = scene.lead(figure.start)
    if shape("base_amount").search(lead):
        return True
    return bool(shape("out_of").search(lead) and shape("to_another").match(scene.lower, figure.end))


def read_percent(scene: Scene, clause: Span, sentence: Span, figure: Figure) -> Measured | None:
    """A percentage as a share or a change, None where it is neither."""
    low, high = one_in(figure) or (figure.low, figure.high)
    stated = Interval(low, high, "percent")
    behind = scene.lower[figure.end : figure.end + BEHIND]
    gdp = shape("of_gdp").match(behind)
    if gdp:
        return Measured("share", stated, "GDP")
    if is_moved_share(scene, clause, figure):
        return None
    if is_told_in_money(scene, sentence, figure):
        return Measured("share", stated, "WLD")
    if answers_share(scene, figure, sentence):
        return Measured("share", stated, "WLD")
    before = shape("base_amount").search(scene.lead(figure.start))
    if is_share(scene, clause, figure, behind) or before and told_of_share(scene, figure):
        return Measured("share", stated, "WLD")
    if before and find_direction(scene, clause, figure):
        return None  # "up from 15.4 percent": no change by that much
    if is_one_of_two(scene, figure):
        return None
    direction = find_direction(scene, clause, figure)
    tail = MORE.match(scene.lower, figure.end)
    if tail and not scene.lower[tail.end("word") :].startswith(" of "):
        return Measured("percent_change", signed(stated, -1 if tail["word"].split()[-1] in DOWNWARD else 1))
    if direction is None:
        direction = find_direction(scene, sentence, figure)
        gapped = is_gapped(scene, clause, figure)
        if direction and abs(direction[1] - figure.start) > (GAPPED if gapped else 60):
            direction = None
        if direction and not gapped and is_of_another(scene, clause, figure, direction[1]):
            direction = None
    if direction is None:
        marked = figure.value < 0 or "+" in scene.lower[max(0, figure.start - 1) : figure.start + 1]
        return Measured("percent_change", stated) if marked else None
    return Measured("percent_change", signed(stated, direction[0]))


def is_of_another(scene: Scene, clause: Span, figure: Figure, change: int) -> bool:
    """Whether a change told in another clause has its own figure, and this one a subject: "… fell 3 percent, and Peru
    supplied 9 percent"; "Peru's 9 percent" only leaves the verb out."""
    taken = any(one.kind == figure.kind for one in scene.within(scene.figures, Span(change, clause.start)))
    subjects = scene.named(Span(clause.start, figure.start))
    return taken and bool(subjects) and figure.start - subjects[-1].end > POSSESSIVE


def is_gapped(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a clause leaves its verb out: "imports are up 13 percent …, and exports to it 16.6 percent"."""
    nouns = [cue for cue in scene.within(scene.cues, clause) if cue.end <= figure.start]
    return bool(nouns) and shape("gapped").fullmatch(scene.lower, nouns[-1].end, figure.start) is not None


def is_share(scene: Scene, clause: Span, figure: Figure, behind: str) -> bool:
    """Whether a percentage is part of a total of trade."""
    if shape("in_dollars").match(behind):
        return True
    if shape("of_goods_traded").match(scene.lower, figure.end) or SHARE.match(behind):
        return True
    part = re.match(r" *(?:out )?(?:of|de|del|du|des|d')(?!\w)", behind)
    if part and any_of("share", "totals").search(BOUND.split(behind[part.end() :])[0]):
        return True
    lead = scene.lower[max(clause.start, figure.start - 90) : figure.start]
    if OF_ALL.match(lead.lstrip()) and any_of("share", "totals").search(lead):
        return True
    if any_of("share", "gdp").search(lead + behind[:40]) or shape("means_change").search(lead):
        return False
    if shape("share_at").search(lead) and told_of_share(scene, figure):
        return True
    return bool(
        re.search(
            r"(?<!\w)(?:share|participación|cuota|la part|slice|proportion|weight|peso|poids)(?!\w)", lead
        )
    )


def is_told_in_money(scene: Scene, sentence: Span, figure: Figure) -> bool:
    """Whether a percentage is a part of each dollar: "16 cents of every dollar", "one dollar in every six"."""
    return bool(
        shape("of_every").search(scene.lower, sentence.start, sentence.end)
        or shape("dollar").search(scene.lower, figure.start, figure.end)
    )


def answers(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether a sentence opens with the figure that the one before it asked for: "The gap? $117 billion"."""
    before = next(scene.before(sentence, 1), None)
    asked = before is not None and scene.lower[before.start : before.end].rstrip().endswith("?")
    return asked and shape("opening").fullmatch(scene.lower, sentence.start, figure.start) is not None


def answers_share(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether the question that a percentage answers is about a share: "What share …? 16 percent"."""
    before = next(scene.before(sentence, 1), None)
    told = before and shape("share_noun").search(scene.lower, before.start, before.end)
    return bool(told) and answers(scene, figure, sentence)


def one_in(figure: Figure) -> tuple[float, float] | None:
    """The ends of "one in six", which is nearer to six than to five or seven; None for another percentage."""
    if not ONE_IN.match(figure.text.lower()) or not 0 < figure.value < 100:
        return None
    number = 100 / figure.value
    return 100 / (number + 0.5), 100 / (number - 0.5)


def is_moved_share(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a share changed by a percentage: "Mexico's share rose 0.2 percent" is percent of it or points."""
    if not shape("share_moved").search(scene.lower, clause.start, figure.start):
        return False
    direction = find_direction(scene, clause, figure)
    return direction is not None and direction[1] < figure.start and is_by(scene, figure, direction[1])


def is_one_of_two(scene: Scene, figure: Figure) -> bool:
    """Whether a percentage is where something went from or to: "from 3.8 percent to 14 percent"."""
    lead = scene.lead(figure.start)
    first = shape("percent_from").search(lead) and shape("percent_to").match(scene.lower, figure.end)
    return bool(first or shape("percent_end").search(lead))


def told_of_share(scene: Scene, figure: Figure) -> bool:
    """Whether the sentence has spoken of a share before a percentage that it stands at."""
    sentence = scene.around(scene.sentences, figure.start)
    if shape("share_noun").search(scene.lower, max(sentence.start, figure.start - 160), figure.start):
        return True
    ahead = [
        f for f in scene.within(scene.figures, sentence) if f.kind == "percent" and f.end <= figure.start
    ]
    if not ahead:
        return False
    clause = scene.around(scene.clauses, ahead[-1].start)
    return is_share(scene, clause, ahead[-1], scene.lower[ahead[-1].end : ahead[-1].end + BEHIND])


def read_multiple(scene: Scene, clause: Span, sentence: Span, figure: Figure) -> Measured | None:
    """A multiple as a percent change ("doubled") or a ratio of flows ("1.6 times as much as it sold")."""
    if (
        AS_MUCH.match(scene.lower, figure.end)
        or THAN_FLOW.match(scene.lower, figure.end)
        or EVERY.search(scene.lower, sentence.start, figure.start)
    ):
        both = {cue.name for cue in scene.within(scene.cues, sentence)}
        if both & {"sell", "exports"} and both & {"buy", "imports"}:
            return Measured("ratio", Interval(figure.low, figure.high, "multiple"), "other")
    if figure.value < 1:
        return Measured(
            "percent_change",
            Interval(-100 * (1 - figure.value) - 5, -100 * (1 - figure.value) + 5, "percent"),
        )
    lead = scene.lead(figure.start, 24)
    more = re.search(r"(?:more than|over|más (?:del|que se)|se ha más que|plus (?:du|que)) *$", lead)
    less = re.search(r"(?:nearly|almost|casi(?: se)?|presque|close to) *$", lead)
    change = 100 * (figure.value - 1)
    spread = 5 * figure.value
    low = change if more else change - (2 * spread if less else spread)
    high = None if more else change if less else change + spread
    return Measured("percent_change", Interval(low, high, "percent"))


def signed(stated: Interval, sign: int) -> Interval:
    """The interval with its sign; a falling interval turns round.

    >>> signed(Interval(25.0, None, "USD"), -1)
    Interval(low=None, high=-25.0, unit='USD')
    """
    if sign >= 0 or (stated.high is not None and stated.high < 0):
        return stated  # "fell by −5.2 %" is no rise
    return turned(stated)


def turned(stated: Interval) -> Interval:
    """The interval with the other sign.

    >>> turned(Interval(None, -28.0, "USD"))
    Interval(low=28.0, high=None, unit='USD')
    """
    low, high = stated.high, stated.low
    return replace(stated, low=None if low is None else -low, high=None if high is None else -high)
