"""An agreement after its year, and the next one."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.agreement.loader import Loaded
from dagmar.facts.book import Facts
from dagmar.followup.follow_up import FollowUp
from dagmar.followup.follow_up import follow_up as _follow_up
from dagmar.followup.next_year import NextAgreement
from dagmar.followup.next_year import next_agreement as _next_agreement
from dagmar.interface.running import allocate, check
from dagmar.reporting.answer import Answer
from dagmar.text import Language


def follow_up(agreement: Loaded, facts: Facts | None = None, answers: Iterable[Answer] = ()) -> FollowUp:
    """An agreement after its year: money, outcomes, answers to its reports, what was assumed, what others have said.

    `answers` are those of `read_reports` or `read_answers`. Without `facts`, the agreement's own are used.

    Raises:
        Refused: the agreement cannot be computed, or its file of evaluations is malformed.
    """
    return _follow_up(agreement, allocate(agreement, facts), answers)


def next_agreement(
    agreement: Loaded,
    year: int,
    *,
    followed_up: FollowUp | None = None,
    identity: str | None = None,
    title: str | None = None,
    language: Language = "sv",
) -> NextAgreement:
    """The agreement of a later year, begun from an earlier one: its text, and everything that somebody must decide.

    With `followed_up` what the year showed is among the decisions. `identity` and `title` are else the old ones with the
    new year; `language` is that of the comments in the text.

    Raises:
        Refused: `not-an-identity`, `year-out-of-range`.
    """
    warnings = [one for one in check(agreement) if one.severity == "warning"]
    return _next_agreement(
        agreement, year, language, identity=identity, title=title, followed_up=followed_up, warnings=warnings
    )
