"""Open slots settled by the number: only what the text names, only where the number is precise, only what is open."""

import pytest

from app.assessing import assess
from app.documents import make_document
from app.statistics import checker

DATE = "2026-10-07"
ON_MEXICO = "Mexico sold the United States $60.6 billion of goods in August. China sold it $27.1 billion."


def read(text: str, figure: str) -> tuple[str, str | None, str | None, bool]:
    """Verdict, partner and period of the claim of a figure, and whether the number settled it."""
    done = assess(make_document(text, date=DATE, language="en"), checker())
    place = text.rindex(figure)
    for claim, check in zip(done.analysis.claims, done.checks, strict=True):
        if claim.question and any(done.analysis.figures[n].start == place for n in claim.figures):
            by_number = any(origin.source == "number" for origin in claim.origins)
            return check.verdict, claim.question.partner, claim.question.period, by_number
    raise AssertionError(f"no claim of {figure}")


@pytest.mark.parametrize(
    ("behind", "figure", "expected"),
    [
        ("Going south, shipments totalled $33.7 billion.", "$33.7 billion", ("supported", "MEX", "2026-08", True)),
        ("Exports to Canada came to $30.3 billion.", "$30.3 billion", ("supported", "CAN", "2026-08", False)),
        ("Going south, shipments totalled $52.5 billion.", "$52.5 billion", ("unverifiable", "CHN", "2026-08", False)),
    ],
)  # fmt: skip
def test_the_number_says_of_whom_it_is(
    behind: str, figure: str, expected: tuple[str, str, str, bool]
) -> None:
    assert read(f"{ON_MEXICO}\n\n{behind}", figure) == expected


def test_a_number_that_many_would_fit_settles_nothing() -> None:
    text = f"{ON_MEXICO}\n\nGoing south, shipments totalled about $30 billion."
    assert read(text, "$30 billion")[3] is False


def test_a_percentage_goes_with_the_amount_beside_it() -> None:
    text = f"{ON_MEXICO}\n\nGoing south, shipments totalled $33.7 billion, up 15 percent on the year."
    assert read(text, "15 percent") == ("supported", "MEX", "2026-08", True)


def test_what_the_sentence_tells_is_not_replaced() -> None:
    text = f"{ON_MEXICO} Exports to Canada in August were $33.7 billion."
    assert read(text, "$33.7 billion")[:2] != ("supported", "MEX")


def test_what_the_sentence_before_alone_names_is_not_replaced() -> None:
    text = "Canada is one neighbour. Imports from Mexico were $534.3 billion in 2025. The deficit was $48.3 billion."
    assert read(text, "$48.3 billion") == ("unverifiable", "MEX", "2025", False)


@pytest.mark.parametrize(
    ("text", "figure", "period"),
    [
        ("Imports from Mexico were $419.3 billion in the first eight months. The overall gap was $785 billion so far in 2026.", "$785 billion", "2026-01/2026-08"),
        ("Imports from Korea rose to $110 billion through August. The US deficit with Seoul was $40.5 billion at this point last year.", "$40.5 billion", "2025-01/2025-08"),
        ("Imports from Ireland, $5.6 billion in July, declined to $4.2 billion in August.", "$4.2 billion", "2026-08"),
    ],
)  # fmt: skip
def test_the_year_to_date_ends_where_the_text_does(text: str, figure: str, period: str) -> None:
    assert read(text, figure)[2] == period
