"""What an allocation refuses, in words: which figure, of whom, when, and what would make it possible."""

from __future__ import annotations

from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Path
from dagmar.allocation.arithmetic import NothingToShareBy
from dagmar.allocation.case import MissingFacts
from dagmar.allocation.mechanism import LimitImpossible, StatedExceedsPot
from dagmar.allocation.order import MoneyInACircle
from dagmar.assessment.condition import FactMissing, NotJudged, ReferenceCode, UnitMismatch, WrongReference
from dagmar.assessment.reasons import SIGNS
from dagmar.assessment.sentences import counted_in
from dagmar.money import write_kronor
from dagmar.problem import Problem
from dagmar.text import Text, both

MOST_NAMED = 12
"""So many recipients are named in a message; the rest are counted."""


def not_judged(reason: NotJudged, loaded: Loaded, path: Path) -> Problem:
    """One reason why a requirement cannot be judged."""
    if isinstance(reason, UnitMismatch):
        return unit_mismatch(reason, loaded, path)
    if isinstance(reason, WrongReference):
        return wrong_reference(reason, loaded, path)
    assert isinstance(reason, FactMissing), "there are no other reasons"
    return missing_fact(reason, loaded, path)


def unit_mismatch(error: UnitMismatch, loaded: Loaded, path: Path) -> Problem:
    """A figure in one unit and a level in another."""
    share = "share" in (error.unit, error.with_unit)
    own, other = counted_in(error.unit), counted_in(error.with_unit)
    return Problem(
        "unit-mismatch",
        loaded.document.place(path),
        Text(
            f"{error.indicator} för {error.recipient}, {error.period}, {own.sv} och jämförs med det som {other.sv}.",
            f"{error.indicator} for {error.recipient}, {error.period}, {own.en} and is compared with what {other.en}.",
        ),
        Text(
            "Skriv båda i procent (uppgiften som 95 % eller 57 av 60, nivån som 80 %), eller ingen av dem.",
            "Write both in per cent (the figure as 95 % or 57 of 60, the level as 80 %), or neither.",
        )
        if share
        else Text("Ge båda uppgifterna i samma enhet.", "Give both figures in the same unit."),
    )


def wrong_reference(error: WrongReference, loaded: Loaded, path: Path) -> Problem:
    """A requirement that cannot be judged by another."""
    message, remedy = _REFERENCES[error.code]
    named = error.requirement
    return Problem(
        error.code,
        loaded.document.place(path),
        Text(message.sv.format(named), message.en.format(named)),
        remedy,
    )


_REFERENCES: dict[ReferenceCode, tuple[Text, Text]] = {
    "requirement-not-found": (
        Text("Kravet {} finns inte i avtalet.", "The requirement {} is not in the agreement."),
        Text("Rätta namnet, eller lägg till kravet.", "Correct the name, or add the requirement."),
    ),
    "requirement-in-a-circle": (
        Text("Kravet {} bedöms genom sig självt.", "The requirement {} is judged by itself."),
        Text("Låt ett av kraven i cirkeln bedömas för sig.", "Let one of the requirements in the circle stand alone."),
    ),
    "meeting-not-here": (
        Text(
            "Här kan kravet {} inte bedömas: vem som får bidraget avgörs före kraven.",
            "The requirement {} cannot be judged here: who may get the grant is settled before the requirements.",
        ),
        Text("Flytta villkoret till ett krav som bidraget nämner.", "Move it to a requirement that the grant names."),
    ),
}


def missing_fact(error: FactMissing, loaded: Loaded, path: Path) -> Problem:
    """A requirement that cannot be judged."""
    why = SIGNS.get(error.sign)
    because = Text(f" ({why.sv})", f" ({why.en})") if why else both("")
    return Problem(
        "fact-missing",
        loaded.document.place(path),
        Text(
            f"Uppgift saknas: {error.indicator} för {error.recipient}, {error.period}{because.sv}.",
            f"A fact is missing: {error.indicator} for {error.recipient}, {error.period}{because.en}.",
        ),
        Text(
            "Lägg till uppgiften, eller skriv i kravets villkor eller i alla bidrag som nämner kravet vad det betyder att den "
            "saknas: missing: not_met, ask eller exclude.",
            "Add the fact, or write in the requirement's condition or in every grant that names it what its absence means: "
            "missing: not_met, ask or exclude.",
        ),
    )


ANOTHER_DATE = Text(
    "Ange ett datum som är känt, eller lägg tabellen som avtalet betalas på bland avtalets uppgifter (facts).",
    "State a date that is known, or put the table that the agreement is paid on among its facts.",
)
WRITE_IT = Text(
    "Skriv det som saknas i avtalet, eller lägg det bland avtalets uppgifter (facts).",
    "Write what is missing in the agreement, or put it among its facts.",
)


def missing_facts(error: MissingFacts, loaded: Loaded, path: Path) -> Problem:
    """A key that lacks figures, with everyone who lacks one."""
    named = ", ".join(error.recipients[:MOST_NAMED])
    more = len(error.recipients) - MOST_NAMED
    rest = Text(f" och {more} till", f" and {more} more") if more > 0 else both("")
    what = both(f"{error.quantity} {error.period}".strip() + " ")
    if error.of_everyone:
        what = Text(f"Antalet invånare {error.period} ", f"The number of inhabitants on {error.period} ")
    return Problem(
        "population-missing" if error.of_everyone else "fact-missing",
        loaded.document.place(path),
        Text(
            f"{what.sv}är inte känt för {named}{rest.sv}: {_inside(error.why.sv)}.",
            f"{what.en}is not known for {named}{rest.en}: {_inside(error.why.en)}.",
        ),
        ANOTHER_DATE if error.of_everyone else WRITE_IT,
    )


def waits_for_figures(error: MissingFacts) -> Text:
    """Why a grant whose figures are asked for has no amounts yet."""
    what = f"{error.quantity} {error.period}".strip()
    few = ", ".join(error.recipients[:MOST_NAMED]) + (" …" if len(error.recipients) > MOST_NAMED else "")
    return Text(
        f"kan inte räknas förrän {what} är känt för {few}",
        f"cannot be computed until {what} is known for {few}",
    )


def _inside(sentence: str) -> str:
    """A sentence as the end of another one."""
    return sentence[:1].lower() + sentence[1:].removesuffix(".")


def nothing_to_share_by(error: NothingToShareBy, loaded: Loaded, path: Path) -> Problem:
    """All weights are zero."""
    few = ", ".join(error.recipients[:MOST_NAMED])
    return Problem(
        "nothing-to-share-by",
        loaded.document.place(path),
        Text(
            f"Nyckeln är noll för alla som delar potten ({few}).",
            f"The key is zero for everyone who shares the pot ({few}).",
        ),
        Text("Kontrollera uppgifterna, eller välj en annan nyckel.", "Check the facts, or choose another key."),
    )


def over_the_floor(error: LimitImpossible, loaded: Loaded, path: Path) -> Problem:
    """The floors, or the amounts that the file states, exceed the pot."""
    if isinstance(error, StatedExceedsPot):
        return _over_the_pot(error, loaded, (*path[:-1], "distribute"))
    return Problem(
        "floors-exceed-pot",
        loaded.document.place(path),
        Text(
            f"Golven kräver tillsammans {write_kronor(error.asked)}, men det finns {write_kronor(error.there_is)}.",
            f"The floors together ask for {write_kronor(error.asked, 'en')}, but there is {write_kronor(error.there_is, 'en')}.",
        ),
        Text("Sänk golvet eller höj potten.", "Lower the floor or raise the pot."),
    )


def _over_the_pot(error: StatedExceedsPot, loaded: Loaded, path: Path) -> Problem:
    asked, there_is = error.asked, error.there_is
    return Problem(
        "stated-exceeds-pot",
        loaded.document.place(path),
        Text(
            f"De angivna beloppen är tillsammans {write_kronor(asked)}, men potten är {write_kronor(there_is)}.",
            f"The stated amounts are {write_kronor(asked, 'en')} together, but the pot is {write_kronor(there_is, 'en')}.",
        ),
        Text("Sänk beloppen eller höj potten.", "Lower the amounts or raise the pot."),
    )


def circle(error: MoneyInACircle, loaded: Loaded) -> Problem:
    """Grants that feed one another."""
    way = " → ".join(error.grants)
    return Problem(
        "money-in-a-circle",
        loaded.document.place(("grants", error.grants[0])),
        Text(f"Pengarna går i en cirkel: {way}.", f"The money goes in a circle: {way}."),
        Text("Låt en av potterna återföra sina pengar i stället.", "Let one of the pots return its money instead."),
    )


def unearned_without_rule(grant: str, kept: int, loaded: Loaded) -> Problem:
    """Money that nobody earned, and no word of what becomes of it."""
    return Problem(
        "unearned-without-rule",
        loaded.document.place(("grants", grant)),
        Text(
            f"{write_kronor(kept)} i {grant} tillfaller ingen, och avtalet säger inte vad som händer med dem.",
            f"{write_kronor(kept, 'en')} in {grant} goes to nobody, and the agreement does not say what becomes of it.",
        ),
        Text(
            "Skriv unearned: return, eller carry_to eller share.",
            "Write unearned: return, or carry_to or share.",
        ),
    )
