"""The SHACL shapes of ``ontology/shapes.ttl`` over triples in memory: quick where pyshacl takes minutes.

Only the part of SHACL core that the shapes use is known here; a shape that uses
more is refused. pyshacl is the reference: tests hold both to the same results.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.vocabulary import KG, RDF, SH, XSD

Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Data: TypeAlias = dict[Node, dict[str, list[Node]]]
"""Objects by subject and predicate IRI."""
Test: TypeAlias = Callable[[Node], bool]

_TYPE: Final = RDF + "type"
_LEXICAL: Final = {
    XSD + "string": re.compile("(?s).*"),
    RDF + "langString": re.compile("(?s).*"),
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)"),
    XSD + "date": re.compile(r"-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(Z|[+-]\d\d:\d\d)?"),
}


@dataclass(frozen=True, slots=True)
class Violation:
    """One result of validation, as SHACL reports it."""

    shape: str
    """Local name of the property or node shape."""
    component: str
    """What failed: ``MinCount``, ``Class`` …"""
    focus: Node
    value: Node | None = None
    """The value at fault; ``None`` where the number of values is."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A property shape, or the constraints that a node shape puts on the node itself (``path`` empty)."""

    name: str
    path: str
    zh: str
    en: str
    least: int = 0
    most: int | None = None
    tests: tuple[tuple[str, Test], ...] = ()
    """Component and test of each value."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes, by the classes whose nodes they are about."""

    targets: tuple[tuple[frozenset[str], tuple[Shape, ...]], ...]
    """IRIs of a target class and its subclasses, and the shapes for their nodes."""
    by_name: dict[str, Shape] = field(repr=False)

    def violations(self, data: Data) -> Iterator[Violation]:
        """What is wrong in the data, in the order of shapes and subjects."""
        of_class: dict[str, list[Node]] = defaultdict(list)
        for subject, said in data.items():
            for kind in said.get(_TYPE, ()):
                if isinstance(kind, ox.NamedNode):
                    of_class[kind.value].append(subject)
        for classes, shapes in self.targets:
            nodes = dict.fromkeys(node for name in sorted(classes) for node in of_class.get(name, ()))
            for node in nodes:
                for shape in shapes:
                    yield from _violations(shape, node, data)


def _violations(shape: Shape, focus: Node, data: Data) -> Iterator[Violation]:
    values = data[focus].get(shape.path, []) if shape.path else [focus]
    if len(values) < shape.least:
        yield Violation(shape.name, "MinCount", focus)
    if shape.most is not None and len(values) > shape.most:
        yield Violation(shape.name, "MaxCount", focus)
    for component, test in shape.tests:
        for value in values:
            if not _holds(test, value, data):
                yield Violation(shape.name, component, focus, value)


def _holds(test: Test, value: Node, data: Data) -> bool:
    if isinstance(test, _OfClass):
        return any(isinstance(t, ox.NamedNode) and t.value in test.classes for t in data.get(value, {}).get(_TYPE, ()))
    return test(value)


def load_shapes(path: Path, ontology: Ontology) -> Shapes:
    """Read shapes; raises :class:`OntologyError` that names the file, and the shape that cannot be used."""
    return _Reader(path, ontology).shapes()


class _OfClass:
    """A test that needs the data: whether a node is of one of the classes."""

    def __init__(self, classes: frozenset[str]) -> None:
        self.classes = classes

    def __call__(self, value: Node) -> bool:
        raise TypeError("a class is looked up in the data")


class _Reader:
    def __init__(self, path: Path, ontology: Ontology) -> None:
        self.path, self.ontology = path, ontology
        self.data: Data = defaultdict(lambda: defaultdict(list))
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                self.data[quad.subject][quad.predicate.value].append(quad.object)
        except (SyntaxError, ValueError, OSError) as error:
            raise OntologyError(f"{path}: {error}") from error

    def shapes(self) -> Shapes:
        targets: list[tuple[frozenset[str], tuple[Shape, ...]]] = []
        by_name: dict[str, Shape] = {}
        for node, said in self.data.items():
            if SH + "targetClass" not in said:
                continue
            shapes = [self.shape(node), *map(self.shape, said.get(SH + "property", ()))]
            classes = frozenset().union(*(self.classes(node, target) for target in said[SH + "targetClass"]))
            targets.append((classes, tuple(shapes)))
            by_name |= {shape.name: shape for shape in shapes}
        if not targets:
            raise OntologyError(f"{self.path}: holds no shape with a sh:targetClass")
        return Shapes(tuple(targets), by_name)

    def fail(self, node: Node, reason: str) -> OntologyError:
        return OntologyError(f"{self.path}, shape {_name(node)}: {reason}")

    def classes(self, shape: Node, node: Node) -> frozenset[str]:
        name = node.value[len(KG) :] if isinstance(node, ox.NamedNode) else ""
        if name not in self.ontology.classes:
            raise self.fail(shape, f"{node} is no class of the ontology")
        below = (c for c in self.ontology.classes if name == c or name in self.ontology.superclasses(c))
        return frozenset(KG + c for c in below)

    def shape(self, node: Node) -> Shape:
        said = self.data[node]
        words = {m.language: m.value for m in said.get(SH + "message", ()) if isinstance(m, ox.Literal)}
        if not words.get("zh") or not words.get("en"):
            raise self.fail(node, "needs a sh:message in @zh and @en")
        paths = said.get(SH + "path", [])
        if not all(isinstance(path, ox.NamedNode) for path in paths):
            raise self.fail(node, "has a path that is no property")
        least, most = (self.count(node, name) for name in ("minCount", "maxCount"))
        return Shape(
            _name(node),
            _value(paths[0]) if paths else "",
            words["zh"],
            words["en"],
            least or 0,
            most,
            tuple(self.tests(node)),
        )

    def count(self, node: Node, name: str) -> int | None:
        values = self.data[node].get(SH + name)
        return int(_value(values[0])) if values else None

    def tests(self, node: Node) -> Iterator[tuple[str, Test]]:
        passive = {SH + n for n in ("path", "message", "minCount", "maxCount", "targetClass", "property")} | {_TYPE}
        for predicate, values in self.data[node].items():
            if predicate in passive:
                continue
            name = predicate.removeprefix(SH)
            if name == predicate or name not in (*_TESTS, "class", "in", "languageIn", "or"):
                raise self.fail(node, f"uses <{predicate}>, which kg.shapes does not know")
            for value in values:
                yield name[0].upper() + name[1:], self.test(node, name, value)

    def test(self, node: Node, name: str, value: Node) -> Test:
        if name == "class":
            return _OfClass(self.classes(node, value))
        if name == "in":
            return partial(_is_in, frozenset(self.items(value)))
        if name == "languageIn":
            return partial(_language_in, frozenset(map(_value, self.items(value))))
        if name == "or":
            return partial(_any, tuple(tuple(t for _, t in self.tests(item)) for item in self.items(value)))
        if name == "datatype" and _value(value) not in _LEXICAL:
            raise self.fail(node, f"uses the datatype {value}, which kg.shapes does not know")
        return partial(_TESTS[name], _value(value))

    def items(self, head: Node) -> Iterable[Node]:
        while _value(head) != RDF + "nil":
            yield self.data[head][RDF + "first"][0]
            head = self.data[head][RDF + "rest"][0]


def _name(node: Node) -> str:
    return re.split("[#/]", _value(node))[-1]


def _value(node: Node) -> str:
    return str(node) if isinstance(node, ox.Triple) else node.value


# ---------------------------------------------------------------- tests of one value


def _datatype(datatype: str, value: Node) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype.value != datatype:
        return False
    return _LEXICAL[datatype].fullmatch(value.value) is not None


def _node_kind(kind: str, value: Node) -> bool:
    return kind == SH + "IRI" and isinstance(value, ox.NamedNode)


def _pattern(pattern: str, value: Node) -> bool:
    return isinstance(value, ox.NamedNode | ox.Literal) and re.search(pattern, value.value) is not None


def _min_length(length: str, value: Node) -> bool:
    return isinstance(value, ox.NamedNode | ox.Literal) and len(value.value) >= int(length)


def _number(value: Node) -> Decimal | None:
    try:
        return Decimal(_value(value)) if isinstance(value, ox.Literal) else None
    except InvalidOperation:
        return None


def _min_inclusive(bound: str, value: Node) -> bool:
    number = _number(value)
    return number is not None and number >= Decimal(bound)


def _max_inclusive(bound: str, value: Node) -> bool:
    number = _number(value)
    return number is not None and number <= Decimal(bound)


def _min_exclusive(bound: str, value: Node) -> bool:
    number = _number(value)
    return number is not None and number > Decimal(bound)


def _is_in(allowed: frozenset[Node], value: Node) -> bool:
    return value in allowed


def _language_in(languages: frozenset[str], value: Node) -> bool:
    return isinstance(value, ox.Literal) and (value.language or "").partition("-")[0] in languages


def _any(alternatives: tuple[tuple[Test, ...], ...], value: Node) -> bool:
    return any(all(test(value) for test in tests) for tests in alternatives)


_TESTS: Final[dict[str, Callable[[str, Node], bool]]] = {
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "pattern": _pattern,
    "minLength": _min_length,
    "minInclusive": _min_inclusive,
    "maxInclusive": _max_inclusive,
    "minExclusive": _min_exclusive,
}
"""The constraints whose parameter is one value."""
