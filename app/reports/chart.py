"""The series behind a claim as a small SVG, with what is claimed drawn in: one drawing for HTML, PDF and Word.

Drawn here, without a library: what Altair draws needs a browser engine to become a picture, which weighs more
than all formats together. Typst, which sets the PDF, also turns this SVG into the picture that Word needs.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement, tostring

from app.checking.periods import span
from app.reports.items import Item, Series
from app.reports.telling import amount_told, period_told, tell, words

WIDTH, HEIGHT = 640, 230
LEFT, RIGHT, TOP, BOTTOM = 118, 14, 34, 26
"""Room around the plot, for the words at the axes and the key above."""
KEY = 14  # points from the top: where the words of the key stand
FOUND = 460  # points from the left: where the key says what the dot is
SERIES, CLAIMED = "#1f4e79", "#a3211b"
FONT = "Libertinus Serif, serif"  # the one that Typst brings along: the same picture on every machine
LONGEST = 60  # characters of words in the picture
LINES, LABELS = 4, 5  # grid lines and periods, at about this many
ENDS = (("first", "start"), ("last", "end"))  # names of the ends of a line, when and how much
GAP = 1.6  # steps between two points from which the line is broken: a missing period stays visible


@dataclass(frozen=True, slots=True)
class Plane:
    """Where a day and a value lie in the picture."""

    first: int
    last: int
    low: float
    high: float

    def x(self, day: int) -> float:
        """Points from the left."""
        share = (day - self.first) / (self.last - self.first or 1)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(self, value: float) -> float:
        """Points from the top."""
        share = (value - self.low) / (self.high - self.low or 1)
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)


def day_of(period: str) -> int:
    """The day on which a period begins, as a number."""
    month = span(period)[0]
    return date(month // 12, month % 12 + 1, 1).toordinal()


def draw(item: Item) -> str | None:
    """The chart of a claim as SVG; None for one whose measure has no values over time."""
    series = item.series
    if series is None or len(series.points) < 2:
        return None
    stated = claimed_ends(item, series)
    plane = make_plane(series, stated)
    svg = Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH} {HEIGHT}", role="img")
    svg.attrib |= {"width": str(WIDTH), "height": str(HEIGHT), "font-family": FONT, "font-size": "12"}
    svg.set("aria-label", takeaway(item))
    draw_axes(svg, plane, series, item.told_in)
    draw_claim(svg, plane, stated, item.tell("key_claimed", figure=item.figure or item.allowed))
    draw_line(svg, plane, series)
    draw_dot(svg, plane, item)
    return tostring(svg, encoding="unicode")


def takeaway(item: Item) -> str:
    """What the chart shows, in words, for those who cannot see it."""
    if item.series is None or not item.series.points:
        return ""
    tongue, series = item.told_in, item.series
    ends = {
        name: told
        for (when, size), (period, value) in zip(ENDS, (series.points[0], series.points[-1]), strict=True)
        for name, told in (
            (when, period_told(tongue, period)),
            (size, amount_told(tongue, value, series.unit)),
        )
    }
    parts = [item.tell("line_chart", title=series.title, **ends)]
    parts += [item.tell("chart_claimed", figure=item.figure or item.allowed)] if series.stated else []
    return " ".join([*parts, item.tell("chart_found", figure=item.found)])


def claimed_ends(item: Item, series: Series) -> tuple[float | None, float | None]:
    """The ends of what is claimed, where it is a value of this series."""
    stated = item.check.stated
    if stated is None or not series.stated or stated.unit != series.unit:
        return None, None
    return stated.low, stated.high


def make_plane(series: Series, stated: tuple[float | None, float | None]) -> Plane:
    """A plane that holds the series and the claim, its ends on round numbers."""
    values = [value for _, value in series.points] + [end for end in stated if end is not None]
    low, high = min(values), max(values)
    if low == high:  # a flat line lies in the middle
        low, high = low - (abs(low) or 1.0) / 2, high + (abs(high) or 1.0) / 2
    step = round_step(high - low)
    days = [day_of(period) for period, _ in series.points]
    return Plane(min(days), max(days), math.floor(low / step) * step, math.ceil(high / step) * step)


def round_step(reach: float) -> float:
    """A step of 1, 2 or 5 times a power of ten that parts `reach` into about `LINES`.

    >>> round_step(9.0), round_step(0.3)
    (5.0, 0.1)
    """
    rough = reach / LINES
    power = 10.0 ** math.floor(math.log10(rough))
    return next((power * size for size in (1, 2, 5) if power * size >= rough * 0.9), power * 10)


def draw_axes(svg: Element, plane: Plane, series: Series, tongue: str) -> None:
    """Grid lines with their values, and a few periods below."""
    step = round_step(plane.high - plane.low)
    for number in range(round((plane.high - plane.low) / step) + 1):
        value = plane.low + number * step
        add_line(
            svg, LEFT, plane.y(value), WIDTH - RIGHT, plane.y(value), stroke="currentColor", opacity="0.18"
        )
        add_text(svg, LEFT - 8, plane.y(value) + 4, amount_told(tongue, round(value, 9), series.unit), "end")
    for period in spread([period for period, _ in series.points]):
        x = plane.x(day_of(period))
        anchor = "start" if x < LEFT + 40 else "end" if x > WIDTH - RIGHT - 50 else "middle"
        add_text(svg, x, HEIGHT - 6, short_period(period, tongue), anchor)


def spread(periods: list[str]) -> Iterator[str]:
    """A few of many, evenly apart, the first and the last among them."""
    count = min(LABELS, len(periods))
    places = {round(number * (len(periods) - 1) / (count - 1)) for number in range(count)}
    yield from (periods[place] for place in sorted(places))


def short_period(period: str, tongue: str = "en") -> str:
    """A period as short as a reader still knows it.

    >>> short_period("2026-04"), short_period("2026-Q1"), short_period("2026-01/2026-08"), short_period("2025")
    ('Apr 2026', 'Q1 2026', 'Jan–Aug 2026', '2025')
    """
    if "/" in period:
        first, last = (short_period(end, tongue) for end in period.split("/"))
        return f"{first.removesuffix(last[-5:])}–{last}"
    year, _, part = period.partition("-")
    if part.startswith("Q"):
        return tell(tongue, "quarter", number=part[1:], year=year)
    return f"{words(tongue)['months'][int(part) - 1]} {year}" if part else year


def draw_claim(svg: Element, plane: Plane, stated: tuple[float | None, float | None], told: str) -> None:
    """What is claimed: the band that the wording allows, a dashed line, and the words above the plot."""
    low, high = stated
    if low is None and high is None:
        return
    top = plane.y(high) if high is not None else TOP
    bottom = plane.y(low) if low is not None else HEIGHT - BOTTOM
    band = {"x": LEFT, "y": top, "width": WIDTH - LEFT - RIGHT, "height": max(0.5, round(bottom - top, 1))}
    add(svg, "rect", **{"class": "band", "fill": CLAIMED, "opacity": "0.12"}, **band)
    middle = bottom if high is None else top if low is None else round((top + bottom) / 2, 1)
    dashed = {"class": "claimed", "stroke": CLAIMED, "stroke-dasharray": "6 4", "stroke-width": "1.5"}
    add_line(svg, LEFT, middle, WIDTH - RIGHT, middle, **dashed)
    add_line(svg, LEFT, KEY - 4, LEFT + 24, KEY - 4, **dashed)
    text = add_text(svg, LEFT + 30, KEY, told, "start")
    text.attrib |= {"class": "claimed-words", "fill": CLAIMED}


def draw_line(svg: Element, plane: Plane, series: Series) -> None:
    """The series as a line, broken where periods are missing."""
    days = [day_of(period) for period, _ in series.points]
    step = min(after - before for before, after in itertools.pairwise(days)) or 1
    run: list[str] = []
    for number, (day, (_, value)) in enumerate(zip(days, series.points, strict=True)):
        if number and day - days[number - 1] > GAP * step:
            add_run(svg, run)
            run = []
        run.append(f"{plane.x(day)},{plane.y(value)}")
    add_run(svg, run)


def add_run(svg: Element, run: list[str]) -> None:
    """Points that follow each other; one alone as a small dot."""
    if len(run) == 1:
        x, y = run[0].split(",")
        add(svg, "circle", **{"class": "dot", "cx": x, "cy": y, "r": 2, "fill": SERIES})
        return
    drawn = {
        "class": "series",
        "fill": "none",
        "stroke": SERIES,
        "stroke-width": 2,
        "stroke-linejoin": "round",
    }
    add(svg, "polyline", points=" ".join(run), **drawn)


def draw_dot(svg: Element, plane: Plane, item: Item) -> None:
    """The period that the claim is about, as a larger dot on the series."""
    period = item.question.period if item.question else None
    points = dict(item.series.points) if item.series else {}
    if period is not None and period in points:
        x, y = plane.x(day_of(period)), plane.y(points[period])
        add(svg, "circle", **{"class": "dot", "cx": x, "cy": y, "r": 5, "fill": SERIES})
        value = amount_told(item.told_in, points[period], item.series.unit)
        told = item.tell("key_found", period=short_period(period, item.told_in), figure=value)
        add_text(svg, FOUND, KEY, told, "start")
        add(svg, "circle", **{"class": "dot", "cx": FOUND - 10, "cy": KEY - 4, "r": 4, "fill": SERIES})


def add(parent: Element, name: str, **attributes: object) -> Element:
    """An element with attributes of any kind."""
    return SubElement(
        parent,
        name,
        {key: f"{value:g}" if isinstance(value, float) else str(value) for key, value in attributes.items()},
    )


def add_line(svg: Element, x1: float, y1: float, x2: float, y2: float, **more: str) -> None:
    """A line."""
    add(svg, "line", x1=x1, y1=y1, x2=x2, y2=y2, **more)


def add_text(svg: Element, x: float, y: float, told: str, anchor: str) -> Element:
    """Words at a place."""
    text = add(svg, "text", x=x, y=y, fill="currentColor", **{"text-anchor": anchor})
    text.text = told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"
    return text


def caption(item: Item) -> str:
    """What the chart is of, and from whom and when its figures are."""
    if item.series is None:
        return ""
    told = f"{item.series.title[:1].upper()}{item.series.title[1:]}."
    vintage = max((cell.vintage for cell in item.check.evidence), default="")
    providers = ", ".join(dict.fromkeys(cell.provider for cell in item.check.evidence))
    return told + (f" {item.tell('vintage_of', providers=providers, day=vintage)}" if vintage else "")
