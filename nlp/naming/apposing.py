"""Names in apposition to a Spanish role, however long: "la ministra de Obras, Comercio y Pesca (MOCP), | Ana Ruiz |,"."""

import re

from nlp.naming.page import Page
from nlp.naming.speaking import verbs

BETWEEN = 120  # characters between a role and the name of whose it is
APPOSED = re.compile(
    r"(?: \(\w{1,2}\))?"  # "(e)", in charge
    r"(?: (?:y|e|a|de|del|para|en|ante|[a-zà-ÿ]{4,20} de|[a-zà-ÿ]{4,20} del)(?= )[^,;:.()“”«»\"\n]{1,90})?"  # "de los avicultores"
    r"(?:, [^\W\d_a-z][^,;:.()“”«»\"\n]{2,40}){0,2}"  # "Comercio y Turismo"
    r"(?: ?\([^()\n]{1,16}\))?(?: (?:de|del) [^,;:.()“”«»\"\n]{1,40})?,? ?(?:el |la |un |una )?"  # "(CCV) del Golfo"
)
ENDINGS = (", ", ") ", " (", ", el ", ", la ", ", un ", ", una ")
ROLE_CLOSED = re.compile(
    r"(?: [a-zà-ÿ]{4,20})?(?: \([^()\n]{1,16}\))?\s*(?:[,.;)—–]|\Z)"
)  # "el senador | panista,"
CLOSED = re.compile(r"\s*(?:[,.;:)—–?!”\"]|\Z)")


def is_apposed(page: Page, role_end: int, start: int, end: int) -> bool:
    """Whether the name at `start`-`end` is that of the holder of the role that ends before it."""
    if not 0 < start - role_end < BETWEEN or not CLOSED.match(page.text, end):
        return False
    told = any(
        word in verbs(page.language) for word in page.lower[page.token_at(role_end) : page.token_at(start)]
    )
    between = page.text[role_end:start]
    return not told and between.endswith(ENDINGS) and bool(APPOSED.fullmatch(between))
