"""What an allocation is: for every grant and recipient the entitlement, what was earned and what is settled, with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dagmar.agreement.model import Payment
from dagmar.assessment.assess import Assessment
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.money import Ore
from dagmar.registry.recipient import Recipient
from dagmar.source import Basis
from dagmar.text import Text


@dataclass(frozen=True, slots=True)
class Line:
    """One recipient's row in one grant.

    `entitlement`, `earned` and `settled` are three different figures, in öre: the share by the key, what results gave of
    it (with its part of what others did not earn), and what is paid. They are None when `unknown` says why. `failed` are
    the requirements that were not met. `by_payment` is what is settled in each payment, in the order of the agreement.
    """

    recipient: Recipient
    entitlement: Derivation | None
    earned: Derivation | None
    settled: Derivation | None
    by_payment: tuple[Derivation, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    failed: tuple[str, ...] = ()
    unknown: Text | None = None


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something that is assumed or not modelled, and where in the agreement it stands."""

    at: str
    about: str
    why: str
    kind: str = "assumed"


@dataclass(frozen=True, slots=True)
class GrantAllocation:
    """One grant given out. pot + received = the sum of settled + carried + returned, to the öre.

    `pot` is what the agreement puts in, `received` what other grants carried here, `carried` what goes on to another
    grant, `returned` what goes back to the state. None, with `unknown` saying why, when a figure was not found.
    `unearned` is the exact sum that nobody earned, before any of it was shared.
    """

    grant: str
    pot: Ore | None
    received: Ore
    carried: Ore | None
    carried_to: str | None
    returned: Ore | None
    lines: tuple[Line, ...]
    basis: Basis | str
    assumed: tuple[Assumption, ...]
    unknown: Text | None = None
    unearned: Derivation | None = None

    def line(self, code: str) -> Line | None:
        """The row of a recipient."""
        return next((line for line in self.lines if line.recipient.code == code), None)


@dataclass(frozen=True, slots=True)
class Settlement:
    """One payment over all grants: whole units for each recipient, by kind and code."""

    payment: Payment | None
    amounts: Mapping[tuple[str, str], Derivation]


@dataclass(frozen=True, slots=True)
class Allocation:
    """All grants of an agreement given out, with the assessment that they rest on."""

    agreement: str
    grants: tuple[GrantAllocation, ...]
    settlements: tuple[Settlement, ...]
    assessment: Assessment

    def grant(self, name: str) -> GrantAllocation:
        """One grant by its name in the agreement."""
        return next(grant for grant in self.grants if grant.grant == name)
