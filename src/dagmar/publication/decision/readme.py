"""The page that whoever opens a decision package reads first."""

from __future__ import annotations

from dagmar.agreement.model import Agreement
from dagmar.allocation.basis import MADE_UP
from dagmar.allocation.result import Allocation
from dagmar.money import write_kronor
from dagmar.text import Language, Text


def readme(agreement: Agreement, allocation: Allocation, basis: str, version: str) -> str:
    """The page, Swedish first."""
    return f"{_page(agreement, allocation, basis, 'sv')}\n---\n\n{_page(agreement, allocation, basis, 'en')}\nDagmar {version}\n"


def _page(agreement: Agreement, allocation: Allocation, basis: str, language: Language) -> str:
    said = _WORDS
    lines = [f"# {said['decision'].to(language)}: {agreement.title}", ""]
    if basis in MADE_UP:
        lines += [f"**{MADE_UP[basis].to(language)}**", ""]
    for grant in allocation.grants:
        settled = sum(int(line.settled.value) for line in grant.lines if line.settled is not None)
        amount = (
            grant.unknown.to(language)
            if grant.unknown
            else f"{write_kronor(settled, language)} {said['settled'].to(language)}"
        )
        lines.append(f"- {grant.grant}: {amount}")
        lines += [f"  - {said[one.kind].to(language)}: {one.about}: {one.why}" for one in grant.assumed]
    return "\n".join([*lines, "", said["files"].to(language), "", said["check"].to(language), ""])


_WORDS = {
    "decision": Text("Beslut", "Decision"),
    "settled": Text("fördelas", "is given out"),
    "assumed": Text("antaget", "assumed"),
    "not_modelled": Text("inte modellerat", "not modelled"),
    "files": Text(
        "Läs decision.pdf, som har en sida för varje mottagare, eller decision.xlsx. Samma belopp står i amounts.csv, "
        "utbetalningarna i payments.csv, kravens utfall i outcomes.csv och varje steg i räkningen i derivations.json. Det "
        "räknas ur agreement.yaml, facts.csv, recipients.csv och populations.csv, och ur inget annat.",
        "Read decision.pdf, which has a page for each recipient (in Swedish), or decision.xlsx. The same amounts are in "
        "amounts.csv, the payments in payments.csv, the outcomes of the requirements in outcomes.csv and every step of the "
        "computation in derivations.json. It is all computed from agreement.yaml, facts.csv, recipients.csv and "
        "populations.csv, and from nothing else.",
    ),
    "check": Text(
        "Räkna om allt och jämför: `dagmar verify MAPP`.", "Recompute everything and compare: `dagmar verify FOLDER`."
    ),
}
