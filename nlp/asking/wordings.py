"""Claims of trade that need no figure: the largest partner, a record, a fall that is only named."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from nlp.asking import parties, times
from nlp.asking.scene import Cue, Scene, Span
from nlp.asking.words import any_of
from nlp.types import Flow, Interval, Question

if TYPE_CHECKING:
    from nlp.questions import Asked

LARGEST_OF_ANY = re.compile(
    r"the (?:largest|biggest|widest|highest)(?: \w+){0,6} (?:with|of|among) (?:any|all|every)"
)
DEFINITE = re.compile(
    r"(?:(?<!\w)(?:the|its|their|our|his|single|el|la|su|sus|nuestro|nuestra|le|l['’]|son|sa|leur|notre)|['’]s?|u\.s\.|us)"
    r"[ \u00a0]*(?:[\w-]+[ \u00a0]){0,2}$"
)
NEGATORS = re.compile(
    r"(?<!\w)(?:not|never|no|ne|nunca|jamais|stopped|ceased|failed|dejaron de|dejó de|cessé)(?!\w)|n['’]t(?!\w)|(?<!\w)n['’](?=\w)"
)
NONE_MORE = re.compile(
    r"(?<!\w)(?:no (?:other )?(?:country|nation|partner)|ningún (?:otro )?país|aucun (?:autre )?pays)[ \u00a0]"
)


def find_firsts(scene: Scene, ask_rank: Callable[..., "Asked | None"]) -> Iterator["Asked"]:
    """Superlatives of rank: "the largest trading partner", "no country sold more …"."""
    for noun in scene.ranks:
        clause, sentence = scene.around(scene.clauses, noun.start), scene.around(scene.sentences, noun.start)
        lead = scene.lower[max(clause.start, noun.start - 60) : noun.start]
        found = list(any_of("superlatives", "first").finditer(lead))
        if (
            not found
            or len(lead[found[-1].end() :].split()) > 3
            or any_of("superlatives", "not_first").search(lead)
        ):
            continue
        if not DEFINITE.search(lead[: found[-1].start()]):
            continue
        if any(figure.kind == "rank" for figure in scene.within(scene.figures, clause)):
            continue
        start = noun.start - len(lead) + found[-1].start()
        asked = ask_rank(scene, Cue(start, noun.end, noun.name), clause, sentence, 1.0)
        if (
            asked
            and asked.question.period
            and not (
                noun.name == "balance"
                and "with" not in scene.lower[noun.end : clause.end]
                and not scene.within(scene.countries, clause)
            )
        ):
            yield asked
    yield from find_largest_balances(scene)
    for match in NONE_MORE.finditer(scene.lower):
        yield from no_country_more(scene, match)


def find_largest_balances(scene: Scene) -> Iterator["Asked"]:
    """ "The deficit with China was the largest with any country": first by balance."""
    from nlp.questions import Asked

    for match in LARGEST_OF_ANY.finditer(scene.lower):
        clause, sentence = (
            scene.around(scene.clauses, match.start()),
            scene.around(scene.sentences, match.start()),
        )
        cues = [
            c
            for c in scene.within(scene.cues, clause)
            if c.name in ("deficit", "surplus") and c.end <= match.start()
        ]
        when = times.find_times(scene, Span(match.start(), match.start()), clause, sentence, False)
        if not cues or not when.period:
            continue
        met = parties.find_parties(scene, clause, sentence, cues[-1])
        if met.partner not in (None, "WLD"):
            question = Question(
                "goods_trade", "balance", "USA", met.partner, "TOTAL", when.period, "rank", None, "partners"
            )
            yield Asked(question, Interval(1, 1, "rank"), clause, None, when.origins)


def no_country_more(scene: Scene, match: re.Match[str]) -> Iterator["Asked"]:
    """ "No country sold more to the United States in 2025 than Mexico": Mexico is first."""
    from nlp.questions import Asked

    clause, sentence = (
        scene.around(scene.clauses, match.start()),
        scene.around(scene.sentences, match.start()),
    )
    verbs = [cue for cue in scene.within(scene.cues, sentence) if cue.start > match.start()]
    rivals = [
        m
        for m in scene.within(scene.countries, sentence)
        if m.country != "USA"
        and re.search(r"(?:than|que)[ \u00a0](?:\w+[ \u00a0])?$", scene.lead(m.start, 20))
    ]
    if not verbs or not rivals:
        return
    flow: Flow = "imports" if verbs[0].name in ("sell", "exports") else "exports"
    when = times.find_times(scene, verbs[0], clause, sentence, False)
    question = Question(
        "goods_trade", flow, "USA", rivals[-1].country, "TOTAL", when.period, "rank", None, "partners"
    )
    if when.period:
        yield Asked(question, Interval(1, 1, "rank"), sentence, None, when.origins)


def find_records(scene: Scene) -> Iterator["Asked"]:
    """Records: "an all-time high", "the largest on record"."""
    from nlp.questions import Asked, find_commodity, find_indicator

    done: set[int] = set()
    for record in scene.records:
        clause, sentence = (
            scene.around(scene.clauses, record.start),
            scene.around(scene.sentences, record.start),
        )
        cues = [
            c
            for c in scene.within(scene.cues, clause)
            if c.name in ("imports", "exports", "total", "deficit", "surplus", "buy", "sell")
        ]
        wide = [
            c
            for c in scene.within(scene.cues, sentence)
            if c.start < record.start and c.name in ("imports", "exports", "deficit", "surplus")
        ]
        if not (cues or wide) or clause.start in done or names_nothing(scene, record):
            continue
        cue = min(cues or wide, key=lambda c: abs(c.start - record.start))
        around = scene.around(scene.clauses, cue.start)
        met = parties.find_parties(scene, around, sentence, cue)
        when = times.find_times(scene, Span(cue.start, cue.start), clause, sentence, False)
        if when.period is None or met.partner is None:
            continue
        done.add(clause.start)
        deficit = (
            cue.name == "deficit"
            and met.holder in (None, met.reporter)
            or (cue.name == "surplus" and met.holder not in (None, met.reporter))
        )
        end = {"high": "low", "low": "high"}[record.name] if deficit else record.name
        unit = "months" if len(when.period) == 7 else "years"
        since = [
            p
            for p in scene.within(scene.periods, clause)
            if p.role == "base" and p.value and p.start > record.start
        ]
        of = f"{unit}:{end}"
        base = since[0].value if since else None
        indicator = find_indicator(scene, clause, sentence, cue)
        commodity = "TOTAL" if indicator == "goods_trade" else None
        figures = scene.within(scene.figures, clause)
        if figures and indicator == "goods_trade":
            commodity = find_commodity(scene, figures[0], clause, cue)
        question = Question(
            indicator, met.flow, met.reporter, met.partner, commodity, when.period, "record", base, of
        )
        yield Asked(question, Interval(1, 1, f"rank_{end}"), clause, None, (*met.origins, *when.origins))


def names_nothing(scene: Scene, record: Cue) -> bool:
    """Whether "record" is no record of trade here: a track record, on the record."""
    lead, tail = scene.lead(record.start, 12), scene.lower[record.end : record.end + 14]
    return bool(
        re.search(r"(?:track|the|criminal|for the|on the|off the) $", lead)
        and record.name == "high"
        and scene.lower[record.start : record.end] == "record"
        and not re.match(r" (?:level|high|year)", tail)
    )


def find_falls(scene: Scene) -> Iterator["Asked"]:
    """Changes without a number: "exports to Peru did not grow last year"."""
    from nlp.questions import Asked

    for clause in scene.clauses:
        cues = [
            c
            for c in scene.within(scene.cues, clause)
            if c.name in ("imports", "exports", "deficit", "surplus", "total")
        ]
        if (
            not cues
            or any(clause.start <= f.start < clause.end for f in scene.figures)
            or scene.within(scene.records, clause)
        ):
            continue
        changes = [c for c in scene.changes if cues[0].end <= c[0] < clause.end and c[0] - cues[0].end < 50]
        named = [
            m
            for m in scene.within(scene.countries, clause)
            if m.country not in ("USA", "WLD") and m.form != "place"
        ]
        periods = [
            p for p in scene.within(scene.periods, clause) if p.role == "of" and p.value and len(p.value) != 7
        ]
        if not changes or not named or not periods or not is_verb(scene, changes[0]):
            continue
        sentence = scene.around(scene.sentences, clause.start)
        met = parties.find_parties(scene, clause, sentence, cues[0])
        when = times.find_times(scene, cues[0], clause, sentence, True)
        if met.partner in (None, "WLD") or when.base is None:
            continue
        sign = changes[0][2] * (-1 if denied(scene, cues[0].end, changes[0][0]) else 1)
        stated = Interval(0, None, "percent") if sign > 0 else Interval(None, 0, "percent")
        question = Question(
            "goods_trade",
            met.flow,
            met.reporter,
            met.partner,
            "TOTAL",
            when.period,
            "percent_change",
            when.base,
        )
        yield Asked(question, stated, clause, None, (*met.origins, *when.origins))


def is_verb(scene: Scene, change: tuple[int, int, int]) -> bool:
    """Whether the word of change is told as having happened: no "more", "higher" or "up to"."""
    word = scene.lower[change[0] : change[1]]
    return word not in (
        "more",
        "less",
        "higher",
        "lower",
        "up",
        "down",
        "larger",
        "smaller",
        "más",
        "menos",
        "plus",
        "moins",
        "mayor",
        "menor",
        "growth",
        "increase",
        "decline",
        "cut",
        "un",
    )


def denied(scene: Scene, start: int, end: int) -> bool:
    """Whether the change is denied between its subject and its verb; "never stopped" denies twice."""
    return len(NEGATORS.findall(scene.lower[start:end])) % 2 == 1
