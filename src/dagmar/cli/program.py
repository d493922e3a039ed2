"""The program put together: the commands found in their folder, the language, and what each way of ending becomes."""

from __future__ import annotations

import functools
import importlib
import inspect
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Annotated, Any

import typer

import dagmar
import dagmar.cli.commands
from dagmar.cli.answer import Answer
from dagmar.cli.codes import DONE, INTERRUPTED, OUR_FAULT, REFUSED, WRONG_USAGE
from dagmar.cli.crash import tell_of_crash
from dagmar.cli.problems import documents
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage, where_help_is, wrong_usage
from dagmar.cli.wording import in_language, joined, says, titles_in
from dagmar.problem import Place, Problem, Refused, system_says
from dagmar.text import Language, Text

LANGUAGE, JSON = "--language", "--json"
_HELP = Text("En överenskommelse är en fil som går att köra.", "An agreement is a file that runs.")


def run(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Run one command and give its exit code. Everything that can happen ends here, and nothing as a traceback."""
    given, asked = _without_language(arguments)
    language: Language = "en" if (asked or environment.get("DAGMAR_LANGUAGE", "sv")) == "en" else "sv"
    terminal = Terminal(language)
    try:
        return _ended(given, terminal, asked)
    except (KeyboardInterrupt, typer.Abort):
        terminal.note(Text("Avbrutet.", "Interrupted."))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read had enough of it. What is left is thrown away, so that closing does not fail again.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):
            os.dup2(nowhere, stream.fileno())
        return DONE


def _ended(given: Sequence[str], terminal: Terminal, asked: str | None) -> int:
    """What each way of ending becomes, but for those in which nobody is there to be told."""
    language, as_json = terminal.language, JSON in given
    try:
        _demand_language(asked)
        return _run(given, terminal, as_json=as_json)
    except (typer.TyperException, WrongUsage) as error:
        said, see = (
            error.said if isinstance(error, WrongUsage) else wrong_usage(error),
            where_help_is(error, _asked(given)),
        )
        if as_json:
            wrong = {"code": "wrong-usage", "message": said.to(language), "help": see.to(language)}
            terminal.document({"errors": [wrong]})
        terminal.note(said)
        terminal.note(see)
        return WRONG_USAGE
    except Refused as refused:
        return _refuse(refused.problems, terminal, as_json=as_json)
    except (BrokenPipeError, typer.Abort):
        raise
    except OSError as error:
        return _refuse([_unusable(error)], terminal, as_json=as_json)
    except Exception as error:
        tell_of_crash(error, given, dagmar.__version__, terminal)
        return OUR_FAULT


def _run(given: Sequence[str], terminal: Terminal, *, as_json: bool) -> int:
    command = build(terminal)
    asked = ["version", *given[1:]] if given[:1] == ["--version"] else list(given)  # what is tried first on any program
    came = command.main(asked or ["--help"], prog_name="dagmar", standalone_mode=False)
    if came == INTERRUPTED:
        raise KeyboardInterrupt  # which the library has already made a number of
    if not isinstance(came, Answer):
        return came if isinstance(came, int) else DONE
    if as_json:
        terminal.document(came.document)
    else:
        came.tell(terminal)
    sys.stdout.flush()
    return came.code


def build(terminal: Terminal) -> Any:
    """The whole command in the terminal's language. Each command is a file in its folder; a folder is a group."""
    program = typer.Typer(
        name="dagmar",
        help=joined(_HELP),
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
        no_args_is_help=False,
    )
    program.callback()(_every_command)
    _add(program, dagmar.cli.commands, terminal)
    command = typer.main.get_command(program)
    in_language(command, terminal.language)
    titles_in(terminal.language)
    return command


def command_words() -> set[str]:
    """Every word that names a command or a group of them."""
    return {word for name in names() for word in name}


def names() -> tuple[tuple[str, ...], ...]:
    """Every command: `("allocate",)`, `("library", "list")`."""
    return tuple(_names(dagmar.cli.commands, ()))


def _asked(given: Sequence[str]) -> str:
    """The command that was given, as it is written: `dagmar library list`."""
    said = [list(name) for name in names() if list(given[: len(name)]) == list(name)]
    return " ".join(["dagmar", *(said[0] if said else [])])


def _names(folder: ModuleType, before: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for name, module, is_group in _in(folder):
        if is_group:
            yield from _names(module, (*before, name))
        else:
            yield (*before, name)


def _in(folder: ModuleType) -> Iterator[tuple[str, ModuleType, bool]]:
    for found in sorted(pkgutil.iter_modules(folder.__path__), key=lambda one: one.name):
        yield found.name.replace("_", "-"), importlib.import_module(f"{folder.__name__}.{found.name}"), found.ispkg


def _add(program: typer.Typer, folder: ModuleType, terminal: Terminal) -> None:
    for name, module, is_group in _in(folder):
        if is_group:
            group = typer.Typer(help=joined(module.HELP), rich_markup_mode="rich", no_args_is_help=False)
            _add(group, module, terminal)
            program.add_typer(group, name=name)
        else:
            program.command(name, help=joined(module.HELP))(_told(module.command, terminal))


def _told(command: Callable[..., Answer], terminal: Terminal) -> Callable[..., Answer]:
    """The command with the terminal in its hand, and `--json` beside its own options: so that every command has it."""
    signature = inspect.signature(command, eval_str=True)
    takes_terminal = "terminal" in signature.parameters
    own = [one for one in signature.parameters.values() if one.name != "terminal"]
    json = Annotated[bool, typer.Option(JSON, help=says("Svara med JSON.", "Answer in JSON."))]
    option = inspect.Parameter("json", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=json)

    @functools.wraps(command)
    def told(**given: Any) -> Answer:
        given.pop("json")
        return command(terminal, **given) if takes_terminal else command(**given)

    told.__signature__ = signature.replace(parameters=[*own, option])  # type: ignore[attr-defined]  # what Typer reads
    told.__annotations__ = {one.name: one.annotation for one in (*own, option)}
    del told.__wrapped__  # otherwise Typer reads the hints of what is inside
    return told


def _every_command(
    language: Annotated[
        str, typer.Option(LANGUAGE, help=says("sv eller en; även DAGMAR_LANGUAGE.", "sv or en; DAGMAR_LANGUAGE too."))
    ] = "sv",
) -> None:
    """Only so that --language stands in the help: it was taken out before, since the help itself is in a language."""


def _without_language(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    """The arguments without `--language xx`, which may stand anywhere, and what it said."""
    left, asked, rest = [], None, iter(arguments)
    for word in rest:
        if word == "--":
            left += [word, *rest]
        elif word == LANGUAGE:
            asked = next(rest, "")
        elif word.startswith(f"{LANGUAGE}="):
            asked = word.partition("=")[2]
        else:
            left.append(word)
    return left, asked


def _demand_language(asked: str | None) -> None:
    if asked not in (None, "sv", "en"):
        raise WrongUsage(
            Text(f"”{asked}” är inget av språken sv och en.", f"“{asked}” is not one of the languages sv and en.")
        )


def _refuse(problems: Sequence[Problem], terminal: Terminal, *, as_json: bool) -> int:
    if as_json:
        terminal.document(documents(problems, terminal.language))
    terminal.problems(problems)
    return REFUSED


def _unusable(error: OSError) -> Problem:
    """A file or folder that the system does not let us use: full, forbidden, gone."""
    why = system_says(error)
    return Problem(
        "file-unusable",
        Place(str(error.filename or "-")),
        Text(f"Systemet säger nej: {why.sv}.", f"The system says no: {why.en}."),
        Text("Kontrollera rättigheter, plats och sökväg.", "Check permissions, space and path."),
    )
