"""What differs between two allocations: recipient by recipient, closing on the totals, and never an unknown as zero. Öre."""

from __future__ import annotations

import random

from hypothesis import given, reject
from hypothesis import strategies as st

from dagmar.allocation.allocate import allocate
from dagmar.allocation.difference import Difference, differences, settled
from dagmar.allocation.result import Allocation
from dagmar.facts.book import Facts
from dagmar.problem import Refused
from tests.allocation.written import HEAD, give
from tests.strategies import Case, cases, registry_once

TWO = """
    grants:
      pott:
        to: ["01", "03"]
        amount: {amount}
        distribute: {{by: key, key: {{"01": {stockholm}, "03": 1}}}}
        rounding: {{at: grant, to: 1 kr, method: largest_remainder}}
"""


def two(amount: str = "100 kr", stockholm: int = 1, name: str = "pott", to: str = '["01", "03"]') -> Allocation:
    text = TWO.format(amount=amount, stockholm=stockholm)
    return give(text.replace("pott", name).replace('["01", "03"]', to))


def rows(found: tuple[Difference, ...]) -> list[tuple[str, str, int | None, int | None, int | None]]:
    return [(row.grant, row.recipient, row.old, row.new, row.more) for row in found]


def test_an_allocation_does_not_differ_from_itself() -> None:
    found = differences(two(), two())
    assert [row.differs for row in found] == [False, False]
    assert settled(found) == (10_000, 10_000, 0)


def test_what_one_gains_the_other_loses_when_only_the_key_changes() -> None:
    # 100 kr by 1 and 1 is 50 and 50; by 3 and 1 it is 75 and 25.
    found = differences(two(), two(stockholm=3))
    assert rows(found) == [("pott", "01", 5_000, 7_500, 2_500), ("pott", "03", 5_000, 2_500, -2_500)]
    assert found[0].name == "Region Stockholm"
    assert found[0].kind == "region"
    assert all(row.differs for row in found)
    assert settled(found) == (10_000, 10_000, 0)


def test_a_grant_that_has_got_another_name_is_still_the_same_grant() -> None:
    old, new = two(), two("120 kr", name="nypott")
    assert rows(differences(old, new, {"pott": "nypott"})) == [
        ("nypott", "01", 5_000, 6_000, 1_000),
        ("nypott", "03", 5_000, 6_000, 1_000),
    ]


def test_a_grant_that_is_new_or_gone_is_new_or_gone_whole() -> None:
    found = differences(two(), two("120 kr", name="nypott"))
    assert rows(found) == [
        ("nypott", "01", None, 6_000, 6_000),
        ("nypott", "03", None, 6_000, 6_000),
        ("pott", "01", 5_000, None, -5_000),
        ("pott", "03", 5_000, None, -5_000),
    ]
    assert [(row.old_standing, row.new_standing) for row in found[1:3]] == [("absent", "known"), ("known", "absent")]
    assert settled(found) == (10_000, 12_000, 2_000)


def test_a_row_of_nothing_that_is_there_on_one_side_only_differs() -> None:
    found = differences(two(stockholm=0), two(to='["03"]'))
    assert [(row.recipient, row.more, row.differs) for row in found] == [("03", 0, False), ("01", 0, True)]


def test_an_unknown_amount_stays_unknown_and_so_does_every_sum_over_it() -> None:
    known, unknown = two(), two("unknown")
    found = differences(known, unknown)
    assert [(row.old, row.new, row.more, row.differs) for row in found] == [(5_000, None, None, True)] * 2
    assert settled(found) == (10_000, None, None)
    assert settled(differences(unknown, known)) == (None, 10_000, None)
    assert not any(row.differs for row in differences(unknown, unknown))
    assert settled(differences(unknown, unknown)) == (None, None, None)


def test_an_unknown_amount_that_is_gone_differs_though_neither_side_has_a_figure() -> None:
    gone = differences(two("unknown"), two(to='["03"]'))[-1]
    assert (gone.recipient, gone.old, gone.new, gone.more, gone.differs) == ("01", None, None, None, True)


def test_a_recipient_is_called_what_it_is_called_in_the_new_allocation() -> None:
    # Stockholms läns landsting became Region Stockholm in 2019.
    old = give(TWO.format(amount="100 kr", stockholm=1), head=HEAD.replace("2024", "2018"))
    assert old.grants[0].lines[0].recipient.name == "Stockholms läns landsting"
    assert next(row.name for row in differences(old, two())) == "Region Stockholm"


def test_of_no_rows_the_sums_are_nothing() -> None:
    assert settled(()) == (0, 0, 0)


def allocated(case: Case) -> Allocation:
    try:
        return allocate(case.built(), case.facts())
    except Refused:
        reject()


@given(case=cases(), order=st.randoms(use_true_random=False))
def test_the_differences_close_on_the_two_totals_and_turn_round_with_them(case: Case, order: random.Random) -> None:
    old = allocated(case)
    shuffled = list(case.observations)
    order.shuffle(shuffled)
    assert not any(row.differs for row in differences(old, allocate(case.built(), Facts(shuffled, registry_once()))))

    first = next(iter(case.content["grants"]))
    case.content["grants"][first]["distribute"] = {"equal": "each"}
    case.content["grants"][first].pop("limit", None)
    new = allocated(case)
    there, back = differences(old, new), differences(new, old)
    assert settled(there) == (total(old), total(new), total(new) - total(old))
    assert {(row.grant, row.recipient): row.more for row in there} == {
        (row.grant, row.recipient): -row.more for row in back if row.more is not None
    }


def total(allocation: Allocation) -> int:
    return sum(int(line.settled.value) for grant in allocation.grants for line in grant.lines if line.settled)
