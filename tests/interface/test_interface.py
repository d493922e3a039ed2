"""The Python interface: small, documented, and the same whether an agreement is named or pointed at."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import dagmar

LIBRARY = Path(__file__).parents[2] / "agreements"


def test_an_agreement_is_found_by_its_name_its_file_and_its_folder() -> None:
    by_name = dagmar.load("svf-2025").agreement
    assert dagmar.load(LIBRARY / "svf-2025" / "agreement.yaml").agreement == by_name
    assert dagmar.load(LIBRARY / "svf-2025").agreement == by_name


def test_what_is_not_there_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(dagmar.Refused) as refused:
        dagmar.load("svf-1999")
    assert [problem.code for problem in refused.value.problems] == ["agreement-not-found"]
    assert refused.value.problems[0].help.sv.startswith("Menade du svf-")


def test_the_example_of_the_package_gives_the_published_amount() -> None:
    """46 759 214 kr was paid to Region Stockholm (Socialdepartementet, December 2025)."""
    result = dagmar.allocate(dagmar.load("svf-2025"))
    line = result.grant("andra-utbetalningen").line("01")
    assert line is not None
    assert line.settled is not None
    assert line.settled.value == 4_675_921_400
    assert "46\u00a0759\u00a0214" in dagmar.explain(result, "01")
    assert "46\u00a0759\u00a0213" in dagmar.explain(result, "01", language="en", full=True)


def test_everyone_whom_a_requirement_concerns_is_assessed() -> None:
    """Three regions did not meet the requirements of autumn 2025: Halland, Gävleborg and Västerbotten."""
    known = dagmar.assess(dagmar.load("svf-2025")).known()
    assert len(known) == 21
    assert {outcome.subject for outcome in known.values() if outcome.state == "not_met"} == {"13", "21", "24"}


def test_a_recipient_that_no_grant_concerns_has_nothing_to_explain() -> None:
    with pytest.raises(dagmar.Refused) as refused:
        dagmar.explain(dagmar.allocate(dagmar.load("svf-2025")), "0180")
    assert [problem.code for problem in refused.value.problems] == ["recipient-without-amounts"]


def test_the_library_has_no_errors() -> None:
    for folder in sorted(LIBRARY.glob("*/agreement.yaml")):
        errors = [problem for problem in dagmar.check(dagmar.load(folder)) if problem.severity == "error"]
        assert errors == [], folder


@pytest.mark.parametrize("name", dagmar.__all__)
def test_everything_at_the_front_door_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(dagmar, name))
