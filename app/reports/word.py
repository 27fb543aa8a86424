"""DOCX: python-docx holds styles, pictures and pages, `wordxml` makes the text; the same report gives the same bytes."""

import io
import zipfile
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Cm, Emu, Pt, RGBColor

from app.reports.chart import caption, draw, takeaway
from app.reports.items import Item, Report, made
from app.reports.pdf import pictures
from app.reports.telling import amount_told
from app.reports.wordxml import Element, W, find_field, find_link, make, paragraph, run, table
from app.wording import ICONS, shorten

SUFFIX = "docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TITLE = "Word"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file knows
TEXT_WIDTH = Cm(16.2)
WIDTHS = (Cm(7.0), Cm(1.8), Cm(2.6), Cm(2.7), Cm(2.1))  # of the columns of the cells
FACTS = Cm(4.1)  # from the left: where what is told of a claim begins
QUIET, LINK = "5A6472", "1F4E79"
COLOURS = {"supported": "1E6B3A", "close": "7A5800", "contradicted": "A3211B", "unverifiable": "29527A"}


def render(report: Report) -> bytes:
    """The report as a Word document."""
    paper = Document()
    lay_out(paper, report)
    end = paper.element.body.sectPr
    charts = [draw(item) for item in report.items]
    drawn = iter(pictures([chart for chart in charts if chart]))
    for element in find_opening(report):
        end.addprevious(element)
    for number, (item, chart) in enumerate(zip(report.items, charts, strict=True), 1):
        picture = add_picture(paper, item, next(drawn), number) if chart else None
        for element in find_item(item, picture):
            end.addprevious(element)
    for name, told in (("corrections", report.corrections), ("method", report.method)):
        end.addprevious(paragraph("Heading1", run(report.tell(name))))
        for words in told:
            end.addprevious(paragraph("Normal", run(words)))
    file = io.BytesIO()
    paper.save(file)
    return timeless(file.getvalue())


def lay_out(paper: Paper, report: Report) -> None:
    """The page with its foot, the styles, and what the file says of itself."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    section.top_margin = section.bottom_margin = Cm(2.2)
    properties = paper.core_properties
    properties.title, properties.author = report.title[:255], report.by[:255]
    properties.created = properties.modified = made(report).replace(tzinfo=None)
    properties.language = report.told_in
    styles = paper.styles
    for language in styles.element.iter(f"{W}lang"):  # what Word proofs the words by
        language.set(f"{W}val", report.told_in)
    styles["Normal"].font.name, styles["Normal"].font.size = "Calibri", Pt(10.5)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Title"].font.size, styles["Heading 1"].font.size = Pt(20), Pt(13)
    styles["Heading 1"].paragraph_format.space_before = Pt(18)
    styles["Heading 1"].paragraph_format.space_after = Pt(4)
    quoted = styles["Quote"].element.get_or_add_pPr()
    quoted.append(make("keepNext"))
    quoted.append(make("pBdr", make("left", val="single", sz=12, space=8, color=QUIET)))
    quoted.append(make("spacing", before=60, after=120))
    quoted.append(make("ind", left=200))
    styles["Quote"].font.italic, styles["Quote"].font.size = False, Pt(11.5)
    add_styles(paper)
    foot = section.footer.paragraphs[0]._p
    foot.append(run(f"{shorten(report.title, 80)} · {report.tell('foot', day=report.as_of)} · "))
    foot.extend(find_field("PAGE", run("1")))
    foot.append(run(" / "))
    foot.extend(find_field("NUMPAGES", run("1")))


def add_styles(paper: Paper) -> None:
    """Styles of our own: facts with a hanging indent, cells, a chart that stays with its caption; and the foot's."""
    fact, cell, chart = (
        paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) for name in ("Fact", "Cell", "Chart")
    )
    for style in (fact, cell, chart):
        style.base_style = paper.styles["Normal"]
    fact.paragraph_format.left_indent, fact.paragraph_format.first_line_indent = FACTS, -FACTS
    fact.paragraph_format.tab_stops.add_tab_stop(FACTS)
    fact.element.get_or_add_pPr().append(make("contextualSpacing"))
    cell.font.size, cell.paragraph_format.space_after = Pt(8.5), Pt(2)
    chart.paragraph_format.keep_with_next = True
    chart.paragraph_format.space_before = chart.paragraph_format.space_after = Pt(4)
    foot = paper.styles["Footer"].font
    foot.size, foot.color.rgb = Pt(8), RGBColor.from_string(QUIET)


def quiet(size: int | None = None) -> list[Element]:
    """Properties of words in the background, of a size in half points."""
    return [make("color", val=QUIET)] + ([make("sz", val=size)] if size else [])


def find_opening(report: Report) -> Iterator[Element]:
    """The title and what is said before the claims."""
    yield paragraph("Title", run(report.title))
    yield paragraph("Normal", run(report.head, *quiet(18)))
    for words in report.opening:
        yield paragraph("Normal", run(words))


def find_item(item: Item, picture: Element | None) -> Iterator[Element]:
    """One claim."""
    check = item.check
    verdict = f"{ICONS[check.verdict]} {item.verdict.capitalize()}"
    yield paragraph("Heading1", run(verdict, make("color", val=COLOURS[check.verdict])))
    before, after = item.sentence
    yield paragraph("Quote", run(before, *quiet()), run(item.claim), run(after, *quiet()))
    if item.rejected:
        yield paragraph("Normal", run(item.tell("rejected"), make("b")))
    for words in filter(None, (check.reason, item.note)):
        yield paragraph("Normal", run(words))
    yield from find_facts(item)
    for words in item.remarks:
        yield paragraph("Normal", run(words))
    if picture is not None:
        yield paragraph("Chart", make("r", make("drawing", picture)))
        yield paragraph("Chart", run(caption(item), *quiet(17)))
    if check.evidence:
        yield table(find_rows(item), WIDTHS, "B8BEC6")
        yield paragraph("Cell")
    for review in item.reviews:
        yield paragraph("Normal", run(f"{item.tell('review')}: {review.words(item.told_in)}"))


def find_facts(item: Item) -> Iterator[Element]:
    """Who, where, and the numbers."""
    for name, words in item.facts.items():
        link = (
            list(find_link(item.words_link or item.link, item.link, make("color", val=LINK)))
            if name == "source" and item.link
            else []
        )
        told = run(f"{words}\n" if link else words)
        yield paragraph("Fact", run(f"{item.tell(name)}:\t", *quiet()), told, *link)


def add_picture(paper: Paper, item: Item, picture: bytes, number: int) -> Element:
    """The chart as a picture, with its words for those who cannot see it.

    python-docx would look for a free number, and for the same picture, through the whole document each time.
    """
    image = Image.from_blob(picture)
    name, relation = f"chart-{number}.png", f"chart{number}"
    part = ImagePart.from_image(image, PackURI(f"/word/media/{name}"))
    paper.part.rels.add_relationship(RT.IMAGE, part, relation)
    height = Emu(TEXT_WIDTH * image.px_height // image.px_width)
    drawn = CT_Inline.new_pic_inline(number, relation, name, TEXT_WIDTH, height)
    drawn.docPr.set("descr", takeaway(item))
    return drawn


def find_rows(item: Item) -> Iterator[list[Element]]:
    """The cells behind a verdict, below a row of their names."""
    yield [paragraph("Cell", run(name, make("b"))) for name in item.columns]
    for cell in item.check.evidence:
        series = paragraph("Cell", run(f"{cell.title}\n"), run(f"{cell.series} {cell.url}", *quiet()))
        value = amount_told(item.told_in, cell.value, cell.unit)
        others = (cell.period, value, cell.provider, cell.vintage)
        yield [series, *(paragraph("Cell", run(words)) for words in others)]


def timeless(data: bytes) -> bytes:
    """The same zip file with all its times set to one."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()
