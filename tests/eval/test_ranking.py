"""What the ranker that is compared with the frames is given to learn from."""

import pytest

from tests.eval.ranking import features, label, marked

HOLDS = [{"holder": "USA", "over": "MEX", "polarity": "holds", "assertion": "asserted"}]


@pytest.mark.parametrize(
    ("pair", "expected"), [(("USA", "MEX"), "holds"), (("MEX", "USA"), "none"), (("CAN", "USA"), "none")]
)
def test_a_label_has_a_direction(pair, expected):
    assert label(pair, HOLDS) == expected


def test_parties_are_marked_by_their_part():
    text = marked("@0 waits for @1 and #2 ", {0: "MEX", 1: "USA", 2: None}, ("USA", "MEX"))
    assert text == "B waits for A and X "


def test_a_cue_is_told_by_where_the_parties_stand():
    assert {"wait A> B<", "order True True False"} <= features(["B waits for A "], words=False).keys()
