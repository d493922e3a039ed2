"""How an agreement is read aloud: numbers, dates and names as they stand in a sentence of one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from dagmar.agreement.fields import Level
from dagmar.agreement.period import Period
from dagmar.money import write_mkr, write_number
from dagmar.text import Language, Text, listing

_MONTHS = {
    "sv": [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """One language and the names that the agreement gives to what it declares, each kind by itself.

    `names` are the titles of indicators. `recipients` are the names of recipients by code; a code that nobody has named is
    said as it stands.
    """

    language: Language
    names: Mapping[str, str] = field(default_factory=dict)
    grants: Mapping[str, str] = field(default_factory=dict)
    requirements: Mapping[str, str] = field(default_factory=dict)
    recipients: Mapping[str, str] = field(default_factory=dict)

    def pick(self, sv: str, en: str) -> str:
        """The phrase of this language."""
        return Text(sv, en).to(self.language)

    def name(self, identity: str) -> str:
        """The title of an indicator or a document, in quotation marks; its identity when it has no title."""
        return self.quoted(self.names.get(identity, identity))

    def grant(self, identity: str) -> str:
        """The title of a grant, in quotation marks."""
        return self.quoted(self.grants[identity]) if identity in self.grants else self.name(identity)

    def requirement(self, identity: str) -> str:
        """The title of a requirement, in quotation marks."""
        return self.quoted(self.requirements[identity]) if identity in self.requirements else self.name(identity)

    def recipient(self, code: str) -> str:
        """The name of a recipient as it stands in a letter; its code in quotation marks when nobody has named it."""
        return self.recipients.get(code) or self.quoted(code)

    def quoted(self, words: str) -> str:
        """Somebody's own words, in the quotation marks of the language."""
        return self.pick(f"”{words}”", f"“{words}”")

    def money(self, ore: int) -> str:
        """An amount as it is said in a negotiation: `67,9 Mkr`, or kronor when that is shorter."""
        return write_mkr(ore, self.language)

    def number(self, value: Fraction | int) -> str:
        """A number with as many decimals as it has, or as a fraction when it has no end."""
        exact = Fraction(value)
        for places in range(7):
            if (exact * 10**places).denominator == 1:
                return write_number(exact, self.language, decimals=places)
        return f"{exact.numerator}/{exact.denominator}"

    def share(self, value: Fraction) -> str:
        """A share as per cent."""
        return f"{self.number(value * 100)}\u00a0%" if (value * 10**8).denominator == 1 else self.number(value)

    def level(self, level: Level) -> str:
        """A level as it was written: per cent or a number."""
        return self.share(level.value) if level.percent else self.number(level.value)

    def day(self, day: date) -> str:
        """`1 november 2024`."""
        return f"{day.day} {_MONTHS[self.language][day.month - 1]} {day.year}"

    def as_of(self, text: str) -> str:
        """A date, or a month, that selects figures: `den 31 december 2023`, `i september 2025`."""
        period = Period.parse(text)
        if period.first == period.last:
            return self.pick(f"den {self.day(period.first)}", f"on {self.day(period.first)}")
        return self.pick(f"i {self.period(period)}", f"in {self.period(period)}")

    def period(self, period: Period) -> str:
        """`2024`, `september 2025`, `januari–juni 2024`, `1 mars 2020–31 maj 2021`."""
        if str(period) == f"{period.first.year}":
            return f"{period.first.year}"
        months = _MONTHS[self.language]
        if ("-" in str(period) and len(str(period).split("/")[0]) == 7) or len(str(period)) == 7:
            one, other = period.first, period.last
            if (one.year, one.month) == (other.year, other.month):
                return f"{months[one.month - 1]} {one.year}"
            begin = months[one.month - 1] + ("" if one.year == other.year else f" {one.year}")
            return f"{begin}–{months[other.month - 1]} {other.year}"
        if period.first == period.last:
            return self.day(period.first)
        if str(period).count("-") == 0:
            return f"{period.first.year}–{period.last.year}"
        return f"{self.day(period.first)}–{self.day(period.last)}"

    def listing(self, words: list[str]) -> str:
        """`a, b och c`."""
        return listing(words, self.language)
