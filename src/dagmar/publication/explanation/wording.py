"""The forms in which a figure is put into words; the words themselves stand in `leaves` and `steps`."""

from __future__ import annotations

from collections.abc import Callable

from dagmar.derivation import Derivation
from dagmar.publication.explanation.telling import Telling

Sentence = Callable[[Derivation, Telling], str]
MOST_WRITTEN_OUT = 4
"""How many parts are written out in a sentence; of more, their number is."""


def stated(sv: str, en: str) -> Sentence:
    """A leaf; `{about}` and `{value}` are filled in."""

    def say(figure: Derivation, tell: Telling) -> str:
        text = tell.pick(sv, en).format(about=tell.about(figure), value=tell.figure(figure))
        return text.replace("  ", " ").replace(" :", ":")

    return say


def step(sv: str, en: str) -> Sentence:
    """A step; `{0}`, `{1}` ... are its parts, `{value}` what came out and `{whom}` whom it concerns, in brackets."""

    def say(figure: Derivation, tell: Telling) -> str:
        parts = [tell.figure(part) for part in figure.of]
        return tell.pick(sv, en).format(*parts, value=tell.figure(figure), whom=whom(figure, tell))

    return say


def reckoned(sv: str, en: str, sign: str) -> Sentence:
    """A step told as a sum or product: `What (whom): a + b = value`."""

    def say(figure: Derivation, tell: Telling) -> str:
        parts = [tell.figure(part) for part in figure.of]
        many = tell.pick(f"{len(parts)} delar", f"{len(parts)} parts")
        told = f" {sign} ".join(parts) if len(parts) <= MOST_WRITTEN_OUT else many
        return f"{tell.pick(sv, en)}{whom(figure, tell)}: {told} = {tell.figure(figure)}"

    return say


def by_its_name(figure: Derivation, tell: Telling) -> str:
    """A rule that nobody has worded: its name, what came out, and its parts."""
    name = figure.rule.replace("_", " ")
    said = f"{name}{whom(figure, tell)}: {tell.figure(figure)}"
    if not figure.of:
        return said
    parts = tell.few([tell.figure(part) for part in figure.of], MOST_WRITTEN_OUT)
    return said + tell.pick(f", räknat av {parts}", f", computed from {parts}")


def whom(figure: Derivation, tell: Telling) -> str:
    """Whom a figure concerns, in brackets."""
    return f" ({tell.about(figure)})" if figure.about else ""
