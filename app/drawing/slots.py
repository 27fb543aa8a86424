"""The slots of a question as a reader knows them: countries by name, periods in words, no code of ours."""

from app.checking.periods import in_words, is_period
from app.checking.wording import is_party
from app.drawing.frame import tr
from app.drawing.saying import country
from app.drawing.sentences import phrase_said
from ingest.statistics.parts import chapter_names


def slot_said(name: str, value: str | None) -> str:
    """The value of a slot in words; a dash where it is open.

    >>> slot_said("partner", "CAN+MEX"), slot_said("period", "2026-Q1"), slot_said("indicator", "gdp")
    ('Canada + Mexico', 'the first quarter of 2026', 'gross domestic product')
    >>> slot_said("of", "exports:MEX:2025"), slot_said("commodity", "8708"), slot_said("flow", None)
    ('exports · Mexico · 2025', 'HS 8708 (vehicles and parts)', '–')
    """
    if not value:
        return "–"
    if name == "commodity":
        return goods_said(value)
    return " · ".join(map(part_said, value.split(":")))


def part_said(value: str) -> str:
    """A country or several, a period, a code of goods, or a word of ours."""
    if is_period(value):
        return phrase_said("period", in_words(value))
    if value.isdecimal():
        return goods_said(value)
    if is_party(value) and value != "GDP":
        return " + ".join(map(country, value.split("+")))
    told = tr(value)
    return told.replace("_", " ") if told == value else told


def goods_said(code: str) -> str:
    """All goods, or those of a code of the Harmonized System with the name of its chapter."""
    if code == "TOTAL":
        return tr("all goods")
    chapter = chapter_names().get(code[:2], "")
    return f"{tr('HS')} {code} ({tr(chapter)})" if chapter else f"{tr('HS')} {code}"
