"""Which wording holds for what was measured when.

An amendment holds from a day. What had been measured by then keeps the rule that it was measured under, and what is measured
later has the new one. A month counts as measured when all of it lies before the day; a month that is not over follows the
new wording. An agreement that was never amended, or that settles nothing month by month, has one wording for everything.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.model import Agreement, Requirement
from dagmar.agreement.period import Period


def before(agreement: Agreement) -> Agreement | None:
    """The version that held before this one, with only the grants that were settled month by month; None if there is none."""
    kept = agreement.earlier
    if kept is None:
        return None
    changed = {
        "indicators": kept.indicators,
        "requirements": kept.requirements,
        "grants": kept.grants,
        "holds_from": kept.holds_from,
        "earlier": kept.earlier,
    }
    return agreement.model_copy(update=changed)


def versions(agreement: Agreement) -> Iterator[Agreement]:
    """This version and those before it, the latest first."""
    one: Agreement | None = agreement
    while one is not None:
        yield one
        one = before(one)


def holding_of(agreement: Agreement, requirement: str, measured: Period) -> Agreement:
    """The version whose wording of a requirement holds for what was measured in a period.

    It is the one that holds for the period; of a requirement that came with a later amendment, that amendment: a grant that
    came with it may give out the months before it, too.
    """
    found = agreement
    for version in versions(agreement):
        if requirement in version.requirements:
            found = version
        if version.earlier is None or begins(version, measured):
            break
    return found


def begins(version: Agreement, measured: Period) -> bool:
    """Whether a version holds for a period: its first day is not after the period's last."""
    assert version.holds_from is not None, "the model has seen to it that an amendment says from when it holds"
    return Period.parse(version.holds_from).first <= measured.last


def requirements_of_all(agreement: Agreement) -> dict[str, Requirement]:
    """Every requirement of any version by its name, as the latest version that has it says it."""
    return {name: rule for one in reversed([*versions(agreement)]) for name, rule in one.requirements.items()}
