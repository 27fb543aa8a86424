"""DOCX, written with python-docx; the same report gives the same bytes."""

import io
import zipfile

from docx import Document
from docx.document import Document as Paper
from docx.shared import Cm, Pt

from app.reports.chart import caption, draw, takeaway
from app.reports.items import Item, Report, made
from app.reports.pdf import pictures
from app.wording import ICONS, amount

SUFFIX = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "Word"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows
WIDTHS = (Cm(6.4), Cm(2.2), Cm(2.6), Cm(2.8), Cm(2.2))  # of the columns of the cells
TEXT_WIDTH = Cm(16.2)


def render(report: Report) -> bytes:
    """The report as a Word document."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    properties = paper.core_properties
    properties.title, properties.author = report.title[:255], report.by[:255]
    properties.created = properties.modified = made(report).replace(tzinfo=None)
    paper.add_heading(report.title, 0)
    for paragraph in (report.head, *report.opening):
        paper.add_paragraph(paragraph)
    charts = [draw(item) for item in report.items]
    drawn = iter(pictures([chart for chart in charts if chart]))
    for item, chart in zip(report.items, charts, strict=True):
        add_item(paper, item, next(drawn) if chart else None)
    add_section(paper, "Corrections", report.corrections)
    add_section(paper, "Method", report.method)
    file = io.BytesIO()
    paper.save(file)
    return timeless(file.getvalue())


def add_section(paper: Paper, title: str, paragraphs: tuple[str, ...]) -> None:
    """A heading and its paragraphs."""
    paper.add_heading(title, 1)
    for paragraph in paragraphs:
        paper.add_paragraph(paragraph)


def add_item(paper: Paper, item: Item, picture: bytes | None) -> None:
    """One claim."""
    check = item.check
    paper.add_heading(f"{ICONS[check.verdict]} {check.verdict.capitalize()}", 1)
    quote = paper.add_paragraph(style="Quote")
    before, after = item.sentence
    quote.add_run(f"{before} " if before else "")
    quote.add_run(item.claim).bold = True
    quote.add_run(f" {after}" if after else "")
    if item.rejected:
        told = paper.add_paragraph().add_run("A person rejected this check. Do not publish its verdict.")
        told.bold = True
    for paragraph in filter(None, (check.reason, item.note)):
        paper.add_paragraph(paragraph)
    for name, words in facts(item):
        line = paper.add_paragraph(style="List Bullet")
        line.add_run(f"{name}: ").bold = True
        line.add_run(words)
    for words in item.remarks:
        paper.add_paragraph(words)
    if picture:
        add_chart(paper, item, picture)
    if check.evidence:
        add_cells(paper, item)
    for review in item.reviews:
        paper.add_paragraph(f"Review: {review.words}")


def facts(item: Item) -> tuple[tuple[str, str], ...]:
    """Who, where, and the numbers."""
    return (
        ("Claimed by", item.speaker),
        ("Source", f"{item.source}{f', {item.link}' if item.link else ''}"),
        ("Read as", item.read_as),
        ("Claimed", item.claimed),
        ("Statistics say", item.found),
        ("Difference", item.difference),
    )


def add_chart(paper: Paper, item: Item, picture: bytes) -> None:
    """The chart as a picture, with its words for those who cannot see it, and what it is of."""
    line = paper.add_paragraph()
    line.paragraph_format.keep_with_next = True
    shape = line.add_run().add_picture(io.BytesIO(picture), width=TEXT_WIDTH)
    shape._inline.docPr.set("descr", takeaway(item))
    for run in paper.add_paragraph(caption(item)).runs:
        run.font.size = Pt(9)


def add_cells(paper: Paper, item: Item) -> None:
    """The cells behind a verdict."""
    table = paper.add_table(rows=1, cols=5, style="Light Grid")
    table.autofit = False
    rows = [("Series", "Period", "Value", "Provider", "Vintage")] + [
        (f"{c.title}\n{c.series} {c.url}", c.period, amount(c.value, c.unit), c.provider, c.vintage)
        for c in item.check.evidence
    ]
    for number, cells in enumerate(rows):
        line = table.rows[0] if number == 0 else table.add_row()
        for cell, text, width in zip(line.cells, cells, WIDTHS, strict=True):
            cell.width, cell.text = width, text
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(9)
    paper.add_paragraph()


def timeless(data: bytes) -> bytes:
    """The same zip file with all its times set to one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
