"""What every page has: who publishes, where to report an error, and the names of recipients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote

from dagmar.publication.site.addresses import ABOUT, SEARCH, front, link, shelf, single
from dagmar.text import Language, Text


@dataclass(frozen=True)
class Frame:
    """The settings of a site. `report_to` is an e-mail address or a web address; `{page}` in it becomes the page.

    `home` is the web address of the whole site, for feeds and descriptions, without a slash at the end; empty when there
    is none yet. `names` are recipients by code, long and short.
    """

    names: Mapping[str, str]
    short: Mapping[str, str]
    report_to: str = ""
    home: str = ""
    on: str = field(default="")

    def report(self, here: str, about: str, language: Language) -> str:
        """Where an error in a figure is reported: a letter that already says which page and figure it is."""
        if not self.report_to:
            return link(here, single(ABOUT, language)) + Text("#fel", "#error").to(language)
        page = f"{self.home}/{here}" if self.home else here
        if self.report_to.startswith("https://"):
            return self.report_to.replace("{page}", quote(page, safe=""))
        # Part by part: what is the same on every page is quoted once, since quoting goes letter by letter.
        subject, at, of, why = _letter(language)
        figure = quote(about)
        return f"mailto:{self.report_to}?subject={subject}{figure}&body={at}{quote(page)}{of}{figure}{why}"

    def shown(self, here: str, about: str, language: Language) -> dict[str, Any]:
        """What the frame of a page is filled with."""
        return {"menu": menu(here.rpartition("/")[0], language), "report": self.report(here, about, language)}


@cache
def _letter(language: Language) -> tuple[str, str, str, str]:
    """The words of a letter about an error, quoted: before the figure in the subject, and before, between and after in the body."""
    words = (
        Text("Fel i ", "Error in "),
        Text("Sida: ", "Page: "),
        Text("\nFigur: ", "\nFigure: "),
        Text("\n\nVad är fel, och hur vet du det?\n", "\n\nWhat is wrong, and how do you know?\n"),
    )
    subject, at, of, why = (quote(one.to(language)) for one in words)
    return subject, at, of, why


@lru_cache(maxsize=1024)
def menu(folder: str, language: Language) -> dict[str, str]:
    """The links that stand at the top of every page in a folder."""
    here = f"{folder}/"
    return {
        "front": link(here, front(language)),
        "indicators": link(here, shelf("indicator", language)),
        "recipients": link(here, shelf("recipient", language)),
        "agreements": link(here, shelf("agreement", language)),
        "search": link(here, single(SEARCH, language)),
        "about": link(here, single(ABOUT, language)),
        "feed": link(here, f"{language}/feed.xml"),
    }
