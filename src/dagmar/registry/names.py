"""The names of everyone that agreements may speak of, by code, as rules are read aloud and compared."""

from __future__ import annotations

from dataclasses import dataclass

from dagmar.agreement.loader import Loaded
from dagmar.registry.own import own_recipients
from dagmar.registry.registry import load_registry


@dataclass(frozen=True, slots=True)
class Names:
    """Names by code. Counties stand by themselves, since they share their codes with the regions."""

    recipients: dict[str, str]
    counties: dict[str, str]


def names_of(*agreements: Loaded) -> Names:
    """The names on the first day of each agreement's period, with those whom it lists; a later agreement's go before.

    What is wrong in a list of recipients is not told of here: rules can be read without it.

    Raises:
        BeforeTheRegistry: a period begins before 1999-01-01.
    """
    registry = load_registry()
    recipients: dict[str, str] = {}
    counties: dict[str, str] = {}
    for loaded in agreements:
        on = loaded.agreement.period.first
        recipients |= {str(one.code): one.name for one in (*registry.recipients(on), *own_recipients(loaded)[0])}
        counties |= {str(one.code): one.name for one in registry.counties(on)}
    return Names(recipients, counties)
