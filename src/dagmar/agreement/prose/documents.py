"""The papers that the agreement stands on: its sources, the tables that were published, and its own facts."""

from __future__ import annotations

from dagmar.agreement.model import PublishedTable, SourceNote
from dagmar.agreement.prose.notes import notes
from dagmar.agreement.prose.voice import Voice, sentence
from dagmar.text import Text

STATUS = {
    "verified": Text("läst i original", "read in the original"),
    "secondary": Text("återgiven i andra hand", "told at second hand"),
    "derived": Text("härledd", "derived"),
    "not_found": Text("inte funnen", "not found"),
}


def tables(voice: Voice) -> list[str]:
    """The published tables that the outcome is compared with, and the files of facts."""
    agreement = voice.agreement
    said = []
    if agreement.published:
        lines = [" ".join([_table(voice, name, one), *notes(voice, one)]) for name, one in agreement.published.items()]
        said += [voice.pick("## Publicerade tabeller", "## Published tables"), "\n".join(lines)]
    if agreement.facts:
        files = voice.speaker.listing([*agreement.facts])
        said += [
            voice.pick("## Uppgifter", "## Facts"),
            sentence(voice.pick(f"Uppgifterna står i {files}", f"The facts stand in {files}")),
        ]
    return said


def sources(voice: Voice) -> list[str]:
    """Each source with its date, address, standing and note."""
    if not voice.agreement.sources:
        return []
    lines = [" ".join([_source(voice, one), *notes(voice, one)]) for one in voice.agreement.sources.values()]
    return [voice.pick("## Källor", "## Sources"), "\n".join(lines)]


def _table(voice: Voice, name: str, one: PublishedTable) -> str:
    if one.payment:
        clauses = [voice.pick(f"utbetalning {one.payment}, alla bidrag", f"payment {one.payment}, all grants")]
    else:
        clauses = [voice.grants([one.grant or name])]
    if one.total is not None:
        money = voice.speaker.money(one.total)
        clauses.append(voice.pick(f"sammanlagt {money}", f"{money} in all"))
    if one.as_printed:
        clauses.append(voice.pick("avskriven som den trycktes, med tryckfel", "kept as printed, misprints and all"))
    clauses.append(voice.pick(f"i filen {one.file}", f"in the file {one.file}"))
    return sentence(f"- {one.title or name}: {', '.join(clauses)}")


def _source(voice: Voice, one: SourceNote) -> str:
    clauses = [one.title]
    if one.date:
        clauses.append(one.date)
    if one.retrieved:
        day = voice.on(one.retrieved)
        clauses.append(voice.pick(f"hämtad {day}", f"retrieved {day}"))
    if one.status:
        clauses.append(STATUS[one.status].to(voice.speaker.language))
    said = sentence(f"- {', '.join(clauses)}")
    if one.note:
        said += f" {sentence(one.note)}"
    return said + (f" <{one.url}>" if one.url else "")
