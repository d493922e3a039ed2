"""Requirements in a circle: told once, at the one of them that comes first in the file."""

from __future__ import annotations

import pytest

import dagmar
from tests.allocation.written import agreement

MEETING = "{{meeting: [{}], at_least: 80 %, of: population, as_of: 2023-12-31, within: county}}"


def told(**meeting: str) -> list[tuple[int, str]]:
    """Line and English message, of requirements that stand one on a line from line 8 and each rest on another."""
    rules = [
        f"  {name}: {{kind: base, unit: county, title: {name}, met_when: {MEETING.format(other)}}}"
        for name, other in meeting.items()
    ]
    grant = f"  pott: {{to: regions, amount: unknown, requires: [{', '.join(meeting)}]}}"
    found = dagmar.check(agreement("\n".join(["", "requirements:", *rules, "grants:", grant, ""])))
    return [(one.at.line, one.message.en) for one in found if one.code == "requirement-in-a-circle"]


@pytest.mark.parametrize(
    ("meeting", "line", "first"),
    [
        ({"a": "b", "b": "a"}, 8, "a"),
        ({"b": "a", "a": "b"}, 8, "b"),
        ({"c": "a", "a": "b", "b": "c"}, 8, "c"),
        ({"utanfor": "a", "a": "b", "b": "a"}, 9, "a"),  # rests on the circle and is not in it
    ],
)
def test_the_first_requirement_of_a_circle_is_told(meeting: dict[str, str], line: int, first: str) -> None:
    assert told(**meeting) == [(line, f"The requirement {first} is judged by itself.")]
