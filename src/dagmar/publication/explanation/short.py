"""The short explanation: three lines for each grant that a journalist can quote, and marks for what is not sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from dagmar.agreement.labels import LABELS, label
from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.basis import MADE_UP
from dagmar.allocation.result import Assumption, GrantAllocation, Line
from dagmar.assessment.outcome import Outcome
from dagmar.derivation import Derivation
from dagmar.publication.explanation.others import for_the_county, without_a_part
from dagmar.publication.explanation.reasons import told_reason
from dagmar.publication.explanation.sentences import sentence
from dagmar.publication.explanation.telling import Telling
from dagmar.source import Source

_KEYS = ("share", "equal_share", "stated")
_MOST_REASONS = 3
_HALF_A_KRONA = 50
_LIMITS = ("lifted", "capped", "scaled", "damped")
_PASSED_THROUGH = ("total", "product", "gate", "closed_down", "closed_up", "difference_taken")


def three(grant: GrantAllocation, line: Line, tell: Telling) -> list[str]:
    """The pot; the own and the total quantity and how many did not share; the rounding. What is not known says why.

    Whoever gets nothing is told why, and not who else got nothing: that is no reason for its own amount.
    """
    return list(_three(grant, line, tell))


def warnings(grant: GrantAllocation, tell: Telling) -> list[str]:
    """What must stand beside an amount that rests on made-up facts."""
    return [MADE_UP[grant.basis].to(tell.language)] if grant.basis in MADE_UP else []


def assumptions(grant: GrantAllocation, tell: Telling) -> list[str]:
    """What is assumed and what is not modelled, by name; the reasons stand in the full explanation."""
    said = []
    assumed = [label(one.about, _within(one)).to(tell.language) for one in grant.assumed if one.kind == "assumed"]
    absent = [
        tell.name(one.about) if one.at else tell.pick("överenskommelsen i stort", "the agreement at large")
        for one in grant.assumed
        if one.kind != "assumed"
    ]
    if grant.unknown is None and amounts_rest_on(grant.assumed):
        said.append(
            tell.pick(
                "OBS: beloppet vilar på antaganden; det är uträknat, inte känt.",
                "NOTE: the amount rests on assumptions; it is computed, not known.",
            )
        )
    if assumed:
        said.append(tell.pick("Antaget: ", "Assumed: ") + ", ".join(dict.fromkeys(assumed)) + ".")
    if absent:
        said.append(tell.pick("Inte modellerat: ", "Not modelled: ") + ", ".join(dict.fromkeys(absent)) + ".")
    return said


def _within(one: Assumption) -> str:
    """The last word of the language on the way to what is assumed; a name of the file's own is passed by."""
    return next((step for step in reversed(one.at.split(".")) if step in LABELS), "")


def _three(grant: GrantAllocation, line: Line, tell: Telling) -> Iterator[str]:
    yield _pot(grant, tell)
    if line.entitlement is None or line.earned is None or line.settled is None:
        if line.failed:
            yield _failure(line, tell)
        why = line.unknown or grant.unknown
        known = why.to(tell.language) if why else tell.pick("skälet är inte angivet", "no reason is given")
        yield tell.pick(f"Beloppet är inte känt: {known}.", f"The amount is not known: {known}.")
        return
    parts = [_failure(line, tell)] if line.failed else []
    if not line.failed or line.entitlement.value:
        parts.append(f"{tell.name(line.recipient.code)}: {_key(line.entitlement, tell)}.")
    if not line.failed and line.earned.value != line.entitlement.value:
        parts += [f"{told}." for told in _results(line.earned, tell)]
        parts += [f"{told}." for told in _more_and_less(line.entitlement, line.earned, tell)]
    if not line.failed or line.settled.value:
        parts += without_a_part(grant, line, tell)
    yield " ".join(parts)
    yield _rounding(line.entitlement, line.earned, line.settled, line, tell)


def _pot(grant: GrantAllocation, tell: Telling) -> str:
    if grant.pot is None:
        return tell.pick("Pottens storlek är inte känd.", "The size of the pot is not known.")
    own = f"{tell.kronor(Fraction(grant.pot))}\u00a0kr"
    if not grant.received:
        return tell.pick(f"Potten är {own}.", f"The pot is {own}.")
    more = f"{tell.kronor(Fraction(grant.received))}\u00a0kr"
    return tell.pick(
        f"Potten är {own} och {more} som andra bidrag har fört hit.",
        f"The pot is {own} and {more} carried here from other grants.",
    )


def _key(entitlement: Derivation, tell: Telling) -> str:
    """The own quantity against everyone's, with its source and date; months that say the same are said once."""
    found = list(_keys(entitlement))
    said = list(dict.fromkeys(_told(node, tell) for node in found))
    if not said:
        return sentence(entitlement, tell)
    more = len(said) - 1
    if not more:
        return said[0]
    return said[0] + tell.pick(f"; och {more} sådana steg till", f"; and {more} more such steps")


def _keys(figure: Derivation) -> Iterator[Derivation]:
    if figure.rule in _KEYS:
        yield figure
    elif figure.rule in _PASSED_THROUGH:
        for part in figure.of:
            yield from _keys(part)


def _results(earned: Derivation, tell: Telling) -> list[str]:
    """What share of the part the results gave, and by which figures; months that say the same are said once."""
    found = [sentence(node, tell) for node in _shares_earned(earned)]
    said = list(dict.fromkeys(found))
    more = len(said) - _MOST_REASONS
    return [*said[:_MOST_REASONS], tell.pick(f"Och {more} steg till", f"And {more} more steps")] if more > 0 else said


def _shares_earned(figure: Derivation) -> Iterator[Derivation]:
    if figure.rule == "product" and figure.of[1].of and figure.of[1].unit == "share":
        yield figure.of[1]
    elif figure.rule in _PASSED_THROUGH:
        for part in figure.of:
            yield from _shares_earned(part)


def _more_and_less(entitlement: Derivation, earned: Derivation, tell: Telling) -> list[str]:
    """What floors, ceilings and damping did to the amount, and the part of what others did not earn."""
    by_the_key = {id(node) for node in _steps(entitlement)}
    steps = [node for node in _steps(earned) if id(node) not in by_the_key]
    said = [sentence(replace(node, about=""), tell) for node in reversed(steps) if node.rule in _LIMITS]
    said += [
        tell.pick(
            f"Av det som andra inte tjänade in: {tell.figure(node)}",
            f"Of what others did not earn: {tell.figure(node)}",
        )
        for node in steps
        if node.rule in _KEYS
    ]
    said = list(dict.fromkeys(said))
    more = len(said) - _MOST_REASONS
    return [*said[:_MOST_REASONS], tell.pick(f"Och {more} steg till", f"And {more} more steps")] if more > 0 else said


def _steps(figure: Derivation) -> Iterator[Derivation]:
    """The figure and those of the recipient's own that it was made of, the last step first; not what they were a part of."""
    yield figure
    if figure.rule in _LIMITS:
        yield from _steps(figure.of[0])
    elif figure.rule in _PASSED_THROUGH:
        for part in figure.of:
            yield from _steps(part)


def _told(node: Derivation, tell: Telling) -> str:
    if node.rule == "share":
        _, own, everyone = node.of
        return tell.pick(
            f"{tell.number(own.value)} av {tell.figure(everyone)}{_of_what(own, tell)}",
            f"{tell.number(own.value)} of {tell.figure(everyone)}{_of_what(own, tell)}",
        )
    if node.rule == "equal_share" and node.of[1].value == 1:
        return tell.pick("hela potten, som ensam mottagare", "the whole pot, as the only recipient")
    if node.rule == "equal_share":
        return tell.pick(
            f"en lika stor del av {tell.figure(node.of[1])}", f"an equal part of {tell.figure(node.of[1])}"
        )
    return sentence(node, tell)


def _of_what(own: Derivation, tell: Telling) -> str:
    sources = list(dict.fromkeys(_sources(own)))
    words = [word for word in own.about.split(" ") if word and word not in tell.recipients]
    named = " ".join(tell.about(Derivation("", own.value, "", about=word)) for word in words)
    cited = "; ".join(tell.cite(source) for source in sources[:2])
    return (f" {named}" if named else "") + (f" ({cited})" if cited else "")


def _sources(figure: Derivation) -> Iterator[Source]:
    if figure.source is not None:
        yield figure.source
    for part in figure.of:
        yield from _sources(part)


def _failure(line: Line, tell: Telling) -> str:
    """What was not met and why, with the figures compared; a county's failure is told as the county's."""
    failed = [seen for seen in dict.fromkeys(line.outcomes) if seen.state == "not_met"]
    whys = [
        f"{tell.quoted(seen.requirement)}{for_the_county(line, seen, tell)}{_how_often(line, seen, tell)}: "
        f"{told_reason(seen, tell)}"
        for seen in {seen.requirement: seen for seen in reversed(failed)}.values()
    ]
    whys.reverse()
    name = tell.name(line.recipient.code)
    more = len(whys) - _MOST_REASONS
    if more > 0:
        whys = [*whys[:_MOST_REASONS], tell.pick(f"och {more} skäl till", f"and {more} more reasons")]
    return tell.pick(f"{name} uppfyller inte ", f"{name} does not meet ") + "; ".join(whys) + "."


def _how_often(line: Line, failed: Outcome, tell: Telling) -> str:
    """In how many of the months judged, when they were judged one by one; the first is then the one told."""
    judged = [seen.state for seen in line.outcomes if seen.requirement == failed.requirement]
    times = judged.count("not_met")
    if len(judged) == 1:
        return ""
    return (
        tell.pick(f" ({times} av {len(judged)} gånger; den första", f" ({times} of {len(judged)} times; the first")
        + ")"
    )


def _against_the_nearest(difference: Fraction, tell: Telling) -> str:
    """Why an amount in whole kronor is not the nearest one; nothing when it is, or when it is in other units. In öre."""
    if not _HALF_A_KRONA < abs(difference) < 2 * _HALF_A_KRONA:
        return ""
    if difference < 0:
        return tell.pick(" (nedåt, för att summan ska stämma)", " (down, so that the total closes)")
    return tell.pick(" (uppåt, för att summan ska stämma)", " (up, so that the total closes)")


def _rounding(entitlement: Derivation, earned: Derivation, settled: Derivation, line: Line, tell: Telling) -> str:
    steps = [tell.kronor(figure.value) for figure in (entitlement, earned, settled)]
    if entitlement.value == earned.value:
        shown = [steps[0], *(step for before, step in pairwise(steps) if step != before)]
        text = " → ".join(shown) + "\u00a0kr"
    else:
        text = tell.pick(
            f"Rätt till {steps[0]}\u00a0kr, intjänat {steps[1]}\u00a0kr, betalas ut {steps[2]}\u00a0kr",
            f"Entitled to {steps[0]}\u00a0kr, earned {steps[1]}\u00a0kr, is paid {steps[2]}\u00a0kr",
        )
    text += _against_the_nearest(settled.value - earned.value, tell)
    if len(line.by_payment) > 1:
        parts = " + ".join(tell.kronor(part.value) for part in line.by_payment)
        text += tell.pick(
            f", i {len(line.by_payment)} utbetalningar: {parts}", f", in {len(line.by_payment)} payments: {parts}"
        )
    return text + "."
