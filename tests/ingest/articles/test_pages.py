"""The article on a page, what it says about itself, and pages that have none."""

from datetime import UTC, datetime

import pytest

from ingest.articles.pages import read_fragment, read_page, without_title
from ingest.errors import UnexpectedContent
from ingest.markup import html_text

TEXT = "The ministry of trade said that imports of steel rose by a tenth in April. " * 8
URL = "https://gazette.example/2026/steel"


def make_page(head="", body=TEXT, lang="en"):
    return (
        f'<!doctype html><html lang="{lang}"><head>{head}</head><body><nav><a href="/">Home</a> | '
        f"<a href='/x'>Trade</a></nav><article><h1>Steel imports rise</h1><p>{body}</p></article>"
        "<aside>Read also: tin</aside><footer>© The Gazette</footer></body></html>"
    )


def test_the_text_without_what_is_around_it():
    document = read_page(make_page(), URL)
    assert document.text == TEXT.strip()
    assert (document.title, document.language, document.lack) == ("Steel imports rise", "en", None)


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "G"}, {"@type": ["NewsArticle"],
"headline": "Steel", "datePublished": "2026-06-10T12:00:00Z", "author": [{"name": "A. Roe"}, {"name": "B. Poe"}],
"isAccessibleForFree": "True"}]}</script>"""
METADATA = [
    ('<meta property="article:published_time" content="2026-06-10T08:00:00-04:00">', "published", datetime(2026, 6, 10, 12, tzinfo=UTC)),
    ('<meta name="dcterms.created" content="10 de junio de 2026">', "published", datetime(2026, 6, 10, tzinfo=UTC)),
    (LINKED, "published", datetime(2026, 6, 10, 12, tzinfo=UTC)),
    (LINKED, "author", "A. Roe, B. Poe"),
    (LINKED, "title", "Steel"),
    ('<meta name="author" content="C. Doe">', "author", "C. Doe"),
    ('<meta name="author" content="https://gazette.example/people/7">', "author", None),
    ('<meta property="og:title" content="Steel rises | The Gazette"><meta property="og:site_name" content="The Gazette">', "title", "Steel rises"),
    ('<link rel="canonical" href="/2026/steel-imports">', "url", "https://gazette.example/2026/steel-imports"),
    ('<link rel="canonical" href="https://gazette.example/">', "url", None),
    ('<link rel="canonical" href="http://[">', "url", None),
    ('<meta property="og:site_name" content="The Gazette">', "site", "The Gazette"),
    ('<script type="application/ld+json">{broken</script>', "title", "Steel imports rise"),
    (f'<script type="application/ld+json">{"[" * 50_000}</script>', "title", "Steel imports rise"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "name", "value"), METADATA)
def test_what_a_page_says_about_itself(head, name, value):
    assert getattr(read_page(make_page(head), URL), name) == value


LACKING = [
    (make_page(body="Nothing."), "empty"),
    ("<html><body></body></html>", "empty"),
    (make_page(body="Imports rose sharply this year. " * 12 + "</p><p>Subscribe to continue reading"), "paywalled"),
    (make_page(LINKED.replace("True", "False"), body="Imports rose sharply this year. " * 12), "paywalled"),
    (make_page(body="Las importaciones subieron mucho. " * 12 + "</p><p>Suscríbete para seguir leyendo", lang="es"), "paywalled"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "lack"), LACKING)
def test_pages_without_an_article_are_marked(html, lack):
    document = read_page(html, URL)
    assert document.lack == lack
    assert "characters" in document.why


def test_a_long_text_is_no_taste_even_where_a_wall_is_spoken_of():
    body = "Papers ask readers to subscribe to continue reading. " * 60
    assert read_page(make_page(body=body), URL).lack is None


@pytest.mark.parametrize("html", ["", " ", "<!-- -->"])
def test_no_page_at_all(html):
    with pytest.raises(UnexpectedContent, match=f"{URL}: the page cannot be read"):
        read_page(html, URL)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<p>" + "x" * 3_000_000,
        "<a href='" * 20_000,
        "&#0;&#xd800;" * 1000,
        "<table>" * 3_000,
    ],
    ids=range(5),
)
def test_hostile_pages_end(workers, html):
    try:
        assert workers.call(read_page, html, URL).lack in {"empty", None}
    except UnexpectedContent as error:
        assert str(error)


FRAGMENTS = [
    ("<p>One.</p><p>Two&nbsp;&amp; three.</p>", "One.\nTwo & three."),
    ("<div>One<br>two</div><ul><li>a</li><li>b</li></ul>", "One\ntwo\na\nb"),
    ("<p>Broken\nin the source</p>", "Broken in the source"),
    ("<script>x()</script><style>p {}</style><p>Seen</p><!-- not -->", "Seen"),
    ("<table><tr><th>Month</th><td>5.1</td></tr></table>", "Month 5.1"),
    ("Plain text, 3 < 4 & so on", "Plain text, 3 < 4 & so on"),
    ("Two\nlines", "Two\nlines"),
    (
        "<p><b>MINISTRA ROSA DÍAZ, DE COMERCIO:</b>Buenos días.</p>",
        "MINISTRA ROSA DÍAZ, DE COMERCIO: Buenos días.",
    ),
    ("<p>The address is HTTPS://X.EXAMPLE now</p>", "The address is HTTPS://X.EXAMPLE now"),
    ("<p>A line that stands there twice in a row</p>" * 2, "A line that stands there twice in a row"),
    ("<p>Title</p><p>Text</p>", "Text"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "text"), FRAGMENTS)
def test_markup_is_taken_off_and_nothing_else(html, text):
    assert read_fragment(html, "Title").text == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>MS. HALE:Good afternoon.</p>", "MS. HALE: Good afternoon."),
        ("<p>END 1:12 P.M. EDT</p>", "END 1:12 P.M. EDT"),
        ("<p>SEE HTTPS://GAZETTE.EXAMPLE/A</p>", "SEE HTTPS://GAZETTE.EXAMPLE/A"),
    ],
)
def test_a_label_is_parted_from_the_first_word_and_a_time_is_none(html, text):
    assert html_text(html) == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Imports rise press.office Wed, 06/10/2026 - 14:30\nThey rose.", "They rose."),
        ("Imports rise by a tenth, the ministry said.\nThey rose.", None),
        ("Imports rise press.office Wed, 06/10/2026 - 14:30", None),
    ],
)
def test_who_stored_a_page_is_no_part_of_it(text, left):
    assert without_title(text, "Imports rise") == (left or text)
