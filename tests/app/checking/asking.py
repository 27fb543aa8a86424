"""A question with its usual slots filled in, and its check."""

from datetime import date

from app.checking import check_question
from app.checking.types import Check
from ingest.statistics.store import Statistics
from nlp.types import Interval, Question

STATISTICS = Statistics.embedded()


def question(**slots: str | None) -> Question:
    """US goods imports from Mexico in 2025, unless `slots` say otherwise."""
    asked = {
        "indicator": "goods_trade", "flow": "imports", "reporter": "USA", "partner": "MEX",
        "commodity": "TOTAL", "period": "2025", "measure": "level", **slots,
    }  # fmt: skip
    return Question(**asked)  # type: ignore[arg-type]


def ask(stated: tuple[float | None, float | None, str], on: date | None = None, **slots: str | None) -> Check:
    """The check of an interval against such a question."""
    return check_question(question(**slots), Interval(*stated), STATISTICS, on=on)
