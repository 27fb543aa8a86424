"""How much two countries depend on each other in goods trade, from the statistics.

For each side: its exports to the other as a share of all its goods exports and of its gross domestic
product, and its share in the other's goods imports; over the years; and by HS chapter where there is data.
A part that is not in the data is named, never guessed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.checking.checks import lookup_for
from app.checking.lookup import Cell, Lookup, Value
from app.checking.periods import in_words
from app.checking.readings import world_cell
from app.checking.types import Evidence
from app.checking.values import gdp_cell
from app.checking.wording import cite, owner
from ingest.statistics.parts import country_name
from ingest.statistics.store import Statistics

FIRST_YEAR = 1999
BASES = ("census", "bea")
"""Of the flow between the two, as the US records it."""
OWN_TOTALS = ("mexico", "imf", "comtrade", "oecd")
"""The bases that hold totals as a partner itself reports them, those after the first once they were fetched."""
TWO_SOURCES = "two sources: the flow as the US records it, the total as {} reports it"
PASSED_ON = (
    "US exports include foreign goods passed on, which {} counts for where they were made: its own share of"
    " imports from the US is lower"
)
MOST = 3  # chapters that concentration counts


@dataclass(frozen=True, slots=True)
class Part:
    """One measure of dependence, in percent; `value` is None where `missing` names what is not there."""

    measure: str
    """exports_share, gdp_share or import_share."""
    title: str
    period: str
    value: float | None
    missing: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One HS chapter of what a side sells to the other, in US dollars and as percent of all it sells there."""

    chapter: str
    value: float
    percent: float


@dataclass(frozen=True, slots=True)
class Side:
    """What one country has at stake with the other."""

    country: str
    partner: str
    parts: tuple[Part, ...]
    history: tuple[Part, ...]
    """The same measures for every earlier full year that has them."""
    chapters: tuple[Chapter, ...]
    """Largest first; empty where there is no such data, and `missing_chapters` says so."""
    chapters_period: str = ""
    concentration: float | None = None
    """Percent of the sales that the three largest chapters make up."""
    missing_chapters: str = ""
    missing: tuple[str, ...] = ()
    """Everything that is not in the data: parts, chapters, years before this one."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """Both sides of a pair."""

    period: str
    sides: tuple[Side, Side]


def exposure(statistics: Statistics, one: str, other: str, period: str | None = None) -> Exposure:
    """How much `one` and `other` depend on each other in a full year, by default the latest in the data.

    >>> both = exposure(Statistics.embedded(), "USA", "MEX", "2025")
    >>> {part.measure: round(part.value, 1) for part in both.sides[1].parts if part.value}
    {'exports_share': 80.4, 'gdp_share': 29.2, 'import_share': 15.6}
    """
    lookup = lookup_for(statistics)
    year = period or latest_year(lookup, one, other)
    return Exposure(year, (make_side(lookup, one, other, year), make_side(lookup, other, one, year)))


def latest_year(lookup: Lookup, one: str, other: str) -> str:
    """The latest year with every month of trade between the two; the latest of the US when they have none."""
    for pair in ((one, other), ("USA", "MEX")):
        periods = {
            period[:4]
            for series in lookup.statistics.find_series(indicator="goods_trade", commodity="TOTAL")
            if {series.reporter, series.partner} == set(pair)
            for period in lookup.statistics.observations(series.id)
        }
        for year in sorted(periods, reverse=True):
            if any(lookup.level(cell, basis) for cell in flow_cells(*pair, year) for basis in BASES):
                return year
    return str(FIRST_YEAR)


def make_side(lookup: Lookup, country: str, partner: str, year: str) -> Side:
    """One country's stake in the other."""
    history = [
        part
        for past in range(FIRST_YEAR, int(year))
        for part in find_parts(lookup, country, partner, str(past))
        if part.value is not None
    ]
    chapters, chapters_period = find_chapters(lookup, country, partner, year)
    parts = tuple(find_parts(lookup, country, partner, year))
    by_chapter = "" if chapters else f"{owner(country)} exports to {country_name(partner)} by chapter"
    return Side(
        country,
        partner,
        parts,
        tuple(history),
        chapters,
        chapters_period,
        sum(chapter.percent for chapter in chapters[:MOST]) if chapters else None,
        by_chapter,
        tuple(find_missing(country, partner, year, parts, history, by_chapter)),
    )


def find_missing(
    country: str, partner: str, year: str, parts: Sequence[Part], history: Sequence[Part], by_chapter: str
) -> Iterator[str]:
    """What is not in the data, each once: of this year, of the years before, by chapter."""
    yield from dict.fromkeys(part.missing for part in parts if part.missing)
    told = {part.measure for part in history}
    for part in parts:
        if not part.missing and part.measure not in told:
            yield f"{missing_of(part.measure, country, partner)} before {year}"
    yield by_chapter or f"{owner(partner)} imports by chapter from all countries, to set each chapter against"


def find_parts(lookup: Lookup, country: str, partner: str, year: str) -> Iterator[Part]:
    """The three measures for one year."""
    to = country_name(partner)
    exports = f"{owner(country)} goods exports to {to}"
    for measure, title in (
        ("exports_share", f"{exports}, of all its goods exports"),
        ("gdp_share", f"{exports}, of its gross domestic product"),
        ("import_share", f"{exports}, of all goods imports there"),
    ):
        pairs = list(find_pairs(lookup, measure, country, partner, year))
        flow, total = next((pair for pair in pairs if pair[1]), pairs[0] if pairs else (None, None))
        if flow is None or total is None or not total.value:
            missing = exports if flow is None else missing_of(measure, country, partner)
            yield Part(measure, title, year, None, f"{missing}, {in_words(year)}")
            continue
        note = "" if measure == "gdp_share" else note_of(flow, total)
        cells = tuple(cite(used) for used in flow.used + total.used)
        yield Part(measure, title, year, 100 * flow.value / total.value, "", note, cells)


def find_pairs(
    lookup: Lookup, measure: str, country: str, partner: str, year: str
) -> Iterator[tuple[Value, Value | None]]:
    """On each basis that has the flow: the flow, and what to divide it by, like for like."""
    for basis in BASES:
        for cell in flow_cells(country, partner, year):
            flow = lookup.level(cell, basis)
            if flow is None:
                continue
            if measure == "gdp_share":
                yield flow, find_gdp(lookup, country, year)
                continue
            whose, what = (country, "exports") if measure == "exports_share" else (partner, "imports")
            yield flow, find_total(lookup, what, whose, cell, basis)


def missing_of(measure: str, country: str, partner: str) -> str:
    """What a measure divides by, in words."""
    return {
        "exports_share": f"{owner(country)} total goods exports",
        "gdp_share": f"{owner(country)} gross domestic product",
        "import_share": f"{owner(partner)} total goods imports",
    }[measure]


def note_of(flow: Value, total: Value) -> str:
    """What a reader must know where flow and total come from two sources."""
    reporters = {used.series.reporter for used in total.used}
    if reporters == {used.series.reporter for used in flow.used}:
        return ""
    whose = " and ".join(country_name(code) for code in sorted(reporters))
    told = TWO_SOURCES.format(whose)
    passed_on = any(used.series.flow == "exports" for used in flow.used)
    return f"{told}; {PASSED_ON.format(whose)}" if passed_on else told


def flow_cells(country: str, partner: str, year: str) -> tuple[Cell, Cell]:
    """What `country` sold to `partner`: its own exports, or what the partner recorded as imports."""
    return (
        Cell("goods_trade", "exports", country, partner, "TOTAL", year),
        Cell("goods_trade", "imports", partner, country, "TOTAL", year),
    )


def find_total(lookup: Lookup, flow: str, country: str, cell: Cell, basis: str) -> Value | None:
    """All goods exports or imports of a country: on the basis of `cell` where it is of the same reporter."""
    whole = cell._replace(flow=flow, reporter=country, partner="WLD")
    if country == cell.reporter:
        world = world_cell(lookup, whole, basis)
        return lookup.level(*world) if world else None
    return next((value for basis in OWN_TOTALS if (value := lookup.level(whole, basis))), None)


def find_gdp(lookup: Lookup, country: str, year: str) -> Value | None:
    """The gross domestic product of a country in a year."""
    known = gdp_cell(lookup, country, year)
    return lookup.level(*known) if known else None


def find_chapters(lookup: Lookup, country: str, partner: str, year: str) -> tuple[tuple[Chapter, ...], str]:
    """What `country` sells to `partner` by HS chapter, as the partner records its imports for consumption."""
    every = lookup.statistics.find_series(
        indicator="goods_trade", flow="imports", reporter=partner, partner=country, basis="census_consumption"
    )
    cells = [
        Cell("goods_trade", "imports", partner, country, series.commodity, year)
        for series in every
        if series.commodity and len(series.commodity) == 2
    ]
    whole = lookup.level(
        Cell("goods_trade", "imports", partner, country, "TOTAL", year), "census_consumption"
    )
    found = [
        (cell.commodity or "", value.value)
        for cell in cells
        if (value := lookup.level(cell, "census_consumption"))
    ]
    if whole is None or not whole.value or not found:
        return (), ""
    ranked = sorted(found, key=lambda pair: -pair[1])
    return tuple(Chapter(code, value, 100 * value / whole.value) for code, value in ranked), year
