"""Which roles are somebody here, and which are only spoken of: "the minister said", "any minister"."""

from nlp.naming.page import Page
from nlp.naming.roles import load_roles
from nlp.naming.speaking import speaks, words
from nlp.naming.types import Role


def counts(page: Page, role: Role, country: str | None, bare: bool) -> bool:
    """Whether a role stands for somebody here."""
    lexicon = load_roles(page.language).words
    if role.article in lexicon["nobody"] or page.lower[role.start] in lexicon["nobody"]:
        return False
    definite = role.article in words(page.language, "definite") or "'s" in page.words[role.start : role.first]
    if page.lower[role.first] in words(page.language, "doubtful") and not definite:
        return False
    if role.kind in ("speaker", "speakers"):
        return speaks(page, role.start, role.end)
    if role.kind == "office":
        return (
            not bare or definite or page.words[role.first][0].isupper() or speaks(page, role.start, role.end)
        )
    if page.lower[role.first] in lexicon["national"]:
        return country is not None
    if role.kind in ("group", "offices"):
        told = country is not None or (definite and not bare) or speaks(page, role.start, role.end)
        return told or (role.kind == "group" and acts(page, role))
    if role.kind == "government":
        return country is not None or definite
    if role.kind == "public" and names_body(page, role, country, definite, bare):
        return True
    return speaks(page, role.start, role.end) or (definite and acts(page, role))


def names_body(page: Page, role: Role, country: str | None, definite: bool, bare: bool) -> bool:
    """Whether a body of the state or of members is one in particular by the words around."""
    capital = page.words[role.first][0].isupper()
    if page.language == "en":
        return not bare and (definite or country is not None or (capital and role.article not in ("a", "an")))
    stated = not bare and (country is not None or capital)
    compound = not bare or role.last - role.first > 1
    return stated or (definite and (capital or (compound and leads(page, role.start))))


def leads(page: Page, start: int) -> bool:
    """Whether a phrase with its article opens a clause, so that it is likely the subject."""
    before = start - 2
    if before < 0 or page.sentences[before] != page.sentences[start] or page.is_gap(before):
        return True
    return page.lower[before] in words(page.language, "leading")


def acts(page: Page, role: Role) -> bool:
    """Whether the parser makes the noun the subject of a verb."""
    return page.doc[role.last - 1].dep_ in ("nsubj", "nsubjpass") and page.doc[
        role.last - 1
    ].head.tag_.startswith("V")
