"""Disclosure control: what may be shown of a table about people, and the proof that the rest cannot be computed back.

`protect(table, rule)` hides small cells and as few others as it can find, and leaves for each sensitive cell a proof in
whole numbers: another table, with the same published cells, in which that cell is different enough. The proofs are
checked by addition alone; the tests attack the published tables by other means.
"""

from dagmar.disclosure.dimension import Dimension, areas, flat, labels
from dagmar.disclosure.earlier import Release
from dagmar.disclosure.protect import protect, protect_together
from dagmar.disclosure.protected import SIGN, Protected, Reason, Shown
from dagmar.disclosure.rule import OFFERS, Rule, read_rule
from dagmar.disclosure.table import Table

__all__ = [
    "OFFERS",
    "SIGN",
    "Dimension",
    "Protected",
    "Reason",
    "Release",
    "Rule",
    "Shown",
    "Table",
    "areas",
    "flat",
    "labels",
    "protect",
    "protect_together",
    "read_rule",
]
