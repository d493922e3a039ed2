"""How a comparison is written out: both figures and the sign between them, so that it can be checked by hand."""

from __future__ import annotations

from fractions import Fraction

from dagmar.agreement.speaker import Speaker
from dagmar.assessment.judged import to_step
from dagmar.derivation import Derivation
from dagmar.money import write_number
from dagmar.text import Language, Text, both

BOUNDS = {
    "at_least": Text("minst", "at least"),
    "at_most": Text("högst", "at most"),
    "more_than": Text("mer än", "more than"),
    "less_than": Text("mindre än", "less than"),
}
UNITS = {
    "share": Text("procent eller andelar", "per cent or shares"),
    "number": Text("rena tal", "bare numbers"),
    "persons": Text("personer", "persons"),
    "kr": Text("kronor", "kronor"),
}
_MOST_DECIMALS = 12


def shown(figure: Derivation, language: Language, against: Fraction | None = None) -> str:
    """A figure as it is read: `57 av 60, 95 %`, `71 %`, `12,5`, `cirka 66,67 %`.

    A number without end is written with `cirka`, and with as many decimals as it takes not to look like `against`.
    """
    speaker = Speaker(language)
    amount = _amount(figure, language, against)
    if figure.rule == "ratio":
        own, whole = (speaker.number(part.value) for part in figure.of)
        return f"{own} {speaker.pick('av', 'of')} {whole}, {amount}"
    if figure.rule == "as_shown":
        exact, step = figure.of
        inside = shown(exact, language, figure.value)
        return speaker.pick(
            f"{amount} ({inside}, avläst i steg om {shown(step, language)})",
            f"{amount} ({inside}, as shown in steps of {shown(step, language)})",
        )
    return amount


def _amount(figure: Derivation, language: Language, against: Fraction | None) -> str:
    times, sign = (100, "\u00a0%") if figure.unit == "share" else (1, "")
    value = figure.value * times
    if figure.rule == "as_shown":
        return write_number(value, language, decimals=_decimals(figure.of[1].value * times)) + sign
    if (value * 10**4).denominator == 1:
        return Speaker(language).number(value) + sign
    places = 2
    while against is not None and places < _MOST_DECIMALS and _near(value, places) == _near(against * times, places):
        places += 1
    return Text("cirka ", "about ").to(language) + write_number(_near(value, places), language, decimals=places) + sign


def _near(value: Fraction, places: int) -> Fraction:
    return to_step(value, Fraction(1, 10**places))


def _decimals(step: Fraction) -> int:
    return next((places for places in range(_MOST_DECIMALS) if (step * 10**places).denominator == 1), _MOST_DECIMALS)


def compared(figure: Derivation, sign: str, level: Derivation) -> Text:
    """`57 av 60, 95 %; kravet är minst 80 %`."""
    bound = BOUNDS[sign]
    return Text(
        f"{shown(figure, 'sv', level.value)}; kravet är {bound.sv} {shown(level, 'sv', figure.value)}",
        f"{shown(figure, 'en', level.value)}; the requirement is {bound.en} {shown(level, 'en', figure.value)}",
    )


def counted_in(unit: str) -> Text:
    """What a figure is counted in: `räknas i rena tal`; a unit that is the indicator's own is called what it is called."""
    named = UNITS.get(unit, both(unit))
    return Text(f"räknas i {named.sv}", f"is counted in {named.en}")


def in_words(texts: list[Text]) -> Text:
    """Several reasons in one sentence."""
    return Text("; ".join(text.sv for text in texts), "; ".join(text.en for text in texts))
