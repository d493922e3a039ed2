"""Nothing that is hidden can be computed: random tables, protected, and attacked by one who sees only what is shown."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dagmar.disclosure import Dimension, Protected, Rule, Table, protect, read_rule
from tests.disclosure.attacker import bounds_of, computed, equations, every_table, interval
from tests.disclosure.tables import added_up, seen, tables, trees

RULES = st.sampled_from(
    [
        read_rule("1-4"),
        Rule(1),
        Rule(9),
        read_rule("1-7+5"),
        read_rule("0-4"),
        read_rule("0-7+5"),
        Rule(4, protection=8),
    ]
)
SMALL = {"threshold", "zero"}


def attack(protected: Protected) -> None:
    """Nothing hidden is computed, and what is small keeps the interval that the rule promises."""
    rule, published = protected.rule, seen(protected)
    given_ = equations([published])
    assert (
        computed(given_).keys() & {published.variable(at) for at, one in protected.cells.items() if one.text == ".."}
        == set()
    )
    limits = bounds_of([published], least=0 if rule.hide_zero else 1)
    for at, cell in protected.cells.items():
        if cell.reason in SMALL:
            assert cell.low is not None
            assert cell.high is not None
            low, high = interval(given_, limits, published.variable(at))
            assert low <= cell.internal + 1e-6
            assert high >= cell.internal + rule.width - 1e-6, (at, low, high)
            assert low - 1e-6 <= cell.low
            assert cell.high <= high + 1e-6


@given(tables(), RULES)
def test_no_hidden_cell_is_computed_and_no_small_one_is_narrowed(table: Table, rule: Rule) -> None:
    attack(protect(table, rule))


@given(trees("a", most=4), st.data())
def test_trying_every_table_leaves_a_small_figure_open(areas: Dimension, data: st.DataObject) -> None:
    """The widest attack on the smallest tables: all tables with the published figures, one by one."""
    columns = data.draw(trees("b", most=4))
    leaves: dict[tuple[str, ...], int] = {
        (area, column): data.draw(st.integers(0, 7)) for area in areas.leaves[:3] for column in columns.leaves[:2]
    }
    table = added_up(leaves, [areas, columns])
    protected = protect(table, Rule(2))
    published = seen(protected)
    limits = bounds_of([published], least=1)
    if len(limits) > 8:
        return
    most = 10 + max(int(value) for value in table.values.values())
    found: dict[object, set[int]] = {}
    for filled in every_table([published], limits, most):
        for variable, value in filled.items():
            found.setdefault(variable, set()).add(value)
    for at, cell in protected.cells.items():
        if cell.reason == "threshold" and published.variable(at) in found:
            could = found[published.variable(at)]
            assert cell.internal in could
            assert max(could) >= cell.internal + 2


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(table: Table, random: Random) -> None:
    rows = list(table.values.items())
    random.shuffle(rows)
    again = Table(table.quantity, table.dimensions, dict(rows))
    assert protect(again, Rule(4)).cells == protect(table, Rule(4)).cells


@given(tables(), RULES)
def test_a_shown_figure_is_the_true_one_and_a_small_one_is_never_shown(table: Table, rule: Rule) -> None:
    protected = protect(table, rule)
    for at, cell in protected.cells.items():
        assert cell.internal == table.values[at]
        if cell.published is None:
            assert cell.text == ".."
            assert cell.reason
        else:
            assert abs(Fraction(cell.published) - cell.internal) * 2 <= rule.round_to
            assert not 0 < cell.internal <= rule.hide_to
            assert cell.internal or str(rule).startswith("1-")
        if cell.internal == 0 and not rule.hide_zero:
            assert cell.text == "0"
