"""What is asked about a file, with the answers that count and those that do not."""

from __future__ import annotations

import pytest

from ucj.facts.intake.questions import Asked, Question, choices
from ucj.facts.remarks import Remark

ASKS, WRONG = Remark("ask.unit"), Remark("future")
UNITS = choices("choice.unit.thousand", "choice.unit.one")


@pytest.mark.parametrize(
    ("said", "answer"), [({}, ""), ({"unit": "one"}, "one"), ({"unit": "two"}, ""), ({"total": "one"}, "")]
)
def test_only_what_can_be_chosen_is_an_answer(said: dict[str, str], answer: str) -> None:
    asked = Asked(said)
    assert not asked.open
    assert asked.choose("unit", ASKS, UNITS) == answer
    assert asked.questions == [Question("unit", ASKS, UNITS, (), answer)]
    assert asked.open is (not answer)


@pytest.mark.parametrize(
    ("said", "answer", "wrong"),
    [({}, "", None), ({"date": "  "}, "", None), ({"date": " 2025 "}, "2025-12", None), ({"date": "2099"}, "", WRONG)],
)
def test_what_is_typed_is_an_answer_once_it_can_be_used(
    said: dict[str, str], answer: str, wrong: Remark | None
) -> None:
    # Knows two years, and nothing of a blank.
    known: dict[str, str | Remark] = {"2025": "2025-12", "2099": WRONG}
    asked = Asked(said)
    assert asked.type("date", ASKS, known.__getitem__, [WRONG]) == answer
    assert asked.questions == [Question("date", ASKS, (), (WRONG,), answer, wrong)]
