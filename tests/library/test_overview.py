"""One overview: a recipient's year over all agreements. Expected amounts were published, or added by hand from the files."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.agreement.loader import load_file
from dagmar.library.days import days_of
from dagmar.library.holdings import MONEY
from dagmar.library.in_force import holding_in
from dagmar.library.make_overviews import overview, overviews
from dagmar.library.overview import AmountSum, InAgreement, Judged, Overview
from dagmar.library.shelf import locate, shelved
from dagmar.money import kronor
from dagmar.problem import Refused
from dagmar.registry.not_known import NotKnown
from dagmar.registry.population import Population
from dagmar.vocabulary import vocabulary


def only(code: str, year: int) -> Overview:
    (seen,) = overview(code, year)
    return seen


def inside(seen: Overview, agreement: str) -> InAgreement:
    return next(one for one in seen.agreements if one.agreement.agreement == agreement)


def test_stockholm_2025_has_what_was_published_and_the_made_up_beside_it() -> None:
    """Standardiserade vårdförlopp, second payment, as published: 46 759 214 kr. Short waiting is on made-up results."""
    seen = only("01", 2025)
    pathways = inside(seen, "svf-2025").sum_of("settled")
    assert pathways == AmountSum(real=Fraction(kronor(46_759_214)), not_known=1, assumed=pathways.assumed)
    assert inside(seen, "korta-vardkoerna-2025").sum_of("settled").real is None
    assert inside(seen, "korta-vardkoerna-2025").sum_of("settled").made_up is not None
    assert seen.at_least


def test_kronor_per_inhabitant_are_on_31_december_the_year_before() -> None:
    """Stockholm's municipality had 935 619 inhabitants on 31 December 2016 (Statistics Sweden)."""
    seen = only("0180", 2017)
    assert isinstance(seen.population, Population)
    assert (seen.population.persons, seen.population.as_of) == (935_619, "2016-12-31")
    assert seen.per_inhabitant(Fraction(935_619 * 235)) == 235


def test_a_population_that_is_not_known_gives_no_kronor_per_inhabitant() -> None:
    seen = only("01", 2026)
    assert isinstance(seen.population, NotKnown)
    assert seen.per_inhabitant(Fraction(100)) is None


def test_where_nothing_is_known_there_is_no_sum() -> None:
    """Sick leave 2013: no pot was found; what a region got is not known, which is not nought."""
    part = inside(only("20", 2013), "sjukskrivningsmiljarden-2013").sum_of("settled")
    assert part == AmountSum(real=None, made_up=None, not_known=2)


def test_the_rows_of_everyone_add_up_to_what_was_paid() -> None:
    """Patient safety 2011: 375 Mkr were paid (of four pots of 100)."""
    paid = [
        one.sum_of("settled").real or Fraction(0)
        for seen in overviews(2011)
        for one in seen.agreements
        if one.agreement.agreement == "patientsakerhet-2011"
    ]
    assert len(paid) == 21
    assert sum(paid) == kronor(375_000_000)


def test_the_sum_is_that_of_the_agreements_whose_money_is_counted_and_of_pots_and_ceilings_alone() -> None:
    for seen in overviews(2013)[:3]:
        lines = [one for held in seen.agreements for one in held.got if held.counts and one.amount_is in MONEY]
        sum_ = seen.sum_of("settled")
        real = [one.line.settled.value for one in lines if one.line.settled and not one.made_up]
        made_up = [one.line.settled.value for one in lines if one.line.settled and one.made_up]
        assert sum_ == AmountSum(
            sum(real, Fraction(0)) if real else None,
            sum(made_up, Fraction(0)) if made_up else None,
            sum_.assumed,
            sum(one.line.settled is None for one in lines),
        )
        assert {one.amount_is for held in seen.agreements for one in held.got} - set(MONEY)


def test_an_amended_agreement_is_there_once_in_its_last_version() -> None:
    names = {one.agreement.agreement for one in holding_in(2018)}
    assert "patientmiljarden-2018-tillagg" in names
    assert "patientmiljarden-2018" not in names


def test_an_agreement_over_several_years_holds_in_each_and_is_counted_in_the_first() -> None:
    """Sick leave 2017-2018 is one agreement."""
    first, second = (inside_or_undivided(year) for year in (2017, 2018))
    assert "sjukskrivning-2017" in {one.agreement.agreement for one in holding_in(2018)}
    assert first
    assert not second


def test_money_that_is_counted_in_an_earlier_year_is_shown_and_not_summed_again() -> None:
    """Equality 2008-2013: 240 Mkr in all, to the association of regions and municipalities."""
    first, later = only("skr", 2008), only("skr", 2010)
    for seen in (first, later):
        assert inside(seen, "jamstalldhet-2008").sum_of("settled").real == kronor(240_000_000)
    assert first.sum_of("settled").real == kronor(240_000_000)
    assert (later.sum_of("settled").real or 0) < kronor(240_000_000)


def inside_or_undivided(year: int) -> bool:
    seen = overviews(year)[0]
    counted = {one.agreement.agreement for one in seen.agreements if one.counts}
    return "sjukskrivning-2017" in counted | {one.agreement for one in seen.undivided}


def test_a_requirement_that_the_county_did_not_meet_is_told_to_its_municipalities_too() -> None:
    """Mental ill-health 2015: 80 per cent of the county's inhabitants must be in municipalities that passed."""
    for code, state in (("2303", "not_met"), ("2380", "not_met"), ("0114", "met"), ("0180", "met")):
        judged = {one.requirement: one.state for one in inside(only(code, 2015), "psykisk-ohalsa-2015").judged}
        assert judged["lanets-80-procent"] == state
        assert judged["grundkrav-1"] == state
        assert judged["grundkrav-2"] == "met"


@pytest.mark.parametrize(
    ("counts", "state"),
    [((2, 0, 0), "met"), ((0, 2, 0), "not_met"), ((1, 1, 0), "in_part"), ((1, 1, 1), "not_known")],
)
def test_a_requirement_judged_many_times_has_one_word(counts: tuple[int, int, int], state: str) -> None:
    assert Judged("krav", "Krav", *counts).state == state


def test_the_days_are_those_of_the_file() -> None:
    """Mental health 2017: signed 23 December 2016, the account due on 31 January 2018; both days assumed in the file."""
    days = inside(only("0180", 2017), "psykisk-halsa-2017").days
    assert [(one.day, one.what, one.assumed) for one in days] == [
        (date(2016, 12, 23), "signed", True),
        (date(2018, 1, 31), "report", True),
    ]
    demands = [one.day for one in inside(only("0180", 2012), "psykisk-ohalsa-2012").days if one.what == "requirement"]
    assert date(2012, 11, 1) in demands


def test_the_days_of_payments_are_there_with_what_they_ask(tmp_path: Path) -> None:
    """Published: women's health 2020 was paid on 20 January 2020; vaccination 2021 at latest on 28 February 2021."""
    (paid,) = (one for one in inside(only("01", 2020), "kvinnors-halsa-2020").days if one.what == "payment")
    assert (paid.day, paid.about.sv) == (date(2020, 1, 20), "Utbetalningen")
    own = shelved("vaccination-2021").document.text.replace(
        "by: 2021-02-28, requisition: none,",
        "by: 2021-02-28, requisition: 2021-12-01, unspent: {back_by: 2022-03-01}, assumed: {unspent: ett prov},",
    )
    (tmp_path / "agreement.yaml").write_text(own.replace("title: Engångsbeloppet, ", ""), "utf-8")
    days = days_of(load_file(tmp_path / "agreement.yaml", vocabulary(), locate), "01")
    assert [(one.day, one.what, one.about.sv, one.assumed) for one in days if one.what != "signed"] == [
        (date(2021, 2, 28), "payment_at_latest", "utbetalning 1", False),
        (date(2021, 12, 1), "requisition", "utbetalning 1", False),
        (date(2022, 3, 1), "unspent", "utbetalning 1", True),
    ]


def test_a_county_with_money_of_its_own_stands_beside_its_region() -> None:
    """Near care 2023 gives to region and municipalities together, county by county."""
    assert [one.recipient.kind for one in overview("20", 2023)] == ["region", "county"]
    assert [one.recipient.kind for one in overview("20", 2013)] == ["region"]


def test_a_code_that_nobody_had_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        overview("9999", 2015)
    assert [problem.code for problem in refused.value.problems] == ["recipient-did-not-exist"]
