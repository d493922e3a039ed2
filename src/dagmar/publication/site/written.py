"""How figures are written for people: rounded to the decimals of the unit, half away from zero, with the unit's own sign.

`dagmar.money` cuts, since an amount may never look larger than it is; a measured value is rounded, as its source does.
"""

from __future__ import annotations

from fractions import Fraction

from dagmar.publication.site.exhibit import REASONS, Figure, Unit
from dagmar.text import Language


def rounded(value: Fraction | int | float, decimals: int, language: Language, *, times: int = 1) -> str:
    """A number, `times` something, with so many decimals, groups of three, and the decimal sign of the language."""
    top, bottom = value.as_integer_ratio()
    # In whole numbers all the way: a figure is written some hundred thousand times, and fractions are slow.
    units = (2 * abs(top) * 10**decimals * times + bottom) // (2 * bottom)
    whole, rest = divmod(units, 10**decimals)
    text = str(whole) if whole < 1000 else f"{whole:,}".replace(",", "\u00a0")
    if decimals:
        text = f"{text}{',' if language == 'sv' else '.'}{rest:0{decimals}d}"
    return f"−{text}" if top < 0 and units else text


def bare(value: Fraction | float | None, unit: Unit, language: Language) -> str:
    """A value without its unit, for a column whose heading has it; an empty text when there is none."""
    if value is None:
        return ""
    return rounded(value, unit.decimals, language, times=100 if unit.share else 1)


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
