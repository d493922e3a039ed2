"""What the library holds, as the rows of a table that a reader can print: what each agreement is, and how much of it runs."""

from __future__ import annotations

from collections.abc import Sequence

from dagmar.agreement.loader import Loaded, load_file
from dagmar.allocation.allocate import allocate
from dagmar.library.own_facts import facts_with
from dagmar.library.shelf import Entry, library, locate
from dagmar.money import write_mkr
from dagmar.text import Language, Text
from dagmar.vocabulary import vocabulary

HEADINGS: tuple[Text, ...] = (
    Text("Namn", "Id"),
    Text("Titel", "Title"),
    Text("Period", "Period"),
    Text("Total", "Total"),
    Text("Potter som beräknas", "Pots computed"),
    Text("Antaganden", "Assumptions"),
    Text("Uppgifter", "Facts"),
)
_NOT_KNOWN = Text("inte känd", "not known")
_BASES = {
    "real": Text("verkliga", "real"),
    "synthetic": Text("syntetiska", "synthetic"),
    "mixed": Text("verkliga och syntetiska", "real and synthetic"),
}


def catalogue_rows(language: Language = "sv") -> tuple[Sequence[str], ...]:
    """The headings, and a row for each agreement of the library.

    A pot is computed when every amount of it comes out from the agreement's own facts. `facts` says what those rest on.
    """
    return (tuple(heading.to(language) for heading in HEADINGS), *(_row(entry, language) for entry in library()))


def _row(entry: Entry, language: Language) -> tuple[str, ...]:
    loaded = load_file(entry.path, vocabulary(), locate)
    total = _NOT_KNOWN.to(language) if entry.total == "unknown" else write_mkr(entry.total, language)
    grants = allocate(loaded, facts_with(loaded)).grants
    computed = [grant for grant in grants if grant.unknown is None]
    bases = sorted({str(grant.basis) for grant in computed})
    basis = bases[0] if len(bases) == 1 else "mixed"
    return (
        entry.id,
        entry.title,
        str(entry.period),
        total,
        f"{len(computed)} / {len(grants)}",
        str(_assumptions(loaded)),
        _BASES[basis].to(language) if computed and basis in _BASES else basis if computed else "–",
    )


def _assumptions(loaded: Loaded) -> int:
    agreement = loaded.agreement
    nodes = (
        agreement,
        *agreement.areas.values(),
        *agreement.requirements.values(),
        *agreement.grants.values(),
        *agreement.payments,
    )
    return sum(len(node.assumed) for node in nodes)
