"""The score of `make mutants` counts what no test reaches as a survivor, and stops at what it cannot read."""

from __future__ import annotations

import pytest

from tools.mutants import outcomes, table

LISTED = """
    dagmar.money.x_kronor__mutmut_1: killed
    dagmar.money.x_kronor__mutmut_2: timeout
    dagmar.money.x_kronor__mutmut_3: no tests
    dagmar.derivation.xǁRuleǁ__call____mutmut_1: survived
    dagmar.derivation.xǁRuleǁ__call____mutmut_2: skipped
"""


def test_what_no_test_reaches_has_survived_and_what_is_left_alone_is_not_counted() -> None:
    shown, score = table(outcomes(LISTED))
    assert score == 50.0
    assert "| dagmar.money | 3 | 2 | 66.7 |" in shown
    assert "| dagmar.derivation | 1 | 0 | 0.0 |" in shown


@pytest.mark.parametrize("listed", ["", "    dagmar.money: who knows"], ids=["nothing", "another form"])
def test_a_list_that_cannot_be_read_stops(listed: str) -> None:
    with pytest.raises(SystemExit, match="could not be read"):
        outcomes(listed)
