"""Sums as a reader would do them again: what is written adds up to what is shown, whatever was rounded.

Inside, people are fractions of one; written are whole people where these come to the figure that is shown, else as many
decimals as that takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from typing import Literal

from ucj.present.parts import Cite, Term
from ucj.present.words import numbers

Sign = Literal["", "+", "−", "×", "÷", "="]
Kind = Literal["people", "money", "percent", "number"]
MOST_DECIMALS = 6


@dataclass(frozen=True)
class Line:
    """A line of a sum before it is written; of a result (`=`) the amount is not looked at."""

    sign: Sign
    label: str
    amount: float = 0.0
    # A percentage is a fraction 0–1.
    kind: Kind = "people"
    cites: tuple[Cite, ...] = ()


def written(lines: Sequence[Line], shown: Callable[[float], str], value: float, label: str) -> tuple[Term, ...]:
    """Return the lines of a sum, and below them what they come to.

    Parameters
    ----------
    lines : sequence of Line
        From left to right, without the result.
    shown : callable
        How the result is written.
    value : float
        The result.
    label : str
        What it is called.
    """
    for decimals in (*_half_people(lines), *range(MOST_DECIMALS + 1)):
        terms, came_to, adds_up = _at(lines, decimals)
        if adds_up and shown(came_to) == shown(value):
            break
    return (*terms, Term("=", label, shown(value)))


def _half_people(lines: Sequence[Line]) -> Sequence[int]:
    """Return one decimal where it says all people exactly and none does not, so that a half is the same everywhere."""
    people = [line.amount for line in lines if line.kind == "people"]

    def exact(decimals: int) -> bool:
        return all(abs(round(amount, decimals) - amount) < 1e-6 for amount in people)

    return [1] if exact(1) and not exact(0) else []


def _at(lines: Sequence[Line], decimals: int) -> tuple[list[Term], float, bool]:
    """Return the lines with so many decimals, what a reader then comes to, and whether also on the way there."""
    terms: list[Term] = []
    adds_up = True
    exact = so_far = 0.0
    for line in lines:
        sign, amount = line.sign, line.amount
        # Two decimals of a percentage are four of a fraction.
        places = {"people": decimals, "percent": decimals + 4}.get(line.kind, MOST_DECIMALS)
        if sign == "=":
            adds_up &= rounded(so_far, places) == rounded(exact, places)
            amount = so_far = rounded(exact, places)
        elif sign == "":
            exact, so_far = amount, rounded(amount, places if line.kind == "people" else MOST_DECIMALS + 2)
            amount = so_far
        elif sign in ("+", "−"):
            # The running sum is rounded and not its parts, so that they add up.
            exact += amount if sign == "+" else -amount
            step = round(rounded(exact, places) - so_far, MOST_DECIMALS + 2)
            so_far = rounded(exact, places)
            sign, amount = ("−" if step < 0 or (step == 0 and sign == "−") else "+"), abs(step)
        else:
            amount = rounded(amount, places if line.kind == "people" else MOST_DECIMALS + 2)
            exact = exact * line.amount if sign == "×" else exact / line.amount
            so_far = so_far * amount if sign == "×" else so_far / amount
        terms.append(Term(sign, line.label, number(amount, line.kind), line.cites))
    return terms, so_far, adds_up


def rounded(value: float, decimals: int) -> float:
    """Return a number with so many decimals, a half rounded up as it is by hand and by `numbers.whole`."""
    scale = float(10**decimals)
    return float(floor(round(value * scale, 6) + 0.5)) / scale


def number(value: float, kind: Kind) -> str:
    """Return a number with the decimals it has: 149.172,5, Rp16.800, 95 %."""
    if kind == "percent":
        return f"{_plain(value * 100)}{numbers.percent_sign()}"
    return f"Rp{_plain(value)}" if kind == "money" else _plain(value)


def _plain(value: float) -> str:
    value = round(value, MOST_DECIMALS)
    decimals = next(digits for digits in range(MOST_DECIMALS + 1) if round(value, digits) == value)
    return numbers.decimal(value, decimals)
