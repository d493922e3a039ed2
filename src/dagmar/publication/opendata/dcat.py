"""A catalogue as DCAT-AP-SE: Turtle and JSON-LD, the same bytes for the same catalogue.

Every node has an address of its own, so that nothing depends on the order in which unnamed nodes are met. The profile's
mandatory terms are all there, and of the recommended ones those that we know: theme, keywords, contact, period, place, rights.

Source: the profile's own example of mandatory fields (DCAT-AP-SE 2) and DCAT-AP 3. No SHACL file of DCAT-AP-SE was found: the
tests hold the mandatory terms with shapes of our own making.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from dagmar.publication.opendata.dataset import Catalogue, Dataset, File
from dagmar.text import Text

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
HEALTH = URIRef(f"{AUTHORITY}data-theme/HEAL")
PUBLIC = URIRef(f"{AUTHORITY}access-right/PUBLIC")
SWEDEN = URIRef(f"{AUTHORITY}country/SWE")
PREFIXES = {"dcat": DCAT, "dcterms": DCTERMS, "foaf": FOAF, "rdfs": RDFS, "spdx": SPDX, "vcard": VCARD, "xsd": XSD}
Triple = tuple[Node, Node, Node]


def turtle(catalogue: Catalogue) -> str:
    """The catalogue in Turtle, subjects, properties and values in alphabetical order."""
    graph = graph_of(catalogue)
    manager = graph.namespace_manager
    lines = [f"@prefix {name}: <{space}> ." for name, space in sorted(PREFIXES.items())]
    for subject in sorted(set(graph.subjects()), key=str):
        said: dict[str, list[str]] = {}
        for predicate, value in graph.predicate_objects(subject):
            name = "a" if predicate == RDF.type else predicate.n3(manager)
            said.setdefault(name, []).append(value.n3(manager))
        properties = " ;\n".join(f"    {name} {' , '.join(sorted(values))}" for name, values in sorted(said.items()))
        lines += ["", f"{subject.n3()}\n{properties} ."]
    return "\n".join(lines) + "\n"


def json_ld(catalogue: Catalogue) -> str:
    """The same catalogue in JSON-LD, expanded, in the same order."""
    nodes = json.loads(graph_of(catalogue).serialize(format="json-ld"))
    return json.dumps(_sorted(nodes), ensure_ascii=False, indent=1) + "\n"


def graph_of(catalogue: Catalogue) -> Graph:
    """Every statement of the catalogue."""
    graph = Graph(bind_namespaces="none")
    for name, space in PREFIXES.items():
        graph.bind(name, space)
    for triple in _catalogue(catalogue):
        graph.add(triple)
    return graph


def _catalogue(of: Catalogue) -> Iterator[Triple]:
    here, publisher, contact = URIRef(f"{of.address}#catalogue"), URIRef(f"{of.address}#publisher"), _contact(of)
    yield here, RDF.type, DCAT.Catalog
    yield from _words(here, DCTERMS.title, of.title)
    yield from _words(here, DCTERMS.description, of.description)
    yield here, DCTERMS.publisher, publisher
    yield here, DCTERMS.license, URIRef(of.licence)
    yield here, FOAF.homepage, URIRef(of.address)
    yield here, DCTERMS.modified, _day(max(one.modified for one in of.datasets))
    yield here, DCTERMS.spatial, SWEDEN
    for language in of.languages:
        yield here, DCTERMS.language, URIRef(f"{AUTHORITY}language/{language}")
    yield publisher, RDF.type, FOAF.Agent
    yield publisher, FOAF.name, Literal(of.publisher.name)
    yield publisher, FOAF.homepage, URIRef(of.publisher.homepage)
    yield contact, RDF.type, VCARD.Organization
    yield contact, VCARD.fn, Literal(of.publisher.name)
    yield contact, VCARD.hasEmail, URIRef(f"mailto:{quote(of.publisher.email, safe='@')}")
    for one in of.datasets:
        yield here, DCAT.dataset, _address(of, one)
        yield from _dataset(of, one)


def _dataset(of: Catalogue, one: Dataset) -> Iterator[Triple]:
    here = _address(of, one)
    yield here, RDF.type, DCAT.Dataset
    yield from _words(here, DCTERMS.title, one.full_title)
    yield from _words(here, DCTERMS.description, one.description)
    yield here, DCTERMS.identifier, Literal(one.id)
    yield here, DCTERMS.publisher, URIRef(f"{of.address}#publisher")
    yield here, DCAT.contactPoint, _contact(of)
    yield here, DCAT.theme, HEALTH
    yield here, DCTERMS.accessRights, PUBLIC
    yield here, DCTERMS.spatial, SWEDEN
    yield here, DCTERMS.modified, _day(one.modified)
    yield here, DCAT.landingPage, URIRef(of.address + quote(one.page))
    for language in of.languages:
        yield here, DCTERMS.language, URIRef(f"{AUTHORITY}language/{language}")
    for keyword in one.keywords:
        yield from _words(here, DCAT.keyword, keyword)
    origin = URIRef(f"{here}-provenance")
    yield here, DCTERMS.provenance, origin
    yield origin, RDF.type, DCTERMS.ProvenanceStatement
    yield origin, RDFS.label, Literal(" ".join(filter(None, [one.source.cite(), one.source.note])), lang="sv")
    if one.first is not None or one.last is not None:
        period = URIRef(f"{here}-period")
        yield here, DCTERMS.temporal, period
        yield period, RDF.type, DCTERMS.PeriodOfTime
        if one.first is not None:
            yield period, DCAT.startDate, _day(one.first)
        if one.last is not None:
            yield period, DCAT.endDate, _day(one.last)
    for file in one.files:
        yield here, DCAT.distribution, URIRef(f"{here}-{file.format}")
        yield from _file(of, one, file, URIRef(f"{here}-{file.format}"))


def _file(of: Catalogue, one: Dataset, file: File, here: URIRef) -> Iterator[Triple]:
    address, checksum = URIRef(of.address + file.path), URIRef(f"{here}-checksum")
    yield here, RDF.type, DCAT.Distribution
    yield from _words(
        here, DCTERMS.title, Text(f"{one.full_title.sv} ({file.format})", f"{one.full_title.en} ({file.format})")
    )
    yield here, DCAT.accessURL, address
    yield here, DCAT.downloadURL, address
    yield here, DCTERMS.license, URIRef(one.licence)
    yield here, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{file.media_type}")
    yield here, DCAT.byteSize, Literal(file.size_bytes, datatype=XSD.nonNegativeInteger)
    yield here, DCTERMS.modified, _day(one.modified)
    yield here, SPDX.checksum, checksum
    yield checksum, RDF.type, SPDX.Checksum
    yield checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256
    yield checksum, SPDX.checksumValue, Literal(file.sha256, datatype=XSD.hexBinary)


def _address(of: Catalogue, one: Dataset) -> URIRef:
    return URIRef(f"{of.address}#{one.id}")


def _contact(of: Catalogue) -> URIRef:
    return URIRef(f"{of.address}#contact")


def _words(here: URIRef, term: URIRef, words: Text) -> Iterator[Triple]:
    yield here, term, Literal(words.sv, lang="sv")
    yield here, term, Literal(words.en, lang="en")


def _day(day: object) -> Literal:
    return Literal(str(day), datatype=XSD.date)


def _sorted(value: Any) -> Any:
    """Objects by key, lists by content: a list is a set here."""
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda one: json.dumps(one, ensure_ascii=False, sort_keys=True))
    return value
