"""The extent of an English role: "the former Mexican economy minister", "head of the Danish pension fund"."""

from collections.abc import Iterator

from nlp.naming.organisations import keywords
from nlp.naming.page import Page
from nlp.naming.roles import find_heads, load_roles
from nlp.naming.speaking import words
from nlp.naming.types import Role, RoleKind

LEFT = 8  # words that may stand before the noun
RIGHT = 9  # words that one phrase behind it may have
MODIFIERS = ("NN", "JJ", "POS", "HYPH", "AFX", "VBN", "VBG", "CD", "PRP$")
PREPOSITIONS = {"of", "for", "on", "to", "at", "in", "from"}
TIES = ("close to", "familiar with", "responsible for", "in charge of", "briefed on")


def find_english_roles(page: Page) -> Iterator[Role]:
    """The roles of an English text, in order, each with all that belongs to it."""
    reached = 0
    for first, last, kind, head in find_heads(page):
        if first < reached or is_modifier(page, last):
            continue
        start = reach_left(page, first, reached)
        end = reach_right(page, last, kind, head)
        article = page.lower[start - 1] if start else ""
        reached = end
        yield Role(start, end, first, last, kind, head, article)


def is_modifier(page: Page, last: int) -> bool:
    """Whether the noun only qualifies another role noun behind it ("trade minister's aides")."""
    heads = load_roles("en").heads
    behind = last + 1 if last < len(page.words) and page.words[last] in ("'s", "'") else last
    if behind >= len(page.words) or page.is_gap(behind):
        return False
    if behind == last and page.is_name(behind) and page.is_name(last - 1) and not is_head(page, behind):
        return False
    for index in range(behind, min(behind + 3, len(page.words))):
        if begins_phrase(page, index):
            return True
        if page.lower[index] in heads and page.tags[index].startswith("NN"):
            return heads[page.lower[index]] != "speaker" or index == behind
        if not page.tags[index].startswith(("NN", "JJ")) or (page.is_name(index) and behind == last):
            return False
    return False


def begins_phrase(page: Page, index: int) -> bool:
    """Whether a role noun of several words begins at a token."""
    phrases = load_roles("en").phrases.get(page.lower[index], ())
    return any(page.lower[index : index + len(words)] == words for words, _ in phrases)


def is_head(page: Page, index: int) -> bool:
    """Whether a token is a role noun."""
    return page.lower[index] in load_roles("en").heads


def reach_left(page: Page, first: int, reached: int) -> int:
    """The first token of the modifiers before a noun."""
    domains, start = load_roles("en").words["domains"], first
    while start > reached and first - start < LEFT:
        index = start - 1
        if not is_left(page, index, start):
            coordinated = (
                page.lower[index] in ("and", "&")
                and index - 1 >= reached
                and page.lower[index - 1] in domains
                and page.lower[start] in domains
            )
            if not coordinated:
                break
        start = index
    while start < first and (
        page.tags[start] in ("POS", "HYPH") or page.lower[start] in ("and", "&", "'s", "'", "-")
    ):
        start += 1
    return start


def is_left(page: Page, index: int, start: int) -> bool:
    """Whether a token can qualify the noun that begins at `start`."""
    word = page.lower[index]
    if word in words("en", "times") or word in words("en", "no_modifiers"):
        return False
    if page.tags[index].startswith(("VB", "CD")):
        return word in load_roles("en").words["vague"] or (word.isalpha() and page.words[start] == "-")
    if not page.tags[index].startswith(MODIFIERS) or page.tags[index] == "PRP$":
        return page.words[index] == "-" and index > 0 and not page.is_gap(index - 1)
    if page.tags[index].startswith("NN") and page.lower[index] == "i":
        return False
    return page.words[index] not in ('"', "“", "”") and not page.is_gap(index)


def reach_right(page: Page, last: int, kind: RoleKind, head: str) -> int:
    """The end of the phrases behind a noun that say of what or for what it is."""
    end = last
    for _ in range(3):
        if end >= len(page.words):
            break
        tie = next(
            (tie for tie in TIES if page.lower[end : end + tie.count(" ") + 1] == tuple(tie.split())), ""
        )
        index = end + tie.count(" ") + 1 if tie else end + 1
        if not tie and not is_link(page, end, kind, head, end > last):
            break
        reach = noun_phrase(page, index)
        if reach == index or (kind == "office" and page.tags[index] == "PRP$"):
            break
        if page.lower[end] == "in" and not tie and not is_place(page, index, reach):
            break
        end = reach
    return end


def is_link(page: Page, index: int, kind: RoleKind, head: str, nested: bool) -> bool:
    """Whether a preposition ties its phrase to the role noun rather than to the verb."""
    word = page.lower[index]
    if word not in PREPOSITIONS:
        return False
    if word == "of":
        return True
    if word == "to":
        return head in ("ambassador", "envoy", "adviser", "advisor", "aide", "special-envoy", "counselor")
    if word == "for":
        return kind == "office" or (nested and page.is_name(index - 1))
    if word == "on":
        return page.lower[index - 1] in words("en", "bodies") or head in ("adviser", "advisor", "negotiator")
    if word == "at":
        return kind in ("office", "offices", "speaker", "speakers")
    if word == "from":
        return kind in ("office", "offices", "group", "speaker", "speakers")
    return True


def is_place(page: Page, start: int, end: int) -> bool:
    """Whether tokens name a country or a place in one, and nothing else."""
    found = page.countries_in(page.starts[start], page.end_of(end - 1))
    return bool(found) and found[-1].end >= page.end_of(end - 1) and end - start <= 4


def noun_phrase(page: Page, index: int) -> int:
    """The end of the noun phrase that begins at a token; the token itself where none does."""
    end, noun, limit = index, index, min(len(page.words), index + RIGHT)
    while end < limit:
        tag, word = page.tags[end], page.lower[end]
        if (
            page.is_gap(end)
            or word in words("en", "times")
            or (page.words[end] in ('"', "“", "”", "'") and page.tags[end] != "POS")
        ):
            break
        if noun == end > index and begins_person(page, end):
            break
        if tag.startswith("NN") or (page.is_name(end) and tag.startswith(("JJ", "FW"))):
            noun = end + 1
        elif tag in ("POS", "HYPH", "CD", "PDT") or tag.startswith(("JJ", "DT", "PRP$", "VBN")):
            if tag in ("DT", "PRP$") and noun > index:
                break
        elif word in ("and", "&") and noun == end and is_joined(page, end):
            pass
        else:
            break
        end += 1
    return noun


def begins_person(page: Page, index: int) -> bool:
    """Whether a person's name begins here behind a field: "Secretary of Commerce | Ana Ruiz"."""
    domains = load_roles("en").words["domains"]
    if not page.is_name(index) or page.lower[index] in domains:
        return False
    if page.doc[index].ent_type_ == "PERSON" and page.doc[index - 1].ent_type_ != "PERSON":
        return True
    return page.is_name(index - 1) and page.lower[index - 1] in domains and page.is_name(index + 1)


def is_joined(page: Page, index: int) -> bool:
    """Whether "and" joins two fields of one body: "trade and industry", "Ways and Means Committee"."""
    domains = load_roles("en").words["domains"]
    behind = page.words[index + 1 : index + 4]
    if not behind or page.lower[index - 1] not in domains or page.lower[index + 1] not in domains:
        return (
            page.is_name(index - 1)
            and page.is_name(index + 1)
            and any(word in keywords("en") for word in behind)
        )
    return True
