"""The charts of `dagmar portfolio --years`: money a year by kind, what it depends on, and how many agreements there are.

The kinds are drawn one below the other with a scale each, never on top of one another, since they must not be added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from dagmar.library.dependence import Dependence
from dagmar.library.holdings import KINDS, MONEY, Holdings, Sum
from dagmar.library.portfolio_years import Year
from dagmar.money import write_number
from dagmar.publication.charts.drawing import HATCHED, MIDDLE, STRONG, WEAK, Drawing
from dagmar.publication.portfolio import by_results
from dagmar.text import Language, Text

KIND = {
    "pot": Text("Potter", "Pots"),
    "ceiling": Text("Tak", "Ceilings"),
    "frame": Text("Ramar", "Frames"),
    "own_contribution": Text("Egna insatser", "Own contributions"),
}
_DEPENDS = {
    "results": Text("beror på resultat", "depends on results"),
    "conditions": Text("beror på villkor", "depends on conditions"),
    "nothing": Text("beror inte på något", "depends on nothing"),
    "not_known": Text("inte känt", "not known"),
}
_SHADES = {"results": STRONG, "conditions": MIDDLE, "nothing": WEAK, "not_known": HATCHED}
_OF_THE_LIBRARY = Text(
    "Avtalen i Dagmars bibliotek, inte alla som har funnits. Ett avtal över flera år räknas i det första.",
    "The agreements of Dagmar's library, not all that there were. One over several years counts in its first.",
)
_AT_LEAST = Text("minst", "at least")


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: its name as a file, its title, every figure in words, and the SVG."""

    name: str
    title: str
    text: str
    svg: str


def charts(years: Sequence[Year], language: Language) -> tuple[Chart, ...]:
    """The three charts of some years."""
    return (_money(years, language), _results(years, language), _agreements(years, language))


def _money(years: Sequence[Year], language: Language) -> Chart:
    span = _span(years)
    title = Text(f"Pengar i överenskommelserna {span}", f"Money of the agreements {span}").to(language)
    unit = Text("Miljoner kronor.", "Millions of kronor.").to(language)
    shown = [
        (kind, [(year, one) for year in years if (one := year.counted.sum_of(kind)).known or one.not_found])
        for kind in KINDS
    ]
    said = [
        f"{KIND[kind].to(language)}: " + "; ".join(f"{year.year} {_said(one, language)}" for year, one in rows) + "."
        for kind, rows in shown
        if rows
    ]
    drawing = Drawing(title, " ".join([unit, *said, _OF_THE_LIBRARY.to(language)]), language)
    drawing.heading(title)
    drawing.note(
        unit
        + Text(
            " ”Minst”: belopp som inte har hittats fattas. Slagen läggs inte ihop; varje slag har sin egen skala. ",
            " “At least”: amounts that were not found are missing. The kinds are not added; each has its own scale. ",
        ).to(language)
        + _OF_THE_LIBRARY.to(language)
    )
    for kind, rows in shown:
        if rows:
            drawing.heading(KIND[kind].to(language))
            most = max(one.known for _, one in rows) or 1
            for year, one in rows:
                drawing.bar(str(year.year), [(one.known, STRONG)], most, _said(one, language), 105)
        if kind == "pot" and rows:
            drawing.note(_largest(max(rows, key=lambda row: row[1].known)[0], language))
    return Chart("money", title, drawing.text, drawing.written())


def _largest(year: Year, language: Language) -> str:
    """Which agreement made the largest year large."""
    largest = year.widest
    if largest is None:
        return ""
    millions = write_number(Fraction(largest.widest or 0, 100_000_000), language, decimals=0)
    title = largest.agreement.title
    return Text(
        f"Det största avtalet {year.year}: {title}, {millions}.",
        f"The largest agreement of {year.year}: {title}, {millions}.",
    ).to(language)


def _results(years: Sequence[Year], language: Language) -> Chart:
    span = _span(years)
    title = Text(f"Vad pengarna beror på, {span}", f"What the money depends on, {span}").to(language)
    rows = [(year, share) for year in years if (share := by_results(year.counted)) is not None]
    about = Text(
        "Andel av kända potter och tak som beror på resultat.",
        "Share of the known pots and ceilings that depends on results.",
    ).to(language)
    said = "; ".join(f"{year.year} {_in_words(year.counted, language)}" for year, _ in rows)
    drawing = Drawing(title, f"{about} {said}. {_OF_THE_LIBRARY.to(language)}", language)
    drawing.heading(title)
    at_least = Text(
        " ”Minst”: för en del av pengarna är det inte känt vad de beror på. ",
        " “At least”: of some of the money it is not known what it depends on. ",
    )
    drawing.note(about + at_least.to(language) + _OF_THE_LIBRARY.to(language))
    drawing.legend([(_SHADES[what], _DEPENDS[what].to(language)) for what in get_args(Dependence)])
    for year, _ in rows:
        parts = [(year.counted.depending_on(what).known, _SHADES[what]) for what in get_args(Dependence)]
        drawing.bar(
            str(year.year), parts, sum(part for part, _ in parts), results_share(year.counted, language) or "", 90
        )
    return Chart("results", title, drawing.text, drawing.written())


def _agreements(years: Sequence[Year], language: Language) -> Chart:
    span = _span(years)
    title = Text(f"Antal överenskommelser {span}", f"Number of agreements {span}").to(language)
    counts = [(year.year, len(year.counted.members)) for year in years]
    said = "; ".join(f"{year} {count}" for year, count in counts)
    drawing = Drawing(title, f"{title}: {said}. {_OF_THE_LIBRARY.to(language)}", language)
    drawing.heading(title)
    drawing.note(_OF_THE_LIBRARY.to(language))
    most = max((count for _, count in counts), default=0) or 1
    for year, count in counts:
        drawing.bar(str(year), [(count, STRONG)], most, str(count), 40)
    return Chart("agreements", title, drawing.text, drawing.written())


def results_share(counted: Holdings, language: Language) -> str | None:
    """`minst 84,1 %`: the share that depends on results, at least when it is not known of some of the money.

    `inte känt` when none is known to depend on results and some may; None when no amount was found.
    """
    share = by_results(counted)
    if share is None:
        return None
    percent = f"{write_number(share * 100, language, decimals=1)} %"
    doubt = counted.depending_on("not_known").known
    if doubt and not share:
        return Text("inte känt", "not known").to(language)
    return f"{_AT_LEAST.to(language)} {percent}" if doubt else percent


def _in_words(counted: Holdings, language: Language) -> str:
    whole = sum(counted.sum_of(kind).known for kind in MONEY)
    parts = [
        f"{_DEPENDS[what].to(language)} {write_number(Fraction(known * 100, whole), language, decimals=1)} %"
        for what in get_args(Dependence)
        if (known := counted.depending_on(what).known)
    ]
    return ", ".join(parts)


def _said(one: Sum, language: Language) -> str:
    """Whole millions; at least when an amount lacks; unknown when nothing was found."""
    if one.not_found and not one.known:
        return Text("okänt", "unknown").to(language)
    millions = write_number(Fraction(one.known, 100_000_000), language, decimals=0)
    return f"{_AT_LEAST.to(language)} {millions}" if one.not_found else millions


def _span(years: Sequence[Year]) -> str:
    first, last = years[0].year, years[-1].year
    return str(first) if first == last else f"{first}–{last}"
