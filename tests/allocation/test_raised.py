"""What an exception of the money rooms says when it is read by the one who wrote the code around it."""

from __future__ import annotations

from typing import Any

import pytest

from dagmar.allocation.arithmetic import NothingToShareBy
from dagmar.allocation.case import MissingFacts
from dagmar.allocation.mechanism import LimitImpossible
from dagmar.allocation.order import MoneyInACircle
from dagmar.money import NotMoney
from dagmar.text import Text


@pytest.mark.parametrize(
    ("kind", "parts", "said"),
    [
        (NothingToShareBy, [("01", "03")], "all weights are zero: 01, 03"),
        (
            MissingFacts,
            ["population", ("01", "03"), "2024-11-01", Text("okänt", "unknown")],
            "population 2024-11-01: 01, 03",
        ),
        (LimitImpossible, [1200, 1000], "floors ask for 1200 of 1000"),
        (MoneyInACircle, [("pott", "bonus", "pott")], "pott -> bonus -> pott"),
        (NotMoney, ["not-money", Text("inte pengar", "not money"), Text("skriv kr", "write kr")], "not money"),
    ],
)
def test_an_exception_says_what_it_carries(kind: type[Exception], parts: list[Any], said: str) -> None:
    assert str(kind(*parts)) == said
