"""The words that a cell may hold: sex, missing signs, statements, bases and units, in Swedish and English.

One definition for the program, its messages, the reference page and the tests. The first word of each is the one that
is written back.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from dagmar.facts.observation import Missing, Sex, Statement
from dagmar.source import Basis
from dagmar.text import Text

Meaning = TypeVar("Meaning", bound=str)


@dataclass(frozen=True)
class Signs(Generic[Meaning]):
    """The words of one column: each meaning with the other words for it."""

    aliases: Mapping[Meaning, tuple[str, ...]]

    def read(self, text: str) -> Meaning | None:
        """What a word means; None when it is not known. Case, spaces, hyphens and underscores make no difference."""
        return self._by_word.get(plain(text))

    @cached_property
    def _by_word(self) -> Mapping[str, Meaning]:
        return {plain(word): meaning for meaning, others in self.aliases.items() for word in (meaning, *others)}

    @property
    def known(self) -> Text:
        """The meanings, for a message."""
        words = list(self.aliases)
        return Text(
            ", ".join(words[:-1]) + f" eller {words[-1]}",
            ", ".join(words[:-1]) + f" or {words[-1]}",
        )

    def words(self) -> list[str]:
        """Every word that is understood."""
        every: list[str] = []
        for meaning, others in self.aliases.items():
            every += [str(meaning), *others]
        return every


SEX: Signs[Sex] = Signs(
    {
        "all": ("alla", "båda", "totalt", "total", "t", "both"),
        "women": ("kvinnor", "kvinna", "k", "woman", "female", "flickor", "girls"),
        "men": ("män", "man", "m", "male", "pojkar", "boys"),
    }
)
MISSING: Signs[Missing] = Signs(
    {
        "not_reported": (
            "ej rapporterat",
            "inte rapporterat",
            "ej redovisat",
            "inte redovisat",
            "uppgift saknas",
            "saknas",
        ),
        "not_applicable": ("ej tillämpligt", "inte tillämpligt", "ej aktuellt", "inte aktuellt", "n/a"),
        "secret": ("sekretess", "sekretessbelagt", "hemligt", "confidential", "suppressed"),
        "not_yet_published": ("ännu ej publicerat", "ännu inte publicerat", "ej publicerat än", "inte publicerat än"),
    }
)
STATEMENT: Signs[Statement] = Signs(
    {
        "met": ("uppfyllt", "uppfylld", "uppfyllda"),
        "not_met": ("ej uppfyllt", "inte uppfyllt", "ej uppfylld", "inte uppfylld", "ej uppfyllda", "inte uppfyllda"),
        "received": ("inkommen", "inkommet", "inkomna"),
        "not_received": ("ej inkommen", "inte inkommen", "ej inkommet", "inte inkommet", "ej inkomna", "inte inkomna"),
    }
)
BASIS: Signs[Basis] = Signs(
    {
        "real": ("verklig", "verkligt", "publicerad", "publicerat", "rapporterad", "rapporterat"),
        "derived": ("härledd", "härlett", "beräknad", "beräknat"),
        "synthetic": ("syntetisk", "syntetiskt", "påhittad", "påhittat", "invented"),
    }
)
UNIT: Signs[str] = Signs(
    {
        "share": ("andel", "proportion"),
        "percent": ("%", "procent", "per cent"),
        "persons": ("personer", "person", "invånare", "inhabitants"),
        "number": ("antal", "tal", "st", "count"),
        "kr": ("kronor", "sek"),
    }
)
"""Units with a meaning of their own. Any other word is the indicator's own and is kept as it is written. Per cent is
not kept: 95 per cent is the share 19/20."""


@lru_cache(maxsize=4096)
def plain(word: str) -> str:
    """A word without what people vary: case, spaces, hyphens and underscores."""
    return re.sub(r"[\s_-]+", " ", word.strip().casefold())


def nearest(word: str, known: list[str], *, cutoff: float = 0.6) -> Text:
    """`Menade du ”kvinnor”? `, ready to stand before a list of what is known; empty when nothing is near."""
    by_plain = {plain(candidate): candidate for candidate in known}
    found = difflib.get_close_matches(plain(word)[:60], list(by_plain), n=1, cutoff=cutoff)
    if not found:
        return Text("", "")
    return Text(f"Menade du ”{by_plain[found[0]]}”? ", f"Did you mean “{by_plain[found[0]]}”? ")
