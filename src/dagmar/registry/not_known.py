"""An answer, not an error: the registry does not know, says why, and says what it does know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dagmar.text import Text

NotKnownCode = Literal[
    "no-such-recipient",
    "not-a-date",
    "no-population-on-that-date",
    "no-population-for-that-kind",
    "no-population-by-sex",
    "no-population-by-age",
    "ages-out-of-reach",
    "no-such-table",
    "not-in-that-table",
    "would-add-noise",
    "no-grouping-that-year",
]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Why a figure or a group is not known, and for which dates or years it is. Never the nearest, never 0."""

    why: Text
    code: NotKnownCode
