"""The library year by year: totals as published, each agreement once, and nothing summed over kinds."""

from __future__ import annotations

from dataclasses import replace

from dagmar.library.holdings import Holdings, Sum
from dagmar.library.in_force import last_versions
from dagmar.library.portfolio_years import Year, over_years
from dagmar.money import kronor


def test_every_year_is_there_and_an_agreement_stands_in_one_of_them() -> None:
    told: list[tuple[int, int]] = []
    years = over_years(2003, 2013, lambda done, of: told.append((done, of)))
    assert [one.year for one in years] == list(range(2003, 2014))
    names = [member.agreement.agreement for one in years for member in one.counted.members]
    assert sorted(names) == sorted(
        one.agreement.agreement for one in last_versions() if 2003 <= one.agreement.period.first.year <= 2013
    )
    assert told == [(done, len(names)) for done in range(1, len(names) + 1)]


def of_these(year: Year, *names: str) -> Holdings:
    """The year's sums over some agreements: the library grows, and what was added by hand is of those named."""
    members = tuple(one for one in year.counted.members if one.agreement.agreement in names)
    assert len(members) == len(names)
    return replace(year.counted, members=members)


def test_the_waiting_list_billion_of_2009_depends_on_results() -> None:
    """Kömiljarden 2009: 1 000 Mkr, shared by results (the agreement itself)."""
    (year,) = over_years(2009, 2009)
    counted = of_these(year, "komiljarden-2009")
    assert counted.sum_of("pot") == counted.depending_on("results") == Sum(kronor(1_000_000_000), 0)


def test_the_frames_and_ceilings_of_2013_are_those_printed() -> None:
    """Frames 1 000 (sick leave), 675, 320 and 145,502; investigations at most 250; contributions 100."""
    (year,) = over_years(2013, 2013)
    counted = of_these(
        year,
        "sjukskrivningsmiljarden-2013",
        "patientsakerhet-2013",
        "kvalitetsregister-2013",
        "folkhalsa-hiv-2013",
        "fordjupade-utredningar-2013",
    )
    assert counted.sum_of("frame") == Sum(kronor(2_140_502_000), 0)
    assert counted.sum_of("ceiling") == Sum(kronor(250_000_000), 0)
    assert counted.sum_of("own_contribution") == Sum(kronor(100_000_000), 0)


def test_the_whole_of_an_agreement_is_counted_in_the_year_that_it_begins() -> None:
    """Sick leave 2017-2018 in one agreement."""
    first, second = over_years(2017, 2018)
    assert "sjukskrivning-2017" in first.several
    assert "sjukskrivning-2017" not in {one.agreement.agreement for one in second.counted.members}


def test_an_amendment_stands_for_what_it_amends_so_that_no_money_is_counted_twice() -> None:
    """The patient billion of 2018 was raised from 998 to 1 598 Mkr; it is not 2 596."""
    (year,) = over_years(2018, 2018)
    names = {one.agreement.agreement for one in year.counted.members}
    assert {"patientmiljarden-2018", "patientmiljarden-2018-tillagg"} & names == {"patientmiljarden-2018-tillagg"}


def test_the_largest_agreement_of_2021_is_the_state_money_for_drugs() -> None:
    """33 444 Mkr, stated in the agreement on the drug benefits of 2021."""
    (year,) = over_years(2021, 2021)
    assert year.widest is not None
    assert (year.widest.agreement.agreement, year.widest.widest) == ("lakemedelsformaner-2021", kronor(33_444_000_000))


def test_what_is_assumed_is_never_more_than_what_is_known() -> None:
    for year in over_years(2009, 2013):
        assert 0 <= year.assumed <= year.counted.sum_of("pot").known + year.counted.sum_of("ceiling").known
    (empty,) = over_years(2003, 2003)
    assert (empty.assumed, empty.widest) == (0, None)
