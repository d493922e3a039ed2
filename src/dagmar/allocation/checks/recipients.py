"""Recipients that did not exist: in `to`, wherever a rule names one by its code, and the counties of common pots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dagmar.agreement.inventory import words_in
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Grant
from dagmar.agreement.node import Path
from dagmar.agreement.words import nearest
from dagmar.allocation.sharers import CLASSES, UnknownRecipient
from dagmar.problem import Problem
from dagmar.registry.own import own_recipients, registry_with
from dagmar.registry.recipient import Kind
from dagmar.text import Text


def find(loaded: Loaded) -> Iterator[Problem]:
    """`recipient-did-not-exist`, for each code that names nobody on the first day of the period."""
    registry, on = registry_with(own_recipients(loaded)[0]), loaded.agreement.period.first
    for name, grant in loaded.agreement.grants.items():
        for path, code in _codes(("grants", name), grant):
            kind: Kind = "national"
            if registry.find("own", code, on) is not None or code in loaded.agreement.recipients:
                continue
            if code.isdigit():
                kind = "municipality" if len(code) == 4 else "region"  # a county has its region's code
            if code not in CLASSES and registry.find(kind, code, on) is None:
                yield _problem(loaded, path, UnknownRecipient(code, on))
    for name, pot in loaded.agreement.common_pots.items():
        if registry.find("county", pot.county, on) is None:
            yield _problem(loaded, ("common_pots", name, "county"), UnknownRecipient(pot.county, on))


def _codes(path: Path, grant: Grant) -> Iterator[tuple[Path, str]]:
    if grant.to is not None:
        for key, names in (("recipients", grant.to.recipients), ("except", grant.to.except_)):
            for index, code in enumerate(names):
                yield (*path, "to", key, index), code
    if grant.rounding is not None and grant.rounding.difference_to is not None:
        yield (*path, "rounding", "difference_to"), grant.rounding.difference_to
    for at, word in words_in(grant, path):
        for name, entry in type(word).model_fields.items():
            value = getattr(word, name)
            if isinstance(value, Mapping):
                yield from (((*at, entry.alias or name, code), code) for code in value if code.isdigit())


def _problem(loaded: Loaded, path: Path, error: UnknownRecipient) -> Problem:
    document = loaded.document
    # `to: regions` and `to: [regions]` are short for `to: {recipients: [regions]}`: the place is that of what was written.
    short = path if path in document.values else (*path[:3], path[-1]) if path[-2:-1] == ("recipients",) else path
    problem = error.problem(document.key_place(short))
    near = nearest(error.code, CLASSES)
    if error.code.isdigit() or near is None:
        return problem
    return Problem(
        problem.code,
        problem.at,
        problem.message,
        Text(f"Menade du {near}? {problem.help.sv}", f"Did you mean {near}? {problem.help.en}"),
    )
