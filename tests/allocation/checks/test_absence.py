"""Grants that do not say the same of a missing fact: each requirement is looked at, and two words are named."""

from __future__ import annotations

import dagmar
from tests.allocation.written import agreement


def told(requirements: str, *grants: tuple[str, str, str]) -> list[str]:
    """What is said, of requirements and of grants by name, what each requires, and its word of what is missing."""
    lines = [
        "requirements:",
        *(f"  {name}: {{kind: target, title: {name}, met_when: {{received: {name}}}}}" for name in requirements),
    ]
    lines.append("grants:")
    for name, requires, word in grants:
        lines += [f"  {name}:", "    to: regions", "    amount: 1 Mkr", f"    requires: [{', '.join(requires)}]"]
        lines += [f"    missing: {word}"] if word else []
        lines += [
            "    distribute: equal",
            "    unearned: return",
            "    rounding: {to: 1 kr, method: largest_remainder}",
        ]
    found = dagmar.check(agreement("\n".join(lines) + "\n"))
    return [problem.message.en for problem in found if problem.code == "missing-said-differently"]


def test_a_requirement_that_is_said_alike_does_not_end_the_search() -> None:
    assert told("ab", ("en", "ab", "ask"), ("annan", "a", "ask"), ("tredje", "b", "exclude")) == [
        "If a fact for the requirement b is missing, tredje says exclude and en ask. Then neither holds for the requirement."
    ]


def test_of_three_words_two_are_named_and_silence_first() -> None:
    """In the order of the letters; the grant that says nothing goes before those that say something."""
    words = (("en", "a", "not_met"), ("annan", "a", "ask"), ("tredje", "a", "exclude"))
    (message,) = told("a", *words)
    assert message.startswith("If a fact for the requirement a is missing, tredje says exclude and annan ask.")
    (message,) = told("a", *words, ("tyst", "a", ""))
    assert message.startswith("If a fact for the requirement a is missing, annan says ask and tyst nothing.")
