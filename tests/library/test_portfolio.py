"""Portfolios: agreements looked at together, kinds of money kept apart, and nothing filled in that was not found."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.library.dependence import dependence
from dagmar.library.holdings import KINDS, Holdings, Sum, count_out
from dagmar.library.portfolio import find_portfolio, portfolios, read_portfolio
from dagmar.money import kronor
from dagmar.problem import Refused
from tests.library.shelves import run, taken

HEAD = "portfolio: prov\ntitle: Prov\n"


def counted(*names: str) -> Holdings:
    return count_out(read_portfolio(f"{HEAD}agreements: [{', '.join(names)}]\n", Path("prov.yaml")))


@pytest.mark.parametrize("name", list(portfolios()))
def test_every_portfolio_of_the_library_is_read_and_goes_by_its_files_name(name: str) -> None:
    assert find_portfolio(name).id == name


def test_the_agreements_of_december_2012_are_apart_by_kind_and_the_sources_do_not_reach_seven_billion() -> None:
    """Amounts as the sources print them: frames 1 000 (sick leave), 675, 320 and 145,502; at most 250; contributions 100."""
    december = count_out(find_portfolio("december-2012"))
    assert december.sum_of("frame") == Sum(kronor(2_140_502_000), 0)
    assert december.sum_of("ceiling") == Sum(kronor(250_000_000), 0)
    assert december.sum_of("own_contribution") == Sum(kronor(100_000_000), 0)
    assert december.sum_of("pot").not_found > 0
    assert december.portfolio.stated is not None
    # 1 000 + 1 000 + 948 + 250 + 675 + 915 + 630 + 320 + 145,502; what is called "nearly a billion" and "about 850" is no amount
    assert december.counted_once.known == kronor(5_883_502_000) < december.portfolio.stated.amount
    without = {member.agreement.agreement for member in december.members if member.widest is None}
    assert without == {"evidensbaserad-praktik-2013", "utvecklingsomraden-2013", "jamlik-vard-2013", "can-2013"}


def test_each_agreement_counts_once_at_its_widest_known_figure() -> None:
    """675 (a frame that the pot of 100 is inside) + 948 + 250 (at most) + 320, with the recipients' 100 inside it."""
    names = (
        "patientsakerhet-2013",
        "rehabiliteringsgarantin-2013",
        "fordjupade-utredningar-2013",
        "kvalitetsregister-2013",
    )
    assert counted(*names).counted_once == Sum(kronor(675_000_000 + 948_000_000 + 250_000_000 + 320_000_000), 0)


def test_the_known_parts_of_an_agreement_add_up_to_its_total_and_what_no_grant_holds_is_a_part_too() -> None:
    for name in ("patientsakerhet-2011", "sjukskrivning-2019", "rehabiliteringsgarantin-2015", "svf-2025"):
        (member,) = counted(name).members
        pots = [one.amount for one in member.holdings if one.kind == "pot"]
        assert sum(amount or 0 for amount in pots) == member.agreement.total
    rest = [one for one in counted("sjukskrivning-2019").parts if one.grant is None]
    assert [(one.area, one.amount, one.depends_on) for one in rest] == [("ovrigt", kronor(161_000_000), "not_known")]


def test_an_amount_that_was_not_found_is_never_nought() -> None:
    unknown = list(counted("can-2013").parts)
    assert [one.amount for one in unknown] == [None]
    assert counted("can-2013").sum_of("pot") == Sum(kronor(0), 1)
    assert counted("can-2013").counted_once == Sum(kronor(0), 1)


def test_a_recipient_has_what_is_computed_and_how_much_is_not_known_beside_it() -> None:
    both = counted("patientsakerhet-2011", "sjukskrivningsmiljarden-2013")
    dalarna = both.shares["region", "20"]
    own = [grant.line("20") for grant in run("patientsakerhet-2011").grants]
    paid = sum(line.settled.value for line in own if line and line.settled)
    assert dalarna["patientsakerhet-2011"].settled == paid > 0
    assert dalarna["patientsakerhet-2011"].not_known == 0
    assert dalarna["sjukskrivningsmiljarden-2013"].settled == 0
    assert dalarna["sjukskrivningsmiljarden-2013"].not_known == 2
    everyone = sum((shares["patientsakerhet-2011"].settled for shares in both.shares.values()), Fraction(0))
    assert everyone == kronor(375_000_000)


@pytest.mark.parametrize(
    ("agreement", "grant", "what"),
    [
        ("patientsakerhet-2011", "hygien", "results"),
        ("rehabiliteringsgarantin-2013", "behandlingar", "results"),
        ("sjukskrivningsmiljarden-2013", "rorlig-del", "results"),
        ("kunskapsstod-2015", "medel-1", "conditions"),
        ("folkhalsa-hiv-2013", "landsting-och-kommuner", "not_known"),
        ("kvinnors-halsa-2024", "befolkning", "nothing"),
        ("vaccination-2021", None, "nothing"),
        ("can-2013", "medel", "not_known"),
    ],
)
def test_what_money_depends_on_is_read_from_the_rule(agreement: str, grant: str | None, what: str) -> None:
    grants = taken(agreement).agreement.grants
    named = [grants[grant]] if grant else list(grants.values())
    assert {dependence(one, taken(agreement).agreement) for one in named} == {what}


def test_pots_and_ceilings_are_divided_without_a_rest_by_what_they_depend_on() -> None:
    december = count_out(find_portfolio("december-2012"))
    parts = [december.depending_on(what) for what in ("results", "conditions", "nothing", "not_known")]
    whole = [december.sum_of(kind) for kind in KINDS[:2]]
    assert sum(one.known for one in parts) == sum(one.known for one in whole)
    assert sum(one.not_found for one in parts) == sum(one.not_found for one in whole)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (f"{HEAD}agreements: [komiljard-2013]\n", ["portfolio-names-no-agreement"]),
        (f"{HEAD}agreements: [svf-2025, svf-2025]\n", ["portfolio-malformed"]),
        ("portfolio: prov\nagreements: [svf-2025]\n", ["portfolio-malformed"]),
        (f"{HEAD}agreements: [svf-2025]\nsum: 7 Mkr\n", ["portfolio-malformed"]),
        (f"{HEAD}agreements: [svf-2025]\nstated: {{amount: 7, note: x}}\n", ["unit-missing"]),
        (f"{HEAD}agreements: [svf-2025]\nchecked: [{{amount: 7 Mkr}}]\n", ["portfolio-malformed"]),
    ],
)
def test_everything_wrong_in_a_portfolio_is_named_in_its_place(text: str, codes: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        read_portfolio(text, Path("prov.yaml"))
    assert [problem.code for problem in refused.value.problems] == codes


def test_a_portfolio_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Refused) as refused:
        find_portfolio("december-2011")
    (problem,) = refused.value.problems
    assert problem.code == "portfolio-not-found"
    assert "december-2012" in problem.help.sv


def test_an_agreement_of_ones_own_is_named_by_its_path_from_the_portfolio(tmp_path: Path) -> None:
    (tmp_path / "mitt").mkdir()
    own = taken("svf-2025").document.text
    (tmp_path / "mitt/agreement.yaml").write_text(own, "utf-8")
    found = read_portfolio(f"{HEAD}agreements: [mitt/agreement.yaml]\n", tmp_path / "prov.yaml")
    assert found.agreements == (tmp_path / "mitt/agreement.yaml",)
