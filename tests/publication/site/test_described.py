"""The site described for machines: every file of figures is in the Data Package, judged by frictionless, and in the catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pyshacl
import pytest
from frictionless import Resource
from rdflib import DCAT, DCTERMS, RDF, Graph, URIRef

from dagmar.publication.site.content import frame
from dagmar.publication.site.described import descriptions
from dagmar.source import Source
from dagmar.text import Text
from tests.publication.site.exhibits import SHARE, published

REAL = replace(
    SHARE,
    id="prov-riktig",
    name=Text("Riktigt mått", "Real measure"),
    source=Source("En källa", "2025-01-01"),
    figures={
        code: {period: replace(one, made_up=False) for period, one in row.items()}
        for code, row in SHARE.figures.items()
    },
    agreements=(),
)
SHAPES = Path(__file__).parents[1] / "opendata" / "shapes.ttl"


def data_files(site: Path) -> set[str]:
    return {str(one.relative_to(site)) for one in (site / "data").rglob("*") if one.is_file()}


def test_every_file_of_figures_and_no_other_is_in_the_data_package(site: Path) -> None:
    package = json.loads((site / "datapackage.json").read_text("utf-8"))
    assert {one["path"] for one in package["resources"]} == data_files(site)
    for one in package["resources"]:
        assert one["bytes"] == (site / one["path"]).stat().st_size
        assert one["sources"][0].get("path", "https://").startswith("http")


def test_a_stranger_reads_the_tables_and_finds_their_checksums_right(site: Path) -> None:
    package = json.loads((site / "datapackage.json").read_text("utf-8"))
    tables = [one for one in package["resources"] if one["format"] == "csv"]
    assert tables
    for one in tables:
        report = Resource.from_descriptor(one, basepath=str(site)).validate()
        assert report.valid, report.flatten(["type", "note"])


def test_made_up_figures_say_so_in_the_package(site: Path) -> None:
    package = json.loads((site / "datapackage.json").read_text("utf-8"))
    made_up = [one for one in package["resources"] if one["name"] == "indicator-prov-andel-csv"]
    assert [one["title"].startswith("PÅHITTADE VÄRDEN") for one in made_up] == [True]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site where every recipient has a made-up measure and a real one."""
    folder = tmp_path_factory.mktemp("sajt") / "sajt"
    published(folder, SHARE, REAL, money=False)
    return folder


def test_real_and_made_up_figures_together_are_called_partly_made_up_wherever_they_lie(mixed: Path) -> None:
    package = json.loads((mixed / "datapackage.json").read_text("utf-8"))
    said = {one["name"]: (one["dagmar:basis"], one["title"]) for one in package["resources"]}
    assert said["recipient-01-csv"] == ("mixed", "DELVIS PÅHITTADE VÄRDEN: Stockholm")
    assert said["indicator-prov-andel-csv"][0] == "synthetic"
    assert said["indicator-prov-riktig-csv"] == ("real", "Riktigt mått")
    book = openpyxl.load_workbook(mixed / "data/mottagare/01.xlsx")
    assert book.worksheets[0]["A1"].value == "DELVIS PÅHITTADE VÄRDEN / PARTLY MADE-UP VALUES"
    assert "VÄRDEN" not in openpyxl.load_workbook(mixed / "data/indikator/prov-riktig.xlsx").worksheets[0]["A1"].value
    each = {
        row["indicator"]: row["basis"] for row in json.loads((mixed / "data/mottagare/01.json").read_bytes())["values"]
    }
    assert each == {"prov-andel": "synthetic", "prov-riktig": "real"}


def test_the_catalogue_says_in_both_languages_that_figures_are_partly_made_up(mixed: Path) -> None:
    placed = replace(frame(report_to="fel@example.org"), home="https://jamforelser.example.org")
    graph = Graph().parse(data=dict(descriptions(mixed, placed))["catalogue.ttl"].decode(), format="turtle")
    titles = {str(one) for one in graph.objects(URIRef("https://jamforelser.example.org/#recipient-01"), DCTERMS.title)}
    assert titles == {"DELVIS PÅHITTADE VÄRDEN: Stockholm", "PARTLY MADE-UP VALUES: Stockholm"}


def test_a_site_without_an_address_has_no_catalogue(site: Path) -> None:
    assert not (site / "catalogue.ttl").exists()
    assert "localhost" not in (site / "datapackage.json").read_text("utf-8")


def test_a_site_with_an_address_has_a_catalogue_that_holds_the_mandatory_terms(site: Path) -> None:
    placed = replace(frame(report_to="fel@example.org"), home="https://jamforelser.example.org")
    made = dict(descriptions(site, placed))
    assert set(made) == {"datapackage.json", "catalogue.ttl", "catalogue.jsonld"}
    graph = Graph().parse(data=made["catalogue.ttl"].decode(), format="turtle")
    conforms, _, said = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    assert conforms, said
    addresses = {
        str(one).removeprefix("https://jamforelser.example.org/") for one in graph.objects(None, DCAT.downloadURL)
    }
    assert addresses == data_files(site)
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) * 4 == len(addresses)


def test_a_site_made_again_is_described_with_the_same_bytes(site: Path, tmp_path: Path) -> None:
    published(tmp_path / "sajt")
    assert (tmp_path / "sajt" / "datapackage.json").read_bytes() == (site / "datapackage.json").read_bytes()
