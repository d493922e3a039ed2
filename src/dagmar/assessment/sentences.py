"""How a comparison is written out: both numbers, exactly, and the sign between them."""

from __future__ import annotations

from dagmar.agreement.speaker import Speaker
from dagmar.derivation import Derivation
from dagmar.text import Language, Text

_BOUNDS = {"at_least": Text("minst", "at least"), "at_most": Text("högst", "at most")}


def shown(figure: Derivation, language: Language) -> str:
    """A figure as it is read: `57 av 60, 95 %`, `71 %`, `12,5`."""
    speaker = Speaker(language)
    amount = speaker.share(figure.value) if figure.unit == "share" else speaker.number(figure.value)
    if figure.rule == "ratio":
        own, whole = (speaker.number(part.value) for part in figure.of)
        return f"{own} {speaker.pick('av', 'of')} {whole}, {amount}"
    return amount


def compared(figure: Derivation, sign: str, level: Derivation) -> Text:
    """`57 av 60, 95 % – kravet är minst 80 %`."""
    bound = _BOUNDS[sign]
    return Text(
        f"{shown(figure, 'sv')}; kravet är {bound.sv} {shown(level, 'sv')}",
        f"{shown(figure, 'en')}; the requirement is {bound.en} {shown(level, 'en')}",
    )
