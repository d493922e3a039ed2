"""`dagmar prose`: the rules of an agreement read aloud."""

from __future__ import annotations

import dagmar
from dagmar.agreement.prose import prose
from dagmar.cli.answer import Answer
from dagmar.cli.given import AgreementName
from dagmar.cli.terminal import Terminal
from dagmar.registry.names import names_of
from dagmar.text import Text

HELP = Text("Läs upp reglerna i vanlig svenska.", "Read the rules aloud in plain English.")


def command(terminal: Terminal, agreement: AgreementName) -> Answer:
    """Everything that the file rules, in the language asked for."""
    loaded = dagmar.load(agreement)
    names = names_of(loaded)
    text = prose(loaded.agreement, terminal.language, names.recipients, names.counties)
    name = loaded.agreement.agreement
    return Answer({"agreement": name, "language": terminal.language, "prose": text}, lambda to: to.say(text.rstrip()))
