"""What is wrong with what a definition means: a column that the table lacks, a word that cannot stand there, a part missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from dagmar.agreement.direction import has_a_side
from dagmar.agreement.node import Path
from dagmar.agreement.words import nearest
from dagmar.disclosure import read_rule
from dagmar.indicators.conditions import Among, Begins, Between, Condition
from dagmar.indicators.definition import MONTHS, Definition, Interval, Measure
from dagmar.indicators.tables import TABLES, Kind
from dagmar.problem import Refused
from dagmar.text import Text

Wrong = tuple[Path, str, Text, Text]
AGE = "age"
"""The person's age at the end of the year that the row is counted on."""

NEEDS: Mapping[Measure, tuple[str, ...]] = {
    "share": ("denominator", "numerator"),
    "count": ("numerator",),
    "rate": ("numerator", "inhabitants", "per"),
    "mean": ("denominator", "value"),
    "median": ("denominator", "value"),
    "percentile": ("denominator", "value", "percentile"),
    "continuity": ("denominator", "by", "at_least"),
}
WITHIN_ONE = ("share", "continuity")
"""Measures whose values lie between 0 and 1."""
PARTS = ("denominator", "numerator", "inhabitants", "per", "value", "percentile", "by", "at_least")
INTERVALS: Mapping[Measure, tuple[Interval, ...]] = {
    "share": ("wilson", "none"),
    "count": ("byar", "exact", "none"),
    "rate": ("byar", "exact", "none"),
    "mean": ("t", "none"),
    "median": ("none",),
    "percentile": ("none",),
    "continuity": ("t", "none"),
}
"""The methods that say something of each measure."""


def problems_of(definition: Definition) -> Iterator[Wrong]:
    """Everything that can be said without data, as (path, code, message, help)."""
    if definition.table not in TABLES:
        yield _unknown(("table",), "tabellen", "table", definition.table, TABLES)
        return
    columns = kinds_of(definition)
    for name, at in _named(definition):
        if name not in columns:
            yield _unknown(at, "kolumnen", "column", name, columns)
    for at, where in _wheres(definition):
        for name, condition in where.items():
            if name not in columns:
                yield _unknown((*at, name), "kolumnen", "column", name, columns)
            else:
                yield from _fits((*at, name), name, condition, columns[name], definition.table)
    if definition.counted_on in definition.following:
        yield _unknown(("counted_on",), "kolumnen", "column", definition.counted_on, TABLES[definition.table].columns)
    yield from _kinds(definition, columns)
    yield from _whole(definition)


def kinds_of(definition: Definition) -> dict[str, Kind]:
    """What each name of the definition holds: the table's columns, its own times and spans of days, and the age."""
    table = TABLES[definition.table]
    own: dict[str, Kind] = {name: column.kind for name, column in table.columns.items()}
    return own | dict.fromkeys(definition.following, "time") | dict.fromkeys(definition.days, "whole") | {AGE: "whole"}


def _named(definition: Definition) -> Iterator[tuple[str, Path]]:
    yield definition.counted_on, ("counted_on",)
    for name, span in definition.days.items():
        yield span.from_, ("days", name, "from")
        yield span.to, ("days", name, "to")
    for name, following in definition.following.items():
        yield following.time, ("following", name, "time")
    for position, name in enumerate(definition.coverage.known):
        yield name, ("coverage", "known", position)
    for word in ("value", "by"):
        name = getattr(definition, word)
        if name is not None:
            yield name, (word,)


def _wheres(definition: Definition) -> Iterator[tuple[Path, Mapping[str, Condition]]]:
    for part in ("population", "denominator", "numerator"):
        rows = getattr(definition, part)
        if rows is not None:
            yield (part, "where"), rows.where
    for name, following in definition.following.items():
        yield ("following", name, "where"), following.where


def _fits(at: Path, name: str, condition: Condition, kind: Kind, table: str) -> Iterator[Wrong]:
    column = TABLES[table].columns.get(name)
    words = ("true", "false") if kind == "yes_no" else column.values if column is not None else ()
    if isinstance(condition, Among):
        if kind in {"time", "decimal"} or (kind == "whole" and not all(map(_is_whole, condition.values))):
            yield _kind(at, name, kind)
        for value in condition.values:
            if words and value not in words:
                yield _unknown(at, "värdet", "value", value, words)
    elif (isinstance(condition, Begins) and kind != "text") or (isinstance(condition, Between) and kind != "whole"):
        yield _kind(at, name, kind)


def _is_whole(value: str) -> bool:
    return value.lstrip("-").isdecimal()


def _kinds(definition: Definition, columns: Mapping[str, Kind]) -> Iterator[Wrong]:
    times: list[tuple[str, Path]] = [(definition.counted_on, ("counted_on",))]
    times += [(span.from_, ("days", name, "from")) for name, span in definition.days.items()]
    times += [(span.to, ("days", name, "to")) for name, span in definition.days.items()]
    times += [(one.time, ("following", name, "time")) for name, one in definition.following.items()]
    for name, at in times:
        if columns.get(name, "time") != "time":
            yield _kind(at, name, columns[name])
    if definition.value in columns and columns[str(definition.value)] not in {"whole", "decimal"}:
        yield _kind(("value",), str(definition.value), columns[str(definition.value)])
    if definition.by in columns and columns[str(definition.by)] != "text":
        yield _kind(("by",), str(definition.by), columns[str(definition.by)])
    own = {*definition.days, *definition.following} & {*TABLES[definition.table].columns, AGE}
    for name in sorted(own):
        yield (
            ("days" if name in definition.days else "following", name),
            "name-taken",
            Text(
                f"{name} är redan en kolumn i {definition.table}.", f"{name} is already a column of {definition.table}."
            ),
            Text("Välj ett annat namn.", "Choose another name."),
        )


def _whole(definition: Definition) -> Iterator[Wrong]:
    needs = NEEDS[definition.measure]
    for part in PARTS:
        given = getattr(definition, part) is not None
        if part in needs and not given:
            yield (
                ("measure",),
                "part-missing",
                Text(f"{definition.measure} behöver {part}.", f"{definition.measure} needs {part}."),
                Text(f"Lägg till en rad som börjar med {part}:", f"Add a line that begins with {part}:"),
            )
        elif given and part not in needs:
            yield (
                (part,),
                "part-not-used",
                Text(f"{definition.measure} använder inte {part}.", f"{definition.measure} does not use {part}."),
                Text("Stryk raden, eller välj ett annat measure.", "Delete the line, or choose another measure."),
            )
    if definition.percentile is not None and definition.percentile > 100:
        yield (
            ("percentile",),
            "percentile-over-100",
            Text(f"{definition.percentile} är ingen percentil.", f"{definition.percentile} is no percentile."),
            Text("Skriv ett heltal från 1 till 100.", "Write a whole number from 1 to 100."),
        )
    yield from _target(definition)
    yield from _interval(definition)
    yield from _disclosure(definition)
    yield from _breaks(definition)
    if [change.version for change in definition.changes][-1:] != [definition.version]:
        yield (
            ("version",),
            "version-without-change",
            Text(
                f"Sista raden i changes säger inte version {definition.version}.",
                f"The last line of changes does not say version {definition.version}.",
            ),
            Text("Skriv vad som ändrades, med version och dag.", "Write what changed, with version and day."),
        )


def _target(definition: Definition) -> Iterator[Wrong]:
    if definition.target is None:
        return
    if not has_a_side(definition.direction):
        yield (
            ("target",),
            "target-without-direction",
            Text(
                "Måttet säger inte om högre eller lägre är bättre; då går det inte att säga om målet nås.",
                "The measure does not say whether higher or lower is better, so nobody can say whether the target is met.",
            ),
            Text("Skriv direction, eller stryk målet.", "Write direction, or delete the target."),
        )
    value = definition.target.value
    if definition.measure in WITHIN_ONE and not 0 <= value <= 1:
        yield (
            ("target", "value"),
            "target-out-of-range",
            Text(
                f"{definition.measure} ligger mellan 0 och 1; målet är {value}.",
                f"{definition.measure} lies between 0 and 1; the target is {value}.",
            ),
            Text("Skriv 0.9 för 90 procent.", "Write 0.9 for 90 per cent."),
        )


def _interval(definition: Definition) -> Iterator[Wrong]:
    fitting = INTERVALS[definition.measure]
    if definition.interval not in fitting:
        yield (
            ("interval",),
            "interval-does-not-fit",
            Text(
                f"{definition.interval} är inget intervall för {definition.measure}.",
                f"{definition.interval} is no interval of {definition.measure}.",
            ),
            Text(f"Skriv {' eller '.join(fitting)}.", f"Write {' or '.join(fitting)}."),
        )


def _breaks(definition: Definition) -> Iterator[Wrong]:
    for number, change in enumerate(definition.changes):
        span = change.break_from
        if span is None:
            continue
        months = [month.first.month for month in span.months()]
        if len(months) != MONTHS[definition.period] or months[0] % len(months) != 1 % len(months):
            yield (
                ("changes", number, "break_from"),
                "break-not-a-period",
                Text(
                    f"{span} är ingen period som måttet räknas per ({definition.period}).",
                    f"{span} is no period that the measure is counted by ({definition.period}).",
                ),
                Text(
                    "Skriv den första perioden som inte går att jämföra med dem före.",
                    "Write the first period that cannot be compared with those before.",
                ),
            )


def _disclosure(definition: Definition) -> Iterator[Wrong]:
    try:
        rule = read_rule(definition.disclosure)
    except Refused as refused:
        yield from ((("disclosure",), one.code, one.message, one.help) for one in refused.problems)
        return
    sums, ranked = {"mean", "continuity"}, {"median", "percentile"}
    changed = rule.method == "noise" or rule.round_to > 1
    if changed and (definition.measure in sums or (definition.measure in ranked and rule.method == "noise")):
        yield (
            ("disclosure",),
            "disclosure-does-not-fit",
            Text(
                f"{definition.disclosure} ändrar antal; {definition.measure} är inget antal och ingen andel.",
                f"{definition.disclosure} changes counts; {definition.measure} is no count and no share.",
            ),
            Text("Skriv 1-4 eller 1-9.", "Write 1-4 or 1-9."),
        )


def _unknown(at: Path, sv: str, what: Literal["table", "column", "value"], word: str, known: Iterable[str]) -> Wrong:
    words = sorted(known)
    near = nearest(word, words)
    return (
        at,
        f"unknown-{what}",
        Text(f"Det finns inte: {sv} ”{word}”.", f"There is no {what} “{word}”."),
        Text(
            (f"Menade du {near}? " if near else "") + f"Där finns {', '.join(words)}.",
            (f"Did you mean {near}? " if near else "") + f"There is {', '.join(words)}.",
        ),
    )


_HOLDS: Mapping[Kind, Text] = {
    "text": Text("text", "text"),
    "whole": Text("heltal", "whole numbers"),
    "decimal": Text("decimaltal", "decimal numbers"),
    "yes_no": Text("ja eller nej", "yes or no"),
    "time": Text("tidpunkter", "times"),
    "day": Text("dagar", "days"),
}


def _kind(at: Path, name: str, kind: Kind) -> Wrong:
    return (
        at,
        "kind-does-not-fit",
        Text(
            f"{name} håller {_HOLDS[kind].sv}; det passar inte här.",
            f"{name} holds {_HOLDS[kind].en}; that does not fit.",
        ),
        Text("Välj en annan kolumn, eller ett annat villkor.", "Choose another column, or another condition."),
    )
