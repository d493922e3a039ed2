"""`return`: what nobody earned goes back to the state.

    unearned: return

Carrying it over has been asked for and refused.

Source: the most ill elderly 2012, when 125 and 325 of 860 Mkr could not be paid.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.mechanism import UnearnedRule


class ReturnToState(UnearnedRule):
    """Nothing of it is given out."""

    word: ClassVar[str] = "return"
    bare: ClassVar[bool] = True

    @classmethod
    def leads(cls, value: Mapping[str, Any]) -> bool:
        """Only as the bare word."""
        return False

    def say(self, speaker: Speaker) -> str:
        """`går tillbaka till staten`."""
        return speaker.pick("går tillbaka till staten", "goes back to the state")
