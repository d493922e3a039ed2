"""Where a rule stands in its source, what it means in the file's own words, and what is assumed or not modelled."""

from __future__ import annotations

from collections.abc import Iterator

from dagmar.agreement.inventory import Standing, words_in, words_of
from dagmar.agreement.labels import label, labels
from dagmar.agreement.node import Path
from dagmar.agreement.prose.voice import FEW, Voice, number_word, sentence
from dagmar.agreement.versions import versions
from dagmar.agreement.words import Words

_KINDS = {
    "areas": (("Området", "Områdena"), ("The area", "The areas")),
    "indicators": (("Måttet", "Måtten"), ("The indicator", "The indicators")),
    "requirements": (("Kravet", "Kraven"), ("The requirement", "The requirements")),
    "grants": (("Bidraget", "Bidragen"), ("The grant", "The grants")),
    "reports": (("Redovisningen", "Redovisningarna"), ("The report", "The reports")),
    "published": (("Tabellen", "Tabellerna"), ("The table", "The tables")),
    "sources": (("Källan", "Källorna"), ("The source", "The sources")),
    "payments": (("Utbetalning", "Utbetalningarna"), ("Payment", "Payments")),
}


def notes(voice: Voice, word: Words, *, nested: bool = True) -> list[str]:
    """One paragraph for what the rule means and one for where it stands; of the words within it too."""
    said = []
    for path, one in words_in(word, ()):
        if path and not nested:
            break
        about = f" ({_label(voice, path)})" if path else ""
        if one.meaning:
            said.append(
                voice.pick(
                    f"Innebörd{about}: {sentence(one.meaning)}",
                    f"Meaning{about}, in the file's own words: “{sentence(one.meaning)}”",
                )
            )
        if one.source or one.section:
            said.append(_origin(voice, one, about))
    below = [(path, one) for path, one in words_in(word, ()) if nested or not path]
    said += _doubts(voice, type(word).__name__.lower() + "s", below)
    return [" ".join(said)] if said else []


def _doubts(voice: Voice, kind: str, words: list[Standing]) -> Iterator[str]:
    """What of a rule is assumed, by name, and whether something is not modelled; the reasons stand together at the end."""
    assumed = [label(key, kind).to(voice.speaker.language) for _, one in words for key in one.assumed]
    if assumed:
        listed = voice.speaker.listing(list(dict.fromkeys(assumed)))
        yield voice.pick(
            f"Antaget, av skäl som står sist: {listed}.", f"Assumed, for reasons that stand at the end: {listed}."
        )
    if any(one.not_modelled for _, one in words):
        yield voice.pick(
            "Något är inte modellerat; vad det är står sist.",
            "Something is not modelled; what it is stands at the end.",
        )


def _origin(voice: Voice, word: Words, about: str) -> str:
    where = [voice.source(word.source)] if word.source else []
    place = ", ".join([*where, *([word.section] if word.section else [])])
    return sentence(voice.pick(f"Källa{about}: {place}", f"Source{about}: {place}"))


def not_known(voice: Voice) -> list[str]:
    """Everything that is assumed or not modelled; what is the same for several is said once."""
    together: dict[tuple[str, str, str], list[str]] = {}
    for version in versions(voice.agreement):
        own = Voice.of(version, voice.speaker.language, voice.speaker.recipients, voice.counties)
        for path, what, why in _unknowns(own):
            kind = str(path[0]) if path else ""
            together.setdefault((kind, what, why), []).append(_name(own, path))
    if not together:
        return []
    lines = [_line(voice, kind, names, what, why) for (kind, what, why), names in together.items()]
    heading = voice.pick("## Antaget och inte modellerat", "## Assumed and not modelled")
    return [heading, "\n".join(lines)]


def _unknowns(voice: Voice) -> Iterator[tuple[Path, str, str]]:
    for path, word in words_of(voice.agreement):
        if path[:1] == ("earlier",) and len(path) > 1:
            continue  # said of the version that it is
        inner = f"{_label(voice, path[2:])}, " if _label(voice, path[2:]) else ""
        for key, why in word.assumed.items():
            what = label(key, str(path[0]) if path else "").to(voice.speaker.language)
            yield path, voice.pick(f"{inner}{what} (antaget)", f"{inner}{what} (assumed)"), why
        if word.not_modelled:
            yield path, voice.pick(f"{inner}inte modellerat", f"{inner}not modelled"), word.not_modelled


def _line(voice: Voice, kind: str, names: list[str], what: str, why: str) -> str:
    named = list(dict.fromkeys(name for name in names if name))
    if kind not in _KINDS:
        whom = voice.pick("Överenskommelsen", "The agreement")
    else:
        sv, en = _KINDS[kind]
        many = len(named) > 1
        whom = f"{voice.pick(sv[many], en[many])} {voice.speaker.listing(named)}"
        if len(named) > FEW and len(named) == len(getattr(voice.agreement, kind)):
            count = number_word(len(named), voice.speaker.language)
            whom = voice.pick(
                f"Alla {count} {sv[True].lower()}", f"All {count} {en[True].removeprefix('The ').lower()}"
            )
    return sentence(f"- {whom}, {what}: {why}")


def _name(voice: Voice, path: Path) -> str:
    if len(path) < 2:
        return ""
    kind, name = str(path[0]), path[1]
    if isinstance(name, int):
        return str(name + 1)
    title = getattr(getattr(voice.agreement, kind)[name], "title", None)
    return voice.speaker.quoted(title or name)


def _label(voice: Voice, path: Path) -> str:
    return ", ".join(labels(path, voice.speaker.language))
