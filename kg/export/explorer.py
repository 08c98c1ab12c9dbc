"""``graph.html``: one page to search, look at and read the graph, without a network.

pyvis holds the network and renders our own template (``templates/explorer.html``);
vis-network comes out of the pyvis package and stands in the page. The data are
blocks of JSON that the browser never runs; the only scripts that may run are the
ones whose hashes the page's content security policy names.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from kg.export.explorer_data import Coordinates, Labels, Limits, Provinces, most_important, rows
from kg.export.explorer_layout import node_size, wrap
from kg.export.explorer_places import area_coordinates, province_names, provinces
from kg.export.explorer_style import GROUND, style_of
from kg.export.explorer_views import Links, View, views
from kg.files import replace_text
from kg.model import Graph
from kg.ontology import ontology
from kg.vocabulary import BASE

TEMPLATES: Final = Path(__file__).parent / "templates"
SCRIPTS: Final = (
    "dom.js", "words.js", "quantities.js", "data.js", "filters.js", "state.js", "layout.js", "graph.js", "linknames.js", "drawing.js", "panels.js", "figures.js",
    "reader.js", "lists.js", "views.js", "districts.js", "search.js", "export.js", "turtle.js", "main.js",
)  # fmt: skip
"""The page's own script, in the order in which its parts are joined."""
STYLES: Final = ("page.css", "panel.css", "lists.css", "reader.css", "narrow.css")


def write(
    graph: Graph,
    path: Path,
    *,
    labels: Labels | None = None,
    coordinates: Coordinates | None = None,
    base: str = BASE,
    limits: Limits | None = None,
) -> None:
    """Write the explorer of ``graph`` to ``path``, a single HTML file in UTF-8.

    ``labels`` gives classes and relations their Chinese and English names (by
    default the ontology's), ``coordinates`` places areas by code, id or label
    in degrees (by default ``ontology/names/areas.csv``). A graph beyond
    ``limits`` is cut to its most important part, and the page says so.
    Either the whole file is written or none of it; raises :class:`~kg.errors.UsageError`
    that names the file where it cannot be.
    """
    replace_text(path, render(graph, labels=labels, coordinates=coordinates, base=base, limits=limits))


def render(
    graph: Graph,
    *,
    labels: Labels | None = None,
    coordinates: Coordinates | None = None,
    base: str = BASE,
    limits: Limits | None = None,
) -> str:
    """The page that :func:`write` writes."""
    limits = limits or Limits()
    part = most_important(graph, limits)
    data = rows(
        graph,
        part,
        labels=_ontology_labels() if labels is None else labels,
        coordinates=area_coordinates() if coordinates is None else coordinates,
        provinces=Provinces(province_names(), provinces()),
        base=base,
        limits=limits,
    )
    drawn = views(part)
    data["views"] = {name: view.row() for name, view in drawn.items() if name != "overview"}
    network = _network(part, drawn["overview"])
    library, style, script = _library(), "\n".join(map(_text, STYLES)), "\n".join(map(_text, SCRIPTS))
    script = f'(() => {{\n"use strict";\n{script}}})();\n'
    network.templateEnv.globals.update(
        data=_json_block(data),
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        policy=_policy(scripts=(library, script), styles=(style,)),
    )
    return str(network.generate_html("graph.html"))


def _network(part: Graph, start: View) -> Any:
    """The start view as a pyvis network, with a template environment of our own."""
    from jinja2 import Environment, FileSystemLoader
    from pyvis.network import Network

    # ``directed`` also spares pyvis the search for doubles, which is quadratic.
    network = Network(directed=True, bgcolor=GROUND["light"], cdn_resources="in_line")
    network.templateEnv = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, keep_trailing_newline=True)
    network.templateEnv.filters["json_block"] = _json_block
    network.path = "explorer.html"
    links = Links(part)
    for node, (x, y) in zip(start.nodes, start.points, strict=True):
        shape, colour, _ = style_of(links.classes[node])
        size = node_size(len(links.beside[node]))
        network.add_node(node, label=wrap(links.labels[node]) or " ", shape=shape, color=colour, size=size, x=x, y=y)
    for (a, b), n in sorted(links.edges(start.nodes).items()):
        network.add_edge(a, b, value=n)
    network.toggle_physics(False)
    return network


def _ontology_labels() -> Labels:
    terms = ontology()
    return {t.name: (t.label_zh, t.label_en) for t in (*terms.classes.values(), *terms.relations.values())}


def _text(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _library() -> str:
    """vis-network as pyvis ships it, without the pointer to a source map that nobody has."""
    found = sorted(p for p in (Path(str(files("pyvis"))) / "lib").glob("vis-9.1*/vis-network.min.js"))
    text = found[-1].read_text(encoding="utf-8").replace("\r\n", "\n")
    return text.replace("//# sourceMappingURL=vis-network.min.js.map", "").replace("</script", "<\\/script")


def _json_block(value: object) -> Markup:
    """JSON that no label can break out of: nothing in it opens or closes an element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _policy(*, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """A content security policy that allows the page's own scripts and styles, pictures made in it, and nothing else."""

    def hashes(texts: tuple[str, ...]) -> str:
        digests = (base64.b64encode(hashlib.sha256(t.encode()).digest()).decode() for t in texts)
        return " ".join(f"'sha256-{d}'" for d in digests)

    return (
        f"default-src 'none'; script-src {hashes(scripts)}; style-src {hashes(styles)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
