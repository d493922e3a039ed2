"""A word of `earn`, `limit` or `unearned` tried in an agreement of equal shares, and run again from its leaves."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from dagmar.agreement.speaker import Speaker
from dagmar.agreement.words import Mechanism
from dagmar.allocation.result import Allocation
from dagmar.derivation import recompute
from dagmar.problem import Refused
from dagmar.vocabulary import rules
from tests.allocation.written import agreement, give

CODES = ("01", "03", "04", "09", "14")
Figures = Mapping[str, Mapping[str, str | int | Fraction]]


def text(*rules_of_it: str, amount: str = "100 kr", codes: tuple[str, ...] = CODES, distribute: str = "equal") -> str:
    """One grant to some regions with some rules."""
    written = "".join(f"    {rule}\n" for rule in rules_of_it)
    if not any(rule.startswith("unearned") for rule in rules_of_it):
        written += "    unearned: return\n"
    named = ", ".join(f'"{code}"' for code in codes)
    return (
        f"grants:\n  pott:\n    to: [{named}]\n    amount: {amount}\n    distribute: {distribute}\n{written}"
        "    rounding: {to: 1 öre, method: largest_remainder}\n"
    )


def by_weight(weights: Mapping[str, int]) -> str:
    """`distribute` by stated amounts, in kronor: weights that need no facts."""
    return "{fixed: {" + ", ".join(f'"{code}": {weight} kr' for code, weight in weights.items()) + "}}"


def earned(allocation: Allocation) -> dict[str, Fraction]:
    """What each has earned, exact öre, having been computed again from its leaves by the rules of the vocabulary."""
    row = {}
    for line in allocation.grant("pott").lines:
        assert line.earned is not None, line.unknown
        for figure in (line.earned, line.settled):
            assert figure is not None
            assert recompute(figure, rules()) == figure.value
            assert figure.about == line.recipient.code
        row[str(line.recipient.code)] = line.earned.value
    return row


def shares(rule: str, figures: Figures, codes: tuple[str, ...] = CODES, *more: str) -> dict[str, Fraction]:
    """The share (0..1) of its entitlement that each earns. Figures by indicator and `period code`, or code in 2024."""
    entitlement = Fraction(100_00, len(codes))
    return {
        code: amount / entitlement
        for code, amount in earned(give(text(rule, *more, codes=codes), *rows(figures))).items()
    }


def rows(figures: Figures) -> list[tuple[str, str, str, str | int | Fraction]]:
    """Facts as the written agreements take them."""
    found = []
    for indicator, row in figures.items():
        for key, figure in row.items():
            period, _, code = key.rpartition(" ")
            found.append((indicator, period or "2024", code, figure))
    return found


def codes_of(written: str, figures: Figures | None = None) -> list[str]:
    """The codes of what is refused."""
    try:
        give(written, *rows(figures or {}))
    except Refused as refused:
        return [problem.code for problem in refused.problems]
    return []


def word(rule: str) -> Mechanism:
    """The word that a rule is read as."""
    loaded = agreement(text(rule))
    grant = loaded.agreement.grants["pott"]
    key = rule.split(":")[0]
    found: Any = getattr(grant, key)
    chosen = found[0] if key == "limit" else found
    assert isinstance(chosen, Mechanism)
    return chosen


def found_by_check(rule: str) -> list[str]:
    """The codes of what is wrong with a word by itself."""
    problems = list(word(rule).problems_with())
    assert all(said.sv and said.en for _, message, remedy in problems for said in (message, remedy))
    return [code for code, _, _ in problems]


def said(rule: str) -> tuple[str, str]:
    """The phrase in Swedish and in English, with plain spaces."""
    one = word(rule)
    sv, en = (one.say(Speaker(language)).replace("\u00a0", " ") for language in ("sv", "en"))
    return sv, en
