"""How a figure is told in one language: its value with its unit, and what it is about by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from dagmar.agreement.speaker import Speaker
from dagmar.derivation import Derivation
from dagmar.money import write_number
from dagmar.source import Source
from dagmar.text import Language, Text, listing

_UNITS = {
    "persons": Text("invånare", "inhabitants"),
    "recipients": Text("mottagare", "recipients"),
    "points": Text("poäng", "points"),
    "number": Text("", ""),
    "weight": Text("", ""),
    "": Text("", ""),
}
TOGETHER = {
    "sharers": Text("alla som delar", "all who share"),
    "earned": Text("allt intjänat", "all that was earned"),
    "unearned": Text("det som ingen tjänade in", "what nobody earned"),
    "gains": Text("alla ökningar", "all gains"),
    "lifts": Text("alla lyft", "all lifts"),
    "lifted": Text("dem som lyfts till golvet", "those lifted to the floor"),
    "capped": Text("dem som sänks till taket", "those lowered to the ceiling"),
    "others": Text("de övriga", "the others"),
    "left": Text("det som är kvar", "what is left"),
    "parts": Text("delarna", "the parts"),
    "rest": Text("resten", "the rest"),
    "claims": Text("alla anspråk", "all claims"),
    "weights": Text("alla vikter", "all weights"),
    "floor": Text("golvet", "the floor"),
    "ceiling": Text("taket", "the ceiling"),
    "damping": Text("dämpningen", "the damping"),
    "per_inhabitant": Text("per invånare", "per inhabitant"),
}
"""What a figure is about when it is about nobody in particular."""
_DAY_OR_MONTH = re.compile(r"^\d{4}-\d{2}(-\d{2})?$")
_SHOWN_DECIMALS = 3


@dataclass(frozen=True)
class Telling:
    """A language, the names of recipients by code, and the titles that the agreement gives its parts.

    A requirement is often called as what it asks for: so the titles of indicators and reports stand by themselves too.
    """

    language: Language
    recipients: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    indicators: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[str, str] = field(default_factory=dict)

    def pick(self, sv: str, en: str) -> str:
        """The phrase of this language."""
        return Text(sv, en).to(self.language)

    def figure(self, figure: Derivation) -> str:
        """A value with its unit: `46 759 213,488 kr`, `2 485 275 invånare`, `95 %`."""
        if figure.unit == "öre":
            return f"{self.kronor(figure.value)}\u00a0kr"
        if figure.unit == "share":
            return f"{self.number(figure.value * 100)}\u00a0%"
        unit = _UNITS.get(figure.unit, Text(figure.unit, figure.unit)).to(self.language)
        return f"{self.number(figure.value)}\u00a0{unit}".rstrip()

    def kronor(self, ore: Fraction) -> str:
        """Öre as kronor: whole, to the öre, or to the nearest thousandth when there are more: `46 759 213,488`."""
        value = ore / 100
        if value.denominator == 1 or (value * 100).denominator == 1:
            return write_number(value, self.language)
        return self._nearest(value)

    def number(self, value: Fraction) -> str:
        """A number with the decimals that it has, or to the nearest thousandth when there are more than three."""
        places = next((n for n in range(_SHOWN_DECIMALS + 1) if (value * 10**n).denominator == 1), None)
        return self._nearest(value) if places is None else write_number(value, self.language, decimals=places)

    def _nearest(self, value: Fraction) -> str:
        """To the nearest thousandth, or finer where that would look like a whole number, which it is not."""
        places = _SHOWN_DECIMALS
        while (rounded := _rounded(value, places)).denominator == 1:
            places += 1
        return write_number(rounded, self.language, decimals=places)

    def name(self, code: str) -> str:
        """A recipient by name; anything else by its title, or as it is written."""
        return self.recipients.get(code) or self.titles.get(code) or code

    def quoted(self, identity: str) -> str:
        """A title in quotation marks of the language."""
        return self.in_marks(self.name(identity))

    def in_marks(self, said: str) -> str:
        """Words in quotation marks of the language."""
        return self.pick(f"”{said}”", f"“{said}”")

    def about(self, figure: Derivation) -> str:
        """What a figure concerns, with codes and ids replaced by names: `Region Stockholm i september 2025`."""
        return " ".join(self._word(word) for word in figure.about.split(" ")) if figure.about else ""

    def cite(self, source: Source | None) -> str:
        """A source in one line, marked when it is made up or recovered by calculation."""
        if source is None:
            return ""
        mark = {
            "synthetic": self.pick("PÅHITTAD UPPGIFT: ", "MADE-UP FIGURE: "),
            "derived": self.pick("härledd: ", "derived: "),
            "real": "",
        }[source.basis]
        return mark + source.cite()

    def listing(self, words: list[str]) -> str:
        """`a, b och c`."""
        return listing(words, self.language)

    def few(self, words: list[str], most: int = 8) -> str:
        """A listing that does not go on for ever: `a, b, c och 12 till`."""
        if len(words) <= most:
            return self.listing(words)
        return self.listing([*words[:most], self.pick(f"{len(words) - most} till", f"{len(words) - most} more")])

    def _word(self, word: str) -> str:
        if _DAY_OR_MONTH.match(word):
            return Speaker(self.language).as_of(word)
        named = self.name(word)
        return TOGETHER[word].to(self.language) if named == word and word in TOGETHER else named


def _rounded(value: Fraction, places: int) -> Fraction:
    """The nearest number with so many decimals, halves away from zero."""
    units = Fraction((abs(value) * 10**places + Fraction(1, 2)).__floor__(), 10**places)
    return -units if value < 0 else units
