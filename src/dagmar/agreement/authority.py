"""How an authority, or another body that an agreement names by a word, is called in a sentence."""

from __future__ import annotations

from dagmar.text import Text, both

BODIES: dict[str, Text] = {
    "staten": Text("staten", "the state"),
    "regeringen": Text("regeringen", "the Government"),
    "skr": Text(
        "Sveriges Kommuner och Regioner (SKR)", "the Swedish Association of Local Authorities and Regions (SKR)"
    ),
    "skl": Text(
        "Sveriges Kommuner och Landsting (SKL)", "the Swedish Association of Local Authorities and Regions (SKL)"
    ),
    "municipalities": Text("kommunerna", "the municipalities"),
    "counties": Text("länen", "the counties"),
}
INITIALS = frozenset({"esv", "fohm", "ivo", "mfd", "msb", "mucf", "sbu", "scb", "spsm", "tlv", "uhr", "ukä"})
"""Bodies that are called by their initials: `ivo` is IVO, whoever has written it small."""


def authority(name: str) -> Text:
    """`socialstyrelsen` is Socialstyrelsen, `ivo` is IVO, `staten` is staten and the state."""
    if name.casefold() in BODIES:
        return BODIES[name.casefold()]
    return both(name.upper() if name.casefold() in INITIALS else name[:1].upper() + name[1:])
