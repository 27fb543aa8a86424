"""First places without a number, places that are gone, and one partner that passes another."""

import pytest

from tests.nlp.asking import claims


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Canada topped the US trade rankings in 2016.", ("total", "USA", "CAN", 1, 1)),
        ("en", "Canada's rise to the top of America's list of suppliers in 2025 is news.", ("imports", "USA", "CAN", 1, 1)),
        ("en", "In 2025 Japan sat at the top of Chile's list of export markets.", ("exports", "CHL", "JPN", 1, 1)),
        ("es", "Canadá encabezó la lista de socios comerciales de Brasil en 2025.", ("total", "BRA", "CAN", 1, 1)),
        ("en", "Japan's slide to fifth place among US suppliers in 2025 was long.", ("imports", "USA", "JPN", 5, 5)),
        ("en", "Japan was no longer the largest US supplier in 2025.", ("imports", "USA", "JPN", 2, None)),
        ("en", "Japan is not America's largest customer in 2025.", ("exports", "USA", "JPN", 2, None)),
        ("es", "Japón dejó de ser el mayor proveedor de Estados Unidos en 2025.", ("imports", "USA", "JPN", 2, None)),
        ("en", "Canada, no longer a poor cousin, was the largest US customer in 2025.", ("exports", "USA", "CAN", 1, 1)),
    ],
)  # fmt: skip
def test_first_places_and_places_that_are_gone(language: str, text: str, expected: tuple[object, ...]):
    [claim] = claims(text, language)
    asked, stated = claim.question, claim.stated
    assert asked is not None and stated is not None
    assert (asked.flow, asked.reporter, asked.partner, stated.low, stated.high) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Exports topped $337 billion to the biggest market in 2025.",
        "China led the talks with US suppliers in 2025.",
        "At the top of the agenda are US suppliers.",
    ],
)
def test_what_stands_at_no_top_of_a_list(text: str):
    found = claims(text, "en")
    assert not [claim for claim in found if claim.question and claim.question.measure == "rank"]


@pytest.mark.parametrize(
    "text",
    ["Canada lost the top spot among US export markets in 2025.", "In 2025 China gave up its place as the largest US supplier."],
)  # fmt: skip
def test_a_place_that_was_lost_says_two_things_and_states_no_place(text: str):
    [claim] = claims(text, "en")
    assert claim.question is not None and claim.stated is None


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Chile overtook Peru as a supplier of the United States in 2025.", ("imports", "CHL", "ratio", "PER")),
        ("es", "En 2025 Chile desplazó a Perú como cliente de Estados Unidos.", ("exports", "CHL", "ratio", "PER")),
        ("en", "Chile overtook Peru as the largest US supplier in 2025.", ("imports", "CHL", "rank", "partners")),
    ],
)  # fmt: skip
def test_one_partner_passes_another(language: str, text: str, expected: tuple[str, ...]):
    [claim] = claims(text, language)
    asked = claim.question
    assert asked is not None
    assert (asked.flow, asked.partner, asked.measure, asked.of) == expected


@pytest.mark.parametrize(
    ("language", "text", "flow", "codes"),
    [
        ("en", "The three biggest buyers of US goods in 2025 were Mexico, Canada and China.", "exports", ["MEX", "CAN", "CHN"]),
        ("en", "In 2025 Vietnam and Taiwan were the two largest suppliers.", "imports", ["VNM", "TWN"]),
        ("en", "America's top three trading partners in 2025 were Mexico, Canada and China.", "total", ["MEX", "CAN", "CHN"]),
        ("es", "Los tres principales socios comerciales de Estados Unidos en 2025 fueron México, Canadá y China.", "total", ["MEX", "CAN", "CHN"]),
    ],
)  # fmt: skip
def test_several_hold_the_first_places(language: str, text: str, flow: str, codes: list[str]):
    found = claims(text, language)
    assert [claim.question and claim.question.partner for claim in found] == codes
    assert {(claim.stated and claim.stated.low, claim.stated and claim.stated.high) for claim in found} == {
        (1, len(codes))
    }
    assert {claim.question and claim.question.flow for claim in found} == {flow}


def test_fewer_countries_than_places_are_no_row():
    assert not [
        claim
        for claim in claims("The three largest suppliers met Mexico and Canada in 2025.")
        if claim.question
    ]


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("Chile was the largest US trading partner in South America in 2025.", "some_partners"),
        ("Among G7 countries, Canada was the largest buyer of US goods in 2025.", "some_partners"),
        ("Outside North America, China was the largest US trading partner in 2025.", "some_partners"),
        ("In 2025 Canada was the largest US supplier after Mexico.", "some_partners"),
        ("En 2025 Chile fue el primer socio comercial de Estados Unidos en América del Sur.", "some_partners"),
        ("In 2025 China was third among US suppliers, behind Mexico and Canada.", "partners"),
        ("Canada was the largest US supplier in 2025.", "partners"),
    ],
)  # fmt: skip
def test_a_place_among_some_is_no_place_among_all(text: str, among: str):
    [claim] = [one for one in claims(text, "es" if "En 2025" in text else "en") if one.question]
    assert claim.question is not None
    assert (claim.question.measure, claim.question.of) == ("rank", among)


def test_an_island_that_only_the_title_names_is_that_one():
    told = "The island made up 7.3 percent of US goods imports in 2025, a fund manager said."
    assert [one.question.partner for one in claims(told, title="Ireland rising") if one.question] == ["IRL"]
