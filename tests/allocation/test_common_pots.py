"""What the recipients of a county set aside, counted by hand."""

from __future__ import annotations

from dagmar.allocation.common_pots import FilledPot, common_pots_of
from tests.allocation.written import give

GIVEN = """
grants:
  regionerna:
    to: ["01", "03"]
    amount: {regions}
    distribute: equal
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
  kommunerna:
    to: ["0180", "0380"]
    amount: 100 kr
    distribute: equal
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
  nyckeltal:
    to: ["0180"]
    amount: 7 kr
    distribute: equal
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
common_pots:
  stockholm: {{county: "{county}", share: {share}, of: [{of}]}}
"""


def filled(
    regions: str = "30 kr", county: str = "01", share: str = "4 %", of: str = "regionerna, kommunerna"
) -> FilledPot:
    (pot,) = common_pots_of(give(GIVEN.format(regions=regions, county=county, share=share, of=of)))
    return pot


def ore(pot: FilledPot) -> dict[str, int]:
    return {code: int(contribution.value) for code, contribution in pot.contributions.items()}


def test_each_recipient_of_the_county_sets_aside_the_same_share_of_its_own() -> None:
    pot = filled()
    assert (pot.name, ore(pot), int(pot.total.value), pot.complete) == ("stockholm", {"01": 60, "0180": 200}, 260, True)


def test_the_grants_that_are_named_are_added_for_each_recipient_before_the_share_is_taken() -> None:
    pot = filled(of="kommunerna, nyckeltal", share="10 %")
    assert (ore(pot), int(pot.total.value), pot.complete) == ({"0180": 570}, 570, True)


def test_what_is_set_aside_closes_to_the_ore_on_the_whole() -> None:
    pot = filled(share="0.33 %", of="regionerna, kommunerna, nyckeltal")
    # 4,95 and 18,81 öre are 23,76, cut to 23: the öre beyond 4 and 18 goes to the larger remainder.
    assert (ore(pot), int(pot.total.value)) == ({"01": 5, "0180": 18}, 23)


def test_an_amount_that_is_not_known_makes_the_pot_a_part_of_itself() -> None:
    pot = filled(regions="unknown")
    assert (ore(pot), int(pot.total.value), pot.complete) == ({"0180": 200}, 200, False)


def test_a_county_without_recipients_has_an_empty_pot_that_is_not_complete() -> None:
    pot = filled(county="25")
    assert (ore(pot), int(pot.total.value), pot.total.unit, pot.complete) == ({}, 0, "öre", False)
    assert (pot.total.rule, pot.total.about) == ("nothing", "stockholm")


def test_what_the_whole_county_was_settled_is_nobodys_own_and_not_counted() -> None:
    given = GIVEN.replace("of: [{of}]", "of: [{of}, lanet]").replace(
        "common_pots:",
        """  lanet:
    to: counties
    amount: 21 kr
    distribute: equal
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
common_pots:""",
    )
    (pot,) = common_pots_of(give(given.format(regions="30 kr", county="01", share="4 %", of="regionerna, kommunerna")))
    assert (ore(pot), pot.complete) == ({"01": 60, "0180": 200}, True)


def test_the_reason_says_whose_money_and_which_pot() -> None:
    pot = filled(of="kommunerna, nyckeltal")
    assert pot.total.about == "stockholm"
    closed = pot.contributions["0180"]
    assert closed.about == "0180"
    seen, waiting = set(), [closed]
    while waiting:
        node = waiting.pop()
        seen.add((node.rule, node.about, node.unit))
        waiting += node.of
    assert ("set_aside_share", "stockholm", "share") in seen
    assert {(rule, about) for rule, about, _ in seen} >= {("product", "0180"), ("total", "0180")}
