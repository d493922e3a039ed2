"""JSON with exact numbers: 0.1 is one tenth, and what is no number is refused."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from typing import Any

LONGEST = 60
"""Digits and powers of ten beyond which a number is no figure of a service but an attempt to fill the memory."""


class NotAnAnswer(ValueError):
    """The text is not JSON with finite numbers of a sane length. The argument says what it is, in English."""


def read_json(content: bytes) -> Any:
    """The document, with `Fraction` for numbers with a point or a power.

    Raises:
        NotAnAnswer: half a document, not UTF-8, nested too deep, NaN, Infinity, or a number of absurd length.
    """
    try:
        return json.loads(content, parse_float=_fraction, parse_int=_integer, parse_constant=_refuse)
    except NotAnAnswer:
        raise
    except (ValueError, RecursionError) as error:
        raise NotAnAnswer(str(error)) from None


def _fraction(text: str) -> Fraction:
    number = Decimal(text)
    if not number.is_finite() or len(text) > LONGEST or abs(number.adjusted()) > LONGEST:
        raise NotAnAnswer(f"the number {text[:20]}")
    return Fraction(number)


def _integer(text: str) -> int:
    if len(text) > LONGEST:
        raise NotAnAnswer(f"the number {text[:20]}")
    return int(text)


def _refuse(text: str) -> None:
    raise NotAnAnswer(f"{text} is no number")
