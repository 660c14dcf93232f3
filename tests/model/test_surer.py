"""How a surer plan is looked for, with a solver and odds that are made up."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import pytest

from ucj.model import questions


@dataclass
class Made:
    """A solver whose plans reach the target up to a raise, and whose plans are sure from another one on."""

    reachable: float
    sure_from: float

    def __post_init__(self) -> None:
        self.asked: list[float] = []

    def find_plan(self, _ledger: object, _baseline: object, _wish: object, raised: float = 0.0) -> Any:
        self.asked.append(raised)
        return SimpleNamespace(raised=raised, reached=raised <= self.reachable)

    def share_reaching(self, _ledger: object, answer: Any) -> float:
        return 0.9 if answer.raised >= self.sure_from else 0.1


@pytest.mark.parametrize(
    ("reachable", "sure_from", "found", "asked"),
    [
        # Doubled until it holds, then halved towards the least that does.
        (1.0, 0.3, 0.3, [0.05, 0.1, 0.2, 0.4, 0.3, 0.25, 0.275, 0.2875]),
        # Beyond what can be reached it is halved, too.
        (0.3, 0.22, 0.225, [0.05, 0.1, 0.2, 0.4, 0.3, 0.25, 0.225, 0.2125]),
        # Two raises that are alike end it early.
        (1.0, 0.01, 0.0125, [0.05, 0.025, 0.0125, 0.00625]),
        (0.04, 0.5, None, [0.05, 0.025, 0.0375, 0.04375]),
    ],
)
def test_a_raise_is_looked_for_by_halves(
    monkeypatch: pytest.MonkeyPatch, reachable: float, sure_from: float, found: float | None, asked: list[float]
) -> None:
    made = Made(reachable, sure_from)
    monkeypatch.setattr(questions, "find_plan", made.find_plan)
    monkeypatch.setattr(questions, "share_reaching", made.share_reaching)
    answer: Any = questions.surer(None, None, None)  # type: ignore[arg-type]
    assert made.asked == pytest.approx(asked)
    assert (answer and answer.raised) == (found and pytest.approx(found))
