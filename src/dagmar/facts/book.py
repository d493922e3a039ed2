"""The facts of a run: observations looked up by indicator, recipient, period and sex, with the registry behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from dagmar.agreement.period import Period
from dagmar.facts.contradiction import without_repeats
from dagmar.facts.findings import Findings
from dagmar.facts.observation import Observation, Sex
from dagmar.problem import Problem, Refused
from dagmar.registry.recipient import Kind
from dagmar.registry.registry import NotKnown, Registry
from dagmar.source import Source

POPULATION = "population"


class Facts:
    """What is known. Immutable; a correction makes a new one through `with_observations`.

    `warnings` are what the readers of its files found and what leaves a result: someone is to be told of them.

    Raises:
        Refused: `observation-twice` for each pair recorded at the same time for the same thing with different content.
    """

    def __init__(
        self, observations: Iterable[Observation], registry: Registry, warnings: Iterable[Problem] = ()
    ) -> None:
        self.registry = registry
        self.warnings = tuple(warnings)
        self._by_key: dict[tuple[str, str, str, Sex], list[Observation]] = {}
        for observation in observations:
            self._by_key.setdefault(observation.key, []).append(observation)
        self._about: dict[tuple[str, str], list[tuple[str, str, str, Sex]]] = {}
        found = Findings()
        for key, history in self._by_key.items():
            history.sort(key=lambda seen: seen.recorded)
            self._about.setdefault(key[:2], []).append(key)
            without_repeats(history, found)
        if found.refused:
            raise Refused(problem for problem in found.problems() if problem.severity == "error")

    def __iter__(self) -> Iterator[Observation]:
        for history in self._by_key.values():
            yield from history

    def __len__(self) -> int:
        return sum(map(len, self._by_key.values()))

    def with_observations(self, more: Iterable[Observation]) -> Facts:
        """The same facts with more of them; later recorded ones hold."""
        return Facts([*self, *more], self.registry, self.warnings)

    def find(self, indicator: str, recipient: str, period: str, sex: Sex = "all") -> Observation | None:
        """The observation that holds now, a missing sign included; None when nobody has said anything."""
        history = self._by_key.get((indicator, recipient, period, sex))
        return history[-1] if history else None

    def history(self, indicator: str, recipient: str, period: str, sex: Sex = "all") -> tuple[Observation, ...]:
        """All observations of the same thing in the order recorded."""
        return tuple(self._by_key.get((indicator, recipient, period, sex), ()))

    def statement(self, subject: str, recipient: str) -> Observation | None:
        """The latest judgement or receipt about a recipient, whatever its period."""
        found = [self._by_key[key][-1] for key in self._about.get((subject, recipient), ())]
        return max(found, key=lambda seen: seen.recorded, default=None)

    def population(
        self,
        kind: Kind,
        recipient: str,
        as_of: str,
        *,
        sex: Sex = "all",
        ages: tuple[int, int | None] | None = None,
        table: str | None = None,
    ) -> Observation | NotKnown:
        """Inhabitants on a date or in a month.

        A table frozen with the agreement (facts of the indicator `population`) goes before the registry, since that is
        what the money was paid on; never a date near by.
        """
        if ages is None:
            for period in _same_moment(as_of):
                frozen = self.find(POPULATION, recipient, period, sex)
                if frozen is not None and (table is None or table == frozen.source.table):
                    return frozen
        found = self.registry.population(kind, recipient, as_of, sex=sex, ages=ages, table=table)
        if isinstance(found, NotKnown):
            return found
        return Observation(
            recipient, POPULATION, as_of, "persons", found.source, recorded="", sex=sex, value=Fraction(found.persons)
        )


def _same_moment(as_of: str) -> tuple[str, ...]:
    """A month's population is that of its last day, and the other way: both ways of writing it, the asked one first."""
    try:
        asked = Period.parse(as_of)
    except ValueError:
        return (as_of,)
    month = Period.parse(f"{asked.last:%Y-%m}")
    if asked.last != month.last:
        return (as_of,)
    return tuple(dict.fromkeys([as_of, str(month), month.last.isoformat()])) if asked in month else (as_of,)


def synthetic(observations: Iterable[Observation]) -> list[Observation]:
    """The same observations, marked as made by a generator."""
    return [replace(seen, source=replace(seen.source, basis="synthetic")) for seen in observations]


def plain_facts(
    figures: Mapping[str, Mapping[str, Fraction | int]], registry: Registry, period: str, source: Source
) -> Facts:
    """Facts from `{indicator: {recipient: figure}}`, all of one period and source: for examples and tests."""
    return Facts(
        [
            Observation(code, indicator, period, "number", source, recorded="", value=Fraction(figure))
            for indicator, row in figures.items()
            for code, figure in row.items()
        ],
        registry,
    )
