"""How much of a gold page the graph holds, and how much of what it holds is right.

A gold file joins two independent annotations of a page. Recall counts the
facts that both hold (``agreed``); a fact is right where either holds it.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.errors import UsageError
from kg.matching import dice, squash
from kg.model import SYMMETRIC, Entity, Graph, Observation, Statement
from kg.rdf import article_spans, triples
from kg.scores import QUALIFIERS, ArticleScore, Difference, Evaluation, PageScore, Score
from kg.vocabulary import KG

Gold: TypeAlias = Mapping[str, Any]
Key: TypeAlias = tuple[str, str, str]
Order: TypeAlias = Callable[[str, str], list[str]]


def evaluate(graph: Graph, gold: Iterable[str | Path], *, pages: str | Path | None = None) -> Evaluation:
    """Score a graph against gold files.

    The text of a page is the graph's own; where the graph was loaded without texts, that of the
    file in the folder ``pages`` (by default ``text/`` beside the gold file, or a folder ``seeds``
    beside one of the folders above it).

    Raises :class:`UsageError` for a gold file or page text that is missing or cannot be used.
    """
    store = ox.Store()
    store.bulk_extend(ox.Quad(*triple) for triple in triples(graph))
    order = partial(_order, store)
    return Evaluation(tuple(_page(graph, path, pages, order) for path in map(Path, gold)))


def gold_files(paths: Iterable[str | Path]) -> tuple[Path, ...]:
    """Gold files as given, and all ``*.json`` of the folders among them, sorted; raises :class:`UsageError`."""
    found: list[Path] = []
    for path in map(Path, paths):
        inside = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not inside or not inside[0].is_file():
            raise UsageError(f"{path}: {'holds no *.json' if path.is_dir() else 'no such file'}")
        found += inside
    return tuple(found)


def _order(store: ox.Store, cls: str, page: str) -> list[str]:
    """Ids of the statements or observations of a page, in the order in which SPARQL gives them.

    Where two entities stand for one gold entity, or two figures for one, the first counts, and the
    figures should be those that anyone gets who scores the Turtle through SPARQL.
    """
    rows = store.query(
        f"""PREFIX kg: <{KG}>
        SELECT DISTINCT ?x WHERE {{ ?page a kg:Page ; kg:fileName {ox.Literal(page)} . ?article kg:onPage ?page .
        ?x a kg:{cls} ; kg:evidence/kg:inArticle ?article }}"""
    )
    assert isinstance(rows, ox.QuerySolutions)
    return [row["x"].value.rpartition("/")[2] for row in rows]


def _page(graph: Graph, path: Path, folder: str | Path | None, order: Order) -> PageScore:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
        return _PageScorer(graph, gold, _page_text(graph, gold["page"], path, folder), order).score()
    except (OSError, ValueError) as error:
        raise UsageError(f"{path}: cannot be read as gold: {error}") from error
    except (KeyError, TypeError) as error:
        raise UsageError(f"{path}: is no gold file: {error} is missing or of the wrong kind") from error


def _page_text(graph: Graph, name: str, gold: Path, folder: str | Path | None) -> str:
    if folder is None:
        for page in graph.pages:
            if page.file_name == name and page.text:
                return page.text
    beside = gold.resolve().parent
    places = [Path(folder)] if folder else [beside / "text", *(above / "seeds" for above in beside.parents)]
    for place in places:
        if (place / name).is_file():
            return (place / name).read_bytes().decode("utf-8")
    raise UsageError(
        f"{gold}: the text of its page {name} is in none of {', '.join(map(str, places[:2]))}; see --pages"
    )


class _PageScorer:
    def __init__(self, graph: Graph, gold: Gold, text: str, order: Order) -> None:
        self.gold, self.text = gold, text
        pages = [page for page in graph.pages if page.file_name == gold["page"]]
        self.articles = [article for page in pages for article in page.articles]
        self.spans = {a.id: article_spans(a, page.text) for page in pages for a in page.articles}
        here = set(self.spans)
        self.entities = [e for e in graph.entities if here.intersection(e.articles)]
        statements = {s.id: s for s in graph.statements}
        observations = {o.id: o for o in graph.observations}
        self.statements = [statements[name] for name in order("Statement", gold["page"]) if name in statements]
        self.observations = [observations[name] for name in order("Observation", gold["page"]) if name in observations]
        self.wanted: dict[str, Gold] = {e["id"]: e for e in gold["entities"]}
        self.link = {entity.id: match for entity in self.entities if (match := self.match(entity))}
        self.differences: list[Difference] = []
        self.right = {q: [0, 0] for q in QUALIFIERS}

    def score(self) -> PageScore:
        entities, relations, observations = self.score_entities(), self.score_relations(), self.score_observations()
        return PageScore(
            self.gold["page"],
            entities,
            relations,
            observations,
            {q: (same, of) for q, (same, of) in self.right.items()},
            self.score_articles(),
            tuple(self.differences),
        )

    def differ(self, kind: str, type_: str, text: str) -> None:
        self.differences.append(Difference(kind, type_, text))

    def name(self, key: str) -> str:
        return self.wanted[key]["name"] if key in self.wanted else key.lstrip("?")

    # ------------------------------------------------------------------ entities

    def match(self, entity: Entity) -> tuple[str, bool] | None:
        """The gold entity that an entity stands for, and whether its class is right.

        It is the one that shares a form; right class first, then the gold name, then most forms.
        """
        forms = {squash(form) for form in (entity.label, *entity.aliases)}
        best: tuple[tuple[bool, bool, int], str, bool] | None = None
        for key in sorted(self.wanted):
            gold = self.wanted[key]
            shared = [form for form in (gold["name"], *gold["aliases"]) if squash(form) in forms]
            if shared:
                typed = entity.cls in gold["types"]
                rank = (typed, squash(gold["name"]) in forms, len(shared))
                if best is None or rank > best[0]:
                    best = (rank, key, typed)
        return best[1:] if best else None

    def score_entities(self) -> Score:
        found = {key for key, typed in self.link.values() if typed}
        agreed = {key for key, gold in self.wanted.items() if gold["agreed"]}
        for entity in self.entities:
            if entity.id not in self.link:
                self.differ("entity extra", entity.cls, "|".join(sorted({entity.label, *entity.aliases})))
            elif not self.link[entity.id][1]:
                self.differ("entity type", entity.cls, self.name(self.link[entity.id][0]))
        for key in sorted(agreed - found):
            self.differ("entity missed", self.wanted[key]["types"][0], self.name(key))
        return Score(len(found), len(self.entities), len(found & agreed), len(agreed))

    # ----------------------------------------------------------------- relations

    def key(self, entity: str) -> str:
        return self.link[entity][0] if entity in self.link else f"?{entity}"

    def score_relations(self) -> dict[str, Score]:
        wanted = {_key(r["s"], r["p"], r["o"]): r for r in self.gold["relations"]}
        agreed = {key for key, gold in wanted.items() if gold["agreed"]}
        said: dict[Key, list[Statement]] = defaultdict(list)
        for s in self.statements:
            said[s.subject, s.predicate, s.object].append(s)
        predicted: dict[Key, list[Statement]] = {}
        for (subject, relation, object_), versions in said.items():
            predicted.setdefault(_key(self.key(subject), relation, self.key(object_)), versions)
        for key in predicted.keys() & wanted.keys():
            self.qualify(wanted[key], predicted[key])
        for key in sorted(predicted.keys() - wanted.keys()):
            self.differ("relation extra", key[2], f"{self.name(key[0])} -> {self.name(key[1])}")
        for key in sorted(agreed - predicted.keys()):
            quote = wanted[key].get("quote") or ""
            self.differ("relation missed", key[2], f"{self.name(key[0])} -> {self.name(key[1])}: {quote[:60]}")
        scores = {}
        for name in sorted({key[2] for key in (*predicted, *wanted)}):
            mine, theirs, both = ({k for k in keys if k[2] == name} for keys in (predicted, wanted, agreed))
            scores[name] = Score(len(mine & theirs), len(mine), len(mine & both), len(both))
        return scores

    def qualify(self, gold: Gold, versions: Sequence[Statement]) -> None:
        """Count which of the qualifiers that gold gives one of the versions has."""
        for name in ("status", "date", "amount", "role"):
            wanted = gold.get(name)
            if wanted is None or (name == "status" and gold.get("status_unsure")):
                continue
            values = [v for version in versions if (v := getattr(version, name)) not in ("", None)]
            if name == "amount":
                same = any(abs(value - float(wanted)) <= 1e-6 * float(wanted) for value in values)
            else:
                same = squash(str(wanted)) in map(squash, values)
            self.right[name][0] += same
            self.right[name][1] += 1

    # -------------------------------------------------------------- observations

    def score_observations(self) -> Score:
        left: list[Gold] = list(self.gold["observations"])
        hits = []
        for o in self.observations:
            gold = next((g for g in left if self.same_figure(o, g)), None)
            if gold is None:
                self.differ(
                    "observation extra",
                    o.kind,
                    f"{self.name(self.key(o.subject))} {o.indicator} {o.value:.15g} {o.unit}",
                )
                continue
            left.remove(gold)
            hits.append(gold)
            if gold.get("period"):
                self.right["period"][0] += o.period == gold["period"]
                self.right["period"][1] += 1
        for g in left:
            if g["agreed"]:
                self.differ(
                    "observation missed",
                    g["kind"],
                    f"{self.name(g['s'])} {g['indicator']} {g['value']:.15g} {g['unit']}",
                )
        agreed = sum(o["agreed"] for o in self.gold["observations"])
        return Score(len(hits), len(self.observations), sum(g["agreed"] for g in hits), agreed)

    def same_figure(self, o: Observation, gold: Gold) -> bool:
        indicators = [gold[name] for name in ("indicator", "indicator_also") if gold.get(name)]
        return (
            self.key(o.subject) == gold["s"]
            and abs(o.value - gold["value"]) <= 1e-6 * max(1.0, abs(gold["value"]))
            and o.unit.split(":")[0] == gold["unit"].split(":")[0]
            and o.kind in (gold["kind"], gold.get("kind_also"))
            and max(dice(squash(o.indicator), squash(name)) for name in indicators) >= 0.5
        )

    # ------------------------------------------------------------------ articles

    def score_articles(self) -> ArticleScore:
        placed = [
            (gold["id"], self.owner(offsets[0]))
            for gold in self.gold["articles"]
            for anchor in gold["anchors"]
            if len(offsets := _offsets(self.text, anchor)) == 1
        ]
        precision = recall = 0.0
        for gold_id, owner in placed:
            same = placed.count((gold_id, owner))
            precision += same / sum(o == owner for _, o in placed)
            recall += same / sum(g == gold_id for g, _ in placed)
        titles = {squash(a.title) for a in self.articles if a.title}
        authors = {squash(author.name) for a in self.articles for author in a.authors}
        titled = [[t for t in (g["title"], g.get("title_also")) if t] for g in self.gold["articles"] if g["title"]]
        found = sum(any(dice(squash(t), x) >= 0.7 or squash(t) == x for t in forms for x in titles) for forms in titled)
        bylines = [squash(name) for g in self.gold["articles"] for name in g["authors"]]
        return ArticleScore(
            precision / (len(placed) or 1),
            recall / (len(placed) or 1),
            (found, len(titled)),
            (sum(name in authors for name in bylines), len(bylines)),
            len(self.articles),
            len(self.gold["articles"]),
        )

    def owner(self, offset: int) -> str:
        holds = (name for name, spans in self.spans.items() if any(start <= offset < end for start, end in spans))
        return next(holds, f"none at {offset}")


def _key(subject: str, predicate: str, object: str) -> Key:
    ends = sorted((subject, object)) if predicate in SYMMETRIC else (subject, object)
    return ends[0], ends[1], predicate


def _offsets(text: str, anchor: str) -> list[int]:
    """Where an anchor stands in the page text, white space inside a line ignored."""
    pattern = r"[^\S\n]*".join(re.escape(c) for c in anchor if not c.isspace())
    return [match.start() for match in re.finditer(pattern, text)]
