"""The search for the total: what it finds in tables that we made, and against a plain second method that tries every total."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dagmar.recovery.totals import Amounts, certain_to, find_totals, next_best

from .published_tables import table

KRONA = 100
persons = st.lists(st.integers(2_000, 90_000), min_size=8, max_size=14, unique=True)
many = st.lists(st.integers(2_000, 90_000), min_size=14, max_size=21, unique=True)
kronor_a_person = st.integers(30, 400)


def amounts_of(people: list[int], pot: int) -> list[int]:
    """Each share rounded by itself to the krona, in öre."""
    return [KRONA * ((2 * pot * count + KRONA * sum(people)) // (2 * KRONA * sum(people))) for count in people]


def plainly(amounts: list[int], pot: int, first: int, last: int, wrong: int) -> set[int]:
    """Every total for which all but `wrong` different amounts are within a krona of pot × whole persons / total."""
    found = set()
    for total in range(first, last + 1):
        off = 0
        for amount in set(amounts):
            near = round(Fraction(amount * total, pot))
            off += abs(amount - Fraction(pot * near, total)) > KRONA
        if off <= wrong:
            found.add(total)
    return found


@given(people=persons, worth=kronor_a_person)
def test_the_total_behind_amounts_shared_by_persons_is_found(people: list[int], worth: int) -> None:
    total = sum(people)
    pot = worth * total * KRONA + 7_00
    amounts = Amounts(amounts_of(people, pot), pot, KRONA)
    found = {one.persons for one in find_totals(amounts, max(1, total - 5_000), total + 5_000)}
    assert total in found or certain_to(amounts, max(1, total - 5_000), total + 5_000) < total


@given(people=many, worth=st.integers(60, 400), row=st.integers(0, 13), more=st.integers(3, 10**6))
def test_the_total_is_found_when_one_row_is_wrong(people: list[int], worth: int, row: int, more: int) -> None:
    total = sum(people)
    pot = worth * total * KRONA + 7_00
    printed = amounts_of(people, pot)
    printed[row] += more * KRONA
    amounts = Amounts(printed, pot, KRONA)
    found = {one.persons for one in find_totals(amounts, max(1, total - 5_000), total + 5_000)}
    assert total in found


@given(people=persons, worth=kronor_a_person)
def test_the_fast_search_finds_exactly_what_trying_every_total_finds(people: list[int], worth: int) -> None:
    total = sum(people)
    pot = worth * total * KRONA + 7_00
    printed = amounts_of(people, pot)
    amounts, first, last = Amounts(printed, pot, KRONA), max(1, total - 60), total + 60
    found = list(find_totals(amounts, first, last))
    lenient = {one.persons for one in found if one.setting.halves == 2}
    wrong = min(3, len(amounts.distinct) // 5)
    if found and all((one.setting.halves, one.setting.wrong) == (2, wrong) for one in found):
        upto = max(lenient)
        assert lenient == plainly(printed, pot, first, upto, wrong)


def test_every_total_near_the_right_one_of_2024_tried_plainly_gives_only_that_one() -> None:
    """10 557 682, as found before this program by trying every total."""
    printed = [int(row.amount) for row in table("2024").rows if row.amount is not None]
    assert plainly(printed, 1_367_000_000_00, 10_557_400, 10_557_900, 3) == {10_557_682}


def test_the_next_best_total_is_what_trying_every_total_gives() -> None:
    """Within 300 of the right one, by plain fractions."""
    printed = [int(row.amount) for row in table("2024").rows if row.amount is not None]
    pot, right = 1_367_000_000_00, 10_557_682

    def largest(total: int) -> Fraction:
        return max(abs(amount - Fraction(pot * round(Fraction(amount * total, pot)), total)) for amount in printed)

    worst, total = min((largest(total), total) for total in range(right - 300, right + 301) if total != right)
    amounts = Amounts(printed, pot, KRONA)
    assert next_best(amounts, right, amounts.rows, right - 300, right + 300) == (total, worst / KRONA)


@given(people=persons, worth=kronor_a_person)
def test_the_total_does_not_depend_on_the_order_of_the_rows(people: list[int], worth: int) -> None:
    total = sum(people)
    pot = worth * total * KRONA
    printed = amounts_of(people, pot)
    first, last = max(1, total - 500), total + 500
    forward = {one.persons for one in find_totals(Amounts(printed, pot, KRONA), first, last)}
    assert forward == {one.persons for one in find_totals(Amounts(printed[::-1], pot, KRONA), first, last)}


def test_a_person_worth_less_than_a_krona_cannot_be_told() -> None:
    amounts = Amounts([KRONA * amount for amount in range(1_000, 9_000, 1_000)], 36_000 * KRONA, KRONA)
    assert certain_to(amounts, 1_000_000, 2_000_000) < 1_000_000
    assert list(find_totals(amounts, 1_000_000, 2_000_000)) == []
