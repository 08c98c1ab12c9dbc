"""What a build wrote comes back as it was; anything else is refused with file and line."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from kg.errors import GraphError, UsageError
from kg.export import turtle
from kg.load import PAGES, load, write_pages
from kg.model import Author
from tests.support.gold_graph import gold_graph as make_gold_graph
from tests.support.small_graph import small_graph

gold_graph = lru_cache(maxsize=1)(make_gold_graph)


def _pages(graph):
    return sorted(graph.pages, key=lambda p: (p.file_name, p.id))


def _bare(graph):
    """Without what Turtle does not hold: texts, and where a byline stands."""

    def strip(a):
        authors = tuple(replace(author, start=-1, end=-1) for author in a.authors)
        return replace(a, text="", offsets=(), blocks=(), authors=authors)

    return replace(
        graph, pages=tuple(replace(p, text="", articles=tuple(map(strip, p.articles))) for p in _pages(graph))
    )


@pytest.mark.parametrize("graph", [small_graph(), gold_graph()], ids=["small", "gold"])
@pytest.mark.parametrize("base", [None, "http://example.org/中文/"])
@pytest.mark.parametrize("texts", [True, False])
def test_round_trip(tmp_path, graph, base, texts):
    options = {"base": base} if base else {}
    turtle.write(graph, tmp_path / "graph.ttl", **options)
    if texts:
        write_pages(graph, tmp_path / PAGES)
    back = load(tmp_path / "graph.ttl")
    assert _bare(back) == _bare(graph)
    assert [p.text for p in back.pages] == [p.text if texts else "" for p in _pages(graph)]
    assert turtle.render(back, **options) == turtle.render(graph, **options)


def test_articles_are_threaded_again_from_the_pages(tmp_path):
    turtle.write(small_graph(), tmp_path / "graph.ttl")
    write_pages(small_graph(), tmp_path / PAGES)
    articles = {a.title: (a, p.text) for p in load(tmp_path / "graph.ttl").pages for a in p.articles}
    article, page = articles["铜梁签约27个项目"]
    assert (
        article.text
        == "铜梁签约27个项目\n新重庆-重庆日报首席记者 夏元 通讯员 王小二\n铜梁区与“甲²·乙”公司签约，投资约30.5亿元。\n"
    )
    assert [(b.kind, article.text[b.start : b.end][:4]) for b in article.blocks] == [
        ("title", "铜梁签约"),
        ("body", "新重庆-"),
        ("body", "铜梁区与"),
    ]
    assert all(o < 0 or page[o] == c for c, o in zip(article.text, article.offsets, strict=True))


def test_latin_words_keep_a_blank_at_a_line_end(tmp_path):
    graph = small_graph()
    page = replace(graph.pages[0], text="Hello\nworld，\n你好", articles=())
    article = replace(graph.pages[0].articles[0], text="", blocks=(), offsets=tuple(range(15)))
    graph = replace(graph, pages=(replace(page, articles=(article,)),), entities=(), statements=(), observations=())
    turtle.write(graph, tmp_path / "graph.ttl")
    write_pages(graph, tmp_path / PAGES)
    assert load(tmp_path / "graph.ttl").pages[0].articles[0].text == "Hello world，你好\n"


@pytest.mark.parametrize(
    "authors",
    [
        (Author("夏元"),),
        (Author("夏元", "首席记者", "重庆日报"), Author("刘希", "", "视觉重庆")),
        (Author("O'Neil (Jr.)", "记者"), Author("Smith；Co", "摄")),
    ],
)
def test_bylines_come_back(tmp_path, authors):
    graph = small_graph()
    page = graph.pages[0]
    page = replace(page, articles=(replace(page.articles[0], authors=authors),))
    turtle.write(replace(graph, pages=(page, *graph.pages[1:])), tmp_path / "graph.ttl")
    back = next(p for p in load(tmp_path / "graph.ttl").pages if p.id == page.id)
    if any("；" in a.name for a in authors):  # no byline can be told apart there: the names alone come back
        assert {a.name for a in back.articles[0].authors} == {a.name for a in authors}
    else:
        assert back.articles[0].authors == authors


TEXT = turtle.render(small_graph())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (TEXT.replace("kg:status kg:done", "kg:status", 1), "is not valid Turtle"),
        (TEXT.replace("kg:status kg:done", "nope:status kg:done", 1), "The prefix nope: has not been declared"),
        ("<http://a/b> <http://a/c> 1 .", "holds no kg:Page"),
        (TEXT.replace("    rdf:subject id:夏元 ;\n", "", 1), "has no <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject>"),
        (TEXT.replace("kg:status kg:planned", "kg:status kg:dreamt", 1), "kg:status must be one of done, planned"),
        (TEXT.replace("kg:value 6.4", 'kg:value "6,4"', 1), "'6,4' is no number"),
        (TEXT.replace('kg:spans "34-48"', 'kg:spans "34 48"', 1), "'34 48' are no spans"),
        (TEXT.replace('kg:unit "PERCENT"', 'kg:unit "PERCENT" , "CNY"', 1), "has 2 values"),
        (TEXT.replace("kg:articleKind kg:caption", "kg:articleKind kg:poem", 1), "must be one of news"),
        (TEXT.replace("rdf:predicate kg:signedWith", "rdf:predicate schema:about", 1), "is no relation of this vocabulary"),
        (TEXT.replace("@prefix page: <https://w3id.org/kgnews/id/page/>", "@prefix page: <http://a/b/>"), "pages must be below one base"),
        (TEXT.replace("@prefix st: <https://w3id.org/kgnews/id/statement/>", "@prefix st: <http://a/b/>"), "should be below"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_is_refused(tmp_path, text, reason):
    assert text != TEXT
    path = tmp_path / "graph.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GraphError) as caught:
        load(path)
    assert reason in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_line_of_broken_turtle_is_named(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix a: <http://a/> .\n\na:b a:c a:d\na:e .\n", encoding="utf-8")
    with pytest.raises(GraphError, match="line 4"):
        load(path)


def test_no_file(tmp_path):
    with pytest.raises(UsageError, match="no such file"):
        load(tmp_path / "graph.ttl")
    with pytest.raises(UsageError, match="is a folder"):
        load(tmp_path)


def test_binary(tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    with pytest.raises(GraphError, match="is not valid Turtle"):
        load(path)
