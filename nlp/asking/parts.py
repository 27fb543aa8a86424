"""The part that each country plays around a word of trade: owner, source, destination, counterpart."""

import re
from collections import defaultdict

from nlp.asking.part_rules import part_of
from nlp.asking.scene import Cue, Scene, Span
from nlp.asking.words import shape
from nlp.countries import Mention

LISTED = re.compile(r"(?:,|,? (?:and|or|y|o|et|ou|e)) *(?:(?:the|de|of|du|des|del|la|el|le|les|with|con) +)*")
PAIR = re.compile(r"[-–—/](?=[A-ZÁÉÍÓÚÎ])")
SHARED = (
    "subject",
    "object",
    "counterpart",
    "owner",
    "source",
)  # parts that one of a list hands on to the next


def find_parts(scene: Scene, span: Span, cue: Cue) -> dict[str, list[Mention]]:
    """The countries of a stretch by the part each plays around a cue."""
    parts: dict[str, list[Mention]] = defaultdict(list)
    previous: tuple[Mention, str] | None = None
    for mention in scene.within(scene.countries, span):
        if mention.form == "place":
            continue
        part = part_of(scene, mention, cue)
        if previous and part in SHARED and is_listed(scene, previous[0], mention):
            part = previous[1]
        if previous and PAIR.match(scene.text, previous[0].end) and mention.start - previous[0].end == 1:
            part = "counterpart"
        parts[part].append(mention)
        previous = (mention, part)
    return parts


def is_listed(scene: Scene, first: Mention, second: Mention) -> bool:
    """Whether two countries stand side by side in a list, the first of them no teller: "by Peru and Chile"."""
    told = shape("told_by").search(scene.lead(first.start))
    return LISTED.fullmatch(scene.lower, first.end, second.start) is not None and told is None
