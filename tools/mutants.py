"""Change the rooms that decide money in every small way, and see how many of the changes a test notices.

    python tools/mutants.py 95           # all of them, from nothing
    python tools/mutants.py 95 --again   # those that survived the last run, after tests have been added

Prints a table and the survivors, writes the table to docs/explanation/mutants.md, and fails when fewer than so many per
cent were killed. Which rooms, and which lines are left alone, stands in pyproject.toml. A mutant that no test reaches
has survived; one that runs into the time limit is killed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

HOUSE = Path(__file__).parents[1]
PAGE = HOUSE / "docs" / "explanation" / "mutants.md"
KILLED = {"killed", "timeout", "segfault", "caught by type check"}
LEFT_ALONE = {"skipped"}
LINE = re.compile(r"^\s*(?P<module>[\w.]+)\.x(?P<name>\S+)__mutmut_(?P<number>\d+): (?P<outcome>.+)$")


MUTMUT = [sys.executable, "-m", "mutmut"]


def run() -> list[re.Match[str]]:
    """Make and try every mutant, from nothing."""
    shutil.rmtree(HOUSE / "mutants", ignore_errors=True)
    subprocess.run([*MUTMUT, "run"], cwd=HOUSE, check=True)
    return listed()


def again() -> list[re.Match[str]]:
    """Try those that survived once more, and those whose function has changed since; a test that is added kills no fewer."""
    subprocess.run([*MUTMUT, "run"], cwd=HOUSE, check=True)
    if alive := [f"{one['module']}.x{one['name']}__mutmut_{one['number']}" for one in survivors(listed())]:
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
    """The score of each module and of all, as Markdown, and the last as a number."""
    by_module: dict[str, Counter[bool]] = defaultdict(Counter)
    for mutant in mutants:
        by_module[mutant["module"]][mutant["outcome"] in KILLED] += 1
    rows = [(module, count[True], count.total()) for module, count in sorted(by_module.items())]
    rows.append(("**all**", sum(row[1] for row in rows), sum(row[2] for row in rows)))
    lines = ["| module | mutants | killed | per cent |", "|---|---:|---:|---:|"]
    lines += [f"| {name} | {total} | {killed} | {100 * killed / total:.1f} |" for name, killed, total in rows]
    return "\n".join(lines), 100 * rows[-1][1] / rows[-1][2]


def main(demanded: float, *, once_more: bool) -> int:
    """Run, show, write, and say whether enough were killed."""
    mutants = again() if once_more else run()
    shown, score = table(mutants)
    alive = [mutant.group().strip() for mutant in survivors(mutants)]
    print(f"\n{shown}\n\nSurvivors ({len(alive)}); `mutmut show NAME` shows one:")
    print("\n".join(alive) or "none")
    page = PAGE.read_text("utf-8")
    before, _, rest = page.partition("<!-- mutants-table -->")
    _, _, after = rest.partition("<!-- /mutants-table -->")
    made = f"{before}<!-- mutants-table -->\n\n{shown}\n\n<!-- /mutants-table -->{after}"
    PAGE.write_text(made, "utf-8")
    if score < demanded:
        print(f"mutants: {score:.1f} % were killed, {demanded:.0f} % are demanded")
    return int(score < demanded)


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), once_more="--again" in sys.argv[2:]))
