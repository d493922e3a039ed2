"""Help in two languages: written together in the commands, and parted when the program is built."""

from __future__ import annotations

from typing import Any

from typer import rich_utils

from dagmar.text import Language, Text

_BETWEEN = " \u2016 "


def says(sv: str, en: str) -> str:
    """The help of a parameter in both languages, for `in_language` to part."""
    return f"{sv}{_BETWEEN}{en}"


def joined(text: Text) -> str:
    """The help of a command in both languages."""
    return says(text.sv, text.en)


_OF_THE_LIBRARY = {
    "Show this message and exit.": Text("Visa den här hjälpen.", "Show this help."),
    "Install completion for the current shell.": Text(
        "Installera komplettering med tabb i ditt skal.", "Install completion for your shell."
    ),
    "Show completion for the current shell, to copy it or customize the installation.": Text(
        "Visa kompletteringen, för att kopiera eller ändra den.", "Show the completion, to copy or change it."
    ),
}
"""What the library that reads the command line says by itself."""


def titles_in(language: Language) -> None:
    """The headings of the help, which the library keeps as constants."""
    rich_utils.ARGUMENTS_PANEL_TITLE = Text("Vad som anges", "Arguments").to(language)
    rich_utils.OPTIONS_PANEL_TITLE = Text("Alternativ", "Options").to(language)
    rich_utils.COMMANDS_PANEL_TITLE = Text("Kommandon", "Commands").to(language)
    rich_utils.REQUIRED_LONG_STRING = Text("[krävs]", "[required]").to(language)
    rich_utils.DEFAULT_STRING = Text("[annars: {}]", "[default: {}]").to(language)


def in_language(command: Any, language: Language) -> None:
    """Leave one language in a command's help, in its parameters', and in the commands below it."""
    for holder in (command, *command.params, command.get_help_option(command.context_class(command))):
        for name in ("help", "short_help"):
            text = getattr(holder, name, None)
            if isinstance(text, str) and _BETWEEN.strip() in text:
                setattr(holder, name, text.split(_BETWEEN.strip())[0 if language == "sv" else 1].strip())
            elif isinstance(text, str) and text in _OF_THE_LIBRARY:
                setattr(holder, name, _OF_THE_LIBRARY[text].to(language))
    for below in getattr(command, "commands", {}).values():
        in_language(below, language)
