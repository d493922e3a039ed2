"""The sentence of each rule, in both languages: what was done with which figures, and what came out.

A rule is found by its name. Every step of arithmetic and every kind of leaf that the program has must stand in `steps` or
`leaves` (a test walks them); one that does not is told by its name and its parts, so that an explanation is never silent.
"""

from __future__ import annotations

from dagmar.derivation import Derivation
from dagmar.publication.explanation.leaves import LEAVES
from dagmar.publication.explanation.steps import STEPS
from dagmar.publication.explanation.telling import Telling
from dagmar.publication.explanation.wording import Sentence, by_its_name

SENTENCES: dict[str, Sentence] = {**LEAVES, **STEPS}


def sentence(figure: Derivation, tell: Telling) -> str:
    """One figure as a sentence without its source."""
    return SENTENCES.get(figure.rule, by_its_name)(figure, tell)
