"""The pots that the recipients of a county own together."""

from __future__ import annotations

from dagmar.agreement.model import CommonPot
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.voice import Voice


def common_pots(voice: Voice) -> list[str]:
    """A paragraph for each pot."""
    pots = voice.agreement.common_pots
    if not pots:
        return []
    lines = [" ".join([_pot(voice, name, one), *notes(voice, one)]) for name, one in pots.items()]
    return [voice.pick("## Gemensamma potter", "## Common pots"), *lines]


def _pot(voice: Voice, name: str, one: CommonPot) -> str:
    share, of, title = voice.speaker.share(one.share), voice.grants(one.of), one.title or name
    county = voice.counties.get(one.county, one.county)
    return voice.pick(
        f"{title}: regionen och kommunerna i {county} avsätter {share} av det som de får ur {of} "
        "till en pott som de äger tillsammans. Den är inga nya pengar.",
        f"{title}: the region and the municipalities of {county} set aside {share} of what they get from {of} "
        "for a pot that they own together. It is no new money.",
    )
