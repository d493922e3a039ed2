"""What the tests start is found, installed by root, or named: seen by running the script on an invented machine."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ORDINARY = ("bash", "env", "dirname", "readlink", "sed")
ALL = " postgresql default-jre-headless chromium"


class Machine:
    """A folder with programs of our own and nothing else on the path; `apt-get` writes down what it is asked."""

    def __init__(self, house: Path, folder: Path, *, root: bool, debian: bool = True) -> None:
        self.house, self.folder, self.asked = house, folder, folder / "asked"
        self.programs = folder / "bin"
        self.programs.mkdir()
        for name in ORDINARY:
            (self.programs / name).symlink_to(Path("/usr/bin") / name)
        self.add("bin/id", f"echo {0 if root else 1000}")
        if debian:
            self.add("bin/apt-get", f'echo "$@" >>{self.asked}; [ "$1" = update ] || . {folder}/install')
            (folder / "install").write_text("", "utf-8")

    def add(self, path: str, says: str = "") -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/bash\n{says}\n", "utf-8")
        file.chmod(0o755)

    def add_java(self, version: str) -> None:
        self.add("usr/lib/jvm/java/bin/java")
        (self.folder / "usr/lib/jvm/java/release").write_text(f'JAVA_VERSION="{version}"\n', "utf-8")

    def set_up(self) -> tuple[int, str]:
        done = subprocess.run(
            [self.house / "tools" / "set_up_engines.sh"],
            env={"PATH": str(self.programs), "DAGMAR_DEBIAN": str(self.folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


def test_a_machine_that_has_everything_is_left_alone(house: Path, tmp_path: Path) -> None:
    machine = Machine(house, tmp_path, root=True)
    machine.add("usr/lib/postgresql/15/bin/initdb")
    machine.add_java("17.0.15")
    machine.add("bin/chromium")
    assert machine.set_up() == (0, "")
    assert not machine.asked.exists()


def test_root_gets_all_that_is_missing_by_apt(house: Path, tmp_path: Path) -> None:
    machine = Machine(house, tmp_path, root=True)
    (tmp_path / "install").write_text(
        f"cd {tmp_path}; d=usr/lib/jvm/java; /usr/bin/mkdir -p $d/bin usr/lib/postgresql/17/bin\n"
        "for f in $d/bin/java usr/lib/postgresql/17/bin/initdb bin/chromium; do : >$f; /usr/bin/chmod +x $f; done\n"
        "echo 'JAVA_VERSION=\"21.0.2\"' >$d/release\n",
        "utf-8",
    )
    code, said = machine.set_up()
    assert (code, said) == (0, f"make setup: installing{ALL} with apt\n")
    assert machine.asked.read_text("utf-8").splitlines() == [
        "update -qq",
        f"install -y -qq --no-install-recommends{ALL}",
    ]


def test_others_are_told_all_that_is_missing_and_what_to_run(house: Path, tmp_path: Path) -> None:
    code, said = Machine(house, tmp_path, root=False).set_up()
    assert code == 1
    assert f"sudo apt-get install{ALL}\n" in said


@pytest.mark.parametrize("version", ["11.0.2", "25", "1.8.0_302"])
def test_a_java_that_spark_does_not_run_on_is_none(house: Path, tmp_path: Path, version: str) -> None:
    machine = Machine(house, tmp_path, root=False)
    machine.add("usr/lib/postgresql/15/bin/initdb")
    machine.add("bin/chromium")
    machine.add_java(version)
    code, said = machine.set_up()
    assert code == 1
    assert "sudo apt-get install default-jre-headless\n" in said


def test_a_machine_that_is_not_debian_is_told_what_to_find(house: Path, tmp_path: Path) -> None:
    code, said = Machine(house, tmp_path, root=True, debian=False).set_up()
    assert code == 1
    assert ALL in said


def test_what_apt_did_not_bring_stops_the_setting_up(house: Path, tmp_path: Path) -> None:
    code, said = Machine(house, tmp_path, root=True).set_up()
    assert code == 1
    assert f"still not found:{ALL}" in said
