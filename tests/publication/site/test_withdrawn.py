"""An indicator that is given no more keeps its addresses, values and files, marked since which day; a selection leaves no ghosts.

Both editions are ours: the first has the trial measure and another, the second only the other.
"""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dagmar.problem import Refused
from dagmar.publication.site.exhibit import Change, Earlier, Exhibit, Figure, Former, Target, Unit
from dagmar.publication.site.memory import remembered, remembered_ids
from dagmar.publication.site.withdrawn import withdrawn
from dagmar.statistics.xmr.declared import Declaration, DeclaredBreak, Reason
from dagmar.text import Text
from tests.publication.site import test_pages
from tests.publication.site.exhibits import FIGURES, SHARE, SOURCE, published

FIRST, SECOND, THIRD = date(2026, 1, 15), date(2026, 2, 20), date(2026, 3, 25)
# Uppsala and those after it are in the trial measure alone.
OTHER = replace(SHARE, id="prov-annan", name=Text("Annat mått", "Other measure"), figures={"01": FIGURES["01"]})
ATOM = "{http://www.w3.org/2005/Atom}"
PAGE = "sv/indikator/prov-andel"


def addresses(folder: Path) -> set[str]:
    """Everything that somebody can have a link to."""
    return {
        str(one.relative_to(folder))
        for one in folder.rglob("*")
        if one.is_file() and not str(one.relative_to(folder)).startswith(".edition")
    }


def text(folder: Path, path: str) -> str:
    return (folder / path).read_text("utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose trial measure was withdrawn by the second edition."""
    folder = tmp_path / "sajt"
    published(folder, SHARE, OTHER, on=FIRST)
    before = addresses(folder)
    done = published(folder, OTHER, on=SECOND)
    assert before <= addresses(folder)
    assert (done.withdrawn, done.removed) == (1, 0)
    return folder


def test_its_pages_stay_with_the_values_last_published_and_say_since_when_they_are_withdrawn(site: Path) -> None:
    for page in ("index", "01", "05"):
        assert 'Tillbakadraget sedan <time datetime="2026-02-20">2026-02-20</time>.' in text(
            site, f"{PAGE}/{page}.html"
        )
        english = text(site, f"en/indicator/prov-andel/{page}.html")
        assert 'Withdrawn since <time datetime="2026-02-20">2026-02-20</time>.' in english
    told = text(site, f"{PAGE}/01.html")
    assert "60,0" in told
    assert "50,2–69,1" in told, "its interval: Wilson's of 60 of 100, by hand"
    assert "60 / 100" in told
    assert "(tillbakadraget 2026-02-20)" in text(site, f"{PAGE}/bar.svg")
    assert "Tillbakadraget" not in text(site, "sv/indikator/prov-annan/index.html")


def test_it_stands_in_no_list_and_no_search_and_every_profile_marks_it(site: Path) -> None:
    for page in ("sv/indikator/index.html", "sv/sok/index.html", "en/indicator/index.html", "en/search/index.html"):
        assert "prov-annan" in text(site, page)
        assert "prov-andel" not in text(site, page)
    assert "1 mått på resultat" in text(site, "sv/index.html")
    for code in ("01", "05"):
        profile = text(site, f"sv/mottagare/{code}/index.html")
        list_, _, marked = profile.partition('<h2 id="withdrawn">')
        assert "prov-andel" not in list_
        assert f'href="../../../sv/indikator/prov-andel/{code}.html"' in marked
        assert "tillbakadraget sedan" in marked
    assert "Provmått" not in text(site, "sv/overenskommelse/svf-2025/index.html")


def test_the_feeds_tell_it_and_its_files_say_it(site: Path) -> None:
    for feed in ("sv/feed.xml", f"{PAGE}/feed.xml"):
        root = ElementTree.fromstring((site / feed).read_bytes())  # noqa: S314 -- our own file
        told = [
            one.findtext(f"{ATOM}updated")
            for one in root.iter(f"{ATOM}entry")
            if "Måttet är tillbakadraget" in "".join(one.itertext())
        ]
        assert told == ["2026-02-20T00:00:00Z"], feed
    said = json.loads(text(site, "data/indikator/prov-andel.json"))
    assert said["withdrawn"] == "2026-02-20"
    values = {(row["recipient"], row["period"]): row.get("value") for row in said["values"]}
    assert (values["01", "2024"], values["05", "2024"]) == (0.6, 0.12345)
    assert json.loads(text(site, "data/mottagare/05.json"))["withdrawn"] == {"prov-andel": "2026-02-20"}
    package = json.loads(text(site, "datapackage.json"))
    (one,) = [one for one in package["resources"] if one["name"] == "indicator-prov-andel-csv"]
    assert "Tillbakadraget sedan 2026-02-20." in one["description"]


def test_every_link_of_the_site_leads_somewhere(site: Path) -> None:
    pages = {str(page.relative_to(site)): test_pages.read(page) for page in sorted(site.rglob("*.html"))}
    test_pages.test_every_link_leads_to_a_file_and_a_place_within_the_site(site, pages)


def test_the_day_stays_and_nothing_is_written_again(site: Path) -> None:
    again = published(site, OTHER, on=THIRD)
    assert (again.new, again.removed, again.withdrawn) == (0, 0, 1)
    assert "2026-03-25" not in text(site, f"{PAGE}/index.html")


def test_it_comes_back_with_its_log(site: Path) -> None:
    for _ in range(2):
        published(site, SHARE, OTHER, on=THIRD)
        page = text(site, f"{PAGE}/index.html")
        assert "Tillbakadraget sedan" not in page
        log = page.partition('<h2 id="changes">')[2]
        back = log.index('<time datetime="2026-03-25">2026-03-25</time>: Måttet ges igen.')
        assert back < log.index('<time datetime="2026-02-20">2026-02-20</time>: Måttet är tillbakadraget')
        assert "prov-andel" in text(site, "sv/sok/index.html")
    assert "blev tillbakadraget" not in text(site, f"{PAGE}/01.html"), "its values were never others"


def test_a_selection_leaves_no_ghosts_and_keeps_what_it_takes_in(tmp_path: Path) -> None:
    """`--only annat` shows nothing else, not even as withdrawn; the same selection without one of its measures keeps it."""
    folder = tmp_path / "sajt"
    one, two, third = (
        replace(each, part_of=part)
        for each, part in ((SHARE, "prov"), (OTHER, "annat"), (replace(OTHER, id="prov-tredje"), "annat"))
    )
    published(folder, one, two, third, on=FIRST, money=False)
    narrowed = published(folder, two, third, on=SECOND, money=False, only=["annat"])
    assert narrowed.withdrawn == 0
    assert remembered_ids(folder) == ["prov-annan", "prov-tredje"]
    assert not (folder / PAGE).exists()
    assert published(folder, two, on=SECOND, money=False, only=["annat"]).withdrawn == 1
    assert (folder / "sv/indikator/prov-tredje/01.html").is_file()
    assert published(folder, one, two, on=THIRD, money=False).withdrawn == 1, "and so does a site of everything"
    assert published(folder, two, on=THIRD, money=False, only=["prov-annan"]).withdrawn == 0
    assert not (folder / "sv/indikator/prov-tredje").exists()


def test_what_is_part_of_nothing_that_can_be_chosen_stays_whatever_is_chosen(tmp_path: Path) -> None:
    """Figures of patient data are given by file, not by `--only`: without the file they are withdrawn."""
    folder = tmp_path / "sajt"
    published(folder, SHARE, OTHER, on=FIRST, money=False)
    assert published(folder, OTHER, on=SECOND, money=False, only=["svf-2025"]).withdrawn == 1


def test_what_should_never_have_been_published_can_be_forgotten(site: Path) -> None:
    done = published(site, OTHER, on=THIRD, forget=["prov-andel"])
    assert done.withdrawn == 0
    assert not [path for path in addresses(site) if "prov-andel" in path]
    assert remembered_ids(site) == ["prov-annan"]
    assert "prov-andel" not in text(site, "sv/feed.xml")


@pytest.mark.parametrize(("identity", "why"), [("prov-annan", "publiceras nu"), ("okänt", "har inget mått")])
def test_only_what_is_withdrawn_can_be_forgotten(site: Path, identity: str, why: str) -> None:
    before = addresses(site)
    with pytest.raises(Refused) as refused:
        published(site, OTHER, on=THIRD, forget=[identity])
    (problem,) = refused.value.problems
    assert problem.code == "nothing-to-forget"
    assert why in problem.message.sv
    assert addresses(site) == before


WHOLE = Figure(
    Fraction(3, 8),
    None,
    Fraction(6),
    Fraction(16),
    low=0.18487,
    high=0.6136,
    coverage=Fraction(7, 8),
    base=16,
    method="wilson",
    made_up=True,
    recorded="2025-05-01",
    former=(
        Former("2024-01-01", Fraction(1, 3), None, SOURCE),
        Former("2024-02-01", None, "secret", SOURCE),
        Former("2023-01-01", Fraction(30), None, SOURCE, Unit(Text("antal", "number"), 0)),
    ),
)
OF_SEX = replace(WHOLE, base=None, former=())


def test_what_is_remembered_is_the_whole_of_what_was_shown(tmp_path: Path) -> None:
    """A part of an indicator that is added later must be remembered too, or stand among the few that need not be."""
    reason = Reason(sv="Ny mottagning", en="A new clinic")
    declared = DeclaredBreak(at="2024-03", reason=reason, by="Kim Berg", on=date(2025, 9, 1), baseline="2024-12")
    change = Change("2024", Text("Ny källa", "A new source"))
    whole = replace(
        SHARE,
        figures={"01": {"2024": WHOLE, "2023": Figure(None, "secret", made_up=True)}},
        by_sex={"women": {"01": {"2024": OF_SEX}}, "men": {"01": {"2024": OF_SEX}}},
        section=Text("a", "b"),
        why=Text("a", "b"),
        numerator=Text("a", "b"),
        denominator=Text("a", "b"),
        coverage=Text("a", "b"),
        register="r",
        interval="wilson",
        per=1000,
        count=True,
        smallest_base=30,
        version="7",
        terms=Text("a", "b"),
        releases=("r1", "r2"),
        target=Target(Fraction(9, 10), Text("a", "b")),
        controls={"01": Declaration("2024-02", (declared,))},
        breaks=(change,),
        part_of="prov",
        events=(change,),
        withdrawn="2026-01-01",
        earlier=(Earlier("6", ("2023",), Text("a", "b"), Text("c", "d"), Text("e", "f")),),
    )
    empty = Exhibit("x", Text("", ""), whole.unit, "none", "region", SOURCE, {})
    unset = {one.name for one in fields(Exhibit) if getattr(whole, one.name) == getattr(empty, one.name)}
    assert unset == {"next_publication", "kind", "source", "unit"}, "every part has a value of its own here"
    assert not [one.name for one in fields(Figure) if not getattr(WHOLE, one.name) and one.name != "missing"]
    published(tmp_path / "sajt", whole, OTHER, on=FIRST, money=False)
    before = remembered(tmp_path / "sajt", "prov-andel")
    assert before is not None
    shown = before.about
    again = withdrawn(tmp_path / "sajt", "prov-andel", SECOND)
    assert again == replace(whole, controls=shown.controls)
    assert repr(shown.controls) == repr(whole.controls)
