"""The profile of a recipient: every indicator with its latest value and how it stands, and its money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dagmar.publication.site.addresses import download, link, of_recipient, page
from dagmar.publication.site.downloads import ENDINGS
from dagmar.publication.site.frame import Frame
from dagmar.publication.site.money import Sum
from dagmar.publication.site.pages.beside import Alike
from dagmar.publication.site.setting import page as set_page
from dagmar.publication.site.standing import UNJUDGED, Verdict
from dagmar.text import Language, Text


@dataclass(frozen=True, slots=True)
class About:
    """What a profile says of an indicator, in one language; `nation` is the nation's value in the same period."""

    id: str
    chapter: str
    name: Text
    period: str
    nation: str
    direction: str
    made_up: bool
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator in a profile: the recipient's value and how it stands, written out in one language."""

    about: About
    value: str
    missing: bool
    standing: str
    verdict: Verdict
    trend: Markup


@dataclass(frozen=True, slots=True)
class Got:
    """What a recipient got of an agreement."""

    id: str
    title: Text
    period: str
    sum: Sum


def recipient(
    code: str,
    entries: Sequence[Entry],
    money: Sequence[Got],
    like: Alike | None,
    frame: Frame,
    language: Language,
) -> tuple[str, bytes]:
    """The whole page, which is also the one that is printed."""
    here, other = page("recipient", code, language), page("recipient", code, "en" if language == "sv" else "sv")
    chapters: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries:
        chapters.setdefault(entry.about.chapter, []).append(
            (link(here, of_recipient("indicator", entry.about.id, code, language)), entry)
        )
    judged = [entry for entry in entries if entry.verdict not in UNJUDGED]
    return set_page(
        "recipient.html",
        here,
        other,
        language,
        name=frame.names[code],
        code=code,
        group=like.group if like else "",
        alike=like,
        chapters=list(chapters.items()),
        better=[entry for entry in judged if entry.verdict == "better"],
        worse=[entry for entry in judged if entry.verdict == "worse"],
        judged=bool(judged),
        made_up=any(entry.about.made_up for entry in entries),
        files=[(link(here, download("recipient", code, ending)), ending.upper()) for ending in ENDINGS]
        if entries
        else [],
        money=_by_year(here, code, money, language),
        **frame.shown(here, f"{frame.names[code]} ({code})", language),
    )


def _by_year(here: str, code: str, money: Sequence[Got], language: Language) -> list[tuple[str, str, Text, str, bool]]:
    """The agreements, the latest first: year, link, title, what the recipient got, and whether it is made up."""
    rows = [
        (
            got.period,
            link(here, of_recipient("agreement", got.id, code, language)),
            got.title,
            got.sum.said(language),
            got.sum.made_up,
        )
        for got in money
    ]
    return sorted(rows, key=lambda row: (row[0], row[1]), reverse=True)
