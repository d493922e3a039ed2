"""The difference of two estimates with its interval: the distances to the ends, squared and added.

    low = d − √((a − a_low)² + (b_high − b)²)        high = d + √((a_high − a)² + (b − b_low)²),   d = a − b

With Wilson's intervals it is Newcombe's hybrid score interval of two shares. It asks less than that two intervals do not
overlap, which would call too many differences uncertain. The two must rest on different persons. Sources: R. G. Newcombe,
Statistics in Medicine 17 (1998) 873-890, method 10; G. Y. Zou and A. Donner, Statistics in Medicine 27 (2008) 1693-1702.
"""

from __future__ import annotations

from math import sqrt

from dagmar.statistics.estimate import Estimate, Method
from dagmar.text import Text

SQUARE_AND_ADD = Method(
    "square-and-add",
    Text("Newcombes intervall för en skillnad", "Newcombe's interval of a difference"),
    "Newcombe 1998, Statistics in Medicine 17:873-890; Zou and Donner 2008, Statistics in Medicine 27:1693-1702",
)


def difference(one: Estimate | None, other: Estimate | None) -> Estimate | None:
    """`one` less `other`. None when one of them, or an end of one's interval, is missing. Asserts that the levels agree."""
    if one is None or other is None:
        return None
    assert one.level == other.level, "two intervals of different levels are not compared"
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return None
    apart = one.value - other.value
    low = apart - sqrt((one.value - one.low) ** 2 + (other.high - other.value) ** 2)
    high = apart + sqrt((one.high - one.value) ** 2 + (other.value - other.low) ** 2)
    return Estimate(apart, low, high, one.level, SQUARE_AND_ADD)
