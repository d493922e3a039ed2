"""How figures are written for people: rounded to the decimals of the unit, half away from zero, with the unit's own sign.

`dagmar.money` cuts, since an amount may never look larger than it is; a measured value is rounded, as its source does.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.publication.site.exhibit import REASONS, Figure, Unit
from dagmar.text import Language, Text


def rounded(value: Fraction | int | float, decimals: int, language: Language) -> str:
    """A number with so many decimals, groups of three, and the decimal sign of the language."""
    ten = 10**decimals
    if isinstance(value, float):
        value = Fraction(value)
    top, bottom = value.numerator, value.denominator
    units = (2 * abs(top) * ten + bottom) // (2 * bottom)
    whole, rest = divmod(units, ten)
    text = f"{whole:,}".replace(",", "\u00a0")
    if decimals:
        text += (Text(",", ".").to(language)) + f"{rest:0{decimals}d}"
    return f"−{text}" if top < 0 and units else text


def bare(value: Fraction | float | None, unit: Unit, language: Language) -> str:
    """A value without its unit, for a column whose heading has it; an empty text when there is none."""
    if value is None:
        return ""
    return rounded(value * 100 if unit.share else value, unit.decimals, language)


def with_unit(value: Fraction | float | None, unit: Unit, language: Language) -> str:
    """`17,0 %`, `36 500 kr`."""
    sign = unit_sign(unit, language)
    return f"{bare(value, unit, language)}\u00a0{sign}".rstrip() if value is not None else ""


def unit_sign(unit: Unit, language: Language) -> str:
    """What stands after a value: `%` for a share, otherwise the unit's name."""
    return "%" if unit.share else unit.name.to(language)


def said(figure: Figure, unit: Unit, language: Language) -> str:
    """A figure in words: the value with its unit, or the reason why there is none."""
    if figure.value is None:
        return REASONS[figure.missing or "absent"].to(language)
    return with_unit(figure.value, unit, language)
