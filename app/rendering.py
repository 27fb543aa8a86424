"""An assessment as a page for the terminal: marked text, then each claim with its verdict and cells."""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.assessing import Assessment
from app.checking.consistency import Implied, find_clashes
from app.checking.types import Check
from app.wording import ICONS, amount, interval
from ingest.statistics.parts import country_name
from nlp.types import Analysis, Claim, Stance

COLOURS = {"supported": "green", "close": "yellow", "contradicted": "red", "unverifiable": "cyan"}


def print_assessment(
    assessment: Assessment,
    implied: Sequence[tuple[Implied, Check]] = (),
    console: Console | None = None,
) -> None:
    """Print one assessment, with what its amounts imply together: never a colour without its word."""
    analysis, checks = assessment.analysis, assessment.checks
    console = console or Console(highlight=False)
    console.print(Group(*page(analysis, checks, implied)))


def page(
    analysis: Analysis, checks: tuple[Check, ...], implied: Sequence[tuple[Implied, Check]]
) -> Iterator[RenderableType]:
    """Title, marked text, claims, what does not fit together, stances, and a line that sums up."""
    if analysis.title:
        yield Text(analysis.title, style="bold")
    yield marked(analysis, checks)
    yield Text("")
    for claim, check in zip(analysis.claims, checks, strict=True):
        yield from claim_lines(analysis, claim, check)
    yield from consistency_lines(analysis, implied)
    for stance in analysis.leverage:
        yield from stance_lines(analysis, stance)
    yield Text(summary(analysis, checks), style="bold")


def marked(analysis: Analysis, checks: tuple[Check, ...]) -> Text:
    """The text with its claims in the colour of their verdicts; the icon follows each claim."""
    text, done = Text(), 0
    for claim, check in sorted(zip(analysis.claims, checks, strict=True), key=lambda pair: pair[0].start):
        if claim.start < done:
            continue
        text.append(analysis.text[done : claim.start])
        text.append(analysis.text[claim.start : claim.end], style=f"underline {COLOURS[check.verdict]}")
        text.append(f" {ICONS[check.verdict]}", style=COLOURS[check.verdict])
        done = claim.end
    return text.append(analysis.text[done:])


def claim_lines(analysis: Analysis, claim: Claim, check: Check) -> Iterator[RenderableType]:
    """The verdict, who claims what, claimed and found, and the cells."""
    label = f"{ICONS[check.verdict]} {check.verdict}"
    if len(analysis.claims) > 1:
        label += f" [{claim.id}]"
    verdict = Text(label, style=f"bold {COLOURS[check.verdict]}")
    yield verdict.append(f"  {claim.text}", style="not bold default")
    names = {actor.id: actor.name for actor in analysis.actors}
    speaker = names.get(claim.claimant or "", "the document itself")
    yield Padding(Text(f"{check.reason} ({speaker})"), (0, 0, 0, 2))
    if corrected := [f"{one.slot} {one.text}" for one in claim.origins if one.source == "person"]:
        yield Padding(Text(f"corrected by hand: {', '.join(corrected)}"), (0, 0, 0, 2))
    if check.found:
        found = amount(check.found.value, check.found.unit)
        yield Padding(Text(f"claimed {interval(check.stated)} · statistics say {found}"), (0, 0, 0, 2))
    if check.evidence:
        yield Padding(cells(check), (0, 0, 0, 2))
    for explanation in check.explanations[1:]:  # the best one is in the reason
        yield Padding(Text(f"→ {explanation.text}"), (0, 0, 0, 2))
    yield Text("")


def consistency_lines(
    analysis: Analysis, implied: Sequence[tuple[Implied, Check]]
) -> Iterator[RenderableType]:
    """What amounts of the text imply together, and where it answers one question with two numbers."""
    for one, check in implied:
        mark = "✘ does not fit" if one.contradicts else "⇒ implied"
        colour = COLOURS["contradicted"] if one.contradicts else "default"
        ids = " and ".join(f"[{id}]" for id in one.claims)
        yield Text(mark, style=f"bold {colour}").append(f"  {ids}: {one.text}", style="not bold default")
        found = f", statistics say {amount(check.found.value, check.found.unit)}" if check.found else ""
        yield Padding(Text(f"what is implied is {check.verdict}{found}"), (0, 0, 0, 2))
    for one, other in find_clashes(analysis.claims):
        numbers = f"{interval(one.stated)} and {interval(other.stated)}"
        label = Text("✘ two answers", style=f"bold {COLOURS['contradicted']}")
        yield label.append(f"  [{one.id}] and [{other.id}]: {numbers}", style="not bold default")
    if implied:
        yield Text("")


def stance_lines(analysis: Analysis, stance: Stance) -> Iterator[RenderableType]:
    """Who is said to hold what over whom, by whom, and the words."""
    names = {actor.id: actor.name for actor in analysis.actors}
    holder, over = country_name(stance.holder), country_name(stance.over)
    what = {
        "holds": f"{holder} holds leverage over {over}",
        "lacks": f"{holder} lacks leverage over {over}",
        "mutual": f"{holder} and {over} hold leverage over each other",
    }[stance.polarity]
    source = names.get(stance.source or "", "the document itself")
    yield Text(f"⚖ {what[:1].upper()}{what[1:]} ({stance.assertion}; {source})")
    yield Padding(Text(f"“{stance.text}”", style="dim"), (0, 0, 0, 2))


def cells(check: Check) -> Table:
    """Every observation used."""
    table = Table(
        "series", "period", "value", "provider", "vintage", box=None, header_style="dim", pad_edge=False
    )
    for cell in check.evidence:
        value = amount(cell.value, cell.unit)
        table.add_row(*map(Text, (cell.title, cell.period, value, cell.provider, cell.vintage)))
    return table


def summary(analysis: Analysis, checks: tuple[Check, ...]) -> str:
    """How many claims, by verdict."""
    counts = [(verdict, sum(check.verdict == verdict for check in checks)) for verdict in COLOURS]
    parts = [f"{number} {verdict}" for verdict, number in counts if number]
    noun = "claim" if len(checks) == 1 else "claims"
    return f"{len(checks)} {noun}" + (f": {', '.join(parts)}" if parts else "")
