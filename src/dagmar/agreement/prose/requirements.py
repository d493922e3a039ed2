"""The requirements: when each is met, for whom it is judged, and what follows for those who do not meet it."""

from __future__ import annotations

from dagmar.agreement.inventory import words_in
from dagmar.agreement.model import Requirement
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.voice import Voice
from dagmar.agreement.words import Mechanism

KINDS = {
    "base": (("Grundkrav", "grundkravet"), ("Base requirement", "the base requirement")),
    "target": (("Prestationskrav", "prestationskravet"), ("Performance target", "the performance target")),
}


def requirements(voice: Voice) -> list[str]:
    """A heading and a paragraph for each requirement."""
    said = []
    for name, one in voice.agreement.requirements.items():
        kind = voice.pick(KINDS[one.kind][0][0], KINDS[one.kind][1][0])
        said += [f"### {kind}: {one.title}", rule(voice, name, one), *notes(voice, one)]
    return [voice.pick("## Kraven", "## The requirements"), *said] if said else []


def rule(voice: Voice, name: str, one: Requirement) -> str:
    """When a requirement is met, for whom it is judged, and what follows."""
    return " ".join([*_criteria(voice, one), _for_whom(voice, one), _consequence(voice, name, one)])


def condition(voice: Voice, criterion: Mechanism) -> list[str]:
    """The phrase of a condition, and then what it says of its data; once, also when several say the same."""
    inner = [
        text
        for _, word in words_in(criterion, ())
        if isinstance(word, Mechanism)
        for text in word.sentences(voice.speaker)
    ]
    return [criterion.say(voice.speaker), *dict.fromkeys(inner)]


def required(voice: Voice, names: tuple[str, ...]) -> str:
    """`grundkravet ”A” och prestationskravet ”B”`."""
    said = []
    for name in names:
        one = voice.agreement.requirements.get(name)
        kind = (
            voice.pick(KINDS[one.kind][0][1], KINDS[one.kind][1][1]) if one else voice.pick("kravet", "the requirement")
        )
        said.append(f"{kind} {voice.speaker.requirement(name)}")
    return voice.speaker.listing(said)


def _criteria(voice: Voice, one: Requirement) -> list[str]:
    if one.met_when is not None:
        phrase, *more = condition(voice, one.met_when)
        return [voice.pick(f"Kravet är uppfyllt om {phrase}.", f"The requirement is met if {phrase}."), *more]
    said = []
    for version in one.versions:
        phrase, *more = condition(voice, version.met_when)
        day = voice.speaker.day(version.from_)
        said += [
            voice.pick(
                f"Från och med den {day} är kravet uppfyllt om {phrase}.",
                f"From {day} the requirement is met if {phrase}.",
            ),
            *more,
        ]
    return said


def _for_whom(voice: Voice, one: Requirement) -> str:
    if one.unit == "county":
        return voice.pick(
            "Det prövas en gång för hela länet och gäller alla i länet: brister det, brister det för alla.",
            "It is judged once for the whole county and holds for everyone in it: if it fails, it fails for all.",
        )
    return voice.pick("Det prövas för varje mottagare för sig.", "It is judged for each recipient alone.")


def _consequence(voice: Voice, name: str, one: Requirement) -> str:
    opened = [grant for grant, rule in voice.agreement.grants.items() if name in rule.requires]
    if not opened:
        return voice.pick("Inget bidrag hänger på det.", "No grant depends on it.")
    which = voice.grants(opened)
    if one.kind == "base":
        if one.unit == "county":
            return voice.pick(
                f"Är det inte uppfyllt får ingen i länet något av {which}.",
                f"If it is not met, nobody in the county gets anything of {which}.",
            )
        return voice.pick(
            f"Den som inte uppfyller det får inget av {which}.", f"Those who do not meet it get nothing of {which}."
        )
    of_sv, of_en = ("det", "it") if len(opened) == 1 else ("dem", "them")
    return voice.pick(
        f"Det öppnar {which}: den som inte når upp till kravet får inget av {of_sv}.",
        f"It opens {which}: those who do not meet the target get nothing of {of_en}.",
    )
