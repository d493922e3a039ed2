"""How many, on which day, in which table. Totals are those SCB published; cases of refusal have one row a reason."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dagmar.registry.registry import Kind, NotKnown, Population, Sex, load_registry

REGISTRY = load_registry()


class Options(TypedDict, total=False):
    """What may be asked for beside the day."""

    sex: Sex
    ages: tuple[int, int | None]
    table: str


REGIONS = [str(region.code) for region in REGISTRY.regions(date(2020, 1, 1))]
MUNICIPALITIES = [str(one.code) for one in REGISTRY.municipalities(date(2020, 1, 1))]


def population(kind: Kind, code: str, as_of: str, sex: Sex = "all", ages: tuple[int, int | None] | None = None) -> int:
    return fact(kind, code, as_of, sex, ages).persons


def fact(
    kind: Kind,
    code: str,
    as_of: str,
    sex: Sex = "all",
    ages: tuple[int, int | None] | None = None,
    table: str | None = None,
) -> Population:
    found = REGISTRY.population(kind, code, as_of, sex=sex, ages=ages, table=table)
    assert isinstance(found, Population), found
    return found


@pytest.mark.parametrize(
    ("year", "persons"),
    [
        (2010, 9_415_570),
        (2015, 9_851_017),
        (2018, 10_230_185),
        (2019, 10_327_589),
        (2022, 10_521_556),
        (2023, 10_551_707),
        (2024, 10_587_710),
    ],
)
def test_the_nation_is_as_many_as_published(year: int, persons: int) -> None:
    day = f"{year}-12-31"
    assert population("national", "00", day) == persons
    assert sum(population("region", code, day) for code in REGIONS) == persons
    assert sum(population("municipality", code, day) for code in MUNICIPALITIES) == persons


@pytest.mark.parametrize(
    ("code", "day", "persons"),
    [("0180", "2010-12-31", 847_073), ("0180", "2024-12-31", 995_574), ("0331", "2024-12-31", 14_345)],
)
def test_a_municipality_is_as_many_as_published(code: str, day: str, persons: int) -> None:
    assert population("municipality", code, day) == persons


@pytest.mark.parametrize(  # SCB's own rows for the counties, 31 December 2023 and 2024
    ("code", "day", "persons"), [("01", "2023-12-31", 2_454_821), ("01", "2024-12-31", 2_473_307)]
)
def test_a_region_has_the_people_of_its_county_as_published(code: str, day: str, persons: int) -> None:
    assert population("region", code, day) == population("county", code, day) == persons


def test_men_and_women_of_2024_are_as_many_as_published() -> None:
    assert population("national", "00", "2024-12-31", "men") == 5_324_785
    assert population("national", "00", "2024-12-31", "women") == 5_262_925
    assert population("county", "01", "2024-12-31", "men") == 1_238_377


@given(st.sampled_from(MUNICIPALITIES), st.sampled_from(["2019-12-31", "2024-12-31"]))
def test_men_and_women_are_everyone(code: str, day: str) -> None:
    assert population("municipality", code, day, "men") + population("municipality", code, day, "women") == population(
        "municipality", code, day
    )


@given(st.sampled_from(MUNICIPALITIES), st.integers(0, 98), st.sampled_from(["men", "women", "all"]))
def test_the_younger_and_the_older_are_everyone(code: str, last: int, sex: Sex) -> None:
    day = "2019-12-31"
    younger = population("municipality", code, day, sex, (0, last))
    older = population("municipality", code, day, sex, (last + 1, None))
    assert younger + older == population("municipality", code, day, sex)


def test_newborn_boys_and_girls_of_upplands_vasby_in_2019_are_271_and_266() -> None:
    """The first rows of SCB's table by age and sex."""
    assert population("municipality", "0114", "2019-12-31", "men", (0, 0)) == 271
    assert population("municipality", "0114", "2019-12-31", "women", (0, 0)) == 266


def test_everyone_from_age_0_needs_no_table_by_age() -> None:
    assert population("region", "01", "2024-12-31", ages=(0, None)) == 2_473_307


@pytest.mark.parametrize(
    ("day", "total", "table"),
    [
        ("2016-11-01", 9_967_637, "kvinnors-halsa-tillagg-2017"),
        ("2020-11-01", 10_378_483, "kvinnors-halsa-2021"),
        ("2021-11-01", 10_443_100, "kvinnors-halsa-2022"),
        ("2022-11-01", 10_514_719, "kvinnors-halsa-2023"),
        ("2023-11-01", 10_557_682, "kvinnors-halsa-2024"),
    ],
)
def test_1_november_is_recovered_from_a_payment_and_says_so(day: str, total: int, table: str) -> None:
    facts = [fact("region", code, day) for code in REGIONS]
    assert sum(one.persons for one in facts) == total
    assert {(one.source.basis, one.source.table, one.source.date) for one in facts} == {("derived", table, day)}


def test_1_november_2019_is_as_it_was_printed_with_a_payment() -> None:
    # Socialdepartementet 2021: Stockholm 2 374 550, Gotland 59 636; the 21 printed figures add up to 10 319 473.
    facts = {code: fact("region", code, "2019-11-01") for code in REGIONS}
    assert (facts["01"].persons, facts["09"].persons) == (2_374_550, 59_636)
    assert sum(one.persons for one in facts.values()) == 10_319_473
    assert {(one.source.basis, one.source.table) for one in facts.values()} == {("real", "svf-2021-second-payment")}


def test_the_table_that_a_payment_was_made_on_is_frozen_and_named() -> None:
    """Standardiserade vårdförlopp 2025: the 18 regions that qualified, 9 699 964 persons as printed."""
    answers = {
        code: REGISTRY.population("region", code, "2025-09", table="svf-2025-second-payment") for code in REGIONS
    }
    known = {code: one for code, one in answers.items() if isinstance(one, Population)}
    assert sum(one.persons for one in known.values()) == 9_699_964
    assert known["01"].persons == 2_485_275
    assert set(REGIONS) - set(known) == {"13", "21", "24"}


def test_a_month_is_its_last_day_and_the_answer_keeps_the_words_of_the_question() -> None:
    by_month, by_day = fact("region", "01", "2025-09"), fact("region", "01", "2025-09-30")
    assert by_month.persons == by_day.persons
    assert (by_month.as_of, by_day.as_of) == ("2025-09", "2025-09-30")


def test_the_basis_of_a_december_figure_is_table_vintage_and_day() -> None:
    source = fact("municipality", "0180", "2018-12-31").source
    assert (source.table, source.date, source.basis) == ("scb-1950-2022", "2018-12-31", "real")
    assert "1 januari 2023" in source.vintage


def test_a_table_asked_for_by_name_is_the_one_that_answers() -> None:
    for table in ("scb-1950-2022", "scb-age-sex-2019"):
        named = fact("municipality", "0180", "2019-12-31", table=table)
        assert named.source.table == table
        assert named.persons == 974_073  # SCB, Stockholm 31 December 2019


# Heby: in Västmanland (19) to the end of 2006, then in Uppsala county (03); 13 634 inhabitants in 2005.


def test_before_2006_heby_is_counted_where_it_was_and_the_figure_says_so() -> None:
    """The table in today's division has 318 001 in county 03 and 247 757 in county 19, in 2005."""
    for kind in ("region", "county"):
        uppsala, vastmanland = fact(kind, "03", "2005-12-31"), fact(kind, "19", "2005-12-31")
        assert (uppsala.persons, vastmanland.persons) == (318_001 - 13_634, 247_757 + 13_634)
        assert all("Heby" in one.source.note for one in (uppsala, vastmanland))


def test_the_end_of_2006_is_counted_in_the_division_of_2007() -> None:
    uppsala = fact("county", "03", "2006-12-31")
    assert uppsala.persons == 319_925
    assert "Heby" in uppsala.source.note
    assert "Heby" not in fact("county", "03", "2007-12-31").source.note


@given(st.integers(1950, 2024))
def test_the_regions_are_the_nation_whatever_county_heby_is_in(year: int) -> None:
    day = f"{year}-12-31"
    assert sum(population("region", code, day) for code in REGIONS) == population("national", "00", day)


def test_heby_is_as_many_by_its_old_code_while_it_had_it() -> None:
    assert (
        population("municipality", "1917", "2005-12-31") == population("municipality", "0331", "2005-12-31") == 13_634
    )
    assert isinstance(REGISTRY.population("municipality", "1917", "2007-12-31"), NotKnown)


@pytest.mark.parametrize(
    ("code", "year", "says"),
    [
        ("0380", 2001, "2003"),  # Uppsala, before Knivsta left
        ("0330", 2001, "2003"),  # Knivsta, before it was founded
        ("0330", 2002, ""),  # 31 December is counted in the division of the next day
        ("0180", 1980, ""),
        ("0180", 1973, "1974"),
    ],
)
def test_a_figure_recalculated_to_another_division_says_so(code: str, year: int, says: str) -> None:
    note = fact("municipality", code, f"{year}-12-31").source.note
    assert says in note
    assert bool(says) == bool(note)


def test_counties_before_1997_are_marked_as_todays() -> None:
    assert "i övrigt dagens" in fact("county", "14", "1996-12-31").source.note
    assert "i övrigt dagens" not in fact("county", "14", "1997-12-31").source.note


@pytest.mark.parametrize(("year", "marked"), [(1950, True), (1972, True), (1973, False), (2024, False)])
def test_the_nation_of_1950_to_1972_is_marked_as_not_quite_the_published_total(year: int, marked: bool) -> None:
    """The footnote of SCB's table says so for those years."""
    assert ("två källor" in fact("national", "00", f"{year}-12-31").source.note) == marked


# The noise of 2025.


def test_a_figure_with_noise_says_so_in_both_languages() -> None:
    noisy = fact("municipality", "0180", "2025-12-31")
    assert "CKM" in noisy.source.note
    assert all(text in noisy.source.note for text in noisy.cautions[0]), "the note that follows the figure says both"
    assert all("CKM" in text for text in noisy.cautions[0])
    assert "CKM" not in fact("municipality", "0180", "2024-12-31").source.note


def test_figures_with_noise_are_never_added() -> None:
    known = {code for code in REGIONS if isinstance(REGISTRY.population("region", code, "2025-12-31"), Population)}
    assert known == {"09"}  # Gotland is one municipality: its figure is published by itself
    assert isinstance(REGISTRY.population("national", "00", "2025-12-31"), NotKnown)


@pytest.mark.parametrize(
    ("kind", "code", "as_of", "options", "reason", "says"),
    [
        ("region", "02", "2020-12-31", {}, "no-such-recipient", "02"),
        ("municipality", "1917", "2007-12-31", {}, "no-such-recipient", "1917"),
        ("national", "skr", "2020-12-31", {}, "no-such-recipient", "00"),
        ("region", "01", "2020-13-01", {}, "not-a-date", "2020-13-01"),
        ("region", "01", "2020", {}, "not-a-date", "2020"),
        ("region", "01", "20201101", {}, "not-a-date", "20201101"),
        ("region", "01", "2011-11-01", {}, "no-population-on-that-date", "1950–2024"),
        ("region", "01", "2020-11", {}, "no-population-on-that-date", "2020-11-01"),
        ("municipality", "0180", "1949-12-31", {}, "no-population-on-that-date", "1950–2025"),
        ("region", "01", "2026-12-31", {}, "no-population-on-that-date", "1950–2024"),
        ("region", "01", "2018-12-31", {"table": "scb-be0101-2023"}, "no-population-on-that-date", "scb-be0101-2023"),
        ("municipality", "0180", "2020-11-01", {}, "no-population-for-that-kind", "kvinnors-halsa-2021"),
        ("county", "01", "2020-11-01", {}, "no-population-for-that-kind", "1950–2024"),
        ("municipality", "0180", "2018-12-31", {"sex": "women"}, "no-population-by-sex", "2019, 2024"),
        ("region", "01", "2020-11-01", {"sex": "women"}, "no-population-by-sex", "2019, 2024"),
        ("region", "01", "2024-12-31", {"ages": (80, None)}, "no-population-by-age", "2019"),
        ("region", "01", "2019-12-31", {"ages": (80, 79)}, "ages-out-of-reach", "80–79"),
        ("region", "01", "2019-12-31", {"ages": (-1, 5)}, "ages-out-of-reach", "-1–5"),
        ("region", "01", "2019-12-31", {"ages": (0, 100)}, "ages-out-of-reach", "100"),
        ("region", "01", "2019-12-31", {"table": "scb"}, "no-such-table", "scb-1950-2022"),
        ("region", "13", "2025-09", {}, "not-in-that-table", "svf-2025-second-payment"),
        ("region", "01", "2025-12-31", {}, "would-add-noise", "CKM"),
    ],
)
def test_what_is_not_known_is_said_with_the_reason(
    kind: Kind, code: str, as_of: str, options: Options, reason: str, says: str
) -> None:
    answer = REGISTRY.population(kind, code, as_of, **options)
    assert isinstance(answer, NotKnown), answer
    assert answer.code == reason
    assert all(says in text for text in answer.why)


@given(
    st.dates(date(1990, 1, 1), date(2030, 12, 31))
    | st.builds(lambda year: date(year, 12, 31), st.integers(1940, 2030))
    | st.builds(lambda year: date(year, 11, 1), st.integers(1995, 2030))
)
def test_no_date_is_ever_answered_by_the_nearest(day: date) -> None:
    answer = REGISTRY.population("region", "01", day.isoformat())
    ends = {date(year, 12, 31) for year in range(1950, 2025)}
    others = {date(2020, 11, 1), date(2022, 11, 1), date(2023, 11, 1), date(2025, 9, 30)}
    assert isinstance(answer, Population) == (day in ends | others)
