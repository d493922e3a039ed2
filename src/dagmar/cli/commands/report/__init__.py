"""`dagmar report`: what recipients are asked, and what they answer."""

from __future__ import annotations

from dagmar.text import Text

HELP = Text("Redovisningar: mallar att fylla i, och svaren.", "Reports: templates to fill in, and the answers.")
