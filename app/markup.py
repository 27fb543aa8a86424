"""The text of a small HTML page, paragraph by paragraph, without scripts, menus and forms."""

import re
from html.parser import HTMLParser

PASSED_OVER = {"script", "style", "nav", "header", "footer", "form", "aside", "noscript", "template", "svg"}
BLOCKS = {"p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "section", "article", "tr", "td"}


class PageReader(HTMLParser):
    """Collects the visible text of a page, and its title."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.title: list[str] = []
        self.hidden = 0
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in PASSED_OVER
        self.in_title = tag == "title"
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden = max(0, self.hidden - (tag in PASSED_OVER))
        self.in_title = False
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if self.in_title:
            self.title.append(data)
        elif not self.hidden:
            self.parts.append(re.sub(r"\s+", " ", data))


def page_text(html: str) -> tuple[str, str | None]:
    """The paragraphs of `html`, an empty line between them, and the page's title.

    >>> page_text("<html><title>News</title><p>One.<p>Two &amp; three.</html>")
    ('One.\\n\\nTwo & three.', 'News')
    """
    reader = PageReader()
    reader.feed(html)
    reader.close()
    paragraphs = (part.strip() for part in "".join(reader.parts).split("\n"))
    return "\n\n".join(part for part in paragraphs if part), "".join(reader.title).strip() or None
