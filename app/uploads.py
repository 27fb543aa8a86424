"""The text of a file that somebody uploaded: plain text, HTML, PDF or Word."""

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePath

from app.errors import UnusableInput
from ingest.encoding import decode_text

BYTES = 10_000_000
PAGES = 300  # of a PDF
UNPACKED = 100_000_000  # bytes: a Word file is a zip archive, and small ones can unpack to gigabytes
SUFFIXES = ("txt", "html", "htm", "pdf", "docx")


def read_upload(name: str, data: bytes) -> str:
    """The text of an uploaded file; HTML stays HTML, which `make_document` reduces.

    Raises UnusableInput for a file that is too large, of another kind, or damaged.

    >>> read_upload("note.txt", "Exports rose in España.".encode())
    'Exports rose in España.'
    """
    suffix = PurePath(name).suffix.lower().removeprefix(".")
    if suffix not in SUFFIXES:
        raise UnusableInput(f"{name}: give one of {', '.join(SUFFIXES)}")
    if len(data) > BYTES:
        raise UnusableInput(f"{name}: more than {BYTES // 1_000_000} MB: give a part of it")
    readers: dict[str, Callable[[bytes], Iterator[str]]] = {"pdf": pdf_pages, "docx": word_paragraphs}
    if suffix not in readers:
        return decode_text(data, "")
    try:
        text = "\n\n".join(readers[suffix](data))
    except UnusableInput:
        raise
    except Exception as error:  # both readers fail in many ways on damaged files
        raise UnusableInput(
            f"{name}: the file cannot be read ({type(error).__name__}): is it damaged?"
        ) from error
    if not text.strip():
        raise UnusableInput(f"{name}: there is no text in it: a scan has to be put through OCR first")
    return text


def pdf_pages(data: bytes) -> Iterator[str]:
    """The text of each page."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(data)).pages
    if len(pages) > PAGES:
        raise UnusableInput(f"the PDF has {len(pages)} pages, more than {PAGES}: give a part of it")
    for page in pages:
        yield page.extract_text()


def word_paragraphs(data: bytes) -> Iterator[str]:
    """The text of each paragraph."""
    from docx import Document

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED:
            raise UnusableInput("the Word file unpacks to more than 100 MB: give a part of it")
    for paragraph in Document(io.BytesIO(data)).paragraphs:
        if paragraph.text.strip():
            yield paragraph.text
