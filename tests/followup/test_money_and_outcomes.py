"""What came of an agreement, counted by hand from what was published of it.

- SVF 2025: the government's table of the second payment names 18 regions and 182 500 000 kr; Halland, Gävleborg and
  Västerbotten did not qualify (press release, December 2025).
- Patientsäkerhet 2012: all 21 met the four base requirements; the targets were met by 21, 15, 21, 4, 21 and 0 landsting, and
  which 15 was never told (Läkartidningen, November 2012).
- De mest sjuka äldre 2012: 2 of 21 counties met the drug target of −10 %; after them came −9.1 (Örebro), −8.7 (Västerbotten)
  and −8.5 (Gävleborg), as shown by Sveriges Radio; 325 Mkr went back to the state.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from dagmar.followup.follow_up import FollowUp, follow_up
from dagmar.followup.outcomes import RequirementOutcome
from dagmar.money import kronor
from tests.library.shelves import run, taken


@cache
def followed(identity: str) -> FollowUp:
    return follow_up(taken(identity), run(identity))


def requirement(identity: str, name: str) -> RequirementOutcome:
    return next(one for one in followed(identity).outcomes if one.name == name)


def test_the_second_payment_of_2025_went_to_eighteen_regions_and_three_got_nothing() -> None:
    money = followed("svf-2025").money
    (regions,) = money.kinds
    assert (regions.kind, regions.settled) == ("region", kronor(182_500_000))
    assert regions.got == {"all": 18, "some": 0, "none": 3, "not_known": 0}
    without = {one.recipient.short_name: one.failed for one in money.without}
    assert without == dict.fromkeys(("Halland", "Gävleborg", "Västerbotten"), ("villkor-2",))


def test_a_payment_that_was_not_computed_is_named_and_in_no_sum() -> None:
    flow = followed("svf-2025").money.flow
    assert (flow.computed, flow.not_computed) == (("andra-utbetalningen",), ("forsta-utbetalningen",))
    assert flow.pot == kronor(182_500_000)


@pytest.mark.parametrize(
    ("name", "met", "not_met", "not_known"),
    [
        ("patientsakerhetsberattelse", 21, 0, 0),
        ("patientoversikt", 21, 0, 0),
        ("infektionsverktyget", 21, 0, 0),
        ("journalgranskning", 21, 0, 0),
        ("kulturplan", 21, 0, 0),
        ("hygien", 0, 0, 21),
        ("trycksarsplan", 21, 0, 0),
        ("antibiotika", 4, 17, 0),
        ("overbelaggning", 21, 0, 0),
        ("lakemedelsfragor", 0, 21, 0),
    ],
)
def test_requirements_of_2012_came_out_as_was_told(name: str, met: int, not_met: int, not_known: int) -> None:
    one = requirement("patientsakerhet-2012", name)
    assert (one.all.met, one.all.not_met, one.all.not_known) == (met, not_met, not_known)
    assert one.everybody == (met == 21)
    assert one.nobody == (not_met == 21)


def test_two_of_twenty_one_met_the_drug_target_and_the_closest_misses_are_the_published_ones() -> None:
    one = requirement("mest-sjuka-aldre-2012", "minskade-lakemedel")
    assert (one.all.met, one.all.not_met) == (2, 19)
    assert [miss.name for miss in one.closest] == ["Örebro", "Västerbotten", "Gävleborg"]
    assert one.closest[0].distance == Fraction(9, 100)  # 0.9 of 10 per cent
    assert (one.by_county["10"].met, one.by_county["18"].met) == (1, 0)


def test_what_nobody_earned_went_back_to_the_state() -> None:
    followed_up = followed("mest-sjuka-aldre-2012")
    assert followed_up.money.flow.returned == kronor(325_000_000)
    got = {one.kind: (one.settled, one.got["none"]) for one in followed_up.money.kinds}
    assert got["region"] == (0, 21)
    assert got["municipality"] == (0, 290)


def test_nothing_is_said_to_be_settled_where_nothing_is_known() -> None:
    """The pots of 2013 were never found: not known, and not zero."""
    money = followed("mest-sjuka-aldre-2013").money
    assert [(one.settled, one.got["not_known"]) for one in money.kinds] == [(None, 21), (None, 290)]


@pytest.mark.parametrize(
    "identity",
    ["svf-2025", "psykisk-ohalsa-2012", "kvinnors-halsa-2024", "korta-vardkoerna-2025", "tillganglighet-2023"],
)
def test_what_goes_in_is_what_comes_out(identity: str) -> None:
    flow = followed(identity).money.flow
    assert flow.pot + flow.received == flow.settled + flow.carried + flow.returned
    assert flow.settled == sum(one.settled or 0 for one in followed(identity).money.kinds)
