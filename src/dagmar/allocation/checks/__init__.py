"""What can be proved wrong before anyone signs, where the mechanisms and conditions must be known: one file a check.

The contract is that of `agreement/checks/`: `find(loaded) -> Iterator[Problem]`, found by walking the folder. No check needs a
fact: what it finds is wrong whatever the recipients do.
"""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.checks import found_by
from dagmar.agreement.loader import Loaded
from dagmar.problem import Problem


def checks_of(loaded: Loaded) -> Iterator[Problem]:
    """Everything that the checks of this folder find, check by check."""
    return found_by(__name__, __path__, loaded)
