"""`dagmar library`: the agreements that come with the program."""

from __future__ import annotations

from dagmar.text import Text

HELP = Text("Biblioteket: överenskommelser som går att köra.", "The library: agreements that run.")
