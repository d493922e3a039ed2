"""What the document says, as plain values: every number is already text, so that the page layout decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dagmar.agreement.labels import label
from dagmar.agreement.loader import Loaded
from dagmar.agreement.model import Agreement
from dagmar.agreement.prose.voice import Voice
from dagmar.allocation.assumptions import amounts_rest_on
from dagmar.allocation.basis import MADE_UP
from dagmar.allocation.result import Allocation, Assumption, GrantAllocation, Line
from dagmar.derivation import Derivation
from dagmar.money import write_kronor
from dagmar.publication.document.wording import WORDS, written
from dagmar.publication.explanation.explain import telling
from dagmar.publication.explanation.inside import earmarks, set_aside
from dagmar.publication.explanation.short import three
from dagmar.publication.explanation.telling import Telling
from dagmar.text import Language

Recipient = tuple[str, str]
"""A recipient's kind and code."""


def content(loaded: Loaded, allocation: Allocation, basis: str, language: Language, only: str | None) -> dict[str, Any]:
    """The whole document, or only the page of one recipient (its code), in one language."""
    tell = telling(allocation, loaded, language)
    agreement = loaded.agreement
    pages = [
        _page(recipient, lines, allocation, tell)
        for recipient, lines in _by_recipient(allocation).items()
        if only in (None, recipient[1])
    ]
    return {
        "language": language,
        "title": agreement.title,
        "words": {name: text.to(language) for name, text in WORDS.items()},
        "mark": MADE_UP[basis].to(language) if basis in MADE_UP else "",
        "about": [*_about(agreement, language), *_extract(pages, language, only)],
        "grants": [_grant(grant, agreement, tell) for grant in allocation.grants],
        "notes": notes(allocation, agreement, language),
        "totals": [[page["name"], page["code"], page["total"]] for page in pages],
        "pages": pages,
    }


def _about(agreement: Agreement, language: Language) -> list[list[str]]:
    voice = Voice.of(agreement, language, {}, {})
    rows = [
        ("agreement", agreement.agreement),
        ("parties", voice.bodies(agreement.parties)),
        ("period", str(agreement.period)),
        (
            "total",
            WORDS["not_known"].to(language)
            if agreement.total == "unknown"
            else write_kronor(agreement.total, language),
        ),
        ("assessor", voice.body(agreement.assessor) if agreement.assessor else ""),
        ("payer", voice.body(agreement.payer) if agreement.payer else ""),
    ]
    return [[WORDS[word].to(language), said] for word, said in rows if said]


def _extract(pages: Sequence[Mapping[str, Any]], language: Language, only: str | None) -> list[list[str]]:
    """Whose page it is, where the others are left out: so that nobody takes it for the whole decision."""
    names = ", ".join(page["name"] for page in pages)
    return [[WORDS["extract"].to(language), written("extract_of", language, names)]] if only else []


def _grant(grant: GrantAllocation, agreement: Agreement, tell: Telling) -> dict[str, Any]:
    settled = sum((int(line.settled.value) for line in grant.lines if line.settled is not None), 0)
    return {
        "title": agreement.grants[grant.grant].title or grant.grant,
        "cells": [
            _money(grant.pot, tell.language),
            _money(grant.received, tell.language),
            _money(None if grant.unknown else settled, tell.language),
            _money(grant.carried, tell.language),
            _money(grant.returned, tell.language),
        ],
        "unknown": grant.unknown.to(tell.language) if grant.unknown else "",
    }


def notes(allocation: Allocation, agreement: Agreement, language: Language) -> list[str]:
    """What is assumed or not modelled in any grant, each said once."""
    every = dict.fromkeys(one for grant in allocation.grants for one in grant.assumed)
    return [note(one, agreement, language) for one in every]


def note(one: Assumption, agreement: Agreement, language: Language) -> str:
    """An assumption as a sentence: what it concerns by its title, and why."""
    what = label(one.about, one.at.partition(".")[0]).to(language) if one.kind == "assumed" else ""
    about = ", ".join(word for word in (what, _place(one.at, agreement, language)) if word)
    return f"{WORDS[one.kind].to(language)} ({about}): {one.why}"


def _place(at: str, agreement: Agreement, language: Language) -> str:
    """`grants.pott` by its title; what concerns the whole agreement says so."""
    _, _, name = at.partition(".")
    titled: Mapping[str, Any] = {**agreement.grants, **agreement.requirements, **agreement.areas}
    node = titled.get(name.split(".")[0])
    title = getattr(node, "title", None)
    return str(title) if title else at or WORDS["whole"].to(language)


def _page(
    recipient: Recipient, lines: Sequence[tuple[GrantAllocation, Line]], allocation: Allocation, tell: Telling
) -> dict[str, Any]:
    agreement = allocation.assessment.agreement
    kind, code = recipient
    settled = [line.settled for _, line in lines]
    known = sum((int(figure.value) for figure in settled if figure is not None), 0)
    total = _money(known, tell.language)
    if any(figure is None for figure in settled):
        total = written("at_least", tell.language, total) if known else WORDS["not_known"].to(tell.language)
    return {
        "name": lines[0][1].recipient.name,
        "code": code,
        "total": total,
        "rows": [_row(grant, line, agreement, tell) for grant, line in lines],
        "aside": set_aside(allocation, code, tell) if kind != "county" else [],
    }


def _row(grant: GrantAllocation, line: Line, agreement: Agreement, tell: Telling) -> dict[str, Any]:
    declared = agreement.grants[grant.grant]
    return {
        "title": declared.title or grant.grant,
        "cells": [_figure(figure, tell) for figure in (line.entitlement, line.earned, line.settled)],
        "reasons": [*three(grant, line, tell), *earmarks(declared, grant, line, tell)],
        "mark": MADE_UP[str(grant.basis)].to(tell.language) if str(grant.basis) in MADE_UP else "",
        "assumed": grant.unknown is None and bool(amounts_rest_on(grant.assumed)),
    }


def _figure(figure: Derivation | None, tell: Telling) -> str:
    return (
        WORDS["not_known"].to(tell.language) if figure is None else f"{tell.kronor(figure.value)}\N{NO-BREAK SPACE}kr"
    )


def _money(ore: int | None, language: Language) -> str:
    return WORDS["not_known"].to(language) if ore is None else write_kronor(ore, language)


def _by_recipient(allocation: Allocation) -> dict[Recipient, list[tuple[GrantAllocation, Line]]]:
    found: dict[Recipient, list[tuple[GrantAllocation, Line]]] = {}
    rows: Iterable[tuple[GrantAllocation, Line]] = (
        (grant, line) for grant in allocation.grants for line in grant.lines
    )
    for grant, line in rows:
        found.setdefault((line.recipient.kind, str(line.recipient.code)), []).append((grant, line))
    return dict(sorted(found.items(), key=lambda item: (item[0][0] == "national", len(item[0][1]), item[0])))
