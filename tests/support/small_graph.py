"""A graph of two pages that uses every field, with names that are hard to write down."""

from __future__ import annotations

import hashlib

from kg.ids import content_id, local_name
from kg.model import Article, Author, Block, Entity, Evidence, Graph, Observation, Page, Statement

FIRST = "铜梁签约27个项目\n新重庆-重庆日报首席记者 夏元 通讯员 王小二\n铜梁区与“甲²·乙”公司签约，\n投资约30.5亿元。\n"
SECOND = "图说\n甲²乙公司将落户铜梁。\n夏元任铜梁区区长。一季度GDP增长6.4%，下降0.5%。"


def small_graph() -> Graph:
    """Two pages, five entities, five statements (one said twice, one planned) and two figures."""
    one = _page(
        "2025-04-25.txt",
        FIRST,
        [(0, 9), (10, 33), (34, 60)],
        kind="news",
        title="铜梁签约27个项目",
        authors=(Author("夏元", "首席记者", "新重庆-重庆日报"), Author("王小二", "通讯员"), Author("O'Neil (Jr.)")),
        media="重庆日报",
        date="2025-04-25",
        date_source="file name",
        identifier="重庆/1",
    )
    two = _page("图说.txt", SECOND, [(0, 2), (3, 14), (15, 44)], kind="caption", title="图说")
    a, b = one.articles[0], two.articles[0]
    signed = _evidence(a, FIRST, "铜梁区与“甲²·乙”公司签约", "signedWith/joint", "铜梁区", "“甲²·乙”公司", "签约")
    again = _evidence(b, SECOND, "甲²乙公司将落户铜梁", "signedWith/again")
    money = _evidence(a, FIRST, "投资约30.5亿元", "investedIn/sum")
    settle = _evidence(b, SECOND, "甲²乙公司将落户铜梁", "locatedIn/settles", "甲²乙公司", "铜梁", "落户")
    office = _evidence(b, SECOND, "夏元任铜梁区区长", "holdsPosition/appointed", "夏元", "铜梁区", "任")
    growth = _evidence(b, SECOND, "一季度GDP增长6.4%", "figures/growth")
    both = tuple(sorted((a.id, b.id)))
    entities = [
        Entity("铜梁区", "AdministrativeArea", "铜梁区", ("铜梁",), both, "500151"),
        Entity(local_name("甲²·乙公司"), "Company", "甲²·乙公司", ('="甲"\\n', "“甲²·乙”公司", "甲²乙公司"), both),
        Entity("夏元", "Person", "夏元", (), both),
        Entity("重庆日报", "Media", "重庆日报", ("新重庆-重庆日报",), (a.id,)),
        Entity("A.B.-①", "Project", "A.B.-①", (), (a.id,)),
    ]
    area, company, person, media, project = (e.id for e in entities)
    statements = [
        _statement(area, "signedWith", company, date="2025-Q1", evidence=(signed, again)),
        _statement(company, "investedIn", project, amount=3.05e9, currency="CNY", evidence=(money,)),
        _statement(company, "locatedIn", area, status="planned", date="2025-04/2025-12", evidence=(settle,)),
        _statement(person, "holdsPosition", area, role="区长", evidence=(office,)),
        _statement(person, "holdsPosition", media, role="首席记者", evidence=(signed,)),
    ]
    observations = [
        Observation("aaaaaaaaaaaa", area, "GDP", "growth", 6.4, "PERCENT", "2025-Q1", "done", "", 0.75, (growth,)),
        Observation(
            "bbbbbbbbbbbb", area, "GDP", "change", -0.5, "PERCENTAGE_POINT", "", "planned", "约", 1.0, (growth,)
        ),
    ]
    return Graph(
        tuple(sorted((one, two), key=lambda p: p.id)),
        tuple(sorted(entities, key=lambda e: e.id)),
        tuple(sorted(statements, key=lambda s: s.id)),
        tuple(observations),
    )


def _page(name: str, text: str, ranges: list[tuple[int, int]], **fields: object) -> Page:
    sha = hashlib.sha256(text.encode()).hexdigest()
    body, offsets, blocks = "", [], []
    for start, end in ranges:
        blocks.append(Block(len(body), len(body) + end - start, "body"))
        body += text[start:end] + "\n"
        offsets += [*range(start, end), -1]
    article = Article(
        content_id(sha, ranges), sha[:12], text=body, offsets=tuple(offsets), blocks=tuple(blocks), **fields
    )  # type: ignore[arg-type]
    return Page(sha[:12], name, sha, text, (article,))


def _evidence(
    article: Article, text: str, quote: str, rule: str, subject: str = "", object: str = "", trigger: str = ""
) -> Evidence:
    start = text.index(quote)
    spans = ((start, start + len(quote)),)
    return Evidence(content_id(article.id, spans, rule), article.id, rule, spans, quote, subject, object, trigger)


def _statement(subject: str, predicate: str, object: str, **fields: object) -> Statement:
    fields = {"status": "done", "confidence": 0.93, **fields}
    evidence = tuple(sorted(fields.pop("evidence")))  # type: ignore[call-overload]
    return Statement(
        content_id(subject, predicate, object, *fields.values()),
        subject,
        predicate,
        object,
        evidence=evidence,
        **fields,
    )  # type: ignore[arg-type]
