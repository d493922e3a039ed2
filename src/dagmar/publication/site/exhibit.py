"""What a page can show of one indicator: its description, and one figure for each recipient and year.

The description has what a reader asks for first: what is counted, in what unit, which way is better, who says so. A figure
is a value or the reason why there is none; a reason is never blank, and a value that was made up says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from dagmar.agreement.direction import Direction
from dagmar.facts.observation import Missing, Sex
from dagmar.indicators.definition import Interval
from dagmar.source import Source
from dagmar.statistics.xmr.declared import Declaration
from dagmar.text import Text, both

Reason = Missing | Literal["absent", "withdrawn", "hidden"]
"""Why there is no value. `absent`: the source has no row for it and does not say why. `withdrawn`: it had one before.
`hidden`: of a former value, when the figure is secret now."""
Kind = Literal["region", "municipality"]
Rows = Mapping[str, Mapping[str, "Figure"]]
"""Figures by recipient code and then period."""
NATION = "00"
"""The code of the nation in the registry."""
BY_MUNICIPALITY = ".kommuner"
"""How the id ends of the municipalities' side of an indicator that the regions have too."""

SEXES: Mapping[Sex, Text] = {"women": Text("Kvinnor", "Women"), "men": Text("Män", "Men")}
"""Each sex by itself, as a column is headed."""

REASONS: Mapping[Reason, Text] = {
    "not_reported": Text("ej rapporterat", "not reported"),
    "not_applicable": Text("ej aktuellt", "not applicable"),
    "secret": Text("visas inte, för att skydda enskilda", "not shown, to protect individuals"),
    "not_yet_published": Text("ej publicerat än", "not yet published"),
    "absent": Text("saknas i källan", "not in the source"),
    "withdrawn": Text("tillbakadraget", "withdrawn"),
    "hidden": Text("ett värde som inte längre visas", "a value that is no longer shown"),
}
"""What stands where a value would have stood."""


@dataclass(frozen=True, slots=True)
class Unit:
    """How a value is written: `17,0 %`, `36 500 kr`. A `share` is kept as 0..1 and shown in per cent."""

    name: Text
    decimals: int = 1
    share: bool = False


@dataclass(frozen=True, slots=True)
class Former:
    """What a figure was before it was corrected or withdrawn; it stays readable.

    It has a `unit` of its own when the indicator had another unit then: the two values cannot be compared.
    """

    recorded: str
    value: Fraction | None
    missing: Reason | None
    source: Source
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One recipient's value of one period, or the reason why there is none.

    The value is `numerator` over `denominator`, times what the indicator is `per`. `low` and `high` are the ends of its 95 %
    interval in the unit of the value, by `method`, a word of `dagmar.statistics`; None when there is nothing to reckon them
    from. `coverage` is the share of what should have been reported that it rests on, and `base` how many it rests on.
    """

    value: Fraction | None
    missing: Reason | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    low: float | None = None
    high: float | None = None
    coverage: Fraction | None = None
    base: int | None = None
    method: str = ""
    made_up: bool = False
    recorded: str = ""
    former: tuple[Former, ...] = ()


ABSENT = Figure(None, "absent")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an indicator's own change log."""

    day: str
    what: Text


@dataclass(frozen=True, slots=True)
class Target:
    """The level to reach, in the unit of the values, and in words who set it, when and of what."""

    value: Fraction
    says: Text


@dataclass(frozen=True, slots=True)
class Earlier:
    """A definition that figures were computed by which still stand: its version, their periods, and what it counted."""

    version: str
    periods: tuple[str, ...]
    definition: Text
    numerator: Text
    denominator: Text


@dataclass(frozen=True)
class Exhibit:
    """An indicator as it is published, with its figures by recipient code and then period.

    `interval` is the method that its definition declares; None when it has no definition of ours. A `count` is a number of
    something, which grows with the population: it is compared with its own past and with nobody else. A figure that rests on
    fewer than `smallest_base` is shown and not judged. `definition`, `numerator` and `denominator` are in words; empty when
    the source has none. `agreements` are the agreements whose money rests on it. `releases` are the marks of the protected
    files that the figures came in. `controls` is what was declared of the recipients' control charts, by code. `by_sex` has the
    figures of women and of men, where the source has them. `breaks` are the periods from which figures are not comparable with
    earlier ones, and why. `earlier` are definitions that some of the figures were computed by before it changed. `part_of` is the
    name of what it is published with, when one chooses it by that. `withdrawn` is the day since which nobody gives it any more,
    and `events` are what editions of the site have told of it as a whole: that it was withdrawn, came back, or got another unit.
    `periods` are all that any recipient has a figure for, in order.
    """

    id: str
    name: Text
    unit: Unit
    direction: Direction
    kind: Kind
    source: Source
    figures: Rows
    chapter: Text = field(default=both(""))
    section: Text = field(default=both(""))
    why: Text = field(default=both(""))
    definition: Text = field(default=both(""))
    numerator: Text = field(default=both(""))
    denominator: Text = field(default=both(""))
    coverage: Text = field(default=both(""))
    register: str = ""
    interval: Interval | None = None
    interval_method: Text = field(default=both(""))
    per: int = 1
    count: bool = False
    smallest_base: int | None = None
    version: str = ""
    changes: tuple[Change, ...] = ()
    next_publication: str = ""
    agreements: tuple[str, ...] = ()
    terms: Text = field(default=both(""))
    releases: tuple[str, ...] = ()
    target: Target | None = None
    controls: Mapping[str, Declaration] = field(default_factory=dict)
    by_sex: Mapping[Sex, Rows] = field(default_factory=dict)
    breaks: tuple[Change, ...] = ()
    part_of: str = ""
    withdrawn: str = ""
    events: tuple[Change, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    @cached_property
    def periods(self) -> tuple[str, ...]:
        """Every period that somebody has a value or a reason for, in the order of time."""
        return tuple(sorted({period for row in self.figures.values() for period in row}))

    @cached_property
    def made_up(self) -> bool:
        """Whether any figure was made by a generator: then everything that shows them says so."""
        return any(one.made_up for row in self.figures.values() for one in row.values())

    @property
    def indicator(self) -> str:
        """The indicator whose figures these are: the same for regions and for municipalities."""
        return self.id.removesuffix(BY_MUNICIPALITY)

    @property
    def monthly(self) -> bool:
        """Whether its periods are months."""
        return bool(self.periods) and all(len(period) == len("2025-01") for period in self.periods)

    def too_few(self, figure: Figure) -> bool:
        """Whether a figure rests on too few to be judged; not when nobody knows on how many."""
        return self.smallest_base is not None and figure.base is not None and figure.base < self.smallest_base

    def figure(self, recipient: str, period: str, sex: Sex = "all") -> Figure:
        """The figure of a recipient and period, of both sexes or of one; `ABSENT` when the source has none."""
        rows = self.figures if sex == "all" else self.by_sex.get(sex, {})
        return rows.get(recipient, {}).get(period, ABSENT)
