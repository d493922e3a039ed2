"""Standings: who is among the best, and what becomes of a place that several have reached alike.

`share`: those who are alike share the places that are left; `code`: the lowest code goes first; `all`: all of them are in.
There is no default, since the rule decides money. Each answer is computed from everybody's figures, its leaves.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal

from dagmar.agreement.speaker import Speaker
from dagmar.allocation.measured import clamp
from dagmar.derivation import Derivation, Rule, leaf

Ties = Literal["share", "code", "all"]
Best = Literal["highest", "lowest"]


def _better(own: Fraction, sign: Fraction, standing: tuple[Fraction, ...]) -> int:
    return sum(sign * other > sign * own for other in standing)


def _alike_share(own: Fraction, top: Fraction, sign: Fraction, *standing: Fraction) -> Fraction:
    return clamp((top - _better(own, sign, standing)) / standing.count(own))


def _alike_by_code(own: Fraction, top: Fraction, sign: Fraction, before: Fraction, *standing: Fraction) -> Fraction:
    return Fraction(_better(own, sign, standing) + standing[: int(before)].count(own) < top)


def _alike_all(own: Fraction, top: Fraction, sign: Fraction, *standing: Fraction) -> Fraction:
    return Fraction(_better(own, sign, standing) < top)


PLACE_SHARED = Rule("place_shared", _alike_share, "share")
PLACE_BY_CODE = Rule("place_by_code", _alike_by_code, "share")
PLACE_ALL = Rule("place_all", _alike_all, "share")


def places(figures: Mapping[str, Derivation], top: int, best: Best, ties: Ties) -> dict[str, Derivation]:
    """How much of a place among the `top` best each has: all of one, none, or a part when those who are alike share."""
    order = sorted(figures)
    standing = [figures[code] for code in order]
    number = leaf("top", top, "recipients")
    sign = leaf("best", 1 if best == "highest" else -1, "number", about=best)
    found: dict[str, Derivation] = {}
    for position, code in enumerate(order):
        own = figures[code]
        if ties == "code":
            before = leaf("codes_before", position, "recipients", about=code)
            found[code] = PLACE_BY_CODE(own, number, sign, before, *standing, about=code)
        else:
            found[code] = (PLACE_SHARED if ties == "share" else PLACE_ALL)(own, number, sign, *standing, about=code)
    return found


def say_ties(ties: Ties, speaker: Speaker) -> str:
    """What becomes of those who are alike at the last place."""
    match ties:
        case "share":
            return speaker.pick(
                "de som är lika delar de platser som är kvar", "those who are alike share the places that are left"
            )
        case "code":
            return speaker.pick(
                "av dem som är lika går den lägsta koden före", "of those alike the lowest code goes first"
            )
        case _:
            return speaker.pick("alla som är lika kommer med", "all who are alike are in")
