"""What a share lacks is told in whole sentences: the figure, of whom, when, why, where in the file and what to do."""

from __future__ import annotations

import pytest

from dagmar.problem import Problem, Refused
from tests.allocation.earning import by_weight, text
from tests.allocation.written import agreement, give

CODES = ("01", "03")
X = [("x", "2023", "01", 0), ("x", "2024", "01", 5), ("x", "2023", "03", 1), ("x", "2024", "03", 2)]
IMPROVED = "{by: improvement, of: x, from: 2023, to: 2024, change: relative, better: higher}"
PER_UNIT = "{{per_unit: {{price: 1 kr, of: x{}}}, if_short: pro_rata{}}}"
CEILING = ', up_to: {"01": 1 kr}'


def refusal(written: str, *rows: tuple[str, str, str, str | int]) -> Problem:
    with pytest.raises(Refused) as refused:
        give(written, *rows)
    (problem,) = refused.value.problems
    return problem


def plain(said: str) -> str:
    return said.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("key", "sv", "en"),
    [
        (
            IMPROVED,
            "x 2023 är inte känt för 01: utgångsvärdet är inte över noll.",
            "x 2023 is not known for 01: the base is not above zero.",
        ),
        (
            PER_UNIT.format(CEILING, ""),
            "up_to 2024 är inte känt för 03: inget tak är angivet för dem.",
            "up_to 2024 is not known for 03: no ceiling is stated for them.",
        ),
        (
            PER_UNIT.format("", CEILING),
            "up_to 2024 är inte känt för 03: inget tak är angivet för dem.",
            "up_to 2024 is not known for 03: no ceiling is stated for them.",
        ),
        (
            "{by: indicator, of: y}",
            "y 2024 är inte känt för 01, 03: ingen uppgift finns.",
            "y 2024 is not known for 01, 03: there is no figure.",
        ),
    ],
)
def test_what_a_key_lacks_is_told_with_whom_when_and_why(key: str, sv: str, en: str) -> None:
    problem = refusal(text(codes=CODES, distribute=key), *X)
    assert (problem.code, problem.message.sv, problem.message.en) == ("fact-missing", sv, en)
    assert problem.help.sv == "Skriv det som saknas i avtalet, eller lägg det bland avtalets uppgifter (facts)."


@pytest.mark.parametrize(("period", "year"), [("", "2024"), (", period: 2023", "2023")])
def test_a_figure_below_zero_is_told_with_its_own_period(period: str, year: str) -> None:
    rows = [("y", year, "01", 1), ("y", year, "03", -1)]
    problem = refusal(text(codes=CODES, distribute=f"{{by: indicator, of: y{period}}}"), *rows)
    assert problem.message.sv == (
        f"y {year} är inte känt för 03: uppgiften är mindre än noll och kan inte vara en nyckel."
    )
    assert problem.message.en == f"y {year} is not known for 03: the figure is below zero and cannot be a key."


def test_inhabitants_of_an_unknown_day_are_told_with_the_day_and_another_day_is_the_way_out() -> None:
    problem = refusal(text(codes=CODES, distribute="{by: population, as_of: 1901-12-31}"))
    assert problem.code == "population-missing"
    assert problem.message.sv.startswith(
        "Antalet invånare 1901-12-31 är inte känt för 01, 03: folkmängden 1901-12-31 är inte känd. Känd för regioner: "
    )
    assert problem.message.en.startswith(
        "The number of inhabitants on 1901-12-31 is not known for 01, 03: the population on 1901-12-31 is not known. "
    )
    assert all(said.endswith(".") and not said.endswith("..") for said in (problem.message.sv, problem.message.en))
    assert problem.help.sv.startswith("Ange ett datum som är känt")
    assert problem.help.en.startswith("State a date that is known")


def test_who_does_not_stand_in_a_countys_key_is_told() -> None:
    """Stockholm's county has one region and 26 municipalities: twelve are named and the rest are counted."""
    county = """
        grants:
          lan:
            to: counties
            amount: 100 kr
            distribute: {fixed: {"09": 100 kr}}
            within_county: {by: key, key: {"09": 1}}
            rounding: {at: grant, to: 1 kr, method: largest_remainder}
        """
    named = "01, 0114, 0115, 0117, 0120, 0123, 0125, 0126, 0127, 0128, 0136, 0138"
    problem = refusal(county)
    assert problem.message.sv == f"key 2024 är inte känt för {named} och 15 till: nyckeln nämner dem inte."
    assert problem.message.en == f"key 2024 is not known for {named} and 15 more: the key does not name them."


def test_floors_that_ask_for_more_than_there_is_are_told_at_the_limit_with_both_sums() -> None:
    written = text("limit: {floor: 51 kr}", codes=CODES, distribute=by_weight({"01": 60, "03": 40}))
    problem = refusal(written)
    assert plain(problem.message.sv) == "Golven kräver tillsammans 102 kr, men det finns 100 kr."
    assert plain(problem.message.en) == "The floors together ask for 102 kr, but there is 100 kr."
    line = agreement(written).document.lines()[problem.at.line - 1]
    assert line[problem.at.column - 1 :] == "{floor: 51 kr}"
