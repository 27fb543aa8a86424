"""DOCX, written with python-docx; the same report gives the same bytes."""

import io
import zipfile

from docx import Document
from docx.document import Document as Paper

from app.reports.excel import made
from app.reports.items import Item, Report
from app.reports.table import clean
from app.wording import ICONS, amount

SUFFIX = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "Word"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows


def render(report: Report) -> bytes:
    """The report as a Word document."""
    paper = Document()
    properties = paper.core_properties
    properties.title, properties.author = clean(report.title)[:255], "Fulcrum"
    properties.created = properties.modified = made(report).replace(tzinfo=None)
    paper.add_heading(clean(report.title), 0)
    paper.add_paragraph(clean(f"As of {report.as_of}. {report.extent} Selection: {report.selection}."))
    for item in report.items:
        add_item(paper, item)
    paper.add_heading("Method", 1)
    for paragraph in report.method:
        paper.add_paragraph(paragraph)
    file = io.BytesIO()
    paper.save(file)
    return timeless(file.getvalue())


def add_item(paper: Paper, item: Item) -> None:
    """One claim."""
    check = item.check
    paper.add_heading(f"{ICONS[check.verdict]} {check.verdict.capitalize()}", 1)
    paper.add_paragraph(clean(item.claim), style="Intense Quote")
    paper.add_paragraph(clean(check.reason))
    source = f"{item.title or 'untitled'}, {item.publisher or 'unknown publisher'}, {item.date or 'undated'}"
    told = (
        f"Claimed by: {item.speaker}",
        f"Source: {source}{f', {item.link}' if item.link else ''}",
        f"Claimed {item.claimed}; statistics say {item.found}; difference {item.difference}",
        *item.matches,
        *(f"Review: {review}" for review in item.reviews),
    )
    for line in told:
        paper.add_paragraph(clean(line), style="List Bullet")
    if check.evidence:
        add_cells(paper, item)


def add_cells(paper: Paper, item: Item) -> None:
    """The cells behind a verdict."""
    table = paper.add_table(rows=1, cols=5, style="Light Grid")
    rows = [("Series", "Period", "Value", "Provider", "Vintage")] + [
        (f"{c.title} {c.url}", c.period, amount(c.value, c.unit), c.provider, c.vintage)
        for c in item.check.evidence
    ]
    for number, cells in enumerate(rows):
        line = table.rows[0] if number == 0 else table.add_row()
        for cell, text in zip(line.cells, cells, strict=True):
            cell.text = clean(text)


def timeless(data: bytes) -> bytes:
    """The same zip file with all its times set to one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
