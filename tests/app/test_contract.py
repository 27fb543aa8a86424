"""The JSON holds the contract's keys exactly, and nothing that strict JSON cannot carry."""

import json

import pytest

from app.checking.types import Check, Evidence, Explanation, Found
from app.contract import as_contract, dumps
from nlp.types import Actor, Analysis, Claim, Figure, Interval, Origin, Period, Question, Quotation, Stance

QUESTION = Question("goods_trade", "imports", "USA", "MEX", "TOTAL", "2026-04", "level")
ANALYSIS = Analysis(
    text="The minister said imports from Mexico were $50.69 billion.",
    language="en",
    date="2026-06-02",
    title="Trade",
    actors=(Actor("minister", "the minister", "office", None, ((0, 12),)),),
    figures=(Figure(43, 57, "$50.69 billion", "amount", 50.69e9, 50.685e9, float("inf"), "USD"),),
    periods=(Period(0, 3, "The", "2026-04"),),
    quotations=(Quotation(18, 57, "imports …", "indirect", "minister", "The minister", "said"),),
    claims=(
        Claim(
            "c1",
            18,
            57,
            "imports …",
            "minister",
            0.9,
            "level",
            "asserted",
            (0,),
            QUESTION,
            Interval(1, 2, "USD"),
            "exact",
            (Origin("flow", "clause", "imports"),),
        ),
    ),
    leverage=(Stance(0, 5, "x", "USA", "MEX", "holds", "asserted", None, "other", 0.8),),
)
CHECK = Check(
    "contradicted",
    "off",
    "No.",
    Interval(None, 2.0, "USD"),
    Found(50.692e9, "USD"),
    0.1,
    (Evidence("s", "t", "2026-04", 50.692e9, "USD", "Census", "2026-10-10", "https://example.org"),),
    (Explanation("matches exports", QUESTION, 35.3e9),),
)
KEYS = {
    "": "id title date language text actors figures quotations claims leverage",
    "actors": "id name kind country mentions",
    "figures": "start end text kind low high value unit approximation",
    "quotations": "start end text kind speaker speaker_text cue",
    "claims": "id start end text claimant checkworthiness kind assertion figures question check",
    "leverage": "start end text holder over polarity assertion source ground confidence",
    "claims.question": "indicator flow reporter partner commodity period measure base_period of",
    "claims.check": "verdict reason code stated found relative_difference evidence explanations",
    "claims.check.stated": "low high unit",
    "claims.check.found": "value unit",
    "claims.check.evidence": "series title period value unit provider vintage url",
    "claims.check.explanations": "text question value",
}


def at(record: object, path: str) -> dict[str, object]:
    """The first object under a dotted path."""
    for name in filter(None, path.split(".")):
        record = record[name]  # type: ignore[index]
        record = record[0] if isinstance(record, list) else record
    return record  # type: ignore[return-value]


@pytest.mark.parametrize(("path", "keys"), KEYS.items())
def test_keys_are_those_of_the_contract(path: str, keys: str):
    record = as_contract(ANALYSIS, (CHECK,), id="a")
    assert set(at(record, path)) == set(keys.split())


def test_what_json_cannot_hold_is_null_and_the_rest_survives():
    record = json.loads(dumps(as_contract(ANALYSIS, (CHECK,), id="a")))
    assert record["figures"][0]["high"] is None
    assert record["actors"][0]["mentions"] == [[0, 12]]
    assert record["claims"][0]["check"]["stated"] == {"low": None, "high": 2.0, "unit": "USD"}


def test_every_claim_needs_its_check():
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        as_contract(ANALYSIS, (), id="a")
