"""How a command ends: its code, what stands on stderr, and never a traceback for what a user did."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import dagmar as front_door
from dagmar.cli import codes

from .conftest import HOUSE, Running

ENDINGS = [
    (("version",), codes.DONE, ""),
    (("--version",), codes.DONE, ""),
    (("recipients", "Atlantis", "--on", "2025-01-01"), codes.NO, ""),
    (("verify", "/there-is-no-such-folder"), codes.NO, ""),
    (("allocatee",), codes.WRONG_USAGE, "allocate"),
    (("allocate",), codes.WRONG_USAGE, "AGREEMENT"),
    (("allocate", "svf-2025", "--gant"), codes.WRONG_USAGE, "--grant"),
    (("allocate", "svf-2025", "--facts"), codes.WRONG_USAGE, "--facts"),
    (("allocate", "svf-2025", "andra"), codes.WRONG_USAGE, "andra"),
    (("allocate", "svf-2025", "--grant", "andra-utbetalning"), codes.WRONG_USAGE, "andra-utbetalningen"),
    (("library",), codes.WRONG_USAGE, "list, verify"),
    (("version", "--language", "fi"), codes.WRONG_USAGE, "fi"),
    (("recipients", "--on", "1998-12-31"), codes.WRONG_USAGE, "1999-01-01"),
    (("recipients", "--on", "i går"), codes.WRONG_USAGE, "i går"),
    (("allocate", "svf-1999"), codes.REFUSED, "svf-2025"),
    (("check", "svf-1999"), codes.REFUSED, "agreement-not-found"),
    (("allocate", "svf-2025", "--facts", "no-such.csv"), codes.REFUSED, "file-not-found"),
    (("explain", "svf-2025", "99"), codes.REFUSED, "99"),
    (("decide", "svf-2025", "--out", "agreements"), codes.REFUSED, "decision-folder-taken"),
    (("decide", "svf-2025", "--out", "/proc/beslut"), codes.REFUSED, "/proc/beslut: decision-folder-"),
]


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("arguments", "code", "said"), ENDINGS, ids=[" ".join(ending[0]) for ending in ENDINGS])
def test_each_way_of_ending_has_its_code_and_names_what_was_wrong(
    dagmar: Running, monkeypatch: pytest.MonkeyPatch, language: str, arguments: tuple[str, ...], code: int, said: str
) -> None:
    monkeypatch.chdir(HOUSE)
    ran = dagmar(*arguments, environment={"DAGMAR_LANGUAGE": language})
    assert ran.code == code
    assert said in ran.err
    assert "Traceback" not in ran.err + ran.out


def test_the_version_is_told_as_on_any_other_program(dagmar: Running) -> None:
    assert dagmar("--version").out == dagmar("version").out
    assert dagmar("--version", "--json").out == dagmar("version", "--json").out


def test_errors_of_a_file_are_shown_at_once_with_their_lines_and_help(dagmar: Running, wrong_file: Path) -> None:
    for language, label in (("sv", "Hjälp: "), ("en", "Help: ")):
        ran = dagmar("check", str(wrong_file), "--language", language)
        assert ran.code == codes.NO
        assert ran.err.count(label) >= 2
        assert re.search(rf"^{re.escape(str(wrong_file))}:4:1: unknown-word$", ran.err, re.MULTILINE)
        assert re.search(r"^ +4 \| perod: 2025$", ran.err, re.MULTILINE)
        assert "period" in ran.err
        assert "population" in ran.err


def test_what_is_wrong_for_many_is_said_of_the_first_counted_and_helped_once(dagmar: Running, tmp_path: Path) -> None:
    """Of 21 regions one has been judged: twenty facts are missing. A screen has eight and the number; JSON has all."""
    facts = tmp_path / "one.csv"
    facts.write_text("recipient;indicator;period;value\n01;villkor-2;2025;met\n", "utf-8")
    ran = dagmar("allocate", "svf-2025", "--facts", str(facts))
    assert ran.code == codes.REFUSED
    assert ran.err.count("Uppgift saknas: villkor-2") == 8
    assert "och 12 till" in ran.err
    assert ran.err.count("Hjälp: ") == 1
    assert len(dagmar("allocate", "svf-2025", "--facts", str(facts), "--json").json["errors"]) == 20


def test_the_language_is_swedish_unless_asked_and_the_option_goes_before_the_environment(dagmar: Running) -> None:
    english = {"DAGMAR_LANGUAGE": "en"}
    assert "Inga fel" in dagmar("check", "svf-2025").out
    assert "No errors" in dagmar("check", "svf-2025", environment=english).out
    assert "Inga fel" in dagmar("--language", "sv", "check", "svf-2025", environment=english).out
    assert "No errors" in dagmar("check", "svf-2025", "--language=en").out


def test_ctrl_c_ends_with_130_and_one_line(dagmar: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_door, "load", _interrupted)
    ran = dagmar("allocate", "svf-2025")
    assert (ran.code, ran.out, ran.err) == (codes.INTERRUPTED, "", "Avbrutet.\n")


def _interrupted(_: str) -> None:
    raise KeyboardInterrupt


def test_a_real_signal_ends_the_real_program_with_130() -> None:
    program = (
        "import os, signal, sys, dagmar, dagmar.cli\n"
        # Whoever runs the tests in the background of a shell has the signal ignored, and so have the children.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "dagmar.load = lambda name: os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.argv = ['dagmar', 'check', 'svf-2025']\n"
        "dagmar.cli.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (codes.INTERRUPTED, "")
    assert "Traceback" not in done.stderr


def test_a_fault_of_ours_asks_for_the_right_things_and_nothing_private(
    dagmar: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fails(_: str) -> None:
        raise RuntimeError("the programmer was wrong")

    monkeypatch.setattr(front_door, "load", fails)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = dagmar("allocate", "/home/somebody/secret.yaml", "--facts=patients.csv")
    assert ran.code == codes.OUR_FAULT
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert f"dagmar: {front_door.__version__}" in ran.err
    assert "kommando/command: dagmar allocate … --facts" in ran.err
    assert re.search(r"^python: 3\.\d+", ran.err, re.MULTILINE)
    assert re.search(r"^system: \S+", ran.err, re.MULTILINE)
    (trace,) = tmp_path.glob("dagmar-*.txt")
    assert str(trace) in ran.err
    written = trace.read_text("utf-8")
    assert "RuntimeError: the programmer was wrong" in written
    for private in ("secret", "patients", str(Path.home()) + "/"):
        assert private not in ran.err + written


@pytest.mark.parametrize("more", [["--json"], []], ids=["json", "text"])
def test_a_reader_who_has_had_enough_is_no_error(more: list[str]) -> None:
    program = Path(sys.executable).parent / "dagmar"
    piped = subprocess.Popen(
        [program, "allocate", "svf-2025", *more], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=HOUSE
    )
    assert piped.stdout is not None
    assert piped.stderr is not None
    piped.stdout.close()
    said = piped.stderr.read()
    piped.stderr.close()
    assert (piped.wait(), said) == (codes.DONE, b"")


@pytest.mark.parametrize(
    ("arguments", "command"),
    [
        (("portfolio", "december-2012", "--charts", "x"), "dagmar portfolio"),
        (("explain-table", "x.csv", "--pot", "182500000"), "dagmar explain-table"),
        (("--language", "fr"), "dagmar"),
    ],
)
def test_wrong_usage_points_at_the_help_of_the_command_that_was_given(
    dagmar: Running, arguments: tuple[str, ...], command: str
) -> None:
    ran = dagmar(*arguments)
    assert ran.code == codes.WRONG_USAGE
    assert f"Se {command} --help." in ran.err


def test_what_the_system_says_is_told_in_the_users_language(dagmar: Running, tmp_path: Path) -> None:
    new = ("new", "exempel", "--year", "2027", "--out", str(tmp_path))
    assert "Mappen går inte att skapa: där finns redan något." in dagmar(*new).err
    assert "The folder cannot be made: something is there already." in dagmar("--language", "en", *new).err
