"""The catalogue as DCAT-AP-SE and as a Data Package, judged by strangers: rdflib, pySHACL and frictionless.

The mandatory terms are those of the profile's own example of mandatory fields; the shapes are of our own making.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyshacl
import pytest
from frictionless import Package
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal, URIRef

from dagmar.publication.opendata.dataset import CC0, Agent, Catalogue, Dataset, Field, File, NotDescribable
from dagmar.publication.opendata.dcat import VCARD, graph_of, json_ld, turtle
from dagmar.publication.opendata.package import data_package
from dagmar.source import Source
from dagmar.text import Text

SHAPES = Path(__file__).parent / "opendata" / "shapes.ttl"
TABLE = "recipient,value\n01,0.25\n03,\n"
FIELDS = (
    Field("recipient", "string", Text("Mottagarens kod", "The recipient's code")),
    Field("value", "number", Text("Värdet", "The value")),
)
MANDATORY = {
    DCAT.Catalog: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset},
    FOAF.Agent: {FOAF.name},
    DCAT.Dataset: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher},
    DCAT.Distribution: {DCAT.accessURL},
    VCARD.Organization: {VCARD.fn, VCARD.hasEmail},
}


def file(path: str, content: str = TABLE, media_type: str = "text/csv", *, fields: tuple[Field, ...] = FIELDS) -> File:
    written = content.encode()
    return File(path, media_type, len(written), hashlib.sha256(written).hexdigest(), fields)


def dataset(id_: str, **changed: object) -> Dataset:
    one = Dataset(
        id_,
        Text("Påhittad väntan", "Invented waits"),
        Text("Andel som fått vård i tid; påhittade tal.", "Share who had care in time; invented figures."),
        (file(f"data/{id_}.csv"), file(f"data/{id_}.json", "[]", "application/json", fields=())),
        f"sv/matt/{id_}/",
        date(2026, 11, 24),
        Source("Källa: Prov", table="Provtabell", url="https://example.org/prov"),
        CC0,
        (Text("väntetid", "waiting time"),),
        date(2016, 1, 1),
        date(2025, 12, 31),
    )
    return replace(one, **changed)  # type: ignore[arg-type]  # each test names a field of the dataset


def catalogue(*datasets: Dataset) -> Catalogue:
    return Catalogue(
        "https://jamforelser.example.org/",
        Text("Öppna jämförelser", "Open comparisons"),
        Text("Allt som publiceras.", "Everything that is published."),
        Agent("Provmyndigheten", "https://example.org/", "data@example.org"),
        datasets or (dataset("n1"), dataset("u2")),
    )


def read(text: str, form: str = "turtle") -> Graph:
    return Graph().parse(data=text, format=form)


def test_every_mandatory_term_of_the_profile_is_said_of_every_node() -> None:
    graph = read(turtle(catalogue()))
    for kind, terms in MANDATORY.items():
        nodes = list(graph.subjects(RDF.type, kind))
        assert nodes, kind
        for node in nodes:
            assert terms - set(graph.predicates(node)) == set(), node


def test_the_shapes_of_the_mandatory_terms_hold() -> None:
    conforms, _, said = pyshacl.validate(read(turtle(catalogue())), shacl_graph=read(SHAPES.read_text("utf-8")))
    assert conforms, said


@pytest.mark.parametrize(
    "term",
    sorted({term for terms in MANDATORY.values() for term in terms}),
    ids=lambda term: str(term).rsplit("/", 1)[-1],
)
def test_the_shapes_see_that_a_mandatory_term_is_lacking(term: URIRef) -> None:
    graph = graph_of(catalogue())
    graph.remove((None, term, None))
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=read(SHAPES.read_text("utf-8")))
    assert not conforms


def test_titles_are_in_both_languages() -> None:
    graph = read(turtle(catalogue()))
    node = URIRef("https://jamforelser.example.org/#n1")
    assert set(graph.objects(node, DCTERMS.title)) == {
        Literal("Påhittad väntan", "sv"),
        Literal("Invented waits", "en"),
    }


def test_turtle_and_json_ld_say_the_same_and_every_node_has_an_address() -> None:
    one, other = read(turtle(catalogue())), read(json_ld(catalogue()), "json-ld")
    assert set(one) == set(other) == set(graph_of(catalogue()))
    assert [node for node in one.all_nodes() if not isinstance(node, URIRef | Literal)] == []


def test_the_same_catalogue_gives_the_same_bytes_in_order_of_address() -> None:
    assert turtle(catalogue()) == turtle(catalogue())
    backwards = catalogue(*reversed(catalogue().datasets))
    assert turtle(backwards) == turtle(catalogue())
    assert json_ld(backwards) == json_ld(catalogue())
    subjects = [line.strip("<>") for line in turtle(catalogue()).splitlines() if line.startswith("<")]
    assert subjects == sorted(subjects)


def test_words_that_look_like_turtle_are_words() -> None:
    wild = Text('"""<a> \\ \n "; dcterms:title', "'''quoted'''")
    graph = read(turtle(catalogue(dataset("n1", description=wild))))
    assert {
        str(one) for one in graph.objects(URIRef("https://jamforelser.example.org/#n1"), DCTERMS.description)
    } == set(wild)


def test_made_up_figures_say_so_in_every_description() -> None:
    made_up = catalogue(dataset("n1", basis="synthetic"))
    assert "PÅHITTADE VÄRDEN: Påhittad väntan" in turtle(made_up)
    assert "MADE-UP VALUES: Invented waits" in turtle(made_up)
    assert json.loads(data_package(made_up, "prov", "1"))["resources"][0]["title"].startswith("PÅHITTADE VÄRDEN")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": "N 1"}, "id"),
        ({"title": Text("", "x")}, "title"),
        ({"files": ()}, "no file"),
        ({"licence": "CC0"}, "licence"),
        ({"first": date(2026, 1, 1)}, "after"),
        ({"files": (file("../secret.csv"),)}, "path"),
        ({"files": (file("/etc/passwd"),)}, "path"),
        ({"files": (replace(file("a.csv"), sha256="x"),)}, "checksum"),
    ],
)
def test_what_cannot_be_described_is_refused_with_what_it_lacks(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(NotDescribable, match=said):
        catalogue(dataset("n1", **wrong))


def test_everything_that_is_lacking_is_told_at_once() -> None:
    with pytest.raises(NotDescribable) as told:
        catalogue(dataset("n1", files=(), licence=""), dataset("n1", files=()))
    assert len(told.value.lacking) == 4


def test_a_stranger_finds_the_data_package_whole(tmp_path: Path) -> None:
    one = catalogue(dataset("n1", files=(file("data/n1.csv"),)))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "n1.csv").write_text(TABLE, "utf-8")
    (tmp_path / "datapackage.json").write_text(data_package(one, "prov", "1"), "utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    (tmp_path / "data" / "n1.csv").write_text(TABLE.replace("0.25", "0.26"), "utf-8")
    assert not Package(str(tmp_path / "datapackage.json")).validate().valid


def test_the_package_lists_every_file_once_with_its_source_and_licence() -> None:
    package = json.loads(data_package(catalogue(), "prov", "1"))
    assert [one["path"] for one in package["resources"]] == [
        "data/n1.csv",
        "data/n1.json",
        "data/u2.csv",
        "data/u2.json",
    ]
    for one in package["resources"]:
        assert one["sources"][0]["title"].startswith("Källa: Prov")
        assert one["licenses"] == [{"path": CC0}]
