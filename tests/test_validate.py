"""Every law is broken once and named; the built-in reader of the shapes agrees with pyshacl."""

from __future__ import annotations

import re

import pytest

from kg.errors import GraphError, OntologyError, UsageError
from kg.export import turtle
from kg.load import PAGES, write_pages
from kg.ontology import ontology
from kg.resources import ontology_dir
from kg.shapes import load_shapes
from kg.validate import validate
from tests.support.gold_graph import gold_graph
from tests.support.small_graph import small_graph

TEXT = turtle.render(small_graph())
SHAPES = (ontology_dir() / "shapes.ttl").read_text(encoding="utf-8")


def _check(tmp_path, text, engine):
    path = tmp_path / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    return validate(path, engine=engine)


@pytest.mark.parametrize("engine", ["built-in", "pyshacl"])
def test_what_is_exported_conforms(tmp_path, engine):
    write_pages(small_graph(), tmp_path / PAGES)
    report = _check(tmp_path, TEXT, engine)
    assert report.problems == ()
    assert report.quotes == 6
    assert "符合全部约束 · conforms" in report.render()


def test_the_gold_graph_conforms(tmp_path):
    graph = gold_graph()
    turtle.write(graph, tmp_path / "graph.ttl")
    write_pages(graph, tmp_path / PAGES)
    report = validate(tmp_path / "graph.ttl", engine="built-in")
    assert (
        report.render()
        == f"{tmp_path / 'graph.ttl'}: 符合全部约束 · conforms (19398 triples, shapes: built-in, 748 quotes)"
    )


# What to replace (a regular expression), by what, and the shapes that then fail.
NODES = {
    "no label": (r'    rdfs:label "夏元"@zh ;\n', "", {"entity-label/MinCount"}),
    "two labels": (r'rdfs:label "夏元"@zh', 'rdfs:label "夏元"@zh , "夏某"@zh', {"entity-label/MaxCount"}),
    "label without language": (r'rdfs:label "夏元"@zh', 'rdfs:label "夏元"', {"entity-label/Datatype", "entity-label/LanguageIn"}),
    "label in English": (r'rdfs:label "夏元"@zh', 'rdfs:label "Xia"@en', {"entity-label/LanguageIn"}),
    "empty label": (r'rdfs:label "夏元"@zh', 'rdfs:label ""@zh', {"entity-label/MinLength"}),
    "two classes": (r"a kg:Person", "a kg:Person , kg:Company", {"entity-type/MaxCount"}),
    "superclass only": (r"a kg:Person", "a kg:Agent", {"entity-type/In"}),
    "mentioned nowhere": (r"(id:重庆日报 a [^.]*) ;\n    kg:mentionedIn [^.]*\.", r"\1 .", {"entity-mention/MinCount"}),
    "mentioned in a page": (r"(id:重庆日报 a [^.]*kg:mentionedIn) article:", r"\1 page:", {"entity-mention/Class"}),
    "two codes": (r'"500151"', '"500151" , "500152"', {"entity-code/MaxCount"}),
    "no subject": (r"    rdf:subject id:夏元 ;\n", "", {"statement-subject/MinCount"}),
    "subject no entity": (r"rdf:subject id:夏元", "rdf:subject id:无此人", {"statement-subject/Class"}),
    "foreign predicate": (r"rdf:predicate kg:signedWith", "rdf:predicate kg:mentionedIn", {"statement-predicate/In"}),
    "two objects": (r"rdf:object id:铜梁区 ;", "rdf:object id:铜梁区 , id:夏元 ;", {"statement-object/MaxCount"}),
    "no status": (r"    kg:status kg:planned ;\n", "", {"status/MinCount"}),
    "unknown status": (r"kg:status kg:planned", "kg:status kg:level", {"status/In"}),
    "date in words": (r'kg:date "2025-Q1"', 'kg:date "今年一季度"', {"statement-date/Pattern"}),
    "bound no date": (r'"2025-01-01"\^\^xsd:date', '"2025-01"^^xsd:date', {"from/Datatype"}),
    "amount of nothing": (r"kg:amount 3050000000", "kg:amount 0", {"statement-amount/MinExclusive"}),
    "amount as text": (r"kg:amount 3050000000", 'kg:amount "30亿"', {"statement-amount/Or", "statement-amount/MinExclusive"}),
    "currency in words": (r'kg:currency "CNY"', 'kg:currency "元"', {"statement-currency/Pattern"}),
    "role without language": (r'kg:role "区长"@zh', 'kg:role "区长"', {"statement-role/Datatype"}),
    "confidence above one": (r"kg:confidence 0.75", "kg:confidence 1.75", {"confidence/MaxInclusive"}),
    "confidence as integer": (r"kg:confidence 0.75", "kg:confidence 1", {"confidence/Datatype"}),
    "no evidence": (r" ;\n    kg:evidence ev:\w+ \.\n\nst:", " .\n\nst:", {"evidence/MinCount"}),
    "evidence no evidence": (r"kg:evidence ev:\w+ \.", "kg:evidence id:夏元 .", {"evidence/Class"}),
    "no quote": (r' ;\n    kg:quote "投资约30.5亿元"@zh', "", {"evidence-quote/MinCount"}),
    "no rule": (r'    kg:rule "investedIn/sum" ;\n', "", {"evidence-rule/MinCount"}),
    "no article": (r"    kg:inArticle article:\w+ ;\n    kg:rule \"investedIn/sum\"", '    kg:rule "investedIn/sum"', {"evidence-article/MinCount"}),
    "no spans": (r'    kg:spans "34-48" ;\n', "", {"spans/MinCount"}),
    "spans in words": (r'kg:spans "34-48"', 'kg:spans "34–48"', {"spans/Pattern"}),
    "two triggers": (r'kg:trigger "签约"@zh', 'kg:trigger "签约"@zh , "签"@zh', {"evidence-trigger/MaxCount"}),
    "no indicator": (r'    kg:indicator "GDP"@zh ;\n    kg:kind kg:growth', "    kg:kind kg:growth", {"observation-indicator/MinCount"}),
    "unknown kind": (r"kg:kind kg:growth", "kg:kind kg:news", {"observation-kind/In"}),
    "value as text": (r"kg:value 6.4", 'kg:value "6.4"', {"observation-value/Or"}),
    "value as double": (r"kg:value 6.4", "kg:value 6.4e0", {"observation-value/Or"}),
    "unit in words": (r'kg:unit "PERCENT"', 'kg:unit "百分之"', {"observation-unit/Pattern"}),
    "period in words": (r'kg:period "2025-Q1"', 'kg:period "一季度"', {"observation-period/Pattern"}),
    "figure of a person unknown": (r"kg:subject id:铜梁区", "kg:subject id:无此区", {"observation-subject/Class"}),
    "article on no page": (r"    kg:onPage page:\w+ ;\n", "", {"article-page/MinCount"}),
    "article of no kind": (r"    kg:articleKind kg:caption ;\n", "", {"article-kind/MinCount"}),
    "date of publication in words": (r'schema:datePublished "2025-04-25" ;\n    kg:dateSource "file name" ;\n    schema:id', 'schema:datePublished "昨日" ;\n    schema:id', {"article-date/Pattern"}),
    "page without name": (r'    kg:fileName "图说.txt" ;\n', "", {"page-file/MinCount"}),
    "short checksum": (r'kg:sha256 "\w{4}', 'kg:sha256 "', {"page-sha256/Pattern"}),
}  # fmt: skip


@pytest.mark.parametrize("name", NODES)
def test_a_broken_node_is_found(tmp_path, name):
    old, new, expected = NODES[name]
    text = re.sub(old, new, TEXT, count=1)
    assert text != TEXT
    report = _check(tmp_path, text, "built-in")
    assert expected <= {p.check for p in report.problems}
    assert all(p.zh and p.en for p in report.problems)
    rendered = report.render()
    assert "不符合约束 · violations" in rendered
    assert all(f"[{check}]" in rendered for check in expected)


def test_both_engines_find_the_same(tmp_path):
    text = TEXT
    applied = set()
    for old, new, expected in NODES.values():  # as much damage as goes into one graph
        changed = re.sub(old, new, text, count=1)
        applied |= expected if changed != text else set()
        text = changed
    built_in, reference = (_check(tmp_path, text, engine) for engine in ("built-in", "pyshacl"))
    assert len({p.check for p in reference.problems}) > 35
    assert [(p.check, p.node, p.zh) for p in built_in.problems] == [(p.check, p.node, p.zh) for p in reference.problems]


# What must hold between nodes: replacement, and the checks that then fail.
LAWS = {
    "edge gone": (r"    kg:signedWith <[^>]*> ;\n|    kg:signedWith id:\S+ ;\n", "", {"statement-without-edge"}),
    "edge of a planned statement": (r"(    kg:investedIn \S+ ;\n)", r"\1    kg:locatedIn id:铜梁区 ;\n", {"edge-without-statement"}),
    "edge that nobody states": (r"(id:夏元 a kg:Person ;\n)", r"\1    kg:visited id:铜梁区 ;\n", {"edge-without-statement"}),
    "blank node": (r"(id:夏元 a kg:Person ;\n)", r"\1    schema:address [] ;\n", {"blank-node"}),
    "related to itself": (r"rdf:subject id:夏元( ;\n.*\n    rdf:object id:铜梁区)", r"rdf:subject id:铜梁区\1", {"related-to-itself", "domain"}),
    "bounds upside down": (r"2025-03-31", "2024-03-31", {"bounds"}),
    "one bound": (r"    kg:until \"2025-03-31\"\^\^xsd:date ;\n", "", {"bounds"}),
    "bounds of nothing": (r'    kg:date "2025-Q1" ;\n', "", {"bounds-of-nothing"}),
    "amount without currency": (r'    kg:currency "CNY" ;\n', "", {"amount-and-currency"}),
    "currency without amount": (r"    kg:amount 3050000000 ;\n", "", {"amount-and-currency"}),
    "role of an investor": (r'(    kg:currency "CNY" ;\n)', r'\1    kg:role "总裁"@zh ;\n', {"role"}),
    "evidence of nothing": (r"(ev:)\w+( a kg:Evidence ;\n.*\n    kg:rule \"investedIn/sum\")", r"\g<1>000000000000\2", {"evidence-of-nothing"}),
    "author without name": (r"schema:author id:夏元", "schema:author id:夏元 , author:佚名", {"author-without-name"}),
    "wrong subject": (r"a kg:Person", "a kg:Product", {"domain"}),
    "wrong object": (r"a kg:Project", "a kg:Person", {"range"}),
    "misspelt property": (r"kg:confidence 0.75", "kg:confidense 0.75", {"undeclared"}),
    "quote not on the page": (r'kg:quote "投资约30.5亿元"', 'kg:quote "投资约31亿元"', {"quote"}),
    "spans elsewhere": (r'kg:spans "34-48"', 'kg:spans "30-48"', {"quote"}),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWS)
def test_a_broken_law_is_found(tmp_path, name):
    old, new, expected = LAWS[name]
    text = re.sub(old, new, TEXT, count=1)
    assert text != TEXT
    write_pages(small_graph(), tmp_path / PAGES)
    report = _check(tmp_path, text, "built-in")
    assert expected <= {p.check for p in report.problems}
    assert not report.conforms


def test_a_symmetric_relation_stated_twice(tmp_path):
    pattern = r"st:\w+ a kg:Statement ;\n    rdf:subject (\S+) ;\n    rdf:predicate kg:signedWith ;\n    rdf:object (\S+) ;\n.*?\n\n"
    statement = re.search(pattern, TEXT, re.DOTALL)
    again = statement[0].replace(statement[1], "?").replace(statement[2], statement[1]).replace("?", statement[2])
    again = re.sub(r"st:\w+", "st:000000000000", again)
    report = _check(tmp_path, TEXT + again, "built-in")
    assert "symmetric-twice" in {p.check for p in report.problems}


def test_a_long_list_is_cut(tmp_path):
    report = _check(tmp_path, TEXT.replace(" kg:status kg:done ;", ""), "built-in")
    assert "… 另有" in report.render(limit=2)
    assert len(report.render(limit=1000).splitlines()) > len(report.render(limit=2).splitlines())


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "is empty"),
        ("<a:b> <a:c> 1 .", "is not a graph of this vocabulary"),
        ("<a:b> <a:c> 1", "is not valid Turtle"),
    ],
)
def test_unusable_files(tmp_path, text, error):
    with pytest.raises(GraphError, match=error):
        _check(tmp_path, text, "auto")


def test_unusable_arguments(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        validate(tmp_path / "graph.ttl")
    with pytest.raises(UsageError, match="is not one of auto"):
        _check(tmp_path, TEXT, "magic")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("sh:minLength 1", "sh:maxLength 1", "maxLength>, which kg.shapes does not know"),
        ("sh:datatype xsd:date", "sh:datatype xsd:gYear", "gYear>, which kg.shapes does not know"),
        ("sh:targetClass kg:Page", "sh:targetClass kg:Sheet", "is no class of the ontology"),
        (' , "An evidence has exactly one quote"@en', "", "shape evidence-quote: needs a sh:message in @zh and @en"),
        ("sh:path kg:quote", "sh:path [ sh:inversePath kg:quote ]", "has a path that is no property"),
        ("sh:targetClass", "sh:targetKlass", "holds no shape with a sh:targetClass"),
        ("@prefix", "@prefixx", "shapes.ttl"),
    ],
)
def test_shapes_that_cannot_be_used_are_refused(tmp_path, old, new, reason):
    assert old in SHAPES
    path = tmp_path / "shapes.ttl"
    path.write_text(SHAPES.replace(old, new), encoding="utf-8")
    with pytest.raises(OntologyError) as caught:
        load_shapes(path, ontology())
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)


def test_shapes_speak_of_declared_terms_only():
    words = ontology()
    known = {*words.classes, *words.relations, *words.properties, *words.individuals}
    assert set(re.findall(r"kg:(\w+)", re.sub(r'"[^"]*"', "", SHAPES))) <= known
