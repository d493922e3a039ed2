"""What a computed figure is made of, for people: a rate of its cases, a mean of its sum, and how many each of them rests on.

In a file of facts the numerator over the denominator is the figure exactly, so that a rate has `per` × cases above, and a mean
of decimals both parts times a power of ten. On the site the parts are what they are called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from dagmar.facts.observation import Observation
from dagmar.indicators.definition import Definition
from dagmar.indicators.footnote import read_footnote
from dagmar.publication.site.exhibit import Figure
from dagmar.publication.site.gathering import figure_of


def made_of(definition: Definition) -> Callable[[Observation], Figure]:
    """How an observation of a definition becomes a figure."""

    def made(seen: Observation) -> Figure:
        figure = figure_of(seen)
        if figure.value is None:
            return figure
        said = read_footnote(seen.source.note)
        match definition.measure:
            case "share" | "rate":
                base = None if figure.denominator is None else int(figure.denominator)
                cases = None if figure.numerator is None else figure.numerator / (definition.per or 1)
                return replace(figure, numerator=cases, base=base)
            case "count":
                return replace(figure, base=int(figure.value))
            case "mean" | "continuity" if said.base:
                low, high = (None, None) if said.ends is None else map(float, said.ends)
                total, whole = figure.value * said.base, Fraction(said.base)
                return replace(figure, numerator=total, denominator=whole, base=said.base, low=low, high=high)
            case _:
                return replace(figure, base=said.base)

    return made
