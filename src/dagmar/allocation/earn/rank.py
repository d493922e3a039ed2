"""`rank`: the best so many earn all of their entitlement, the others nothing.

    earn: {rank: {top: 5}, indicator: operationer-per-invanare, period: 2025, ties: share}
    earn: {rank: {top: 5, best: lowest}, indicator: vantat-over-90-dagar, ties: all}

`ties` says what becomes of those who are alike at the last place, and has no default: `share` lets them share the places that
are left (two alike at the fifth place earn half each), `code` lets the lowest code go first, `all` lets all of them in.
`best: lowest` is for an indicator that should be low.

Source: korta vårdköerna 2025, the five regions with the most operations per inhabitant (Socialstyrelsen, statsbidrag).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from dagmar.agreement.fields import Count, Identity, Span
from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Words
from dagmar.allocation.case import Case
from dagmar.allocation.measured import EARNS_NOTHING, MISSING
from dagmar.allocation.mechanism import Amounts, Earning
from dagmar.allocation.standings import Best, Ties, places, say_ties
from dagmar.registry.recipient import Recipient


class Top(Words):
    """How many, and whether high or low is best."""

    top: Count
    best: Best = "highest"


class Rank(Earning):
    """The best so many of an indicator."""

    word: ClassVar[str] = "rank"

    rank: Top
    indicator: Identity
    period: Span | None = None
    ties: Ties

    def shares(self, recipients: Sequence[Recipient], case: Case) -> Amounts:
        """All for a place among the best, nothing without; whoever has no figure has no place."""
        figures = case.figures([one.code for one in recipients], self.indicator, self.period)
        known = {code: figure for code, figure in figures.items() if figure.rule != MISSING}
        earned = places(known, self.rank.top, self.rank.best, self.ties)
        return {
            code: earned[code] if code in known else EARNS_NOTHING(figure, about=code)
            for code, figure in figures.items()
        }

    def say(self, speaker: Speaker) -> str:
        """`allt till de 5 med högst ”operationer” under 2025; de som är lika delar de platser som är kvar`."""
        high = self.rank.best == "highest"
        most = speaker.pick("högst", "highest") if high else speaker.pick("lägst", "lowest")
        when = f" {speaker.pick('under', 'in')} {speaker.period(self.period)}" if self.period else ""
        top, name, ties = speaker.number(self.rank.top), speaker.name(self.indicator), say_ties(self.ties, speaker)
        the = "den" if self.rank.top == 1 else "de"
        return speaker.pick(
            f"allt till {the} {top} med {most} {name}{when}; {ties}",
            f"all to the {top} with the {most} {name}{when}; {ties}",
        )
