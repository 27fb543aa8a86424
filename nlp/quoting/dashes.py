"""Dialogue set off by dashes, as Spanish and French print it: `—No dependemos de nadie —dijo la ministra—. Seguiremos.`

A paragraph that opens with a dash is speech when a comment with a reporting verb breaks into it; a list whose
items open with dashes has none.
"""

import re
from collections.abc import Iterator

from nlp.quoting.reporting import Reporting
from nlp.quoting.types import Quoted

PARAGRAPH = re.compile(r"^[ \t]*(?:[—–―]|--?(?=\s))[ \t\u00a0]*(?=\S)([^\n]{1,5000})", re.MULTILINE)
COMMENT = re.compile(r"[ \u00a0](?:[—–―]|--?)(?=[^\W\d])([^—–―\n]{1,300})(?:[—–―]|--(?!-)|$)")
OPENING = 3  # words of a comment among which its reporting verb must be


def find_dialogue(text: str, reporting: Reporting) -> Iterator[Quoted]:
    """The spoken parts of paragraphs that open with a dash, without dashes and comments."""
    for paragraph in PARAGRAPH.finditer(text):
        comments = [
            comment
            for comment in COMMENT.finditer(text, *paragraph.span(1))
            if is_comment(comment[1], reporting)
        ]
        start = paragraph.start(1)
        for comment in comments:
            yield from spoken(text, start, comment.start())
            start = comment.end()
        if comments:
            yield from spoken(text, start, paragraph.end(1))


def is_comment(words: str, reporting: Reporting) -> bool:
    """Whether a comment tells who speaks."""
    return any(word in reporting.verbs for word in re.findall(r"[^\W\d]+", words.lower())[:OPENING])


def spoken(text: str, start: int, end: int) -> Iterator[Quoted]:
    """One spoken part, punctuation around it left off."""
    while start < end and (text[start].isspace() or text[start] in ".,;:"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Quoted(start, end, start, end)
