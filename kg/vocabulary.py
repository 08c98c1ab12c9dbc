"""The IRIs that the exported data is written in, and how prefixes shorten them."""

from __future__ import annotations

from typing import Final

KG: Final = "https://w3id.org/kgnews/ontology#"
BASE: Final = "https://w3id.org/kgnews/id/"
"""What ``id:`` stands for unless a build says otherwise; everything below it moves with it."""

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
SCHEMA: Final = "https://schema.org/"
SH: Final = "http://www.w3.org/ns/shacl#"


def prefixes(base: str = BASE) -> dict[str, str]:
    """Prefix to IRI, as every export and query of this package declares them.

    >>> prefixes()["st"]
    'https://w3id.org/kgnews/id/statement/'
    """
    return {
        "kg": KG,
        "id": base,
        "st": base + "statement/",
        "obs": base + "observation/",
        "ev": base + "evidence/",
        "article": base + "article/",
        "page": base + "page/",
        "author": base + "author/",
        "rdf": RDF,
        "rdfs": RDFS,
        "skos": SKOS,
        "schema": SCHEMA,
        "xsd": XSD,
    }
