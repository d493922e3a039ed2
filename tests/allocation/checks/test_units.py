"""A level in another unit than its indicator is pointed at where it is written, in the words of either language."""

from __future__ import annotations

import dagmar
from tests.allocation.written import agreement

WRITTEN = """
indicators:
  plan: {{title: Personer med en plan, direction: higher_is_better}}
requirements:
  krav:
    kind: target
    title: Ett krav
    met_when:
      any_of:
        - {{received: redovisning, by: 2024-11-01}}
        - {{indicator: plan, at_least: {level}}}
grants:
  pott:
    to: regions
    amount: 10 kr
    requires: [krav]
    distribute: equal
    earn: {{threshold: {threshold}, indicator: plan}}
    unearned: return
    rounding: {{to: 1 kr, method: largest_remainder}}
"""


def told(level: str = "70 %", threshold: str = "70 %") -> list[tuple[int, str, str]]:
    """The line of each level told of, and what is said of it in both languages."""
    loaded = agreement(WRITTEN.format(level=level, threshold=threshold))
    found = [one for one in dagmar.check(loaded) if one.code == "level-in-another-unit"]
    lines = loaded.document.lines()
    return [(one.at.line, lines[one.at.line - 1].strip(), f"{one.message.sv} {one.message.en}") for one in found]


def test_the_line_that_says_the_level_is_pointed_at() -> None:
    ((_, line, _),) = told(level="70")
    assert line == "- {indicator: plan, at_least: 70}"
    ((_, line, _),) = told(threshold="70")
    assert line == "earn: {threshold: 70, indicator: plan}"


def test_the_level_is_written_as_each_language_writes_it() -> None:
    ((_, _, said),) = told(level="70.5")
    assert "nivån är 70,5:" in said
    assert "the level is 70.5:" in said


def test_a_level_within_several_conditions_is_pointed_at_once() -> None:
    """Beside another that must hold too; one of two ways beside another; and one of some of which so many must hold."""
    way = "{indicator: plan, at_least: 70}"
    other = "{received: redovisning, by: 2024-11-01}"
    both = "- {all_of: [" + other + ", " + way + "]}"
    nested = "- {all_of: [" + other + ", {any_of: [" + other + ", " + way + "]}]}"
    counted = "- {at_least: 1, of: [" + other + ", " + way + "]}"
    for written in (both, nested, counted):
        text = WRITTEN.format(level="70 %", threshold="70 %").replace("- {indicator: plan, at_least: 70 %}", written)
        found = [one for one in dagmar.check(agreement(text)) if one.code == "level-in-another-unit"]
        assert [one.message.en.split()[0] for one in found] == ["plan"]
