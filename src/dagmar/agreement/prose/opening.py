"""Who agreed, on how much, for when; the areas that the money is divided into, and the indicators that are used."""

from __future__ import annotations

from collections.abc import Iterable

from dagmar.agreement.direction import DIRECTIONS, has_a_side
from dagmar.agreement.model import Area
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.voice import Voice, number_word, sentence
from dagmar.text import Text

UNITS = {
    "share": Text("andel", "a share"),
    "number": Text("tal", "a number"),
}
AMOUNT_IS = {
    "pot": Text("", ""),
    "frame": Text(
        "Beloppet är en ram: det räknas inte in i summan och betalas inte ut genom överenskommelsen.",
        "The amount is a frame: it is not counted in the total and is not paid out under the agreement.",
    ),
    "ceiling": Text(
        "Beloppet är ett tak: det räknas inte in i summan och betalas inte ut genom överenskommelsen.",
        "The amount is a ceiling: it is not counted in the total and is not paid out under the agreement.",
    ),
    "own_contribution": Text(
        "Beloppet är mottagarnas egen insats: det räknas inte in i summan och betalas inte ut genom överenskommelsen.",
        "The amount is the recipients' own contribution: it is not counted in the total and is not paid out under the agreement.",
    ),
}


def opening(voice: Voice) -> list[str]:
    """The title and the first paragraph."""
    agreement, speaker = voice.agreement, voice.speaker
    parties = voice.bodies(agreement.parties)
    first = [sentence(voice.pick(f"Överenskommelse mellan {parties}", f"An agreement between {parties}"))]
    if agreement.signed:
        day = voice.on(agreement.signed)
        first.append(voice.pick(f"Den undertecknades {day}.", f"It was signed {day}."))
    period = speaker.period(agreement.period)
    first.append(voice.pick(f"Den avser {period}.", f"It covers {period}."))
    if agreement.assessor and agreement.assessor == agreement.payer:
        who = voice.body(agreement.assessor)
        first.append(
            sentence(
                voice.pick(
                    f"{who} bedömer om kraven är uppfyllda och betalar ut pengarna",
                    f"{who} assesses whether the requirements are met, and pays the money",
                )
            )
        )
    elif agreement.assessor:
        who = voice.body(agreement.assessor)
        first.append(
            sentence(
                voice.pick(f"{who} bedömer om kraven är uppfyllda", f"{who} assesses whether the requirements are met")
            )
        )
    if agreement.payer and agreement.payer != agreement.assessor:
        who = voice.body(agreement.payer)
        first.append(sentence(voice.pick(f"{who} betalar ut pengarna", f"{who} pays the money")))
    said = [f"# {agreement.title}", " ".join(first)]
    name = agreement.agreement
    versions = [voice.pick(f"Dess beteckning är {name}.", f"Its identity is {name}.")]
    if agreement.amends:
        versions.append(voice.pick(f"Den ändrar {agreement.amends}.", f"It amends {agreement.amends}."))
    if agreement.holds_from:
        begins = speaker.as_of(agreement.holds_from)
        versions.append(voice.pick(f"Den börjar gälla {begins}.", f"It begins to hold {begins}."))
    if agreement.amended_by:
        later = speaker.listing(list(agreement.amended_by))
        versions.append(voice.pick(f"Den har ändrats genom {later}.", f"It has been amended by {later}."))
    return [*said, " ".join([*versions, *notes(voice, agreement, nested=False)])]


def areas(voice: Voice) -> list[str]:
    """The total, and what it is divided into."""
    agreement = voice.agreement
    heading = voice.pick("## Pengarna", "## The money")
    if agreement.total == "unknown":
        total = voice.pick(
            "Hur mycket pengar överenskommelsen omfattar är inte känt",
            "How much money the agreement comprises is not known",
        )
    else:
        money = voice.speaker.money(agreement.total)
        total = voice.pick(f"Överenskommelsen omfattar {money}", f"The agreement comprises {money}")
    if not agreement.areas:
        return [heading, f"{total}."]
    count = number_word(len(agreement.areas), voice.speaker.language)
    many = len(agreement.areas) > 1
    divided = voice.pick(
        f"{total}, i {count} {'områden' if many else 'område'}:", f"{total}, in {count} {'areas' if many else 'area'}:"
    )
    told = [tuple(notes(voice, area)) for area in agreement.areas.values()]
    same = told[0] if many and len(set(told)) == 1 else ()
    listed = "\n".join(
        _area(voice, name, area, () if same else own)
        for (name, area), own in zip(agreement.areas.items(), told, strict=True)
    )
    return [
        heading,
        divided,
        listed,
        *[voice.pick(f"För alla områden: {one}", f"For all areas: {one}") for one in same],
    ]


def _area(voice: Voice, name: str, area: Area, own: Iterable[str]) -> str:
    money = (
        voice.pick("beloppet är inte känt", "the amount is not known")
        if area.amount == "unknown"
        else voice.speaker.money(area.amount)
    )
    about = AMOUNT_IS[area.amount_is].to(voice.speaker.language)
    told = [f"- {area.title or name}: {money}.", about, *own]
    return " ".join(part for part in told if part)


def indicators(voice: Voice) -> list[str]:
    """What is measured, in which unit, and which way is better."""
    if not voice.agreement.indicators:
        return []
    language = voice.speaker.language
    lines = []
    for one in voice.agreement.indicators.values():
        unit = UNITS[one.unit].to(language) if one.unit in UNITS else one.unit
        way = DIRECTIONS[one.direction].to(language) if has_a_side(one.direction) else ""
        lines.append(" ".join([f"- {one.title} ({unit}{'; ' + way if way else ''}).", *notes(voice, one)]))
    return [voice.pick("## Det som mäts", "## What is measured"), "\n".join(lines)]


def own_recipients(voice: Voice) -> list[str]:
    """Those whom the agreement lists itself, or the file that they stand in."""
    lines = []
    for one in voice.agreement.recipients.values():
        listed = [f"{name} ({code})" for code, name in one.listed.items()]
        said = voice.speaker.listing(listed) or voice.pick(f"de som står i {one.file}", f"those in {one.file}")
        lines.append(" ".join([f"- {one.title}: {said}.", *notes(voice, one)]))
    return [voice.pick("## Egna mottagare", "## Recipients of its own"), "\n".join(lines)] if lines else []
