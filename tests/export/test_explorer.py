"""The explorer page as made in Python: what it holds, where things stand, and that it is safe and stable."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kg.errors import UsageError
from kg.export import explorer
from kg.export.explorer_data import Limits, most_important
from kg.export.explorer_layout import (
    BOXED,
    Box,
    apart,
    blocks,
    box_of,
    clip,
    columns,
    half_of_box,
    place,
    text_width,
    wrap,
)
from kg.export.explorer_places import area_coordinates, province_names
from kg.export.explorer_style import GROUND, style_of
from kg.export.explorer_views import START_NODES, Links, overview, views
from kg.model import CLASSES, Graph
from kg.ontology import ontology
from tests.export.explorer_browser import big_graph, hostile_graph
from tests.support.gold_graph import gold_graph


@pytest.fixture(scope="module")
def graph():
    return gold_graph()


@pytest.fixture(scope="module")
def page(graph):
    return explorer.render(graph)


def tables(page):
    """The JSON block that the page holds its data in."""
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)[1])


def test_the_page_holds_the_whole_graph(graph, page):
    data = tables(page)
    assert [row[0] for row in data["entities"]] == [e.id for e in graph.entities]
    assert [row[0] for row in data["statements"]] == [s.id for s in graph.statements]
    assert [row[0] for row in data["observations"]] == [o.id for o in graph.observations]
    assert {row[0] for row in data["evidence"]} == {
        ev.id for f in (*graph.statements, *graph.observations) for ev in f.evidence
    }
    assert data["held"] == data["all"]


def test_classes_and_relations_are_called_what_the_ontology_calls_them(page):
    data, terms = tables(page), ontology()
    assert [row[1:3] for row in data["classes"]] == [
        [terms.classes[r[0]].label_zh, terms.classes[r[0]].label_en] for r in data["classes"]
    ]
    assert [row[1:3] for row in data["relations"]] == [
        [terms.relations[r[0]].label_zh, terms.relations[r[0]].label_en] for r in data["relations"]
    ]


def test_labels_and_coordinates_can_be_given(graph):
    data = tables(explorer.render(graph, labels={"Company": ("公司", "firm")}, coordinates={"铜梁区": (106.05, 29.84)}))
    assert ["Company", "公司", "firm"] in [row[:3] for row in data["classes"]]
    assert ["Person", "Person", "Person"] in [row[:3] for row in data["classes"]]
    assert {row[0]: row[7] for row in data["entities"] if row[7]} == {"铜梁区": [106.05, 29.84]}


def test_a_sentence_is_found_in_the_text_of_its_article(graph, page):
    data = tables(page)
    kinds = {row[0]: row for row in data["evidence"]}
    articles = {a.id: a for p in graph.pages for a in p.articles}
    texts = {a.id: p.text for p in graph.pages for a in p.articles}
    for fact in graph.statements:
        for ev in fact.evidence:
            _, article, _, start, end, quote, *_ = kinds[ev.id]
            units = data["articles"][article][7].encode("utf-16-le")
            printed = units[2 * start : 2 * end].decode("utf-16-le")
            # Gold articles can end inside a sentence; the part that they hold is what is marked.
            held = set(articles[ev.article].offsets)
            expected = "".join(texts[ev.article][i] for a, b in ev.spans for i in range(a, b) if i in held)
            assert re.sub(r"\s", "", printed) == re.sub(r"\s", "", expected)
            assert (quote or printed) == ev.quote


def test_offsets_count_as_javascript_does():
    data = tables(explorer.render(hostile_graph(), labels={}, coordinates={}))
    [(_, article, _, start, end, _, *_)] = data["evidence"]
    text = data["articles"][article][7]
    assert "😀" in text[:start]  # a character that JavaScript counts twice stands before it
    assert text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le").startswith("</script><script>alert(6)")


def test_another_process_writes_the_same_bytes_under_any_locale_and_hash_seed(page, tmp_path):
    program = (
        "from pathlib import Path; from kg.export import explorer; from tests.support.gold_graph import gold_graph;"
        f"explorer.write(gold_graph(), Path({str(tmp_path)!r}) / 'graph.html')"
    )
    odd = {**os.environ, "PYTHONHASHSEED": "77", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    subprocess.run([sys.executable, "-c", program], check=True, env=odd, cwd=Path(__file__).parents[2])
    assert (tmp_path / "graph.html").read_bytes().decode("utf-8") == page


def test_nothing_in_the_data_can_open_or_close_an_element():
    page = explorer.render(hostile_graph(), labels={}, coordinates={})
    for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S):
        assert not set("<>&") & set(block)
        json.loads(block)
    assert page[: page.index("<script>")].count("<script") == 2  # the two blocks of data


def test_the_policy_names_the_scripts_of_the_page_and_no_source(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src &#39;none&#39;")
    assert not re.search(r"unsafe|https?:|\*", policy)
    assert not re.search(r"""(src|href)=["'](?!#|data:,)""", page.split("<script", 1)[0])


def test_a_file_is_written_whole_or_not_at_all(graph, tmp_path, monkeypatch):
    file = tmp_path / "图谱 graph.html"
    file.write_text("before", encoding="utf-8")
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(UsageError, match=f"{file.name}.*disk full"):
        explorer.write(Graph(), file)
    assert [p.name for p in tmp_path.iterdir()] == [file.name]
    assert file.read_text(encoding="utf-8") == "before"


# ------------------------------------------------------------------ limits


def test_a_large_graph_is_cut_to_its_most_connected_part():
    graph = big_graph(300, 900)
    part = most_important(graph, Limits(entities=50, statements=120))
    assert len(part.entities) == 50
    assert len(part.statements) <= 120
    kept = {e.id for e in part.entities}
    assert all(s.subject in kept and s.object in kept for s in part.statements)
    degree = {e.id: sum(e.id in (s.subject, s.object) for s in graph.statements) for e in graph.entities}
    assert min(degree[i] for i in kept) >= max(degree[e.id] for e in graph.entities if e.id not in kept)
    assert most_important(graph, Limits()) == graph


def test_article_texts_beyond_the_limit_leave_their_sentences(graph):
    data = tables(explorer.render(graph, limits=Limits(characters=2000)))
    assert 0 < sum(len(row[7]) for row in data["articles"]) <= 2000
    quotes = {ev.id: ev.quote for s in graph.statements for ev in s.evidence}
    assert all(row[5] == quotes.get(row[0], row[5]) for row in data["evidence"] if not data["articles"][row[1]][7])


def test_facts_about_entities_that_are_missing_are_left_out(graph):
    damaged = replace(graph, entities=graph.entities[100:])
    kept = {e.id for e in damaged.entities}
    data = tables(explorer.render(damaged))
    assert {r[0] for r in data["statements"]} == {
        s.id for s in graph.statements if s.subject in kept and s.object in kept
    }


# ------------------------------------------------------------- start and views


def test_the_start_view_is_led_by_the_most_connected_and_is_linked(graph):
    links = Links(graph)
    chosen = overview(links, START_NODES)
    assert len(chosen) == len(set(chosen)) == START_NODES
    best = sorted(range(len(graph.entities)), key=links.rank.__getitem__)[: START_NODES // 5]
    assert set(best) <= set(chosen)
    alone = [n for n in chosen if not set(links.beside[n]) & set(chosen)]
    assert len(alone) <= START_NODES // 10


@pytest.mark.parametrize(
    ("entities", "statements"), [(0, 0), (1, 0), (5, 0), (5, 4)], ids=["none", "one", "unlinked", "linked"]
)
def test_small_graphs_show_everything(entities, statements):
    made = big_graph(max(entities, 2), statements)
    graph = replace(made, entities=made.entities[:entities])
    assert sorted(views(graph)["overview"].nodes) == list(range(entities))


def test_every_view_shows_what_it_is_about(graph):
    made = views(graph)
    classes = {name: {graph.entities[n].cls for n in view.nodes} for name, view in made.items()}
    assert {"Programme", "Industry"} <= classes["industry"]
    assert {"Company"} <= classes["company"]
    assert {"InformationSystem"} <= classes["platform"]
    assert [c[0] for c in made["platform"].columns] == ["operator", "system", "related"]
    ran = {s.object for s in graph.statements if s.predicate == "operates"}
    shown = {graph.entities[n].id for n in made["platform"].nodes}
    systems = {e.id for e in graph.entities if e.cls == "InformationSystem"}
    assert len(ran & systems & shown) >= len(ran & systems) * 0.7


# -------------------------------------------------------------------- layout


def overlaps(points, boxes):
    found = []
    for i, ((x, y), a) in enumerate(zip(points, boxes, strict=True)):
        for (u, v), b in list(zip(points, boxes, strict=True))[i + 1 :]:
            wide = a.half_width + b.half_width - abs(x - u) > 1.5
            if wide and min(y + a.below, v + b.below) - max(y - a.above, v - b.above) > 1.5:
                found.append(((x, y), (u, v)))
    return found


def test_no_two_labels_of_a_network_meet(graph):
    for name in ("overview", "overviewSmall", "company", "companySmall"):
        view = views(graph)[name]
        degrees = Links(graph).beside
        boxes = [box_of(graph.entities[n].label, len(degrees[n])) for n in view.nodes]
        assert overlaps(view.points, boxes) == [], name


def test_nodes_on_one_spot_come_apart():
    boxes = [Box(40, 10, 30)] * 30
    assert overlaps(apart(np.zeros((30, 2)), boxes).tolist(), boxes) == []


def test_a_star_keeps_its_hub_inside():
    points = place([box_of("甲公司", 1)] * 13, {(0, i): 1.0 for i in range(1, 13)})
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    assert min(xs) < points[0][0] < max(xs)
    assert min(ys) < points[0][1] < max(ys)


def test_columns_put_linked_nodes_level():
    at = columns([[0, 1, 2], [3, 4, 5]], {(0, 5): 1.0, (1, 4): 1.0, (2, 3): 1.0}, dict.fromkeys(range(6), 40.0))
    assert all(at[a][1] == at[b][1] for a, b in ((0, 5), (1, 4), (2, 3)))
    assert at[0][0] < at[5][0]


def test_columns_are_as_wide_as_their_widest_node():
    halves = {0: 30.0, 1: 180.0, 2: 30.0, 3: 110.0}
    at = columns([[0, 1], [], [2], [3]], {}, halves, gap=50)
    assert [at[n][0] for n in (1, 2, 3)] == [-260, 70, 330]  # from edge to edge: 360, 50, 200, 50, 220


def test_blocks_stand_below_one_another_two_in_a_row():
    at = blocks([[0, 1, 2], [], [3, 4]], width=200, height=40, head=60)
    assert at == {0: (-100, 60), 1: (100, 60), 2: (0, 100), 3: (-100, 160), 4: (100, 160)}


@pytest.mark.parametrize("view", ["industry", "platform"])
def test_no_two_boxes_of_a_columned_view_meet(graph, view):
    for name in (view, f"{view}Small"):
        shown = views(graph)[name]
        boxes = [Box(half_of_box(graph.entities[n].label), 17, 17) for n in shown.nodes]
        assert overlaps(shown.points, boxes) == [], name
        assert len(shown.columns) >= 3


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("铜梁区", "铜梁区"),
        ("西门子（中国）有限公司", "西门子（中国）\n有限公司"),
        ("中国（重庆）自由贸易试验区", "中国（重庆）\n自由贸易试验区"),
        ("重庆某某新型ABCD研究开发院", "重庆某某新型\nABCD研究开发院"),
        ("重庆长安汽车股份有限公司", "重庆长安汽车\n股份有限公司"),
        ("SK海力士", "SK海力士"),
        ("两行\n名称", "两行 名称"),
        ("很" * 300, "很" * 9 + "\n" + "很" * 8 + "…"),
        ("", ""),
    ],
)
def test_labels_are_wrapped(label, shown):
    assert wrap(label) == shown
    assert all(text_width(line) <= 9.5 for line in wrap(label).split("\n"))
    assert text_width(clip(label)) <= BOXED


# ------------------------------------------------------------------- colours


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_class_stands_out_and_is_told_apart(cls):
    _, light, dark = style_of(cls)
    assert contrast(light, GROUND["light"]) >= 3
    assert contrast(dark, GROUND["dark"]) >= 3
    assert [c for c in CLASSES if style_of(c) == style_of(cls)] == [cls]


def test_text_is_readable_on_its_ground_in_both_themes():
    css = (explorer.TEMPLATES / "page.css").read_text(encoding="utf-8")
    for block in re.findall(r":root(?:\[[^]]*\])? \{(.*?)\}", css, re.S):
        ink = dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
        for text, grounds in {
            "text": ("ground", "surface", "hover", "accentGround", "subject", "object", "trigger"),
            "soft": ("ground", "surface", "hover"),
            "accent": ("ground", "surface", "accentGround"),
            "planned": ("plannedGround",),
            "done": ("doneGround",),
        }.items():
            for ground in grounds:
                assert contrast(ink[text], ink[ground]) >= 4.5, (text, ground)


# -------------------------------------------------------------------- places


def test_areas_lie_where_they_lie():
    places = area_coordinates()
    for code, lon, lat in (("500000", 106.5, 29.6), ("110000", 116.4, 39.9)):
        assert places[code] == pytest.approx((lon, lat), abs=0.4)
    assert "铜梁区" in places  # a name that only one area has
    assert "鼓楼区" not in places  # four cities have one
    assert province_names()["50"] == "重庆市"


def test_every_word_is_there_in_both_languages():
    words = (explorer.TEMPLATES / "words.js").read_text(encoding="utf-8")
    zh, en = re.search(r"zh: \{(.*?)\n  \},\n  en: \{(.*?)\n  \},", words, re.S).groups()
    keys = [
        set(re.findall(r"(?:^\s*|, )(\w+): (?=[\"(])", re.sub(r'"[^"]*"|`[^`]*`', '""', part), re.M))
        for part in (zh, en)
    ]
    assert keys[0] == keys[1]
    assert len(keys[0]) > 100
    used = set()
    for name in explorer.SCRIPTS:
        used |= set(re.findall(r'\bt\("(\w+)"', (explorer.TEMPLATES / name).read_text(encoding="utf-8")))
    assert used <= keys[0], used - keys[0]


@pytest.mark.parametrize("name", [*explorer.SCRIPTS, *explorer.STYLES, "explorer.html"])
def test_parts_stay_small(name):
    assert len((explorer.TEMPLATES / name).read_text(encoding="utf-8")) < 15_000


def test_no_part_sets_markup_or_runs_text():
    for name in explorer.SCRIPTS:
        text = (explorer.TEMPLATES / name).read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            name
        )
