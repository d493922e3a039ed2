"""Money carried in a circle, and requirements that are judged by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from dagmar.agreement.inventory import words_in
from dagmar.agreement.loader import Loaded
from dagmar.allocation.demands import criteria
from dagmar.allocation.order import MoneyInACircle, in_order
from dagmar.allocation.refusal import circle, wrong_reference
from dagmar.assessment.condition import WrongReference
from dagmar.assessment.conditions.meeting import Meeting
from dagmar.problem import Problem


def find(loaded: Loaded) -> Iterator[Problem]:
    """`money-in-a-circle` and `requirement-in-a-circle`, the first of each."""
    try:
        in_order(loaded.agreement.grants)
    except MoneyInACircle as error:
        yield circle(error, loaded)
    rests_on = {
        name: [
            named
            for path, condition in criteria(name, requirement)
            for _, word in words_in(condition, path)
            if isinstance(word, Meeting)
            for named in word.meeting
        ]
        for name, requirement in loaded.agreement.requirements.items()
    }
    try:
        TopologicalSorter(rests_on).prepare()
    except CycleError as error:
        name = error.args[1][0]
        yield wrong_reference(WrongReference(name, "requirement-in-a-circle"), loaded, ("requirements", name))
