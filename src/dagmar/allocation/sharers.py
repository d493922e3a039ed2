"""`to`: who may get a grant. Recipients are those that existed on the first day of the agreement's period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import To
from dagmar.assessment.condition import Case, Condition, Subject
from dagmar.facts.book import Facts
from dagmar.problem import Place, Problem
from dagmar.registry.recipient import Kind, Recipient
from dagmar.registry.registry import Registry
from dagmar.text import Text

CLASSES = ("regions", "municipalities", "counties")


@dataclass(frozen=True, slots=True)
class UnknownRecipient(Exception):
    """A code that names nobody on the day, with the kinds that were tried."""

    code: str
    on: date

    def problem(self, at: Place) -> Problem:
        """The refusal to show a user."""
        return Problem(
            "recipient-did-not-exist",
            at,
            Text(
                f"Mottagaren {self.code} fanns inte den {self.on}.",
                f"The recipient {self.code} did not exist on {self.on}.",
            ),
            Text(
                "Rätta koden, eller skriv koden som gällde då: kommuner har fyra siffror, regioner och län två.",
                "Correct the code, or write the one that held then: municipalities have four digits, regions and counties two.",
            ),
        )


def sharers_of(to: To, loaded: Loaded, facts: Facts) -> tuple[Recipient, ...]:
    """Everyone that `to` names, sorted by code, less those excepted and those who do not meet its condition.

    Raises:
        UnknownRecipient: a code that names nobody on the first day of the period.
        FactMissing: the condition needs a figure that nobody has given.
    """
    kept = named_by(to, facts.registry, loaded.agreement.period.first)
    if to.where is not None:
        assert isinstance(to.where, Condition), "the vocabulary gives conditions"
        case = Case(loaded.agreement, facts, loaded.agreement.period)
        return tuple(one for one in kept if to.where.judge(Subject(one.code, one.kind), case).state == "met")
    return kept


def named_by(to: To, registry: Registry, on: date) -> tuple[Recipient, ...]:
    """Everyone that `to` names on a day, sorted by code, less those excepted; its condition is not looked at.

    Raises:
        UnknownRecipient: a code that names nobody on that day.
    """
    two_digits: Kind = "county" if "counties" in to.recipients else "region"
    named = _everyone(to.recipients, registry, on, two_digits)
    left_out = set(_everyone(to.except_, registry, on, two_digits))
    return tuple(recipient for recipient in named if recipient not in left_out)


def _everyone(names: tuple[str, ...], registry: Registry, on: date, two_digits: Kind) -> tuple[Recipient, ...]:
    found: dict[tuple[str, str], Recipient] = {}
    for name in names:
        members = _class_of(name, registry, on) or (_one(name, two_digits, registry, on),)
        for recipient in members:
            found[recipient.kind, recipient.code] = recipient
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[1], key[0])))


def _class_of(name: str, registry: Registry, on: date) -> tuple[Recipient, ...]:
    match name:
        case "regions":
            return registry.regions(on)
        case "municipalities":
            return registry.municipalities(on)
        case "counties":
            return registry.counties(on)
        case _:
            return tuple(one for one in registry.own(on) if one.listed_in == name)


def _one(code: str, two_digits: Kind, registry: Registry, on: date) -> Recipient:
    own = registry.find("own", code, on)
    if own is not None:
        return own
    kind: Kind = "municipality" if code.isdigit() and len(code) == 4 else two_digits if code.isdigit() else "national"
    recipient = registry.find(kind, code, on)
    if recipient is None:
        raise UnknownRecipient(code, on)
    return recipient
