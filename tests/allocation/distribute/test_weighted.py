"""`weighted`: several quantities, each with its weight. Amounts in öre; the sums are worked by hand."""

from __future__ import annotations

import re

import pytest

from dagmar.allocation.case import MissingFacts
from dagmar.publication.explanation.telling import Telling
from tests.allocation.mechanisms import case, codes_of, distribution, people, pot, shared

PEOPLE = (("population", "2024-11-01", "01", 100), ("population", "2024-11-01", "03", 100))
NEED = (("behov", "2024", "01", 50), ("behov", "2024", "03", 150))
TWO = "{of: population, as_of: 2024-11-01, weight: 1}, {of: behov, weight: 2}"


def test_the_weight_of_each_is_the_sum_of_its_quantities_times_their_weights() -> None:
    """100 + 2 × 50 = 200 and 100 + 2 × 150 = 400: a third and two thirds."""
    assert shared(f"{{weighted: [{TWO}]}}", 900, ["01", "03"], *PEOPLE, *NEED) == {"01": 300, "03": 600}


@pytest.mark.parametrize("items", [TWO, "{of: behov, weight: 2}, {of: population, as_of: 2024-11-01, weight: 1}"])
@pytest.mark.parametrize("less", ["", ", less: lowest_per_inhabitant, as_of: 2024-11-01"])
def test_a_sum_of_different_quantities_is_a_bare_number_and_not_so_many_inhabitants(items: str, less: str) -> None:
    key = distribution(f"{{weighted: [{items}]{less}}}")
    for figure in key.entitle(pot(900), people("01", "03"), case(*PEOPLE, *NEED)).values():
        _, own, everyone = figure.of
        assert own.unit == everyone.unit == "number"
        assert re.fullmatch("[0-9]+", Telling("sv").figure(own))
        told = [Telling("sv").figure(part) for part in (own.of[0].of if less else own.of)]
        assert set(told) <= {"100\u00a0invånare", "1", "2", "50", "150"}, "a weight has no unit either"


def test_the_inhabitants_counted_are_those_of_the_sex_ages_and_table_named() -> None:
    """The published table of 31 December 2019 by age and sex: the weighted key is the plain key of the same people."""
    those = "as_of: 2019-12-31, sex: women, ages: 65-, table: scb-age-sex-2019"
    weighed = shared(f"{{weighted: [{{of: population, {those}, weight: 3}}]}}", 10_000, ["01", "03"])
    assert weighed == shared(f"{{by: population, {those}}}", 10_000, ["01", "03"])
    for less in ("sex: women, ", "ages: 65-, "):
        others = f"{{by: population, {those.replace(less, '')}}}"
        assert weighed != shared(others, 10_000, ["01", "03"]), "the key could not tell them apart"


@pytest.mark.parametrize("key", ["by: population, {those}", "weighted: [{{of: population, {those}, weight: 1}}]"])
def test_the_table_of_inhabitants_is_the_one_named_and_no_other(key: str) -> None:
    with pytest.raises(MissingFacts) as refused:
        shared("{" + key.format(those="as_of: 2019-12-31, table: finns-inte") + "}", 900, ["01", "03"])
    assert (refused.value.quantity, refused.value.recipients, refused.value.period) == (
        "population",
        ("01", "03"),
        "2019-12-31",
    )
    assert "finns-inte" in refused.value.why.sv


def test_only_need_above_the_lowest_per_inhabitant_is_paid_for() -> None:
    """Per inhabitant 0,5, 1 and 1,5 (B section 2.12: less the minimum of all): above the lowest 0, 50 and 100."""
    rule = "{weighted: [{of: behov, weight: 1}], less: lowest_per_inhabitant, as_of: 2024-11-01}"
    third = (("population", "2024-11-01", "04", 100), ("behov", "2024", "04", 100))
    assert shared(rule, 900, ["01", "03", "04"], *PEOPLE, *NEED, *third) == {"01": 0, "03": 600, "04": 300}


def test_a_recipient_without_inhabitants_has_no_need_per_inhabitant() -> None:
    rule = "{weighted: [{of: behov, weight: 1}], less: lowest_per_inhabitant, as_of: 2024-11-01}"
    empty = (("population", "2024-11-01", "04", 0), ("behov", "2024", "04", 1))
    with pytest.raises(MissingFacts) as refused:
        shared(rule, 900, ["01", "03", "04"], *PEOPLE, *NEED, *empty)
    assert refused.value.recipients == ("04",)


@pytest.mark.parametrize(
    ("rule", "stated"),
    [
        ("{weighted: [{of: population, weight: 1}]}", False),
        ("{weighted: [{of: behov, weight: 1}], less: lowest_per_inhabitant}", False),
        (f"{{weighted: [{TWO}]}}", True),
    ],
)
def test_a_population_without_a_date_leaves_the_pot_unknown(rule: str, stated: bool) -> None:
    assert (distribution(rule).not_stated is None) == stated


@pytest.mark.parametrize(
    ("rule", "codes"),
    [
        ("{weighted: [{of: behov, weight: 0}]}", ["weights-all-zero"]),
        ("{weighted: [{of: behov, weight: 1, ages: 65-}]}", ["word-without-effect"]),
        ("{weighted: [{of: population, as_of: 2024-11-01, count: numerator, weight: 1}]}", ["word-without-effect"]),
        ("{weighted: [{of: behov, weight: 1}], as_of: 2024-11-01}", ["word-without-effect"]),
        (f"{{weighted: [{TWO}]}}", []),
    ],
)
def test_what_has_no_effect_is_found_before_anyone_signs(rule: str, codes: list[str]) -> None:
    assert codes_of(distribution(rule)) == codes


def test_the_word_without_effect_is_named_with_what_it_stands_at() -> None:
    ((_, said, remedy),) = distribution("{weighted: [{of: behov, weight: 1}], as_of: 2024-11-01}").problems_with()
    assert (said.sv, remedy.en) == ("Ordet as_of har ingen verkan för weighted.", "Delete as_of.")
    ((_, said, _),) = distribution("{weighted: [{of: behov, weight: 1, ages: 65-}]}").problems_with()
    assert said.en == "The word ages has no effect for behov."
