"""What a graph can be written as. A new format is one module and one line in :data:`EXPORTERS`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

from kg.errors import UsageError
from kg.model import Graph
from kg.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format: the module whose ``write(graph, path, *, base)`` makes it, and the name of what it makes."""

    module: str
    """Imported when the format is first written, since some bring large packages."""
    file: str
    """Name of the file, or of the folder where it ends in ``/``."""
    zh: str
    en: str

    def write(self, graph: Graph, folder: Path, *, base: str = BASE) -> Path:
        """Write a graph into a folder; gives back the file or folder made."""
        path = folder / self.file
        import_module(self.module).write(graph, path, base=base)
        return path


EXPORTERS: Final[Mapping[str, Exporter]] = MappingProxyType(
    {
        "turtle": Exporter("kg.export.turtle", "graph.ttl", "RDF Turtle 图谱", "RDF as Turtle"),
        "html": Exporter("kg.export.explorer", "graph.html", "可交互的网页", "interactive page"),
        "graphml": Exporter("kg.export.graphml", "graph.graphml", "GraphML，供 Gephi 使用", "GraphML for Gephi"),
        "jsonld": Exporter("kg.export.jsonld", "graph.jsonld", "JSON-LD", "JSON-LD"),
        "nquads": Exporter("kg.export.nquads", "graph.nq", "N-Quads，每个版面一个图", "N-Quads, a graph per page"),
        "csv": Exporter(
            "kg.export.csv_tables", "csv/", "CSV 表格，供 Excel 与 pandas 使用", "CSV for Excel and pandas"
        ),
        "neo4j": Exporter("kg.export.neo4j", "neo4j/", "Neo4j 导入用 CSV", "CSV for Neo4j's import"),
    }
)
"""Every format by the name that ``--format`` takes."""


def export(graph: Graph, folder: str | Path, formats: tuple[str, ...], *, base: str = BASE) -> tuple[Path, ...]:
    """Write a graph in some formats into a folder; gives back what was made, in that order.

    Raises :class:`UsageError` for an unknown format or a folder that cannot be written.
    """
    unknown = [name for name in formats if name not in EXPORTERS]
    if unknown:
        raise UsageError(f"--format: {unknown[0]!r} is not one of {', '.join(EXPORTERS)}")
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror or error})") from error
    return tuple(EXPORTERS[name].write(graph, Path(folder), base=base) for name in formats)
