"""Whether a recipient's figures rise or fall over the five latest years, as `dagmar.statistics.trend` tests it, and in words.

It is tested once for each indicator, of figures by year alone, and up to the indicator's own latest year. Whoever has no value
then, lacks one of the five years, has a break among them, a figure without uncertainty or one that rests on too few, is told so
and nothing more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dagmar.publication.site.exhibit import NATION, Exhibit, Figure
from dagmar.publication.site.standing import SIGNS, VERDICTS
from dagmar.publication.site.uncertainty import LEVEL
from dagmar.statistics.estimate import Estimate, Method, NotCalculated
from dagmar.statistics.trend import LEVEL as CERTAIN
from dagmar.statistics.trend import POINTS, Moves, Trend, YearPoint, trend
from dagmar.statistics.wilson import WILSON
from dagmar.text import Language, Text

FiveYears = Mapping[str, Trend | NotCalculated]
MOVES: dict[Moves, Text] = {
    "rising": Text("ökar", "rising"),
    "falling": Text("minskar", "falling"),
    "no_certain_change": Text("ingen säker förändring", "no certain change"),
}
NO_VALUE = NotCalculated("no-value", Text("Det senaste året saknar värde.", "The latest year has no figure."))
TOO_FEW = NotCalculated(
    "too-few", Text("Ett av åren har för litet underlag.", "One of the years has too small a base.")
)
_GIVEN = Method("given", Text("som värdet har det", "as the figure has it"), "")
"""Of an interval that a figure has. How it was reckoned does not matter here: it says how sure a year is."""


def trends_of(exhibit: Exhibit, latest: str) -> FiveYears:
    """What each recipient's five latest years did, or why it is not said; nothing when the periods are no years."""
    if not all(len(period) == len("2024") for period in exhibit.periods):
        return {}
    breaks = [int(one.day) for one in exhibit.breaks if len(one.day) == len("2024")]
    found: dict[str, Trend | NotCalculated] = {}
    for code, row in exhibit.figures.items():
        if code == NATION:
            continue
        if exhibit.figure(code, latest).value is None:
            found[code] = NO_VALUE
            continue
        known = sorted(period for period, one in row.items() if one.value is not None)[-POINTS:]
        points = [YearPoint(int(period), _estimate(row[period])) for period in known]
        told = trend(points, direction=exhibit.direction, breaks=breaks)
        few = isinstance(told, Trend) and any(exhibit.too_few(row[period]) for period in known)
        found[code] = TOO_FEW if few else told
    return found


def in_words(found: Trend, language: Language) -> str:
    """`▲ ökar, vilket är bättre`; `● ingen säker förändring`."""
    said = MOVES[found.moves].to(language)
    if found.verdict in ("better", "worse"):
        judged = VERDICTS[found.verdict]
        said += Text(f", vilket är {judged.sv}", f", which is {judged.en}").to(language)
    return f"{SIGNS[found.verdict]} {said}"


def span(found: Trend) -> str:
    """`2020–2024`."""
    return f"{found.years[0]}–{found.years[1]}"


def method_of(found: FiveYears, language: Language) -> str:
    """How it was tested, in a few sentences; why it is said of nobody; an empty text when nothing was asked."""
    methods = {one.method.id: one.method for one in found.values() if isinstance(one, Trend)}
    if not methods:
        return " ".join(_never(found.values(), language))
    named = "; ".join(f"{one.name.to(language)} ({one.source})" for _, one in sorted(methods.items()))
    level = CERTAIN * 100
    return Text(
        f"Ett värde sägs öka eller minska när lutningen över {POINTS} år i rad är säker på nivån {level:.1f} %".replace(
            ".", ","
        )
        + " och står kvar vilket år som än tas bort; aldrig över ett år som saknas eller ett brott. "
        + f"Metod: {named}.",
        f"A value is said to rise or fall when the slope over {POINTS} years in a row is certain at {level:.1f}% and stays "
        f"whichever year is left out; never across a missing year or a break. Method: {named}.",
    ).to(language)


def _never(found: Iterable[Trend | NotCalculated], language: Language) -> list[str]:
    why = sorted({one.why.to(language) for one in found if isinstance(one, NotCalculated)})
    return [Text("Sägs inte för någon.", "Said of nobody.").to(language), *why] if why else []


def _estimate(figure: Figure) -> Estimate:
    assert figure.value is not None, "only years with a value are asked"
    method, value = WILSON if figure.method == WILSON.id else _GIVEN, float(figure.value)
    return Estimate(value, figure.low, figure.high, LEVEL, method, figure.numerator, figure.denominator)
