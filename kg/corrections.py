"""A user's corrections, kept in a CSV file that survives every rebuild.

::

    action,subject,relation,object,note
    same,长安,,重庆长安汽车股份有限公司,the page means the car maker
    different,西门子,,西门子（中国）有限公司,
    wrong,重庆市,signedWith,某公司,denied on page 3
    add,重庆市,signedWith,某公司,told by the editor
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import UsageError
from kg.ids import content_id
from kg.model import RELATIONS, Entity, Evidence, Graph, Statement
from kg.resources import ontology_dir

ACTIONS = ("same", "different", "wrong", "add")


@dataclass(frozen=True)
class Corrections:
    """What a user says against, or on top of, the pages."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    wrong: tuple[tuple[str, str, str], ...] = ()
    add: tuple[tuple[str, str, str, str], ...] = ()
    """(subject, relation, object, note)."""

    def apply(self, graph: Graph) -> Graph:
        """The graph without the wrong statements and with the added ones.

        An added statement needs two entities that the pages name; its evidence is the title
        of an article that names both, or the first that names the subject.
        """
        if not self.wrong and not self.add:
            return graph
        by_name: dict[str, Entity] = {}
        for e in graph.entities:
            for name in (*e.aliases, e.label):
                by_name.setdefault(name, e)
        ids = {name: e.id for name, e in by_name.items()}
        wrong = {(ids.get(s), r, ids.get(o)) for s, r, o in self.wrong}
        kept = [
            s
            for s in graph.statements
            if (s.subject, s.predicate, s.object) not in wrong and (s.object, s.predicate, s.subject) not in wrong
        ]
        articles = {a.id: a for p in graph.pages for a in p.articles}
        for subject, relation, obj, _note in self.add:
            a, b = by_name.get(subject), by_name.get(obj)
            if a is None or b is None:
                raise UsageError(
                    f"corrections: add {subject} {relation} {obj}: no page names {subject if a is None else obj}"
                )
            home = articles[next((x for x in a.articles if x in b.articles), a.articles[0])]
            end = home.text.find("\n") if "\n" in home.text else len(home.text)
            evidence = Evidence(
                content_id(home.id, "correction", a.id, relation, b.id),
                home.id,
                "corrections/add",
                home.spans(0, end),
                home.text[:end],
            )
            key = (a.id, relation, b.id, "done", "", None, "", "")
            kept.append(
                Statement(content_id(*key), a.id, relation, b.id, "done", confidence=0.99, evidence=(evidence,))
            )
        return replace(graph, statements=tuple(sorted({s.id: s for s in kept}.values(), key=lambda s: s.id)))


def load_corrections(path: Path | None = None) -> Corrections:
    """The corrections of a CSV file; by default ``ontology/names/corrections.csv``, where there is one.

    Raises :class:`UsageError` naming file and line.
    """
    if path is None:
        path = ontology_dir() / "names" / "corrections.csv"
        if not path.exists():
            return Corrections()
    rows: dict[str, list[tuple[str, ...]]] = {a: [] for a in ACTIONS}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file), 2):
                action = (row.get("action") or "").strip()
                subject, relation, obj = ((row.get(k) or "").strip() for k in ("subject", "relation", "object"))
                if not action and not subject:
                    continue
                if action not in ACTIONS:
                    raise UsageError(f"{path}, line {number}: action {action!r} is none of {', '.join(ACTIONS)}")
                if not subject or not obj:
                    raise UsageError(f"{path}, line {number}: subject and object are needed")
                if action in ("wrong", "add") and relation not in RELATIONS:
                    raise UsageError(f"{path}, line {number}: relation {relation!r} is unknown")
                rows[action].append(
                    (subject, obj)
                    if action in ("same", "different")
                    else (subject, relation, obj)
                    if action == "wrong"
                    else (subject, relation, obj, (row.get("note") or "").strip())
                )
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: {error}") from error
    return Corrections(*(tuple(rows[a]) for a in ACTIONS))  # type: ignore[arg-type]
