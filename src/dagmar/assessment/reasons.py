"""The reason of an outcome as a sentence, found by the outcome's rule among the conditions and the few rules that they share."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import dagmar.assessment.conditions
from dagmar.agreement.authority import authority
from dagmar.assessment.condition import Condition
from dagmar.assessment.outcome import Outcome, State
from dagmar.assessment.sentences import compared, counted_in, in_words
from dagmar.text import Text

Because = Callable[[Outcome], Text]


def reason(outcome: Outcome) -> Text:
    """Why an outcome is what it is, from its own figures and no other.

    Raises:
        KeyError: no condition makes outcomes of that rule.
    """
    return sentences()[outcome.rule](outcome)


def reasons_of(outcome: Outcome, state: State) -> Text:
    """Why the parts of an outcome are in one of the three states, each with what it concerns."""
    return in_words([reason(inner) for inner in outcome.of if inner.state == state])


@cache
def sentences() -> Mapping[str, Because]:
    """How each rule is put into words: the words of `met_when`, each from its own file, and what they share."""
    return MappingProxyType(
        {
            **{kind.word: kind.because for kind in _conditions()},
            "missing": _missing,
            "coverage": _coverage,
            "judgement_missing": _judgement_missing,
            "document_missing": _document_missing,
            "unit_mismatch": _unit_mismatch,
            "wrong_reference": _wrong_reference,
        }
    )


def _conditions() -> list[type[Condition]]:
    room = dagmar.assessment.conditions
    files = [importlib.import_module(f"{room.__name__}.{found.name}") for found in pkgutil.iter_modules(room.__path__)]
    return [
        kind
        for file in files
        for kind in vars(file).values()
        if isinstance(kind, type) and issubclass(kind, Condition) and kind.__module__ == file.__name__
    ]


SIGNS: Mapping[str, Text] = MappingProxyType(
    {
        "not_reported": Text("har inte rapporterats", "has not been reported"),
        "not_applicable": Text("är inte tillämplig", "does not apply"),
        "secret": Text("omfattas av sekretess", "is secret"),
        "not_yet_published": Text("är ännu inte publicerad", "has not been published yet"),
        "coverage": Text("saknar uppgift om täckningsgrad", "comes without its coverage"),
        "base_not_above_zero": Text(
            "är inte större än noll, så ingen förändring i procent kan räknas",
            "is not above zero, so no change in per cent can be computed",
        ),
        "no_one_there": Text(
            "kan inte räknas: länet har inga sådana mottagare", "cannot be computed: no such recipients"
        ),
    }
)
"""Why a figure could not be used, after `Uppgiften sip-barn 2024`."""


def _missing(outcome: Outcome) -> Text:
    if outcome.of:
        return in_words([reason(inner) for inner in outcome.of])
    indicator, period, sign = outcome.said
    why = SIGNS.get(sign, SIGNS["not_reported"])
    return Text(f"Uppgiften {indicator} {period} {why.sv}", f"The figure {indicator} {period} {why.en}")


def _coverage(outcome: Outcome) -> Text:
    covered = compared(outcome.figures[0], "at_least", outcome.figures[1])
    indicator, period = outcome.said
    return Text(
        f"Täckningsgrad för {indicator} {period}: {covered.sv}", f"Coverage of {indicator} {period}: {covered.en}"
    )


def _judgement_missing(outcome: Outcome) -> Text:
    who, criterion = outcome.said
    name = authority(who)
    return Text(f"{name.sv} har inte bedömt ”{criterion}”", f"{name.en} has not judged “{criterion}”")


def _document_missing(outcome: Outcome) -> Text:
    (document,) = outcome.said
    return Text(
        f"Det är inte känt om {document} har kommit in", f"It is not known whether {document} has been received"
    )


def _unit_mismatch(outcome: Outcome) -> Text:
    indicator, period, unit, with_unit = outcome.said
    own, other = counted_in(unit), counted_in(with_unit)
    return Text(
        f"Uppgiften {indicator} {period} {own.sv} och kan inte jämföras med det som {other.sv}",
        f"The figure {indicator} {period} {own.en} and cannot be compared with what {other.en}",
    )


def _wrong_reference(outcome: Outcome) -> Text:
    requirement, _ = outcome.said
    return Text(f"Kravet {requirement} går inte att bedöma", f"The requirement {requirement} cannot be judged")
