"""Why a requirement came out as it did: the sentence that assessment gives, and never silence."""

from __future__ import annotations

from dataclasses import replace

from dagmar.assessment import reasons
from dagmar.assessment.outcome import Outcome
from dagmar.publication.explanation.telling import Telling
from dagmar.text import Text

_OF_AN_INDICATOR = ("missing", "coverage")
_OF_A_REPORT = ("received", "document_missing")


def told_reason(outcome: Outcome, tell: Telling) -> str:
    """The reason in one language, with the titles of indicators and reports in the place of their ids."""
    return reason(_titled(outcome, tell)).to(tell.language)


def _titled(outcome: Outcome, tell: Telling) -> Outcome:
    titles = {**dict.fromkeys(_OF_AN_INDICATOR, tell.indicators), **dict.fromkeys(_OF_A_REPORT, tell.reports)}
    said = outcome.said
    if said and (title := titles.get(outcome.rule, {}).get(said[0])):
        said = (tell.in_marks(title), *said[1:])
    return replace(outcome, said=said, of=tuple(_titled(inner, tell) for inner in outcome.of))


def reason(outcome: Outcome) -> Text:
    """The reason as a sentence in both languages; of a rule without one, its name and the figures it compared."""
    if outcome.rule in reasons.sentences():
        return reasons.reason(outcome)
    figures = ", ".join(str(figure.value) for figure in outcome.figures)
    name = outcome.rule.replace("_", " ")
    return Text(f"{name} ({figures})", f"{name} ({figures})")
