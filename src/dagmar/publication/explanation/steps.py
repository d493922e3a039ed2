"""What was computed, in words: one sentence for each named step of arithmetic."""

from __future__ import annotations

from dagmar.derivation import Derivation
from dagmar.publication.explanation.telling import Telling
from dagmar.publication.explanation.wording import MOST_WRITTEN_OUT, Sentence, reckoned, step, whom


def _weighted(figure: Derivation, tell: Telling) -> str:
    pairs = zip(figure.of[::2], figure.of[1::2], strict=True)
    said = tell.few([f"{tell.figure(one)} × {tell.figure(other)}" for one, other in pairs], MOST_WRITTEN_OUT)
    return f"{tell.pick('Sammanvägt', 'Weighted together')}{whom(figure, tell)}: {said} = {tell.figure(figure)}"


def _cut(figure: Derivation, tell: Telling) -> str:
    """Rounding down, which is told as none when the amount was whole from the beginning."""
    if figure.value == figure.of[0].value:
        return tell.pick(
            f"{tell.figure(figure)} behöver inte avrundas{whom(figure, tell)}",
            f"{tell.figure(figure)} needs no rounding{whom(figure, tell)}",
        )
    return _rounded_down(figure, tell)


_rounded_down = step("{0} avrundat nedåt till hela {1}: {value}{whom}", "{0} rounded down to whole {1}: {value}{whom}")


STEPS: dict[str, Sentence] = {
    # Sharing.
    "total": reckoned("Summa", "Sum", "+"),
    "product": reckoned("Del", "Part", "×"),
    "difference": reckoned("Återstår", "What is left", "−"),
    "share": step("{0} × {1} / {2} = {value}{whom}", "{0} × {1} / {2} = {value}{whom}"),
    "equal_share": step("{0} delat lika på {1} = {value}{whom}", "{0} shared equally by {1} = {value}{whom}"),
    "weighted": _weighted,
    "gate": step(
        "{0} × {1}, eftersom kraven inte är uppfyllda, = {value}{whom}",
        "{0} × {1}, since the requirements are not met, = {value}{whom}",
    ),
    # Results.
    "ratio": step("{0} av {1} = {value}{whom}", "{0} of {1} = {value}{whom}"),
    "as_shown": step("{0} avläst i steg om {1}: {value}", "{0} as shown in steps of {1}: {value}"),
    "relative_change": step(
        "Förändringen från {1} till {0}: {value}{whom}", "The change from {1} to {0}: {value}{whom}"
    ),
    "inhabitants": reckoned("Invånare tillsammans", "Inhabitants together", "+"),
    "share_of_inhabitants": step("{0} av {1} = {value}{whom}", "{0} of {1} = {value}{whom}"),
    "earns_nothing": step(
        "Utan resultat tjänas inget in: {value}{whom}", "Without a result nothing is earned: {value}{whom}"
    ),
    "sliding": step(
        "Resultatet {0} ger {value} av delen, på en rak linje från inget vid {1} till allt vid {2}{whom}",
        "The result {0} gives {value} of the part, on a straight line from nothing at {1} to all at {2}{whom}",
    ),
    "threshold_reached": step(
        "Resultatet {0} mot minst {1} ger {value} av delen{whom}",
        "The result {0} against at least {1} gives {value} of the part{whom}",
    ),
    "threshold_kept_under": step(
        "Resultatet {0} mot högst {1} ger {value} av delen{whom}",
        "The result {0} against at most {1} gives {value} of the part{whom}",
    ),
    "level_reached": step(
        "Resultatet {0} ger {value} av delen: den högsta nivå som är nådd{whom}",
        "The result {0} gives {value} of the part: the highest level reached{whom}",
    ),
    "level_kept_under": step(
        "Resultatet {0} ger {value} av delen: den lägsta nivå som inte är överskriden{whom}",
        "The result {0} gives {value} of the part: the lowest level not exceeded{whom}",
    ),
    "above_baseline": step(
        "Resultatet {0} mot det vanliga {1} ger {value} av det mesta, {2}{whom}",
        "The result {0} against the usual {1} gives {value} of the most, {2}{whom}",
    ),
    "place_shared": step(
        "Resultatet {0} ger {value} av en plats bland {1}{whom}",
        "The result {0} gives {value} of a place among {1}{whom}",
    ),
    "place_by_code": step(
        "Resultatet {0} ger {value} av en plats bland {1}; av lika går den lägsta koden före{whom}",
        "The result {0} gives {value} of a place among {1}; of those alike the lowest code goes first{whom}",
    ),
    "place_all": step(
        "Resultatet {0} ger {value} av en plats bland {1}; alla som är lika är med{whom}",
        "The result {0} gives {value} of a place among {1}; all who are alike are in{whom}",
    ),
    "achievement_points": step(
        "Resultatet {0} mellan {1} och {2} ger {value} för nivån{whom}",
        "The result {0} between {1} and {2} gives {value} for achievement{whom}",
    ),
    "improvement_points": step(
        "Resultatet {0} mot {1} tidigare ger {value} för förbättringen{whom}",
        "The result {0} against {1} before gives {value} for improvement{whom}",
    ),
    "no_points": step("Utan uppgift inga poäng: {value}{whom}", "Without a figure no points: {value}{whom}"),
    "better_points": step("Det bättre av {0} och {1}: {value}{whom}", "The better of {0} and {1}: {value}{whom}"),
    "points_of_most": step("{0} av {1} = {value}{whom}", "{0} of {1} = {value}{whom}"),
    "weight_spread": step("Vikten {0} av {1} = {value}{whom}", "The weight {0} of {1} = {value}{whom}"),
    "comparable_share": step("{0} × {1} × {2} × {3} = {value}{whom}", "{0} × {1} × {2} × {3} = {value}{whom}"),
    "relative_rise": step("Ökningen från {1} till {0}: {value}{whom}", "The rise from {1} to {0}: {value}{whom}"),
    "relative_fall": step("Minskningen från {1} till {0}: {value}{whom}", "The fall from {1} to {0}: {value}{whom}"),
    "rise": step("Ökningen från {1} till {0}: {value}{whom}", "The rise from {1} to {0}: {value}{whom}"),
    "fall": step("Minskningen från {1} till {0}: {value}{whom}", "The fall from {1} to {0}: {value}{whom}"),
    "weight_per_inhabitant": step("{0} på {1} = {value}{whom}", "{0} by {1} = {value}{whom}"),
    "lowest": step("Det lägsta av alla: {value}{whom}", "The lowest of all: {value}{whom}"),
    "above_lowest": step(
        "{0} utöver det lägsta, {1} på {2}: {value}{whom}", "{0} above the lowest, {1} by {2}: {value}{whom}"
    ),
    "up_to": step("{0}, högst {1}: {value}{whom}", "{0}, at most {1}: {value}{whom}"),
    # Limits.
    "per_inhabitant": step("{0} × {1} = {value}{whom}", "{0} × {1} = {value}{whom}"),
    "in_ore": step("{0} × {1} = {value}{whom}", "{0} × {1} = {value}{whom}"),
    "scaled": step(
        "{0} ändrat i proportion, så att {2} ryms i {1}: {value}{whom}",
        "{0} scaled in proportion, so that {2} fits in {1}: {value}{whom}",
    ),
    "lifted": step("{0} lyft till {1}{whom}", "{0} lifted to {1}{whom}"),
    "capped": step("{0} sänkt till taket {1}{whom}", "{0} lowered to the ceiling {1}{whom}"),
    "least_after_damping": step(
        "{0} ändrat med {1}: minst {value}{whom}", "{0} changed by {1}: at least {value}{whom}"
    ),
    "damping_scale": step(
        "Så mycket av ökningarna {0} som är kvar när {1} har lyft andra: {value}",
        "As much of the gains {0} as is left when {1} has lifted others: {value}",
    ),
    "damped": step(
        "{1} och {2} av det som {0} ligger över: {value}{whom}",
        "{1} and {2} of what {0} lies above it: {value}{whom}",
    ),
    # Rounding.
    "closed_down": _cut,
    "closed_up": step(
        "{0} avrundat uppåt till hela {1}, med en av de största resterna: {value}{whom}",
        "{0} rounded up to whole {1}, with one of the largest remainders: {value}{whom}",
    ),
    "difference_taken": reckoned("Med avrundningens differens", "With the difference of rounding", "+"),
}
