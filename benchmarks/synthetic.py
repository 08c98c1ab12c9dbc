"""A made-up graph of any size in the shape of the vocabulary, for measuring.

The proportions are those of the annotated pages: per article about 14 entities,
15 statements and 5 observations; one area, like the home city of a paper, is in 40 of 100 articles.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

KG = "https://w3id.org/kgnews/ontology#"
ID = "https://w3id.org/kgnews/id/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS_LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"
ALT_LABEL = "<http://www.w3.org/2004/02/skos/core#altLabel>"
XSD = "http://www.w3.org/2001/XMLSchema#"
SCHEMA = "https://schema.org/"

CLASSES = {
    "AdministrativeArea": 14, "Programme": 14, "Industry": 10, "Company": 14, "Person": 11, "Product": 8,
    "Facility": 5, "GovernmentAgency": 5, "Event": 3, "Institution": 3, "Award": 3, "InformationSystem": 3,
    "Region": 2, "DevelopmentZone": 2, "TransportRoute": 2, "Media": 2, "Project": 2, "Document": 1, "Association": 1,
    "NaturalFeature": 1,
}  # fmt: skip
RELATIONS = {
    "partOf": 14, "locatedIn": 14, "implements": 15, "holdsPosition": 8, "focusesOn": 12, "produces": 5, "founded": 6,
    "participatesIn": 4, "exportsTo": 5, "awarded": 3, "connectsTo": 3, "operates": 3, "cooperatesWith": 3,
    "investedIn": 4, "organizes": 2, "signedWith": 2, "memberOf": 2, "subsidiaryOf": 1, "approvedBy": 1, "visited": 1,
}  # fmt: skip
INDICATORS = (
    "地区生产总值",
    "GDP",
    "总投资",
    "投资",
    "产值",
    "规上工业增加值",
    "营收",
    "固投",
    "出口",
    "进出口总额",
    "门店",
    "占地",
)
PERIODS = (
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "2022",
    "2023",
    "2024",
    "2024-Q1",
    "2025-Q1",
    "2024-01/2024-09",
    "2025-01/2025-06",
    "2024-10",
)
KINDS = ("level", "level", "level", "growth", "growth", "share", "rank", "change")


def triples(count: int, *, seed: int = 7) -> Iterator[str]:
    """About ``count`` triples as lines of N-Triples, the same for the same ``seed``."""
    chance = random.Random(seed)
    articles = max(3, count // 309)
    names: dict[str, list[str]] = {}
    total = articles * 6
    share = sum(CLASSES.values())
    for cls, weight in CLASSES.items():
        names[cls] = [
            f"<{ID}{cls}{n}>"
            for n in range(max(4, total * weight // share // (8 if cls == "AdministrativeArea" else 1)))
        ]
    everything = [(cls, name) for cls, members in names.items() for name in members]
    for cls, name in everything:
        label = name[len(ID) + 1 : -1]
        yield f"{name} <{RDF}type> <{KG}{cls}> .\n"
        yield f'{name} {RDFS_LABEL} "{label}"@zh .\n'
        yield f'{name} {ALT_LABEL} "简{label}"@zh .\n'

    def pick() -> str:
        members = names[chance.choices(tuple(CLASSES), weights=tuple(CLASSES.values()))[0]]
        return members[int(len(members) * chance.random() ** 1.3)]

    areas = names["AdministrativeArea"]
    sites = [*areas[1:], *names["Project"], *names["Company"], *names["Facility"]]

    def parent(name: str) -> str:
        """The larger whole that a name belongs to: a tree in which each node has about ten children."""
        cls = name[len(ID) + 1 : -1].rstrip("0123456789")
        return names[cls][int(name[len(ID) + 1 + len(cls) : -1]) // 10]

    for number in range(articles):
        article = f"<{ID}article/a{number:x}>"
        page = f"<{ID}page/p{number // 6:x}>"
        if number % 6 == 0:
            yield f"{page} <{RDF}type> <{KG}Page> .\n"
            yield f'{page} <{KG}fileName> "{number // 6}.txt" .\n'
        yield f"{article} <{RDF}type> <{KG}Article> .\n"
        yield f"{article} <{KG}onPage> {page} .\n"
        yield f'{article} <{SCHEMA}headline> "第{number}篇"@zh .\n'
        yield f'{article} <{SCHEMA}datePublished> "20{20 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"^^<{XSD}date> .\n'
        here = sorted({*(pick() for _ in range(14)), *(areas[:1] if chance.random() < 0.4 else ())})
        for person in names["Person"][number % 40 : number % 40 + 2]:
            yield f"{article} <{SCHEMA}author> {person} .\n"
        for name in here:
            yield f"{name} <{KG}mentionedIn> {article} .\n"

        def evidence(text: str, article: str = article, number: int = number) -> Iterator[str]:
            key = hashlib.sha256(text.encode()).hexdigest()[:12]
            yield key
            yield f"<{ID}evidence/{key}> <{RDF}type> <{KG}Evidence> .\n"
            yield f"<{ID}evidence/{key}> <{KG}inArticle> {article} .\n"
            yield f'<{ID}evidence/{key}> <{KG}rule> "made/up" .\n'
            yield f'<{ID}evidence/{key}> <{KG}spans> "{number}-{number + 40}" .\n'
            yield f'<{ID}evidence/{key}> <{KG}quote> "{text}"@zh .\n'

        for turn in range(15):
            relation = chance.choices(tuple(RELATIONS), weights=tuple(RELATIONS.values()))[0]
            subject = areas[0] if areas[0] in here and chance.random() < 0.25 else chance.choice(here)
            object_ = chance.choice(here)
            if relation == "locatedIn":
                object_ = chance.choice(areas)
            elif relation == "partOf":
                object_ = parent(subject)
            elif relation == "investedIn":
                object_ = chance.choice(sites)
            key = f"<{ID}statement/{number:x}-{turn}>"
            done = chance.random() < 0.75
            year = 2020 + number % 6
            yield f"{key} <{RDF}type> <{KG}Statement> .\n"
            yield f"{key} <{RDF}subject> {subject} .\n"
            yield f"{key} <{RDF}predicate> <{KG}{relation}> .\n"
            yield f"{key} <{RDF}object> {object_} .\n"
            yield f"{key} <{KG}status> <{KG}{'done' if done else 'planned'}> .\n"
            yield f'{key} <{KG}confidence> "0.9"^^<{XSD}decimal> .\n'
            if done:
                yield f"{subject} <{KG}{relation}> {object_} .\n"
            if chance.random() < 0.22:
                yield f'{key} <{KG}date> "{year}" .\n'
                yield f'{key} <{KG}from> "{year}-01-01"^^<{XSD}date> .\n'
                yield f'{key} <{KG}until> "{year}-12-31"^^<{XSD}date> .\n'
            if relation == "investedIn" and chance.random() < 0.5:
                yield f'{key} <{KG}amount> "{chance.randrange(1, 500) * 10**7}"^^<{XSD}integer> .\n'
                yield f'{key} <{KG}currency> "CNY" .\n'
            if relation == "holdsPosition":
                yield f'{key} <{KG}role> "{chance.choice(("主任", "书记", "总经理", "记者"))}"@zh .\n'
            found = evidence(f"句子{number}之{turn}：{subject[len(ID) + 1 : -1]}与{object_[len(ID) + 1 : -1]}")
            yield f"{key} <{KG}evidence> <{ID}evidence/{next(found)}> .\n"
            yield from found
        for turn in range(5):
            subject = areas[0] if areas[0] in here and chance.random() < 0.3 else chance.choice(here)
            key = f"<{ID}observation/{number:x}-{turn}>"
            indicator, kind, period = chance.choice(INDICATORS), chance.choice(KINDS), chance.choice(PERIODS)
            unit = {
                "level": "CNY",
                "growth": "PERCENT",
                "share": "PERCENT",
                "rank": "RANK",
                "change": "PERCENTAGE_POINT",
            }[kind]
            yield f"{key} <{RDF}type> <{KG}Observation> .\n"
            yield f"{key} <{KG}subject> {subject} .\n"
            yield f'{key} <{KG}indicator> "{indicator}"@zh .\n'
            yield f"{key} <{KG}kind> <{KG}{kind}> .\n"
            yield f'{key} <{KG}value> "{chance.randrange(1, 999) / 10}"^^<{XSD}decimal> .\n'
            yield f'{key} <{KG}unit> "{unit}" .\n'
            yield f"{key} <{KG}status> <{KG}done> .\n"
            if period:
                yield f'{key} <{KG}period> "{period}" .\n'
                yield f'{key} <{KG}from> "{period[:4]}-01-01"^^<{XSD}date> .\n'
                yield f'{key} <{KG}until> "{period[:4]}-12-31"^^<{XSD}date> .\n'
            found = evidence(f"数字{number}之{turn}：{subject[len(ID) + 1 : -1]}{indicator}")
            yield f"{key} <{KG}evidence> <{ID}evidence/{next(found)}> .\n"
            yield from found


def write(path: Path, *, count: int = 1_000_000) -> Path:
    """Write such a graph as N-Triples, which Turtle includes; gives ``path`` back."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(triples(count))
    return path
