"""From a figure in its sentence to the question that the statistics can answer.

Every slot is filled from the nearest words; one that cannot be told stays None. "Mexico's exports to the
US" are imports of the USA from Mexico; a partner's surplus with the US is a US deficit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nlp.asking import measures, parties, tariffs, times
from nlp.asking.measures import Measured
from nlp.asking.parties import HOME, Parties
from nlp.asking.scene import Cue, Scene, Span, Spanned
from nlp.asking.words import any_of
from nlp.lexicon import load_lexicon
from nlp.types import Figure, Flow, Interval, Measure, Origin, Question

LATER = 60  # what a multiple is a multiple of stands behind it; what it is about, before
SMALL = 1000  # dollars: below that, an amount beside "for every dollar" is a ratio
MORE_THAN = re.compile(r"[ \u00a0](?:worth )?(?:more|más|de plus)(?!\w)")
BASE_AMOUNT = re.compile(
    r"(?<!\w)(?:from|desde|against|versus|frente a|contre)[ \u00a0]+(?:(?:about|around|nearly|almost|some|just|over|los|unos|casi|the)[ \u00a0]+)*[^\w\s]?$"
)
SIDEWAYS = (
    "prices",
    "stock_market",
    "migration",
    "gdp",
    "growth",
    "tariff_rate",
)  # beside trade words they give way
REACH = 130  # characters between a figure and the word in another clause that says what it is about
NEAR_ASIDE = 70  # characters between a figure and the word that says it is about something else
TRADED = re.compile(
    r"(?<!\w)(?:goods|imports?|exports?|trade|merchandise|suppliers?|customers?|buyers?|proveedora?|proveedores|fournisseurs?|bienes|mercancías|"
    r"importaciones|exportaciones|exportación|comercio|comercial|biens|marchandises|importations|exportations|commercial)(?!\w)"
)
STATES = re.compile(r"(?<!\w)alone(?!\w)")
TOTALS: dict[str, Flow] = {"imports": "imports", "exports": "exports", "total": "total", "buy": "imports"}
NOUNS = frozenset({"imports", "exports", "total", "deficit", "surplus"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is stated, and the stretch of text that asks it."""

    question: Question
    stated: Interval | None
    span: Span
    figure: Figure | None = None
    origins: tuple[Origin, ...] = ()


def find_questions(scene: Scene) -> Iterator[Asked]:
    """The questions of a document, in order of place; at most one for each figure, rank or record."""
    for figure in scene.figures:
        sentence = scene.around(scene.sentences, figure.start)
        clause = scene.around(scene.clauses, figure.start)
        asked = ask(scene, figure, clause, sentence)
        if asked is not None:
            yield asked
    yield from find_wordings(scene)


def ask(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """The question that one figure answers, None where it is none of trade."""
    if figure.kind == "rank":
        return ask_rank(scene, figure, clause, sentence, figure.value)
    if aside := ask_aside(scene, figure, clause, sentence):
        return aside
    if figure.kind not in ("amount", "percent", "multiple", "count"):
        return None
    cue = find_cue(scene, figure, clause, sentence)
    if cue is None:
        return None
    near = scene.around(scene.clauses, cue.start)
    around = near if cue.start < clause.start or cue.start >= clause.end else clause
    if sentence.start <= near.start < clause.start:
        around = Span(near.start, clause.end)
    if is_done_by_state(scene, cue, clause):
        return other(scene, figure, clause, sentence, "state_trade")
    if difference := ask_difference(scene, figure, clause, sentence, cue):
        return difference
    measured = measure(scene, figure, clause, sentence, cue)
    if measured is None:
        return None
    apart = cue.start < clause.start or cue.start >= clause.end
    met = parties.find_parties(scene, near if apart else around, sentence, cue, clause if apart else None)
    return complete(scene, figure, clause, sentence, cue, met, measured)


def measure(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Measured | None:
    """How the figure measures what the cue is about."""
    if (
        figure.kind == "amount"
        and figure.value < SMALL
        and measures.EVERY.search(scene.lower, sentence.start, figure.start)
    ):
        return Measured("ratio", Interval(figure.low, figure.high, "multiple"), "other")
    if figure.kind == "amount":
        if figure.unit is not None and (len(figure.unit) != 3 or not figure.unit.isupper()):
            return None
        return measures.read_amount(scene, clause, figure)
    if figure.kind == "percent":
        return measures.read_percent(scene, clause, sentence, figure)
    found = measures.read_multiple(scene, clause, sentence, figure)
    return found if figure.kind == "multiple" or (found and found.measure == "ratio") else None


def find_cue(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Cue | None:
    """The word that says what the figure is about: in its clause, its sentence, or just before."""
    here = [cue for cue in scene.within(scene.cues, clause) if cue.name != "goods_and_services"]
    if here:
        return within_reach(scene, best_cue(scene, figure, here), figure)
    there = [cue for cue in scene.within(scene.cues, sentence) if cue.name != "goods_and_services"]
    ahead = [cue for cue in there if cue.start < figure.start and figure.start - cue.end < REACH]
    if there:
        return best_cue(scene, figure, ahead) if ahead else nearest_behind(figure, there)
    if not leans_back(scene, figure, sentence):
        return None
    for earlier in scene.before(sentence, 2):
        nouns = [cue for cue in scene.within(scene.cues, earlier) if cue.name in NOUNS]
        if nouns:
            return nouns[0]
    return None


def nearest_behind(figure: Figure, cues: list[Cue]) -> Cue | None:
    """The first cue behind an amount, unless it is far off; a percentage is told of what stands before it."""
    if figure.kind != "amount":
        return None
    return next((cue for cue in cues if 0 <= cue.start - figure.end < REACH), None)


def within_reach(scene: Scene, cue: Cue, figure: Figure) -> Cue | None:
    """The cue, unless it is too far from the figure, or behind a percentage that ends its own phrase."""
    if figure.kind == "percent" and re.search(
        r"[,;]|(?<!\w)(?:and|y|et)(?!\w)", scene.lower[figure.end : cue.start]
    ):
        return None
    gap = max(cue.start - figure.end, figure.start - cue.end)
    return cue if gap < REACH else None


def leans_back(scene: Scene, figure: Figure, sentence: Span) -> bool:
    """Whether a sentence without a cue goes on about what the one before it was about."""
    opening = scene.lower[sentence.start : sentence.start + 40].lstrip('"“‘«¿¡ \n')
    changing = measures.find_direction(scene, sentence, figure) is not None
    pronoun = re.match(
        r"(?:it|that|this|they|the figure|instead|esa cifra|eso|la cifra|ce chiffre|cela|elle|il)(?!\w)",
        opening,
    )
    return (
        figure.kind in ("amount", "percent", "multiple")
        and bool(pronoun)
        and (changing or " was " in opening + " " or " fue " in opening)
    )


def best_cue(scene: Scene, figure: Figure, cues: list[Cue]) -> Cue:
    """The cue that the figure is about: a total behind a share, the noun right behind, else the nearest before."""

    def cost(cue: Cue) -> float:
        gap = cue.start - figure.end
        if gap >= 0:
            told = scene.lower[figure.end : cue.start]
            direct = re.fullmatch(
                r"[ \u00a0]*(?:(?:in|of|de|en|worth of|du|del|d['’])[ \u00a0]*)?(?:[\w'’-]+[ \u00a0]){0,3}",
                told,
            )
            if figure.kind == "percent" and re.match(r"[ \u00a0]*(?:of|de|del|du|des)(?!\w)", told):
                return gap - 200 if cue.name in NOUNS or cue.name in ("buy", "sell") else gap
            if figure.kind == "multiple" or re.search(r"[,;]|(?<!\w)(?:and|y|et)(?!\w)", told):
                return gap + LATER
            return gap - 40 if direct and cue.name in ("total", "deficit", "surplus") else 1.5 * gap + 15
        distance = float(figure.start - cue.end)
        return distance - 25 * (cue.name in ("deficit", "surplus")) + 15 * (cue.name == "total")

    return min(cues, key=cost)


def complete(
    scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue, met: Parties, measured: Measured
) -> Asked:
    """The question with indicator, commodity, period and sign."""
    indicator = find_indicator(scene, clause, sentence, cue)
    commodity = find_commodity(scene, figure, clause, cue) if indicator == "goods_trade" else None
    changing = measured.measure in ("change", "percent_change")
    when = times.find_times(scene, figure, clause, sentence, changing)
    if measured.measure == "level" and BASE_AMOUNT.search(scene.lead(figure.start)):
        when = times.before_change(scene, figure, clause, sentence)
    partner = met.partner
    if partner is None and indicator != "goods_trade" and met.reporter == HOME:
        partner = "WLD"
    question = Question(
        indicator,
        met.flow,
        met.reporter,
        partner,
        commodity if indicator == "goods_trade" else None,
        when.period,
        measured.measure,
        when.base,
    )
    question, stated = refine(scene, figure, clause, question, measured, met, cue)
    return Asked(question, stated, span_of(scene, figure, clause, cue), figure, (*met.origins, *when.origins))


def refine(
    scene: Scene, figure: Figure, clause: Span, question: Question, measured: Measured, met: Parties, cue: Cue
) -> tuple[Question, Interval]:
    """The sign of a balance, what a share is of, and what a ratio is to."""
    stated = measured.stated
    if question.flow == "balance" and measured.measure in ("level", "change"):
        stated = measures.signed(stated, balance_sign(question, met, cue))
    if measured.of == "WLD" and measured.measure == "share":
        return share_question(scene, figure, question, cue), stated
    if measured.of == "GDP":
        owner = question.partner if question.partner != "WLD" else question.reporter
        return replace(question, of=f"GDP:{owner}"), stated
    if measured.measure == "ratio":
        other = "imports" if question.flow == "exports" else "exports"
        return replace(question, of=f"{other}:{question.partner}:{question.period}"), stated
    return question, stated


def balance_sign(question: Question, met: Parties, cue: Cue) -> int:
    """-1 where the reporter has the deficit, by whose deficit or surplus it is."""
    sign = -1 if cue.name == "deficit" else 1
    return sign if met.holder in (None, question.reporter) else -sign


def ask_difference(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Asked | None:
    """ "Bought $197 billion more from Mexico than it sold there": the balance, told as a difference."""
    told = MORE_THAN.match(scene.lower, figure.end)
    if figure.kind != "amount" or cue.name not in ("buy", "sell") or not told:
        return None
    rest = scene.lower[told.end() : told.end() + 60]
    than = re.search(r"(?<!\w)(?:than|de lo que|que ce)(?!\w)", rest)
    after = {c.name for c in scene.within(scene.cues, Span(told.end(), told.end() + 90))} - {cue.name}
    if not than or not after & {"buy", "sell", "imports", "exports"}:
        return None
    met = parties.find_parties(scene, Span(clause.start, told.end() + than.start()), sentence, cue)
    when = times.find_times(scene, figure, clause, sentence, False)
    question = Question("goods_trade", "balance", met.reporter, met.partner, "TOTAL", when.period, "level")
    sign = -1 if met.flow == "imports" else 1
    stated = measures.signed(Interval(figure.low, figure.high, figure.unit or "USD"), sign)
    return Asked(question, stated, span_of(scene, figure, clause, cue), figure, (*met.origins, *when.origins))


def is_done_by_state(scene: Scene, cue: Cue, clause: Span) -> bool:
    """Whether a part of a country does the exporting, and no country: "Texas exported"."""
    if cue.name not in ("sell", "buy"):
        return False
    ahead = [
        m for m in scene.within(scene.countries, clause) if m.end <= cue.start and cue.start - m.end < 12
    ]
    return bool(ahead) and ahead[-1].form == "place"


def share_question(scene: Scene, figure: Figure, question: Question, cue: Cue) -> Question:
    """A share is of the total of whoever owns it; whose share it is stands beside it."""
    clause = scene.around(scene.clauses, figure.start)
    beside = [m for m in scene.within(scene.countries, clause) if m.country != "WLD" and m.form != "place"]
    owner = parties.owner_of_total(scene, cue, beside)
    others = {m.country for m in beside if m.country != (owner or question.reporter)}
    if owner and len(others) == 1 and cue.name in TOTALS:
        return replace(question, flow=TOTALS[cue.name], reporter=owner, partner=others.pop(), of="WLD")
    if len(others) == 1:
        return replace(question, partner=others.pop(), of="WLD")
    if question.partner not in (None, "WLD"):
        return replace(question, of="WLD")
    sentence = scene.around(scene.sentences, figure.start)
    partner = parties.rank_subject(scene, clause, sentence, figure.start)
    return replace(question, partner=partner, of="WLD")


def find_indicator(scene: Scene, clause: Span, sentence: Span, cue: Cue) -> str:
    """Goods, services or both; goods where nothing else is said."""
    if any(c.name == "goods_and_services" for c in scene.within(scene.cues, sentence)):
        return "goods_and_services_trade"
    own = scene.lower[clause.start : clause.end]
    if re.search(r"(?<!\w)(?:including|incluidos los|incluyendo|y compris les) (?:services|servicios)", own):
        return "goods_and_services_trade"
    if re.search(r"(?:of|in|en|de|des) (?:services|servicios)(?!\w)", own):
        return "services_trade"
    if re.search(
        r"(?<!\w)(?:services?|servicios)[ \u00a0](?:trade |commercial )?(?:exports|imports|surplus|deficit|trade|gap)|(?:exports|imports|exportaciones|importaciones|exportations|importations|superávit|excédent) (?:of|de|en|des) (?:services|servicios)",
        own,
    ):
        return "services_trade"
    return "goods_trade"


def find_commodity(scene: Scene, figure: Spanned, clause: Span, cue: Cue) -> str | None:
    """The HS code of the goods in the phrase of the cue or the figure; TOTAL where none is named.

    None where the goods are fewer than all but have no code of their own ("agri-food exports").
    """
    for commodity in scene.within(scene.commodities, clause):
        before = scene.lead(commodity.start, 45)
        after = scene.lower[commodity.end : commodity.end + 12]
        linked = re.search(
            r"(?:worth of|of|in|for|de|en|d['’]|des|du)[ \u00a0]+(?:[\w.'’-]+[ \u00a0]){0,3}$", before
        )
        close = (
            commodity.start - figure.end < 45
            and commodity.start > figure.start
            or 0 <= commodity.start - cue.end < 30
        )
        thing = (
            cue.name in ("buy", "sell")
            and 0 <= commodity.start - cue.end < 45
            and commodity.end <= figure.start
        )
        worth = 0 <= figure.start - commodity.end < 14 and re.match(
            r" (?:worth|valued|por|pour|d'une)", after
        )
        if thing or worth:
            return commodity.name
        if re.match(r"[ \u00a0](?:exports|imports|trade|shipments|sales|purchases)(?!\w)", after) or (
            linked and close
        ):
            return commodity.name
        if re.search(
            r"(?:importaciones|exportaciones|ventas|compras|importations|exportations)[ \u00a0](?:\w+[ \u00a0])?(?:de|d['’])[ \u00a0]*$",
            before,
        ):
            return commodity.name
    start, end = max(clause.start, cue.start - 30), min(clause.end, cue.end + 40)
    return None if any_of("narrowing", "words").search(scene.lower, start, end) else "TOTAL"


def ask_aside(scene: Scene, figure: Figure, clause: Span, sentence: Span) -> Asked | None:
    """A figure of something else than trade in goods or services: tariffs, duties, investment, jobs …"""
    for cue in scene.within(scene.indicators, sentence):
        inside = clause.start <= cue.start < clause.end
        if cue.name == "tariff_rate":
            if figure.kind == "percent" and tariffs.is_tariff(scene, cue, figure):
                return ask_tariff(scene, figure, clause, sentence, cue)
        elif (
            inside
            and near(cue, figure, NEAR_ASIDE)
            and (cue.name not in SIDEWAYS or not scene.within(scene.cues, clause))
        ):
            return other(scene, figure, clause, sentence, cue.name)
    if STATES.search(scene.lower, clause.start, figure.start) and (has_state_before(scene, clause, figure)):
        return other(scene, figure, clause, sentence, "state_trade")
    return None


def ask_tariff(scene: Scene, figure: Figure, clause: Span, sentence: Span, cue: Cue) -> Asked:
    """The question of a tariff rate: levied by whom, on whose and which goods."""
    asked = other(scene, figure, clause, sentence, cue.name, "level")
    by = tariffs.levied_by(scene, clause, cue) or HOME
    words = scene.lower[sentence.start : sentence.end]
    question = replace(
        asked.question,
        reporter=by,
        partner=parties.tariffed(scene, clause, figure.end, by),
        commodity=tariffs.find_goods(scene, clause, cue, figure),
        of="start" if asked.question.period and tariffs.BEGAN.search(words) else None,
    )
    return replace(asked, question=question)


def near(cue: Cue, figure: Figure, most: int) -> bool:
    """Whether a cue stands within a few words of a figure."""
    return -1 <= cue.start - figure.end < most or 0 <= figure.start - cue.end < most


def has_state_before(scene: Scene, clause: Span, figure: Figure) -> bool:
    """Whether a part of a country stands before the figure: "Texas alone exported"."""
    there = scene.within(scene.countries, clause)
    return any(mention.form == "place" and mention.end < figure.start for mention in there)


def other(
    scene: Scene,
    figure: Figure,
    clause: Span,
    sentence: Span,
    name: str,
    measure: Measure | None = None,
) -> Asked:
    """The question about something else than trade; its check says which data are missing."""
    stated = Interval(figure.low, figure.high, "percent" if figure.kind == "percent" else figure.unit or "")
    direction = measures.find_direction(scene, clause, figure) if figure.kind == "percent" else None
    of = load_lexicon("asides").get(name, {}).get("of")
    kind: Measure = measure or ("share" if of else "percent_change" if direction else "level")
    if kind == "percent_change" and direction:
        stated = measures.signed(stated, direction[0])
    when = times.find_times(scene, figure, clause, sentence, kind == "percent_change")
    codes = [m.country for m in scene.within(scene.countries, clause)]
    reporter, partner = HOME, next((code for code in codes if code not in (HOME, "WLD")), None)
    if name == "fdi" and codes and HOME not in codes:
        reporter, partner = codes[-1], codes[0] if len(set(codes)) > 1 else "WLD"
    question = Question(
        name,
        None,
        reporter,
        partner,
        "8708" if of else None,
        when.period,
        kind,
        when.base,
        of,
    )
    return Asked(question, stated, span_of(scene, figure, clause, None), figure, when.origins)


def ask_rank(scene: Scene, near_to: Figure | Cue, clause: Span, sentence: Span, place: float) -> Asked | None:
    """The question of a rank: of what flow, and who is ranked."""
    span = Span(near_to.start, max(near_to.end, clause.end))
    nouns = scene.within(scene.ranks, Span(near_to.start, min(span.end, near_to.end + 60)))
    flow: str | None = nouns[0].name if nouns else None
    if flow is None:
        nouns = scene.within(scene.ranks, sentence) or next(
            (found for earlier in scene.before(sentence, 2) if (found := scene.within(scene.ranks, earlier))),
            [],
        )
        flow = nouns[0].name if nouns else None
    if flow is None:
        return None
    if (
        flow == "imports"
        and re.search(r"(?:source|supplier) of", scene.lower[near_to.start : span.end]) is None
    ):
        flow = "imports"
    partner = parties.rank_subject(scene, clause, sentence, near_to.start)
    if partner is None:
        return None
    if flow in ("imports", "exports") and not TRADED.search(scene.lower, sentence.start, sentence.end):
        return None
    when = times.find_times(scene, near_to, clause, sentence, False)
    commodity = find_commodity(scene, near_to, clause, Cue(near_to.start, near_to.end, flow))
    question = Question(
        "goods_trade", as_flow(flow), HOME, partner, commodity, when.period, "rank", None, "partners"
    )
    figure = near_to if isinstance(near_to, Figure) else None
    return Asked(question, Interval(place, place, "rank"), clause, figure, when.origins)


def as_flow(name: str) -> Flow:
    """A flow by its name."""
    flows: dict[str, Flow] = {
        "imports": "imports",
        "exports": "exports",
        "total": "total",
        "balance": "balance",
    }
    return flows[name]


def find_wordings(scene: Scene) -> Iterator[Asked]:
    """Questions without a figure: the largest partner, a record, a fall without a number."""
    from nlp.asking.wordings import find_falls, find_firsts, find_records

    yield from find_firsts(scene, ask_rank)
    yield from find_records(scene)
    yield from find_falls(scene)


def span_of(scene: Scene, figure: Figure, clause: Span, cue: Cue | None) -> Span:
    """The stretch of text that makes the claim: the clause, and the cue's where it stands before."""
    start, end = min(clause.start, figure.start), max(clause.end, figure.end)
    sentence = scene.around(scene.sentences, figure.start)
    if cue is not None and sentence.start <= cue.start and cue.end < start:
        start = scene.around(scene.clauses, cue.start).start
    text = scene.text[start:end]
    return Span(start + len(text) - len(text.lstrip(" \u00a0\n,")), start + len(text.rstrip(" \u00a0\n,;")))
