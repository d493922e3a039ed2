"""The units of what is published: the words after a value, in both languages, and how many decimals it is written with.

A definition and a file of facts say a unit by a short word of their own (`per_1000`); a reader never sees it. A unit that is not
here is shown as it was written: whoever wrote it chose it for people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from dagmar.publication.site.exhibit import Unit
from dagmar.text import Text, both

UNITS: Mapping[str, Unit] = {
    "share": Unit(Text("procent", "per cent"), 1, share=True),
    "number": Unit(Text("antal", "number"), 0),
    "persons": Unit(Text("personer", "persons"), 0),
    "kr": Unit(Text("kr", "kr"), 0),
    "days": Unit(Text("dagar", "days"), 1),
    "index": Unit(Text("index", "index"), 2),
    "per_100": Unit(Text("per 100 invånare", "per 100 inhabitants"), 1),
    "per_1000": Unit(Text("per 1\u00a0000 invånare", "per 1,000 inhabitants"), 1),
    "treatments": Unit(Text("behandlingar", "treatments"), 0),
}


INDEX = Unit(both(""), 1)
"""What is called a number and is not whole: no count of anything, but an index, whose name says what it is."""


def unit_of(word: str, values: Iterable[Fraction] = ()) -> Unit:
    """The unit that a word stands for, of these values where they are known."""
    if word == "number" and any(value.denominator != 1 for value in values):
        return INDEX
    return UNITS.get(word, Unit(both(word), 1))
