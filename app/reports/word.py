"""DOCX, written with python-docx; the same report gives the same bytes."""

import io
import zipfile

from docx import Document
from docx.document import Document as Paper
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph

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
SMALL = Pt(9)


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
    put(paper, "Heading1").add_run(f"{ICONS[check.verdict]} {check.verdict.capitalize()}")
    quote = put(paper, "Quote")
    before, after = item.sentence
    quote.add_run(before)
    quote.add_run(item.claim).bold = True
    quote.add_run(after)
    if item.rejected:
        told = paper.add_paragraph().add_run("A person rejected this check. Do not publish its verdict.")
        told.bold = True
    for paragraph in filter(None, (check.reason, item.note)):
        paper.add_paragraph(paragraph)
    for name, words in facts(item):
        line = put(paper, "ListBullet")
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


def put(paper: Paper, style: str) -> Paragraph:
    """A new paragraph in a style by its id; by name python-docx would look through all styles each time."""
    paragraph = paper.add_paragraph()
    paragraph._p.style = style
    return paragraph


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
    """The chart as a picture, with its words for those who cannot see it, and what it is of.

    python-docx would look for a free number, and for the same picture, through the whole document each time.
    """
    line = paper.add_paragraph()
    line.paragraph_format.keep_with_next = True
    number = len(paper.part.rels) + 1
    image = Image.from_blob(picture)
    part = ImagePart.from_image(image, PackURI(f"/word/media/chart-{number}.png"))
    height = Emu(TEXT_WIDTH * image.px_height // image.px_width)
    name = f"chart-{number}.png"
    drawn = CT_Inline.new_pic_inline(number, paper.part.relate_to(part, RT.IMAGE), name, TEXT_WIDTH, height)
    drawn.docPr.set("descr", takeaway(item))
    line.add_run()._r.add_drawing(drawn)
    paper.add_paragraph().add_run(caption(item)).font.size = SMALL


def add_cells(paper: Paper, item: Item) -> None:
    """The cells behind a verdict."""
    rows = [("Series", "Period", "Value", "Provider", "Vintage")] + [
        (f"{c.title}\n{c.series} {c.url}", c.period, amount(c.value, c.unit), c.provider, c.vintage)
        for c in item.check.evidence
    ]
    table = paper.add_table(rows=len(rows), cols=len(WIDTHS))
    table._tblPr.style = "LightGrid"
    table.autofit = False
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(line.cells, texts, WIDTHS, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text).font.size = SMALL
    paper.add_paragraph()


def timeless(data: bytes) -> bytes:
    """The same zip file with all its times set to one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
