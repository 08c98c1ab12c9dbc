"""Decides which mentions mean the same thing, and what each thing is called.

Within an article short forms join the name that introduces them, and words such as 我市
or 该项目 the name they stand for. Across articles and pages only full names merge, and
short ones where a single entity can be meant. The choice never depends on input order.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kg.ids import local_name
from kg.model import Annotation, Entity, Mention, RelationMention
from kg.resolve.deixis import Antecedents
from kg.resolve.homes import Areas, homes_of, printed_above, province_of

Agencies = Callable[[str, str], str | None]
"""(surface form, full name of the home area) -> full name of the agency, where its kind is known."""


@dataclass(frozen=True)
class Resolution:
    """The entities of a build, and which of them each mention means."""

    entities: tuple[Entity, ...]
    meaning: Mapping[tuple[str, Mention], str]
    """(article id, mention) -> entity id; mentions that mean nothing definite are absent."""
    homes: Mapping[str, str]
    """Article id -> full name of its home area, where it has one."""


class _Key(NamedTuple):
    scope: str
    cls: str
    form: str


class _Union:
    """Union-find over keys; the representative is the least key, so order cannot matter."""

    def __init__(self, different: Iterable[tuple[str, str]] = ()) -> None:
        self.parent: dict[_Key, _Key] = {}
        self.apart = {frozenset((squash(a), squash(b))) for a, b in different}

    def find(self, key: _Key) -> _Key:
        root = key
        while self.parent.setdefault(root, root) != root:
            root = self.parent[root]
        while self.parent[key] != root:
            self.parent[key], key = root, self.parent[key]
        return root

    def join(self, a: _Key, b: _Key) -> None:
        if self.apart and frozenset((a.form, b.form)) in self.apart:
            return
        x, y = self.find(a), self.find(b)
        if x != y:
            self.parent[max(x, y)] = min(x, y)


def squash(text: str) -> str:
    """A form without the characters that print may put in or leave out.

    >>> squash("AI·NK 教育大模型（试点）")
    'AINK教育大模型试点'
    """
    return _ASIDE.sub("", text)


_ASIDE = re.compile(r"[\s“”\"'‘’《》()（）·、,，—\-]")


_MERGE_SUFFIX = frozenset(
    (
        "Event",
        "Facility",
        "Project",
        "TransportRoute",
        "Programme",
        "InformationSystem",
        "Award",
        "DevelopmentZone",
        "Institution",
        "Product",
    )
)


def _full(areas: Areas, home: str, form: str) -> str:
    known = areas(form, home)
    return known.name if known is not None else form


def resolve(
    annotations: Iterable[Annotation],
    relations: Mapping[str, tuple[RelationMention, ...]],
    *,
    areas: Areas,
    agencies: Agencies,
    companies: Callable[[str], str | None] = lambda form: None,
    used: Mapping[str, Iterable[Mention]] | None = None,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
    without: frozenset[str] = frozenset(),
) -> Resolution:
    """The entities that the mentions of all articles amount to.

    ``companies`` gives the full name of a listed company (中国移动), so that its short names mean one entity.
    ``relations`` (by article id) tell which nested and implied mentions carry facts;
    ``used`` adds further ones (the subjects of figures). ``same`` and ``different`` are a user's
    corrections, by name. ``without`` names steps to leave out: ``aliases``, ``suffixes``, ``deixis``.
    """
    ordered = sorted(annotations, key=lambda a: a.article.id)
    homes = homes_of(ordered, areas)
    union = _Union(different)
    keys: dict[tuple[str, Mention], _Key] = {}
    forms: dict[_Key, Counter[str]] = defaultdict(Counter)
    canonical: dict[_Key, str] = {}
    codes: dict[_Key, str] = {}
    mentioned: dict[_Key, set[str]] = defaultdict(set)

    for annotation in ordered:
        article = annotation.article
        home = homes.get(article.id, "")
        facts = {m for r in relations.get(article.id, ()) for m in (r.subject, r.object)} | set(
            (used or {}).get(article.id, ())
        )
        classes = _classes(annotation)
        antecedents = Antecedents(
            annotation, home, province_of(home, areas) if home else "", full=partial(_full, areas, home)
        )
        above = printed_above(annotation, areas)

        def key_of(
            m: Mention,
            article_page: str = article.page,
            home: str = home,
            classes: Mapping[str, str] = classes,
            above: Mapping[str, tuple[tuple[int, str], ...]] = above,
        ) -> tuple[_Key, str, str]:
            cls = classes.get(m.text, m.cls)
            if cls == "AdministrativeArea":
                printed = [name for at, name in above.get(m.text, ()) if at <= m.start]
                area = areas(m.text, printed[-1] if printed else home)
                if area is not None:
                    return _Key(area.code, cls, area.name), area.name, area.code
            if cls == "GovernmentAgency":
                full = agencies(m.text, home)
                if full:
                    return _Key("", cls, full), full, ""
            if cls == "Company" and (listed := companies(m.text)):
                return _Key("", cls, squash(listed)), "", ""
            scope = article_page if cls in ("Person",) else ""
            return _Key(scope, cls, squash(m.text)), "", ""

        names = [m for m in annotation.mentions if m.kind == "name"]
        names += [m for m in annotation.nested if m in facts]
        present: dict[str, set[_Key]] = defaultdict(set)
        for m in names:
            key, name, code = key_of(m)
            keys[article.id, m] = key
            forms[key][m.text] += 1
            mentioned[key].add(article.id)
            present[key.cls].add(key)
            if name:
                canonical[key] = name
            if code:
                codes[key] = code
        if article.media:
            medium = _Key("", "Media", squash(article.media))
            forms[medium][article.media] += 1
            mentioned[medium].add(article.id)
        for cls, full, short in () if "aliases" in without else annotation.aliases:
            a, b = _Key("", cls, squash(full)), _Key("", cls, squash(short))
            if a in forms:
                forms[b][short] += 0
                mentioned[b] |= mentioned[a]
                union.join(a, b)
        if "suffixes" not in without:
            _suffixes(present, union)
        for m in (
            ()
            if "deixis" in without
            else sorted(
                {*(x for x in annotation.mentions if x.kind == "deictic"), *(x for x in facts if x.kind != "name")}
            )
        ):
            antecedent = antecedents.of(m)
            if isinstance(antecedent, Mention):
                target = keys.get((article.id, antecedent))
                if target is None:
                    continue
                keys[article.id, m] = target
                mentioned[target].add(article.id)
                if m.kind == "deictic" and re.match(r"[我全本该]", m.text) and len(m.text) <= 3:
                    forms[target][m.text] += 0
            elif antecedent:
                cls = m.cls if m.cls in ("Media", "Person") else "AdministrativeArea"
                area = areas(antecedent, home) if cls == "AdministrativeArea" else None
                scope = article.page if cls == "Person" else area.code if area else ""
                target = _Key(scope, cls, area.name if area else squash(antecedent))
                if m.text == "全国" and m not in facts and article.id not in mentioned.get(target, ()):
                    continue  # 居全国第三: said of no country
                forms[target][antecedent] += 1
                if m.kind == "deictic":
                    forms[target][m.text] += 0
                if area:
                    canonical[target], codes[target] = area.name, area.code
                mentioned[target].add(article.id)
                keys[article.id, m] = target
    if "suffixes" not in without:
        _within_home(union, ordered, homes, keys)
    _same_people(union, keys, relations)
    for one, other in same:
        left = [k for k in sorted(forms) if squash(one) == k.form or canonical.get(k) == one]
        right = [k for k in sorted(forms) if squash(other) == k.form or canonical.get(k) == other]
        if left and right:
            union.join(left[0], next((k for k in right if k.cls == left[0].cls), right[0]))
    return _name(union, keys, forms, canonical, codes, mentioned, homes)


def _same_people(
    union: _Union, keys: Mapping[tuple[str, Mention], _Key], relations: Mapping[str, tuple[RelationMention, ...]]
) -> None:
    """Joins people of one name across pages where they hold an office at the same organisation."""
    posts: dict[str, dict[_Key, set[_Key]]] = defaultdict(lambda: defaultdict(set))
    for article_id, found in relations.items():
        for r in found:
            if r.predicate == "holdsPosition":
                person, body = keys.get((article_id, r.subject)), keys.get((article_id, r.object))
                if person is not None and body is not None:
                    posts[person.form][person].add(union.find(body))
    for bearers in posts.values():
        people = sorted(bearers)
        for i, a in enumerate(people):
            for b in people[i + 1 :]:
                if bearers[a] & bearers[b]:
                    union.join(a, b)


def _classes(annotation: Annotation) -> dict[str, str]:
    """One class per surface form of an article: the one that most of its mentions have."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for m in annotation.mentions:
        if m.kind == "name":
            votes[m.text][m.cls] += 2 if m.rule.startswith(("quoted", "names", "people")) else 1
    return {form: min(c, key=lambda k: (-c[k], k)) for form, c in votes.items() if len(c) > 1}


def _suffixes(present: Mapping[str, set[_Key]], union: _Union) -> None:
    """Joins a name to the single longer one of its class and article that ends in it, or that begins with it and brackets more."""
    for cls, keys in present.items():
        if cls not in _MERGE_SUFFIX and cls not in ("Company", "Association", "GovernmentAgency", "Media"):
            continue
        ordered = sorted(keys, key=lambda k: (len(k.form), k.form))
        for i, short in enumerate(ordered):
            if len(short.form) < 4 and not (cls == "Event" and len(short.form) >= 3):
                continue
            longer = [k for k in ordered[i + 1 :] if k.form.endswith(short.form) and k.form != short.form]
            if cls == "Company":
                longer = [k for k in longer if len(k.form) - len(short.form) in (2, 3)]
            roots = {union.find(k) for k in longer}
            if len(roots) == 1:
                union.join(short, longer[0])


def _within_home(
    union: _Union,
    annotations: list[Annotation],
    homes: Mapping[str, str],
    keys: Mapping[tuple[str, Mention], _Key],
) -> None:
    """Joins the names of one page that differ by the home area in front: 重庆|山城巷传统风貌区."""
    pages: dict[tuple[str, str], set[_Key]] = defaultdict(set)
    page_of = {a.article.id: a.article.page for a in annotations}
    for (article, _), key in keys.items():
        if key.cls in _MERGE_SUFFIX and homes.get(article):
            pages[page_of[article], homes[article]].add(key)
    for (_, home), present in sorted(pages.items()):
        for key in sorted(present):
            for lead in (home, home[:-1]):
                bare = key._replace(form=key.form[len(lead) :])
                if key.form.startswith(lead) and len(bare.form) >= 4 and bare in present:
                    union.join(key, bare)


def _name(
    union: _Union,
    keys: Mapping[tuple[str, Mention], _Key],
    forms: Mapping[_Key, Counter[str]],
    canonical: Mapping[_Key, str],
    codes: Mapping[_Key, str],
    mentioned: Mapping[_Key, set[str]],
    homes: Mapping[str, str],
) -> Resolution:
    """Chooses labels and ids for the joined keys."""
    groups: dict[_Key, list[_Key]] = defaultdict(list)
    for key in sorted(forms):
        groups[union.find(key)].append(key)
    drafts: list[tuple[str, str, _Key, set[str], set[str], str]] = []
    for root, members in groups.items():
        surfaces: set[str] = {f for k in members for f in forms[k]}
        given = sorted({canonical[k] for k in members if k in canonical})
        label = (
            given[0]
            if given
            else max(
                (f for f in surfaces if not re.match(r"[我该本]|全[市区县省国镇]", f)),
                key=lambda f: (len(f), f),
                default=max(surfaces),
            )
        )
        where = {a for k in members for a in mentioned.get(k, ())}
        code = next((codes[k] for k in members if k in codes), "")
        drafts.append((label, root.cls, root, surfaces - {label}, where, code))
    by_label: dict[str, list[tuple[str, _Key]]] = defaultdict(list)
    for label, cls, root, *_ in drafts:
        by_label[local_name(label)].append((cls, root))
    entities: dict[str, Entity] = {}
    ids: dict[_Key, str] = {}
    for label, cls, root, aliases, where, code in sorted(drafts, key=lambda d: (d[0], d[1], d[2])):
        name = local_name(label)
        same = sorted(by_label[name])
        if len({c for c, _ in same}) > 1:
            name = f"{name}_{cls}"
        twins = [r for c, r in same if c == cls]
        if len(twins) > 1 and twins.index(root):
            name = f"{name}_{twins.index(root) + 1}"
        ids[root] = name
        entities[name] = Entity(name, cls, label, tuple(sorted(aliases)), tuple(sorted(where)), code)
    meaning = {place: ids[union.find(key)] for place, key in keys.items()}
    return Resolution(tuple(sorted(entities.values(), key=lambda e: e.id)), meaning, dict(homes))
