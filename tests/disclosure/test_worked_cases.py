"""Cases that can be checked by hand. The first two are the ones that any account of the subject begins with."""

from __future__ import annotations

import pytest

from dagmar.disclosure import Rule, Table, flat, protect
from dagmar.problem import Refused
from tests.disclosure.tables import SEX, added_up

ONE_ROW = added_up({("women",): 3, ("men",): 41}, [SEX])


def test_three_women_among_forty_four_need_the_men_or_the_total_hidden() -> None:
    """K=3, M=41, T=44: with K alone hidden, 44 - 41 = 3."""
    protected = protect(ONE_ROW, Rule(4))
    assert protected.cells["women",].text == ".."
    assert [protected.cells["men",].text, protected.cells["all",].text].count("..") == 1
    assert protected.cells["women",].reason == "threshold"
    assert (protected.primary, protected.secondary) == (1, 1)


def test_a_table_of_two_by_two_with_one_small_figure_hides_all_four() -> None:
    """The hidden cell, one in its row, one in its column, and the one where those two cross."""
    table = added_up(
        {("a", "women"): 2, ("a", "men"): 20, ("b", "women"): 30, ("b", "men"): 40}, [flat("area", "ab", "both"), SEX]
    )
    protected = protect(table, Rule(4))
    assert {at for at, cell in protected.cells.items() if cell.text == ".."} == {
        ("a", "women"),
        ("a", "men"),
        ("b", "women"),
        ("b", "men"),
    }


def test_two_hidden_figures_of_one_each_are_not_left_under_a_total_of_two() -> None:
    """0 is always shown, so two hidden cells of a total of 2 are 1 and 1: the total goes too."""
    protected = protect(added_up({("women",): 1, ("men",): 1}, [SEX]), Rule(1))
    assert protected.cells["all",].text == ".."


def test_a_zero_is_shown_and_says_so() -> None:
    protected = protect(added_up({("women",): 0, ("men",): 41}, [SEX]), Rule(4))
    assert [protected.cells[at].text for at in (("women",), ("men",), ("all",))] == ["0", "41", "41"]


def test_a_table_that_does_not_add_up_is_refused_and_the_cell_named() -> None:
    table = Table("persons", (SEX,), {("women",): 3, ("men",): 41, ("all",): 45})
    with pytest.raises(Refused) as refused:
        protect(table, Rule(4))
    (problem,) = refused.value.problems
    assert problem.code == "not-additive"
    assert problem.message.en == "all is 45, but its parts (men and others) make 44."
    assert "2025" in problem.help.en
