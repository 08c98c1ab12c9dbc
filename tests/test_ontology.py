"""The ontology declares what the types name, says it twice, and refuses a broken file with the reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import OntologyError
from kg.model import CLASSES, RELATIONS, SYMMETRIC
from kg.ontology import load_ontology, ontology
from kg.resources import ontology_dir
from tests.support.gold_graph import GOLD

TEXT = (ontology_dir() / "kg.ttl").read_text(encoding="utf-8")


def test_every_class_and_relation_is_there():
    words = ontology()
    assert set(CLASSES) <= set(words.classes)
    assert tuple(words.relations) == RELATIONS
    assert {r for r, t in words.relations.items() if t.symmetric} == SYMMETRIC
    assert all(words.properties[t.inverse].label_zh for t in words.relations.values() if not t.symmetric)
    assert words.relations["signedWith"].domain == words.relations["signedWith"].range


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("Company", ("Organisation", "Agent", "Entity")),
        ("Person", ("Agent", "Entity")),
        ("Region", ("Area", "Place", "Entity")),
        ("Programme", ("Undertaking", "Entity")),
        ("Product", ("Entity",)),
    ],
)
def test_superclasses(name, above):
    assert ontology().superclasses(name) == above


def test_expand_and_labels():
    words = ontology()
    assert words.expand("Organisation") == {"Company", "GovernmentAgency", "Institution", "Association", "Media"}
    assert words.expand("Entity") == set(CLASSES)
    assert words.expand("Person") == {"Person"}
    assert (words.label("partOf"), words.label("hasPart"), words.label("growth", "en")) == ("属于", "包含", "growth")
    assert words.label("noSuchTerm") == "noSuchTerm"


def test_no_term_is_unused():
    """A property is written into graphs or held by a shape, or is the inverse of a relation; an individual is in a shape."""
    words = ontology()
    shapes = (ontology_dir() / "shapes.ttl").read_text(encoding="utf-8")
    written = (Path(__file__).parents[1] / "output" / "graph.ttl").read_text(encoding="utf-8")
    told = set(re.findall(r"\bkg:(\w+)", shapes + written))
    inverses = {term.inverse for term in words.relations.values()}
    assert {*words.relations, *words.properties} - inverses <= told
    assert set(words.individuals) <= set(re.findall(r"\bkg:(\w+)", shapes))


@pytest.mark.parametrize("path", sorted(GOLD.glob("**/*.json")), ids=lambda p: p.stem)
def test_domains_and_ranges_admit_what_readers_annotate(path):
    gold = json.loads(path.read_text(encoding="utf-8"))
    types = {e["id"]: e["types"] for e in gold["entities"]}
    refused = [
        (r["quote"], types[r["s"]], r["p"], types[r["o"]])
        for r in gold["relations"]
        if not any(ontology().admits(a, r["p"], b) for a in types[r["s"]] for b in types[r["o"]])
    ]
    assert refused == []


@pytest.mark.parametrize(
    ("subject", "relation", "object"),
    [
        ("Product", "signedWith", "Company"),
        ("Company", "holdsPosition", "Company"),
        ("Company", "organizes", "Product"),
        ("Company", "focusesOn", "Person"),
        ("Event", "exportsTo", "Region"),
    ],
)
def test_nonsense_is_not_admitted(subject, relation, object):
    assert not ontology().admits(subject, relation, object)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('rdfs:label "企业"@zh , "company"@en', 'rdfs:label "企业"@zh', "kg:Company has no rdfs:label @en"),
        ('rdfs:comment "有姓名的个人。"@zh , ', "rdfs:comment ", "kg:Person has no rdfs:comment @zh"),
        ("rdfs:range kg:Event", "rdfs:range kg:Events", "kg:Events is used but not declared"),
        ("rdfs:range kg:Event", "rdfs:range kg:done", "is no class of this ontology"),
        ("kg:Agent a owl:Class ; rdfs:subClassOf kg:Entity", "kg:Agent a owl:Class ; rdfs:subClassOf kg:Company", "is a subclass of itself"),
        ("rdfs:subPropertyOf dcterms:isPartOf", "rdfs:subPropertyOf kg:partOf", "kg:partOf is a subproperty of itself"),
        ("owl:SymmetricProperty ;\n    rdfs:label \"签约\"", "owl:NamedIndividual ;\n    rdfs:label \"签约\"", "kg:signedWith must be symmetric"),
        ("kg:visited a owl:ObjectProperty ; owl:inverseOf kg:visitedBy", "kg:visited a owl:ObjectProperty", "kg:visited has no inverse"),
        ("kg:Award a owl:Class ; rdfs:subClassOf kg:Entity ,", "kg:Award a owl:Class ; rdfs:subClassOf", "kg:Award must be a class below kg:Entity"),
        ("rdfs:domain kg:Person ;\n", "", "kg:holdsPosition needs one rdfs:domain and one rdfs:range"),
        ("kg:Media a owl:Class", "kg:Media a owl:Klass", "kg:Media is neither class, property nor named individual"),
        ("rdfs:domain kg:Person", "rdfs:domain kg:Page", "kg:holdsPosition must join entities"),
        ("# -", 'kg:Odd a owl:Class ; rdfs:label "怪"@zh , "odd"@en ; rdfs:comment "怪"@zh , "odd"@en .\n# -', "kg:Odd is a class that nothing uses"),
        ("@prefix kg:", "@prefix kg", "kg.ttl"),
    ],
)  # fmt: skip
def test_a_broken_ontology_is_refused_with_its_reason(tmp_path, old, new, reason):
    assert old in TEXT
    path = tmp_path / "kg.ttl"
    path.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        load_ontology(path)
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_ontology_is_named(tmp_path):
    with pytest.raises(OntologyError, match=r"nothing\.ttl"):
        load_ontology(Path(tmp_path / "nothing.ttl"))


def test_aligned_with_the_vocabularies_of_the_field():
    used = {
        str(q.object.value)
        for q in ox.parse(input=TEXT, format=ox.RdfFormat.TURTLE)
        if isinstance(q.object, ox.NamedNode)
    }
    for start in (
        "https://schema.org/", "http://www.w3.org/ns/org#", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#",
        "http://www.opengis.net/ont/geosparql#", "http://purl.org/linked-data/cube#", "http://www.w3.org/2004/02/skos/core#",
    ):  # fmt: skip
        assert any(iri.startswith(start) for iri in used), start
