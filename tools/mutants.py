"""Change the rooms that decide money in every small way, and see how many of the changes a test notices.

    python tools/mutants.py 95           # all of them, from nothing
    python tools/mutants.py 95 --again   # those not tried yet, then survivors without a reason, after tests have been added
    python tools/mutants.py 95 --tell    # nothing is tried: the table of what is known

What has been tried is kept in tools/mutants-tried.csv, also when a run is stopped: a row for each function, with the hash
of what mutmut made of it and a letter for each of its mutants. A function that has changed since has another hash, and its
mutants are tried anew. What was killed stays killed, since tests are added and not taken away; a run from nothing asks
nobody.

Why a survivor stays is kept in tools/mutants-reasons.csv, under the hash of its function too: when the function changes, the
reason holds no longer.

Prints a table and the survivors without a reason, writes the table and the reasons to docs/explanation/mutants.md, and
fails when fewer than so many per cent were killed. Which rooms, and which lines are left alone, stands in pyproject.toml. A
mutant that no test reaches has survived; one that runs into the time limit is killed; one that was not tried is not killed.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).parents[1]
PAGE = HOUSE / "docs" / "explanation" / "mutants.md"
MADE, TRIED = HOUSE / "mutants", HOUSE / "tools" / "mutants-tried.csv"
REASONS = HOUSE / "tools" / "mutants-reasons.csv"
KILLED = {"killed", "timeout", "segfault", "caught by type check"}
LEFT_ALONE = {"skipped"}
NOT_TRIED = "not checked"
LINE = re.compile(r"^\s*(?P<module>[\w.]+)\.x(?P<name>\S+)__mutmut_(?P<number>\d+): (?P<outcome>.+)$")

LETTERS: dict[str, int | None] = {"k": 1, "s": 0, "t": 36, "n": 33, "?": None}
"""Killed, survived, stopped by the time limit, without a test, not tried; and the exit code that mutmut keeps of each."""

SAME_AS = {3: 1, 5: 33, 24: 36, -24: 36, 152: 36, 255: 36}
"""Other exit codes that mutmut reads as one of those."""

NO_TIMES: dict[str, Any] = {"type_check_error_by_key": {}, "durations_by_key": {}, "estimated_durations_by_key": {}}

MUTMUT = [sys.executable, "-m", "mutmut"]


def run() -> list[re.Match[str]]:
    """Make and try every mutant, from nothing."""
    shutil.rmtree(MADE, ignore_errors=True)
    subprocess.run([*MUTMUT, "run"], cwd=HOUSE, check=True)
    return listed()


def again() -> list[re.Match[str]]:
    """Try those whose function has changed since, and once more those that survived without a reason.

    A test that is added kills no fewer, and nothing kills what has a reason to stay.
    """
    if not MADE.exists():
        restore(TRIED, MADE)
    subprocess.run([*MUTMUT, "run"], cwd=HOUSE, check=True)
    why = reasons(REASONS, MADE)
    if alive := [name for one in survivors(listed()) if (name := _name(one)) not in why]:
        subprocess.run([*MUTMUT, "run", *alive], cwd=HOUSE, check=True)
    return listed()


def listed() -> list[re.Match[str]]:
    """What mutmut knows of every mutant."""
    command = [*MUTMUT, "results", "--all", "true"]
    return outcomes(subprocess.run(command, cwd=HOUSE, check=True, capture_output=True, text=True).stdout)


def survivors(mutants: list[re.Match[str]]) -> list[re.Match[str]]:
    """Those that no test killed."""
    return [mutant for mutant in mutants if mutant["outcome"] not in KILLED]


def outcomes(text: str) -> list[re.Match[str]]:
    """One match a mutant; a line that cannot be read stops, since it would be a mutant not counted."""
    lines = [line for line in text.splitlines() if line.strip()]
    read = [found for line in lines if (found := LINE.match(line))]
    if len(read) != len(lines) or not read:
        sys.exit(f"mutants: {len(lines) - len(read)} of {len(lines)} lines could not be read, or there were none")
    return [mutant for mutant in read if mutant["outcome"] not in LEFT_ALONE]


def table(mutants: list[re.Match[str]]) -> tuple[str, float]:
    """What was tried and killed of each module and of all, as Markdown, and the per cent of all that was killed."""
    by_module: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant in mutants:
        count = by_module[mutant["module"]]
        count["made"] += 1
        count["tried"] += mutant["outcome"] != NOT_TRIED
        count["killed"] += mutant["outcome"] in KILLED
    every = sum(by_module.values(), Counter[str]())
    lines = ["| module | mutants | tried | killed | per cent of those tried |", "|---|---:|---:|---:|---:|"]
    for name, count in (*sorted(by_module.items()), ("**all**", every)):
        share = f"{100 * count['killed'] / count['tried']:.1f}" if count["tried"] else "-"
        lines.append(f"| {name} | {count['made']} | {count['tried']} | {count['killed']} | {share} |")
    return "\n".join(lines), 100 * every["killed"] / every["made"]


def keep(made: Path, table: Path) -> None:
    """Write what mutmut has found out in its folder (`mutants`) to the table."""
    rows = sorted(_rows(made))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "function", "hash", "mutants"))
        writer.writerows(rows)


def restore(table: Path, made: Path) -> None:
    """Give mutmut's folder what the table knows; mutmut leaves out each function whose hash is another now."""
    by_file: dict[str, dict[str, Any]] = defaultdict(lambda: {"exit_code_by_key": {}, "hash_by_function_name": {}})
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            module = _module(row["file"])
            meta = by_file[row["file"]]
            meta["hash_by_function_name"][row["function"]] = row["hash"]
            for number, letter in enumerate(row["mutants"], 1):
                meta["exit_code_by_key"][f"{module}.{row['function']}__mutmut_{number}"] = LETTERS[letter]
    for name, meta in by_file.items():
        path = made / f"{name}.meta"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(meta | NO_TIMES), "utf-8")


def _rows(made: Path) -> Iterator[tuple[str, str, str, str]]:
    for path in made.rglob("*.meta"):
        meta = json.loads(path.read_text("utf-8"))
        outcomes: dict[str, dict[int, str]] = defaultdict(dict)
        for key, code in meta["exit_code_by_key"].items():
            name, _, number = key.rpartition("__mutmut_")
            outcomes[name.rpartition(".")[2]][int(number)] = _letter(code)
        for function, letters in outcomes.items():
            said = "".join(letters[number] for number in range(1, len(letters) + 1))
            yield (
                str(path.relative_to(made)).removesuffix(".meta"),
                function,
                meta["hash_by_function_name"][function],
                said,
            )


def _module(file: str) -> str:
    return file.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _name(mutant: re.Match[str]) -> str:
    return f"{mutant['module']}.x{mutant['name']}__mutmut_{mutant['number']}"


def _letter(code: int | None) -> str:
    known = code if code is None else SAME_AS.get(code, code)
    return next(letter for letter, of in LETTERS.items() if of == known)


def reasons(table: Path, made: Path) -> dict[str, str]:
    """Why each survivor stays, by its name; what was said of a function that has changed since is left out."""
    hashes = {(file, function): of for file, function, of, _ in _rows(made)}
    with table.open(encoding="utf-8", newline="") as file:
        return {
            f"{_module(row['file'])}.{row['function']}__mutmut_{number}": row["reason"]
            for row in csv.DictReader(file)
            if hashes.get((row["file"], row["function"])) == row["hash"]
            for number in row["mutants"].split()
        }


def told(alive: list[str], why: dict[str, str]) -> str:
    """The reasons of the survivors, the commonest first, as Markdown; what has none stands last."""
    where: dict[str, list[str]] = defaultdict(list)
    for name in alive:
        where[why.get(name, "")].append(name.rpartition(".")[0].removeprefix("dagmar."))
    lines = ["| why it stays | mutants | where |", "|---|---:|---|"]
    for reason, modules in sorted(where.items(), key=lambda entry: (not entry[0], -len(entry[1]), entry[0])):
        named = ", ".join(f"`{module}`" for module in sorted(set(modules)))
        lines.append(f"| {reason or '**neither killed nor explained**'} | {len(modules)} | {named} |")
    return "\n".join(lines)


def between(page: str, name: str, content: str) -> str:
    """The page with what stands between the two marks of that name replaced."""
    before, _, rest = page.partition(f"<!-- {name} -->")
    _, _, after = rest.partition(f"<!-- /{name} -->")
    return f"{before}<!-- {name} -->\n\n{content}\n\n<!-- /{name} -->{after}"


def main(demanded: float, how: Callable[[], list[re.Match[str]]]) -> int:
    """Run, show, write, and say whether enough were killed."""
    try:
        mutants = how()
    finally:
        keep(MADE, TRIED)
    shown, score = table(mutants)
    alive = [_name(mutant) for mutant in survivors(mutants) if mutant["outcome"] != NOT_TRIED]
    why = reasons(REASONS, MADE)
    unexplained = [name for name in alive if name not in why]
    print(f"\n{shown}\n\nSurvivors: {len(alive)}. Without a reason ({len(unexplained)}); `mutmut show NAME` shows one:")
    print("\n".join(unexplained) or "none")
    page = between(PAGE.read_text("utf-8"), "mutants-table", shown)
    PAGE.write_text(between(page, "survivors", told(alive, why)), "utf-8")
    if score < demanded:
        print(f"mutants: {score:.1f} % were killed, {demanded:.0f} % are demanded")
    return int(score < demanded)


if __name__ == "__main__":
    ways = {"--again": again, "--tell": listed}
    sys.exit(main(float(sys.argv[1]), ways[sys.argv[2]] if sys.argv[2:] else run))
