"""The sections of the Method page: the rules, the hedge table, and the quality that was measured."""

import json
from collections.abc import Iterator
from importlib.resources import files

from app.drawing.frame import language, tr
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
    yield f"| {tr('Reader')} | {tr('Figure')} | {tr('Reached')} |\n|---|---|---|"
    for reader, figures in json.loads(files("app").joinpath("quality.json").read_text("utf-8")).items():
        for name, value in figures.items():
            yield f"| {verbatim(reader)} | {verbatim(name)} | {value:g} |"
