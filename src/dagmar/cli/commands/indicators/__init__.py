"""`dagmar indicators`: what is measured, and computing it where the data are."""

from __future__ import annotations

from dagmar.text import Text

HELP = Text("Indikatorer: definiera, kontrollera och räkna.", "Indicators: define, check and compute.")
