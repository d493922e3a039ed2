"""A second way to every amount: plain, slow, written from the language's description and sharing nothing but the loader.

It reads the agreement's text as the loader's plain values and works with dictionaries and `Fraction`. It does not import
the rooms of assessment and allocation; where it differs from them, one of the two is wrong.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

from dagmar.money import read_money

Row = dict[str, Fraction]


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
    """What the case knows, as plain tables: figures by (indicator, code, period), statements by (subject, code).

    `period` is the one that is being settled, as the facts write it.
    """

    figures: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    numerators: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    denominators: dict[tuple[str, str, str], Fraction] = field(default_factory=dict)
    statements: dict[tuple[str, str], str] = field(default_factory=dict)
    earned: dict[str, Row] = field(default_factory=dict)
    period: str = ""


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
        out = _grant(name, content, known, received[name])
        rule = grant.get("unearned")
        if isinstance(rule, Mapping) and "carry_to" in rule:
            received[rule["carry_to"]] += out.returned
            out.carried, out.returned = out.returned, 0
        known.earned[name] = out.earned
        done[name] = out
    return done


def _grant(name: str, content: Mapping[str, Any], known: Known, received: int) -> PlainGrant:
    grant = content["grants"][name]
    entitled, earned = Row(), Row()
    for period, whole, wording in _parts(name, content, received):
        own = _part(wording["grants"][name], wording["requirements"], replace(known, period=period), whole)
        for row, added in zip((entitled, earned), own, strict=True):
            for code, amount in added.items():
                row[code] = row.get(code, Fraction(0)) + amount
    pot, rounding = _pot(grant), grant["rounding"]
    unit = int(read_money(rounding["to"])) if rounding["at"] == "grant" else 1
    settled = _closed(earned, unit, rounding if rounding["at"] == "grant" else {"method": "largest_remainder"})
    return PlainGrant(entitled, earned, settled, pot, received, returned=pot + received - sum(settled.values()))


def _pot(grant: Mapping[str, Any]) -> int:
    return 0 if grant["amount"] == "unearned" else int(read_money(grant["amount"]))


def _parts(
    name: str, content: Mapping[str, Any], received: int
) -> Iterator[tuple[str, Fraction, Mapping[str, dict[str, Any]]]]:
    """What is settled by itself: period, öre and the wording that holds for it, in the order of time.

    Each month goes to the last wording that held before the month was over. A wording has what its amount leaves when the
    months before have had theirs, and divides it over its own months and those of the wordings after it.
    """
    wordings = [one for one in _wordings(content) if name in one["grants"]]
    first, _, last = str(content["period"]).partition("/")
    months = _months(first, last or first)
    holds = dict.fromkeys(months, 0)
    for month in months:
        for at, wording in enumerate(wordings):
            if at and str(wording["holds_from"]) <= f"{month}-{_days(month)}":  # days sort as they are written
                holds[month] = at
    given = Fraction(0)
    for at, wording in enumerate(wordings):
        grant = wording["grants"][name]
        left = _pot(grant) + received - given
        if "periods" not in grant["distribute"]:
            yield (_rest(str(wording["holds_from"]), months[-1]) if at else str(content["period"])), left, wording
            return
        after = [month for month in months if holds[month] >= at]
        for month in after:
            if holds[month] == at:
                yield month, left / len(after), wording
                given += left / len(after)


def _wordings(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """From the first to the one that holds now."""
    earlier = _wordings(content["earlier"]) if "earlier" in content else []
    return [*earlier, {"requirements": {}, **content}]


def _days(month: str) -> int:
    return calendar.monthrange(*map(int, month.split("-")))[1]


def _months(first: str, last: str) -> list[str]:
    if len(first) == 4:
        first, last = f"{first}-01", f"{last}-12"
    return [
        month
        for year in range(int(first[:4]), int(last[:4]) + 1)
        for month in (f"{year}-{number:02d}" for number in range(1, 13))
        if first <= month <= last
    ]


def _rest(day: str, last: str) -> str:
    """From the day or the month that a wording holds from to the end of the last month, as facts write it."""
    if len(day) == 7:
        return day if day == last else f"{day}/{last}"
    return f"{day}/{last}-{_days(last)}"


def _part(grant: Mapping[str, Any], requirements: Mapping[str, Any], known: Known, whole: Fraction) -> tuple[Row, Row]:
    """What each is entitled to and earns of one pot, or of one month of it."""
    codes = sorted(grant["to"])
    met = {
        code: all(_met(requirements[name]["met_when"], name, code, known) for name in grant.get("requires", []))
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
    return entitled, earned


def plain_earmarks(content: Mapping[str, Any], done: Mapping[str, PlainGrant]) -> dict[tuple[str, str], dict[str, int]]:
    """What of each amount is earmarked, in öre, by grant and earmark: its part of all the money of the grant."""
    out = {}
    for name, grant in content["grants"].items():
        for mark, said in grant.get("earmarked", {}).items() if done[name].pot else ():
            whole = done[name].pot + done[name].received
            parts = {
                code: Fraction(ore * read_money(said["amount"]), whole) for code, ore in done[name].settled.items()
            }
            by_grant = grant["rounding"]["at"] == "grant"
            unit = int(read_money(grant["rounding"]["to"])) if by_grant else 1
            out[name, mark] = _closed(parts, unit, grant["rounding"] if by_grant else {"method": "largest_remainder"})
    return out


def plain_common_pots(content: Mapping[str, Any], done: Mapping[str, PlainGrant]) -> dict[str, dict[str, int]]:
    """What each in a county sets aside, in öre, by common pot."""
    out = {}
    for name, pot in content.get("common_pots", {}).items():
        own: Row = {}
        for grant in pot["of"]:
            for code, ore in done[grant].settled.items():
                if code[:2] == pot["county"]:
                    own[code] = own.get(code, Fraction(0)) + ore * number(pot["share"])
        out[name] = _closed(own, 1, {"method": "largest_remainder"})
    return out


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
    return _compare(known.figures[rule["indicator"], code, str(rule.get("period", known.period))], rule)


def _judged_by(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return known.statements[requirement, code] == "met"


def _received(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return known.statements[rule["received"], code] == "received"


def _distribute(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    word = str(key["by"]) if "by" in key else next(word for word in DISTRIBUTE if word in key)
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


def _by_indicator(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    table = {"value": known.figures, "numerator": known.numerators, "denominator": known.denominators}[
        key.get("count", "value")
    ]
    return proportional(pot, {code: table[key["of"], code, str(key.get("period", known.period))] for code in codes})


def _by_numerator(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    return _by_indicator({**key, "count": "numerator"}, pot, codes, known)


def _by_key(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    return proportional(pot, {code: number(key["key"][code]) for code in codes})


def _by_earned(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    names = key["of"] if isinstance(key["of"], list) else [key["of"]]
    weights = {code: sum((known.earned[name].get(code, Fraction(0)) for name in names), Fraction(0)) for code in codes}
    return proportional(pot, weights) if any(weights.values()) else {}


def _in_parts(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    out = dict.fromkeys(codes, Fraction(0))
    sizes = [
        pot * number(part["share"])
        if "share" in part
        else Fraction(read_money(part["amount"]))
        if "amount" in part
        else None
        for part in key["parts"]
    ]
    rest = pot - sum(size for size in sizes if size is not None)
    for part, size in zip(key["parts"], sizes, strict=True):
        inner = part["distribute"]
        inner = {inner: "each"} if isinstance(inner, str) else inner
        for code, amount in _distribute(inner, rest if size is None else size, codes, known).items():
            out[code] += amount
    return out


def _per_unit(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    items = key["per_unit"] if isinstance(key["per_unit"], list) else [key["per_unit"]]
    claims = {}
    for code in codes:
        claim = sum(
            (
                read_money(item["price"]) * known.figures[item["of"], code, str(item.get("period", known.period))]
                for item in items
            ),
            Fraction(0),
        )
        ceiling = key.get("up_to")
        if isinstance(ceiling, Mapping):
            ceiling = ceiling.get(code)
        claims[code] = min(claim, Fraction(read_money(ceiling))) if ceiling else claim
    asked = sum(claims.values())
    return claims if asked <= pot else {code: claim * pot / asked for code, claim in claims.items()}


def _weighted(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    weights = {}
    for code in codes:
        weights[code] = Fraction(0)
        for item in key["weighted"]:
            when = str(item.get("as_of", item.get("period", known.period)))
            weights[code] += known.figures[item["of"], code, when] * number(item["weight"])
    return proportional(pot, weights)


def _by_improvement(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    weights = {}
    for code in codes:
        before, after = (known.figures[key["of"], code, str(key[when])] for when in ("from", "to"))
        gain = after - before if key["better"] == "higher" else before - after
        weights[code] = max(Fraction(0), gain / before if key["change"] == "relative" else gain)
        if "times" in key:
            weights[code] *= known.figures["population", code, key["as_of"]]
    return proportional(pot, weights) if any(weights.values()) else {}


def _comparable(key: Mapping[str, Any], pot: Fraction, codes: list[str], known: Known) -> Row:
    return {
        code: pot * number(key["comparable"]) * number(key["shares"][code]) * number(key.get("needs", "1"))
        for code in codes
    }


def _earn(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    word = next(word for word in EARN if word in rule)
    return EARN[word](rule, codes, known)


def _result(rule: Mapping[str, Any], code: str, known: Known) -> Fraction:
    return known.figures[rule["indicator"], code, str(rule.get("period", known.period))]


def _all_or_nothing(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    return {code: Fraction(_result(rule, code, known) >= number(rule["threshold"])) for code in codes}


def _levels(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    out = {}
    for code in codes:
        out[code] = Fraction(0)
        for level, share in rule["levels"]:
            if _result(rule, code, known) >= number(level):
                out[code] = number(share)
    return out


def _sliding(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    none_at, all_at = number(rule["sliding"]["from"]), number(rule["sliding"]["to"])
    return {
        code: min(Fraction(1), max(Fraction(0), (_result(rule, code, known) - none_at) / (all_at - none_at)))
        for code in codes
    }


def _scales(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    out = {}
    for code in codes:
        got, most = Fraction(0), Fraction(0)
        for item in rule["scales"]:
            weight, none_at, all_at = (number(item[word]) for word in ("weight", "from", "to"))
            along = (known.figures[item["indicator"], code, known.period] - none_at) / (all_at - none_at)
            got += weight * min(Fraction(1), max(Fraction(0), along))
            most += weight
        out[code] = got / most
    return out


def _above(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    out = {}
    for code in codes:
        usual, most = (known.figures[rule["above"][word], code, known.period] for word in ("baseline", "of"))
        out[code] = (
            min(Fraction(1), max(Fraction(0), (_result(rule, code, known) - usual) / most)) if most > 0 else Fraction(0)
        )
    return out


def _rank(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    """Give out the places one standing at a time, from the best."""
    left = Fraction(int(rule["rank"]["top"]))
    out = dict.fromkeys(codes, Fraction(0))
    results = {code: _result(rule, code, known) for code in codes}
    for result in sorted(set(results.values()), reverse=rule["rank"].get("best", "highest") == "highest"):
        alike = sorted(code for code in codes if results[code] == result)
        if left <= 0:
            break
        for place, code in enumerate(alike):
            if rule["ties"] == "share":
                out[code] = min(Fraction(1), left / len(alike))
            elif rule["ties"] == "all" or place < left:
                out[code] = Fraction(1)
        left -= len(alike)
    return out


def _points(rule: Mapping[str, Any], codes: list[str], known: Known) -> Row:
    out = {}
    for code in codes:
        got, most = Fraction(0), 0
        for item in rule["points"]:
            result = known.figures[item["indicator"], code, known.period]
            low, high = number(item["threshold"]), number(item["benchmark"])
            achievement = (
                10
                if result >= high
                else 0
                if result < low
                else math.floor(9 * (result - low) / (high - low) + Fraction(1, 2) + Fraction(1, 2))
            )
            before = known.figures[item["indicator"], code, str(item["baseline"])]
            improvement = (
                max(0, math.floor(10 * (result - before) / (high - before) - Fraction(1, 2) + Fraction(1, 2)))
                if before < result < high
                else 0
            )
            got += max(achievement, improvement)
            most += 10
        out[code] = got / most
    return out


def _damping(rule: Mapping[str, Any], earned: Row, pot: Fraction, known: Known) -> Row:
    if not earned:
        return earned
    least = {code: read_money(rule["last_year"][code]) * (1 + number(rule["damping"])) for code in earned}
    lifts = sum(max(Fraction(0), least[code] - amount) for code, amount in earned.items())
    gains = sum(max(Fraction(0), amount - least[code]) for code, amount in earned.items())
    if not lifts:
        return earned
    kept = (gains - lifts) / gains if gains else Fraction(0)
    return {code: max(least[code], least[code] + (amount - least[code]) * kept) for code, amount in earned.items()}


def _limit(rule: Mapping[str, Any], earned: Row, pot: Fraction, known: Known) -> Row:
    word = next(word for word in LIMIT if word in rule)
    return LIMIT[word](rule, earned, pot, known)


def _bound(words: Any, code: str, pot: Fraction, known: Known) -> Fraction:
    if isinstance(words, Mapping):
        per_head = read_money(words["per_inhabitant"])
        return per_head * known.figures["population", code, str(words["as_of"])]
    text = str(words)
    return pot * number(text) if "%" in text or "/" in text else Fraction(read_money(text))


def _floor(rule: Mapping[str, Any], earned: Row, pot: Fraction, known: Known) -> Row:
    """Lift the lowest first, taking from the others in proportion, and look again until nobody is below."""
    floors = {code: _bound(rule["floor"], code, pot, known) for code in earned}
    whole, lifted = sum(earned.values()), set[str]()
    amounts = dict(earned)
    while below := [code for code in amounts if code not in lifted and amounts[code] < floors[code]]:
        lifted |= set(below)
        left = whole - sum(floors[code] for code in lifted)
        others = sum(earned[code] for code in earned if code not in lifted)
        amounts = {
            code: floors[code] if code in lifted else earned[code] * left / others if others else earned[code]
            for code in earned
        }
    return amounts


def _ceiling(rule: Mapping[str, Any], earned: Row, pot: Fraction, known: Known) -> Row:
    ceilings = {code: _bound(rule["ceiling"], code, pot, known) for code in earned}
    if rule.get("excess", "unearned") == "unearned":
        return {code: min(amount, ceilings[code]) for code, amount in earned.items()}
    whole, capped = sum(earned.values()), set[str]()
    amounts = dict(earned)
    while above := [code for code in amounts if code not in capped and amounts[code] > ceilings[code]]:
        capped |= set(above)
        left = whole - sum(ceilings[code] for code in capped)
        others = sum(earned[code] for code in earned if code not in capped)
        amounts = {
            code: ceilings[code] if code in capped else earned[code] * left / others if others else earned[code]
            for code in earned
        }
    return amounts


def _unearned(
    rule: Mapping[str, Any], left: Fraction, earned: Row, entitled: Row, codes: list[str], known: Known
) -> Row:
    return {} if "carry_to" in rule else _shared_out(rule["share"], left, earned, entitled, codes, known)


def _shared_out(
    rule: Mapping[str, Any], left: Fraction, earned: Row, entitled: Row, codes: list[str], known: Known
) -> Row:
    among = [code for code in codes if earned[code] > 0]
    weights = {"earned": earned, "weight": entitled}.get(rule["by"])
    if weights is None:
        weights = {code: known.figures["population", code, rule["as_of"]] for code in among}
    if "within" not in rule:
        return (
            proportional(left, {code: weights[code] for code in among}) if any(weights[code] for code in among) else {}
        )
    # What a county's recipients did not earn, shared inside it; with limits, each county's part of what is left in all.
    lost: dict[str, Fraction] = {}
    for code in entitled:
        lost[code[:2]] = lost.get(code[:2], Fraction(0)) + entitled[code] - earned.get(code, Fraction(0))
    lost = {county: kronor for county, kronor in lost.items() if kronor > 0}
    most = min(left / sum(lost.values()), Fraction(1)) if lost else Fraction(0)
    out: Row = {}
    for county, kronor in lost.items():
        inside = {code: weights[code] for code in among if code[:2] == county}
        if any(inside.values()):
            out |= proportional(most * kronor, inside)
    return out


def _change(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    before, after = (known.figures[rule["indicator"], code, str(rule[when])] for when in ("from", "to"))
    bound, _, level = str(rule["change"]).partition(" ")
    return _compare((after - before) / before, {bound: level})


def _better_than(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    period = str(rule.get("period", known.period))
    before = re.sub(r"\d{4}", lambda year: str(int(year[0]) + int(rule["better_than"]["years"])), period)
    return known.figures[rule["indicator"], code, period] > known.figures[rule["indicator"], code, before]


def _items(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    counted = [item for item in rule["items"] if item not in rule.get("except", [])]
    return all(
        known.figures[item, code, str(rule.get("period", known.period))] >= number(rule["each_at_least"])
        for item in counted
    )


def _any_of(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return any(_met(inner, requirement, code, known) for inner in rule["any_of"])


def _all_of(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return all(_met(inner, requirement, code, known) for inner in rule["all_of"])


def _at_least(rule: Mapping[str, Any], requirement: str, code: str, known: Known) -> bool:
    return sum(_met(inner, requirement, code, known) for inner in rule["of"]) >= int(rule["at_least"])


MET_WHEN: dict[str, Callable[[Mapping[str, Any], str, str, Known], bool]] = {
    "judged_by": _judged_by,
    "received": _received,
    "change": _change,
    "better_than": _better_than,
    "items": _items,
    "any_of": _any_of,
    "all_of": _all_of,
    "of": _at_least,
    "indicator": _threshold,
}
DISTRIBUTE: dict[str, Callable[[Mapping[str, Any], Fraction, list[str], Known], Row]] = {
    "population": _by_population,
    "equal": _equally,
    "fixed": _fixed,
    "indicator": _by_indicator,
    "numerator": _by_numerator,
    "key": _by_key,
    "earned": _by_earned,
    "parts": _in_parts,
    "per_unit": _per_unit,
    "weighted": _weighted,
    "improvement": _by_improvement,
    "comparable": _comparable,
}
EARN: dict[str, Callable[[Mapping[str, Any], list[str], Known], Row]] = {
    "threshold": _all_or_nothing,
    "levels": _levels,
    "sliding": _sliding,
    "above": _above,
    "rank": _rank,
    "points": _points,
    "scales": _scales,
}
LIMIT: dict[str, Callable[[Mapping[str, Any], Row, Fraction, Known], Row]] = {
    "floor": _floor,
    "ceiling": _ceiling,
    "damping": _damping,
}
