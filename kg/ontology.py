"""``ontology/kg.ttl`` as one frozen value: classes, relations, what each may join, and their labels."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeAlias

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.model import CLASSES, RELATIONS, SYMMETRIC
from kg.resources import ontology_dir
from kg.vocabulary import KG, OWL, RDF, RDFS

Language = Literal["zh", "en"]
Node: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_CLASS, _INDIVIDUAL = OWL + "Class", OWL + "NamedIndividual"
_PROPERTY = {OWL + "ObjectProperty", OWL + "DatatypeProperty"}
_ROOTS = ("Entity", "Statement", "Evidence", "Observation", "Article", "Page")
"""The classes whose instances a graph holds."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property or value of the ontology, with what it means in both languages."""

    name: str
    label_zh: str
    label_en: str
    comment_zh: str = ""
    comment_en: str = ""

    def label(self, language: Language = "zh") -> str:
        """Its label in one language."""
        return self.label_zh if language == "zh" else self.label_en


@dataclass(frozen=True, slots=True)
class ClassTerm(Term):
    """A class; ``parents`` are the classes of this ontology right above it."""

    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PropertyTerm(Term):
    """A property; ``domain`` and ``range`` are expanded to the classes without subclasses below them.

    The range of a property whose values are literals is empty, and ``datatype`` names their type.
    """

    domain: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    datatype: str = ""
    symmetric: bool = False
    inverse: str = ""


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything that ``ontology/kg.ttl`` declares, by local name and in the order of the file."""

    classes: Mapping[str, ClassTerm]
    """The twenty entity classes, their superclasses, and Statement, Evidence, Observation, Article, Page …"""
    relations: Mapping[str, PropertyTerm]
    """The twenty relations; ``domain`` and ``range`` name entity classes."""
    properties: Mapping[str, PropertyTerm]
    """All other properties, inverses of relations included."""
    individuals: Mapping[str, Term]
    """The statuses and kinds: done, planned, level, growth …"""

    def label(self, name: str, language: Language = "zh") -> str:
        """The label of any term; the name itself where the ontology has no such term.

        >>> ontology().label("Company"), ontology().label("signedWith", "en")
        ('企业', 'signed with')
        """
        for table in (self.classes, self.relations, self.properties, self.individuals):
            if name in table:
                return table[name].label(language)
        return name

    def superclasses(self, name: str) -> tuple[str, ...]:
        """The classes above a class, nearest first; raises KeyError for an unknown class.

        >>> ontology().superclasses("Company")
        ('Organisation', 'Agent', 'Entity')
        """
        found: list[str] = []
        queue = list(self.classes[name].parents)
        while queue:
            parent = queue.pop(0)
            if parent not in found:
                found.append(parent)
                queue += self.classes[parent].parents
        return tuple(found)

    def expand(self, name: str) -> frozenset[str]:
        """The classes without subclasses that a class name covers; raises KeyError for an unknown class.

        >>> sorted(ontology().expand("Area"))
        ['AdministrativeArea', 'DevelopmentZone', 'Region']
        """
        below = [c.name for c in self.classes.values() if name in c.parents]
        if not below:
            return frozenset({self.classes[name].name})
        return frozenset().union(*map(self.expand, below))

    def admits(self, subject: str, relation: str, object: str) -> bool:
        """Whether a relation may join entities of two classes.

        >>> ontology().admits("Person", "holdsPosition", "Company")
        True
        """
        term = self.relations[relation]
        return subject in term.domain and object in term.range


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The ontology that comes with the package, read and checked once."""
    return load_ontology(ontology_dir() / "kg.ttl")


def load_ontology(path: Path) -> Ontology:
    """Read and check an ontology file.

    Raises :class:`OntologyError` that names the file and everything wrong in it: Turtle that
    does not parse, terms without declaration, label or comment, a cycle among classes or properties, a domain
    or range that is none, a term of :mod:`kg.model` that is missing, a class that nothing uses.
    """
    return _Reader(path).ontology()


class _Reader:
    """The triples of the file, and the faults met on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[str] = []
        self.values: dict[Node, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                self.values[quad.subject][quad.predicate.value].append(quad.object)
        except (SyntaxError, ValueError) as error:
            raise OntologyError(f"{path}: {error}") from error
        except OSError as error:
            raise OntologyError(f"{path}: {error.strerror or error}") from error
        self.types = {_local(s): {_iri(t) for t in v[RDF + "type"]} for s, v in self.values.items() if _local(s)}

    def ontology(self) -> Ontology:
        names = {n: t for n, t in self.types.items() if t}
        classes = {n: ClassTerm(**self._words(n), parents=self._parents(n)) for n, t in names.items() if _CLASS in t}
        self._check_names(names)
        self._check_cycles(names)
        self._raise()
        draft = Ontology(classes, {}, {}, {})
        terms = {n: self._property(n, draft) for n, t in names.items() if _PROPERTY & t}
        individuals = {n: Term(**self._words(n)) for n, t in names.items() if _INDIVIDUAL in t}
        self._check_model(draft, terms)
        self._check_use(draft, terms)
        self._raise()
        return Ontology(
            MappingProxyType(classes),
            MappingProxyType({n: terms[n] for n in RELATIONS}),
            MappingProxyType({n: t for n, t in terms.items() if n not in RELATIONS}),
            MappingProxyType(individuals),
        )

    def _raise(self) -> None:
        if self.faults:
            raise OntologyError(f"{self.path}: {'; '.join(self.faults)}")

    def _get(self, name: str, predicate: str) -> list[Node]:
        return self.values[ox.NamedNode(KG + name)].get(predicate, [])

    def _words(self, name: str) -> dict[str, str]:
        words = {"name": name}
        for kind in ("label", "comment"):
            said = {v.language: v.value for v in self._get(name, RDFS + kind) if isinstance(v, ox.Literal)}
            for language in ("zh", "en"):
                if not said.get(language):
                    self.faults.append(f"kg:{name} has no rdfs:{kind} @{language}")
                words[f"{kind}_{language}"] = said.get(language) or ""
        return words

    def _parents(self, name: str, kind: str = "Class") -> tuple[str, ...]:
        """What a class or property of ours (``kind``) is declared to be below, in this ontology."""
        return tuple(local for parent in self._get(name, f"{RDFS}sub{kind}Of") if (local := _local(parent)))

    def _property(self, name: str, classes: Ontology) -> PropertyTerm:
        inverse = [_local(v) for v in self._get(name, OWL + "inverseOf")]
        inverted = [n for n in self.types if ox.NamedNode(KG + name) in self._get(n, OWL + "inverseOf")]
        domain, range_ = (self._get(name, RDFS + side) for side in ("domain", "range"))
        if not inverted and not (len(domain) == len(range_) == 1):
            self.faults.append(f"kg:{name} needs one rdfs:domain and one rdfs:range")
        literal = OWL + "DatatypeProperty" in self.types[name]
        return PropertyTerm(
            **self._words(name),
            domain=self._expand(name, domain, classes),
            range=frozenset() if literal else self._expand(name, range_, classes),
            datatype=_iri(range_[0]) if literal and range_ else "",
            symmetric=OWL + "SymmetricProperty" in self.types[name],
            inverse=next(iter([*inverse, *inverted]), ""),
        )

    def _expand(self, name: str, nodes: Iterable[Node], ontology: Ontology) -> frozenset[str]:
        found: set[str] = set()
        for node in nodes:
            members = (
                self._list(self.values[node].get(OWL + "unionOf", [])) if isinstance(node, ox.BlankNode) else [node]
            )
            for member in members:
                if _local(member) not in ontology.classes:
                    self.faults.append(f"kg:{name}: {member} is no class of this ontology")
                else:
                    found |= ontology.expand(_local(member))
        return frozenset(found)

    def _list(self, heads: list[Node]) -> list[Node]:
        items: list[Node] = []
        while heads and _iri(heads[0]) != RDF + "nil":
            items += self.values[heads[0]].get(RDF + "first", [])
            heads = self.values[heads[0]].get(RDF + "rest", [])
        return items

    def _check_names(self, names: Mapping[str, set[str]]) -> None:
        used = {_local(n) for v in self.values.values() for p, os in v.items() for n in (ox.NamedNode(p), *os)}
        self.faults += [f"kg:{n} is used but not declared" for n in sorted(used - {""} - set(names))]
        known = {_CLASS, _INDIVIDUAL, *_PROPERTY}
        self.faults += [
            f"kg:{n} is neither class, property nor named individual" for n, t in names.items() if not known & t
        ]

    def _check_cycles(self, names: Iterable[str]) -> None:
        for name, kind in itertools.product(names, ("Class", "Property")):
            seen: set[str] = set()
            queue = list(self._parents(name, kind))
            while queue:
                parent = queue.pop()
                if parent == name:
                    self.faults.append(f"kg:{name} is a sub{kind.lower()} of itself")
                    break
                if parent not in seen:
                    seen.add(parent)
                    queue += self._parents(parent, kind)

    def _check_model(self, ontology: Ontology, terms: Mapping[str, PropertyTerm]) -> None:
        for name in CLASSES:
            if name not in ontology.classes or "Entity" not in ontology.superclasses(name):
                self.faults.append(f"kg:{name} must be a class below kg:Entity")
        for name in RELATIONS:
            if name not in terms:
                self.faults.append(f"kg:{name} must be an object property")
            elif terms[name].symmetric != (name in SYMMETRIC):
                self.faults.append(f"kg:{name} must {'' if name in SYMMETRIC else 'not '}be symmetric")
            elif not terms[name].symmetric and not terms[name].inverse:
                self.faults.append(f"kg:{name} has no inverse")
            elif terms[name].domain - set(CLASSES) or terms[name].range - set(CLASSES):
                self.faults.append(f"kg:{name} must join entities")

    def _check_use(self, ontology: Ontology, terms: Mapping[str, PropertyTerm]) -> None:
        used = {*CLASSES, *_ROOTS}
        used |= {a for name in CLASSES if name in ontology.classes for a in ontology.superclasses(name)}
        used |= {c for t in terms.values() for c in t.domain | t.range}
        self.faults += [f"kg:{n} is a class that nothing uses" for n in ontology.classes if n not in used]


def _iri(node: Node) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _local(node: Node) -> str:
    """The local name of a term of this ontology, else ``""``."""
    return _iri(node)[len(KG) :] if _iri(node).startswith(KG) else ""
