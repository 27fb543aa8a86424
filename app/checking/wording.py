"""Questions, cells and values in the words of the reasons."""

from app.checking.lookup import Cell, Used, Value
from app.checking.periods import in_words, is_period
from app.checking.types import Evidence
from app.wording import amount, interval
from ingest.statistics.parts import country_name
from nlp.types import Interval, Measure, Question

GOODS = {
    "goods_trade": "goods",
    "services_trade": "services",
    "goods_and_services_trade": "goods and services",
}
LINKS = {"exports": "to", "imports": "from", "total": "with", "balance": "with"}
OTHERS = {
    "gdp": "gross domestic product",
    "customs_duties": "customs duties",
    "customs_duties_gross": "customs duties, gross",
    "calculated_duties": "calculated duties",
    "tariff_rate": "tariff rate on goods",
    "fdi": "inflows of foreign direct investment",
    "vehicle_parts_use": "imports of vehicle parts",
}
USES = {"use": "it", "vehicle_parts_use": "them", "assembly": "it", "production": "it"}
"""What a share is of that no trade statistics have, and what stands for the goods there."""
PLACES = frozenset({"rank", "rank_high", "rank_low"})
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}


def owner(code: str) -> str:
    """Whose trade it is.

    >>> owner("USA"), owner("MEX")
    ('US', "Mexico's")
    """
    return "US" if code == "USA" else f"{country_name(code)}'s"


def is_party(of: str) -> bool:
    """Whether this is the code of a country or bloc, or several added together.

    >>> is_party("CAN"), is_party("DEU+FRA"), is_party("partners")
    (True, True, False)
    """
    return all(len(code) == 3 and code.isupper() for code in of.split("+"))


def name_flow(cell: Cell) -> str:
    """A cell without its period.

    >>> name_flow(Cell("goods_trade", "imports", "USA", "MEX", "TOTAL", "2025"))
    'US goods imports from Mexico'
    >>> name_flow(Cell("goods_trade", "balance", "USA", "WLD", "TOTAL", "2025"))
    'US goods balance'
    """
    whose = owner(cell.reporter)
    if cell.indicator not in GOODS:
        source = f" from {country_name(cell.partner)}" if cell.partner not in (None, "WLD") else ""
        return f"{whose} {OTHERS.get(cell.indicator, cell.indicator.replace('_', ' '))}{source}"
    flow = "trade (exports plus imports)" if cell.flow == "total" else cell.flow or "trade"
    link = "" if cell.partner in (None, "WLD") else f" {LINKS.get(cell.flow or '', 'with')} "
    partner = country_name(cell.partner) if cell.partner and link else ""
    if cell.commodity not in (None, "TOTAL"):
        return f"{whose} {flow} of HS {cell.commodity}{link}{partner}"
    return f"{whose} {GOODS[cell.indicator]} {flow}{link}{partner}"


def name_cell(cell: Cell) -> str:
    """A cell in words: "US goods imports from Mexico, April 2026"."""
    return f"{name_flow(cell)}, {in_words(cell.period)}"


def name_whole(question: Question) -> str:
    """What a share or ratio is of."""
    cell, of = cell_of(question), question.of
    if not of or of == "WLD":
        return f"{whole_of(cell)}"
    what, *rest = of.split(":")
    if what == "GDP":
        return f"{owner(rest[0] if rest else cell.reporter)} gross domestic product"
    if what in LINKS:
        told = len(rest) > 1 and rest[1] != question.period and is_period(rest[1])
        when = f" in {in_words(rest[1])}" if told else ""
        partner = rest[0] if rest else "WLD"
        return name_flow(cell._replace(flow=what, partner=partner, commodity="TOTAL")) + when
    if of == "TOTAL":
        return name_flow(cell._replace(commodity="TOTAL"))
    if what in USES:
        return f"what {country_name(rest[-1]) if rest else 'the country'} uses of {USES[what]}"
    return name_flow(cell._replace(partner=of)) if is_party(of) else of.replace("_", " ")


def whole_of(cell: Cell) -> str:
    """The flow with the whole world."""
    whole = name_flow(cell._replace(partner="WLD"))
    return f"the whole {whole}" if cell.flow == "balance" else f"all {whole}"


def name_question(question: Question) -> str:
    """A question in words.

    >>> name_question(Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2025", "share", None, "WLD"))
    'US goods imports from Mexico as a share of all US goods imports, 2025'
    >>> name_question(Question("goods_trade", "total", "USA", "CHN", "TOTAL", "2026-04", "rank"))
    "China's rank in US goods trade (exports plus imports), April 2026"
    """
    cell = cell_of(question)
    flow, when = name_flow(cell), in_words(cell.period)
    if question.per:
        flow += f" per {question.per}"
    base = f" from {in_words(question.base_period)}" if question.base_period else ""
    if question.measure == "rank":
        everybody = name_flow(cell._replace(partner="WLD"))
        by = "by size of the" if question.flow == "balance" else "in"
        return f"{owner(question.partner or 'WLD')} rank {by} {everybody}, {when}"
    if question.measure == "ratio" and not question.of:
        return f"{flow}, {when} against {base.removeprefix(' from ')}"
    measured = {
        "change": "change in {}",
        "percent_change": "percent change in {}",
        "share": f"{{}} as a share of {name_whole(question)}",
        "record": "{} ranked over time",
        "ratio": f"{{}} against {name_whole(question)}",
    }.get(question.measure or "", "{}")
    return f"{measured.format(flow)}, {when}{base}"


def cell_of(question: Question) -> Cell:
    """The cell a question is about, its period in one spelling."""
    return Cell(
        question.indicator or "",
        question.flow if question.indicator in GOODS else None,
        question.reporter or "",
        None if question.indicator == "gdp" else question.partner or "WLD",
        (question.commodity or "TOTAL") if question.indicator == "goods_trade" else None,
        question.period or "",
    )


def show_found(question: Question, value: Value) -> str:
    """A value as an answer to its question: a negative balance is a deficit."""
    if question.flow == "balance" and question.measure == "level":
        return f"a {'deficit' if value.value < 0 else 'surplus'} of {show(abs(value.value), value.unit)}"
    return show_place(question, value.value, value.unit)


def show_place(question: Question, value: float, unit: str) -> str:
    """A value, or a place in time: the lowest balance is the largest deficit.

    >>> asked = Question("goods_trade", "balance", "USA", "CHN", "TOTAL", "2025", "record")
    >>> show_place(asked, 1, "rank_low"), show_place(asked, 20, "rank_low")
    ('the largest deficit', 'the 20th largest deficit')
    """
    if question.flow == "balance" and unit == "rank_low":
        return f"the {'' if value == 1 else ordinal(int(value)) + ' '}largest deficit"
    return show(value, unit)


SIDES: dict[tuple[bool, Measure | None, float | None, float | None], str] = {
    (True, "level", 0, None): "a surplus",
    (True, "level", None, 0): "a deficit",
    (False, "percent_change", 0, None): "a rise",
    (False, "percent_change", None, 0): "a fall",
    (False, "ratio", 1, None): "more",
    (False, "ratio", None, 1): "less",
    (True, "ratio", 1, None): "more",
    (True, "ratio", None, 1): "less",
}
"""What is stated without a number: by balance or flow, measure and interval."""


def show_stated(question: Question, stated: Interval, unit: str) -> str:
    """What is stated, ranks as ordinals and deficits without their sign.

    >>> asked = Question("goods_trade", "balance", "USA", "BRA", "TOTAL", "2025", "level")
    >>> show_stated(asked, Interval(0, None, "USD"), "USD"), show_stated(asked, Interval(None, -1e9, "USD"), "USD")
    ('a surplus', 'a deficit of at least $1 billion')
    """
    if side := SIDES.get((question.flow == "balance", question.measure, stated.low, stated.high)):
        return side
    if unit in PLACES and stated.low is not None and stated.low == stated.high:
        return show_place(question, stated.low, unit)
    if unit in PLACES and stated.low is not None and stated.high is None:
        return f"{show_place(question, stated.low, unit)} or lower"
    if unit == "rank" and stated.low == 1 and stated.high is not None:
        return f"among the first {stated.high:g}"
    ends = [end for end in (stated.low, stated.high) if end is not None]
    if question.flow == "balance" and question.measure == "level" and all(end <= 0 for end in ends):
        return f"a deficit of {interval(negated(stated))}"
    return interval(stated)


def negated(stated: Interval) -> Interval:
    """The interval with the other sign."""
    low, high = (None if end is None else -end for end in (stated.high, stated.low))
    return Interval(low, high, stated.unit)


def ordinal(place: int) -> str:
    """A place in words, or in figures from the eighth.

    >>> ordinal(3), ordinal(11), ordinal(21), ordinal(112)
    ('third', '11th', '21st', '112th')
    """
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return ORDINALS.get(place, f"{place}{ending}")


def show(value: float, unit: str) -> str:
    """A figure; ranks as ordinals.

    >>> show(3, "rank"), show(1, "rank_high"), show(12.5, "percent")
    ('third', 'the highest', '12.5%')
    """
    if unit == "rank":
        return ordinal(int(value))
    if unit in ("rank_high", "rank_low"):
        most = "highest" if unit == "rank_high" else "lowest"
        return f"the {most}" if value == 1 else f"the {ordinal(int(value))} {most}"
    return amount(value, unit)


def cite(used: Used) -> Evidence:
    """A series that was used, as evidence."""
    title = used.series.title if used.count == 1 else f"{used.series.title} (sum of {used.count})"
    return Evidence(
        used.series.id,
        title,
        used.period,
        used.value,
        used.series.unit,
        used.series.provider,
        used.vintage.isoformat(),
        used.series.url,
    )
