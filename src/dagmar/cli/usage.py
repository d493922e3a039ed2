"""Wrong usage, in the user's language: what was not understood, and the nearest thing that would have been."""

from __future__ import annotations

import re
from typing import Any

from dagmar.agreement.words import nearest
from dagmar.text import Text


class WrongUsage(Exception):
    """A command finds that it was asked for what cannot be asked for; `said` says what."""

    def __init__(self, said: Text) -> None:
        self.said = said
        super().__init__(said.en)


def wrong_usage(error: Any) -> Text:
    """What to say about an error of the library that reads the command line; told apart by what it carries."""
    kind = type(error).__name__
    context: Any = getattr(error, "ctx", None)
    if kind == "NoSuchOption":
        return _no_such(error.option_name, "alternativ", "option", _options(context))
    if found := re.match(r"No such command '(.*?)'", error.format_message()):
        return _no_such(found[1], "kommando", "command", list(getattr(context.command, "commands", {})))
    if kind == "MissingParameter":
        name = getattr(error.param, "metavar", None) or str(error.param.name).upper()
        if error.param.param_type_name == "option":
            option = error.param.opts[0]
            return Text(
                f"Alternativet {option} saknas: skriv {_as_written(option, name)}.",
                f"The option {option} is missing: write {_as_written(option, name)}.",
            )
        return Text(f"{name} saknas.", f"{name} is missing.")
    if found := re.match(r"Got unexpected extra arguments? \((.*)\)", error.format_message()):
        return Text(f"Det är ett ord för mycket: {found[1]}.", f"There is a word too many: {found[1]}.")
    if found := re.match(r"Option '?(-.*?)'? requires", error.format_message()):
        return Text(f"{found[1]} ska följas av ett värde.", f"{found[1]} takes a value.")
    if error.format_message() == "Missing command.":
        below = ", ".join(sorted(getattr(context.command, "commands", {})))
        return Text(f"Ett av kommandona saknas: {below}.", f"One of the commands is missing: {below}.")
    said = error.format_message()
    return Text(f"Kommandot går inte att förstå: {said}", f"The command cannot be understood: {said}")


def _as_written(option: str, metavar: str) -> str:
    """An option with a value as one would write it: `--year 2027`."""
    return f"{option} {_EXAMPLES.get(option, metavar)}"


_EXAMPLES = {"--year": "2027"}


def where_help_is(error: Any, asked: str) -> Text:
    """The command that shows how it is done; `asked` is the command in the words given, for who does not know it."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else asked
    return Text(f"Se {path} --help.", f"See {path} --help.")


def _no_such(word: str, sv: str, en: str, known: list[str]) -> Text:
    near = nearest(word, known)
    return Text(
        f"”{word}” är inget {sv} här." + (f" Menade du {near}?" if near else ""),
        f"“{word}” is not {'an' if en[0] in 'aeiou' else 'a'} {en} here." + (f" Did you mean {near}?" if near else ""),
    )


def _options(context: Any) -> list[str]:
    if context is None:
        return []
    return [name for param in context.command.params for name in param.opts if name.startswith("-")]
