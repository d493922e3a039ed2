"""A recipient's profile says what is best, worst, improving and declining: by interval, and of nothing that cannot be judged."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.agreement.direction import Direction
from dagmar.publication.site.exhibit import Exhibit, Figure
from dagmar.publication.site.uncertainty import with_intervals
from dagmar.text import both
from tests.publication.site.exhibits import SHARE, published


def figure(part: int, *, counted: bool = True) -> Figure:
    """So many of a hundred: Wilson's interval is some ten points each way, and 40 and 60 are surely apart, 48 and 52 not."""
    own = Figure(Fraction(part, 100), made_up=True)
    return replace(own, numerator=Fraction(part), denominator=Fraction(100)) if counted else own


def share(
    name: str,
    before: int,
    now: int,
    *,
    nation: bool = True,
    counted: bool = True,
    direction: Direction = "higher_is_better",
) -> Exhibit:
    """Stockholm's per cent in two years; the nation has 50."""
    rows = {"01": {"2023": figure(before, counted=counted), "2024": figure(now, counted=counted)}}
    if nation:
        rows["00"] = {"2024": figure(50, counted=False)}
    plain = replace(SHARE, id=name, name=both(name), figures=rows, direction=direction, changes=(), agreements=())
    return with_intervals(plain)


def said(profile: Path) -> dict[str, list[str]]:
    """By heading, the lines of its list; none where it says that there is no measure."""
    short = profile.read_text("utf-8").split('id="short"')[1].split("</section>")[0].replace("\u00a0", " ")
    found = {}
    for heading, rest in re.findall(r"<h3>(.*?)</h3>(.*?)</div>", short, re.DOTALL):
        lines = [re.sub(r"<[^>]+>", "", one) for one in re.findall(r"<li>(.*?)</li>", rest, re.DOTALL)]
        assert lines or "<p>Inget mått.</p>" in rest or "<p>No measure.</p>" in rest
        found[heading] = lines
    return found


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("profil") / "sajt"
    published(
        folder,
        share("upp", 40, 60),
        share("ned", 60, 30),
        share("still", 48, 52),
        share("ensam", 40, 60, nation=False),
        share("lagre", 60, 30, direction="lower_is_better"),
        share("varken", 40, 60, direction="none"),
        share("bara-varde", 10, 90, counted=False),
        money=False,
    )
    return folder


def test_the_best_the_worst_the_improving_and_the_declining_stand_first(site: Path) -> None:
    assert said(site / "sv/mottagare/01/index.html") == {
        "▲ Bättre än riket": ["upp: 60,0 % (riket 50,0 %) Påhittat.", "lagre: 30,0 % (riket 50,0 %) Påhittat."],
        "▼ Sämre än riket": ["ned: 30,0 % (riket 50,0 %) Påhittat."],
        "▲ Bättre än den egna perioden före": [
            "upp: 60,0 % (2023: 40,0 %) Påhittat.",
            "ensam: 60,0 % (2023: 40,0 %) Påhittat.",
            "lagre: 30,0 % (2023: 60,0 %) Påhittat.",
        ],
        "▼ Sämre än den egna perioden före": ["ned: 30,0 % (2023: 60,0 %) Påhittat."],
    }
    english = said(site / "en/recipient/01/index.html")
    assert english["▲ Better than its own period before"][1] == "ensam: 60.0 % (2023: 40.0 %) Made up."


def test_how_many_measures_can_be_judged_is_said(site: Path) -> None:
    """Seven measures: one has no numerators, and one of the others no value for the nation."""
    told = (site / "sv/mottagare/01/index.html").read_text("utf-8")
    assert "tillräckligt underlag kan bedömas: 5 mot riket och 6 mot perioden före, av 7." in told


def test_where_no_measure_can_be_judged_nothing_is_called_better_or_worse(tmp_path: Path) -> None:
    published(tmp_path / "sajt", share("bara-varde", 10, 90, counted=False), money=False)
    profile = tmp_path / "sajt/sv/mottagare/01/index.html"
    assert said(profile) == {}
    assert "en skillnad kan vara slump" in profile.read_text("utf-8")
