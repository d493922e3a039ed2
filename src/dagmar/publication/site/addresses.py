"""The addresses of the site. They are promises: once published, an address leads to the same thing.

Links are relative and name the file, so that the site reads the same from a folder, from a web server, and below any path.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from dagmar.text import Language, Text

LANGUAGES: tuple[Language, ...] = ("sv", "en")
Shelf = Literal["indicator", "recipient", "agreement"]
SHELVES: dict[Shelf, Text] = {
    "indicator": Text("indikator", "indicator"),
    "recipient": Text("mottagare", "recipient"),
    "agreement": Text("overenskommelse", "agreement"),
}
SEARCH, ABOUT = Text("sok", "search"), Text("om", "about")
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def name_in_address(identity: str) -> str:
    """An id as it stands in an address: itself. What could lead elsewhere, or nowhere, is a fault and no address.

    Raises:
        ValueError: the id has a sign that cannot stand in a file's name everywhere.
    """
    if not _SAFE.fullmatch(identity) or identity.endswith("."):
        raise ValueError(f"no address can be made of {identity!r}")
    return identity


def front(language: Language) -> str:
    """The first page of a language."""
    return f"{language}/index.html"


def shelf(which: Shelf, language: Language) -> str:
    """The page that lists all indicators, recipients or agreements."""
    return f"{language}/{SHELVES[which].to(language)}/index.html"


def page(which: Shelf, identity: str, language: Language) -> str:
    """The page of one indicator, recipient or agreement."""
    return f"{language}/{SHELVES[which].to(language)}/{name_in_address(identity)}/index.html"


def of_recipient(which: Shelf, identity: str, recipient: str, language: Language) -> str:
    """The page of one recipient within an indicator or an agreement."""
    return f"{language}/{SHELVES[which].to(language)}/{name_in_address(identity)}/{name_in_address(recipient)}.html"


def recipients_in(paths: Iterable[str], identity: str) -> set[str]:
    """The codes of the recipients that have a page of an indicator among these files."""
    start = f"sv/{SHELVES['indicator'].sv}/{identity}/"
    own = (path.removeprefix(start) for path in paths if path.startswith(start) and path.endswith(".html"))
    return {name.removesuffix(".html") for name in own} - {"index"}


def single(which: Text, language: Language) -> str:
    """The search page, the page about the site."""
    return f"{language}/{which.to(language)}/index.html"


def download(which: Shelf, identity: str, ending: str) -> str:
    """A file of figures; the same in both languages."""
    return f"data/{SHELVES[which].sv}/{name_in_address(identity)}.{ending}"


def chart(identity: str, what: str, language: Language) -> str:
    """A chart of an indicator, where recipients are marked by the fragment: `bar.svg#r0180`."""
    return f"{language}/{SHELVES['indicator'].to(language)}/{name_in_address(identity)}/{what}.svg"


def feed(language: Language, which: Shelf | None = None, identity: str = "") -> str:
    """The Atom feed of every change, or of one indicator's."""
    if which is None:
        return f"{language}/feed.xml"
    return f"{language}/{SHELVES[which].to(language)}/{name_in_address(identity)}/feed.xml"


def link(start: str, target: str) -> str:
    """The relative link from one page to another file."""
    ups = "../" * start.count("/")
    here, there = start.rsplit("/", 1)[0] if "/" in start else "", target.rsplit("/", 1)[0] if "/" in target else ""
    return target.rsplit("/", 1)[-1] if here == there else ups + target
