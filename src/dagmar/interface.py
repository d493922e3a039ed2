"""The Python interface: the rooms put together in the order of the data."""

from __future__ import annotations

from pathlib import Path

from dagmar.agreement.loader import Loaded, load_file
from dagmar.allocation.result import Allocation
from dagmar.assessment.assess import Assessment
from dagmar.facts.book import Facts
from dagmar.problem import Problem
from dagmar.text import Language
from dagmar.vocabulary import vocabulary


def load(agreement: str | Path) -> Loaded:
    """Read an agreement: a path, or the name of one in the library.

    Raises:
        Refused: everything that is wrong with the shape of the file, at once.
    """
    return load_file(Path(agreement), vocabulary())


def check(agreement: Loaded) -> tuple[Problem, ...]:
    """Everything that can be proved wrong before anyone signs: errors and warnings, in the order of the file."""
    raise NotImplementedError


def facts_of(agreement: Loaded) -> Facts:
    """The facts that lie with an agreement, with the registry behind them."""
    raise NotImplementedError


def assess(agreement: Loaded, facts: Facts | None = None) -> Assessment:
    """Every requirement judged for everyone it concerns."""
    raise NotImplementedError


def allocate(agreement: Loaded, facts: Facts | None = None) -> Allocation:
    """Every amount, with its reason."""
    raise NotImplementedError


def explain(allocation: Allocation, recipient: str, *, language: Language = "sv", full: bool = False) -> str:
    """Why a recipient gets what it gets."""
    raise NotImplementedError


def diff(old: Loaded, new: Loaded) -> object:
    """What differs between two versions or years: rules, and kronor a recipient."""
    raise NotImplementedError
