"""The definitions that an indicator's files were computed by, when it has changed between them.

Figures of an earlier definition are not given the words of the one that came after it: it is told which periods they are, and
what was counted then. Where the two do not even measure the same they cannot stand in one table, and are refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dagmar.facts.observation import Observation
from dagmar.indicators.loader import Defined
from dagmar.indicators.wording import measure_in_words
from dagmar.problem import Place, Problem
from dagmar.publication.site.computed_files import Computed
from dagmar.publication.site.exhibit import Earlier
from dagmar.text import Text, both


def definitions_of(indicator: str, files: Sequence[Computed], problems: list[Problem]) -> list[Defined]:
    """Those of an indicator, each once, the one that is shown last; what does not fit it is added to the problems."""
    of_files = [(one.file, one.definitions[indicator]) for one in files if indicator in one.definitions]
    last_file, last = of_files[-1]
    for file, defined in of_files:
        if _measures(defined) != _measures(last):
            problems.append(_do_not_fit(Place(str(file)), defined, Place(str(last_file)), last))
    return [*{one.vintage: one for _, one in of_files if one.vintage != last.vintage}.values(), last]


def still_behind(earlier: Sequence[Defined], seen: Sequence[Observation]) -> Iterator[Earlier]:
    """The earlier definitions that computed a figure which still stands, with the periods of those figures."""
    standing = {one.key: one for one in sorted(seen, key=lambda one: one.recorded) if one.sex == "all"}
    for defined in earlier:
        periods = {one.period for one in standing.values() if one.source.vintage == defined.vintage}
        if periods:
            definition = defined.definition
            parts = (definition.population, definition.numerator, definition.denominator or definition.inhabitants)
            says = (both("") if part is None else part.says.text for part in parts)
            yield Earlier(str(definition.version), tuple(sorted(periods)), *says)


def _measures(defined: Defined) -> tuple[object, ...]:
    definition = defined.definition
    return definition.measure, definition.percentile, definition.per, definition.unit, definition.period


def _do_not_fit(at: Place, one: Defined, also: Place, last: Defined) -> Problem:
    said, says = ((measure_in_words(of.definition), of.definition.unit) for of in (one, last))
    return Problem(
        "definitions-do-not-fit",
        at,
        Text(
            f"{one.id} mäts här som {said[0].sv} ({said[1]}), och i en senare fil som {says[0].sv} ({says[1]}).",
            f"{one.id} is measured here as {said[0].en} ({said[1]}), and in a later file as {says[0].en} ({says[1]}).",
        ),
        Text(
            "Ge den nya definitionen ett eget namn, eller publicera bara den senare filen.",
            "Give the new definition a name of its own, or publish the later file alone.",
        ),
        also=((also, Text("så räknas den här", "it is counted so here")),),
    )
