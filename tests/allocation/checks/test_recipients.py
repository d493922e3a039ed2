"""Codes that name nobody: where each is told, and what was perhaps meant. The lines were counted in the text."""

from __future__ import annotations

import pytest

import dagmar
from tests.allocation.written import agreement

GRANT = """
grants:
  pott:
    to: {to}
    amount: 90 kr
    distribute: {distribute}
    unearned: return
    rounding: {rounding}
"""
LINE = 9
"""Of `to`, with the five lines of the head before it and the first one empty."""


def told(to: str = "regions", distribute: str = "equal", rounding: str = "") -> list[tuple[int, int, str, str]]:
    rule = rounding or "{to: 1 kr, method: largest_remainder}"
    found = dagmar.check(agreement(GRANT.format(to=to, distribute=distribute, rounding=rule)))
    return [
        (one.at.line, one.at.column, one.message.en.split(" did")[0].removeprefix("The recipient "), one.help.en)
        for one in found
        if one.code == "recipient-did-not-exist"
    ]


@pytest.mark.parametrize(
    ("to", "place"),
    [
        ('"02"', (LINE, 9)),
        ('["01", "02"]', (LINE, 16)),
        ('{recipients: ["01", "02"]}', (LINE, 29)),
        ('{recipients: regions, except: ["02"]}', (LINE, 40)),
    ],
)
def test_the_place_is_that_of_the_code_however_short_it_is_written(to: str, place: tuple[int, int]) -> None:
    ((line, column, code, _),) = told(to)
    assert (line, column) == place
    assert code == "02"


def test_a_common_pot_of_a_county_that_is_none_is_told_where_its_code_stands() -> None:
    pots = 'common_pots: {lan: {county: "01", share: 1 %, of: [pott]}, inget: {county: "02", share: 1 %, of: [pott]}}'
    ((line, column, code, _),) = told(rounding="{to: 1 kr, method: largest_remainder}\n" + pots)
    assert (line, code) == (LINE + 5, "02")
    assert pots[column - 1 :].startswith('county: "02"')
    written = GRANT.format(to="regions", distribute="equal", rounding="{to: 1 kr, method: largest_remainder}") + pots
    (message,) = [one.message.en for one in dagmar.check(agreement(written)) if one.code == "recipient-did-not-exist"]
    assert message == "The recipient 02 did not exist on 2024-01-01."


def test_a_code_in_a_rule_is_told_where_it_stands() -> None:
    ((line, column, code, _),) = told('["01"]', '{fixed: {"01": 1 kr, "02": 2 kr}}')
    assert (line, column, code) == (LINE + 2, 38, "02")
    ((line, _, code, _),) = told(rounding='{to: 1 kr, method: nearest, difference_to: "02"}')
    assert (line, code) == (LINE + 4, "02")


@pytest.mark.parametrize(
    ("to", "near"),
    [
        ("region", "regions"),
        ("kommuner", "municipalities"),
        ("xyz", None),
        ("municipality", "municipalities"),
        ('"02"', None),
    ],
)
def test_a_word_near_a_class_is_met_with_the_class(to: str, near: str | None) -> None:
    ((_, _, code, remedy),) = told(to)
    assert code == to.strip('"')
    assert remedy.startswith(f"Did you mean {near}? Correct the code") == (near is not None)
    assert remedy.startswith("Correct the code") == (near is None)


@pytest.mark.parametrize(
    "to", ['["0180"]', '["01"]', "counties", "skr", "municipalities", '{recipients: counties, except: ["01"]}']
)
def test_those_that_existed_are_not_told(to: str) -> None:
    assert told(to) == []


@pytest.mark.parametrize(
    ("to", "strangers"),
    [
        ("counties", []),
        ('{recipients: counties, except: ["01"]}', []),
        ('{recipients: counties, except: ["02"]}', ["02"]),
        ('["09", socialstyrelsen]', []),  # a national authority is named, not numbered
        ('["09", socialstyrelse]', ["socialstyrelse"]),
    ],
)
def test_two_digits_are_a_county_where_counties_share_and_words_are_authorities(to: str, strangers: list[str]) -> None:
    assert [code for _, _, code, _ in told(to)] == strangers


def test_a_taker_of_the_difference_is_told_where_it_stands() -> None:
    rounding = '{to: 1 kr, method: nearest, difference_to: "02"}'
    ((line, column, code, _),) = told(rounding=rounding)
    assert (line, column, code) == (LINE + 4, 15 + rounding.index("difference_to"), "02")


OWN = "recipients:\n  sjukhus: {title: sjukhusen, listed: {huddinge: Huddinge sjukhus, danderyd: Danderyds sjukhus}}\n"


def own(to: str) -> list[str]:
    """The codes that are told, of an agreement that lists two hospitals itself."""
    rounding = "{to: 1 kr, method: largest_remainder}"
    found = dagmar.check(agreement(OWN + GRANT.format(to=to, distribute="equal", rounding=rounding)))
    return [one.message.en.split(" ")[2] for one in found if one.code == "recipient-did-not-exist"]


def test_those_whom_the_agreement_lists_are_there_and_others_are_still_told_after_them() -> None:
    assert own("[sjukhus]") == []
    assert own("[huddinge, danderyd]") == []
    assert own('[huddinge, "02", mora, danderyd, skr]') == ["02", "mora"]


def test_authorities_go_by_a_word_and_a_word_that_names_nobody_is_told() -> None:
    assert told("[skr, socialstyrelsen]") == []
    assert [code for _, _, code, _ in told("[skrr, skr, mora]")] == ["skrr", "mora"]
