"""Random agreements given out; one that is refused, as floors above the pot are, is drawn again."""

from __future__ import annotations

from hypothesis import reject

from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.problem import Refused
from tests.strategies import Case


def given_out(case: Case) -> Allocation:
    """The allocation of a case."""
    try:
        return allocate(case.built(), case.facts())
    except Refused:
        reject()
