"""`dagmar indicators compute`: definitions over the data where they are; only an aggregate comes out."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

import dagmar
from dagmar.cli.answer import Answer
from dagmar.cli.commands.indicators.check import Some
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.indicators.loader import load_definitions
from dagmar.source import Basis
from dagmar.text import Text

HELP = Text(
    "Räkna indikatorer där data finns; bara skyddade summor lämnar.",
    "Compute indicators where the data are; only protected sums leave.",
)
Place = Annotated[
    str,
    typer.Option(
        "--data",
        help=says("Mapp med tabeller, eller databasens adress.", "Folder of tables, or the database's address."),
    ),
]
Engine = Annotated[str, typer.Option(help=says("duckdb, postgres eller spark.", "duckdb, postgres or spark."))]
Out = Annotated[
    Path | None,
    typer.Option(help=says("Ny fil, .parquet eller .csv.", "A new file, .parquet or .csv.")),
]
Synthetic = Annotated[bool, typer.Option("--synthetic", help=says("Data är påhittade.", "The data are made up."))]
Inside = Annotated[
    Path | None,
    typer.Option(
        "--internal",
        help=says(
            "Ny .parquet-fil som stannar hos er: varje tal som det är, och som det visas.",
            "A new .parquet file that stays with you: every figure as it is, and as it is shown.",
        ),
    ),
]
Before = Annotated[
    list[Path] | None,
    typer.Option(
        "--earlier",
        exists=True,
        dir_okay=False,
        help=says(
            "Den interna filen från en tidigare publicering, äldst först.",
            "The internal file of an earlier release, oldest first.",
        ),
    ),
]
Key = Annotated[
    Path | None,
    typer.Option(
        "--noise-key",
        exists=True,
        dir_okay=False,
        help=says("Hemlig nyckel för brus: minst 16 byte.", "The secret key of noise: at least 16 bytes."),
    ),
]
Dry = Annotated[bool, typer.Option("--estimate", help=says("Bara uppskattningen.", "The estimate alone."))]


def command(
    terminal: Terminal,
    data: Place,
    indicators: Some = None,
    backend: Engine = "duckdb",
    out: Out = None,
    synthetic: Synthetic = False,
    estimate: Dry = False,
    internal: Inside = None,
    earlier: Before = None,
    noise_key: Key = None,
) -> Answer:
    """Estimate, compute, protect, write; with what was left out and why. Without `--internal` nothing exact leaves."""
    if backend not in ("duckdb", "postgres", "spark"):
        raise WrongUsage(Text(f"{backend} är ingen motor här.", f"{backend} is no engine here."))
    if out is None and not estimate:
        raise WrongUsage(Text("Ange --out FIL, eller --estimate.", "Give --out FILE, or --estimate."))
    definitions = load_definitions(indicators or [])
    # The engines take a second to load, and only this command waits for them.
    from dagmar.indicators.compute import compute
    from dagmar.indicators.data import open_data
    from dagmar.indicators.estimate import estimate as estimated
    from dagmar.indicators.facts_file import beside
    from dagmar.indicators.fit import demand_fit
    from dagmar.indicators.release import protect_all, way, write_release

    to = way(out, internal, earlier or [], noise_key)
    source = open_data(data, backend)  # type: ignore[arg-type]  # demanded above
    demand_fit(definitions, source)
    expected = estimated(definitions, source)
    rows, seconds, memory = expected.rows, max(1, round(expected.seconds)), expected.memory_bytes // 1_000_000
    terminal.note(
        Text(
            f"{len(definitions)} indikatorer, {rows} rader, {expected.passes} genomläsningar: omkring {seconds} s och {memory} MB.",
            f"{len(definitions)} indicators, {rows} rows, {expected.passes} passes: about {seconds} s and {memory} MB.",
        )
    )
    about: dict[str, Any] = {
        "software": f"dagmar {dagmar.__version__}",
        "backend": backend,
        "data": source.place,
        "estimate": expected._asdict(),
    }
    if estimate or out is None:
        return Answer(about, lambda _: None)
    begun = time.monotonic()
    with waiting(terminal, Text("Räknar …", "Computing …")) as told:
        measured = compute(definitions, source, progress=told.progress)
    with waiting(terminal, Text("Skyddar …", "Protecting …")) as told:
        handed = protect_all(measured, to, told.progress)
    basis: Basis = "synthetic" if synthetic else source.basis
    now = datetime.now(UTC)
    made = about | {"seconds": round(time.monotonic() - begun, 3), "computed": now.isoformat(timespec="seconds")}
    lines, made = write_release(handed, to, made, recorded=now.date().isoformat(), basis=basis)
    hidden = sum(one["disclosure"]["hidden"] for one in made["indicators"])

    def tell(screen: Terminal) -> None:
        screen.say(Text(f"Skrev {lines} rader till {out}.", f"Wrote {lines} lines to {out}."))
        screen.say(
            Text(
                f"{hidden} tal visas inte, för att skydda enskilda.",
                f"{hidden} figures not shown, to protect individuals.",
            )
        )
        if internal is not None:
            screen.say(Text(f"Internt, stannar här: {internal}", f"Internal, stays here: {internal}"))
        screen.say(Text(f"Vad de vilar på står i {beside(out)}.", f"What they rest on stands in {beside(out)}."))
        for one in made["indicators"]:
            if one["left_out"]:
                left = ", ".join(f"{reason} {count}" for reason, count in one["left_out"].items())
                screen.say(Text(f"  {one['indicator']}: utelämnat {left}", f"  {one['indicator']}: left out {left}"))

    return Answer(made | {"lines": lines, "file": str(out)}, tell)
