"""The plan: what every definition asks, as sums over rows that fulfil conditions, and which of them share a pass.

A *term* is a set of conditions that must all hold, and what is summed over the rows where they do (rows, or a value). Two
definitions that say the same share the term. Where many terms differ only by what one column equals, the column becomes
a key to group by and the terms are told apart after the pass: one sum then serves them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import NamedTuple, TypeGuard

from dagmar.indicators.conditions import Among, Condition, Known, Unknown
from dagmar.indicators.definition import Definition, Following
from dagmar.indicators.footers import Said
from dagmar.indicators.tables import TABLES


@dataclass(frozen=True, slots=True)
class Sound:
    """A span of days that is not below zero; one that is not known is no fault."""


class Months(NamedTuple):
    """From one month to another, both included, each as year × 12 + month − 1."""

    first: int
    last: int

    @classmethod
    def around(cls, first: date, last: date) -> Months:
        """From the month of a day to that of another."""
        return cls(first.year * 12 + first.month - 1, last.year * 12 + last.month - 1)


Atom = tuple[str, Condition | Sound]
KeyMust = Among | Known
"""What can be told of a key after the pass: that it is one of some values, or has any."""
SOUND = Sound()
MOST_KEYED = 2_000
"""Keys are taken up while they multiply the groups by no more than this."""
WORTH_A_KEY = 4
"""So many sums fewer make a column worth grouping by: with fewer, the groups that it makes more of cost as much as the sums."""


@dataclass(frozen=True, slots=True)
class Term:
    """Rows that fulfil every condition; with `value`, the sum of that over them, or of its `squares`."""

    atoms: frozenset[Atom]
    value: str | None = None
    squares: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What one definition needs. `population` includes rows with a span of days below zero; the others do not.

    `squares` is asked only of a mean with an interval, which is reckoned from them.
    """

    definition: Definition
    population: Term
    counted: Term
    base: Term
    top: Term
    covered: Term | None
    nameless: Term | None
    value: str | None
    squares: Term | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        """All of them, the same one once."""
        every = (self.population, self.counted, self.base, self.top, self.covered, self.nameless, self.squares)
        return tuple(dict.fromkeys(term for term in every if term is not None))


def asked_by(definition: Definition) -> Asked:
    """The terms of a definition: its population, the same without faulty waits, what it is of, and what is counted."""
    population = _atoms(definition, definition.population.where)
    sound = population | {(named(definition, name), SOUND) for name in spans_used(definition)}
    base = sound | _atoms(definition, definition.denominator.where if definition.denominator else {})
    value = None if definition.value is None else named(definition, definition.value)
    if value is not None:
        base |= {(value, Known())}
    top = base | _atoms(definition, definition.numerator.where if definition.numerator else {})
    if definition.measure in {"count", "rate"}:
        base = top
    nameless = base | {("person", Unknown())}
    if by_person(definition):
        base, top = base | {("person", Known())}, top | {("person", Known())}
    covered = frozenset((named(definition, name), Known()) for name in definition.coverage.known)
    return Asked(
        definition,
        Term(population),
        Term(sound),
        Term(base),
        Term(top, value if definition.measure == "mean" else None),
        Term(sound | covered) if covered else None,
        Term(nameless) if by_person(definition) else None,
        value,
        Term(top, value, squares=True) if definition.measure == "mean" and definition.interval == "t" else None,
    )


def by_person(definition: Definition) -> bool:
    """Whether rows of the same person are brought together, so that a row without a person has no place."""
    return (
        bool(following_used(definition))
        or definition.counting == "first_per_person"
        or definition.measure == "continuity"
    )


def _atoms(definition: Definition, where: Mapping[str, Condition]) -> frozenset[Atom]:
    return frozenset((named(definition, name), condition) for name, condition in where.items())


def named(definition: Definition, name: str) -> str:
    """A name of the definition's own, as what it is: so that two definitions that mean the same share it.

    Short, without dots: PostgreSQL cuts a longer name than 63 bytes, and Spark reads a dot as a step into a struct.
    """
    if name in definition.days:
        span = definition.days[name]
        return _short("days", f"{named(definition, span.from_)} {named(definition, span.to)}")
    if name in definition.following:
        following = definition.following[name]
        return _short("next", f"{following.time} {sorted(following.where.items(), key=repr)}")
    return name


def _short(what: str, meaning: str) -> str:
    return f"{what}_{sha256(meaning.encode()).hexdigest()[:16]}"


def spans_used(definition: Definition) -> tuple[str, ...]:
    """The spans of days that the definition speaks of anywhere but where they are defined."""
    used = _used(definition)
    return tuple(name for name in definition.days if name in used)


def following_used(definition: Definition) -> tuple[str, ...]:
    """The same person's next times that the definition speaks of, by themselves or as the end of a span."""
    spans = [definition.days[name] for name in spans_used(definition)]
    used = _used(definition) | {end for span in spans for end in (span.from_, span.to)}
    return tuple(name for name in definition.following if name in used)


def _used(definition: Definition) -> set[str | None]:
    rows = (definition.population, definition.denominator, definition.numerator)
    return {name for part in rows if part for name in part.where} | {*definition.coverage.known, definition.value}


@dataclass(frozen=True, slots=True)
class Key:
    """A column to group by. `listed` are the values told apart; all others fall together, unless it is `whole`."""

    column: str
    listed: tuple[str, ...]
    whole: bool


@dataclass(frozen=True)
class Plan:
    """One pass over one table: what to group by beside municipality, sex and month, and the sums that are left.

    With `months`, rows of other months are not looked at; those without a month are, so that they are told of. Nor are rows
    that do not fulfil `common`, which every definition demands.
    """

    table: str
    counted_on: str
    asked: tuple[Asked, ...]
    keys: tuple[Key, ...]
    sums: tuple[Term, ...]
    days: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    following: Mapping[str, Following] = field(default_factory=dict)
    months: Months | None = None
    common: frozenset[Atom] = frozenset()

    def split(self, term: Term) -> tuple[dict[str, KeyMust], Term]:
        """A term as what its keys must be, and the sum that is left."""
        return _split(term, self.keys, self.common)

    def knowing(self, said: Said) -> Plan:
        """The same sums for less work, from what the data say of themselves.

        A column with few values is grouped by as it is. Where it is known how many rows there are and when the first and last
        were, rows that no definition is about are left aside; not so with `months`, since nobody says how many those have.
        """
        plan = replace(self, keys=tuple(replace(key, whole=key.whole or key.column in said.few) for key in self.keys))
        terms = [term for one in self.asked for term in one.terms]
        if self.months is None and self.counted_on in said.times:
            plan = replace(plan, common=frozenset[Atom].intersection(*(term.atoms for term in terms)))
        return replace(plan, sums=_sums(terms, plan.keys, plan.common))


def plans_for(definitions: Iterable[Definition]) -> tuple[Plan, ...]:
    """The passes for definitions that count every row: one for each table and time that settles the period."""
    passes: dict[tuple[str, str], list[Asked]] = {}
    for definition in definitions:
        passes.setdefault((definition.table, definition.counted_on), []).append(asked_by(definition))
    return tuple(plan_for(asked) for asked in passes.values())


def plan_for(asked: Iterable[Asked]) -> Plan:
    """One pass for all of these, which are of one table and counted on one time."""
    every = tuple(asked)
    first = every[0].definition
    terms = tuple(dict.fromkeys(term for one in every for term in one.terms))
    keys = _keys(terms, first.table)
    sums = _sums(terms, keys)
    days = {
        named(one.definition, name): (named(one.definition, span.from_), named(one.definition, span.to))
        for one in every
        for name, span in one.definition.days.items()
    }
    following = {named(one.definition, name): what for one in every for name, what in one.definition.following.items()}
    return Plan(first.table, first.counted_on, every, keys, sums, days, following)


def _split(term: Term, keys: Sequence[Key], common: frozenset[Atom] = frozenset()) -> tuple[dict[str, KeyMust], Term]:
    told = {key.column: key.whole for key in keys}
    wanted: dict[str, KeyMust] = {}
    left = set(term.atoms - common)
    for atom in term.atoms - common:
        column, condition = atom
        if column in told and _is_key(condition):
            other = wanted.get(column)
            values = (one for one in condition.values if not isinstance(other, Among) or one in other.values)
            wanted[column] = Among(tuple(values))
            left.remove(atom)
    for column, whole in told.items():
        if (column, Known()) in left and (whole or column in wanted):  # what is one of some is known
            wanted.setdefault(column, Known())
            left.remove((column, Known()))
    return wanted, replace(term, atoms=frozenset(left))


def _is_key(condition: object) -> TypeGuard[Among]:
    return isinstance(condition, Among) and not condition.negated


def _keys(terms: tuple[Term, ...], table: str) -> tuple[Key, ...]:
    candidates = {
        column: _key(column, terms, table)
        for term in terms
        for column, one in term.atoms
        if _is_key(one) and column in TABLES[table].columns and TABLES[table].columns[column].kind in {"text", "yes_no"}
    }
    chosen: list[Key] = []
    groups = 1
    while candidates:
        now = len(_sums(terms, chosen))
        column, left = min(
            ((column, len(_sums(terms, [*chosen, key]))) for column, key in candidates.items()),
            key=lambda one: (one[1], one[0]),
        )
        key = candidates.pop(column)
        if now - left >= WORTH_A_KEY and groups * (len(key.listed) + 1) <= MOST_KEYED:
            chosen.append(key)
            groups *= len(key.listed) + 1
    return tuple(chosen)


def _sums(terms: Iterable[Term], keys: Sequence[Key], common: frozenset[Atom] = frozenset()) -> tuple[Term, ...]:
    """What is left to sum of these terms, each once; and all rows, unless some are left aside."""
    everything = () if common else (Term(frozenset()),)
    return tuple(dict.fromkeys([*everything, *(_split(term, keys, common)[1] for term in terms)]))


def _key(column: str, terms: tuple[Term, ...], table: str) -> Key:
    listed = {
        value
        for term in terms
        for name, one in term.atoms
        if name == column and isinstance(one, Among) and not one.negated
        for value in one.values
    }
    known = TABLES[table].columns.get(column)
    whole = known is not None and (known.kind == "yes_no" or bool(known.values))
    values = ("true", "false") if known and known.kind == "yes_no" else known.values if known else ()
    return Key(column, tuple(sorted({*listed, *values})), whole)
