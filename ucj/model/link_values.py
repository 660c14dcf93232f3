"""One value of an address: how it is written, and reading it back within the bounds of `ucj.facts.plan_fields`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from ucj.facts.plan_fields import CHOICE, DATE, MONTH, PAYER_SHARE, PEOPLE, TEXT, WHOLE, Field
from ucj.facts.rules import last_month, month_number, month_text
from ucj.facts.scenario_checks import DATE_FORM

TYPED, NONE = "typed", "none"

_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,25})?(e-?[0-9]{1,3})?")


class RefusedError(ValueError):
    """A value that cannot be used; its text is the code of the correction."""


def write_value(field: Field, value: Any) -> str:
    """Return a value as it stands in an address: whole people and money, and every digit of a share."""
    if value is None:
        return "" if field.kind == PEOPLE else NONE
    if isinstance(value, Mapping):
        return ",".join(f"{payer}:{write_value(PAYER_SHARE, share)}" for payer, share in value.items())
    if field.kind == MONTH:
        return month_text(value)
    if field.kind == DATE:
        return str(value) or TYPED
    if field.kind in WHOLE:
        return str(round(value))
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def read_value(field: Field, text: str, choices: Collection[str] | None, months: tuple[int, int]) -> Any:
    """Return what a text of an address says.

    Parameters
    ----------
    field : Field
        Of which field.
    text : str
        As it stands in the address.
    choices : collection of str or None
        The ids there are, where the field has some.
    months : tuple of int
        First and last that a month, or that of a date, can be: counts of months.

    Raises
    ------
    RefusedError
        Where the text cannot be used.
    """
    if field.key in ("target", "funded_until") and text == NONE:
        return None
    if field.key == "payer":
        return _payers(text, choices or ())
    if field.kind == MONTH:
        return _month(text, months)
    if field.kind == DATE:
        return _date(text, months)
    if field.kind in (CHOICE, TEXT):
        if not text.strip() or (choices is not None and text not in choices):
            raise RefusedError("link.unknown_choice")
        return text
    return _number(field, text)


def _number(field: Field, text: str) -> float:
    if field.kind in WHOLE:
        # A point is refused even before zeros: 73.000 is 73 here and 73,000 to the reader.
        if not re.fullmatch(r"-?[0-9]{1,18}", text):
            raise RefusedError("link.not_whole")
    elif not _NUMBER.fullmatch(text):
        raise RefusedError("link.not_a_number")
    value = int(text) if field.kind in WHOLE else float(text)
    if not field.holds(value):
        raise RefusedError("link.out_of_range")
    return value


def _month(text: str, months: tuple[int, int]) -> int:
    try:
        month = month_number(text)
    except ValueError:
        raise RefusedError("link.not_a_month") from None
    if not months[0] <= month <= months[1]:
        raise RefusedError("link.out_of_range")
    return month


def _date(text: str, months: tuple[int, int]) -> str:
    if text == TYPED:
        return ""
    if not DATE_FORM.fullmatch(text):
        raise RefusedError("link.not_a_date")
    if not months[0] <= last_month(text) <= months[1]:
        raise RefusedError("link.out_of_range")
    return text


def _payers(text: str, known: Collection[str]) -> str | dict[str, float]:
    if text in known:
        return text
    parts = [part.partition(":") for part in text.split(",")]
    names = [name for name, _colon, _share in parts]
    if len(set(names)) < max(2, len(names)) or not set(names) <= set(known) - {"self"}:
        raise RefusedError("link.unknown_choice")
    shares = {name: _number(PAYER_SHARE, share) for name, _colon, share in parts}
    if abs(sum(shares.values()) - 1) > 1e-6:
        raise RefusedError("link.bad_split")
    return shares
