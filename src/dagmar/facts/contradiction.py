"""The same thing said twice: with different content an error, with the same content a warning."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from dagmar.facts.cells import decimal_text
from dagmar.facts.findings import Findings
from dagmar.facts.observation import Observation, Sex
from dagmar.problem import Place
from dagmar.text import Text, both


def without_repeats(observations: Iterable[Observation], found: Findings) -> list[Observation]:
    """The observations without those that say again, in every particular, what another has said.

    Tells `observation-repeated` for the same content of the same thing recorded at the same time, and
    `observation-twice` for different content: which of them holds nobody can say.
    """
    by_moment: dict[tuple[tuple[str, str, str, Sex], str], list[Observation]] = {}
    for seen in observations:
        by_moment.setdefault((seen.key, seen.recorded), []).append(seen)
    kept: list[Observation] = []
    for together in by_moment.values():
        for earlier, later in pairwise(together):
            _tell("observation-repeated" if earlier.says == later.says else "observation-twice", earlier, later, found)
        kept += dict.fromkeys(together)
    return kept


def _tell(code: str, earlier: Observation, later: Observation, found: Findings) -> None:
    indicator, recipient, period, sex = later.key
    found.tell(
        code,
        later.at or Place("facts"),
        indicator=indicator,
        recipient=recipient,
        period=Text(*(f"{period}, {_SEX[sex].to(language)}" for language in ("sv", "en"))) if sex != "all" else period,
        one=said(earlier),
        other=said(later),
        also=((earlier.at, Text("den andra raden", "the other row")),) if earlier.at else (),
    )


_SEX = {"women": Text("kvinnor", "women"), "men": Text("män", "men")}


_ZERO = Fraction(0)


def said(seen: Observation) -> Text:
    """What an observation claims, in short, with its unit and date."""
    unit = f" {seen.unit}" if seen.unit else ""
    day = f" {seen.date.isoformat()}" if seen.date else ""
    if seen.missing or seen.statement:
        return both(f"{seen.missing or seen.statement}{day}")
    if seen.value is not None:
        return both(f"{decimal_text(seen.value)}{unit}{day}")
    one, other = (decimal_text(part) for part in (seen.numerator or _ZERO, seen.denominator or _ZERO))
    return Text(f"{one} av {other}{unit}{day}", f"{one} of {other}{unit}{day}")
