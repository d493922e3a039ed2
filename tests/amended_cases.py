"""Random agreements that were amended in the middle of their period, once or twice, with months measured before and after.

A case is the complete version as a file: what held before stands under `earlier`. Of each wording only the months that it is
to settle have figures, so whoever asks a wording for a month that is another's finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from hypothesis import strategies as st

from dagmar.agreement.period import Period
from tests.strategies import AS_OF, MUNICIPALITIES, REGIONS, Case, Draw, Grant, Plain, common_pot, drawn_grant

MONTHS = ("2024-04", "2024-05", "2024-06", "2024-07")
SOME = 3
"""So many share a pot at most: each has figures of its own for every month."""


@dataclass
class _Kept:
    """What the wordings so far have done with one grant: the first that has it, and the öre of the months that they settle."""

    first: int
    carries: bool
    given: Fraction = Fraction(0)


@st.composite
def amended_cases(draw: Draw) -> Case:
    """One or two amendments of an agreement of one or two grants by months; each may add a grant."""
    kinds = draw(st.sampled_from([REGIONS, MUNICIPALITIES]))
    months = MONTHS[: draw(st.integers(2, len(MONTHS)))]
    starts = sorted(draw(st.sets(st.integers(0, len(months) - 1), min_size=1, max_size=2)))
    days = ["", *(_begins(draw, months[start]) for start in starts)]
    case = Case(
        {
            "agreement": "slump",
            "title": "Slumpad",
            "parties": ["staten", "skr"],
            "period": f"{months[0]}/{months[-1]}",
            "total": "unknown",
        }
    )
    for code in kinds:
        case.know("population", code, draw(st.integers(1, 5_000)), AS_OF)
    kept: dict[str, _Kept] = {}
    earlier: Plain = {}
    count = draw(st.integers(1, 2))
    for version in range(len(days)):
        wording = _Wording(draw, case, kinds, months, days, version)
        content = wording.drawn(kept, count)
        if version:
            content |= {"holds_from": days[version], "earlier": earlier}
        earlier = content
        count += draw(st.integers(0, 1))
    case.content |= earlier
    if draw(st.booleans()):
        case.content["common_pots"] = {"pott": common_pot(draw, kinds, list(case.content["grants"]))}
    return case


def _begins(draw: Draw, month: str) -> str:
    """From the month, or from a day in it: a month that is not over follows the new wording."""
    day = draw(st.integers(1, 28))
    return month if day == 1 else f"{month}-{day:02d}"


@dataclass
class _Wording:
    """One version while it is drawn, the first being 0."""

    draw: Draw
    case: Case
    kinds: tuple[str, ...]
    months: tuple[str, ...]
    days: list[str]
    version: int

    @property
    def last(self) -> bool:
        """Whether it is the wording that holds now."""
        return self.version == len(self.days) - 1

    def drawn(self, kept: dict[str, _Kept], count: int) -> Plain:
        """Its grants and requirements, each month of a grant that it settles counted in `kept`."""
        grants: Plain = {}
        requirements: Plain = {}
        for index in range(count):
            name = f"g{index}"
            may_carry = index < count - 1
            if name not in kept:
                kept[name] = _Kept(self.version, may_carry and self.draw(st.booleans()))
            grants[name] = self._grant(name, kept[name], grants, requirements, may_carry)
        return {"requirements": requirements, "grants": grants} if requirements else {"grants": grants}

    def _grant(self, name: str, kept: _Kept, grants: Plain, requirements: Plain, may_carry: bool) -> Plain:
        draw = self.draw
        codes = tuple(sorted(draw(st.sets(st.sampled_from(self.kinds), min_size=1, max_size=SOME))))
        own = [month for month in self.months if self._holds(month, kept.first) == self.version]
        after = [month for month in self.months if self._holds(month, kept.first) >= self.version]
        by_months = not self.last or draw(st.booleans())
        periods = (
            own if by_months else [self._rest() if self.version > kept.first else str(self.case.content["period"])]
        )
        grant = Grant(name, codes, self.case, draw, tuple(grants), tuple(periods), f"-v{self.version}")
        rule = drawn_grant(
            grant,
            requirements,
            may_carry=may_carry,
            least=ceil(kept.given),
            months=len(after) if by_months else 0,
            carries=kept.carries,
        )
        if by_months:
            kept.given += (_ore(rule["amount"]) - kept.given) / len(after) * len(own)
        return rule

    def _holds(self, month: str, first: int) -> int:
        """Which version settles a month of a grant that came with the `first`: the last that began before it was over."""
        over = Period.parse(month).last
        begun = [at for at in range(first + 1, len(self.days)) if Period.parse(self.days[at]).first <= over]
        return max([first, *begun])

    def _rest(self) -> str:
        return str(Period(Period.parse(self.days[self.version]).first, Period.parse(self.months[-1]).last))


def _ore(amount: str) -> int:
    """As `drawn_grant` writes it."""
    return int(amount.removesuffix(" kr").replace(",", ""))
