"""What a word says is wrong with itself (`problems_with`), shown where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.inventory import words_of
from dagmar.agreement.loader import Loaded
from dagmar.problem import Problem


def find(loaded: Loaded) -> Iterator[Problem]:
    """Every problem that a word finds with itself."""
    for path, word in words_of(loaded.agreement):
        for code, message, remedy in word.problems_with():
            yield Problem(code, loaded.document.place(path), message, remedy)
