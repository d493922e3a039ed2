"""The tables of the foreign schemes: compact, with their source in the first lines, and the agreements beside them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import dagmar
from dagmar.agreement.loader import Loaded
from dagmar.allocation.result import Line
from dagmar.facts.book import Facts
from dagmar.facts.observation import Observation
from dagmar.registry.own import registry_of
from dagmar.source import Basis, Source

HERE = Path(__file__).parent
Row = Mapping[str, str]


def agreement(name: str) -> Loaded:
    """One of the schemes, as a file that runs."""
    return dagmar.load(HERE / name / "agreement.yaml")


def table(name: str, file: str) -> dict[str, Row]:
    """A table by code; the lines that say where it is from are left out."""
    lines = (HERE / name / file).read_text(encoding="utf-8").splitlines()
    return {row["code"]: row for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def known(
    loaded: Loaded, figures: Mapping[tuple[str, str], Fraction | tuple[int, int]], basis: Basis = "real"
) -> Facts:
    """Facts of the agreement's own recipients, by indicator and code: a figure, or a numerator and a denominator."""
    source, period = Source("published table", basis=basis), str(loaded.agreement.period)
    return Facts(
        [
            Observation(
                code, indicator, period, "number", source, "", numerator=Fraction(one[0]), denominator=Fraction(one[1])
            )
            if isinstance(one, tuple)
            else Observation(code, indicator, period, "number", source, "", value=one)
            for (indicator, code), one in figures.items()
        ],
        registry_of(loaded),
    )


def share_earned(line: Line) -> Fraction:
    """The share (0..1) that the results gave of a recipient's entitlement, before what others did not earn."""
    figure = line.earned
    assert figure is not None
    while figure.rule == "total":
        figure = figure.of[0]
    assert figure.rule == "product"
    return figure.of[1].value


def printed(exact: Fraction, decimals: int) -> Fraction:
    """A figure as it is printed with so many decimals."""
    return Fraction(round(exact * 10**decimals), 10**decimals)
