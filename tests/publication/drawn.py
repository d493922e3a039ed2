"""Years made by hand to draw, and the charts of them that were looked at and approved.

Written anew by `python -m tests.publication.drawn`; then look at them before they are kept.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from dagmar.agreement.model import AmountIs
from dagmar.library.dependence import Dependence
from dagmar.library.holdings import Holding, Holdings, Member
from dagmar.library.portfolio import Portfolio
from dagmar.library.portfolio_years import Year
from dagmar.library.shelf import shelved
from dagmar.money import kronor
from dagmar.publication.charts.portfolio_years import charts
from dagmar.text import Language

APPROVED = Path(__file__).parent / "approved"
LANGUAGES: tuple[Language, ...] = ("sv", "en")

Part = tuple[AmountIs, int | None, Dependence]
"""Kind, millions of kronor, and what they depend on."""


def year(number: int, *parts: Part) -> Year:
    """A year with an agreement for each part; an agreement's title is what tells that it is a test."""
    members = tuple(_member(number, at, *part) for at, part in enumerate(parts, start=1))
    return Year(number, Holdings(Portfolio(str(number), str(number), (), None, ()), members), ())


def years() -> tuple[Year, ...]:
    """Three years: all known, an amount not found of each sort, and one without agreements."""
    return (
        year(2009, ("pot", 1000, "results"), ("ceiling", 250, "nothing")),
        year(
            2010,
            ("pot", 600, "results"),
            ("pot", 200, "conditions"),
            ("pot", 200, "not_known"),
            ("pot", None, "results"),
            ("frame", 1500, "not_known"),
            ("own_contribution", None, "nothing"),
        ),
        year(2011),
    )


def _member(number: int, at: int, kind: AmountIs, millions: int | None, depends_on: Dependence) -> Member:
    name = f"prov-{number}-{at}"
    agreement = shelved("svf-2025").agreement.model_copy(update={"agreement": name, "title": f"Prov <{at}> & {number}"})
    amount = None if millions is None else kronor(millions * 1_000_000)
    holding = Holding(name, None, "pott", "Pott", kind, amount, depends_on, 21, Fraction(0), None, "real")
    return Member(agreement, (holding,))


if __name__ == "__main__":
    for language in LANGUAGES:
        for chart in charts(years(), language):
            (APPROVED / f"{chart.name}-{language}.svg").write_text(chart.svg, "utf-8")
