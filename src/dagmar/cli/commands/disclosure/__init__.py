"""`dagmar disclosure`: what may be shown of a table about people."""

from __future__ import annotations

from dagmar.text import Text

HELP = Text(
    "Röjandekontroll: dölj små tal så att de inte går att räkna ut.", "Disclosure: hide small numbers for good."
)
