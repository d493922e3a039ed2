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
    "Räkna indikatorer där data finns; bara summor lämnar.", "Compute indicators where the data are; only sums leave."
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
Dry = Annotated[bool, typer.Option("--estimate", help=says("Bara uppskattningen.", "The estimate alone."))]


def command(
    terminal: Terminal,
    data: Place,
    indicators: Some = None,
    backend: Engine = "duckdb",
    out: Out = None,
    synthetic: Synthetic = False,
    estimate: Dry = False,
) -> Answer:
    """Estimate, compute, write; with what was left out and why."""
    if backend not in ("duckdb", "postgres", "spark"):
        raise WrongUsage(Text(f"{backend} är ingen motor här.", f"{backend} is no engine here."))
    if out is None and not estimate:
        raise WrongUsage(Text("Ange --out FIL, eller --estimate.", "Give --out FILE, or --estimate."))
    definitions = load_definitions(indicators or [])
    # The engines take a second to load, and only this command waits for them.
    from dagmar.indicators.compute import compute
    from dagmar.indicators.data import open_data
    from dagmar.indicators.estimate import estimate as estimated
    from dagmar.indicators.facts_file import beside, demand_name, document, write
    from dagmar.indicators.fit import demand_fit

    if out is not None:
        demand_name(out)
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
    basis: Basis = "synthetic" if synthetic else source.basis
    now = datetime.now(UTC)
    made = about | {"seconds": round(time.monotonic() - begun, 3), "computed": now.isoformat(timespec="seconds")}
    made = document(measured, **made, basis=basis)
    lines = write(out, measured, made, recorded=now.date().isoformat(), basis=basis)

    def tell(to: Terminal) -> None:
        to.say(Text(f"Skrev {lines} rader till {out}.", f"Wrote {lines} lines to {out}."))
        to.say(Text(f"Vad de vilar på står i {beside(out)}.", f"What they rest on stands in {beside(out)}."))
        for one in made["indicators"]:
            if one["left_out"]:
                left = ", ".join(f"{reason} {count}" for reason, count in one["left_out"].items())
                to.say(Text(f"  {one['indicator']}: utelämnat {left}", f"  {one['indicator']}: left out {left}"))

    return Answer(made | {"lines": lines, "file": str(out)}, tell)
