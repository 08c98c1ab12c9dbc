"""What the graph says of one thing: gathered for its page, and as triples."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from kg import vocabulary
from kg.model import CLASSES
from kg.results import Term, plain, short
from kg.serve.messages import Reply

_MOST = 400
"""Facts, figures or articles that one page lists; it says how many there are."""


def _kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(vocabulary.KG + name)


_TYPE, _LABEL = ox.NamedNode(vocabulary.RDF + "type"), ox.NamedNode(vocabulary.RDFS + "label")
_ALIAS, _NOTATION = ox.NamedNode(vocabulary.SKOS + "altLabel"), ox.NamedNode(vocabulary.SKOS + "notation")
_SUBJECT, _PREDICATE, _OBJECT = (ox.NamedNode(vocabulary.RDF + name) for name in ("subject", "predicate", "object"))
_HEADLINE, _PUBLISHED = (ox.NamedNode(vocabulary.SCHEMA + name) for name in ("headline", "datePublished"))
_NAME = ox.NamedNode(vocabulary.SCHEMA + "name")
_EVIDENCE, _ARTICLE, _ABOUT = _kg("evidence"), _kg("inArticle"), _kg("subject")
_CLASSES = frozenset(vocabulary.KG + name for name in CLASSES)


class _View:
    """A store with the graphs of its triples left out of account."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def objects(self, subject: Term, predicate: ox.NamedNode) -> list[Term]:
        if not isinstance(subject, ox.NamedNode):
            return []
        found = {quad.object for quad in self.store.quads_for_pattern(subject, predicate, None, None)}
        return sorted(found, key=str)

    def one(self, subject: Term, predicate: ox.NamedNode) -> Any:
        found = self.objects(subject, predicate)
        return plain(found[0]) if found else None

    def subjects(self, predicate: ox.NamedNode, object: Term) -> list[ox.NamedNode]:
        quads = self.store.quads_for_pattern(None, predicate, object, None)
        return sorted({q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}, key=str)

    def about(self, subject: ox.NamedNode) -> list[ox.Triple]:
        return sorted({quad.triple for quad in self.store.quads_for_pattern(subject, None, None, None)}, key=str)

    def label(self, thing: Term) -> str:
        for predicate in (_LABEL, _HEADLINE, _NAME, _kg("fileName"), _kg("quote"), _kg("indicator")):
            if (text := self.one(thing, predicate)) is not None:
                return str(text)
        return short(thing.value) if isinstance(thing, ox.NamedNode) else str(plain(thing))


def find(store: ox.Store, name: str, base: str) -> ox.NamedNode | None:
    """The thing that is called ``name``: by its IRI below ``base``, its label, or another of its names."""
    view = _View(store)
    try:
        by_iri = ox.NamedNode(base + name)
    except ValueError:
        by_iri = None
    if by_iri is not None and view.about(by_iri):
        return by_iri
    for predicate in (_LABEL, _ALIAS):
        if found := view.subjects(predicate, ox.Literal(name, language="zh")):
            return found[0]
    return None


def triples(store: ox.Store, thing: ox.NamedNode) -> Iterator[ox.Triple]:
    """Everything about a thing: its own triples, its statements and figures with their evidence, names of the rest."""
    view = _View(store)
    facts = [*view.subjects(_SUBJECT, thing), *view.subjects(_OBJECT, thing), *view.subjects(_ABOUT, thing)]
    nodes = dict.fromkeys([thing, *facts])
    for fact in [*facts, thing]:
        nodes.update(dict.fromkeys(node for node in view.objects(fact, _EVIDENCE) if isinstance(node, ox.NamedNode)))
    named: set[Term] = set()
    for node in nodes:
        for triple in view.about(node):
            yield triple
            named.add(triple.object)
    for other in sorted((n for n in named if isinstance(n, ox.NamedNode) and n not in nodes), key=str):
        for predicate in (_LABEL, _HEADLINE, _NAME):
            yield from (ox.Triple(other, predicate, name) for name in view.objects(other, predicate))


def page(store: ox.Store, name: str, base: str) -> Reply:
    """What the page of a thing shows, as JSON; with status 404 and the nearest names where there is no such thing."""
    from kg.query import nearest_names

    thing = find(store, name, base)
    if thing is None:
        near = nearest_names(store, name.rpartition("/")[2] or name)
        return Reply(404, "json", _json({"name": name, "near": near}))
    view = _View(store)
    types = [node.value for node in view.objects(thing, _TYPE) if isinstance(node, ox.NamedNode)]
    told: dict[str, Any] = {
        "iri": thing.value,
        "path": _path(thing, base),
        "label": view.label(thing),
        "types": [short(type) for type in types],
        "aliases": [plain(alias) for alias in view.objects(thing, _ALIAS)],
        "code": view.one(thing, _NOTATION),
    }
    if _CLASSES.isdisjoint(types):
        told["properties"] = _properties(view, thing, base)
        if vocabulary.KG + "Article" in types:
            told["entities"] = _cut([_link(view, e, base) for e in view.subjects(_kg("mentionedIn"), thing)])
            evidence = view.subjects(_ARTICLE, thing)
            statements = {s for e in evidence for s in view.subjects(_EVIDENCE, e)}
            told["facts"] = _cut(
                _facts(view, sorted((s for s in statements if view.one(s, _OBJECT)), key=str), None, base)
            )
    else:
        statements = {*view.subjects(_SUBJECT, thing), *view.subjects(_OBJECT, thing)}
        told["facts"] = _cut(_facts(view, sorted(statements, key=str), thing, base))
        told["figures"] = _cut(_figures(view, view.subjects(_ABOUT, thing), base))
        articles = view.objects(thing, _kg("mentionedIn"))
        told["articles"] = _cut([{**_link(view, a, base), "date": view.one(a, _PUBLISHED)} for a in articles])
    return Reply(200, "json", _json(told))


def _cut(rows: list[Any]) -> dict[str, Any]:
    return {"rows": rows[:_MOST], "count": len(rows)}


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _path(thing: Term, base: str) -> str:
    return thing.value[len(base) :] if isinstance(thing, ox.NamedNode) and thing.value.startswith(base) else ""


def _link(view: _View, thing: Term, base: str) -> dict[str, Any]:
    return {"label": view.label(thing), "path": _path(thing, base)}


def _facts(view: _View, statements: list[ox.NamedNode], thing: ox.NamedNode | None, base: str) -> list[dict[str, Any]]:
    rows = []
    for statement in statements:
        subject, object = (view.objects(statement, p) for p in (_SUBJECT, _OBJECT))
        if not subject or not object:
            continue
        rows.append(
            {
                "subject": _link(view, subject[0], base),
                "relation": str(view.one(statement, _PREDICATE) or "").removeprefix("kg:"),
                "object": _link(view, object[0], base),
                "outward": thing is None or subject[0] == thing,
                "status": str(view.one(statement, _kg("status")) or "").removeprefix("kg:"),
                **{
                    name: view.one(statement, _kg(name))
                    for name in ("date", "amount", "currency", "role", "confidence")
                },
                "sentences": _sentences(view, statement, base),
            }
        )
    return sorted(rows, key=lambda r: (not r["outward"], r["relation"], r["object"]["label"], r["subject"]["label"]))


def _figures(view: _View, observations: list[ox.NamedNode], base: str) -> list[dict[str, Any]]:
    rows = [
        {
            **{name: view.one(o, _kg(name)) for name in ("indicator", "value", "unit", "period", "approximate")},
            "kind": str(view.one(o, _kg("kind")) or "").removeprefix("kg:"),
            "status": str(view.one(o, _kg("status")) or "").removeprefix("kg:"),
            "sentences": _sentences(view, o, base),
        }
        for o in observations
    ]
    return sorted(rows, key=lambda r: (str(r["indicator"]), r["kind"], str(r["period"] or ""), str(r["value"])))


def _sentences(view: _View, fact: ox.NamedNode, base: str) -> list[dict[str, Any]]:
    rows = []
    for evidence in view.objects(fact, _EVIDENCE):
        articles = view.objects(evidence, _ARTICLE)
        rows.append(
            {
                "quote": view.one(evidence, _kg("quote")),
                "rule": view.one(evidence, _kg("rule")),
                "article": _link(view, articles[0], base) if articles else None,
            }
        )
    return rows


def _properties(view: _View, thing: ox.NamedNode, base: str) -> list[dict[str, Any]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for triple in view.about(thing):
        if triple.predicate != _TYPE:
            rows.setdefault(short(triple.predicate.value), []).append(_link(view, triple.object, base))
    return [{"property": name, "values": values} for name, values in rows.items()]


def names(store: ox.Store, base: str, *, most: int = 20_000) -> Reply:
    """Labels and paths of entities, those in most articles first, for suggestions in the editor."""
    query = f"""SELECT ?entity ?label (COUNT(?article) AS ?n) {{
        ?entity <{vocabulary.KG}mentionedIn> ?article ; <{vocabulary.RDFS}label> ?label
    }} GROUP BY ?entity ?label ORDER BY DESC(?n) ?label LIMIT {most}"""
    found = store.query(query, use_default_graph_as_union=True)
    rows = [[row["label"].value, _path(row["entity"], base)] for row in found]  # type: ignore[union-attr]
    return Reply(200, "json", _json(rows))
