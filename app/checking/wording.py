"""Questions, cells and values in the words of the reasons."""

from app.checking.lookup import Cell, Used, Value
from app.checking.periods import in_words
from app.checking.types import Evidence
from app.wording import amount
from ingest.statistics.parts import country_name
from nlp.types import Question

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
    "fdi": "inflows of foreign direct investment",
}
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh"}


def owner(code: str) -> str:
    """Whose trade it is.

    >>> owner("USA"), owner("MEX")
    ('US', "Mexico's")
    """
    return "US" if code == "USA" else f"{country_name(code)}'s"


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


def name_share(of: str | None) -> str:
    """What a share is of."""
    if not of or of == "WLD":
        return "the world total"
    what, *rest = of.split(":")
    if what == "GDP":
        return f"the gross domestic product of {country_name(rest[0])}" if rest else "gross domestic product"
    if what in LINKS:
        return f"US {what}" + (f" {LINKS[what]} {country_name(rest[0])}" if rest else "")
    return of


def name_question(question: Question) -> str:
    """A question in words, to say what another number is."""
    cell = cell_of(question)
    measured = {
        "change": "the change in {}",
        "percent_change": "the percent change in {}",
        "share": f"the share of {{}} in {name_share(question.of)}",
        "rank": "the rank of {}",
        "record": "the rank over time of {}",
        "ratio": f"{{}} against {name_share(question.of)}",
    }.get(question.measure or "", "{}")
    base = f" from {in_words(question.base_period)}" if question.base_period else ""
    return measured.format(name_flow(cell)) + f", {in_words(cell.period)}{base}"


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


def in_figures(value: Value) -> str:
    """A value with its unit, as a reason says it."""
    return show(value.value, value.unit)


def show(value: float, unit: str) -> str:
    """A figure; ranks as ordinals.

    >>> show(3, "rank"), show(1, "rank_high"), show(12.5, "percent")
    ('third', 'the highest', '12.5%')
    """
    if unit == "rank":
        return ORDINALS.get(int(value), f"number {value:g}")
    if unit in ("rank_high", "rank_low"):
        most = "highest" if unit == "rank_high" else "lowest"
        return f"the {most}" if value == 1 else f"the {ORDINALS.get(int(value), f'{value:g}th')} {most}"
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
