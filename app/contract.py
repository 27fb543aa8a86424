"""An analysis and its checks as the JSON that `fulcrum check` prints: CONTRACT, key for key."""

import json
import math
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from app.checking.types import Check
from nlp.types import Analysis, Claim, Question

# How a question was read is kept in the archive; the JSON carries what is needed to repeat a check.
LEFT_OUT: dict[type, frozenset[str]] = {
    Analysis: frozenset({"periods"}),
    Claim: frozenset({"stated", "approximation", "origins", "rivals", "allowed"}),
    Question: frozenset({"per"}),
}


def as_contract(analysis: Analysis, checks: Sequence[Check], *, id: str | int) -> dict[str, Any]:
    """One analysed text as plain JSON values; `checks` go with `analysis.claims`, one each, in order."""
    record = plain(analysis)
    for claim, check in zip(record["claims"], checks, strict=True):
        claim["check"] = plain(check)
    head = {"id": id, "title": analysis.title, "date": analysis.date, "language": analysis.language}
    return {**head, **{name: value for name, value in record.items() if name not in head}}


def plain(value: Any) -> Any:
    """Dataclasses as objects, tuples as arrays, numbers JSON cannot hold as null.

    >>> from nlp.types import Interval
    >>> plain(Interval(1.0, float("inf"), "USD"))
    {'low': 1.0, 'high': None, 'unit': 'USD'}
    """
    if is_dataclass(value):
        left_out = LEFT_OUT.get(type(value), frozenset())
        return {f.name: plain(getattr(value, f.name)) for f in fields(value) if f.name not in left_out}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


def dumps(record: Any, *, indent: int | None = None) -> str:
    """Strict JSON, characters as they are."""
    return json.dumps(record, ensure_ascii=False, allow_nan=False, indent=indent)
