"""Problems that are alike: one fact missing for every recipient is one thing to mend, and is told as one."""

from __future__ import annotations

from dagmar.cli.problems import MOST_ALIKE, shown, together
from dagmar.problem import Place, Problem
from dagmar.text import Text

HELP = Text("Lägg till uppgiften.", "Add the fact.")


def missing(what: str, line: int) -> Problem:
    return Problem("fact-missing", Place("a.yaml", line), Text(f"Saknas: {what}.", f"Missing: {what}."), HELP)


def test_what_is_alike_stands_together_however_it_was_found_and_is_said_once() -> None:
    """A fact missing for each county, with its municipalities between, and again for the next grant."""
    found = [missing("plan 01", 2), missing("sip 0114", 5), missing("plan 03", 2), missing("plan 01", 2)]
    told = [[one.message.sv for one in alike] for alike in together(found)]
    assert told == [["Saknas: plan 01.", "Saknas: plan 03."], ["Saknas: sip 0114."]]


def test_of_many_alike_the_first_are_told_and_the_rest_are_counted() -> None:
    first, *alike = [missing(f"sip {number}", 5) for number in range(290)]
    text = shown(first, "sv", alike)
    assert text.count("Saknas: ") == 1 + MOST_ALIKE
    assert f"… och {290 - 1 - MOST_ALIKE} till av samma slag" in text
    # One more is told, rather than counted.
    assert "till av" not in shown(first, "sv", alike[: MOST_ALIKE + 1])
