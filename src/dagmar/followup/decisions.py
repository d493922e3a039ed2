"""What must be decided before the next agreement can be signed, each with its place in the file of the one before.

An amount, a date that did not follow, an assumption, a level that nobody or everybody met, a text that speaks of the year
that was: none of them is settled by copying it. They are found in the old file and told in the new one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dagmar.agreement.model import Agreement
from dagmar.agreement.node import Path, Plain
from dagmar.agreement.period import Period
from dagmar.allocation.basis import made_up
from dagmar.allocation.result import GrantAllocation
from dagmar.followup.dates import DateFound
from dagmar.followup.follow_up import FollowUp
from dagmar.followup.outcomes import RequirementOutcome
from dagmar.library.evaluations import Evaluation
from dagmar.money import write_mkr
from dagmar.problem import Problem
from dagmar.text import Text, both

Kind = Literal[
    "amount", "date", "assumed", "level", "wording", "text", "whole", "evaluation", "warning", "not_modelled"
]


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing to decide. `path` is where it stands in the old file; empty of what concerns the whole agreement.

    `beside` is how it is said in the file itself, where the reason stands on the next line and need not be said again.
    """

    kind: Kind
    path: Path
    what: Text
    beside: Text | None = None


def decisions_in(content: Plain, agreement: Agreement, dates: Iterable[DateFound]) -> Iterator[Decision]:
    """What the old file itself leaves to decide."""
    whole = content if isinstance(content, dict) else {}
    for path, value in _walk(whole, ()):
        yield from _amount(path, value)
        yield from _noted(path, value)
    yield from map(_date, (one for one in dates if one.fate != "moved"))
    for name, requirement in agreement.requirements.items():
        if requirement.versions:
            yield Decision(
                "wording",
                ("requirements", name, "versions"),
                Text(
                    f"{name} rättades under året; vilken lydelse ska gälla?",
                    f"{name} was corrected during the year; which wording is to hold?",
                ),
            )
    yield from _texts(whole, agreement.period)
    if agreement.signed is not None:
        yield Decision("whole", (), Text("När undertecknas avtalet (signed)?", "When is it signed (signed)?"))
    if agreement.sources:
        names = ", ".join(agreement.sources)
        yield Decision(
            "whole",
            ("sources",),
            Text(
                f"Källorna är det gamla avtalets ({names}); byt dem mot det nyas.",
                f"The sources are those of the old agreement ({names}); exchange them for the new one's.",
            ),
        )


def decisions_after(followed_up: FollowUp) -> Iterator[Decision]:
    """What the year showed: levels that parted nobody from anybody, money that was left, and what others have said."""
    for one in followed_up.outcomes:
        if one.nobody or one.everybody:
            made_up = any(
                _made_up(grant)
                for grant in followed_up.allocation.grants
                if one.name in followed_up.loaded.agreement.grants[grant.grant].requires
            )
            yield Decision("level", ("requirements", one.name), _marked(_level(one), is_made_up=made_up))
    for grant in followed_up.allocation.grants:
        if grant.returned and grant.pot:
            back, pot = (Text(write_mkr(ore), write_mkr(ore, "en")) for ore in (grant.returned, grant.pot))
            said = Text(
                f"{back.sv} av {pot.sv} gick tillbaka till staten; passar kravet och potten varandra?",
                f"{back.en} of {pot.en} went back to the state; do requirement and pot fit one another?",
            )
            yield Decision("amount", ("grants", grant.grant), _marked(said, is_made_up=_made_up(grant)))
    yield from map(_evaluation, followed_up.evaluations)


def _made_up(grant: GrantAllocation) -> bool:
    return grant.basis in ("synthetic", "mixed")


def _marked(said: Text, *, is_made_up: bool) -> Text:
    """What rests on made-up facts says so where it stands: nobody decides a level by an outcome that never was."""
    return made_up(said) if is_made_up else said


def decisions_of_checks(warnings: Iterable[Problem]) -> Iterator[Decision]:
    """What `check` warned of in the old agreement."""
    for one in dict.fromkeys((problem.code, problem.message) for problem in warnings):
        code, message = one
        yield Decision(
            "warning", (), Text(f"check varnar ({code}): {message.sv}", f"check warns ({code}): {message.en}")
        )


def _walk(value: Plain, path: Path) -> Iterator[tuple[Path, Plain]]:
    yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("assumed", "earlier", "published", "sources"):
                yield from _walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _walk(inner, (*path, index))


AMOUNTS: Mapping[str, Text] = {
    "total": Text("hela summan", "the whole sum"),
    "amount": Text("beloppet", "the amount"),
    "price": Text("priset", "the price"),
}


def _amount(path: Path, value: Plain) -> Iterator[Decision]:
    name = str(path[-1]) if path else ""
    if not isinstance(value, str) or name not in AMOUNTS or value == "unearned":
        return
    called = AMOUNTS[name]
    of = both("" if len(path) == 1 else f" ({'.'.join(map(str, path[:-1]))})")
    if value == "unknown":
        said = Text(f"{called.sv}{of.sv} är inte känt.", f"{called.en}{of.en} is not known.")
    else:
        said = Text(f"{called.sv}{of.sv}: {value} förra gången.", f"{called.en}{of.en}: {value} last time.")
    yield Decision("amount", path, said)


def _noted(path: Path, value: Plain) -> Iterator[Decision]:
    """What is assumed and what is not modelled."""
    notes = value if isinstance(value, dict) else {}
    at = ".".join(map(str, path)) or "agreement"
    assumed = notes.get("assumed")
    for about, why in (assumed if isinstance(assumed, dict) else {}).items():
        what = Text(f"{about} i {at} är antaget: {_line(why)}", f"{about} of {at} is assumed: {_line(why)}")
        beside = Text(f"{about} är antaget.", f"{about} is assumed.")
        yield Decision("assumed", (*path, "assumed", about), what, beside)
    if isinstance(notes.get("not_modelled"), str):
        left = _line(notes["not_modelled"])
        what = Text(f"{at} är inte helt modellerat: {left}", f"{at} is not wholly modelled: {left}")
        beside = Text("detta är inte modellerat.", "this is not modelled.")
        yield Decision("not_modelled", (*path, "not_modelled"), what, beside)


def _line(text: Plain) -> str:
    return " ".join(str(text).split())


def _date(one: DateFound) -> Decision:
    word = next((str(step) for step in reversed(one.path) if isinstance(step, str)), "")
    if one.fate == "weekend":
        what = Text(
            f"{word} flyttades från {one.old} till {one.new}, som är en lördag eller söndag.",
            f"{word} was moved from {one.old} to {one.new}, which is a Saturday or Sunday.",
        )
    elif one.fate == "base":
        what = Text(
            f"{word}: {one.old} är vad något jämförs med; står det kvar eller följer det med?",
            f"{word}: {one.old} is what something is compared with; does it stay or follow?",
        )
    else:
        what = Text(
            f"{word}: {one.old} ligger mer än ett år från avtalets tid och är inte flyttat.",
            f"{word}: {one.old} lies more than a year from the agreement's time and is not moved.",
        )
    return Decision("date", one.path, what)


_HOW_IT_WENT = re.compile(r"\b(?:uppfyllde|klarade|underkänd\w*|met the)\b")
"""Words by which the meaning of a rule tells of an outcome."""


def _texts(whole: dict[str, Plain], period: Period) -> Iterator[Decision]:
    """Titles and meanings that speak of a year: one decision each, at the place of the text."""
    near = range(period.first.year - 1, period.last.year + 2)
    year = re.compile(rf"\b(?:{'|'.join(map(str, near))})\b")
    for path, value in _walk(whole, ()):
        if (
            path
            and path[-1] in ("title", "meaning", "section", "criterion")
            and isinstance(value, str)
            and len(path) > 1
        ):
            years = ", ".join(dict.fromkeys(year.findall(value)))
            if years:
                yield Decision("text", path, Text(f"Texten talar om {years}.", f"The text speaks of {years}."))
            elif _HOW_IT_WENT.search(value):
                told = Text("Texten talar om hur det gick förra gången.", "The text tells how it went last time.")
                yield Decision("text", path, told)


def _level(one: RequirementOutcome) -> Text:
    count = one.all
    if one.nobody:
        nearest = both("")
        if one.closest:
            nearest = Text(f" Närmast var {one.closest[0].name}.", f" The closest was {one.closest[0].name}.")
        return Text(
            f"{one.name}: ingen av {count.judged} uppfyllde kravet. Är nivån rätt?{nearest.sv}",
            f"{one.name}: none of {count.judged} met the requirement. Is the level right?{nearest.en}",
        )
    return Text(
        f"{one.name}: alla {count.judged} uppfyllde kravet. Ska det höjas, bli grundkrav eller utgå?",
        f"{one.name}: all {count.judged} met the requirement. Is it to be raised, made a base requirement, or dropped?",
    )


def _evaluation(one: Evaluation) -> Decision:
    said = f"{one.author} {one.year}, {one.title} [{one.status}]: {one.finding} {one.url}"
    return Decision("evaluation", (), Text(f"Vägt in? {said}", f"Weighed in? {said}"))
