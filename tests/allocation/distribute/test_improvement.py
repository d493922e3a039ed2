"""`by: improvement`: in proportion to how much each improved. Amounts in öre; the changes are worked by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.allocation.case import MissingFacts
from tests.allocation.mechanisms import distribution, shared

RULE = "{{by: improvement, of: x, from: 2023, to: 2024, change: {}, better: {}{}}}"
ROWS = (
    *(("x", "2023", "01", 50), ("x", "2024", "01", 60)),  # up by 10, 20 %
    *(("x", "2023", "03", 25), ("x", "2024", "03", 35)),  # up by 10, 40 %
    *(("x", "2023", "04", 80), ("x", "2024", "04", 60)),  # down by 20, 25 %
    *(("x", "2023", "09", 10), ("x", "2024", "09", 9)),  # down by 1, 10 %
)
CODES = ["01", "03", "04", "09"]


@pytest.mark.parametrize(
    ("change", "better", "expected"),
    [
        ("relative", "higher", {"01": 200, "03": 400, "04": 0, "09": 0}),
        ("absolute", "higher", {"01": 300, "03": 300, "04": 0, "09": 0}),
        ("relative", "lower", {"01": 0, "03": 0, "04": "3000/7", "09": "1200/7"}),
        ("absolute", "lower", {"01": 0, "03": 0, "04": "12000/21", "09": "600/21"}),
    ],
)
def test_nobody_gets_anything_for_getting_worse(change: str, better: str, expected: dict[str, str | int]) -> None:
    assert shared(RULE.format(change, better, ""), 600, CODES, *ROWS) == {
        code: Fraction(amount) for code, amount in expected.items()
    }


def test_times_population_a_large_recipients_improvement_weighs_more() -> None:
    """20 % × 400 = 80 and 40 % × 50 = 20 of 100."""
    people = (("population", "2024-11-01", "01", 400), ("population", "2024-11-01", "03", 50))
    rule = RULE.format("relative", "higher", ", times: population, as_of: 2024-11-01")
    assert shared(rule, 100, ["01", "03"], *ROWS, *people) == {"01": 80, "03": 20}


def test_if_nobody_improved_nobody_has_a_share() -> None:
    assert shared(RULE.format("relative", "higher", ""), 600, ["04", "09"], *ROWS) == {"04": 0, "09": 0}


def test_there_is_no_relative_change_from_zero_and_all_such_are_named() -> None:
    rows = (("x", "2023", "14", 0), ("x", "2024", "14", 5))
    with pytest.raises(MissingFacts) as refused:
        shared(RULE.format("relative", "higher", ""), 600, ["01", "14"], *ROWS, *rows)
    assert refused.value.recipients == ("14",)
    assert refused.value.period == "2023"
    assert shared(RULE.format("absolute", "higher", ""), 600, ["01", "14"], *ROWS, *rows) == {"01": 400, "14": 200}


def test_inhabitants_without_a_date_leave_the_pot_unknown() -> None:
    assert distribution(RULE.format("relative", "higher", ", times: population")).not_stated
    assert distribution(RULE.format("relative", "higher", "")).not_stated is None
