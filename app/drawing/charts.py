"""Charts of the pages, in Altair. Each comes with its takeaway in words, for those who cannot see it."""

from collections.abc import Mapping, Sequence

import altair as alt
import pandas as pd

HEIGHT = 280
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
    scale, words = (BILLION, f"billion {unit}") if unit == "USD" else (1.0, unit)
    frame = pd.DataFrame({"day": [first_day(p) for p, _, _ in points], "period": [p for p, _, _ in points]})
    frame["value"] = [value / scale for _, value, _ in points]
    base = alt.Chart(frame).encode(
        x=alt.X("day:T", title=None),
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
        stated = alt.Chart(pd.DataFrame({"value": [sum(ends) / len(ends)], "label": ["claimed"]}))
        layers.append(stated.mark_rule(strokeDash=[6, 4], strokeWidth=2, color="#c0392b").encode(y="value:Q"))
        text = stated.mark_text(align="left", dx=4, dy=-7, color="#c0392b")
        layers.append(text.encode(y="value:Q", x=alt.value(0), text="label:N"))
    return alt.layer(*layers).properties(height=HEIGHT, title=title)


def voice_chart(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """How often each actor speaks, by month; months of silence stay visible as gaps. Rows: month, actor, count."""
    frame = pd.DataFrame(rows, columns=["month", "actor", "count"])
    return (
        alt.Chart(frame)
        .mark_bar()
        .encode(
            x=alt.X("month:O", title=None),
            y=alt.Y("count:Q", title="statements"),
            color=alt.Color("actor:N", title=None),
            xOffset="actor:N",
            tooltip=["month:O", "actor:N", "count:Q"],
        )
        .properties(height=HEIGHT)
    )


def matrix_chart(rows: Sequence[Mapping[str, object]]) -> alt.LayerChart:
    """Who is said to hold leverage over whom: rows hold, columns are held. Rows: holder, over, count."""
    frame = pd.DataFrame(rows, columns=["holder", "over", "count"])
    base = alt.Chart(frame).encode(
        x=alt.X("over:N", title="over whom", axis=alt.Axis(orient="top", labelAngle=0)),
        y=alt.Y("holder:N", title="who holds it"),
    )
    cells = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color(
            "count:Q", title="stances", legend=None, scale=alt.Scale(range=["#e3edf7", "#8fbbe0"])
        ),
        tooltip=["holder:N", "over:N", "count:Q"],
    )
    numbers = base.mark_text(fontWeight="bold").encode(text="count:Q", color=alt.value("#111"))
    return (cells + numbers).properties(height=alt.Step(34))


def exposure_chart(rows: Sequence[Mapping[str, object]]) -> alt.Chart:
    """How much each side depends on the other over time. Rows: year, measure, value in percent."""
    frame = pd.DataFrame(rows, columns=["year", "measure", "value"])
    return (
        alt.Chart(frame)
        .mark_line(point=True)
        .encode(
            x=alt.X("year:O", title=None),
            y=alt.Y("value:Q", title="percent"),
            color=alt.Color(
                "measure:N", title=None, legend=alt.Legend(orient="bottom", columns=2, labelLimit=420)
            ),
            tooltip=["year:O", "measure:N", alt.Tooltip("value:Q", format=".2f")],
        )
        .properties(height=HEIGHT + 120)
    )
