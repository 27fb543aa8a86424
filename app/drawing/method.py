"""The sections of the Method page: the rules, the hedge table, and the quality that was measured."""

import json
from collections.abc import Iterator
from importlib.resources import files
from typing import cast

from app.drawing.frame import language, table, tr
from app.drawing.words import verbatim
from nlp.lexicon import load_lexicon

METHOD = {"en": "method.md", "es": "method.es.md"}


def find_sections() -> Iterator[tuple[str, str]]:
    """Title and Markdown body of each section, in the language of the interface."""
    text = files("app").joinpath(METHOD.get(language(), METHOD["en"])).read_text("utf-8")
    for section in text.split("## ")[1:]:
        title, _, body = section.partition("\n")
        yield title, body
    yield tr("Words that widen a figure"), "\n".join(hedge_lines())
    yield tr("Measured quality"), "\n".join(quality_lines())


def hedge_lines() -> Iterator[str]:
    """The hedge table of nlp/lexicon/hedges.toml."""
    yield f"| {tr('Wording')} | {tr('What it allows')} |\n|---|---|"
    for name, hedge in load_lexicon("hedges")["hedge"].items():
        yield f"| {verbatim(tr(name.replace('_', ' ')))} | {verbatim(tr(str(hedge['reason'])))} |"


def quality_lines() -> Iterator[str]:
    """What `make eval` reached on the labelled sets, by reader."""
    yield f"{tr('Measured on passages of our own, labelled by hand; real reports that were never seen are harder.')}\n"
    yield f"| {tr('Reader')} | {tr('Figure')} | {tr('Reached')} |\n|---|---|---|"
    for reader, figures in measured().items():
        for name, value in figures.items():
            shown = f"{value:.1%}" if value <= 1 else f"{value:,.0f}"
            yield f"| {verbatim(tr(table('quality')['readers'][reader]))} | {verbatim(figure_name(name))} | {shown} |"


def measured() -> dict[str, dict[str, float]]:
    """By reader, what was measured: parts of one, and some counts."""
    return cast(
        "dict[str, dict[str, float]]", json.loads(files("app").joinpath("quality.json").read_text("utf-8"))
    )


def figure_name(name: str) -> str:
    """A figure's name in words, its set and language behind it.

    >>> figure_name("press_full_es"), figure_name("percent_change")
    ('question and verdict right (press wording, Spanish)', 'percent changes right')
    """
    names, told = table("quality"), []
    if name[-3:] in ("_en", "_es", "_fr"):
        name, told = name[:-3], [tr(name[-2:])]
    for short, words in names["sets"].items():
        if name not in names["figures"] and name.startswith(f"{short}_"):
            name, told = name.removeprefix(f"{short}_"), [tr(words), *told]
    return tr(names["figures"][name]) + (f" ({', '.join(told)})" if told else "")
