"""The part of the registry that a decision stood on: who there was, and how many they were, as it was answered then.

While a decision is computed every answer of the registry is kept. In the package the answers are two tables, and a
registry built from them gives the same answers, so that a decision comes out the same when the registry has moved on.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from dagmar.publication.decision.table import Column, Table, rows_of
from dagmar.registry.not_known import NotKnown, NotKnownCode
from dagmar.registry.recipient import Form, Kind, NameBasis, NumberStatus, Recipient, RecipientCode
from dagmar.registry.registry import BEGINS, BeforeTheRegistry, Group, Population, Question, Registry, Sex
from dagmar.source import Basis, Source
from dagmar.text import Text

Rolls = dict[tuple[Kind, date], Mapping[RecipientCode, Recipient]]
Answers = dict[Question, Population | NotKnown]


class RegistryUsed(Registry):
    """A registry that keeps what it was asked and what it answered."""

    def __init__(self, behind: Registry) -> None:
        self.behind = behind
        self.rolls: Rolls = {}
        self.populations: Answers = {}

    def roll(self, kind: Kind, on: date) -> Mapping[RecipientCode, Recipient]:
        """See `Registry.roll`; kept."""
        if (kind, on) not in self.rolls:
            self.rolls[kind, on] = self.behind.roll(kind, on)
        return self.rolls[kind, on]

    def answer(self, question: Question) -> Population | NotKnown:
        """See `Registry.answer`; kept."""
        if question not in self.populations:
            self.populations[question] = self.behind.answer(question)
        return self.populations[question]

    def group(self, municipality: str, year: int) -> Group | NotKnown:
        """See `Registry.group`. Not kept: no rule asks for it yet, and one that does would not verify."""
        return self.behind.group(municipality, year)

    def tables(self) -> tuple[Table, Table]:
        """What was answered, as the tables of the package."""
        return _roll_table(self.rolls), _population_table(self.populations)


class PackagedRegistry(Registry):
    """The registry of a package: it knows what it was asked when the decision was made, and nothing else."""

    def __init__(self, recipients: bytes, populations: bytes) -> None:
        self._rolls = _read_rolls(recipients)
        self._answers = _read_populations(populations)

    def roll(self, kind: Kind, on: date) -> Mapping[RecipientCode, Recipient]:
        """See `Registry.roll`; nobody when the decision never asked."""
        if on < BEGINS and kind != "own":
            raise BeforeTheRegistry(on)
        return self._rolls.get((kind, on), {})

    def answer(self, question: Question) -> Population | NotKnown:
        """See `Registry.answer`; not known when the decision never asked."""
        return self._answers.get(question, _NOT_ASKED)

    def own_codes(self) -> set[str]:
        """The codes of those that the agreement lists itself."""
        return {str(one.code) for (kind, _), roll in self._rolls.items() if kind == "own" for one in roll.values()}

    def group(self, municipality: str, year: int) -> Group | NotKnown:
        """See `Registry.group`; a package holds no groups."""
        return _NOT_ASKED


_NOT_ASKED = NotKnown(
    Text("Uppgiften finns inte i beslutspaketet.", "The figure is not in the decision package."),
    "no-population-on-that-date",
)

_ROLL_COLUMNS = (
    Column("on", "the day asked for", "date"),
    Column("kind", "region, municipality, county, national or own"),
    Column("code", "the recipient's code"),
    Column("name", "the name of the day"),
    Column("county", "the county's code"),
    Column("organisation_number", "the organisation number"),
    Column("organisation_number_status", "how sure the number is"),
    Column("short_name", "the short name"),
    Column("form", "what the law called it"),
    Column("since", "the first day of this code and name", "date"),
    Column("name_basis", "where the name is from"),
    Column("same_as", "the other code of the same organisation"),
    Column("listed_in", "the agreement's own list that it stands in"),
)
_POPULATION_COLUMNS = (
    Column("kind", "region, municipality, county, national or own"),
    Column("code", "the recipient's code"),
    Column("as_of", "the day or month asked for"),
    Column("sex", "all, women or men"),
    Column("from_age", "the first year of age", "integer"),
    Column("to_age", "the last year of age; blank when there is no last", "integer"),
    Column("asked_table", "the table asked for, when one was"),
    Column("persons", "inhabitants; blank when not known", "integer"),
    Column("source", "who published it"),
    Column("published", "the day that it holds for"),
    Column("table", "the table"),
    Column("vintage", "the edition of the table"),
    Column("url", "where it was"),
    Column("note", "what a reader must know"),
    Column("basis", "real, derived or synthetic"),
    Column("not_known", "why it is not known, as a code"),
    Column("why_sv", "why it is not known, in Swedish"),
    Column("why_en", "why it is not known, in English"),
)


def _roll_table(rolls: Rolls) -> Table:
    rows = [
        (
            on.isoformat(),
            kind,
            str(one.code),
            one.name,
            one.county or "",
            one.organisation_number or "",
            one.organisation_number_status,
            one.short_name,
            one.form,
            one.since.isoformat() if one.since else "",
            one.name_basis,
            one.same_as or "",
            one.listed_in or "",
        )
        for (kind, on), roll in rolls.items()
        for one in roll.values()
    ]
    return Table("recipients", "Everyone the registry knew on the days asked for", _ROLL_COLUMNS, tuple(sorted(rows)))


def _read_rolls(content: bytes) -> Rolls:
    rolls: dict[tuple[Kind, date], dict[RecipientCode, Recipient]] = {}
    for row in rows_of(content):
        kind, code = cast("Kind", row["kind"]), RecipientCode(row["code"])
        rolls.setdefault((kind, date.fromisoformat(row["on"])), {})[code] = Recipient(
            code,
            kind,
            row["name"],
            row["county"] or None,
            row["organisation_number"] or None,
            cast("NumberStatus", row["organisation_number_status"]),
            row["short_name"],
            cast("Form", row["form"]),
            date.fromisoformat(row["since"]) if row["since"] else None,
            cast("NameBasis", row["name_basis"]),
            RecipientCode(row["same_as"]) if row["same_as"] else None,
            row.get("listed_in") or None,
        )
    return dict(rolls)


def _population_table(answers: Answers) -> Table:
    rows = sorted(_population_row(question, answer) for question, answer in answers.items())
    return Table("populations", "The populations that were looked up in the registry", _POPULATION_COLUMNS, tuple(rows))


def _population_row(question: Question, answer: Population | NotKnown) -> tuple[str, ...]:
    kind, code, as_of, sex, ages, table = question
    first, last = ages or (None, None)
    asked = (kind, code, as_of, sex, _number(first), _number(last), table or "")
    if isinstance(answer, NotKnown):
        return (*asked, *[""] * 8, answer.code, answer.why.sv, answer.why.en)
    source = answer.source
    said = (source.title, source.date, source.table, source.vintage, source.url, source.note, source.basis)
    return (*asked, str(answer.persons), *said, "", "", "")


def _read_populations(content: bytes) -> Answers:
    return dict(_answer(row) for row in rows_of(content))


def _answer(row: dict[str, str]) -> tuple[Question, Population | NotKnown]:
    ages = (int(row["from_age"]), int(row["to_age"]) if row["to_age"] else None) if row["from_age"] else None
    question = Question(
        cast("Kind", row["kind"]),
        row["code"],
        row["as_of"],
        cast("Sex", row["sex"]),
        ages,
        row["asked_table"] or None,
    )
    if row["not_known"]:
        return question, NotKnown(Text(row["why_sv"], row["why_en"]), cast("NotKnownCode", row["not_known"]))
    source = Source(
        row["source"],
        row["published"],
        row["table"],
        row["vintage"],
        row["url"],
        row["note"],
        cast("Basis", row["basis"]),
    )
    return question, Population(int(row["persons"]), row["as_of"], source)


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def fresh(registry: Registry) -> RegistryUsed:
    """A registry that keeps what it is asked, with nothing kept yet."""
    return RegistryUsed(registry.behind if isinstance(registry, RegistryUsed) else registry)
