"""`carry_to`: what nobody earned is carried to another pot.

    unearned: {carry_to: bonus}

The other pot has the amount, if any, that the file states for it, and what is carried to it; a bonus pot says
`amount: unearned`. Money may not be carried in a circle; `check` finds it.

Source: the bonus pots of the agreements on accessibility (tillgänglighet), shared like what was earned.
"""

from __future__ import annotations

from typing import ClassVar

from dagmar.agreement.fields import Identity
from dagmar.agreement.speaker import Speaker
from dagmar.allocation.mechanism import UnearnedRule


class CarryTo(UnearnedRule):
    """Which grant it is carried to."""

    word: ClassVar[str] = "carry_to"

    carry_to: Identity

    @property
    def carries_to(self) -> str:
        """The grant that gets it."""
        return self.carry_to

    def say(self, speaker: Speaker) -> str:
        """`förs över till ”bonus”`."""
        return speaker.pick(
            f"förs över till {speaker.grant(self.carry_to)}", f"is carried to {speaker.grant(self.carry_to)}"
        )
