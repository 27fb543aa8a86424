"""What `fulcrum check` is given: one text from a file, standard input or an option, or one JSON line."""

import hashlib
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from app.errors import UnusableInput
from app.languages import detect_language, known_language
from ingest.errors import IngestError
from ingest.markup import html_text, is_html
from nlp.types import Language

CHARACTERS = 1_000_000  # of one text, as `nlp.pipeline` has it: a book; more is a mistake
TOO_LONG = f"too long: a text may have {CHARACTERS:,} characters; split it"
BYTES = 4 * CHARACTERS  # what has more bytes in UTF-8 has more characters
LINE = 12 * CHARACTERS  # bytes of one JSON line: a text of that size, every character escaped


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be read, with what is known about it."""

    id: str | int
    text: str
    language: Language
    date: str | None = None
    title: str | None = None
    line: int | None = None
    """Its place in a batch."""
    foreign: str | None = None
    """The name of the language that it looks to be in, when nobody here reads that."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One line of a batch that could not be used, with the reason."""

    id: str | int | None
    line: int | None
    error: str


@dataclass(frozen=True, slots=True)
class Reduced:
    """The plain text of what was given, and what a page says about itself."""

    text: str
    title: str | None = None
    date: str | None = None


def make_document(
    text: str,
    *,
    id: str | int | None = None,
    date: str | None = None,
    title: str | None = None,
    language: str | None = None,
    line: int | None = None,
    name: str = "the text",
) -> Document:
    """A document from what the user gave; HTML is reduced to its text. `name` is what errors call it.

    Raises UnusableInput for what cannot be read: empty, too long, binary, lone surrogates, unknown language.
    """
    title = checked_text(title, "the title") if title else None
    found = reduce_html(checked_text(text, name))
    plain = found.text
    if not plain.strip():
        raise UnusableInput(f"{name} is empty: give an article or a statement")
    if len(plain) > CHARACTERS:
        raise UnusableInput(f"{name} is {TOO_LONG}")
    told, foreign = (known_language(language), None) if language else detect_language(plain)
    return Document(
        id=id if id is not None else hashlib.sha256(plain.encode()).hexdigest()[:12],
        text=plain,
        language=told,
        date=known_date(date) if date else found.date,
        title=title or found.title,
        line=line,
        foreign=foreign,
    )


def checked_text(text: str, what: str) -> str:
    """`text`, if people could have written it; raises UnusableInput for bytes and broken decoding."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise UnusableInput(f"{what} holds lone surrogates: decode it as UTF-8 first")
    if "\0" in text:
        raise UnusableInput(f"{what} is binary (it holds NUL characters): give plain text or HTML")
    return text


def known_date(text: str) -> str:
    """An ISO date, checked.

    >>> known_date("2026-06-02")
    '2026-06-02'
    """
    try:
        return date.fromisoformat(text.strip()[:10] if "T" in text else text.strip()).isoformat()
    except ValueError as error:
        raise UnusableInput(f"bad date {text!r}: write it as YYYY-MM-DD") from error


def reduce_html(text: str) -> Reduced:
    """The article of an HTML page with its title and date; plain text comes back as it is, without them.

    Raises UnusableInput for markup that cannot be read.
    """
    if not is_html(text):
        return Reduced(text)
    from ingest.articles.pages import read_page  # not at the top: most texts are no HTML

    try:
        page = read_page(text)
    except IngestError as error:
        raise UnusableInput(f"the HTML cannot be read: {error}") from error
    day = page.published.date().isoformat() if page.published else None
    return Reduced(page.text if not page.lack else html_text(text), page.title or None, day)


def read_text(name: str) -> str:
    """The text of file `name`, or of standard input for `-`. Raises UnusableInput."""
    try:
        data = sys.stdin.buffer.read(BYTES + 1) if name == "-" else read_bytes(Path(name))
    except OSError as error:
        raise UnusableInput(f"{name}: {error.strerror or error}") from error
    if len(data) > BYTES:
        raise UnusableInput(f"{name} is {TOO_LONG}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableInput(
            f"{name}: not UTF-8 text (byte {error.start}): give plain text or HTML"
        ) from error


def read_bytes(path: Path) -> bytes:
    """At most one byte more than is allowed."""
    with path.open("rb") as file:
        return file.read(BYTES + 1)


@contextmanager
def open_lines(name: str) -> Iterator[IO[bytes]]:
    """The JSON lines of file `name`, or of standard input for `-`. Raises UnusableInput."""
    with ExitStack() as stack:
        try:
            yield sys.stdin.buffer if name == "-" else stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            raise UnusableInput(f"{name}: {error.strerror or error}") from error


def find_documents(
    lines: IO[bytes], *, date: str | None = None, language: str | None = None
) -> Iterator[Document | Unread]:
    """The documents of a JSON Lines stream, in order; a bad line is `Unread` and loses no other.

    `date` and `language` stand in where a line has none. Blank lines are passed over.
    """
    number = 0
    while line := lines.readline(LINE + 1):
        number += 1
        if line.strip():
            yield read_line(skip_rest(lines, line), number, {"date": date, "language": language})


def skip_rest(lines: IO[bytes], line: bytes) -> bytes:
    """`line`, after passing over what is left of it when it is over the limit."""
    rest = line
    while len(rest) > LINE and not rest.endswith(b"\n"):
        rest = lines.readline(LINE + 1)
    return line


def read_line(line: bytes, number: int, defaults: dict[str, str | None]) -> Document | Unread:
    """One line as a document, or why it is none."""
    given: Any = {}
    try:
        if len(line) > LINE:
            raise UnusableInput(TOO_LONG)
        given = json.loads(line)
        return make_document(**line_fields(given, defaults), line=number)
    except (ValueError, RecursionError) as error:
        return Unread(None, number, f"not JSON: {str(error)[:200]}")
    except UnusableInput as error:
        return Unread(line_id(given), number, str(error))


def line_fields(given: Any, defaults: dict[str, str | None]) -> dict[str, Any]:
    """The fields of one line, each a string or None. Raises UnusableInput for any other."""
    if not isinstance(given, dict):
        raise UnusableInput('not an object: write {"id": …, "text": …}')
    fields = {name: given.get(name) for name in ("text", "date", "title", "language")}
    for name, value in fields.items():
        if value is not None and not isinstance(value, str):
            raise UnusableInput(f"{name!r} is {type(value).__name__}, not a string")
    if fields["text"] is None:
        raise UnusableInput("'text' is missing")
    standing_in = {name: value for name, value in defaults.items() if not fields[name]}
    return {**fields, **standing_in, "id": line_id(given)}


def line_id(given: Any) -> str | int | None:
    """The id of one line, as it came when it is text or a whole number."""
    value = given.get("id") if isinstance(given, dict) else None
    return value if isinstance(value, str | int | None) else json.dumps(value)
