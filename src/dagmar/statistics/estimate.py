"""An estimate: a figure with its interval, its method, and the exact counts that it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from dagmar.text import Text

Exact = int | Fraction
"""A count, or a weighted count: never a float."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method by its stable word, its name in both languages, and where it was published."""

    id: str
    name: Text
    source: str


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and how sure it is.

    `low` and `high` are the ends of the two-sided interval at `level` (0.95, 0.998); an end is None when the method gives
    none. `numerator` and `denominator` are the exact counts, where there were counts.
    """

    value: float
    low: float | None
    high: float | None
    level: float
    method: Method
    numerator: Exact | None = None
    denominator: Exact | None = None


@dataclass(frozen=True, slots=True)
class NotCalculated:
    """The method says nothing of these data, and why. `code` is stable."""

    code: str
    why: Text


class Impossible(ValueError):
    """A count that cannot be: negative, or more than its whole. Carries a stable `code` and the words."""

    def __init__(self, code: str, message: Text) -> None:
        self.code = code
        self.message = message
        super().__init__(f"{code}: {message.en}")


@lru_cache(maxsize=64)
def z_of(level: float) -> float:
    """The normal deviate of a two-sided interval: 1.959963984540054 at 0.95, 3.090232306167813 at 0.998.

    Asserts that the level lies between 0 and 1.
    """
    from scipy.special import ndtri

    assert 0 < level < 1, "a level is a share, such as 0.95"
    return float(-ndtri((1 - level) / 2))


def counted(count: Exact, *, of: Exact | None = None) -> None:
    """Refuse a count below 0, a whole below 0, and a part that is more than its whole.

    Raises:
        Impossible: negative-count, or more-than-all.
    """
    if count < 0 or (of is not None and of < 0):
        wrong = count if count < 0 else of
        raise Impossible(
            "negative-count",
            Text(f"Ett antal kan inte vara negativt: {wrong}.", f"A count cannot be negative: {wrong}."),
        )
    if of is not None and count > of:
        raise Impossible(
            "more-than-all",
            Text(
                f"Täljaren {count} är större än nämnaren {of}; en andel kan inte vara mer än allt.",
                f"The numerator {count} is more than the denominator {of}; a share cannot be more than all.",
            ),
        )
