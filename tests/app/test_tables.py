"""Tables in the terminal: what other commands ask for is whole, and what went wrong can be read."""

import pytest

from app.commands.collecting import sum_up
from app.commands.tables import WIDEST, print_rows, print_troubles

SERIES = "census.M.USA.goods_trade.exports.MEX.TOTAL"
POLLS = [
    ([], "no source is due; --now polls all the same"),
    ([{"articles": 0, "revised": 0}] * 2, "2 sources polled, nothing new"),
    ([{"articles": 0, "revised": 1}], "1 source polled; now run `fulcrum analyse`"),
]


def test_the_first_column_is_never_cut(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "60")
    print_rows([{"id": SERIES, "title": "US goods exports to Mexico, Census basis"}], ("id", "title"))
    assert SERIES in capsys.readouterr().out


def test_a_long_text_is_cut(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "100")
    print_rows([{"date": "2026-04-01", "text": "word " * 10_000}], ("date", "text"))
    assert len(capsys.readouterr().out.replace(" ", "")) <= WIDEST + 50


def test_troubles_take_a_line_each(capsys):
    print_troubles([{"id": "a", "error": "gone\nfor good"}, {"id": "b", "error": None}], "id")
    assert capsys.readouterr().out == "a: gone for good\n"


@pytest.mark.parametrize(("rows", "told"), POLLS)
def test_the_next_step_is_named_where_there_is_one(rows, told):
    assert sum_up(rows) == told
