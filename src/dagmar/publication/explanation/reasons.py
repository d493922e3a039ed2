"""Why a requirement came out as it did: the sentence that assessment gives, and never silence."""

from __future__ import annotations

from dagmar.assessment import reasons
from dagmar.assessment.outcome import Outcome
from dagmar.text import Text


def reason(outcome: Outcome) -> Text:
    """The reason as a sentence in both languages; of a rule without one, its name and the figures it compared."""
    if outcome.rule in reasons.sentences():
        return reasons.reason(outcome)
    figures = ", ".join(str(figure.value) for figure in outcome.figures)
    name = outcome.rule.replace("_", " ")
    return Text(f"{name} ({figures})", f"{name} ({figures})")
