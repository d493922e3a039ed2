"""A measure: what a figure is of, why it is followed, and how it is to be read.

One shape for what a service describes (a key figure of Kolada) and for what this package carries; a reader of figures gets
the same questions answered for each. Nothing here is computed from persons: that is an indicator's definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dagmar.agreement.direction import Direction, sentence
from dagmar.source import Source
from dagmar.text import Text

IntervalMethod = Literal["wilson", "exact", "byar", "dobson", "t", "none"]

NO_INTERVAL = Text(
    "Inget intervall: källan anger tal utan täljare och nämnare.",
    "No interval: the source gives figures without numerator and denominator.",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed in a measure: the period from which it holds, and what it is.

    It `breaks` the series when figures from that period on are not comparable with earlier ones.
    """

    period: str
    words: Text
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What a series of figures is of.

    `unit` is the word of its observations (`share`, `index`, `kr` or the measure's own); `unit_words` is that unit as one
    reads it. `register` is where the source has the figures from. `interval` names the method of its intervals, and
    `interval_words` says why there is none. `coverage` is None when nobody has stated it. `version` is the edition of the
    figures. `next_publication` and `next_period` are when the source promises more, and of what.
    """

    id: str
    name: Text
    why: Text
    area: Text
    unit: str
    unit_words: Text
    direction: Direction
    source: Source
    register: str
    version: str
    by_sex_at_source: bool = False
    interval: IntervalMethod = "none"
    interval_words: Text = NO_INTERVAL
    coverage: Text | None = None
    next_publication: date | None = None
    next_period: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def direction_words(self) -> Text:
        """Which way is better, as a sentence."""
        return sentence(self.direction)
