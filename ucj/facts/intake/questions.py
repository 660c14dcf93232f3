"""What only the planner can decide about a file: asked, never taken."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ucj.facts.remarks import Remark

# Answers by the id of their question: the id of a choice, or what was typed.
Answers = Mapping[str, str]
NO_ANSWERS: Answers = {}


@dataclass(frozen=True)
class Choice:
    """An answer to choose."""

    id: str
    # What it means.
    says: Remark


def choices(*codes: str) -> tuple[Choice, ...]:
    """Return answers by the codes of what they mean; each goes by the last word of its code."""
    return tuple(Choice(code.rpartition(".")[2], Remark(code)) for code in codes)


@dataclass(frozen=True)
class Question:
    """Something a file leaves open."""

    id: str
    asks: Remark
    # Without choices the answer is typed.
    choices: tuple[Choice, ...] = ()
    # Where it shows, a remark a place.
    details: tuple[Remark, ...] = ()
    # What was chosen or typed, blank while it is open.
    answer: str = ""
    # What is wrong with what was typed.
    wrong: Remark | None = None


class Asked:
    """The questions of a file and what was answered to them."""

    def __init__(self, answers: Answers) -> None:
        """Begin without a question."""
        self._answers = answers
        self.questions: list[Question] = []

    @property
    def open(self) -> bool:
        """Whether a question has no answer yet."""
        return any(not question.answer for question in self.questions)

    def choose(self, name: str, asks: Remark, answers: Sequence[Choice], details: Sequence[Remark] = ()) -> str:
        """Return the id of the choice that was made, blank while none was."""
        said = self._answers.get(name, "")
        answer = said if any(said == choice.id for choice in answers) else ""
        self.questions.append(Question(name, asks, tuple(answers), tuple(details), answer))
        return answer

    def type(
        self, name: str, asks: Remark, check: Callable[[str], str | Remark], details: Sequence[Remark] = ()
    ) -> str:
        """Return what was typed as `check` makes it; blank while nothing was, or nothing that can be used."""
        said = self._answers.get(name, "").strip()
        found = check(said) if said else ""
        wrong = found if isinstance(found, Remark) else None
        answer = "" if isinstance(found, Remark) else found
        self.questions.append(Question(name, asks, (), tuple(details), answer, wrong))
        return answer
