"""An outcome: met, not met or not known, with the figures that were compared and where they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dagmar.derivation import Derivation
from dagmar.source import Source

State = Literal["met", "not_met", "not_known"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out for one subject, and why. A value; its sentence is rendered from it by the condition's own file.

    `rule` is the condition's word, under which its sentence is found. `subject` is the recipient or county judged.
    `figures` are what was compared, in the order that the sentence takes them; `of` are the outcomes that this one was
    made of; `said` are words of the criterion (a document, an authority). `left_out` means that the recipient is left out
    of the sharing altogether, because the rule says so of whoever has no figure (`missing: exclude`).
    """

    state: State
    rule: str
    subject: str
    figures: tuple[Derivation, ...] = ()
    of: tuple[Outcome, ...] = ()
    said: tuple[str, ...] = ()
    source: Source | None = None
    requirement: str = ""
    left_out: bool = False


def named(outcome: Outcome, requirement: str) -> Outcome:
    """The same outcome under the name of its requirement."""
    seen = outcome
    return Outcome(
        seen.state, seen.rule, seen.subject, seen.figures, seen.of, seen.said, seen.source, requirement, seen.left_out
    )


def all_met(outcomes: Sequence[Outcome]) -> State:
    """Met when every one is; not met as soon as one is not, whatever is not known of the others."""
    states = {outcome.state for outcome in outcomes}
    return "not_met" if "not_met" in states else "not_known" if "not_known" in states else "met"


def any_met(outcomes: Sequence[Outcome]) -> State:
    """Met as soon as one is, whatever is not known of the others; not met when none can be."""
    states = {outcome.state for outcome in outcomes}
    return "met" if "met" in states else "not_known" if "not_known" in states else "not_met"
