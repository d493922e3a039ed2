"""`dagmar publish`: a static site of open comparisons."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from dagmar.cli.answer import Answer
from dagmar.cli.terminal import Terminal
from dagmar.cli.waiting import waiting
from dagmar.cli.wording import says
from dagmar.publication.site.content import content
from dagmar.publication.site.listed import listed
from dagmar.publication.site.publish import publish
from dagmar.text import Text

FEW = 20
HELP = Text(
    "Publicera: en sajt med öppna jämförelser, på svenska och engelska.",
    "Publish: a site of open comparisons, in Swedish and English.",
)


def command(
    terminal: Terminal,
    out: Annotated[
        Path, typer.Argument(metavar="DIR", help=says("Mappen som sajten läggs i.", "The folder of the site."))
    ],
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help=says(
                "Bara detta mått eller avtal, eller alla mått ur hälso- och sjukvårdsrapporten (kolada-hos); kan anges flera gånger. "
                "Det som lämnas utanför tas bort ur mappen.",
                "Only this measure or agreement, or every measure of the health and medical care report (kolada-hos); may be "
                "given several times. What is left out is removed from the folder.",
            ),
        ),
    ] = None,
    figures: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help=says(
                "Indikatorer ur dagmar indicators compute, varje publicering för sig.",
                "Indicators of dagmar indicators compute, each release by itself.",
            ),
        ),
    ] = None,
    control_charts: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help=says(
                "Styrdiagrammens baslinjer och brott, som en person har deklarerat med skäl; kan anges flera gånger.",
                "Baselines and breaks of control charts, declared by a person with reasons; may be given several times.",
            ),
        ),
    ] = None,
    forget: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help=says(
                "Ta bort ett tillbakadraget mått med sidor och filer, till exempel ett som aldrig skulle ha publicerats; kan anges "
                "flera gånger.",
                "Remove a withdrawn measure with its pages and files, such as one that should never have been published; may be "
                "given several times.",
            ),
        ),
    ] = None,
    report_to: Annotated[
        str,
        typer.Option(
            metavar="ADDRESS",
            help=says(
                "Dit fel anmäls: en e-postadress, eller https://… där {page} blir sidan.",
                "Where errors are reported: an e-mail address, or https://… in which {page} becomes the page.",
            ),
        ),
    ] = "",
    home: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help=says("Sajtens adress på webben, för flöden.", "The site's address on the web, for feeds."),
        ),
    ] = "",
    on: Annotated[
        datetime | None,
        typer.Option(
            metavar="DAY",
            formats=["%Y-%m-%d"],
            help=says(
                "Upplagans dag, som står vid värden som den ändrar; annars i dag.",
                "The day of the edition, which stands at the values that it changes; else today.",
            ),
        ),
    ] = None,
) -> Answer:
    """The site is put in place whole or not at all; pages whose inputs are the same are not written again."""
    with waiting(terminal, Text("Räknar överenskommelserna …", "Computing the agreements …")) as told:
        shown = content(
            only=only or (),
            report_to=report_to,
            home=home.rstrip("/"),
            figures=figures or (),
            control_charts=control_charts or (),
            site=out,
            progress=told.progress,
        )
    # A process costs a second to start: only worth it for many.
    workers = min(os.cpu_count() or 1, 2) if len(shown.exhibits) > FEW else 1
    with waiting(terminal, Text("Skriver sidorna …", "Writing the pages …")) as told:
        written = publish(
            out,
            [listed(one) for one in shown.exhibits],
            shown.exhibits,
            shown.granted,
            shown.frame,
            shown.counties,
            told.progress,
            on=on.date() if on else datetime.now().astimezone().date(),
            workers=workers,
            only=shown.only,
            forget=forget or (),
        )
    index = out / "index.html"

    def tell(to: Terminal) -> None:
        if written.withdrawn:
            to.say(
                Text(
                    f"Mått som inte längre ges står kvar som tillbakadragna: {written.withdrawn}.",
                    f"Measures that are given no more stay as withdrawn: {written.withdrawn}.",
                )
            )
        to.say(
            Text(
                f"{written.new} filer skrivna, {written.kept} oförändrade, {written.removed} borttagna; "
                f"{written.size // 1_000_000} MB. Öppna {index}",
                f"{written.new} files written, {written.kept} unchanged, {written.removed} removed; "
                f"{written.size // 1_000_000} MB. Open {index}",
            )
        )

    return Answer(
        {
            "out": str(out),
            "index": str(index),
            "indicators": len(shown.exhibits),
            "agreements": len(shown.granted),
            "written": written.new,
            "unchanged": written.kept,
            "removed": written.removed,
            "withdrawn": written.withdrawn,
            "bytes": written.size,
        },
        tell,
    )
