"""Declared control charts held against the figures: whose they become, and everything that does not fit, in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from dagmar.problem import Refused
from dagmar.publication.site.declared import with_declared
from dagmar.publication.site.exhibit import Exhibit, Figure
from dagmar.publication.site.proposed import proposed, to_be_filled_in
from dagmar.statistics.xmr.declared import load_every
from tests.publication.site.exhibits import SHARE

YEARS = [f"{year}-{month:02}" for year in (2024, 2025) for month in range(1, 13)]


def row(shares: Sequence[int | None], first: str = "2024-01") -> Mapping[str, Figure]:
    start = YEARS.index(first)
    return {
        month: Figure(None if share is None else Fraction(share, 100), "secret" if share is None else None)
        for month, share in zip(YEARS[start:], shares, strict=False)
    }


UP = [60, 62, 61, 59, 60, 61, 60, 59, 61, 60, 62, 59, 80, 82, 81, 79, 80, 81, 80, 79, 81, 80, 82, 79]
"""Twelve months around 60 per cent and twelve around 80."""
MONTHLY = replace(
    SHARE,
    id="prov-manad",
    figures={"01": row(UP), "03": row(UP[:5]), "04": row(UP[:18], "2024-07"), "05": row([*[None] * 10, *UP[10:]])},
)
MUNICIPAL = replace(MONTHLY, id="prov-manad.kommuner", kind="municipality", figures={"0180": row(UP)})
EVERY = (MONTHLY, MUNICIPAL, SHARE)
GOOD = """\
control_charts:
  - indicator: prov-manad
    recipient: 01
    baseline: 2024-06
    breaks:
      - at: 2025-01
        reason: {sv: Ny mottagning öppnade, en: A new clinic opened}
        by: Kim Berg
        on: 2026-01-15
        baseline: 2025-06
"""
AGAIN = GOOD.partition("\n")[2].replace("    baseline: 2024-06\n", "")


def declared(folder: Path, *texts: str) -> tuple[Exhibit, ...]:
    files = [folder / f"{number}.yaml" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    return with_declared(EVERY, load_every(files))


def refused(folder: Path, *texts: str) -> list[tuple[str, int]]:
    with pytest.raises(Refused) as caught:
        declared(folder, *texts)
    return [(one.code, one.at.line) for one in caught.value.problems]


def breaks(exhibit: Exhibit) -> dict[str, list[str]]:
    return {code: [one.at for one in chart.breaks] for code, chart in exhibit.controls.items()}


def test_what_is_declared_is_that_recipients_and_nobody_elses(tmp_path: Path) -> None:
    regions, municipalities, yearly = declared(tmp_path, GOOD)
    assert breaks(regions) == {"01": ["2025-01"]}
    assert regions.controls["01"].baseline == "2024-06"
    assert (municipalities, yearly) == (MUNICIPAL, SHARE)


def test_what_is_declared_for_all_holds_for_regions_and_municipalities_that_have_a_value_before_it(
    tmp_path: Path,
) -> None:
    """04 begins in July 2024 and 05 has no value before November: a break in July 2024 breaks from nothing there."""
    early = GOOD.replace("recipient: 01", "recipient: all").replace("at: 2025-01", "at: 2024-07")
    regions, municipalities, _ = declared(tmp_path, early)
    assert breaks(regions) == {"01": ["2024-07"], "04": [], "05": []}
    assert breaks(municipalities) == {"0180": ["2024-07"]}


def test_what_is_declared_for_all_and_for_one_in_two_files_holds_together(tmp_path: Path) -> None:
    for_all = f"control_charts:\n{AGAIN}".replace("recipient: 01", "recipient: all").replace("2025-01", "2025-07")
    regions, *_ = declared(tmp_path, GOOD, for_all.replace("        baseline: 2025-06\n", ""))
    assert breaks(regions) == {"01": ["2025-01", "2025-07"], "04": ["2025-07"], "05": ["2025-07"]}


def test_a_file_that_declares_nothing_is_taken(tmp_path: Path) -> None:
    assert declared(tmp_path, "control_charts: []\n") == EVERY


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("prov-manad", "prov-mand", "unknown-indicator", 2),
        ("recipient: 01", "recipient: 02", "unknown-recipient", 3),
        ("recipient: 01", "recipient: 03", "no-control-chart", 3),
        ("prov-manad", "prov-andel", "no-control-chart", 3),
        ("recipient: 01", "recipient: all\n    recpient: 01", "unknown-word", 4),
        ("at: 2025-01", "at: 2026-01", "month-unknown", 6),
        ("at: 2025-01", "at: 2025", "not-a-month", 6),
        ("at: 2025-01", "at:", "not-a-month", 6),
        ("at: 2025-01", "at: 2024-01", "break-at-beginning", 6),
        ("01\n    baseline: 2024-06", "all\n    baseline: 2024-13", "not-a-month", 4),
        ("baseline: 2024-06", "baseline: 2023-06", "month-unknown", 4),
        ("baseline: 2024-06", "baseline: 2025-01", "baseline-outside-segment", 4),
        ("baseline: 2024-06", "baseline: 2024-01", "baseline-too-short", 4),
        ("baseline: 2025-06", "baseline: 2026-06", "month-unknown", 10),
        ("baseline: 2025-06", "baseline: 2024-12", "baseline-outside-segment", 10),
        ("baseline: 2025-06", "baseline: 2025-01", "baseline-too-short", 10),
        ("on: 2026-01-15", "on: i går", "not-a-day", 9),
        ("on: 2026-01-15", "on:", "break-without-reason", 9),
        ("by: Kim Berg", "by: ' '", "break-without-reason", 8),
        ("sv: Ny mottagning öppnade", "sv: ''", "break-without-reason", 7),
        ("{sv: Ny mottagning öppnade, en: A new clinic opened}", "", "break-without-reason", 7),
        (", en: A new clinic opened", "", "word-missing", 7),
        ("        by: Kim Berg\n", "", "word-missing", 6),
        ("control_charts:", "control_chart:", "unknown-word", 1),
    ],
)
def test_what_does_not_fit_is_refused_in_its_place(tmp_path: Path, old: str, new: str, code: str, line: int) -> None:
    assert old in GOOD
    assert (code, line) in refused(tmp_path, GOOD.replace(old, new, 1))


def test_a_break_in_a_recipients_first_month_with_a_value_is_refused(tmp_path: Path) -> None:
    first = GOOD.replace("    baseline: 2024-06\n", "").replace("recipient: 01", "recipient: 04")
    assert refused(tmp_path, first.replace("at: 2025-01", "at: 2024-07")) == [("break-at-beginning", 5)]


def test_two_breaks_in_a_month_and_two_baselines_are_refused_with_both_places(tmp_path: Path) -> None:
    again = f"control_charts:\n{AGAIN}".replace("recipient: 01", "recipient: 01\n    baseline: 2024-08")
    with pytest.raises(Refused) as caught:
        declared(tmp_path, GOOD, again)
    found = [(one.code, one.at.line, [place.line for place, _ in one.also]) for one in caught.value.problems]
    assert found == [("baseline-twice", 4, [4]), ("break-twice", 6, [6])]
    assert {Path(one.at.file).name for one in caught.value.problems} == {"1.yaml"}


def test_everything_wrong_in_all_files_comes_at_once(tmp_path: Path) -> None:
    first = GOOD.replace("prov-manad", "prov-mand")
    second = GOOD.replace("at: 2025-01", "at: 2026-01").replace("2024-06", "2023-06")
    assert refused(tmp_path, first, second) == [("unknown-indicator", 2), ("month-unknown", 4), ("month-unknown", 6)]


def test_a_proposal_is_written_with_its_question_and_refused_until_somebody_has_answered(tmp_path: Path) -> None:
    """The second year is above the mean of both; the first begins the series and is no break. In 04 only six months are above.

    In 05 two months of the first year are known: their mean with the second is 77.5, and all of the second are above it.
    """
    found = list(proposed(EVERY))
    assert [(one.indicator, one.recipient, [each.at for each in one.breaks]) for one in found] == [
        ("prov-manad", "01", ["2025-01"]),
        ("prov-manad", "04", []),
        ("prov-manad", "05", ["2025-01"]),
        ("prov-manad", "0180", ["2025-01"]),
    ]
    text = to_be_filled_in(found, {"01": "Stockholm"})
    assert '    recipient: "01"  # Stockholm\n' in text
    assert text.count("Vad hände?") == text.count("What happened?") == 3
    places = refused(tmp_path, text)
    assert len(places) == 3 * 4
    assert {code for code, _ in places} == {"break-without-reason"}
    assert {text.splitlines()[line - 1].strip() for _, line in places} == {"sv:", "en:", "by:", "on:"}


def test_within_declared_segments_nothing_more_is_proposed(tmp_path: Path) -> None:
    plain = GOOD.replace("    baseline: 2024-06\n", "").replace("        baseline: 2025-06\n", "")
    assert [one.breaks for one in proposed(declared(tmp_path, plain), "01")] == [()]
