"""Charts of the pages, in Altair. Each comes with its takeaway in words, for those who cannot see it."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import pandas as pd

from app.drawing.frame import tr

GREY = "#8a8a8a"  # seen on light and on dark ground
HEIGHT = 280
FEW = 14  # points: each has its own label
BILLION = 1e9


def first_day(period: str) -> str:
    """The day on which an ISO 8601 period begins.

    >>> first_day("2026-04"), first_day("2024-Q3"), first_day("2025")
    ('2026-04-01', '2024-07-01', '2025-01-01')
    """
    if "-Q" in period:
        year, quarter = period.split("-Q")
        return f"{year}-{3 * int(quarter) - 2:02d}-01"
    return f"{period[:7]}-01" if len(period) >= 7 else f"{period}-01-01"


def claim_chart(
    points: Sequence[tuple[str, float, str]],
    low: float | None,
    high: float | None,
    title: str,
    period: str | None = None,
) -> alt.LayerChart:
    """A measure over time as a line, what the claim states as a dashed line, and its period as a larger dot.

    Points are period, value and unit; money is drawn in billions.
    """
    unit = points[0][2] if points else ""
    scale, words = (BILLION, tr("billion USD")) if unit == "USD" else (1.0, unit)
    yearly = all(len(p) == 4 for p, _, _ in points)
    days = [first_day(p) for p, _, _ in points]
    told: dict[str, Any] = {"values": days} if yearly or len(days) <= FEW else {}  # else none twice
    axis = alt.Axis(format="%Y" if yearly else "%Y-%m", labelOverlap=True, **told)  # numbers have no language
    frame = pd.DataFrame({"day": days, "period": [p for p, _, _ in points]})
    frame["value"] = [value / scale for _, value, _ in points]
    base = alt.Chart(frame).encode(
        x=alt.X("day:T", title=None, axis=axis),
        y=alt.Y("value:Q", title=words, scale=alt.Scale(zero=False)),
        tooltip=[alt.Tooltip("period:N", title="period"), alt.Tooltip("value:Q", format=",.3f", title=words)],
    )
    layers: list[alt.Chart] = [base.mark_line(point=True)]
    if period is not None:
        layers.append(
            base.transform_filter(alt.datum.period == period).mark_point(size=180, filled=True, opacity=0.7)
        )
    ends = [end / scale for end in (low, high) if end is not None]
    if ends:
        stated = alt.Chart(pd.DataFrame({"value": [sum(ends) / len(ends)], "label": [tr("claimed")]}))
        layers.append(stated.mark_rule(strokeDash=[6, 4], strokeWidth=2, color="#cf4a3c").encode(y="value:Q"))
        text = stated.mark_text(**away_from(list(frame["value"]), sum(ends) / len(ends)), color="#cf4a3c")
        layers.append(text.encode(y="value:Q", text="label:N"))
    return alt.layer(*layers).properties(height=HEIGHT, title=title)


def away_from(values: Sequence[float], stated: float) -> dict[str, object]:
    """Where the word beside a level stands: above or below it at the start, the end or the middle, off the line.

    >>> away_from([1.0, 4.0], 3.0)["align"], away_from([3.0, 9.0], 4.0)["align"]
    ('left', 'right')
    >>> away_from([5, 3, 1, 1, 1, 1, 3, 5], 4)["align"]
    'center'
    """
    few, middle = len(values) // 4 + 1, len(values) // 2
    near = {
        "left": values[:few],
        "right": values[-few:],
        "center": values[max(0, middle - few // 2) : middle + few // 2 + 1],
    }
    if all(is_crossed(part, stated) for part in near.values()):
        near = {"left": values[:1], "right": values[-1:]}
    align = max(near, key=lambda name: clearance(near[name], stated))
    place = {"left": (0, 4), "right": ("width", -4), "center": (alt.ExprRef("width / 2"), 0)}[align]
    return {"align": align, "x": place[0], "dx": place[1], "dy": 10 if near[align][0] > stated else -7}


def is_crossed(values: Sequence[float], level: float) -> bool:
    """Whether some of the values are above the level and some below it."""
    return min(values) <= level <= max(values)


def clearance(values: Sequence[float], level: float) -> float:
    """How near the values come to the level; nothing where they cross it."""
    return 0.0 if is_crossed(values, level) else min(abs(value - level) for value in values)


def voice_chart(rows: Sequence[Mapping[str, object]]) -> alt.LayerChart:
    """How often each actor is quoted, by month, silence drawn as an open ring on the line of zero.

    Rows: month, actor, count, percent (of all quotations of that month).
    """
    frame = pd.DataFrame(rows, columns=["month", "actor", "count", "percent"])
    base = alt.Chart(frame).encode(
        x=alt.X("month:O", title=None, axis=alt.Axis(labelOverlap=True)),
        color=alt.Color("actor:N", title=None, legend=alt.Legend(orient="bottom", labelLimit=300)),
        xOffset="actor:N",
        tooltip=["month:O", "actor:N", "count:Q", alt.Tooltip("percent:Q", format=".0f")],
    )
    whole = alt.Axis(tickMinStep=1, format="d")
    bars = base.mark_bar().encode(y=alt.Y("count:Q", title=tr("quotations"), axis=whole))
    silence = base.transform_filter("datum.count == 0").mark_point(filled=False, size=36).encode(y="count:Q")
    return (bars + silence).properties(height=HEIGHT)


def loudness_chart(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """How loud each actor was: its share of all quotations of the month, in percent. Rows as in `voice_chart`."""
    frame = pd.DataFrame(rows, columns=["month", "actor", "count", "percent"])
    return (
        alt.Chart(frame)
        .mark_line(point=True)
        .encode(
            x=alt.X("month:O", title=None, axis=alt.Axis(labelOverlap=True)),
            y=alt.Y("percent:Q", title=tr("% of the month")),
            color=alt.Color("actor:N", title=None, legend=None),
            tooltip=["month:O", "actor:N", alt.Tooltip("percent:Q", format=".0f")],
        )
        .properties(height=HEIGHT - 40)
    )


def matrix_chart(rows: Sequence[Mapping[str, object]]) -> alt.LayerChart:
    """Who is said to hold leverage over whom: rows hold, columns are held.

    Rows: holder and over (codes), holder_name, over_name, count.

    A click on a cell is the selection `cell`.
    """
    frame = pd.DataFrame(rows, columns=["holder", "over", "holder_name", "over_name", "count"])
    base = alt.Chart(frame).encode(
        x=alt.X(
            "over_name:N",
            title=tr("over whom"),
            axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=110, labelOverlap=False),
        ),
        y=alt.Y("holder_name:N", title=tr("who holds it"), axis=alt.Axis(labelLimit=110)),
    )
    chosen = alt.selection_point(name="cell", fields=["holder", "over"])
    cells = (
        base.mark_rect(cornerRadius=3, cursor="pointer")
        .encode(
            color=alt.Color(
                "count:Q", title="stances", legend=None, scale=alt.Scale(range=["#e3edf7", "#8fbbe0"])
            ),
            tooltip=[
                alt.Tooltip("holder_name:N", title=tr("who holds it")),
                alt.Tooltip("over_name:N", title=tr("over whom")),
                alt.Tooltip("count:Q", title=tr("stances")),
            ],
        )
        .add_params(chosen)
    )
    numbers = base.mark_text(fontWeight="bold").encode(text="count:Q", color=alt.value("#111"))
    return (cells + numbers).properties(height=alt.Step(34))


def stances_chart(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """Stances as marks: over time, by who said it, coloured by what is said, shaped by how it is put.

    Rows: id, day, source, stance, put, ground, text. A click on marks is the selection `mark`.
    """
    frame = pd.DataFrame(rows, columns=["id", "day", "source", "stance", "put", "ground", "text"])
    chosen = alt.selection_point(name="mark", fields=["id"])
    below = alt.Legend(orient="bottom", direction="vertical", labelLimit=300)
    signs = alt.Legend(orient="top", labelLimit=120, columns=2, symbolFillColor=GREY, symbolStrokeColor=GREY)
    speakers = frame["source"].nunique()
    return (
        alt.Chart(frame)
        .mark_point(filled=True, size=110, opacity=0.85, cursor="pointer")
        .encode(
            x=alt.X("day:T", title=None, axis=alt.Axis(format="%Y-%m", labelOverlap=True, tickCount=6)),
            y=alt.Y("source:N", title=None, axis=alt.Axis(labelLimit=120), sort="-x"),
            yOffset=alt.YOffset("stance:N"),
            color=alt.Color("stance:N", title=None, legend=below),
            shape=alt.Shape("put:N", title=None, legend=signs),
            tooltip=["day:T", "source:N", "stance:N", "put:N", "ground:N", "text:N"],
        )
        .add_params(chosen)
        .properties(height=max(HEIGHT, 46 * speakers + 150))
    )


def exposure_chart(rows: Sequence[Mapping[str, object]], title: str) -> alt.Chart:
    """One measure of dependence over the years, a line for each side. Rows: year, country, value in percent."""
    frame = pd.DataFrame(rows, columns=["year", "country", "value"])
    return (
        alt.Chart(frame)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:T", title=None, axis=alt.Axis(format="%Y", labelOverlap=True)),
            y=alt.Y("value:Q", title=tr("percent"), scale=alt.Scale(zero=True)),
            color=alt.Color("country:N", title=None, legend=alt.Legend(orient="bottom")),
            tooltip=[alt.Tooltip("year:T", format="%Y"), "country:N", alt.Tooltip("value:Q", format=".2f")],
        )
        .properties(height=HEIGHT + 60, title=title)
    )
