"""What can be wrong with a declared control chart, in words: where it does not fit the figures, or itself."""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.agreement.words import nearest
from dagmar.problem import Place, Problem
from dagmar.text import Text


def unknown_indicator(at: Place, name: str, known: Sequence[str]) -> Problem:
    """It is not among those that are published."""
    return Problem(
        "unknown-indicator",
        at,
        Text(f"Måttet {name} publiceras inte här.", f"The measure {name} is not published here."),
        _meant(name, known),
    )


def unknown_recipient(at: Place, code: str, indicator: str, known: Sequence[str]) -> Problem:
    """The indicator has no figure of it."""
    return Problem(
        "unknown-recipient",
        at,
        Text(f"{code} har inga värden i {indicator}.", f"{code} has no values in {indicator}."),
        _meant(code, known),
    )


def no_control_chart(at: Place, code: str, indicator: str, months: int, needed: int) -> Problem:
    """Its periods are no months, or too few have a value."""
    return Problem(
        "no-control-chart",
        at,
        Text(
            f"{indicator} har inget styrdiagram för {code}: {months} månader har värden, och {needed} behövs.",
            f"{indicator} has no control chart of {code}: {months} months have values, and {needed} are needed.",
        ),
        Text("Stryk raden tills det finns fler månader.", "Delete the entry until there are more months."),
    )


def month_unknown(at: Place, month: str, periods: Sequence[str]) -> Problem:
    """The series has no such month."""
    return Problem(
        "month-unknown",
        at,
        Text(f"Serien har ingen månad {month}.", f"The series has no month {month}."),
        Text(f"Månaderna är {periods[0]} till {periods[-1]}.", f"The months are {periods[0]} to {periods[-1]}."),
    )


def break_at_beginning(at: Place, month: str) -> Problem:
    """Nothing stands before it."""
    return Problem(
        "break-at-beginning",
        at,
        Text(
            f"Före {month} finns inget värde, så där finns inget att bryta från.",
            f"There is no value before {month}, so there is nothing to break from.",
        ),
        Text("Stryk brottet, eller ange en senare månad.", "Delete the break, or give a later month."),
    )


def break_twice(at: Place, month: str, first: Place) -> Problem:
    """Two breaks in the same month of one chart."""
    return Problem(
        "break-twice",
        at,
        Text(
            f"Samma diagram har redan ett brott i {month}.",
            f"The same chart has a break in {month} already.",
        ),
        _ONCE,
        also=((first, _FIRST),),
    )


def baseline_twice(at: Place, first: Place) -> Problem:
    """Two baselines of one chart."""
    return Problem(
        "baseline-twice",
        at,
        Text("Samma diagram har redan en första baslinje.", "The same chart has a first baseline already."),
        _ONCE,
        also=((first, _FIRST),),
    )


def baseline_outside(at: Place, baseline: str, start: str, after: str) -> Problem:
    """It ends before its segment begins, or after it ends. `after` is where the next begins; empty when none does."""
    until = Text(f" och slutar före {after}", f" and ends before {after}") if after else Text("", "")
    return Problem(
        "baseline-outside-segment",
        at,
        Text(
            f"{baseline} ligger inte i sitt segment, som börjar {start}{until.sv}.",
            f"{baseline} is not in its segment, which begins {start}{until.en}.",
        ),
        Text("Ange en månad i segmentet.", "Give a month of the segment."),
    )


def baseline_too_short(at: Place, baseline: str, start: str) -> Problem:
    """No two neighbouring months of it have values."""
    return Problem(
        "baseline-too-short",
        at,
        Text(
            f"Från {start} till {baseline} har inga två månader i rad värden, så gränserna går inte att räkna.",
            f"From {start} to {baseline} no two months in a row have values, so the limits cannot be computed.",
        ),
        Text("Ange en senare månad, helst den tolfte.", "Give a later month, the twelfth if possible."),
    )


_ONCE = Text("Ange det en gång. Det som gäller all räknas med.", "Give it once. What is for all counts too.")
_FIRST = Text("första gången", "the first time")


def _meant(word: str, known: Sequence[str]) -> Text:
    near = nearest(word, known)
    if near:
        return Text(f"Menade du {near}?", f"Did you mean {near}?")
    return Text("Jämför med filen med värden.", "Compare with the file of figures.")
