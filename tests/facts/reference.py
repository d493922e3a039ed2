"""The rows of docs/reference/facts.md, made from the same definitions as the program's own messages."""

from __future__ import annotations

from dagmar.facts.columns import Column
from dagmar.facts.signs import Signs
from dagmar.facts.wording.entry import Wording
from dagmar.text import Text


def column_row(column: Column) -> str:
    """One column of a file."""
    required = " **Needed.**" if column.required else ""
    return f"| `{column.name}` | {_listed(column.aliases)} | {column.holds.en}{required} |"


def sign_row(column: str, signs: Signs[str], meaning: str) -> str:
    """One meaning and its words."""
    return f"| `{column}` | `{meaning}` | {_listed(signs.aliases[meaning])} |"


def code_row(code: str, wording: Wording) -> str:
    """One problem."""
    return f"| `{code}` | {wording.severity} | {_plain(wording.message)} | {_plain(wording.help)} |"


def receipt_lines(said: tuple[Text, ...]) -> list[str]:
    """What was checked, or was not, one line each."""
    return [f"- {text.en}" for text in said]


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _plain(text: Text) -> str:
    return text.en.replace("{{", "{").replace("}}", "}").replace("{nearest}", "").replace("{named}", "")
