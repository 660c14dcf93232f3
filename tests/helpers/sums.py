"""A reader who does the sums of an explanation again, from what is written alone."""

from __future__ import annotations

from collections.abc import Sequence

from ucj.present.parts import Explanation, Term

SCALES = {"triliun": 1e12, "miliar": 1e9, "juta": 1e6}


def read(text: str) -> tuple[float, float]:
    """Return the number of an Indonesian text, and how far the number that was rounded to it may lie from it."""
    text = text.replace("\u00a0", " ").replace("−", "-")
    scale = next((size for name, size in SCALES.items() if text.endswith(name)), 1.0)
    if text.endswith("%"):
        scale = 0.01
    digits = text.replace("Rp", "").split(" ")[0].replace(".", "")
    decimals = len(digits.partition(",")[2])
    if scale > 1 and decimals < 2:
        # Trailing zeros of what is said in millions are left out.
        decimals = 2 if abs(float(digits.replace(",", "."))) < 10 else 1
    return float(digits.replace(",", ".")) * scale, 0.5 * scale / 10**decimals


def sums(terms: Sequence[Term]) -> list[list[Term]]:
    """Return the sums of an explanation, each from its line without a sign."""
    found: list[list[Term]] = []
    for term in terms:
        if not term.sign:
            found.append([])
        found[-1].append(term)
    return found


def check(explanation: Explanation) -> None:
    """Assert that each sum comes to what is written below its line."""
    for lines in sums(explanation.terms):
        if any(line.value == "—" for line in lines):
            continue
        came_to = 0.0
        for line in lines:
            if line.sign == "=" and "dari 100" in line.value:
                _check_of_a_hundred(came_to, line.value)
                continue
            written, slack = read(line.value)
            if line.sign == "=":
                # Nobody is missing where more than the target are there.
                near = max(0.0, came_to) if written == 0 else came_to
                assert abs(near - written) <= slack * 1.000001 + 1e-6, (explanation.title, line, came_to)
                if line is not lines[-1]:
                    came_to = written
            came_to = {
                "": lambda total, number: number,
                "+": lambda total, number: total + number,
                "−": lambda total, number: total - number,
                "×": lambda total, number: total * number,
                "÷": lambda total, number: total / number,
                "=": lambda total, number: total,
            }[line.sign](came_to, written)


def _check_of_a_hundred(share: float, said: str) -> None:
    if said.startswith("kurang dari 1"):
        assert 0 < share < 0.005 + 1e-9
    elif said.startswith("lebih dari 99"):
        assert 0.995 - 1e-9 < share < 1
    else:
        assert abs(share * 100 - int(said.split(" ")[0])) <= 0.5 + 1e-9


def result(explanation: Explanation) -> str:
    """Return what the last sum comes to, with ordinary spaces."""
    return [term.value for term in explanation.terms if term.sign == "="][-1].replace("\u00a0", " ")
