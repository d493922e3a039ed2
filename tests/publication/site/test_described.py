"""The site described for machines: every file of figures is in the Data Package, judged by frictionless, and in the catalogue."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pyshacl
from frictionless import Resource
from rdflib import DCAT, RDF, Graph

from dagmar.publication.site.content import frame
from dagmar.publication.site.described import descriptions
from tests.publication.site.exhibits import published

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
