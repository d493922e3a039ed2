"""The profile as it is printed: with all 76 key figures and as much money as a region has had, a few pages of A4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Browser

from dagmar.library.shelf import library
from dagmar.publication.site.addresses import page as address_of
from dagmar.publication.site.content import frame
from dagmar.publication.site.gathering import of_health_report
from dagmar.publication.site.money import Sum, sums
from dagmar.publication.site.pages.beside import alike
from dagmar.publication.site.pages.recipient import Got, recipient
from dagmar.publication.site.profiles import entry
from dagmar.publication.site.telling import tellings
from dagmar.text import Text
from tests.publication.site.exhibits import pathways
from tests.publication.site.serving import served

AGREEMENTS = 60
"""More than any region has an amount from in the library of today."""
MOST = 6


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Region Stockholm's profile: the real figures, and one amount again and again under real titles."""
    folder = tmp_path_factory.mktemp("utskrift")
    shown = frame("fel@example.org")
    told = [tellings(exhibit, shown, ["sv"])[0] for exhibit in of_health_report()]
    got: Sum = sums(pathways())["01"]
    money = [Got(one.id, Text(one.title, one.title), str(one.period), got) for one in library()[:AGREEMENTS]]
    entries = [entry(one, "01") for one in told]
    assert len(entries) == 76
    everyone = frozenset(shown.names)
    path, content = recipient("01", entries, money, alike("01", shown.short, everyone, "sv"), shown, "sv")
    for name, written in ((path, content), ("assets/site.css", _style())):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(written)
    with served(folder) as found:
        yield f"{found}/{address_of('recipient', '01', 'sv')}"


def _style() -> bytes:
    return files("dagmar.publication.site").joinpath("assets", "site.css").read_bytes()


def test_the_whole_profile_of_a_region_is_a_few_pages_of_a4(chromium: Browser, profile: str) -> None:
    page = chromium.new_page()
    page.goto(profile)
    printed = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert {(round(float(width)), round(float(height))) for width, height in sizes} == {(595, 842)}
    assert len(sizes) <= MOST
    page.close()
