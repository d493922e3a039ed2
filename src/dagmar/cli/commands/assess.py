"""`dagmar assess`: who has met what, and why."""

from __future__ import annotations

import dagmar
from dagmar.allocation.basis import MADE_UP, together
from dagmar.allocation.refusal import not_judged
from dagmar.assessment.assess import Assessment
from dagmar.assessment.outcome import Outcome
from dagmar.cli.answer import Answer
from dagmar.cli.given import AgreementName, FactFiles, facts_given
from dagmar.cli.problems import documents, listed
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.publication.explanation.reasons import reason
from dagmar.text import Text

HELP = Text("Bedöm: vem har uppfyllt vilket krav, och varför.", "Assess: who has met which requirement, and why.")
_HEADINGS = (
    Text("Krav", "Requirement"),
    Text("Kod", "Code"),
    Text("Utfall", "Outcome"),
    Text("Skäl", "Reason"),
)
STATES = {
    "met": Text("uppfyllt", "met"),
    "not_met": Text("ej uppfyllt", "not met"),
    "not_known": Text("inte känt", "not known"),
}


def command(terminal: Terminal, agreement: AgreementName, facts: FactFiles = None) -> Answer:
    """Every requirement for everyone it concerns: met, not met or not known, with the reason."""
    loaded = dagmar.load(agreement)
    known = facts_given(terminal, loaded, facts)
    with waiting(terminal, Text("Bedömer …", "Assessing …")):
        assessment = dagmar.assess(loaded, known)
    missing = [not_judged(why, loaded, ("requirements", name)) for why, name in assessment.missing.items()]
    outcomes = _in_order(assessment)

    basis = together(seen.source.basis for seen in known)

    def tell(to: Terminal) -> None:
        if basis in MADE_UP:
            to.say(MADE_UP[basis], style="bold red")
        rows = [
            (one.requirement, one.subject, STATES[one.state].to(to.language), reason(one).to(to.language))
            for *_, one in outcomes
        ]
        if rows:
            to.table(_HEADINGS, rows)
        else:
            to.say(
                Text("Avtalet har inga krav som en pott vilar på.", "No grant of the agreement rests on a requirement.")
            )
        to.problems(missing)

    return Answer(
        {
            "agreement": loaded.agreement.agreement,
            "basis": basis,
            "warnings": listed(known.warnings, terminal.language),
            "outcomes": [
                {
                    "requirement": one.requirement,
                    "kind": kind,
                    "subject": one.subject,
                    "period": period,
                    "state": one.state,
                    "reason": reason(one).to(terminal.language),
                }
                for kind, period, one in outcomes
            ],
            "missing": documents(missing, terminal.language)["errors"],
        },
        tell,
    )


def _in_order(assessment: Assessment) -> list[tuple[str, str, Outcome]]:
    """By requirement in the order of the agreement, then by code."""
    order = {name: index for index, name in enumerate(assessment.agreement.requirements)}
    known = sorted(assessment.known().items(), key=lambda pair: (order[pair[0][0]], *pair[0][1:]))
    return [(kind, str(period), outcome) for (_, kind, _, period), outcome in known]
