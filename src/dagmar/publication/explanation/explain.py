"""Explain: why a recipient gets what it gets, grant by grant, from the derivation and nothing else."""

from __future__ import annotations

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement
from dagmar.agreement.versions import versions
from dagmar.allocation.result import Allocation
from dagmar.problem import Place, Problem, Refused
from dagmar.publication.explanation.full import full as whole
from dagmar.publication.explanation.inside import earmarks, set_aside
from dagmar.publication.explanation.short import assumptions, three, warnings
from dagmar.publication.explanation.telling import Telling
from dagmar.text import Language, Text


def explain(
    allocation: Allocation, loaded: Loaded, recipient_code: str, language: Language, *, full: bool = False
) -> str:
    """The explanation of one recipient's amounts, in every grant that concerns it.

    Short: three lines a grant, and what is assumed or made up. Full: every node of the derivations as well, down to the
    facts and their sources.

    Raises:
        Refused: `recipient-without-amounts`: no grant of the agreement concerns the code.
    """
    tell = telling(allocation, loaded, language)
    said: list[str] = []
    for grant in allocation.grants:
        for line in grant.lines:
            if line.recipient.code != recipient_code:
                continue
            title = loaded.agreement.grants[grant.grant].title
            said.append(f"{grant.grant}: {title}" if title else grant.grant)
            told = [*three(grant, line, tell), *earmarks(loaded.agreement.grants[grant.grant], grant, line, tell)]
            told += warnings(grant, tell)
            told += whole(grant, line, tell) if full else assumptions(grant, tell)
            said += [f"  {row}" for row in told]
            said.append("")
    if not said:
        raise Refused([nobody(recipient_code, allocation, loaded)])
    for row in set_aside(allocation, recipient_code, tell):
        said += [row, ""]
    heading = f"{tell.name(recipient_code)} ({recipient_code}): {loaded.agreement.title}"
    return "\n".join([heading, "", *said]).rstrip() + "\n"


def telling(allocation: Allocation, loaded: Loaded, language: Language) -> Telling:
    """The names to tell by: recipients from the allocation, titles from the agreement."""
    names = {str(line.recipient.code): line.recipient.name for grant in allocation.grants for line in grant.lines}
    held = [*versions(loaded.agreement)]
    indicators = {name: one.title for version in reversed(held) for name, one in version.indicators.items()}
    reports = {name: one.title for name, one in loaded.agreement.reports.items()}
    return Telling(language, names, _titles(loaded.agreement), indicators, reports)


def _titles(agreement: Agreement) -> dict[str, str]:
    titles: dict[str, str] = {}
    for version in reversed([*versions(agreement)]):
        titles |= {name: indicator.title for name, indicator in version.indicators.items()}
        titles |= {name: requirement.title for name, requirement in version.requirements.items()}
        titles |= {name: grant.title for name, grant in version.grants.items() if grant.title}
    return titles


def nobody(code: str, allocation: Allocation, loaded: Loaded) -> Problem:
    """The refusal when no grant concerns a recipient, with some of those whom one does."""
    codes = sorted({str(line.recipient.code) for grant in allocation.grants for line in grant.lines})
    some = ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")
    return Problem(
        "recipient-without-amounts",
        Place(loaded.document.file),
        Text(
            f"Inget bidrag i {allocation.agreement} gäller mottagaren {code}.",
            f"No grant of {allocation.agreement} concerns the recipient {code}.",
        ),
        Text(f"Ange en av mottagarna: {some}", f"Name one of the recipients: {some}"),
    )
