"""`dagmar schema`: the language as JSON Schema, for an editor that completes and checks."""

from __future__ import annotations

from dagmar.agreement.schema import json_schema
from dagmar.cli.answer import Answer
from dagmar.text import Text
from dagmar.vocabulary import vocabulary

HELP = Text(
    "Skriv ut avtalsspråkets JSON Schema, för en editor som kompletterar och kontrollerar.",
    "Print the JSON Schema of the agreement language, for an editor that completes and checks.",
)


def command() -> Answer:
    """The schema, the same with and without `--json`: it is read by machines."""
    schema = json_schema(vocabulary())
    return Answer(schema, lambda to: to.document(schema))
