"""Whether words beside a name tell that it speaks."""

from functools import cache

from nlp.lexicon import load_lexicon
from nlp.naming.page import Page
from nlp.quoting.reporting import load_reporting

LEXICON = load_lexicon("speaking")
REACH = 14  # words that an aside between a name and its verb can have


@cache
def verbs(language: str) -> frozenset[str]:
    """Forms of verbs that report speech or belief."""
    return frozenset(
        form
        for form, (_, kinds) in load_reporting(language).verbs.items()
        if kinds & {"say", "show", "think"}
    ) - words(language, "no_verbs") | words(language, "more_verbs")


@cache
def words(language: str, name: str) -> frozenset[str]:
    """A list of words of a language."""
    return frozenset(LEXICON[language][name].split())


def speaks(page: Page, start: int, end: int) -> bool:
    """Whether the phrase of tokens `start`-`end` is said to speak: "… said", "said …", "according to …"."""
    return speaks_before(page, end) or speaks_behind(page, start)


def speaks_before(page: Page, end: int) -> bool:
    """Whether a verb of saying follows, right away or behind an aside between commas."""
    index = skip(page, end)
    if is_verb(page, index):
        return True
    if index < len(page.words) and page.words[index] == ",":
        if index + 1 < len(page.words) and page.lower[index + 1] in words(page.language, "who"):
            return is_verb(page, skip(page, index + 2))
        for close in range(index + 1, min(index + REACH, len(page.words))):
            if page.words[close] in ".;!?\n" or page.sentences[close] != page.sentences[index]:
                return False
            if page.words[close] == ",":
                return is_verb(page, skip(page, close + 1))
    return False


def speaks_behind(page: Page, start: int) -> bool:
    """Whether a verb of saying that its subject follows, or "according to", stands before."""
    index = start - 1
    while index >= 0 and page.lower[index] in words(page.language, "determiners"):
        index -= 1
    if index < 0 or page.sentences[index] != page.sentences[min(start, len(page.words) - 1)]:
        return False
    word = page.lower[index]
    if word in words(page.language, "sources") or is_document(page, index):
        return True
    if index and f"{page.lower[index - 1]}_{word}" in words(page.language, "sources"):
        return True
    return (
        is_verb(page, index) and word not in words(page.language, "addressing") and is_inverted(page, index)
    )


def is_document(page: Page, index: int) -> bool:
    """Whether the tokens up to `index` make what follows the author of a document: "a report by"."""
    return (
        index > 0
        and page.lower[index] in words(page.language, "by")
        and page.lower[index - 1] in words(page.language, "documents")
    )


def is_inverted(page: Page, index: int) -> bool:
    """Whether the verb at `index` has its subject behind it: quotation or comma before it, or no subject."""
    if page.language == "en":
        return index == 0 or page.words[index - 1] in ('"', "”", ",", "'", "''", "’", "?", "!")
    return index == 0 or not page.is_name(index - 1)


def skip(page: Page, index: int) -> int:
    """The next token that is no adverb or auxiliary."""
    aside = words(page.language, "asides")
    for _ in range(4):
        if index < len(page.words) and (page.lower[index] in aside or page.lower[index].endswith("ly")):
            index += 1
    return index


def is_verb(page: Page, index: int) -> bool:
    """Whether a token is a verb of saying, as far as its form and tag tell."""
    if not 0 <= index < len(page.words) or page.lower[index] not in verbs(page.language):
        return False
    return not page.tagged or page.tags[index].startswith("VB")
