"""A place and a value of an agreement in words: each side with the titles that its own version gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from dagmar.agreement.comparison.choices import CHOICES
from dagmar.agreement.fields import Level
from dagmar.agreement.labels import label, labels
from dagmar.agreement.model import Agreement, Grant, Requirement, Rounding, To
from dagmar.agreement.node import Path
from dagmar.agreement.period import Period
from dagmar.agreement.prose.grants import recipients
from dagmar.agreement.prose.grants import rules as grant_rules
from dagmar.agreement.prose.requirements import rule as requirement_rule
from dagmar.agreement.prose.rounding import rounding
from dagmar.agreement.prose.voice import Voice
from dagmar.agreement.words import Mechanism, Words
from dagmar.text import Language, Text

LANGUAGES: tuple[Language, Language] = ("sv", "en")
COUNTS = ("top", "years", "payment", "at_least")
"""Whole numbers under these words are counts; all others are öre."""

NUMBERS = ("weight", "key")
"""Fractions under these words are plain numbers; all others are shares."""

HEADS = {
    "areas": Text("Området", "The area"),
    "indicators": Text("Måttet", "The indicator"),
    "requirements": Text("Kravet", "The requirement"),
    "grants": Text("Bidraget", "The grant"),
    "reports": Text("Redovisningen", "The report"),
    "published": Text("Tabellen", "The table"),
    "sources": Text("Källan", "The source"),
    "payments": Text("Utbetalning", "Payment"),
}
FREE = frozenset({"assumed", "shown_if"})
"""Under these words the keys are the file's own, and the values are somebody's words."""

BODIES = ("parties", "assessor", "payer", "recipients", "difference_to")


class Naming:
    """The words for the places and values of two versions."""

    def __init__(
        self, old: Agreement, new: Agreement, recipients: Mapping[str, str], counties: Mapping[str, str]
    ) -> None:
        self._old = [Voice.of(old, language, recipients, counties) for language in LANGUAGES]
        self._new = [Voice.of(new, language, recipients, counties) for language in LANGUAGES]

    def what(self, path: Path, *, removed: bool) -> Text:
        """The place: `Bidraget ”Besök”: fördelningen, dagen`."""
        return _both(lambda voice: _place(_at(voice, path), path), self._old if removed else self._new)

    def old(self, value: Any, path: Path) -> Text | None:
        """A value of the old version as it is said; None when there is none."""
        return None if value is None else _both(lambda voice: say(_at(voice, path), value, path), self._old)

    def new(self, value: Any, path: Path) -> Text | None:
        """A value of the new version as it is said; None when there is none."""
        return None if value is None else _both(lambda voice: say(_at(voice, path), value, path), self._new)

    def names(self, old: str, new: str) -> tuple[Text, Text]:
        """Two names that the files themselves have chosen."""
        return (
            _both(lambda voice: voice.speaker.quoted(old), self._new),
            _both(lambda voice: voice.speaker.quoted(new), self._new),
        )


def _at(voice: Voice, path: Path) -> Voice:
    """The voice in a grant: where it goes to counties, two digits name a county and not its region."""
    grant = voice.agreement.grants.get(str(path[1])) if len(path) > 1 and path[0] == "grants" else None
    return voice if grant is None else voice.to_counties(grant.to)


def _both(tell: Callable[[Voice], str], voices: list[Voice]) -> Text:
    return Text(tell(voices[0]), tell(voices[1]))


def _place(voice: Voice, path: Path) -> str:
    language = voice.speaker.language
    if len(path) > 1 and path[0] in HEADS:
        head = f"{HEADS[str(path[0])].to(language)} {_title(voice, path)}"
        steps = labels(path, language)[2:]
    else:
        head, steps = voice.pick("Överenskommelsen", "The agreement"), labels(path, language)
    # `to` and its list have the same name, and are one thing to a reader.
    told = [step for before, step in zip(["", *steps], steps, strict=False) if step != before]
    where = ", ".join(_recipient(voice, step) for step in told)
    return f"{head}: {where}" if where else head


def _title(voice: Voice, path: Path) -> str:
    name = path[1]
    if isinstance(name, int):
        return str(name + 1)
    declared = getattr(voice.agreement, str(path[0])).get(name)
    return voice.speaker.quoted(getattr(declared, "title", None) or name)


def _key(voice: Voice, name: str, path: Path) -> str:
    """What a key is called: what is assumed by the word of the language, a recipient by its name."""
    if path[-1:] == ("assumed",):
        return label(name, str(path[0])).to(voice.speaker.language)
    return _recipient(voice, name)


def _recipient(voice: Voice, step: str) -> str:
    return voice.speaker.recipients.get(step, step)


def say(voice: Voice, value: Any, path: Path) -> str:
    """A value as it is said in the prose."""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if isinstance(value, Mechanism):
        return " ".join([value.say(voice.speaker), *value.sentences(voice.speaker)])
    if isinstance(value, Words):
        return _words(voice, value, path)
    if isinstance(value, str):
        return _named(voice, value, key, path)
    if isinstance(value, Mapping):
        return voice.speaker.listing(
            [f"{_key(voice, name, path)} {say(voice, one, (*path, name))}" for name, one in value.items()]
        )
    if isinstance(value, tuple) and key == "ages":
        youngest, oldest = value
        return (
            f"{youngest}–{oldest}"
            if oldest is not None
            else voice.pick(f"{youngest} år och äldre", f"{youngest} and over")
        )
    if isinstance(value, tuple):
        return voice.speaker.listing([say(voice, one, path) for one in value])
    return _figure(voice, value, key, path)


def _figure(voice: Voice, value: Any, key: str, path: Path) -> str:
    speaker = voice.speaker
    if isinstance(value, bool):
        return voice.pick("ja" if value else "nej", "yes" if value else "no")
    if isinstance(value, int):
        # A count of years before is written with a minus sign and said without it.
        return speaker.number(abs(value)) if key in COUNTS else speaker.money(value)
    if isinstance(value, Fraction):
        return speaker.number(value) if set(path) & set(NUMBERS) else speaker.share(value)
    if isinstance(value, Level):
        return speaker.level(value)
    if isinstance(value, Period):
        return speaker.period(value)
    if isinstance(value, date):
        return speaker.day(value)
    # What a word of the rooms below keeps together: each part by itself.
    return " ".join(say(voice, getattr(value, one.name), (*path, one.name)) for one in dataclasses.fields(value))


def _words(voice: Voice, value: Words, path: Path) -> str:
    """Something with several words: as the prose says it, or else its title and what it says word by word."""
    if isinstance(value, Grant):
        return " ".join([_title_of(voice, value, path), *grant_rules(voice, value)])
    if isinstance(value, Requirement):
        return " ".join([_title_of(voice, value, path), requirement_rule(voice, str(path[-1]), value)])
    if isinstance(value, To):
        whom = recipients(voice.to_counties(value), value)
        return whom if value.where is None else f"{whom} ({say(voice, value.where, (*path, 'where'))})"
    if isinstance(value, Rounding):
        return " ".join(rounding(voice, value))
    said = []
    for name, entry in type(value).model_fields.items():
        one = getattr(value, name)
        if name not in value.model_fields_set or one is None:
            continue
        word = entry.alias or name
        told = say(voice, one, (*path, word))
        said.append(
            voice.speaker.quoted(one) if name == "title" else f"{labels((word,), voice.speaker.language)[0]} {told}"
        )
    return "; ".join(said)


def _title_of(voice: Voice, value: Grant | Requirement, path: Path) -> str:
    return f"{voice.speaker.quoted(value.title or str(path[-1]))}."


def _named(voice: Voice, value: str, key: str, path: Path) -> str:
    speaker = voice.speaker
    if FREE & set(path):
        return speaker.quoted(value)
    if (key, value) in CHOICES:
        return CHOICES[key, value].to(speaker.language)
    if key in BODIES or (key == "except" and "to" in path):
        return voice.body(value)
    if key in {"as_of", "holds_from"}:
        return speaker.as_of(value)
    match key:
        case "requires" | "meeting":
            return speaker.requirement(value)
        case "carry_to" | "with" | "grants" | "grant":
            return speaker.grant(value)
        case "area":
            return voice.area(value)
        case "source":
            return voice.source(value)
        case _:
            return speaker.name(value)
