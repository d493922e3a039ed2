"""`dagmar publish --home`: a site that has an address is described for machines, whole and at that address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pyshacl
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Literal

from dagmar.cli.codes import DONE

from .conftest import Running

HOME = "https://sajt.example.org"
SHAPES = Path(__file__).parents[1] / "publication" / "opendata" / "shapes.ttl"


def test_a_published_site_is_described_as_dcat_ap_se_and_everything_described_is_there(
    dagmar: Running, tmp_path: Path
) -> None:
    """The slash at the end of the address is the user's own, and stands once in what is written."""
    site = tmp_path / "sajt"
    ran = dagmar(
        *("publish", str(site), "--only", "N79173", "--only", "svf-2025"),
        *("--home", f"{HOME}/", "--report-to", "fel@example.org"),
    )
    assert ran.code == DONE, ran.err
    graph = Graph().parse(site / "catalogue.ttl")
    conforms, _, said = pyshacl.validate(graph, shacl_graph=Graph().parse(SHAPES))
    assert conforms, said
    assert set(Graph().parse(site / "catalogue.jsonld", format="json-ld")) == set(graph)
    for term in (DCAT.downloadURL, DCAT.landingPage, FOAF.page):
        for address in graph.objects(None, term):
            parts = urlsplit(str(address))
            assert f"{parts.scheme}://{parts.netloc}" == HOME
            target = site / parts.path.removeprefix("/")
            assert (target / "index.html" if parts.path.endswith("/") else target).is_file(), address
    files = {str(one.relative_to(site)) for one in (site / "data").rglob("*") if one.is_file()}
    assert {str(one).removeprefix(f"{HOME}/") for one in graph.objects(None, DCAT.downloadURL)} == files
    datasets = list(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) * 4 == len(files)
    titles = {title for one in datasets for title in graph.objects(one, DCTERMS.title)}
    assert Literal("Medicinsk bedömning inom tre dagar i primärvård", "sv") in titles
    assert Literal("Stockholm", "sv") in titles
    for about in ("sv/om/index.html", "en/about/index.html"):
        told = (site / about).read_text("utf-8")
        for name in ("datapackage.json", "catalogue.ttl", "catalogue.jsonld"):
            assert f'href="../../{name}"' in told, about
    assert f"{HOME}/sv/feed.xml" in (site / "sv/feed.xml").read_text("utf-8")


def test_without_an_e_mail_address_no_catalogue_is_promised(dagmar: Running, tmp_path: Path) -> None:
    site = tmp_path / "sajt"
    assert dagmar("publish", str(site), "--only", "N79173", "--home", HOME).code == DONE
    assert not (site / "catalogue.ttl").exists()
    told = (site / "sv/om/index.html").read_text("utf-8")
    assert 'href="../../datapackage.json"' in told
    assert "catalogue" not in told
