"""De mest sjuka äldre 2013: six amounts that became known of 915 Mkr. None comes out; everyone met the base requirements.

The pots of the five areas and their results were not found, so the amounts stay unknown; they are told with "about" but for
Arjeplog's 116 000 kr. The kronor per inhabitant aged 65 and over that were told agree with 70 % to the municipalities.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.library.reality import verify_agreement
from tests.library.shelves import run, taken

ID = "mest-sjuka-aldre-2013"


def test_the_six_amounts_are_kept_as_told_and_none_is_computed() -> None:
    (check,) = verify_agreement(taken(ID))
    assert (check.rows, check.reproduced, check.largest_difference, check.closes) == (6, 0, None, None)
    assert [finding.code for finding in check.findings] == ["rows-not-computed"]
    assert {row.printed.recipient: row.printed.printed for row in check.checked}["2506"] == "116 000 kr"


def test_all_21_landsting_and_290_municipalities_met_both_base_requirements() -> None:
    lines = run(ID).grant("prestationer").lines
    assert len(lines) == 21 + 290
    assert all([seen.state for seen in line.outcomes] == ["met", "met"] for line in lines)


def test_the_two_means_that_were_told_both_agree_with_70_per_cent_to_the_municipalities() -> None:
    for landsting in (159, 153):  # Senioren and Dagens Opinion contradict each other
        assert abs(Fraction(348, 348 + landsting) - Fraction(7, 10)) < Fraction(2, 100)
