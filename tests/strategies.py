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

from dagmar.agreement.loader import Loaded, load
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
        """Add a person's judgement or the receipt of a document."""
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
    """One grant while it is drawn: its name, who may share it, and the case that it belongs to."""

    name: str
    codes: tuple[str, ...]
    case: Case
    draw: Draw
    earlier: tuple[str, ...] = ()

    def indicator(self, suffix: str) -> str:
        """A name of an indicator that no other grant uses."""
        return f"{self.name}-{suffix}"

    def know_shares(self, suffix: str, period: str = PERIOD) -> str:
        """A share of each recipient; returns the indicator's name."""
        name = self.indicator(suffix)
        for code in self.codes:
            whole = self.draw(st.integers(1, 40))
            self.case.know_ratio(name, code, self.draw(st.integers(0, whole)), whole, period)
        return name

    def know_numbers(self, suffix: str, *, least: int = 0, most: int = 1_000, period: str = PERIOD) -> str:
        """A number of each recipient, not all of them zero; returns the indicator's name."""
        name = self.indicator(suffix)
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


DISTRIBUTE: dict[str, Callable[[Grant], Any]] = {"population": _population, "equal": _equal, "fixed": _fixed}
EARN: dict[str, Callable[[Grant], Any]] = {}
LIMIT: dict[str, Callable[[Grant], Any]] = {}
UNEARNED: dict[str, Callable[[Grant], Any]] = {"return": _return}
MET_WHEN: dict[str, Callable[[Grant, str], Any]] = {
    "judged_by": _judged_by,
    "received": _received,
    "threshold": _threshold,
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
        grants[grant.name] = _grant(grant, requirements, last=index == count - 1)
    if requirements:
        case.content["requirements"] = requirements
    case.content["grants"] = grants
    return case


def _grant(grant: Grant, requirements: Plain, *, last: bool) -> Plain:
    draw = grant.draw
    amount = draw(st.integers(0, 100_000))
    requires = []
    for number in range(draw(st.integers(0, 2))):
        name = f"{grant.name}-krav{number}"
        word = draw(st.sampled_from(sorted(MET_WHEN)))
        requirements[name] = {"kind": "target", "title": name, "met_when": MET_WHEN[word](grant, name)}
        requires.append(name)
    key = DISTRIBUTE[draw(st.sampled_from(sorted(DISTRIBUTE)))](grant)
    if "fixed" in key:
        amount = 300 + 200 * len(grant.codes)
    if isinstance(key, Mapping) and draw(st.booleans()):
        key = {**key, "among": draw(st.sampled_from(["all", "qualified"]))}
    drawn: Plain = {
        "to": list(grant.codes),
        "amount": _kr(amount),
        "distribute": key,
        "unearned": UNEARNED[draw(st.sampled_from(sorted(UNEARNED)))](grant),
        "rounding": draw(st.sampled_from(_ROUNDINGS)),
    }
    if requires:
        drawn["requires"] = requires
    if EARN and draw(st.booleans()):
        drawn["earn"] = EARN[draw(st.sampled_from(sorted(EARN)))](grant)
    if LIMIT and draw(st.booleans()):
        drawn["limit"] = LIMIT[draw(st.sampled_from(sorted(LIMIT)))](grant)
    if not last and draw(st.booleans()):
        drawn["unearned"] = {"carry_to": f"g{int(grant.name[1:]) + 1}"}
    return drawn


_ROUNDINGS: list[Plain] = [
    {"at": "grant", "to": "1 kr", "method": "largest_remainder"},
    {"at": "grant", "to": "1 öre", "method": "largest_remainder"},
    {"at": "grant", "to": "1 kr", "method": "nearest", "difference_to": "01"},
    {"at": "payment", "to": "1 kr", "method": "largest_remainder"},
    {"at": "recipient_total", "to": "1 kr", "method": "largest_remainder"},
]
