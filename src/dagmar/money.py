"""Exact money: whole öre as integers, read and written as Swedes write it.

`67,9 Mkr`, `5.95 Mkr`, `950 miljoner kronor`, `12 345 tkr` and `1 367 000 000 kr` are all read exactly. What could be
read in two ways is refused: digits grouped other than by three (`544 99 160`), two kinds of decimal sign, a fraction of
an öre, a number without a unit.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NewType

from dagmar.text import Language, Text

Ore = NewType("Ore", int)
"""Whole öre that have passed the check. 100 öre are one krona."""

_DECIMAL_SIGN = Text(",", ".")
_MILLION = Text("Mkr", "million kronor")
_SPACES = "\u00a0\u202f\u2009"
_ORE_PER_UNIT: dict[str, int] = {
    "öre": 1,
    "kr": 100,
    "krona": 100,
    "kronor": 100,
    "sek": 100,
    "tkr": 100_000,
    "tusen kronor": 100_000,
    "mkr": 100_000_000,
    "mnkr": 100_000_000,
    "miljon kronor": 100_000_000,
    "miljoner kronor": 100_000_000,
    "mdkr": 100_000_000_000,
    "mdr kronor": 100_000_000_000,
    "miljard kronor": 100_000_000_000,
    "miljarder kronor": 100_000_000_000,
}
_SPLIT = re.compile(r"^(?P<sign>[-−]?)\s*(?P<number>[0-9][0-9 ,.]*?)\s*(?P<unit>[^\W\d].*)?$")


class NotMoney(ValueError):
    """The text is no amount of money, or can be read in two ways. `message` and `help` say which, to the user."""

    def __init__(self, code: str, message: Text, help: Text) -> None:  # noqa: A002 -- the same word as in Problem
        self.code, self.message, self.help = code, message, help
        super().__init__(message.en)


def kronor(whole: int) -> Ore:
    """Whole kronor as öre."""
    return Ore(whole * 100)


def read_number(text: str) -> Fraction:
    """Read a number as Swedes write it: spaces between groups of three, a decimal comma or point.

    Raises:
        NotMoney: `digits-badly-grouped` or `two-decimal-signs` or `not-a-number`.
    """
    clean = _plain_spaces(text)
    if ("," in clean and "." in clean) or clean.count(",") > 1 or clean.count(".") > 1:
        raise NotMoney(
            "two-decimal-signs",
            Text(f"”{text}” har mer än ett decimaltecken.", f"“{text}” has more than one decimal sign."),
            Text(
                "Skriv ett decimalkomma och mellanslag mellan tusental: 1 234 567,50.",
                "Write one decimal comma, and spaces between thousands: 1 234 567,50.",
            ),
        )
    whole, _, decimals = clean.replace(",", ".").partition(".")
    negative = whole[:1] in {"-", "−"}
    whole = whole[1:].strip() if negative else whole
    if not re.fullmatch(r"[0-9]+( [0-9]+)*", whole) or (
        ("," in clean or "." in clean) and not re.fullmatch(r"[0-9]+", decimals)
    ):
        raise NotMoney(
            "not-a-number",
            Text(f"”{text}” är inget tal.", f"“{text}” is not a number."),
            Text("Skriv ett tal, till exempel 12 345 eller 67,9.", "Write a number, such as 12 345 or 67,9."),
        )
    if " " in whole and not re.fullmatch(r"[0-9]{1,3}( [0-9]{3})+", whole):
        raise NotMoney(
            "digits-badly-grouped",
            Text(
                f"”{text}” har siffror som inte är grupperade tre och tre; en siffra kan saknas eller stå fel.",
                f"The digits of “{text}” are not in groups of three; one may be missing or misplaced.",
            ),
            Text(
                "Jämför med källan och skriv talet med grupper om tre: 54 499 160.",
                "Compare with the source and write the number in groups of three: 54 499 160.",
            ),
        )
    value = Fraction(int(whole.replace(" ", ""))) + (Fraction(int(decimals), 10 ** len(decimals)) if decimals else 0)
    return -value if negative else value


def read_money(text: str) -> Ore:
    """Read an amount with its unit, exactly, as whole öre.

    Raises:
        NotMoney: what `read_number` refuses, `unit-missing`, `unit-unknown`, or `less-than-an-ore`.
    """
    clean = _plain_spaces(text)
    parts = _SPLIT.match(clean)
    if parts is None:
        raise NotMoney(
            "not-money",
            Text(f"”{text}” är inget belopp.", f"“{text}” is not an amount."),
            Text("Skriv tal och enhet, till exempel 67,9 Mkr.", "Write a number and a unit, such as 67,9 Mkr."),
        )
    number = read_number(parts["sign"] + parts["number"])
    unit = parts["unit"]
    if unit is None:
        raise NotMoney(
            "unit-missing",
            Text(f"”{text}” saknar enhet.", f"“{text}” has no unit."),
            Text(
                f"Skriv enheten: {text.strip()} kr, {text.strip()} tkr eller {text.strip()} Mkr.",
                f"Write the unit: {text.strip()} kr, {text.strip()} tkr or {text.strip()} Mkr.",
            ),
        )
    worth = _ORE_PER_UNIT.get(" ".join(unit.lower().split()))
    if worth is None:
        raise NotMoney(
            "unit-unknown",
            Text(f"”{unit}” är ingen känd enhet för pengar.", f"“{unit}” is not a known unit of money."),
            _meant(f"{parts['sign']}{parts['number']}", unit),
        )
    ore = number * worth
    if ore.denominator != 1:
        raise NotMoney(
            "less-than-an-ore",
            Text(f"”{text}” är inte ett helt antal öre.", f"“{text}” is not a whole number of öre."),
            Text("Skriv beloppet på öret när.", "Write the amount to the öre."),
        )
    return Ore(int(ore))


def _meant(number: str, unit: str) -> Text:
    """What to write instead of a unit that says how many but not of what, or that is none."""
    near = {"milj": "Mkr", "mn": "Mkr", "tuse": "tkr", "mill": "Mkr"}
    written = next((right for word, right in near.items() if unit.lower().startswith(word)), None)
    written = "miljarder kronor" if unit.lower().startswith(("miljard", "mdr")) else written
    known = Text("Skriv öre, kr, tkr, Mkr eller miljarder kronor.", "Write öre, kr, tkr, Mkr or miljarder kronor.")
    if written is None:
        return known
    return Text(f"Skriv {number} {written}.", f"Write {number} {written}.")


def write_kronor(ore: int | Fraction, language: Language = "sv", *, decimals: int | None = None) -> str:
    """Write öre as kronor: `46 759 214 kr`, or with as many decimals as asked, cut and never rounded up.

    Without `decimals`, none are shown when the kronor are whole, and two otherwise.
    """
    return f"{write_number(Fraction(ore) / 100, language, decimals=decimals)} kr"


def write_number(value: int | Fraction, language: Language = "sv", *, decimals: int | None = None) -> str:
    """Write a number with groups of three and a decimal sign of the language; what does not fit is cut, not rounded."""
    exact = Fraction(value)
    shown = decimals if decimals is not None else (0 if exact.denominator == 1 else 2)
    units = abs(exact.numerator) * 10**shown // exact.denominator
    whole, rest = divmod(units, 10**shown)
    # The separator is a no-break space in both languages, so that a number is never torn apart at a line's end.
    text = f"{whole:,}".replace(",", "\u00a0")
    if shown:
        text += _DECIMAL_SIGN.to(language) + f"{rest:0{shown}d}"
    return f"−{text}" if exact < 0 else text


def write_mkr(ore: int, language: Language = "sv") -> str:
    """Write öre as `67,9 Mkr` when that is exact in at most three decimals, otherwise as kronor."""
    million = Fraction(ore, 100_000_000)
    if abs(million) < 1 or (million * 1000).denominator != 1:
        return write_kronor(ore, language)
    places = next(n for n in range(4) if (million * 10**n).denominator == 1)
    unit = _MILLION.to(language)
    return f"{write_number(million, language, decimals=places)}\u00a0{unit}"


def decimal_string(ore: int) -> str:
    """Öre as a machine writes kronor: `46759214.00`."""
    sign = "-" if ore < 0 else ""
    return f"{sign}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def _plain_spaces(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    return text.strip()
