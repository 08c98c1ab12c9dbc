"""Chinese newspaper pages to a knowledge graph in which every statement shows its sentence.

>>> import kg
>>> annotation, relations, figures = kg.facts("6月，重庆与西门子（中国）有限公司签署战略合作框架协议。", date="2025-03-22")
>>> [(r.subject.text, r.predicate, r.object.text) for r in relations]
[('重庆', 'signedWith', '西门子（中国）有限公司')]

The names below are imported when they are first used, so that ``import kg`` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.errors import GraphError as GraphError
    from kg.errors import KgError as KgError
    from kg.errors import OntologyError as OntologyError
    from kg.errors import QueryError as QueryError
    from kg.errors import ReadError as ReadError
    from kg.errors import RuleError as RuleError
    from kg.errors import UsageError as UsageError
    from kg.evaluate import evaluate as evaluate
    from kg.explain import explain as explain
    from kg.export import export as export
    from kg.index import evidence as evidence
    from kg.index import neighbours as neighbours
    from kg.load import load as load
    from kg.model import CLASSES as CLASSES
    from kg.model import RELATIONS as RELATIONS
    from kg.model import SYMMETRIC as SYMMETRIC
    from kg.model import Annotation as Annotation
    from kg.model import Article as Article
    from kg.model import Author as Author
    from kg.model import Block as Block
    from kg.model import Entity as Entity
    from kg.model import Evidence as Evidence
    from kg.model import FigureMention as FigureMention
    from kg.model import Graph as Graph
    from kg.model import Mention as Mention
    from kg.model import Observation as Observation
    from kg.model import Page as Page
    from kg.model import RelationMention as RelationMention
    from kg.model import Statement as Statement
    from kg.model import Value as Value
    from kg.pipeline import BuildReport as BuildReport
    from kg.pipeline import build as build
    from kg.pipeline import extract as extract
    from kg.pipeline import facts as facts
    from kg.query import ask as query
    from kg.query import catalogue as catalogue
    from kg.read import read as read
    from kg.recognise import recognise as recognise
    from kg.validate import validate as validate

_MODEL: Final = (
    "CLASSES RELATIONS SYMMETRIC Annotation Article Author Block Entity Evidence FigureMention Graph Mention "
    "Observation Page RelationMention Statement Value"
)
_ERRORS: Final = "GraphError KgError OntologyError QueryError ReadError RuleError UsageError"
_WHERE: Final = {
    "build": "kg.pipeline",
    "BuildReport": "kg.pipeline",
    "catalogue": "kg.query",
    "evaluate": "kg.evaluate",
    "evidence": "kg.index",
    "explain": "kg.explain",
    "export": "kg.export",
    "extract": "kg.pipeline",
    "facts": "kg.pipeline",
    "load": "kg.load",
    "neighbours": "kg.index",
    "query": "kg.query.ask",
    "read": "kg.read",
    "recognise": "kg.recognise",
    "validate": "kg.validate",
    **dict.fromkeys(_MODEL.split(), "kg.model"),
    **dict.fromkeys(_ERRORS.split(), "kg.errors"),
}
"""Where each public name comes from."""

__all__ = [  # noqa: RUF022
    "build", "read", "recognise", "extract", "facts", "load", "query", "catalogue", "explain", "evidence", "neighbours", "evaluate", "validate", "export",
    "BuildReport", "Graph", "Page", "Article", "Author", "Block", "Annotation", "Mention", "Value", "RelationMention", "FigureMention",
    "Entity", "Statement", "Observation", "Evidence", "CLASSES", "RELATIONS", "SYMMETRIC",
    "KgError", "UsageError", "ReadError", "RuleError", "OntologyError", "QueryError", "GraphError",
]  # fmt: skip


class _Package(ModuleType):
    """This package, with functions that bear the names of the modules they come from.

    Importing ``kg.load`` would put the module in the place of the function ``kg.load``; here the
    function stays, and ``from kg.load import …`` finds the module as ever.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _WHERE and isinstance(value, ModuleType)):
            super().__setattr__(name, value)

    def __getattr__(self, name: str) -> object:
        if name not in _WHERE:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module, _, renamed = _WHERE[name].partition(".")[2].partition(".")
        value: object = getattr(import_module(f"{self.__name__}.{module}"), renamed or name)
        setattr(self, name, value)
        return value

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package
