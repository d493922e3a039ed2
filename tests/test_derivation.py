"""A figure holds what it was made of, and can be made again from its leaves alone."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.derivation import Derivation, Rule, leaf, recompute
from dagmar.source import Source
from dagmar.text import Text, both, listing

SUM = Rule("sum", lambda *parts: sum(parts, Fraction(0)))
TIMES = Rule("times", lambda one, other: one * other, unit="square öre")
RULES = {rule.name: rule for rule in (SUM, TIMES)}


def test_a_rule_gives_its_figure_and_keeps_the_parts_in_order() -> None:
    two, three = leaf("stated", 2, "öre"), leaf("stated", 3, "öre")
    figure = SUM(two, three, about="0180")
    assert figure == Derivation("sum", Fraction(5), "öre", (two, three), None, "0180")
    assert TIMES(two, three).unit == "square öre"


@given(values=st.lists(st.fractions(), min_size=1, max_size=6))
def test_a_figure_is_computed_again_from_its_leaves_and_not_from_what_it_says(values: list[Fraction]) -> None:
    leaves = [leaf("stated", value, "öre") for value in values]
    total = SUM(*leaves)
    tampered = Derivation("times", Fraction(-1), "öre", (Derivation("sum", Fraction(-7), "öre", total.of), leaves[0]))
    assert recompute(tampered, RULES) == sum(values) * values[0]


def test_a_part_that_many_figures_share_is_computed_once() -> None:
    """All shares of a pot hold the same total. Twelve doublings of 1 are 4 096, and twelve additions."""
    figure, added = leaf("stated", 1, "öre"), []
    for _ in range(12):
        figure = SUM(figure, figure)

    def add(*parts: Fraction) -> Fraction:
        added.append(parts)
        return sum(parts, Fraction(0))

    assert recompute(figure, {"sum": Rule("sum", add)}) == 4096
    assert len(added) == 12


def test_a_rule_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        recompute(Derivation("unheard-of", Fraction(1), "öre", (leaf("stated", 1, "öre"),)), RULES)


def test_a_source_is_cited_in_one_line() -> None:
    assert Source("SCB", table="tabell", vintage="2024", date="2024-12-31").cite() == "SCB, tabell, 2024, 2024-12-31"
    assert Source("SCB").cite() == "SCB"


def test_words_are_strung_together_as_they_are_read_aloud() -> None:
    assert listing(["a", "b", "c"], "sv") == "a, b och c"
    assert listing(["a", "b"], "en") == "a and b"
    assert listing(["a"], "sv") == "a"
    assert listing([], "sv") == ""
    assert both("x") == Text("x", "x")
    assert (Text("ja", "yes").to("sv"), Text("ja", "yes").to("en")) == ("ja", "yes")
