"""Paragraphs and tables of a Word document, each made whole.

python-docx looks through the whole document for the place of every paragraph that it adds, and sets one property after
another; the 500 claims of a long report took it three times as long as drawing their charts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from docx.oxml.ns import nsmap
from docx.shared import Length
from lxml import etree

Element = etree._Element
W = f"{{{nsmap['w']}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ADDRESS = (
    ":/?#[]@!$&'()*+,;=%~"  # what stays as it is in an address; a quote or backslash would end the field
)


def make(tag: str, *inside: Element, **attributes: object) -> Element:
    """An element of a Word document, with its attributes and what is in it.

    >>> etree.tostring(make("jc", val="left")).decode().partition(" ")[2]
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:val="left"/>'
    """
    told = {f"{W}{name}": str(value) for name, value in attributes.items()}
    made = etree.Element(f"{W}{tag}", told, {"w": nsmap["w"]})
    made.extend(inside)
    return made


def run(words: str, *properties: Element) -> Element:
    """Words that look alike; their line breaks and tabs stay."""
    return make("r", make("rPr", *properties), *find_texts(words))


def find_texts(words: str) -> Iterator[Element]:
    """Words, tabs and line breaks as elements."""
    for part in re.split(r"([\t\n\r])", words):
        if part == "\t":
            yield make("tab")
        elif part in ("\n", "\r"):
            yield make("br")
        elif part:
            text = make("t")
            text.text = part
            text.set(SPACE, "preserve")
            yield text


def find_field(code: str, *shown: Element) -> Iterator[Element]:
    """Runs that Word computes, as a page number, or that lead somewhere; `shown` stands there until then."""
    instruction = make("instrText")
    instruction.text = f" {code} "
    instruction.set(SPACE, "preserve")
    yield make("r", make("fldChar", fldCharType="begin"))
    yield make("r", instruction)
    yield make("r", make("fldChar", fldCharType="separate"))
    yield from shown
    yield make("r", make("fldChar", fldCharType="end"))


def find_link(address: str, shown: str, *properties: Element) -> Iterator[Element]:
    """Words that lead to an address: a field, as Word takes a document with one relationship amiss for damaged."""
    yield from find_field(f'HYPERLINK "{quote(address, safe=ADDRESS)}"', run(shown, *properties))


def paragraph(style: str, *runs: Element) -> Element:
    """A paragraph in a style, by the style's id."""
    return make("p", make("pPr", make("pStyle", val=style)), *runs)


def table(rows: Iterable[Sequence[Element]], widths: Sequence[Length], line: str) -> Element:
    """A table of paragraphs, one a cell, with a thin line of a colour below each row; the first row is its head."""
    border = make("insideH", val="single", sz=4, space=0, color=line)
    borders = make("tblBorders", make("bottom", val="single", sz=4, space=0, color=line), border)
    margins = make("tblCellMar", make("left", w=60, type="dxa"), make("right", w=60, type="dxa"))
    width = make("tblW", w=sum(map(twips, widths)), type="dxa")
    properties = make("tblPr", width, borders, make("tblLayout", type="fixed"), margins)
    grid = make("tblGrid", *(make("gridCol", w=twips(width)) for width in widths))
    made = make("tbl", properties, grid)
    for number, row in enumerate(rows):
        kept = [make("cantSplit")] + [make("tblHeader")] * (number == 0)
        cells = (
            make("tc", make("tcPr", make("tcW", w=twips(width), type="dxa")), cell)
            for cell, width in zip(row, widths, strict=True)
        )
        made.append(make("tr", make("trPr", *kept), *cells))
    return made


def twips(length: Length) -> int:
    """A length in twentieths of a point, as Word's tables want it."""
    return length // 635
