"""Files that people have: saved pages, plain text and transcripts, PDF and DOCX statements."""

import re
from datetime import UTC, datetime
from io import BytesIO
from itertools import islice
from zipfile import BadZipFile

from ingest.articles.languages import find_language
from ingest.articles.pages import read_page
from ingest.articles.types import Document
from ingest.dates import read_date
from ingest.encoding import decode_text
from ingest.errors import TooLarge, UnexpectedContent
from ingest.markup import html_text, is_html, tidy

LIMIT = 20_000_000
PAGES = 500
"""Pages of a PDF that are read."""
LONGEST = 5_000_000
YEAR = re.compile(r"(?<![\w$€£.,-])(20\d\d)(?![\w%]|[.,-]\d)")
RULE = re.compile(r"[-=*_]{3,}")
FRONT = 8
"""Lines among which the rule below a front block has to stand."""


def read_file(body: bytes, name: str, content_type: str = "") -> Document:
    """The article in a file. Raises `UnexpectedContent` or `TooLarge`, naming the file and the mend.

    Hostile files are to be read in a worker: `workers.call(read_file, body, name)`.
    """
    if len(body) > LIMIT:
        raise TooLarge(f"{name}: more than {LIMIT // 1_000_000} MB; split it")
    if not body.strip():
        raise UnexpectedContent(f"{name}: the file is empty; give an article or a statement")
    if body.startswith(b"%PDF-"):
        document = read_pdf(body, name)
    elif body.startswith(b"PK\x03\x04"):
        document = read_docx(body, name)
    else:
        document = read_written(body, name, content_type)
    if not document.text.strip():
        raise UnexpectedContent(
            f"{name}: there is no text in it; scanned pages have to be recognised first (OCR)"
        )
    return document


def read_written(body: bytes, name: str, content_type: str) -> Document:
    """A page or plain text."""
    if not body.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" in body:
        raise UnexpectedContent(f"{name}: this is a binary file; give plain text, HTML, PDF or DOCX")
    text = decode_text(body, content_type)
    if not is_html(text):
        return read_plain(text)
    document = read_page(text, name if name.startswith("http") else "")
    return document if not document.lack else Document(document.title, html_text(text), document.published)


def read_plain(text: str) -> Document:
    """Plain text; a front block above a rule (title, who, date), as archives of transcripts have it, is read.

    >>> document = read_plain("Conferencia de prensa\\nPresidencia\\n8 de junio de 2019\\n---\\nBuenos días.")
    >>> document.title, f"{document.published:%Y-%m-%d}", document.text
    ('Conferencia de prensa', '2019-06-08', 'Buenos días.')
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip("\ufeff")
    lines = text.split("\n")
    rule = next((n for n, one in enumerate(lines[:FRONT]) if RULE.fullmatch(one.strip())), 0)
    front = [one.strip() for one in lines[:rule] if one.strip()]
    rest = "\n".join(lines[rule + 1 :]).strip() if front else text.strip("\n")
    dates = (read_date(one) for one in front[1:])
    return Document(
        title=front[0] if front else "",
        text=rest,
        published=next((date for date in dates if date), None),
        author=next((one for one in front[1:] if not read_date(one)), None),
        language=find_language(rest),
    )


def read_pdf(body: bytes, name: str) -> Document:
    """The text of a PDF, its broken lines put together again."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(body))
        pages = [page.extract_text() or "" for page in islice(reader.pages, PAGES)]
        about = reader.metadata
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError) as error:
        raise UnexpectedContent(
            f"{name}: the PDF cannot be read ({error}); save its text and add that"
        ) from error
    text = "\n".join(join_lines(page) for page in pages)[:LONGEST]
    return Document(
        title=str(about.title or "").strip() if about else "",
        text=text,
        published=written(about.creation_date, text) if about else None,
        author=str(about.author or "").strip() or None if about else None,
        language=find_language(text),
    )


def read_docx(body: bytes, name: str) -> Document:
    """The text of a DOCX, tables included, in the order of the document."""
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from docx.table import Table

    try:
        word = docx.Document(BytesIO(body))
    except (PackageNotFoundError, BadZipFile, ValueError, KeyError, OSError) as error:
        raise UnexpectedContent(
            f"{name}: no DOCX that can be read ({error}); save it as text or PDF"
        ) from error
    parts = (
        "\n".join("\t".join(cell.text for cell in row.cells) for row in part.rows)
        if isinstance(part, Table)
        else part.text
        for part in word.iter_inner_content()
    )
    text = tidy("\n".join(parts))[:LONGEST]
    about = word.core_properties
    return Document(
        title=(about.title or "").strip(),
        text=text,
        published=written(about.created, text),
        author=(about.author or "").strip() or None,
        language=find_language(text),
    )


def written(made: datetime | None, text: str) -> datetime | None:
    """When a file says it was made; None where its text names a later year: that was the day of its template.

    >>> written(datetime(2013, 12, 23), "In April 2026 imports rose."), written(datetime(2026, 5, 2), "In April 2026.")
    (None, datetime.datetime(2026, 5, 2, 0, 0, tzinfo=datetime.timezone.utc))
    """
    named = (int(year) for year in YEAR.findall(text))
    return None if made and made.year < max(named, default=0) else utc(made)


def join_lines(page: str) -> str:
    """The lines of a page put together to paragraphs; a hyphen at the end of a line joins a word.

    >>> join_lines("Imports of steel rose by a tenth in the whole coun-\\ntry, the ministry\\nsaid.\\nExports fell.")
    'Imports of steel rose by a tenth in the whole country, the ministry said.\\nExports fell.'
    """
    paragraphs: list[str] = []
    for one in (line.strip() for line in page.splitlines()):
        last = paragraphs[-1] if paragraphs else ""
        if last.endswith("-") and one[:1].islower():
            paragraphs[-1] = last[:-1] + one
        elif last and one and not last.endswith((".", ":", "?", "!", "”", '"')) and not is_heading(last, one):
            paragraphs[-1] = f"{last} {one}"
        else:
            paragraphs.append(one)
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def is_heading(last: str, following: str) -> bool:
    """Whether a line that ends without a full stop stands alone: it is short, and a new sentence follows."""
    return len(last) < 50 and following[:1].isupper()


def utc(time: datetime | None) -> datetime | None:
    """When a file says that it was made, if that can be true."""
    if time is None:
        return None
    return read_date((time if time.tzinfo else time.replace(tzinfo=UTC)).isoformat())
