"""The page of an agreement with its money, and one page for each recipient: what it got and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from dagmar.agreement.loader import Loaded
from dagmar.money import write_mkr
from dagmar.publication.explanation.explain import telling
from dagmar.publication.site.addresses import download, link, of_recipient, page
from dagmar.publication.site.downloads import ENDINGS, written
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.money import MADE_UP, NOT_KNOWN, Granted, Sum, total_of, whys
from dagmar.publication.site.setting import page as set_page
from dagmar.text import Language, Text

_BASIS = {
    "real": Text("verkliga uppgifter", "real facts"),
    "derived": Text("härledda uppgifter", "derived facts"),
    "synthetic": Text("påhittade uppgifter", "made-up facts"),
    "mixed": Text("delvis påhittade uppgifter", "partly made-up facts"),
}


def agreement(
    granted: Granted, sums: Mapping[str, Sum], indicators: Mapping[str, Text], frame: Frame, language: Language
) -> tuple[str, bytes]:
    """The whole page: the grants, and a row for each recipient. `indicators` are those published here, by id."""
    here, other = page("agreement", granted.id, language), page("agreement", granted.id, _other(language))
    names = granted.recipients()
    return set_page(
        "agreement.html",
        here,
        other,
        language,
        title=granted.title,
        made_up=granted.made_up,
        period=str(granted.loaded.agreement.period),
        total=total_of(granted, language),
        parties=", ".join(granted.loaded.agreement.parties),
        grants=[_grant(granted, name, language) for name in granted.loaded.agreement.grants],
        rows=[
            (
                link(here, of_recipient("agreement", granted.id, code, language)),
                names[code],
                sums[code].said(language) if code in sums else NOT_KNOWN.to(language),
                code in sums and sums[code].made_up,
            )
            for code in sorted(names)
        ],
        sources=[(one.title, one.url or "", one.date or "") for one in granted.loaded.agreement.sources.values()],
        indicators=[(link(here, page("indicator", one, language)), name) for one, name in indicators.items()],
        files=[(link(here, download("agreement", granted.id, ending)), ending.upper()) for ending in ENDINGS],
        **frame.shown(here, granted.id, language),
    )


def shares(granted: Granted, sums: Mapping[str, Sum], frame: Frame, language: Language) -> Iterator[tuple[str, bytes]]:
    """A page for each recipient: its grants, and why each amount is what it is."""
    tell = telling(granted.allocation, Loaded(granted.loaded.agreement, granted.loaded.document), language)
    for code, name in granted.recipients().items():
        here = of_recipient("agreement", granted.id, code, language)
        yield set_page(
            "share.html",
            here,
            of_recipient("agreement", granted.id, code, _other(language)),
            language,
            title=granted.title,
            made_up=code in sums and sums[code].made_up,
            name=name,
            total=sums[code].said(language) if code in sums else "",
            whys=whys(granted, code, tell),
            profile=link(here, page("recipient", code, language)) if code in frame.names else "",
            **frame.shown(here, f"{granted.id}, {name} ({code})", language),
        )


def _grant(granted: Granted, name: str, language: Language) -> tuple[str, str, str, str]:
    """A row: title, what goes in, how many get some of it, and what it rests on or why it is not known."""
    given = granted.allocation.grant(name)
    stated = granted.loaded.agreement.grants[name].amount
    pot = write_mkr(int(stated), language) if isinstance(stated, int) else NOT_KNOWN.to(language)
    if given.unknown is not None:
        return granted.title_of(name), pot, str(len(given.lines)), given.unknown.to(language)
    basis = _BASIS.get(str(given.basis))
    return granted.title_of(name), pot, str(len(given.lines)), basis.to(language) if basis else str(given.basis)


def rows(granted: Granted) -> list[dict[str, object]]:
    """Every recipient's row in every grant, for the files; kronor with two decimals, and why an amount is not known."""
    return [
        {
            "agreement": granted.id,
            "grant": grant.grant,
            "recipient": str(line.recipient.code),
            "name": line.recipient.name,
            "kind": line.recipient.kind,
            "settled_kr": None if line.settled is None else int(line.settled.value) / 100,
            "unknown": None if line.unknown is None else line.unknown.sv,
            "basis": "synthetic" if grant.basis in MADE_UP else str(grant.basis),
        }
        for grant in granted.allocation.grants
        for line in grant.lines
    ]


def _other(language: Language) -> Language:
    return "en" if language == "sv" else "sv"


def money_files(granted: Granted) -> Iterator[tuple[str, bytes]]:
    """The amounts as files."""
    about = {
        "id": granted.id,
        "title": granted.title.sv,
        "period": str(granted.loaded.agreement.period),
        "basis": "synthetic" if granted.made_up else "real",
    }
    yield from written("agreement", granted.id, rows(granted), _COLUMNS, about)


_COLUMNS = {
    "agreement": pa.string(),
    "grant": pa.string(),
    "recipient": pa.string(),
    "name": pa.string(),
    "kind": pa.string(),
    "settled_kr": pa.float64(),
    "unknown": pa.string(),
    "basis": pa.string(),
}
