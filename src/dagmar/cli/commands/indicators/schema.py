"""`dagmar indicators schema`: the form of a definition as JSON Schema."""

from __future__ import annotations

from dagmar.cli.answer import Answer
from dagmar.indicators.schema import definition_schema
from dagmar.text import Text

HELP = Text("Skriv ut definitionernas JSON Schema.", "Print the JSON Schema of definitions.")


def command() -> Answer:
    """The schema, the same with and without `--json`."""
    schema = definition_schema()
    return Answer(schema, lambda to: to.document(schema))
