"""What others have said, beside the agreements of the library."""

from __future__ import annotations

from pathlib import Path

import pytest

from dagmar.library.evaluations import evaluations_of, read_evaluations
from dagmar.problem import Refused
from tests.library.shelves import IDS, taken

WITH = [identity for identity in IDS if (taken(identity).folder / "evaluations.yaml").is_file()]
WHOLE = """\
evaluations:
  granskning-2015:
    title: En granskning
    author: Riksrevisionen
    year: 2015
    url: https://exempel.se
    finding: Det gick som det gick.
    status: verified
"""


def test_several_agreements_of_the_library_have_been_evaluated() -> None:
    assert len(WITH) >= 5


@pytest.mark.parametrize("identity", WITH)
def test_each_evaluation_has_a_finding_and_a_link(identity: str) -> None:
    for one in evaluations_of(taken(identity)):
        assert one.url.startswith("https://")
        assert len(one.finding) > 40


def test_an_agreement_without_a_file_has_none() -> None:
    assert evaluations_of(taken("svf-2025")) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("annat: 1\n", 1),
        ("evaluations: {}\n", 1),
        (WHOLE.replace("    author: Riksrevisionen\n", ""), 3),
        (WHOLE.replace("year: 2015", "year: nyss"), 5),
        (WHOLE.replace("verified", "sant"), 8),
        (WHOLE + "    betyg: 5\n", 9),
        (WHOLE + "  annan: 1\n", 9),
    ],
)
def test_what_is_malformed_is_refused_in_its_place(text: str, line: int) -> None:
    with pytest.raises(Refused) as refused:
        read_evaluations(text, Path("evaluations.yaml"))
    assert {one.code for one in refused.value.problems} == {"evaluation-malformed"}
    assert refused.value.problems[0].at.line == line
