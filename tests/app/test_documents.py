"""What `fulcrum check` takes and what it refuses, each with one clear line."""

import io
import json

import pytest

from app.assessing import foreign_note, read
from app.documents import CHARACTERS, Document, Unread, find_documents, make_document, read_text
from app.errors import UnusableInput
from app.languages import detect_language
from nlp.pipeline import LIMIT

PAGE = """<!doctype html><html><head><title>April trade | Ledger</title>
<meta property="article:published_time" content="2026-06-10T12:00:00Z"></head><body><nav>Home News</nav><article>
<h1>April trade</h1><p>The United States imported $50.69 billion of goods from Mexico in April, figures showed.</p>
<p>It sold $35.3 billion there, and officials on both sides said that they expected the gap to widen in May.</p>
<p>Nobody at the ministry wanted to say what that would mean for the talks which begin in July.</p>
</article><footer>About us</footer></body></html>"""


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"text": ""}, "the text is empty"),
        ({"text": " \n\t"}, "the text is empty"),
        ({"text": "<p></p>"}, "the text is empty"),
        ({"text": "a\0b"}, "the text is binary"),
        ({"text": "a\ud800b"}, "the text holds lone surrogates"),
        ({"text": "a", "title": "a\ud800"}, "the title holds lone surrogates"),
        ({"text": "a", "language": "xx"}, "unknown language 'xx': use en, es or fr"),
        ({"text": "a", "date": "June"}, "bad date 'June': write it as YYYY-MM-DD"),
        ({"text": "a", "date": "2026-02-30"}, "bad date '2026-02-30'"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_mend(given: dict[str, str], wrong: str):
    with pytest.raises(UnusableInput, match=wrong):
        make_document(**given)


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        (b"\x7fELF\x02\x01\xff", "not UTF-8 text"),
        (b"a" * 4_000_001, "too long: a text may have 1,000,000 characters"),
        (None, "No such file"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path, data: bytes | None, wrong: str):
    file = tmp_path / "given"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(UnusableInput, match=wrong):
        read_text(str(file))


def test_a_page_is_reduced_to_its_article_with_title_and_date():
    document = make_document(PAGE)
    assert document.text.startswith("The United States imported")
    assert "About us" not in document.text
    assert (document.title, document.date, document.language) == ("April trade", "2026-06-10", "en")
    assert make_document(PAGE, date="2026-06-11", title="Mine").date == "2026-06-11"


def test_plain_text_is_never_edited():
    text = "\ufeff  A < B, and <b>this</b> stays.\r\n\n "
    assert make_document(text).text == text


LINES = b"""{"id": "a", "text": "Imports rose.", "date": "2026-06-10", "title": "T", "language": "en"}

not json
{"id": 7, "text": "Imports fell."}
[1]
{"id": "b"}
{"id": "c", "text": ["x"]}
{"id": "d", "text": "x", "language": "xx"}
{"id": "e", "text": "\\ud800"}
{"text": "Las importaciones de M\xc3\xa9xico crecieron en abril."}
\xff\xfe
"""


def test_a_bad_line_is_told_and_loses_no_other():
    found = list(find_documents(io.BytesIO(LINES), date="2026-01-01"))
    assert [one.id for one in found if isinstance(one, Document)][:2] == ["a", 7]
    read = [one for one in found if isinstance(one, Document)]
    assert [(one.line, one.date, one.language) for one in read] == [
        (1, "2026-06-10", "en"),
        (4, "2026-01-01", "en"),
        (10, "2026-01-01", "es"),
    ]
    unread = {one.line: (one.id, one.error) for one in found if isinstance(one, Unread)}
    assert unread[3][1].startswith("not JSON")
    assert unread[5][1].startswith("not an object")
    assert unread[6] == ("b", "'text' is missing")
    assert unread[7] == ("c", "'text' is list, not a string")
    assert unread[8][0] == "d"
    assert unread[9] == ("e", "the text holds lone surrogates: decode it as UTF-8 first")
    assert unread[11][1].startswith("not JSON")


def test_a_line_that_is_too_long_is_passed_over(monkeypatch):
    monkeypatch.setattr("app.documents.LINE", 100)
    lines = io.BytesIO(b'{"text": "' + b"a" * 1_000 + b'"}\n{"id": "b", "text": "x"}\n')
    first, second = find_documents(lines)
    assert isinstance(first, Unread)
    assert first.error.startswith("too long")
    assert (second.id, getattr(second, "line", None)) == ("b", 2)


def test_deep_json_is_an_error_of_its_line():
    deep = b'{"text": ' + b"[" * 200_000 + b"]" * 200_000 + b"}\n"
    first, second = find_documents(io.BytesIO(deep + json.dumps({"text": "x"}).encode()))
    assert isinstance(first, Unread)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The deficit with Mexico widened in April.", "en"),
        ("El déficit con México creció en abril.", "es"),
        ("Le déficit avec le Mexique s'est creusé en avril.", "fr"),
        ("", "en"),
        ("$86 billion", "en"),
    ],
)
def test_the_language_is_told_from_small_words(text: str, language: str):
    assert detect_language(text) == (language, None)


def test_of_another_language_names_and_quotations_are_read():
    text = (
        "Die Regierung in Mexico City sagte am Montag, dass das Defizit auf 50,69 Milliarden gestiegen ist und nicht mehr"
        " zu dem passt, was die Partner für das Jahr erwartet haben. „Das ist nicht gut für die Wirtschaft“, sagte der"
        " Minister, der mit den Partnern in dem Land nicht zufrieden ist und für das nächste Jahr wenig erwartet."
    )
    document = make_document(text)
    found = read(document)
    assert document.foreign == "German" and "looks German" in (foreign_note(document) or "")
    assert found.actors and not found.figures and not found.claims
    assert foreign_note(make_document(text, language="en")) is None


def test_there_is_one_limit_and_it_is_the_one_of_the_readers():
    assert CHARACTERS == LIMIT
    with pytest.raises(UnusableInput, match="the text is too long: a text may have 1,000,000 characters"):
        make_document("a" * (CHARACTERS + 1))
