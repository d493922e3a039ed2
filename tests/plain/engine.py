"""A second way to every amount: plain, slow, written from the language's description and sharing nothing but the loader.

It reads the agreement's text as the loader's plain values and works with dictionaries and `Fraction`. It does not import
the rooms of assessment and allocation; where it differs from them, one of the two is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from dagmar.money import read_money

Row = dict[str, Fraction]
PERIOD = "2024"


@dataclass
class PlainGrant:
    """What comes out of one grant, in öre."""

    entitled: Row
    earned: Row
    settled: dict[str, int]
    pot: int
    received: int
    carried: int = 0
    returned: int = 0


@dataclass
class Known:
    """What the case knows, as plain tables: figures by (indicator, code, period), statements by (subject, code)."""

    figures: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    numerators: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    denominators: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    statements: dict[tuple[str, str], str] = field(default_factory=dict)
    earned: dict[str, Row] = field(default_factory=dict)


def number(text: Any) -> Fraction:
    """A share or a number as the test's own strategies write them: `50 %`, `3/4`, `1,5`."""
    text = str(text).strip()
    if text.endswith("%"):
        return number(text[:-1]) / 100
    return Fraction(text.replace(",", ".").replace("−", "-").replace(" ", ""))


def plain_allocate(content: Mapping[str, Any], known: Known) -> dict[str, PlainGrant]:
    """Every grant in the order of the file; the cases carry money only forward."""
    grants = content["grants"]
    received = dict.fromkeys(grants, 0)
    done: dict[str, PlainGrant] = {}
    for name, grant in grants.items():
        out = _grant(grant, content, known, received[name])
        rule = grant.get("unearned")
        if isinstance(rule, Mapping) and "carry_to" in rule:
            received[rule["carry_to"]] += out.returned
            out.carried, out.returned = out.returned, 0
        known.earned[name] = out.earned
        done[name] = out
    return done


def _grant(grant: Mapping[str, Any], content: Mapping[str, Any], known: Known, received: int) -> PlainGrant:
    pot = 0 if grant["amount"] == "unearned" else int(read_money(grant["amount"]))
    whole = Fraction(pot + received)
    codes = sorted(grant["to"])
    met = {
        code: all(
            _met(content["requirements"][name]["met_when"], name, code, known) for name in grant.get("requires", [])
        )
        for code in codes
    }
    key = grant["distribute"]
    key = {key: "each"} if isinstance(key, str) else key
    inside = [code for code in codes if met[code]] if key.get("among") == "qualified" else codes
    entitled = dict.fromkeys(codes, Fraction(0)) | (_distribute(key, whole, inside, known) if inside else {})
    earned = {code: entitled[code] if met[code] else Fraction(0) for code in codes}
    players = [code for code in inside if met[code]]
    if "earn" in grant:
        shares = _earn(grant["earn"], players, known)
        earned |= {code: entitled[code] * shares[code] for code in players}
    limits = grant.get("limit", [])
    for limit in limits if isinstance(limits, list) else [limits]:
        earned |= _limit(limit, {code: earned[code] for code in players}, whole, known)
    left = whole - sum(earned.values())
    if left > 0 and isinstance(grant.get("unearned"), Mapping):
        for code, more in _unearned(grant["unearned"], left, earned, entitled, players, known).items():
            earned[code] += more
    rounding = grant["rounding"]
    unit = int(read_money(rounding["to"])) if rounding["at"] == "grant" else 1
    settled = _closed(earned, unit, rounding if rounding["at"] == "grant" else {"method": "largest_remainder"})
    return PlainGrant(entitled, earned, settled, pot, received, returned=pot + received - sum(settled.values()))


def _closed(earned: Row, unit: int, rounding: Mapping[str, str]) -> dict[str, int]:
    given = math.floor(sum(earned.values()) / unit)
    if rounding["method"] == "nearest":
        units = {code: math.floor(amount / unit + Fraction(1, 2)) for code, amount in earned.items()}
        taker = rounding["difference_to"]
        if taker not in units:
            taker = min(units, key=lambda code: (-earned[code], code))
        units[taker] += given - sum(units.values())
        return {code: count * unit for code, count in units.items()}
    units = {code: math.floor(amount / unit) for code, amount in earned.items()}
    while sum(units.values()) < given:
        # One unit at a time to whoever is furthest below the exact share; the lowest code of several.
        code = min(units, key=lambda one: (units[one] - earned[one] / unit, one))
        units[code] += 1
    return {code: count * unit for code, count in units.items()}


def _met(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    for word, judge in MET_WHEN.items():
        if word in rule:
            return judge(rule, requirement, code, known)
    raise NotImplementedError(rule)


def _compare(figure: Fraction, rule: Mapping[str, Any]) -> bool:
    return figure >= number(rule["at_least"]) if "at_least" in rule else figure <= number(rule["at_most"])


def _threshold(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return _compare(known.figures[rule["indicator"], code, str(rule.get("period", PERIOD))], rule)


def _judged_by(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return known.statements[requirement, code] == "met"


def _received(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return known.statements[rule["received"], code] == "received"


def _distribute(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    word = next((word for word in DISTRIBUTE if word in key), str(key.get("by")))
    return DISTRIBUTE[word](key, pot, codes, known)


def proportional(pot: Fraction, weights: Row) -> Row:
    """Divide in proportion."""
    return {code: pot / sum(weights.values()) * weight for code, weight in weights.items()}


def _by_population(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    return proportional(pot, {code: known.figures["population", code, key["as_of"]] for code in codes})


def _equally(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    return {code: pot / len(codes) for code in codes}


def _fixed(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    return {code: Fraction(read_money(key["fixed"].get(code) or key.get("others", "0 kr"))) for code in codes}


def _earn(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    word = next(word for word in EARN if word in rule)
    return EARN[word](rule, codes, known)


def _limit(rule: Mapping[str, Any], earned: Row, pot: Fraction, known: Known) -> Row:
    word = next(word for word in LIMIT if word in rule)
    return LIMIT[word](rule, earned, pot, known)


def _unearned(
    rule: Mapping[str, Any], left: Fraction, earned: Row, entitled: Row, codes: list[str], known: Known
) -> Row:
    if "carry_to" in rule:
        return {}
    return UNEARNED["share"](rule["share"], left, earned, entitled, codes, known)


MET_WHEN: dict[str, Callable[[Mapping[str, Any], str, str, Known], bool]] = {
    "judged_by": _judged_by,
    "received": _received,
    "indicator": _threshold,
}
DISTRIBUTE: dict[str, Callable[[Mapping[str, Any], Fraction, list[str], Known], Row]] = {
    "population": _by_population,
    "equal": _equally,
    "fixed": _fixed,
}
EARN: dict[str, Callable[[Mapping[str, Any], list[str], Known], Row]] = {}
LIMIT: dict[str, Callable[[Mapping[str, Any], Row, Fraction, Known], Row]] = {}
UNEARNED: dict[str, Callable[..., Row]] = {}
