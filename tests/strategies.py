"""Random agreements that a lawyer could have written, with the facts they need. Grows with every word of the language.

An agreement is drawn as plain data, written out as YAML and read by the loader, so a case is always a file that somebody
could have. `CASES` draws (text, observations). A word without a strategy fails `test_every_word_is_drawn`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Any

from hypothesis import strategies as st
from ruamel.yaml import YAML

from dagmar.agreement.loader import Loaded, build, load
from dagmar.agreement.node import Document
from dagmar.agreement.period import Period
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation, Statement
from dagmar.registry.registry import Registry, load_registry
from dagmar.source import Source
from dagmar.vocabulary import vocabulary

AS_OF = "2024-11-01"  # the registry knows no population on that date, so every figure is the case's own
PERIOD = "2024"
REGIONS = ("01", "03", "04", "09", "14", "20")
MUNICIPALITIES = ("0114", "0180", "0380", "0980", "2080")
SOURCE = Source("invented for a test")

Draw = Callable[[st.SearchStrategy[Any]], Any]
Plain = dict[str, Any]


def _as_read(value: Any) -> Any:
    """Plain data as it would be read from YAML: every scalar is the text that was written."""
    if isinstance(value, Mapping):
        return {str(key): _as_read(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(inner) for inner in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value)


@dataclass
class Case:
    """A file and what is known: enough to allocate."""

    content: Plain
    observations: list[Observation] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The agreement as a file."""
        stream = io.StringIO()
        writer = YAML()
        writer.width = 4096
        writer.representer.ignore_aliases = lambda *_: True  # an agreement writes a thing out where it holds
        writer.dump(self.content, stream)
        return stream.getvalue()

    def loaded(self) -> Loaded:
        """The agreement, read by the loader."""
        return load(self.text, "case.yaml", vocabulary())

    def built(self) -> Loaded:
        """The same agreement without the file: writing YAML and reading it again takes most of a case's time."""
        return build(Document("case.yaml", "", content=_as_read(self.content)), vocabulary())

    def facts(self, registry: Registry | None = None) -> Facts:
        """What is known."""
        return Facts(self.observations, registry or registry_once())

    def know(self, indicator: str, code: str, figure: Fraction | int, period: str = PERIOD) -> None:
        """Add a figure."""
        self.observations.append(
            Observation(code, indicator, period, "number", SOURCE, "2025-01-01", value=Fraction(figure))
        )

    def know_ratio(self, indicator: str, code: str, numerator: int, denominator: int, period: str = PERIOD) -> None:
        """Add a share with its numerator and denominator."""
        self.observations.append(
            Observation(
                code,
                indicator,
                period,
                "share",
                SOURCE,
                "2025-01-01",
                numerator=Fraction(numerator),
                denominator=Fraction(denominator),
            )
        )

    def state(self, subject: str, code: str, statement: Statement) -> None:
        """Add a person's judgement or the receipt of a document; the first one holds, whichever wording asks for it."""
        if any(seen.key[:2] == (subject, code) for seen in self.observations):
            return
        self.observations.append(
            Observation(code, subject, PERIOD, "statement", SOURCE, "2025-01-01", statement=statement)
        )


@cache
def registry_once() -> Registry:
    """The registry, loaded once."""
    return load_registry()


def _kr(ore: int) -> str:
    return f"{ore // 100},{ore % 100:02d} kr"


def _percent(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"


SHARES = st.fractions(min_value=0, max_value=1, max_denominator=20)


@dataclass
class Grant:
    """One grant while it is drawn: its name, who may share it, and the case that it belongs to.

    `periods` are those that it is settled by, and so those that its figures are of; `wording` tells the versions of an
    agreement apart in the names of their indicators.
    """

    name: str
    codes: tuple[str, ...]
    case: Case
    draw: Draw
    earlier: tuple[str, ...] = ()
    periods: tuple[str, ...] = (PERIOD,)
    wording: str = ""

    def indicator(self, suffix: str) -> str:
        """A name of an indicator that no other grant uses."""
        return f"{self.name}{self.wording}-{suffix}"

    def know_shares(self, suffix: str, *, least: int = 0) -> str:
        """A share of each recipient in each period; returns the indicator's name."""
        name = self.indicator(suffix)
        for period in self.periods:
            for code in self.codes:
                whole = self.draw(st.integers(1, 40))
                self.case.know_ratio(name, code, self.draw(st.integers(least, whole)), whole, period)
        return name

    def know_numbers(self, suffix: str, *, least: int = 0, most: int = 1_000) -> str:
        """A number of each recipient in each period, not all of them zero; returns the indicator's name."""
        name = self.indicator(suffix)
        for period in self.periods:
            for index, code in enumerate(self.codes):
                self.case.know(name, code, self.draw(st.integers(max(least, 1 if index == 0 else 0), most)), period)
        return name


# One strategy a word: what stands after the key, and the facts it needs are put into the case.


def _population(grant: Grant) -> Plain:
    return {"by": "population", "as_of": AS_OF}


def _equal(grant: Grant) -> Plain:
    return {"equal": "each"}


def _fixed(grant: Grant) -> Plain:
    return {
        "fixed": {code: _kr(grant.draw(st.integers(0, 300))) for code in grant.codes[:1]},
        "others": _kr(grant.draw(st.integers(0, 200))),
    }


def _return(grant: Grant) -> str:
    return "return"


def _judged_by(grant: Grant, name: str) -> Plain:
    for code in grant.codes:
        grant.case.state(name, code, grant.draw(st.sampled_from(["met", "not_met"])))
    return {"judged_by": "socialstyrelsen", "criterion": "kriterium"}


def _received(grant: Grant, name: str) -> Plain:
    for code in grant.codes:
        grant.case.state(f"{name}-dokument", code, grant.draw(st.sampled_from(["received", "not_received"])))
    return {"received": f"{name}-dokument"}


def _threshold(grant: Grant, name: str) -> Plain:
    indicator = grant.know_shares(f"{name}-andel")
    word = grant.draw(st.sampled_from(["at_least", "at_most"]))
    return {"indicator": indicator, word: f"{grant.draw(st.integers(0, 100))} %"}


def _change(grant: Grant, name: str) -> Plain:
    indicator = grant.indicator(f"{name}-andring")
    for code in grant.codes:
        grant.case.know(indicator, code, grant.draw(st.integers(1, 100)), "2023")
        grant.case.know(indicator, code, grant.draw(st.integers(0, 150)), PERIOD)
    bound = grant.draw(st.sampled_from(["at_most", "at_least"]))
    return {
        "indicator": indicator,
        "change": f"{bound} {grant.draw(st.integers(-60, 60))} %",
        "from": 2023,
        "to": int(PERIOD),
    }


def _better_than(grant: Grant, name: str) -> Plain:
    indicator = grant.indicator(f"{name}-battre")
    for code in grant.codes:
        for period in grant.periods:
            for year in (str(Period.parse(period).years_later(-1)), period):
                grant.case.know(indicator, code, grant.draw(st.integers(0, 5)), year)
    return {"indicator": indicator, "better_than": {"years": -1}}


def _items(grant: Grant, name: str) -> Plain:
    items = [grant.know_numbers(f"{name}-forlopp{number}", most=2) for number in range(grant.draw(st.integers(1, 3)))]
    rule: Plain = {"items": items, "each_at_least": 1}
    if len(items) > 1 and grant.draw(st.booleans()):
        rule["except"] = items[:1]
    return rule


def _any_of(grant: Grant, name: str) -> Plain:
    return {"any_of": _distinct(grant, name)}


def _all_of(grant: Grant, name: str) -> Plain:
    return {"all_of": _distinct(grant, name)}


def _at_least(grant: Grant, name: str) -> Plain:
    inner = _distinct(grant, name)
    return {"at_least": grant.draw(st.integers(1, len(inner))), "of": inner}


def _distinct(grant: Grant, name: str) -> list[Plain]:
    """One to three different simple conditions; each word at most once, so that no fact is drawn twice."""
    simple = sorted(set(MET_WHEN) - {"any_of", "all_of", "at_least"})
    words = grant.draw(st.lists(st.sampled_from(simple), min_size=1, max_size=3, unique=True))
    return [MET_WHEN[word](grant, name) for word in words]


def _by_indicator(grant: Grant) -> Plain:
    count = grant.draw(st.sampled_from(["value", "numerator", "denominator"]))
    if count == "value":
        return {"by": "indicator", "of": grant.know_numbers("mangd"), "count": count}
    return {"by": "indicator", "of": _sure_share(grant, "kvot"), "count": count}


def _by_numerator(grant: Grant) -> Plain:
    return {"by": "numerator", "of": _sure_share(grant, "taljare")}


def _sure_share(grant: Grant, suffix: str) -> str:
    """A share whose numerators are not zero, so that there is something to share by."""
    return grant.know_shares(suffix, least=1)


def _by_key(grant: Grant) -> Plain:
    return {
        "by": "key",
        "key": {code: f"{grant.draw(st.integers(1, 500))},{grant.draw(st.integers(0, 9))}" for code in grant.codes},
    }


def _in_parts(grant: Grant) -> Plain:
    inner = [DISTRIBUTE[grant.draw(st.sampled_from(["population", "equal", "key"]))](grant) for _ in range(2)]
    share = grant.draw(st.integers(0, 100))
    last: Plain = grant.draw(st.sampled_from([{"share": f"{100 - share} %"}, {"rest": "true"}]))
    return {"parts": [{"share": f"{share} %", "distribute": inner[0]}, {**last, "distribute": inner[1]}]}


def _per_unit(grant: Grant) -> Plain:
    items = [
        {"price": _kr(grant.draw(st.integers(1, 9_000))), "of": grant.know_numbers(f"volym{n}", most=9)}
        for n in range(grant.draw(st.integers(1, 2)))
    ]
    rule: Plain = {"per_unit": items, "if_short": "pro_rata"}
    if grant.draw(st.booleans()):
        rule["up_to"] = _kr(grant.draw(st.integers(1, 40_000)))
    return rule


def _by_earned(grant: Grant) -> Plain:
    return {"by": "earned", "of": [grant.draw(st.sampled_from(grant.earlier))]} if grant.earlier else {"equal": "each"}


def _weighted(grant: Grant) -> Plain:
    items: list[Plain] = [{"of": "population", "as_of": AS_OF, "weight": grant.draw(st.integers(1, 5))}]
    items.append({"of": grant.know_numbers("behov"), "weight": f"{grant.draw(st.integers(0, 9))},5"})
    return {"weighted": items}


def _by_improvement(grant: Grant) -> Plain:
    name = grant.indicator("framsteg")
    for code in grant.codes:
        grant.case.know(name, code, grant.draw(st.integers(1, 50)), "2023")
        grant.case.know(name, code, grant.draw(st.integers(0, 60)), PERIOD)
    change, better = (
        grant.draw(st.sampled_from(["relative", "absolute"])),
        grant.draw(st.sampled_from(["higher", "lower"])),
    )
    key: Plain = {"by": "improvement", "of": name, "from": 2023, "to": int(PERIOD), "change": change, "better": better}
    return key | ({"times": "population", "as_of": AS_OF} if grant.draw(st.booleans()) else {})


def _comparable(grant: Grant) -> Plain:
    most = 100 // len(grant.codes)
    shares = {code: f"{grant.draw(st.integers(0, most))} %" for code in grant.codes}
    return {
        "comparable": f"{grant.draw(st.integers(0, 80))} %",
        "shares": shares,
        "needs": f"{grant.draw(st.integers(80, 120))} %",
    }


def _earn_above(grant: Grant) -> Plain:
    usual, most = grant.know_numbers("vanligt", most=20), grant.know_numbers("tak", most=20)
    return {"above": {"baseline": usual, "of": most}, "indicator": grant.know_numbers("gjort", most=40)}


def _earn_rank(grant: Grant) -> Plain:
    rank = {"top": grant.draw(st.integers(1, 4)), "best": grant.draw(st.sampled_from(["highest", "lowest"]))}
    return {
        "rank": rank,
        "indicator": grant.know_numbers("placering", most=4),
        "ties": grant.draw(st.sampled_from(["share", "code", "all"])),
    }


def _earn_points(grant: Grant) -> Plain:
    items = []
    for part in range(grant.draw(st.integers(1, 2))):
        name = grant.know_shares(f"poang{part}")
        for code in grant.codes:
            whole = grant.draw(st.integers(1, 40))
            grant.case.know_ratio(name, code, grant.draw(st.integers(0, whole)), whole, "2023")
        low = grant.draw(st.integers(0, 90))
        high = grant.draw(st.integers(low + 1, 100))
        items.append({"indicator": name, "threshold": f"{low} %", "benchmark": f"{high} %", "baseline": 2023})
    return {"points": items}


def _earn_scales(grant: Grant) -> Plain:
    items: list[Plain] = []
    for part in range(grant.draw(st.integers(1, 3))):
        low = grant.draw(st.integers(0, 99))
        ends = [f"{low} %", f"{grant.draw(st.integers(low + 1, 100))} %"]
        if grant.draw(st.booleans()):
            ends.reverse()
        weight = f"{grant.draw(st.integers(0, 30))},{grant.draw(st.integers(1, 9))}"
        items.append({"weight": weight, "indicator": grant.know_shares(f"skala{part}"), "from": ends[0], "to": ends[1]})
    return {"scales": items}


def _limit_damping(grant: Grant) -> Plain:
    last_year = {code: _kr(grant.draw(st.integers(0, 5_000))) for code in grant.codes}
    return {"damping": f"-{grant.draw(st.integers(0, 100))} %", "last_year": last_year}


def _earn_threshold(grant: Grant) -> Plain:
    return {"threshold": f"{grant.draw(st.integers(0, 100))} %", "indicator": grant.know_shares("resultat")}


def _earn_levels(grant: Grant) -> Plain:
    levels = sorted(grant.draw(st.lists(st.integers(0, 100), min_size=1, max_size=3, unique=True)))
    shares = sorted(grant.draw(st.lists(st.integers(1, 10), min_size=len(levels), max_size=len(levels), unique=True)))
    return {
        "levels": [[f"{level} %", f"{share}0 %"] for level, share in zip(levels, shares, strict=True)],
        "indicator": grant.know_shares("niva"),
    }


def _earn_sliding(grant: Grant) -> Plain:
    none_at = grant.draw(st.integers(0, 99))
    return {
        "sliding": {"from": f"{none_at} %", "to": f"{grant.draw(st.integers(none_at + 1, 100))} %"},
        "indicator": grant.know_shares("skala"),
    }


def _limit_floor(grant: Grant) -> Plain:
    # So low that the floors of all who share fit into any pot that is drawn for it: `drawn_grant` sees to the pot.
    return {"floor": _kr(grant.draw(st.integers(0, 20)))}


def _limit_ceiling(grant: Grant) -> Plain:
    return {
        "ceiling": _kr(grant.draw(st.integers(0, 40_000))),
        "excess": grant.draw(st.sampled_from(["others", "unearned"])),
    }


def _share_out(grant: Grant) -> Plain:
    by = grant.draw(st.sampled_from(["earned", "weight", "population"]))
    near: Plain = grant.draw(st.sampled_from([{}, {"within": "county"}]))
    return {"share": {"among": "earners", "by": by} | near | ({"as_of": AS_OF} if by == "population" else {})}


DISTRIBUTE: dict[str, Callable[[Grant], Any]] = {
    "population": _population,
    "equal": _equal,
    "fixed": _fixed,
    "indicator": _by_indicator,
    "numerator": _by_numerator,
    "key": _by_key,
    "parts": _in_parts,
    "per_unit": _per_unit,
    "earned": _by_earned,
    "weighted": _weighted,
    "improvement": _by_improvement,
    "comparable": _comparable,
}
EARN: dict[str, Callable[[Grant], Any]] = {
    "threshold": _earn_threshold,
    "levels": _earn_levels,
    "sliding": _earn_sliding,
    "above": _earn_above,
    "rank": _earn_rank,
    "points": _earn_points,
    "scales": _earn_scales,
}
LIMIT: dict[str, Callable[[Grant], Any]] = {"floor": _limit_floor, "ceiling": _limit_ceiling, "damping": _limit_damping}
UNEARNED: dict[str, Callable[[Grant], Any]] = {"return": _return, "share": _share_out}
MET_WHEN: dict[str, Callable[[Grant, str], Any]] = {
    "judged_by": _judged_by,
    "received": _received,
    "threshold": _threshold,
    "change": _change,
    "better_than": _better_than,
    "items": _items,
    "any_of": _any_of,
    "all_of": _all_of,
    "at_least": _at_least,
}


@st.composite
def cases(draw: Draw) -> Case:
    """An agreement of one to four grants, money carried forward between some of them, and all the facts it needs."""
    count = draw(st.integers(1, 4))
    kinds = draw(st.sampled_from([REGIONS, MUNICIPALITIES]))
    case = Case(
        {
            "agreement": "slump",
            "title": "Slumpad",
            "parties": ["staten", "skr"],
            "period": int(PERIOD),
            "total": "unknown",
        }
    )
    grants: Plain = {}
    requirements: Plain = {}
    for code in kinds:
        case.know("population", code, draw(st.integers(1, 5_000)), AS_OF)
    for index in range(count):
        codes = tuple(sorted(draw(st.sets(st.sampled_from(kinds), min_size=1, max_size=len(kinds)))))
        grant = Grant(f"g{index}", codes, case, draw, tuple(grants))
        grants[grant.name] = drawn_grant(grant, requirements, may_carry=index < count - 1)
    if requirements:
        case.content["requirements"] = requirements
    case.content["grants"] = grants
    if draw(st.booleans()):
        case.content["common_pots"] = {name: common_pot(draw, kinds, list(grants)) for name in ("pott", "annan-pott")}
    return case


def common_pot(draw: Draw, codes: tuple[str, ...], grants: list[str]) -> Plain:
    """What those of one county set aside, of some of the grants."""
    of = draw(st.lists(st.sampled_from(grants), min_size=1, unique=True))
    county = draw(st.sampled_from(codes))[:2]
    whole, tenths = divmod(draw(st.integers(0, 1_000)), 10)
    return {"county": county, "share": f"{whole},{tenths} %", "of": of}


def drawn_grant(
    grant: Grant, requirements: Plain, *, may_carry: bool, least: int = 0, months: int = 0, carries: bool | None = None
) -> Plain:
    """A grant as it stands in the file; what it requires is put into `requirements`.

    With `months` it is settled month by month, and what it has above the `least` of its amount (öre) is divided over so many
    of them. `carries` says whether it carries what nobody earned to the next grant, else it is drawn.
    """
    draw = grant.draw
    amount = least + draw(st.integers(0, 100_000))
    requires = []
    for number in range(draw(st.integers(0, 2))):
        name = f"{grant.name}-krav{number}"
        word = draw(st.sampled_from(sorted(MET_WHEN)))
        requirements[name] = {"kind": "target", "title": name, "met_when": MET_WHEN[word](grant, name)}
        requires.append(name)
    key = DISTRIBUTE[draw(st.sampled_from(sorted(DISTRIBUTE)))](grant)
    if "fixed" in key:
        amount = least + max(1, months) * (300 + 200 * len(grant.codes))
    if months:
        key = {**key, "periods": "monthly"}
    if isinstance(key, Mapping) and draw(st.booleans()):
        key = {**key, "among": draw(st.sampled_from(["all", "qualified"]))}
    drawn: Plain = {
        "to": list(grant.codes),
        "amount": _kr(amount),
        "distribute": key,
        "unearned": UNEARNED[draw(st.sampled_from(sorted(UNEARNED)))](grant),
        "rounding": draw(st.sampled_from(_ROUNDINGS)),
    }
    if draw(st.booleans()):
        first = draw(st.integers(0, amount))
        drawn["earmarked"] = {
            "dagen": {"amount": _kr(first)},
            "natten": {"amount": _kr(draw(st.integers(0, amount - first)))},
        }
    if requires:
        drawn["requires"] = requires
    if EARN and draw(st.booleans()):
        drawn["earn"] = EARN[draw(st.sampled_from(sorted(EARN)))](grant)
    if LIMIT and draw(st.booleans()):
        drawn["limit"] = LIMIT[draw(st.sampled_from(sorted(LIMIT)))](grant)
    if may_carry and (draw(st.booleans()) if carries is None else carries):
        drawn["unearned"] = {"carry_to": f"g{int(grant.name[1:]) + 1}"}
    return drawn


_ROUNDINGS: list[Plain] = [
    {"at": "grant", "to": "1 kr", "method": "largest_remainder"},
    {"at": "grant", "to": "1 öre", "method": "largest_remainder"},
    {"at": "grant", "to": "1 kr", "method": "nearest", "difference_to": "01"},
    {"at": "payment", "to": "1 kr", "method": "largest_remainder"},
    {"at": "recipient_total", "to": "1 kr", "method": "largest_remainder"},
]
