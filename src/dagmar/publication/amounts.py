"""The amounts of an allocation as machines read them: `dagmar allocate --json`.

Kronor are strings with two decimals. A settled amount is whole öre and stands exactly. An entitlement or what was earned
seldom is: its string is cut to the öre (towards zero, never rounded up), and its exact value stands beside it in öre as
numerator and denominator. What is not known is null, and `unknown` says why; it is never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from dagmar.allocation.common_pots import FilledPot, common_pots_of
from dagmar.allocation.earmarks import earmarks_of
from dagmar.allocation.result import Allocation, Assumption, GrantAllocation, Line
from dagmar.derivation import Derivation
from dagmar.money import decimal_string
from dagmar.text import Text

RESTS_ON_ASSUMPTIONS = Text(
    "VILAR PÅ ANTAGANDEN: beloppen är uträknade, inte kända.",
    "RESTS ON ASSUMPTIONS: the amounts are computed, not known.",
)
"""What stands beside amounts whose key, date or size no source says."""


def amounts(allocation: Allocation) -> dict[str, Any]:
    """The agreement and its grants, each with what goes in, what comes out, and every recipient's three figures.

    pot + received = the sum of settled + carried + returned, in every grant where all of them are known.
    """
    grants = allocation.assessment.agreement.grants
    return {
        "agreement": allocation.agreement,
        "grants": [_grant(grant, earmarks_of(grants[grant.grant], grant)) for grant in allocation.grants],
        "common_pots": [_common_pot(pot) for pot in common_pots_of(allocation)],
    }


def kronor_text(figure: Derivation | Fraction | int | None) -> str | None:
    """Öre as kronor with two decimals, cut to the öre; None stays None."""
    if figure is None:
        return None
    value = figure.value if isinstance(figure, Derivation) else Fraction(figure)
    whole = abs(value.numerator) // value.denominator
    return decimal_string(-whole if value < 0 else whole)


def exact(figure: Derivation | None) -> dict[str, int] | None:
    """A figure as numerator and denominator, in its own unit (öre); None stays None."""
    return None if figure is None else {"numerator": figure.value.numerator, "denominator": figure.value.denominator}


def assumption(one: Assumption) -> dict[str, str]:
    """What is assumed or not modelled, where in the file it stands, and why."""
    return {"kind": one.kind, "at": one.at, "about": one.about, "why": one.why}


def _common_pot(pot: FilledPot) -> dict[str, Any]:
    return {
        "id": pot.name,
        "total": kronor_text(pot.total),
        "complete": pot.complete,
        "contributions": {code: kronor_text(part) for code, part in pot.contributions.items()},
    }


def _grant(grant: GrantAllocation, earmarks: Mapping[str, Mapping[str, Derivation]]) -> dict[str, Any]:
    return {
        "id": grant.grant,
        "pot": kronor_text(grant.pot),
        "received": kronor_text(grant.received),
        "carried": kronor_text(grant.carried),
        "carried_to": grant.carried_to,
        "returned": kronor_text(grant.returned),
        "basis": grant.basis,
        "assumed": [assumption(one) for one in grant.assumed],
        "unknown": both_languages(grant.unknown),
        "amounts": [_amount(line, earmarks) for line in grant.lines],
    }


def _amount(line: Line, earmarks: Mapping[str, Mapping[str, Derivation]]) -> dict[str, Any]:
    return {
        "recipient": line.recipient.code,
        "kind": line.recipient.kind,
        "name": line.recipient.name,
        "entitlement": kronor_text(line.entitlement),
        "entitlement_exact": exact(line.entitlement),
        "earned": kronor_text(line.earned),
        "earned_exact": exact(line.earned),
        "settled": kronor_text(line.settled),
        "earmarked": {name: kronor_text(parts.get(str(line.recipient.code))) for name, parts in earmarks.items()},
        "failed": list(line.failed),
        "unknown": both_languages(line.unknown),
    }


def both_languages(text: Text | None) -> dict[str, str] | None:
    """A text in both languages, for a reader that picks one."""
    return None if text is None else {"sv": text.sv, "en": text.en}
