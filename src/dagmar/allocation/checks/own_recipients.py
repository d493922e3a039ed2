"""The agreement's own list of recipients: a file that is not there, a row without a code, a code that is somebody else's."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.loader import Loaded
from dagmar.problem import Problem
from dagmar.registry.own import own_recipients


def find(loaded: Loaded) -> Iterator[Problem]:
    """`file-not-found`, `recipients-not-in-the-file` and `recipient-code-taken`."""
    yield from own_recipients(loaded)[1]
