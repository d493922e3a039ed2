"""Who there was on a day: regions and landsting, Gotland, Heby, Knivsta, and their organisation numbers."""

from __future__ import annotations

from datetime import date

import pytest
from stdnum.se import orgnr

from dagmar.registry.recipient import Kind, Recipient
from dagmar.registry.registry import BeforeTheRegistry, load_registry

REGISTRY = load_registry()
TODAY = date(2025, 6, 1)
BEFORE_HEBY_MOVED, WHEN_HEBY_MOVED = date(2006, 12, 31), date(2007, 1, 1)


def found(kind: Kind, code: str, on: date) -> Recipient:
    recipient = REGISTRY.find(kind, code, on)
    assert recipient is not None
    return recipient


def test_there_are_21_regions_21_counties_and_290_municipalities_today() -> None:
    assert [len(all_of(TODAY)) for all_of in (REGISTRY.regions, REGISTRY.counties, REGISTRY.municipalities)] == [
        21,
        21,
        290,
    ]


@pytest.mark.parametrize(
    ("on", "number"), [(date(1999, 1, 1), 289), (date(2002, 12, 31), 289), (date(2003, 1, 1), 290)]
)
def test_knivsta_is_the_290th_municipality_from_2003(on: date, number: int) -> None:
    assert len(REGISTRY.municipalities(on)) == number
    assert (REGISTRY.find("municipality", "0330", on) is None) == (number == 289)


def test_recipients_come_sorted_by_code_and_each_code_once() -> None:
    for recipients in (REGISTRY.regions(TODAY), REGISTRY.municipalities(BEFORE_HEBY_MOVED), REGISTRY.national(TODAY)):
        codes = [recipient.code for recipient in recipients]
        assert codes == sorted(set(codes))


def test_a_region_was_in_law_a_landsting_to_the_end_of_2018() -> None:
    assert {region.form for region in REGISTRY.regions(date(2018, 12, 31))} == {"landsting", "municipality"}
    assert {region.form for region in REGISTRY.regions(date(2019, 1, 1))} == {"region", "municipality"}


@pytest.mark.parametrize(  # when each took its name: general knowledge, Västernorrland's from the press of 2018
    ("code", "on", "name"),
    [
        ("01", date(2018, 12, 31), "Stockholms läns landsting"),
        ("01", date(2019, 1, 1), "Region Stockholm"),
        ("12", date(2012, 1, 1), "Region Skåne"),
        ("14", date(1999, 1, 1), "Västra Götalandsregionen"),
        ("13", date(2010, 12, 31), "Landstinget Halland"),
        ("13", date(2011, 1, 1), "Region Halland"),
        ("22", date(2018, 1, 31), "Landstinget Västernorrland"),
        ("22", date(2018, 2, 1), "Region Västernorrland"),
    ],
)
def test_a_region_has_the_name_of_the_day(code: str, on: date, name: str) -> None:
    assert found("region", code, on).name == name


def test_a_name_that_is_general_knowledge_says_so() -> None:
    assert found("region", "01", date(2018, 1, 1)).name_basis == "general knowledge"
    assert found("region", "01", TODAY).name_basis == "published"
    assert found("municipality", "1917", BEFORE_HEBY_MOVED).name_basis == "published"


def test_seven_were_landsting_by_name_to_the_last() -> None:
    """The press of January 2019 names the seven new regions; Västerbotten and Dalarna are two of them."""
    landsting = {region.code for region in REGISTRY.regions(date(2018, 12, 31)) if "andsting" in region.name}
    assert landsting == {"01", "04", "08", "10", "17", "20", "24"}


def test_gotland_is_one_organisation_with_two_codes() -> None:
    region, municipality = found("region", "09", TODAY), found("municipality", "0980", TODAY)
    assert (region.same_as, municipality.same_as) == (municipality.code, region.code)
    assert region.organisation_number == municipality.organisation_number == "212000-0803"
    assert region.form == "municipality"
    assert [one.code for one in REGISTRY.municipalities(TODAY, county="09")] == ["0980"]


def test_nobody_but_gotland_has_two_codes() -> None:
    every = (*REGISTRY.regions(TODAY), *REGISTRY.municipalities(TODAY), *REGISTRY.counties(TODAY))
    assert {one.code for one in every if one.same_as} == {"09", "0980"}


@pytest.mark.parametrize(("on", "code", "county"), [(BEFORE_HEBY_MOVED, "1917", "19"), (WHEN_HEBY_MOVED, "0331", "03")])
def test_heby_has_one_code_and_one_county_on_each_day(on: date, code: str, county: str) -> None:
    heby = [one for one in REGISTRY.municipalities(on) if one.name == "Heby kommun"]
    assert [(one.code, one.county) for one in heby] == [(code, county)]
    assert heby[0] in REGISTRY.municipalities(on, county=county)


def test_the_move_of_heby_changes_two_counties_and_no_total() -> None:
    counted = {on: len(REGISTRY.municipalities(on, county="03")) for on in (BEFORE_HEBY_MOVED, WHEN_HEBY_MOVED)}
    assert counted == {BEFORE_HEBY_MOVED: 7, WHEN_HEBY_MOVED: 8}
    assert len(REGISTRY.municipalities(BEFORE_HEBY_MOVED)) == len(REGISTRY.municipalities(WHEN_HEBY_MOVED)) == 290


def test_a_list_before_the_registry_begins_is_refused_and_nobody_is_found() -> None:
    last_day_before = date(1998, 12, 31)
    for list_of in (REGISTRY.regions, REGISTRY.municipalities, REGISTRY.counties, REGISTRY.national):
        with pytest.raises(BeforeTheRegistry, match="1998-12-31"):
            list_of(last_day_before)
    assert REGISTRY.find("region", "01", last_day_before) is None
    assert REGISTRY.named("region", "Stockholm", last_day_before) is None


def test_skr_was_skl_until_the_end_of_november_2019() -> None:
    assert found("national", "skr", date(2019, 11, 26)).short_name == "SKL"
    assert found("national", "skr", date(2019, 11, 27)).short_name == "SKR"


@pytest.mark.parametrize("name", ["Region Sörmland", "sörmland", " SÖRMLAND "])
def test_a_recipient_is_found_by_its_long_or_short_name(name: str) -> None:
    region = REGISTRY.named("region", name, TODAY)
    assert region is not None
    assert region.code == "04"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("0880", "Kalmar kommun"),
        ("1421", "Orust kommun"),
        ("2080", "Falu kommun"),
        ("2513", "Överkalix kommun"),
        ("2514", "Kalix kommun"),
        ("0687", "Tranås kommun"),
        ("1438", "Dals-Eds kommun"),
        ("1480", "Göteborgs kommun"),
    ],
)
def test_a_municipality_has_the_name_that_it_calls_itself(code: str, name: str) -> None:
    """As they sign: kalmar.se, orust.se, falun.se, overkalix.se, kalix.se. -s is the rule, and these five keep none."""
    assert found("municipality", code, TODAY).name == name


@pytest.mark.parametrize(
    ("kind", "name", "code"),
    [
        ("region", "Region Kalmar", "08"),  # as the government's table for cancer care in 2025 prints it
        ("region", "Region Västra Götaland", "14"),
        ("municipality", "Göteborgs stad", "1480"),
        ("municipality", "malmö stad", "1280"),
    ],
)
def test_a_recipient_is_found_by_the_name_that_tables_print(kind: Kind, name: str, code: str) -> None:
    recipient = REGISTRY.named(kind, name, TODAY)
    assert recipient is not None
    assert recipient.code == code


def test_a_name_of_another_day_or_kind_is_not_found() -> None:
    assert REGISTRY.named("region", "Malmö stad", TODAY) is None
    assert REGISTRY.named("region", "Region Stockholm", date(2018, 12, 31)) is None
    assert REGISTRY.named("region", "Stockholms läns landsting", TODAY) is None
    assert REGISTRY.named("municipality", "Sörmland", TODAY) is None


def test_every_organisation_number_has_the_right_check_digit() -> None:
    every = (*REGISTRY.regions(TODAY), *REGISTRY.municipalities(TODAY), *REGISTRY.national(TODAY))
    numbers = [one.organisation_number for one in every if one.organisation_number]
    assert len(numbers) >= 311
    assert [number for number in numbers if not orgnr.is_valid(number)] == []


def test_an_organisation_number_belongs_to_one_organisation() -> None:
    numbers = [one.organisation_number for one in (*REGISTRY.regions(TODAY), *REGISTRY.municipalities(TODAY))]
    assert len(numbers) - len(set(numbers)) == 1  # Gotland's, twice


def test_a_number_without_a_check_against_a_source_is_not_called_confirmed() -> None:
    """Three regions are confirmed by a source, three were seen, fifteen are general knowledge."""
    statuses = [region.organisation_number_status for region in REGISTRY.regions(TODAY)]
    assert [statuses.count(status) for status in ("confirmed", "seen", "unconfirmed", "none")] == [3, 3, 15, 0]
    assert {one.code for one in REGISTRY.regions(TODAY) if one.organisation_number_status == "confirmed"} == {
        "01",
        "09",
        "24",
    }


def test_a_status_of_none_is_the_same_as_having_no_number() -> None:
    every = (*REGISTRY.counties(TODAY), *REGISTRY.national(TODAY), *REGISTRY.municipalities(TODAY))
    assert all((one.organisation_number is None) == (one.organisation_number_status == "none") for one in every)
