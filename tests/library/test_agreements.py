"""What holds for every agreement of the library: it runs, its money closes, and nothing made up looks real."""

from __future__ import annotations

import pytest

from dagmar.agreement.model import Agreement
from dagmar.agreement.versions import versions
from dagmar.allocation.distribute.per_unit import PerUnit
from dagmar.allocation.result import GrantAllocation
from dagmar.facts.files import read_facts
from dagmar.interface import check, load
from dagmar.library.own_facts import fact_files
from dagmar.money import kronor
from tests.library.shelves import IDS, run, taken

# Whose results were never published: their facts are made by the generator.
SYNTHETIC = {name for name in IDS if any(file.name == "synthetic.csv" for file in fact_files(taken(name)))}
SETTLED = [(name, grant) for name in IDS for grant in run(name).grants if grant.unknown is None]


@pytest.mark.parametrize(("name", "grant"), SETTLED, ids=[f"{name}/{grant.grant}" for name, grant in SETTLED])
def test_what_is_given_out_and_kept_back_is_the_pot_and_what_was_carried_to_it(
    name: str, grant: GrantAllocation
) -> None:
    settled = [line.settled.value for line in grant.lines if line.settled is not None]
    assert len(settled) == len(grant.lines)
    assert grant.pot is not None
    assert grant.carried is not None
    assert grant.returned is not None
    assert grant.pot + grant.received == sum(settled) + grant.carried + grant.returned


@pytest.mark.parametrize("name", IDS)
def test_pots_and_parts_that_are_not_modelled_add_up_to_the_total_that_was_signed(name: str) -> None:
    agreement = taken(name).agreement
    pots = [grant.amount for grant in agreement.grants.values() if grant.amount_is == "pot"]
    outside = [area.amount for area in agreement.areas.values() if area.not_modelled]
    added = sum(amount for amount in pots + outside if isinstance(amount, int))
    if isinstance(agreement.total, int):
        assert added <= agreement.total
        assert added == agreement.total or agreement.not_modelled or "unknown" in pots
    else:
        assert "unknown" in pots or agreement.not_modelled


def test_the_seven_areas_of_kunskapsstod_add_up_to_67_9_million() -> None:
    # 30 + 10 + 5,95 + 5 + 8 + 7,95 + 1 = 67,9, in the government's press release.
    amounts = [area.amount for area in taken("kunskapsstod-2015").agreement.areas.values()]
    expected = [30_000_000, 10_000_000, 5_950_000, 5_000_000, 8_000_000, 7_950_000, 1_000_000]
    assert amounts == [kronor(amount) for amount in expected]


def test_the_general_billion_lies_beside_the_total_and_is_not_given_out() -> None:
    grant = run("professionsmiljarden-2016").grant("allmanna-miljarden")
    assert grant.pot is None
    assert [line.settled for line in grant.lines] == [None] * 21


def test_one_county_fails_and_everyone_in_it_gets_nothing() -> None:
    grants = run("psykisk-ohalsa-2012").grants
    stopped = [line for grant in grants for line in grant.lines if "samverkan" in line.failed]
    counties = {line.recipient.county for line in stopped}
    assert len(counties) == 1
    assert {line.settled.value for line in stopped if line.settled} == {0}
    inside = {line.recipient.code for grant in grants for line in grant.lines if line.recipient.county in counties}
    assert {line.recipient.code for line in stopped} == inside


@pytest.mark.parametrize("name", IDS)
def test_made_up_facts_stand_in_a_file_of_their_own(name: str) -> None:
    for file in fact_files(taken(name)):
        bases = {seen.source.basis for seen in read_facts([file]).observations}
        assert bases == ({"synthetic"} if file.name == "synthetic.csv" else {"real"})


@pytest.mark.parametrize("name", IDS)
def test_only_what_rests_on_made_up_facts_is_marked_so_and_all_of_it_is(name: str) -> None:
    for grant in run(name).grants:
        rule = taken(name).agreement.grants[grant.grant]
        by_results = asked_for(name, grant.grant) or (isinstance(rule.distribute, PerUnit) and not grant.unknown)
        rests_on_results = name in SYNTHETIC and by_results
        assert grant.basis in ({"mixed", "synthetic"} if rests_on_results else {"real"}), grant.grant


@pytest.mark.parametrize("name", IDS)
def test_every_rule_says_what_it_means_and_names_a_source_of_the_file_or_says_what_is_assumed(name: str) -> None:
    agreement = taken(name).agreement
    for rule in [*agreement.requirements.values(), *agreement.grants.values()]:
        assert rule.meaning
        assert rule.source in agreement.sources if rule.source else rule.assumed or rule.not_modelled
    assert _sources_named(agreement) <= set(agreement.sources)


@pytest.mark.parametrize("name", IDS)
def test_every_grant_but_those_in_print_says_what_is_assumed_or_not_modelled(name: str) -> None:
    for grant in run(name).grants:
        assert grant.assumed


@pytest.mark.parametrize("name", IDS)
def test_the_check_before_signing_finds_no_error(name: str) -> None:
    assert [problem for problem in check(load(name)) if problem.severity == "error"] == []


def _sources_named(agreement: Agreement) -> set[str]:
    parts = [*agreement.areas.values(), *agreement.grants.values(), *agreement.requirements.values()]
    named = {part.source for part in [*parts, *agreement.published.values(), *agreement.payments]}
    return {source for source in named if source}


def asked_for(name: str, grant: str) -> bool:
    """Whether a grant requires anything, in the wording that holds or in one that months already measured keep."""
    return any(one.grants[grant].requires for one in versions(taken(name).agreement) if grant in one.grants)
