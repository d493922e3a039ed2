"""A definition in words, line by line: what a reader sees who asks what a figure is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from dagmar.agreement.direction import BOUNDS, DIRECTIONS
from dagmar.indicators.definition import Change, Definition, Interval, Length, Measure
from dagmar.indicators.loader import Defined
from dagmar.money import write_number
from dagmar.text import Text, both

MEASURES: Mapping[Measure, Text] = {
    "share": Text("andel", "share"),
    "count": Text("antal", "count"),
    "rate": Text("tal per invånare", "rate per inhabitants"),
    "mean": Text("medelvärde", "mean"),
    "median": Text("median (närmaste rang)", "median (nearest rank)"),
    "percentile": Text("percentil (närmaste rang)", "percentile (nearest rank)"),
    "continuity": Text("kontinuitetsindex (Bice-Boxerman)", "continuity index (Bice-Boxerman)"),
}
LENGTHS: Mapping[Length, Text] = {
    "month": Text("månad", "month"),
    "quarter": Text("kvartal", "quarter"),
    "year": Text("år", "year"),
}
INTERVALS: Mapping[Interval, Text] = {
    "wilson": Text("Wilson, 95 %", "Wilson, 95 %"),
    "exact": Text("exakt, 95 %", "exact, 95 %"),
    "byar": Text("Byar, 95 %; exakt under tio fall", "Byar, 95 %; exact below ten cases"),
    "t": Text("t-fördelning, 95 %", "t distribution, 95 %"),
    "none": Text("inget", "none"),
}


def described(one: Defined) -> tuple[tuple[Text, Text], ...]:
    """Headings with texts, in the order in which one reads them."""
    said = one.definition
    lines = [
        (Text("Indikator", "Indicator"), said.name.text),
        (Text("Varför", "Why"), said.why.text),
        *((heading, text) for heading, text in _rows(said)),
        (Text("Mått", "Measure"), measure_in_words(said)),
        (Text("Riktning", "Direction"), DIRECTIONS[said.direction]),
        *([(Text("Mål", "Target"), _target(said))] if said.target else []),
        (Text("Uppdelning på kön", "Split by sex"), Text("ja", "yes") if said.sex_split else Text("nej", "no")),
        (Text("Intervall", "Interval"), INTERVALS[said.interval]),
        (Text("Minsta underlag", "Smallest base"), both(str(said.smallest_base))),
        (Text("Små tal", "Small figures"), both(said.disclosure)),
        (Text("Täckning", "Coverage"), said.coverage.says.text),
        (Text("Källa", "Source"), said.source.text),
        *([(Text("Antaget", "Assumed"), said.assumed.text)] if said.assumed else []),
        (Text("Nästa publicering", "Next publication"), both(said.next_publication.isoformat())),
        *((both(f"Version {one.version}, {one.on}"), _change(one)) for one in said.changes),
        (both("SHA-256"), both(one.fingerprint)),
    ]
    return tuple(lines)


def _rows(said: Definition) -> list[tuple[Text, Text]]:
    parts = (
        (Text("Täljare", "Numerator"), said.numerator),
        (Text("Nämnare", "Denominator"), said.denominator),
        (Text("Nämnare", "Denominator"), said.inhabitants),
        (Text("Population", "Population"), said.population),
    )
    return [(heading, part.says.text) for heading, part in parts if part is not None]


def _change(one: Change) -> Text:
    if one.break_from is None:
        return one.what.text
    sv, en = one.what.text
    return Text(
        f"{sv}. Från {one.break_from} går värdena inte att jämföra med dem före.",
        f"{en}. From {one.break_from} figures cannot be compared with those before.",
    )


def _target(said: Definition) -> Text:
    assert said.target is not None, "asked only where there is one"
    share = said.measure == "share"
    level, says = said.target.value * (100 if share else 1), said.target.says.text
    decimals = next(places for places in count() if (level * 10**places).denominator == 1)
    sv, en = write_number(level, "sv", decimals=decimals), write_number(level, "en", decimals=decimals)
    bound, unit = BOUNDS[said.direction], "\u00a0%" if share else ""
    return Text(f"{bound.sv} {sv}{unit}. {says.sv}", f"{bound.en} {en}{unit}. {says.en}")


def measure_in_words(said: Definition) -> Text:
    """`rate per inhabitants (1000), per year`."""
    measure, length = MEASURES[said.measure], LENGTHS[said.period]
    more = f" {said.percentile}" if said.percentile else f" ({said.per})" if said.per else ""
    return Text(f"{measure.sv}{more}, per {length.sv}", f"{measure.en}{more}, per {length.en}")
