"""Where the package keeps ``ontology/``: inside the wheel, or beside ``kg/`` in a checkout."""

from __future__ import annotations

from pathlib import Path

from kg.errors import OntologyError


def ontology_dir() -> Path:
    """The folder with ``kg.ttl``, ``shapes.ttl``, ``names/``, ``rules/`` and ``queries/``.

    Raises :class:`OntologyError` where the installation lacks it.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "ontology_data", here.parent / "ontology"):
        if (folder / "kg.ttl").is_file():
            return folder
    raise OntologyError(f"{here}: ontology/kg.ttl is missing from this installation")
