"""An example beside a rule, as a lawyer writes it: facts in, outcomes and kronor out, and whose example it is.

- example: Kommunen har sina planer, men länet saknar överenskommelse
  by: invented
  facts: {samverkansoverenskommelse: {"20": not_received}, sip-barn: {"2080": 61 of 80}}
  expect: {"2080": {barn-och-unga-kommuner: 0 kr, because: samverkan}}

What an example does not say is as in the agreement's own facts. `recipients` lists who there are in the example, when the
whole country would hide the point; then only the grants that it names are run. Under a recipient in `expect` stands what
it must get of a grant, `met` or `not_met` for a requirement, and after `because` the requirements that it must fail for
the grants named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from dagmar.agreement.loader import Loaded
from dagmar.agreement.node import Document, Plain, read_yaml
from dagmar.agreement.versions import requirements_of_all
from dagmar.agreement.words import nearest
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

By = Literal["invented", "published", "parties", "auditor"]
WORDS = ("example", "by", "source", "recipients", "facts", "expect")
BECAUSE = "because"


@dataclass(frozen=True, slots=True)
class Given:
    """A fact of an example, still as written."""

    indicator: str
    recipient: str
    period: str | None
    written: str
    at: Place


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that must come out: an amount of a grant, a state of a requirement, or a reason."""

    recipient: str
    about: str
    written: str
    at: Place
    grants: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One example. `recipients` is empty when everyone takes part."""

    title: str
    by: By
    source: str
    recipients: tuple[str, ...]
    facts: tuple[Given, ...]
    expect: tuple[Expected, ...]
    at: Place


def read_examples(text: str, file: str, loaded: Loaded) -> tuple[Example, ...]:
    """The examples of a file.

    Raises:
        Refused: everything in it that is no example of this agreement, at once, with its place.
    """
    document = read_yaml(text, file)
    reading = _Reading(document, loaded)
    examples = reading.all()
    problems = [*document.problems, *reading.problems]
    if problems:
        raise Refused(sorted(problems, key=lambda problem: problem.at))
    return examples


class _Reading:
    def __init__(self, document: Document, loaded: Loaded) -> None:
        self.document, self.agreement = document, loaded.agreement
        self.problems: list[Problem] = []

    def all(self) -> tuple[Example, ...]:
        content = self.document.content
        if not isinstance(content, list):
            self._wrong((), Text("Filen ska vara en lista av exempel.", "The file should be a list of examples."))
            return ()
        return tuple(self._example(each, index) for index, each in enumerate(content) if self._is_one(each, index))

    def _is_one(self, each: Plain, index: int) -> bool:
        before = len(self.problems)
        if not isinstance(each, dict):
            self._wrong((index,), Text("Ett exempel börjar med example:.", "An example begins with example:."))
            return False
        for word in each:
            if word not in WORDS:
                self._unknown((index, word), word, WORDS)
        for word in ("example", "by", "expect"):
            if not each.get(word):
                self._wrong((index,), Text(f"Exemplet saknar {word}.", f"The example lacks {word}."))
        if each.get("by") and each["by"] not in get_args(By):
            self._unknown((index, "by"), str(each["by"]), get_args(By))
        return len(self.problems) == before

    def _example(self, each: Plain, index: int) -> Example:
        assert isinstance(each, dict), "settled before"
        by = next(word for word in get_args(By) if word == each["by"])
        listed = each.get("recipients") or []
        return Example(
            str(each["example"]),
            by,
            str(each.get("source") or ""),
            tuple(map(str, listed)) if isinstance(listed, list) else (str(listed),),
            tuple(self._facts(each.get("facts"), index)),
            tuple(self._expected(each["expect"], index)),
            self.document.place((index,)),
        )

    def _facts(self, facts: Plain, index: int) -> list[Given]:
        found: list[Given] = []
        for indicator, row in self._mapping(facts, (index, "facts")).items():
            for recipient, value in self._mapping(row, (index, "facts", indicator)).items():
                at = self.document.place((index, "facts", indicator, recipient))
                by_period = value if isinstance(value, dict) else {"": value}
                found += [Given(indicator, recipient, when or None, str(said), at) for when, said in by_period.items()]
        return found

    def _expected(self, expect: Plain, index: int) -> list[Expected]:
        found: list[Expected] = []
        known = [*self.agreement.grants, *requirements_of_all(self.agreement), BECAUSE]
        for recipient, row in self._mapping(expect, (index, "expect")).items():
            cells = self._mapping(row, (index, "expect", recipient))
            grants = tuple(about for about in cells if about in self.agreement.grants)
            for about, value in cells.items():
                path = (index, "expect", recipient, about)
                if about not in known:
                    self._unknown(path, about, known)
                for said in value if isinstance(value, list) else [value]:
                    if about == BECAUSE and said not in requirements_of_all(self.agreement):
                        self._unknown(path, str(said), list(requirements_of_all(self.agreement)))
                    found.append(Expected(recipient, about, str(said), self.document.place(path), grants))
        return found

    def _mapping(self, value: Plain, path: tuple[str | int, ...]) -> Mapping[str, Plain]:
        if value is None or isinstance(value, dict):
            return value or {}
        self._wrong(path, Text("Här ska stå namn och värde.", "Names and values are expected here."))
        return {}

    def _unknown(self, path: tuple[str | int, ...], word: str, known: tuple[str, ...] | list[str]) -> None:
        near = nearest(word, known)
        self.problems.append(
            Problem(
                "example-unknown-word",
                self.document.key_place(path),
                Text(f"”{word}” är inget ord här.", f"“{word}” is not a word here."),
                Text(
                    (f"Menade du {near}? " if near else "") + f"Orden är {', '.join(known)}.",
                    (f"Did you mean {near}? " if near else "") + f"The words are {', '.join(known)}.",
                ),
            )
        )

    def _wrong(self, path: tuple[str | int, ...], message: Text) -> None:
        form = "example, by (invented, published, parties, auditor), facts, expect"
        self.problems.append(
            Problem(
                "example-malformed",
                self.document.place(path),
                message,
                Text(f"Ett exempel har orden {form}.", f"An example has the words {form}."),
            )
        )
