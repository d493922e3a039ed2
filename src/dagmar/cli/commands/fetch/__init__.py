"""`dagmar fetch`: figures from the services of others, as facts with where they come from."""

from __future__ import annotations

from dagmar.text import Text

HELP = Text(
    "Hämta tal från Kolada, SCB och andra, med källa.", "Fetch figures from Kolada, SCB and others, with their source."
)
