"""A mechanism as it stands in a file, by itself: read from a line of YAML, and run on figures that a test states."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from dagmar.agreement.model import Agreement
from dagmar.agreement.node import read_yaml
from dagmar.agreement.period import Period
from dagmar.agreement.words import Folder, Mechanism
from dagmar.allocation.case import Case
from dagmar.allocation.mechanism import Amounts, CountyShare, Distribution
from dagmar.derivation import Derivation, leaf, recompute
from dagmar.facts.book import Facts
from dagmar.registry.recipient import Kind, Recipient
from dagmar.vocabulary import rules, vocabulary
from tests.allocation.written import agreement, facts
from tests.strategies import registry_once

Row = tuple[str, str, str, str | int | Fraction]
EMPTY: Agreement = agreement("grants: {pott: {amount: unknown}}").agreement
YEAR = Period.parse("2024")


def read(folder: Folder, text: str) -> Mechanism:
    """The word of a folder that a line of YAML says."""
    content: Any = read_yaml(f"rule: {text}\n" if "\n" not in text else f"rule:\n{text}", "prov.yaml").content
    return understood(folder, content["rule"])


def understood(folder: Folder, value: Any) -> Mechanism:
    """The word of a folder that a plain value says."""
    kind = vocabulary().pick(folder, value)
    given = {} if isinstance(value, str) else value
    return kind.model_validate(given, context={"vocabulary": vocabulary()})


def distribution(text: str) -> Distribution:
    """A word of `distribute`."""
    found = read("distribute", text)
    assert isinstance(found, Distribution)
    return found


def county_share(text: str) -> CountyShare:
    """A word of `within_county`."""
    found = read("within_county", text)
    assert isinstance(found, CountyShare)
    return found


def people(*codes: str, kind: Kind = "region") -> list[Recipient]:
    """Recipients by their codes."""
    registry = registry_once()
    everyone = registry.regions(YEAR.first) if kind == "region" else registry.municipalities(YEAR.first)
    return [one for code in codes for one in everyone if one.code == code]


def case(*rows: Row, earned: Mapping[str, Mapping[str, Derivation]] | None = None) -> Case:
    """A case of every region and municipality, in which these rows (indicator, period, recipient, figure) are what is known."""
    known: Facts = facts(*rows)
    everyone = (*registry_once().regions(YEAR.first), *registry_once().municipalities(YEAR.first))
    return Case(EMPTY, known, YEAR, everyone, earned or {})


def pot(ore: int) -> Derivation:
    """A pot in öre."""
    return leaf("pot", ore, "öre")


def values(amounts: Amounts) -> dict[str, Fraction]:
    """The figures; each has been made again from its leaves first, and says whose it is."""
    for code, figure in amounts.items():
        assert recompute(figure, rules()) == figure.value
        assert figure.about == code
    return {code: figure.value for code, figure in amounts.items()}


def shared(text: str, ore: int, codes: Sequence[str], *rows: Row, **more: Any) -> dict[str, Fraction]:
    """What a distribution gives of a pot in öre, by code."""
    return values(distribution(text).entitle(pot(ore), people(*codes), case(*rows, **more)))


def codes_of(mechanism: Mechanism) -> list[str]:
    """The codes of what is wrong with a word by itself."""
    return [code for code, _, _ in mechanism.problems_with()]


def examples(kind: type[Mechanism], folder: Folder) -> list[Any]:
    """The examples that the opening docstring of a word's file shows, as plain values."""
    doc = inspect.getdoc(inspect.getmodule(kind)) or ""
    found = []
    for block in re.findall(rf"(?m)^    {folder}:.*(?:\n(?:     .*))*", doc):
        content: Any = read_yaml(textwrap.dedent(block) + "\n", "docstring.yaml").content
        found.append(content[folder])
    return found
