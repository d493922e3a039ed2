"""How a grant is divided over its payments, and how sums over several grants are closed, with their reasons. Amounts in öre."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dagmar.allocation.result import Allocation, Line
from dagmar.derivation import recompute
from dagmar.vocabulary import rules
from tests.allocation.written import give

Row = tuple[str, str, str, str | int | Fraction]

POT = """
requirements:
  krav: {kind: target, title: Kravet, met_when: {judged_by: x, criterion: krav, missing: ask}}
  vantan: {kind: target, title: Väntan, met_when: {indicator: andel, at_least: 50 %, missing: ask}}
grants:
  pott:
    to: ["01", "03"]
    amount: 101 kr
    distribute: equal
    unearned: return
    rounding: {to: 1 kr, method: largest_remainder}
"""
MONTHLY = POT.replace("distribute: equal", "requires: vantan\n    distribute: {equal: each, periods: monthly}")
FIRST_HALF, SECOND_HALF = "covers: 2024-01/2024-06", "covers: 2024-07/2024-12"


def paid_in(*payments: str) -> str:
    return "payments:\n" + "".join(f"  - {{{payment}}}\n" for payment in payments)


def every_month(**until: int) -> list[Row]:
    """Each meets what is asked of the waiting time, and is known until a month."""
    return [
        ("andel", f"2024-{month:02d}", code.strip("_"), "1/2")
        for code, last in until.items()
        for month in range(1, last + 1)
    ]


def lines(given: Allocation) -> dict[str, Line]:
    """Each row by its code; what was settled has been computed again from its leaves."""
    found = {str(line.recipient.code): line for line in given.grant("pott").lines}
    for line in found.values():
        for cell in (*line.by_payment, *filter(None, [line.settled])):
            assert recompute(cell, rules()) == cell.value
    return found


def by_payment(given: Allocation) -> dict[str, list[int]]:
    return {code: [int(cell.value) for cell in line.by_payment] for code, line in lines(given).items()}


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        # 51 and 50 kr. One that comes with two payments comes with the first.
        ((f"{FIRST_HALF}, with: [pott]", f"{SECOND_HALF}, with: [pott]"), {"01": [5100, 0], "03": [5000, 0]}),
        # A quarter is 12,75 and 12,50 kr, cut to whole kronor: what months a payment covers does not matter to a share.
        ((f"{FIRST_HALF}, share: 25 %", f"{SECOND_HALF}, share: 75 %"), {"01": [1200, 3900], "03": [1200, 3800]}),
        # The first covers months, and nothing of a pot that is not settled by months falls in it.
        ((FIRST_HALF, "share: 50 %", "title: Resten"), {"01": [0, 2500, 2600], "03": [0, 2500, 2500]}),
    ],
)
def test_a_whole_pot_falls_in_the_payment_it_comes_with_or_in_those_that_share_it(
    payments: tuple[str, str], expected: dict[str, list[int]]
) -> None:
    assert by_payment(give(POT + paid_in(*payments))) == expected


def test_a_month_that_two_payments_cover_is_paid_in_the_first() -> None:
    """Five kronor a month to each: July is in both."""
    text = MONTHLY.replace("101 kr", "120 kr") + paid_in("covers: 2024-01/2024-07", SECOND_HALF)
    assert by_payment(give(text, *every_month(_01=12, _03=12))) == {"01": [3500, 2500], "03": [3500, 2500]}


def test_an_advance_on_an_amount_that_is_not_rounded_by_itself_is_cut_to_the_ore() -> None:
    """101 kr to two is 50,50; 60 % of 33,33 kr is 19,998."""
    text = POT.replace("{to: 1 kr", "{at: payment, to: 1 kr") + paid_in("advance: {share: 60 %, of: ifjol}", "title: B")
    rows: list[Row] = [("ifjol", "2024", code, Fraction("33.33")) for code in ("01", "03")]
    assert by_payment(give(text, *rows)) == {"01": [1999, 3051], "03": [1999, 3051]}


def test_an_advance_waits_for_the_judgement_of_everyone_and_asks_for_no_estimate_before() -> None:
    text = POT.replace("distribute: equal", "requires: krav\n    distribute: equal")
    given = give(text + paid_in("advance: {share: 60 %, of: ifjol}", "title: B"), ("krav", "2024", "01", "met"))
    assert [line.settled for line in lines(given).values()] == [None, None]


def test_the_last_of_three_payments_takes_what_the_earlier_ones_were_cut_by_and_says_so() -> None:
    """101 kr over twelve months to two is 16,83 each in four months: twice 16 kr, and what is left of 51 and of 50."""
    text = MONTHLY + paid_in("covers: 2024-01/2024-04", "covers: 2024-05/2024-08", "covers: 2024-09/2024-12")
    given = give(text, *every_month(_01=12, _03=12))
    assert by_payment(given) == {"01": [1600, 1600, 1900], "03": [1600, 1600, 1800]}
    for code, line in lines(given).items():
        first, second, last = line.by_payment
        whole, before = last.of
        assert (last.rule, before.rule, before.of) == ("difference", "total", (first, second))
        assert {figure.about for figure in (first, second, last, whole, before)} == {code}


def test_with_one_payment_what_is_settled_is_what_is_paid_in_it() -> None:
    for line in lines(give(POT)).values():
        assert line.by_payment == (line.settled,)


@pytest.mark.parametrize(("among", "earned"), [("all", 6000), ("qualified", None)])
def test_months_that_are_known_are_no_sum_while_one_is_not(among: str, earned: int | None) -> None:
    """Stockholm's months are known, five kronor each; of December nothing is known of Uppsala."""
    text = MONTHLY.replace("101 kr", "120 kr").replace("each, periods", f"each, among: {among}, periods")
    given = give(text, *every_month(_01=12, _03=11))
    stockholm, uppsala = lines(given).values()
    assert (None if stockholm.earned is None else stockholm.earned.value) == earned
    assert uppsala.earned is None
    assert (stockholm.settled, uppsala.settled) == (None, None)
    assert (given.grant("pott").returned, given.grant("pott").unearned) == (None, None)


@pytest.mark.parametrize(
    ("amount", "cut", "settled", "difference"),
    [
        ("102 kr", 2000, 2200, 200),  # 20,40 each: 20 to the four others
        ("103 kr", 2000, 1900, -100),  # 20,60 each: 21 to the four others
    ],
)
def test_who_takes_the_difference_is_told_what_it_was(amount: str, cut: int, settled: int, difference: int) -> None:
    text = (
        POT.replace('["01", "03"]', '["01", "03", "04", "05", "06"]')
        .replace("101 kr", amount)
        .replace("method: largest_remainder", 'method: nearest, difference_to: "04"')
    )
    taker = lines(give(text))["04"].settled
    assert taker is not None
    assert (taker.rule, int(taker.value), taker.about) == ("difference_taken", settled, "04")
    assert [(part.rule, int(part.value), part.unit, part.about) for part in taker.of] == [
        ("closed_down", cut, "öre", "04"),
        ("rounding_difference", difference, "öre", "04"),
    ]


TWO_UNITS = """
grants:
  a:
    to: ["01", "03", "04"]
    amount: 100 kr
    distribute: equal
    unearned: return
    rounding: {at: recipient_total, to: 1 kr, method: largest_remainder}
  b:
    to: ["01", "03", "04"]
    amount: 1 000 kr
    distribute: equal
    unearned: return
    rounding: {at: recipient_total, to: 10 kr, method: largest_remainder}
payments:
  - {share: 50 %}
  - {title: Resten}
"""


def paid(given: Allocation) -> list[dict[str, int]]:
    """What each is paid in each payment, having been computed again from its leaves."""
    found = []
    for settlement in given.settlements:
        for (_, code), figure in settlement.amounts.items():
            assert recompute(figure, rules()) == figure.value
            assert figure.about == code
        found.append({code: int(figure.value) for (_, code), figure in settlement.amounts.items()})
    return found


def test_what_was_paid_before_is_taken_off_the_sum_that_it_is_a_part_of_and_no_other() -> None:
    """Of 34 kr (33,33) 16 were paid and 18 are left; of 340 kr (333,33) 160 were paid and 180 are left."""
    first, second = paid(give(TWO_UNITS))
    assert first == {"01": 17_600, "03": 17_600, "04": 17_600}
    assert second == {"01": 19_800, "03": 1_700 + 17_000, "04": 1_700 + 17_000}


def test_the_reason_of_a_sum_over_grants_names_its_recipient() -> None:
    given = give(TWO_UNITS.replace("to: 10 kr", "to: 1 kr").replace("payments:\n  - {share: 50 %}\n", "payments:\n"))
    for (_, code), figure in given.settlements[0].amounts.items():
        exact, unit = figure.of
        assert (exact.rule, exact.about) == ("total", code)
        assert (unit.rule, int(unit.value), unit.unit) == ("unit", 100, "öre")


def test_what_is_closed_in_a_payment_is_the_exact_sum_and_not_the_ore_it_is_shown_by() -> None:
    """10,4991, 10,4995 and 10,0014 kr: the krona left is Uppsala's, though both are shown as 10,50 in the grant."""
    text = (
        POT.replace('["01", "03"]', '["01", "03", "04"]')
        .replace("101 kr", "31 kr")
        .replace("distribute: equal", 'distribute: {by: key, key: {"01": 104991, "03": 104995, "04": 100014}}')
        .replace("{to: 1 kr", "{at: payment, to: 1 kr")
    )
    given = give(text)
    assert by_payment(given) == {"01": [1050], "03": [1050], "04": [1000]}
    assert paid(given) == [{"01": 1000, "03": 1100, "04": 1000}]


@pytest.mark.parametrize(
    ("at", "amount", "share", "first", "last"),
    [
        # 12,33 kr each: 11,097 in the first payment and 1,233 in the last, 21 times
        ("payment", "258,93 kr", "90 %", 233, 25),
        # 10,19 kr each is 213,99 in all; 5,095 of it was cut to 5 kr
        ("recipient_total", "213,99 kr", "50 %", 105, 108),
    ],
)
def test_the_payments_together_never_come_to_more_than_the_pot(
    at: str, amount: str, share: str, first: int, last: int
) -> None:
    text = (
        POT.replace('["01", "03"]', "regions").replace("101 kr", amount).replace("{to: 1 kr", f"{{at: {at}, to: 1 kr")
    )
    sums = [sum(amounts.values()) for amounts in paid(give(text + paid_in(f"share: {share}", "title: Resten")))]
    assert sums == [first * 100, last * 100]


def test_the_reason_of_a_last_payment_is_what_was_earned_less_the_other_payments() -> None:
    """50,50 kr each: 25,25 and 12,625 are in the other two, and 12,625 is left, which makes 25 kr with the other's."""
    text = POT.replace("{to: 1 kr", "{at: payment, to: 1 kr") + paid_in("share: 50 %", "share: 25 %", "title: Resten")
    given = give(text)
    assert paid(given) == [{"01": 2500, "03": 2500}, {"01": 1300, "03": 1200}, {"01": 1300, "03": 1200}]
    for (_, code), figure in given.settlements[2].amounts.items():
        left = figure.of[0]
        earned, others = left.of
        assert [part.value for part in (earned, *others.of, left)] == [
            5050,
            2525,
            Fraction("1262.5"),
            Fraction("1262.5"),
        ]
        assert {part.about for part in (earned, *others.of, others, left, figure)} == {code}


@pytest.mark.parametrize("first", ["regions", "counties"])
def test_amounts_stand_by_code_and_then_by_kind_whichever_grant_comes_first(first: str) -> None:
    grant = (
        "  {}:\n    to: {}\n    amount: 21 kr\n    distribute: equal\n"
        "    rounding: {{to: 1 kr, method: largest_remainder}}\n"
    )
    second = "counties" if first == "regions" else "regions"
    given = give("grants:\n" + grant.format("a", first) + grant.format("b", second))
    assert [*given.settlements[0].amounts][:4] == [
        ("county", "01"),
        ("region", "01"),
        ("county", "03"),
        ("region", "03"),
    ]
