"""The sentence of each rule, in both languages: what was done with which figures, and what came out.

A rule is found by its name. Every step of arithmetic and every kind of leaf that the program has must stand here (a test
walks them); a rule that does not is told by its name and its parts, so that an explanation is never silent.
"""

from __future__ import annotations

from collections.abc import Callable

from dagmar.derivation import Derivation
from dagmar.publication.explanation.telling import Telling

Sentence = Callable[[Derivation, Telling], str]
_MOST_WRITTEN_OUT = 4


def sentence(figure: Derivation, tell: Telling) -> str:
    """One figure as a sentence without its source."""
    return SENTENCES.get(figure.rule, _by_its_name)(figure, tell)


def _leaf(sv: str, en: str) -> Sentence:
    """`{about}` and `{value}` are filled in."""

    def say(figure: Derivation, tell: Telling) -> str:
        text = tell.pick(sv, en).format(about=tell.about(figure), value=tell.figure(figure))
        return " ".join(text.replace(" :", ":").split(" ")).replace("  ", " ")

    return say


def _step(sv: str, en: str, sign: str = "") -> Sentence:
    """A step told as `what (of whom): a × b = value`; without a sign, `{0}`, `{1}` ... are its parts."""

    def say(figure: Derivation, tell: Telling) -> str:
        parts = [tell.figure(part) for part in figure.of]
        whom = f" ({tell.about(figure)})" if figure.about else ""
        if not sign:
            return tell.pick(sv, en).format(*parts, value=tell.figure(figure), whom=whom)
        reckoned = (
            f" {sign} ".join(parts)
            if len(parts) <= _MOST_WRITTEN_OUT
            else tell.pick(f"{len(parts)} delar", f"{len(parts)} parts")
        )
        return f"{tell.pick(sv, en)}{whom}: {reckoned} = {tell.figure(figure)}"

    return say


def _by_its_name(figure: Derivation, tell: Telling) -> str:
    name = figure.rule.replace("_", " ")
    whom = f" ({tell.about(figure)})" if figure.about else ""
    if not figure.of:
        return f"{name}{whom}: {tell.figure(figure)}"
    parts = tell.few([tell.figure(part) for part in figure.of], _MOST_WRITTEN_OUT)
    return tell.pick(
        f"{name}{whom}: {tell.figure(figure)}, räknat av {parts}",
        f"{name}{whom}: {tell.figure(figure)}, computed from {parts}",
    )


def _weighted(figure: Derivation, tell: Telling) -> str:
    pairs = zip(figure.of[::2], figure.of[1::2], strict=True)
    said = tell.few([f"{tell.figure(one)} × {tell.figure(other)}" for one, other in pairs], _MOST_WRITTEN_OUT)
    return tell.pick(f"Sammanvägt: {said} = ", f"Weighted together: {said} = ") + tell.figure(figure)


SENTENCES: dict[str, Sentence] = {
    # What was stated or observed.
    "pot": _leaf("Potten för {about} i överenskommelsen: {value}", "The pot of {about} in the agreement: {value}"),
    "received": _leaf("Fört till {about} från andra bidrag: {value}", "Carried to {about} from other grants: {value}"),
    "population": _leaf("{about}: {value}", "{about}: {value}"),
    "sharers": _leaf("Så många delar: {value}", "So many share: {value}"),
    "stated": _leaf("Angivet belopp för {about}: {value}", "Stated amount of {about}: {value}"),
    "nothing": _leaf("Delar inte: {value}", "Does not share: {value}"),
    "requirement": _leaf(
        "{about} uppfyller inte kraven: {value} av andelen",
        "{about} does not meet the requirements: {value} of its share",
    ),
    "unit": _leaf("Avrundas till hela {value}", "Rounded to whole {value}"),
    "month": _leaf("En månads del av {about}: {value}", "One month's part of {about}: {value}"),
    "payment_share": _leaf("Utbetalningens del ({about}): {value}", "The payment's part ({about}): {value}"),
    "advance_share": _leaf("Förskottets del av {about}: {value}", "The advance's part of {about}: {value}"),
    "estimate": _leaf("Uppskattat {about}: {value}", "Estimated {about}: {value}"),
    "missing_as_none": _leaf(
        "{about} saknas och räknas enligt överenskommelsen som {value}",
        "{about} is missing and counts by the agreement as {value}",
    ),
    "observed": _leaf("{about}: {value}", "{about}: {value}"),
    "value": _leaf("{about}: {value}", "{about}: {value}"),
    "numerator": _leaf("{about}, täljare: {value}", "{about}, numerator: {value}"),
    "denominator": _leaf("{about}, nämnare: {value}", "{about}, denominator: {value}"),
    "level": _leaf("Nivån i överenskommelsen: {value}", "The level in the agreement: {value}"),
    "step": _leaf("Läses av i steg om {value}", "Read in steps of {value}"),
    "coverage": _leaf("Täckningsgrad för {about}: {value}", "Coverage of {about}: {value}"),
    "rounding_difference": _leaf(
        "{about} tar avrundningens differens: {value}", "{about} takes the difference of rounding: {value}"
    ),
    # What was computed.
    "ratio": _step("{0} av {1} = {value}{whom}", "{0} of {1} = {value}{whom}"),
    "total": _step("Summa", "Sum", "+"),
    "share": _step("{0} × {1} / {2} = {value}{whom}", "{0} × {1} / {2} = {value}{whom}"),
    "equal_share": _step("{0} delat lika på {1} = {value}{whom}", "{0} shared equally by {1} = {value}{whom}"),
    "product": _step("Del", "Part", "×"),
    "difference": _step("Återstår", "What is left", "−"),
    "gate": _step(
        "{0} × {1}, eftersom kraven inte är uppfyllda, = {value}{whom}",
        "{0} × {1}, since the requirements are not met, = {value}{whom}",
    ),
    "weighted": _weighted,
    "closed_down": _step(
        "{0} avrundat nedåt till hela {1}: {value}{whom}", "{0} rounded down to whole {1}: {value}{whom}"
    ),
    "closed_up": _step(
        "{0} avrundat uppåt till hela {1}: {value}{whom}; resten var bland de största",
        "{0} rounded up to whole {1}: {value}{whom}; its remainder was among the largest",
    ),
    "difference_taken": _step("Med avrundningens differens", "With the difference of rounding", "+"),
    "as_shown": _step("{0} avläst i steg om {1}: {value}", "{0} as shown in steps of {1}: {value}"),
    "relative_change": _step(
        "Förändringen från {1} till {0}: {value}{whom}", "The change from {1} to {0}: {value}{whom}"
    ),
    "inhabitants": _step("Invånare tillsammans", "Inhabitants together", "+"),
    "share_of_inhabitants": _step("{0} av {1} = {value}{whom}", "{0} of {1} = {value}{whom}"),
}
