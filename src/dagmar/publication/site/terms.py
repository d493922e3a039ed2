"""The description of an indicator, term by term, as it stands below "Definition and source"."""

from __future__ import annotations

from dagmar.publication.site.exhibit import Earlier
from dagmar.publication.site.five_years import method_of
from dagmar.publication.site.telling import Telling
from dagmar.text import Text


def terms(told: Telling) -> list[tuple[str, str]]:
    """The description of an indicator, term by term; what the source does not give is left out, but for the source."""
    m, language = told.measure, told.language
    rows: list[tuple[Text, str]] = [
        (Text("Beteckning", "Identity"), m.id),
        (Text("Varför", "Why"), m.why.to(language)),
        (Text("Vad som räknas", "What is counted"), m.definition.to(language)),
        (Text("Täljare", "Numerator"), m.numerator.to(language)),
        (Text("Nämnare", "Denominator"), m.denominator.to(language)),
        (Text("Enhet", "Unit"), m.unit.name.to(language)),
        (Text("Riktning", "Direction"), told.direction),
        (Text("Mål", "Target"), told.target),
        (
            Text("Osäkerhet", "Uncertainty"),
            m.interval_method.to(language)
            or told.pick("Källan ger inget att räkna den på.", "The source gives nothing to reckon it from."),
        ),
        (Text("Utveckling", "Trend"), method_of(told.five_years, language)),
        (Text("Täckning", "Coverage"), m.coverage.to(language)),
        (Text("Minsta underlag", "Smallest base"), _smallest_base(told)),
        (Text("Källa", "Source"), m.source.cite() + (f" ({m.source.url})" if m.source.url else "")),
        (Text("Inrapporterat till", "Reported to"), m.register),
        (Text("Villkor", "Terms"), m.terms.to(language)),
        (Text("Version", "Version"), m.version),
        (Text("Tillbakadraget sedan", "Withdrawn since"), m.withdrawn),
        *((Text("Tidigare definition", "Earlier definition"), _earlier(told, one)) for one in m.earlier),
        (
            Text("Nästa publicering", "Next publication"),
            "" if m.withdrawn else m.next_publication or told.pick("inte känd", "not known"),
        ),
    ]
    return [(term.to(language), text) for term, text in rows if text]


def _earlier(told: Telling, one: Earlier) -> str:
    """What was counted then, and in which periods a value of it still stands."""
    periods = ", ".join(one.periods)
    said = [
        told.pick(
            f"Version {one.version}, bakom värden för {periods}", f"Version {one.version}, behind values of {periods}"
        ),
        f"{told.pick('Vad som räknades', 'What was counted')}: {one.definition.to(told.language)}",
    ]
    if numerator := one.numerator.to(told.language):
        said.append(f"{told.pick('Täljare', 'Numerator')}: {numerator}")
    if denominator := one.denominator.to(told.language):
        said.append(f"{told.pick('Nämnare', 'Denominator')}: {denominator}")
    return " ".join(text if text.endswith(".") else f"{text}." for text in said)


def _smallest_base(told: Telling) -> str:
    least = told.measure.smallest_base
    if least is None:
        return ""
    return told.pick(
        f"{least}. Ett värde som vilar på färre visas, men jämförs inte: av så få kan en enda flytta det.",
        f"{least}. A value that rests on fewer is shown, but not compared: of so few a single one can move it.",
    )
