"""Steps around a circle that land on an arc, against trying each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dagmar.recovery.circle import returns


@given(
    circle=st.integers(3, 5_000),
    step=st.integers(0, 10_000),
    off=st.integers(0, 2_000),
    begin=st.integers(0, 900),
    more=st.integers(0, 900),
)
def test_exactly_those_that_land_on_the_arc_are_found(circle: int, step: int, off: int, begin: int, more: int) -> None:
    off %= (circle + 1) // 2
    plainly = [number for number in range(begin, begin + more + 1) if (number * step + off) % circle <= 2 * off]
    assert list(returns(begin, begin + more, step, off, circle)) == plainly
