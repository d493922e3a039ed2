"""What cannot be computed until a requirement is judged: the reason names whom it waits for, and counts no one twice."""

from __future__ import annotations

import pytest

from tests.allocation.written import give

POT = """
requirements:
  krav: {{kind: target, title: Kravet, met_when: {{indicator: x, at_least: 50 %, missing: ask}}}}
grants:
  pott:
    to: {to}
    amount: 90 kr
    requires: krav
    distribute: {{equal: each, among: qualified}}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""
CODES = ("01", "03", "04", "05", "06", "07")
WITHOUT = """
grants:
  pott:
    to: regions
    amount: 90 kr
    missing: ask
    distribute: {by: indicator, of: x}
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
REGIONS = "01, 03, 04, 05, 06, 07, 08, 09, 10, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23, 24, 25"


@pytest.mark.parametrize(
    ("waiting", "named"),
    [
        (1, "01"),
        (4, "01, 03, 04, 05"),
        (5, "01, 03, 04, 05, 06"),  # five are named, and no more was left out
        (6, "01, 03, 04, 05, 06 …"),
    ],
)
def test_whom_it_waits_for_is_named_at_most_five(waiting: int, named: str) -> None:
    text = POT.format(to=[f"{code}" for code in CODES])
    rows = [("x", "2024", code, "1/1") for code in CODES[waiting:]]
    unknown = give(text, *rows).grant("pott").unknown
    assert unknown is not None
    assert unknown.sv == f"kan inte räknas förrän det är känt om {named} uppfyller kraven"
    assert unknown.en == f"cannot be computed until it is known whether {named} meets the requirements"


@pytest.mark.parametrize(
    ("waiting", "named"),
    [
        (2, "01, 03"),
        (12, "01, 03, 04, 05, 06, 07, 08, 09, 10, 12, 13, 14"),  # twelve are named, and no more was left out
        (13, "01, 03, 04, 05, 06, 07, 08, 09, 10, 12, 13, 14 …"),
    ],
)
def test_whose_figures_it_waits_for_is_named_at_most_twelve(waiting: int, named: str) -> None:
    rows = [("x", "2024", code, 1) for code in REGIONS.split(", ")[waiting:]]
    unknown = give(WITHOUT, *rows).grant("pott").unknown
    assert unknown is not None
    assert unknown.sv == f"kan inte räknas förrän x 2024 är känt för {named}"
    assert unknown.en == f"cannot be computed until x 2024 is known for {named}"
