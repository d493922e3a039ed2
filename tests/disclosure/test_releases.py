"""What was shown before is known: releases of the same figures, revised ones, and tables that share their cells."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from dagmar.disclosure import Protected, Release, Rule, Table, flat, labels, protect, protect_together
from dagmar.problem import Refused
from tests.disclosure.attacker import Equation, Known, Published, bounds_of, computed, equations, interval
from tests.disclosure.tables import SEX, added_up, seen, tables

FOUR = Rule(4)
PERIODS = flat("period", ["2024", "2025"], "2024-2025")


def leaked(protected: Sequence[Protected]) -> set[tuple[str, ...]]:
    """The hidden cells that one computes who puts tables of the same figures together, and what was shown in any."""
    together: dict[tuple[str, ...], Known] = {}
    for one in protected:
        for at, value in seen(one).cells.items():
            name = tuple(code for _, code in one.table.cell(at)[1])
            together[name] = value if value is not None else together.get(name)
    given_: list[Equation] = []
    for one in protected:
        published = seen(one)
        order = [place for _, place in sorted((d.name, place) for place, d in enumerate(one.table.dimensions))]
        cells = {at: together[tuple(at[place] for place in order)] for at in published.cells}
        for unknown, value in equations([Published(published.totals, cells)]):
            given_.append(({tuple(v[1:][place] for place in order): f for v, f in unknown.items()}, value))
    return {name for name in computed(given_) if together[name] is None}


@given(tables(dimensions=2), st.data())
def test_two_years_and_their_sum_after_the_first_year_leak_nothing(first: Table, data: st.DataObject) -> None:
    """Last year is out; now come this year and the two together: what was hidden then and what is hidden now stay so."""
    year = labels("period", ["2024"])
    last = Table("persons", (*first.dimensions, year), {(*at, "2024"): value for at, value in first.values.items()})
    leaves = {}
    for at in first.cells:
        if all(code in one.leaves for one, code in zip(first.dimensions, at, strict=True)):
            leaves[*at, "2024"] = int(first.values[at])
            leaves[*at, "2025"] = data.draw(st.integers(0, 12))
    both = added_up(leaves, [*first.dimensions, PERIODS])
    released = protect(last, FOUR)
    now = protect(both, FOUR, earlier=[Release.of(released)])
    assert leaked([released, now]) == set()
    assert all(now.cells[at].text == cell.text for at, cell in released.cells.items() if cell.reason != "secondary")
    assert now.already_public == ()


@given(tables(dimensions=3))
def test_tables_published_together_leak_nothing_together(whole: Table) -> None:
    """Three tables of two dimensions each, of the same persons: they share their totals."""
    protected = protect_together([margin(whole, left_out) for left_out in range(3)], FOUR)
    tables_seen = []
    for left_out, one in enumerate(protected):
        published, total = seen(one), top(whole, left_out)
        totals = [*published.totals[:left_out], ([total], {}), *published.totals[left_out:]]
        cells = {(*at[:left_out], total, *at[left_out:]): value for at, value in published.cells.items()}
        tables_seen.append(Published(totals, cells))
    shared: dict[tuple[str, ...], set[Known]] = {}
    for published in tables_seen:
        for at, value in published.cells.items():
            shared.setdefault(at, set()).add(value)
    assert all(len(values) == 1 for values in shared.values())
    assert computed(equations(tables_seen)) == {}


def top(table: Table, place: int) -> str:
    """The code of a dimension that holds all others."""
    return next(code for code in table.dimensions[place].codes if code not in table.dimensions[place].above)


def margin(whole: Table, left_out: int) -> Table:
    """The table without one of its dimensions."""
    total, kept = top(whole, left_out), [at for at in range(3) if at != left_out]
    values = {tuple(at[place] for place in kept): value for at, value in whole.values.items() if at[left_out] == total}
    return Table("persons", tuple(whole.dimensions[place] for place in kept), values)


@given(tables(), st.permutations([FOUR, Rule(4, hide_zero=True)]))
def test_a_rule_that_begins_or_ceases_to_hide_zero_narrows_no_small_figure(table: Table, rules: list[Rule]) -> None:
    """Who has both releases knows that what one of them hides by 1-4 is no 0. A 0 that either shows is known.

    Where the zeros, let go, would give away what they hid, the second is refused.
    """
    first = protect(table, rules[0])
    second = if_it_can_be(table, rules[1], first)
    if second is None:
        assert rules[0].hide_zero
        return
    assert leaked([first, second]) == set()
    together = seen(second)
    shown = first.published()
    together.cells = {at: shown[at] if value is None else value for at, value in together.cells.items()}
    given_, limits = equations([together]), bounds_of([together], least=1)
    for at, value in table.values.items():
        if value == 0:
            assert second.cells[at].text == "0"
            assert (at in second.already_public) == (rules[0] == FOUR)
        elif value <= 4:
            low, high = interval(given_, limits, together.variable(at))
            assert (together.cells[at], second.cells[at].text) == (None, "..")
            assert low <= int(value) + 1e-6
            assert high >= int(value) + 4 - 1e-6


def test_what_a_first_release_told_to_be_no_zero_is_reckoned_with_when_zeros_are_hidden_too() -> None:
    """By hand: of a + b = 8, where neither is 0, neither can be 8, as 4 must; so the 12 beside them stays hidden."""
    areas = flat("area", ["a", "b", "c"], "all")
    table = added_up({("a",): 4, ("b",): 4, ("c",): 12}, [areas])
    alone = protect(table, Rule(4, hide_zero=True))
    assert alone.cells["c",].text == "12"
    after = protect(table, Rule(4, hide_zero=True), earlier=[Release.of(protect(table, FOUR))])
    assert after.cells["c",].text == ".."


def if_it_can_be(table: Table, rule: Rule, before: Protected) -> Protected | None:
    """The table after a release; None when it is refused since nothing would protect it."""
    try:
        return protect(table, rule, earlier=[Release.of(before)])
    except Refused as refused:
        if {problem.code for problem in refused.problems} != {"cannot-be-protected"}:
            raise
        return None


def test_a_release_that_differs_by_one_person_lets_the_earlier_figures_stand() -> None:
    """41 then 42: the difference is one person. What was shown stands, in every total that the person is in."""
    areas = flat("area", ["a", "b", "c"], "all")
    before: dict[tuple[str, ...], int] = {
        ("a", "women"): 20,
        ("a", "men"): 41,
        ("b", "women"): 30,
        ("b", "men"): 35,
        ("c", "women"): 9,
        ("c", "men"): 8,
    }
    first = protect(added_up(before, [areas, SEX]), FOUR)
    second = protect(added_up({**before, ("a", "men"): 42}, [areas, SEX]), FOUR, earlier=[Release.of(first)])
    assert second.published() == first.published()
    held = {at for at, cell in second.cells.items() if cell.reason == "held_back"}
    assert held == {("a", "men"), ("a", "all"), ("all", "men"), ("all", "all")}
    assert second.cells["a", "men"].internal == 42
    assert second.cells["a", "men"].published == 41
    assert not second.additive


def test_a_change_of_one_is_not_computed_from_a_large_change_beside_it() -> None:
    """One more in a, ten more in b: shown, ten and eleven would give the one away; so c, or b, is held back too."""
    areas = flat("area", ["a", "b", "c"], "all")
    first = protect(added_up({("a",): 20, ("b",): 30, ("c",): 40}, [areas]), FOUR)
    second = protect(added_up({("a",): 21, ("b",): 40, ("c",): 40}, [areas]), FOUR, earlier=[Release.of(first)])
    assert second.cells["a",].text == "20"
    changes: dict[tuple[str, ...], Known] = {}
    for at, cell in second.cells.items():
        assert cell.published is not None
        change = Fraction(cell.published) - Fraction(first.cells[at].published or 0)
        changes[at] = change or None  # what looks unchanged may be so, or be held back
    seen_changes = Published([(areas.codes, areas.parts)], changes)
    assert ("", "a") not in computed(equations([seen_changes]))


def test_a_figure_shown_before_cannot_be_hidden_and_that_is_said() -> None:
    """3 was shown under a milder rule. Hidden now, it is still known."""
    table = added_up({("women",): 3, ("men",): 41}, [SEX])
    shown = protect(table, Rule(2))
    again = protect(table, FOUR, earlier=[Release.of(shown)])
    assert again.already_public == (("women",),)


def test_the_second_pattern_does_not_undo_the_first() -> None:
    """Another rule would have hidden other cells; what was shown is reckoned with."""
    areas = flat("area", ["a", "b", "c"], "all")
    table = added_up({("a",): 3, ("b",): 41, ("c",): 12}, [areas])
    first = protect(table, FOUR)
    second = protect(table, Rule(9), earlier=[Release.of(first)])
    assert leaked([first, second]) == set()
    assert second.cells["a",].text == ".."
