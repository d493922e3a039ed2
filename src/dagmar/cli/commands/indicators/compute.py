"""`dagmar indicators compute`: definitions over the data where they are; only an aggregate comes out."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

import dagmar
from dagmar.agreement.period import Period
from dagmar.cli.answer import Answer
from dagmar.cli.commands.indicators.check import Some
from dagmar.cli.terminal import Terminal
from dagmar.cli.usage import WrongUsage
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.indicators.loader import load_definitions
from dagmar.indicators.tables import POPULATION
from dagmar.source import Basis
from dagmar.text import Text

FEW = 3
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
Span = Annotated[
    str | None,
    typer.Option(
        help=says("2024, 2024-03 eller 2024-01/2024-06; annars allt.", "2024, 2024-03 or 2024-01/2024-06; else all.")
    ),
]
Vouched = Annotated[
    bool,
    typer.Option(
        "--unique-keys",
        help=says("Leta inte efter rader som står där två gånger.", "Do not look for rows that are there twice."),
    ),
]
Dry = Annotated[bool, typer.Option("--estimate", help=says("Bara uppskattningen.", "The estimate alone."))]

MADE_UP = {
    "synthetic": Text("PÅHITTADE DATA: talen säger inget om vården.", "MADE-UP DATA: the figures say nothing of care."),
    "mixed": Text(
        "BLANDADE DATA: en del av raderna är påhittade, och därför märks alla tal som påhittade.",
        "MIXED DATA: some of the rows are made up, and so every figure is marked as made up.",
    ),
}


def command(
    terminal: Terminal,
    data: Place,
    indicators: Some = None,
    backend: Engine = "duckdb",
    out: Out = None,
    period: Span = None,
    unique_keys: Vouched = False,
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
    span = _period(period)
    definitions = load_definitions(indicators or [])
    # The engines take a second to load, and only this command waits for them.
    from dagmar.indicators.compute import compute, months_of
    from dagmar.indicators.data import open_data
    from dagmar.indicators.estimate import estimate as estimated
    from dagmar.indicators.facts_file import beside
    from dagmar.indicators.fit import demand_fit
    from dagmar.indicators.left_out import tables_of_deaths
    from dagmar.indicators.made_up import mixture_of
    from dagmar.indicators.release import protect_all, way, write_release

    to = way(out, internal, earlier or [], noise_key)
    if span is not None:
        months_of(span, definitions)
    source = open_data(data, backend)  # type: ignore[arg-type]  # demanded above
    demand_fit(definitions, source)
    expected = estimated(definitions, source, now=time.monotonic, period=span, unique_keys=unique_keys)
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
        "period": None if span is None else str(span),
        "deaths_known_from": tables_of_deaths(source.tables),
        "keys_looked_at": not unique_keys,
        "estimate": expected._asdict(),
    }
    if estimate or out is None:
        return Answer(about, lambda _: None)
    begun = time.monotonic()
    with waiting(terminal, Text("Räknar …", "Computing …")) as told:
        names = {one.definition.table for one in definitions} | {POPULATION}
        mixture = "synthetic" if synthetic else mixture_of(source, names)
        measured = compute(definitions, source, period=span, unique_keys=unique_keys, progress=told.progress)
    # A process costs a second to start: only worth it for many.
    workers = os.cpu_count() or 1 if len(measured) > FEW else 1
    with waiting(terminal, Text("Skyddar …", "Protecting …")) as told:
        handed = protect_all(measured, to, told.progress, workers=workers)
    basis: Basis = "real" if mixture == "real" else "synthetic"
    now = datetime.now(UTC)
    made = about | {
        "mixture": mixture,
        "seconds": round(time.monotonic() - begun, 3),
        "computed": now.isoformat(timespec="seconds"),
    }
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
        if mixture != "real":
            screen.say(MADE_UP[mixture], style="bold red")
        for one in made["indicators"]:
            if one["left_out"]:
                left = ", ".join(f"{reason} {count}" for reason, count in one["left_out"].items())
                screen.say(Text(f"  {one['indicator']}: utelämnat {left}", f"  {one['indicator']}: left out {left}"))

    return Answer(made | {"lines": lines, "file": str(out)}, tell)


def _period(said: str | None) -> Period | None:
    try:
        return None if said is None else Period.parse(said)
    except ValueError:
        raise WrongUsage(
            Text(f"{said} är ingen period: skriv 2024, 2024-03 eller 2024-01/2024-06.",
                 f"{said} is no period: write 2024, 2024-03 or 2024-01/2024-06.")
        ) from None  # fmt: skip
