"""What a person sees: help in both languages, progress, completion, and text that cannot rewrite the screen."""

from __future__ import annotations

import time

import pytest

from dagmar.cli.problems import shown
from dagmar.cli.program import names
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.problem import Place, Problem
from dagmar.text import Text, both

from .conftest import Running


@pytest.mark.parametrize("name", names(), ids=" ".join)
def test_every_command_has_help_in_both_languages_and_json(dagmar: Running, name: tuple[str, ...]) -> None:
    swedish, english = (dagmar(*name, "--help", "--language", language) for language in ("sv", "en"))
    assert swedish.code == english.code == 0
    assert "--json" in swedish.out
    assert "Svara med JSON" in swedish.out
    assert "Answer in JSON" in english.out
    assert "‖" not in swedish.out + english.out
    assert swedish.out.splitlines()[3] != english.out.splitlines()[3]


def test_without_a_command_the_help_is_shown(dagmar: Running) -> None:
    ran = dagmar()
    assert ran.code == 0
    for name in names():
        assert name[0] in ran.out


def test_what_takes_more_than_a_second_says_so_on_stderr(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dagmar.cli.waiting.PATIENCE_SECONDS", 0.01)
    with waiting(Terminal("en"), Text("Räknar …", "Computing …")):
        time.sleep(0.2)
    assert capsys.readouterr() == ("", "Computing …\n")


def test_what_is_quick_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with waiting(Terminal("sv"), Text("Räknar …", "Computing …")) as told:
        told.progress(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_file_cannot_write_on_the_terminal() -> None:
    problem = Problem("code", Place("nowhere.yaml", 3, 1), both("red \x1b[31m text"), both("help"))
    assert "\x1b" not in shown(problem, "sv")
    assert "red �[31m text" in shown(problem, "sv")


def test_square_brackets_are_text_and_no_markup(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal("sv")
    terminal.table(["[a]"], [("[bold]x[/bold]",)])
    terminal.say("[red]y")
    assert "[bold]x[/bold]" in capsys.readouterr().out


def test_the_shell_is_told_commands_and_names_of_agreements(process: Running) -> None:
    def completed(words: str, count: int) -> list[str]:
        asked = {"_DAGMAR_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(count)}
        return process(environment=asked).out.split()

    assert {"allocate", "library"} <= set(completed("dagmar ", 1))
    assert completed("dagmar explain svf-2025", 2) == ["svf-2025"]
    assert "svf-2025" in completed("dagmar explain svf", 2)


def test_the_installed_program_runs(process: Running) -> None:
    ran = process("explain", "svf-2025", "01")
    assert ran.code == 0
    assert "46 759 213,488 → 46 759 214 kr" in ran.out.replace("\u00a0", " ")
    assert ran.err == ""
