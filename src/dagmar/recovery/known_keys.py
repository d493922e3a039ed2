"""The keys that the registry knows: populations by day, sex and age, of those in the table or of everyone of their kind.

Which everyone is meant shows in the table: a pot that only some shared was divided by their persons, and a row that was cut
off still had its share. Both are tried.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache

from dagmar.recovery.key import Key, Who
from dagmar.registry.count import OLDEST
from dagmar.registry.edition import Edition, population_editions
from dagmar.registry.population import Population, Sex
from dagmar.registry.recipient import Kind
from dagmar.registry.registry import BEGINS, load_registry
from dagmar.source import Source
from dagmar.text import Text

_SEXES: tuple[Sex, ...] = ("all", "women", "men")
_SEX = {"all": Text("", ""), "women": Text(", kvinnor", ", women"), "men": Text(", män", ", men")}


@dataclass(frozen=True, slots=True)
class Ages:
    """A population by age, added up from below: `below[who][n]` are those younger than n years, `everyone[n]` all such."""

    edition: Edition
    sex: Sex
    below: dict[Who, list[int]]
    everyone: list[int]

    def key(self, first: int, last: int) -> Key:
        """Those from `first` to `last` years of age, both included; `OLDEST` means with everyone older."""
        weights = {who: below[last + 1] - below[first] for who, below in self.below.items()}
        ages = first, None if last == OLDEST else last
        return _key(self.edition, self.edition.first, self.sex, weights, self.edition.source, ages)


def known_keys(rows: Sequence[Who]) -> tuple[Key, ...]:
    """Equal parts and every population without ages that the registry knows for all these recipients, each key once."""
    return _known_keys(tuple(rows))


def ages_known(rows: Sequence[Who]) -> tuple[Ages, ...]:
    """Every population by age that the registry knows for all these recipients, by sex."""
    return _ages_known(tuple(rows))


@lru_cache(maxsize=8)  # tables after tables must not fill the memory
def _known_keys(rows: tuple[Who, ...]) -> tuple[Key, ...]:
    found: dict[tuple[tuple[Who, int], ...], Key] = {}
    for key in (*_equal(rows), *_populations(rows)):
        same = tuple(sorted(key.weights.items()))
        first = found.setdefault(same, key)
        if first is not key and key.name != first.name:
            found[same] = replace(first, alike=(*first.alike, key.name.sv))
    return tuple(found.values())


@lru_cache(maxsize=8)  # tables after tables must not fill the memory
def _ages_known(rows: tuple[Who, ...]) -> tuple[Ages, ...]:
    found = []
    for edition in population_editions():
        for sharers in _sharers(rows, edition.first) if edition.by_age else ():
            for sex in _SEXES:
                ages = _by_age(edition.id, edition.first, sharers, sex)
                if ages is not None:
                    found.append(Ages(edition, sex, *ages))
    return tuple(found)


def everyone(rows: Sequence[Who], day: str) -> tuple[Who, ...]:
    """Everyone, on a day, of the kinds that the rows are."""
    on = max(date.fromisoformat(day), BEGINS)
    registry = load_registry()
    kinds: dict[Kind, list[str]] = {
        "region": [one.code for one in registry.regions(on)],
        "municipality": [one.code for one in registry.municipalities(on)],
    }
    wanted = {kind for kind, _ in rows}
    return tuple((kind, code) for kind, codes in kinds.items() if kind in wanted for code in codes)


def _sharers(rows: tuple[Who, ...], day: str) -> Iterator[tuple[Who, ...]]:
    yield rows
    every = everyone(rows, day)
    if set(every) > set(rows):
        yield every


def _equal(rows: tuple[Who, ...]) -> Iterator[Key]:
    for sharers in _sharers(rows, "2024-12-31"):
        name = Text(f"lika delar till {len(sharers)}", f"equal parts to {len(sharers)}")
        yield Key("equal", name, dict.fromkeys(sharers, 1))


def _populations(rows: tuple[Who, ...]) -> Iterator[Key]:
    for edition in population_editions():
        for day in _days(edition):
            for sharers in _sharers(rows, day):
                for sex in _SEXES if edition.by_sex else _SEXES[:1]:
                    seen = _counted(edition.id, day, sharers, sex)
                    if seen:
                        weights = {who: one.persons for who, one in seen.items()}
                        yield _key(edition, day, sex, weights, next(iter(seen.values())).source, None)


@lru_cache(maxsize=256)
def _counted(edition_id: str, day: str, sharers: tuple[Who, ...], sex: Sex) -> dict[Who, Population]:
    """The persons of everyone; nothing when somebody's are not known."""
    seen: dict[Who, Population] = {}
    for who in sharers:
        one = _looked_up(edition_id, day, who, sex)
        if one is None:
            return {}
        seen[who] = one
    return seen


@cache
def _looked_up(edition_id: str, day: str, who: Who, sex: Sex) -> Population | None:
    one = load_registry().population(_kind(who[0]), who[1], day, sex=sex, table=edition_id)
    return one if isinstance(one, Population) else None


@lru_cache(maxsize=256)
def _by_age(
    edition_id: str, day: str, sharers: tuple[Who, ...], sex: Sex
) -> tuple[dict[Who, list[int]], list[int]] | None:
    below = {who: _below(edition_id, day, who, sex) for who in sharers}
    if not all(below.values()):
        return None
    return below, [sum(row) for row in zip(*below.values(), strict=True)]


@cache
def _below(edition_id: str, day: str, who: Who, sex: Sex) -> list[int]:
    """How many are younger than 0, 1, … years, and at last everyone; empty when it is not known."""
    if sex == "all":
        both = [_below(edition_id, day, who, one) for one in ("women", "men")]
        return [women + men for women, men in zip(*both, strict=True)]
    below = [0]
    for age in range(OLDEST + 1):
        ages = (age, None if age == OLDEST else age)
        one = load_registry().population(_kind(who[0]), who[1], day, sex=sex, ages=ages, table=edition_id)
        if not isinstance(one, Population):
            return []
        below.append(below[-1] + one.persons)
    return below


def _days(edition: Edition) -> Iterator[str]:
    first, last = int(edition.first[:4]), int(edition.last[:4])
    if edition.first == edition.last:
        yield edition.first
    else:
        yield from (f"{year}-12-31" for year in range(max(first, BEGINS.year - 1), last + 1))


def _kind(kind: str) -> Kind:
    return "municipality" if kind == "municipality" else "region"


def _key(
    edition: Edition, day: str, sex: Sex, weights: dict[Who, int], source: Source, ages: tuple[int, int | None] | None
) -> Key:
    old = Text("", "")
    if ages is not None:
        to = "" if ages[1] is None else str(ages[1])
        old = Text(f", {ages[0]}–{to} år", f", ages {ages[0]}–{to}")
    name = Text(
        f"folkmängden {day}{_SEX[sex].sv}{old.sv} ({edition.id})",
        f"the population on {day}{_SEX[sex].en}{old.en} ({edition.id})",
    )
    return Key("population", name, weights, day, sex, ages, source)
