"""What to look for among claims: each filter gives both the SQL and the words that the user is shown."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

WORD = re.compile(r"\w+", re.UNICODE)
# Claims with some words: looked up one by one from what the full-text index gives, or tried one after another
# along another index (the plus keeps SQLite from looking them up). The second is quicker where words are common.
FOUND = "select rowid as number from claims_fts where claims_fts match ?"
CHOSEN = f"claims.number in ({FOUND})"
WALKED = f"+{CHOSEN}"
TERMS = 32  # words of one search: more narrow nothing


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition: SQL with bound parameters, the same in words, and what else finds the claims that meet it.

    That is the one `column` that it asks, or SQL that gives the numbers of those claims sooner than the condition does.
    """

    sql: str
    parameters: tuple[Any, ...]
    words: str
    column: str | None = None
    numbers: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """A selection of claims. Empty fields select nothing; several values of one field are alternatives."""

    text: str = ""
    actor: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    indicator: tuple[str, ...] = ()
    partner: tuple[str, ...] = ()
    flow: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    assertion: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    article: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    withdrawn: bool = False
    """Also claims that are no longer in the latest revision of their article."""

    def filters(self, *, walking: bool = False) -> Iterator[Filter]:
        """The conditions, in the order in which they are told; `walking` tries claims one after another for their words."""
        if not self.withdrawn:
            yield Filter("claims.current = 1", (), "", "current")
        if match := search_expression(self.text):
            yield Filter(
                WALKED if walking else CHOSEN,
                (match,),
                f"the words have “{' '.join(self.text.split())[:200]}”",
                numbers=FOUND,
            )
        elif self.text.strip():
            yield Filter("0", (), f"the words have “{' '.join(self.text.split())[:200]}”")
        for name, column in COLUMNS.items():
            if values := getattr(self, name):
                yield any_partner(values) if name == "partner" else one_of(column, values, name)
        if self.since:
            yield Filter("claims.date >= ?", (self.since,), f"from {self.since}", "date")
        if self.until:
            yield Filter("claims.date <= ?", (self.until,), f"until {self.until}", "date")

    def where(self, *, walking: bool = False) -> tuple[str, list[Any]]:
        """The whole condition for `where`, and its parameters."""
        filters = list(self.filters(walking=walking))
        parameters = [value for one in filters for value in one.parameters]
        return " and ".join(f"({one.sql})" for one in filters) or "1", parameters

    def words(self) -> str:
        """The selection in words.

        >>> ClaimFilter(verdict=("contradicted",), since="2026-06-01").words()
        'claims where verdict is contradicted and from 2026-06-01'
        >>> ClaimFilter().words()
        'all claims'
        """
        told = " and ".join(one.words for one in self.filters() if one.words)
        if told.endswith(" chosen") and " and " not in told:
            return f"{told} by hand"
        return f"claims where {told}" if told else "all claims"


COLUMNS = {
    "actor": "claims.claimant",
    "publisher": "claims.publisher",
    "source": "claims.source",
    "country": "claims.country",
    "indicator": "claims.indicator",
    "partner": "claims.partner",
    "flow": "claims.flow",
    "verdict": "claims.verdict",
    "kind": "claims.kind",
    "assertion": "claims.assertion",
    "language": "claims.language",
    "period": "claims.period",
    "article": "claims.article",
    "ids": "claims.id",
}


def slots(values: Collection[object]) -> str:
    """A place for each value, for SQL's `in (…)`.

    >>> slots(("MEX", "CAN"))
    '?, ?'
    """
    return ", ".join("?" * len(values))


def one_of(column: str, values: tuple[str, ...], name: str) -> Filter:
    """One of several values; the empty string stands for none.

    >>> one_of("claims.flow", ("imports", ""), "flow")
    Filter(sql="coalesce(claims.flow, '') in (?, ?)", parameters=('imports', ''), words='flow is imports or none', column='flow', numbers=None)
    """
    told = f"coalesce({column}, '')" if "" in values else column
    words = " or ".join(value or "none" for value in values) if name != "ids" else f"{len(values)} chosen"
    words = f"{name} is {words}" if name != "ids" else words
    return Filter(f"{told} in ({slots(values)})", values, words, column.removeprefix("claims."))


def any_partner(values: tuple[str, ...]) -> Filter:
    """One of several partners, alone or added to others: `MEX` finds `CAN+MEX` too; the empty string stands for none.

    >>> any_partner(("MEX",)).sql
    "instr('+' || coalesce(claims.partner, '') || '+', ?)"
    >>> any_partner(("MEX", "")).parameters
    ('+MEX+', '++')
    """
    sql = " or ".join(["instr('+' || coalesce(claims.partner, '') || '+', ?)"] * len(values))
    words = " or ".join(value or "none" for value in values)
    return Filter(sql, tuple(f"+{value}+" for value in values), f"partner is {words}", "partner")


def search_expression(text: str) -> str | None:
    """What the user typed as a full-text query that cannot fail: each word a quoted term, all wanted.

    Words in "double quotes" are a phrase, and so are the parts of `T-MEC` and `o'brien`; the last word
    matches as a beginning. None when there is no word.

    >>> search_expression('T-MEC AND "auto parts" tar'), search_expression('"*'), search_expression("")
    ('"T MEC" "AND" "auto parts" "tar"*', None, None)
    """
    terms = [term for part in split_phrases(text) if (term := " ".join(WORD.findall(part)))][:TERMS]
    expression = " ".join(f'"{term}"' for term in terms)
    if terms and not text.rstrip().endswith(('"', "”")):
        expression += "*"
    return expression or None


def split_phrases(text: str) -> Iterator[str]:
    """The words of `text` and, whole, its parts inside double quotes; a quote left open opens nothing."""
    parts = re.split(r"[\"“”]", text)
    for number, part in enumerate(parts):
        yield from [part] if number % 2 == 1 and number < len(parts) - 1 else part.split()
