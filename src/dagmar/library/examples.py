"""The runner of examples: each is computed as a decision would be, and what differs is told in its place."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from dagmar.agreement.loader import Loaded, read_text
from dagmar.agreement.model import Agreement
from dagmar.agreement.versions import requirements_of_all
from dagmar.agreement.words import Words
from dagmar.allocation.allocate import allocate
from dagmar.allocation.result import Allocation
from dagmar.facts.book import POPULATION, Facts
from dagmar.facts.findings import Findings
from dagmar.facts.observation import Observation
from dagmar.facts.observing import Observing
from dagmar.facts.table import Line, rows_under_headings
from dagmar.library.example import BECAUSE, Example, Expected, Given, read_examples
from dagmar.library.narrowing import narrow
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import AGREEMENT
from dagmar.money import NotMoney, read_money, write_kronor
from dagmar.problem import Place, Problem, Refused
from dagmar.text import Text

EXAMPLES = "examples.yaml"
_COLUMNS = ("recipient", "indicator", "period", "value", "source", "basis", "recorded")
_AFTER_ALL_OTHERS = "9999-12-31"
"""What an example says holds against the agreement's own facts, whenever those were recorded."""
_UNKNOWN = ("unknown", "okänt")
_OUTSIDE = "not_a_recipient"


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """What came of one example: it holds when there are no problems."""

    example: Example
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether everything expected came out."""
        return not self.problems


def examples_file(loaded: Loaded) -> Path:
    """Where the examples of an agreement stand, when it has any: `examples.yaml` in its folder.

    Beside an agreement.yaml another file, such as its amendment, is another agreement: the examples of `tillagg.yaml` are in
    `tillagg.examples.yaml`.
    """
    file = Path(loaded.document.file)
    alone = file.name == AGREEMENT or not (loaded.folder / AGREEMENT).is_file()
    return loaded.folder / (EXAMPLES if alone else f"{file.stem}.{EXAMPLES}")


def has_examples(loaded: Loaded) -> bool:
    """Whether examples lie beside an agreement."""
    return examples_file(loaded).is_file()


def run_examples(loaded: Loaded, facts: Facts | None = None) -> tuple[ExampleResult, ...]:
    """Run the examples that lie beside an agreement; none when it has none.

    Raises:
        Refused: the file of examples, or the agreement's own facts, cannot be read.
    """
    path = examples_file(loaded)
    if not path.is_file():
        return ()
    examples = read_examples(read_text(path), str(path), loaded)
    own = facts_with(loaded) if facts is None else facts
    return tuple(ExampleResult(example, tuple(_run(example, loaded, own))) for example in examples)


def _run(example: Example, loaded: Loaded, own: Facts) -> Iterator[Problem]:
    try:
        facts = own.with_observations(_observations(example, loaded.agreement, _codes(own, loaded)))
        narrowed = narrow(example, loaded, facts) if example.recipients else loaded
        allocation = allocate(narrowed, facts)
    except Refused as refused:
        for problem in refused.problems:
            yield replace(problem, also=((example.at, Text("i exemplet", "in the example")), *problem.also))
        return
    for expected in example.expect:
        yield from _compare(expected, allocation, narrowed.agreement)


def _codes(facts: Facts, loaded: Loaded) -> set[str]:
    """The codes of those whom the agreement lists itself."""
    return {str(one.code) for one in facts.registry.own(loaded.agreement.period.first)}


def _observations(example: Example, agreement: Agreement, own: Collection[str]) -> list[Observation]:
    """The example's facts, read as any file of facts is, so that the same words and signs hold."""
    file = example.at.file
    basis = "synthetic" if example.by == "invented" else "real"
    title = f"{EXAMPLES}: {example.source or example.title}"
    lines = [Line(Place(file, example.at.line), _COLUMNS)]
    for given in example.facts:
        period = given.period or _period_of(given, agreement)
        row = (given.recipient, given.indicator, period, given.written, title, basis, _AFTER_ALL_OTHERS)
        lines.append(Line(given.at, row))
    found = Findings()
    observing = Observing(title, found, own)
    seen = [observing.observe(row) for row in rows_under_headings(lines, file, found)] if example.facts else []
    if found.refused:
        raise Refused(problem for problem in found.problems() if problem.severity == "error")
    return [one for one in seen if one is not None]


def _period_of(given: Given, agreement: Agreement) -> str:
    """When a fact of an example holds, if it does not say: the period that the rule asks for, or the agreement's own."""
    if given.indicator == POPULATION:
        asked = {str(when) for word in _words(agreement) if (when := getattr(word, "as_of", None))}
    else:
        about = [word for word in _words(agreement) if getattr(word, "indicator", None) == given.indicator]
        asked = {str(getattr(word, "period", None) or agreement.period) for word in about} or {str(agreement.period)}
    if len(asked) == 1:
        return asked.pop()
    raise Refused(
        [
            Problem(
                "example-needs-period",
                given.at,
                Text(
                    f"{given.indicator} efterfrågas för {', '.join(sorted(asked)) or 'ingen period'}.",
                    f"{given.indicator} is asked for {', '.join(sorted(asked)) or 'no period'}.",
                ),
                Text('Skriv perioden: {"2080": {2012: 61 of 80}}.', 'Write the period: {"2080": {2012: 61 of 80}}.'),
            )
        ]
    )


def _words(node: object) -> Iterator[Words]:
    """Every word of an agreement, whole and parts."""
    if isinstance(node, Words):
        yield node
        for _, value in node:
            yield from _words(value)
    elif isinstance(node, tuple | list):
        for value in node:
            yield from _words(value)
    elif isinstance(node, dict):
        for value in node.values():
            yield from _words(value)


def _compare(expected: Expected, allocation: Allocation, agreement: Agreement) -> Iterator[Problem]:
    if expected.about == BECAUSE:
        yield from _compare_reason(expected, allocation)
    elif expected.about in requirements_of_all(agreement):
        yield from _compare_outcome(expected, allocation)
    elif expected.about not in agreement.grants or allocation.grant(expected.about).line(expected.recipient) is None:
        if expected.written == _OUTSIDE and expected.about in agreement.grants:
            return
        yield _differs(expected, Text("mottagaren delar inte potten", "the recipient does not share the pot"))
    else:
        line = allocation.grant(expected.about).line(expected.recipient)
        assert line is not None, "asked above"
        came = "unknown" if line.settled is None else write_kronor(line.settled.value)
        if line.settled is None or expected.written in _UNKNOWN:
            if (line.settled is None) != (expected.written in _UNKNOWN):
                yield _differs(expected, Text(came, came))
            return
        try:
            amount = read_money(expected.written)
        except NotMoney as error:
            yield Problem(error.code, expected.at, error.message, error.help)
            return
        if amount != line.settled.value:
            yield _differs(expected, Text(came, write_kronor(line.settled.value, "en")))


def _compare_reason(expected: Expected, allocation: Allocation) -> Iterator[Problem]:
    names = expected.grants or tuple(grant.grant for grant in allocation.grants)
    lines = [line for name in names if (line := allocation.grant(name).line(expected.recipient)) is not None]
    failed = sorted({name for line in lines for name in line.failed})
    if expected.written not in failed:
        came = Text(", ".join(failed) or "inget krav brast", ", ".join(failed) or "no requirement failed")
        yield _differs(expected, came)


def _compare_outcome(expected: Expected, allocation: Allocation) -> Iterator[Problem]:
    states = {
        outcome.state
        for grant in allocation.grants
        for line in grant.lines
        if line.recipient.code == expected.recipient
        for outcome in line.outcomes
        if outcome.requirement == expected.about
    }
    if states != {expected.written}:
        came = ", ".join(sorted(states)) or "not judged"
        yield _differs(expected, Text(came, came))


def _differs(expected: Expected, came: Text) -> Problem:
    return Problem(
        "example-does-not-hold",
        expected.at,
        Text(
            f"{expected.recipient}, {expected.about}: exemplet väntar sig {expected.written}, det blev {came.sv}.",
            f"{expected.recipient}, {expected.about}: the example expects {expected.written}; it came out as {came.en}.",
        ),
        Text(
            "Ändra regeln, exemplets uppgifter eller vad det väntar sig: de säger inte samma sak.",
            "Change the rule, the facts of the example or what it expects: they do not say the same.",
        ),
    )
