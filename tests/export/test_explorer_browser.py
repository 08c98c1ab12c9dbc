"""The explorer in a real Chromium: one test for each thing that a reader of the page can do."""

import csv
import io
import itertools
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from datetime import date

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.export import explorer
from kg.export.explorer_data import Limits
from kg.model import Graph
from kg.periods import bounds
from kg.rdf import triples
from tests.export.explorer_browser import big_graph, chromium, hostile_graph, opened
from tests.support.gold_graph import gold_graph

pytestmark = pytest.mark.browser

HUB = "铜梁区"


@pytest.fixture(scope="module")
def browser():
    with chromium() as it:
        yield it


@pytest.fixture(scope="module")
def graph():
    return gold_graph()


@pytest.fixture(scope="module")
def file(graph, tmp_path_factory):
    path = tmp_path_factory.mktemp("explorer") / "图谱.html"
    explorer.write(graph, path)
    return path


@pytest.fixture
def start(browser, file):
    with opened(browser, file) as it:
        yield it


def write(graph, folder, **options):
    path = folder / "graph.html"
    explorer.write(graph, path, **options)
    return path


def name_of(graph, id):
    return next(e.label for e in graph.entities if e.id == id)


# ------------------------------------------------------------------ looking


def label_overlaps(it):
    """Pairs of entities whose drawn names meet, or whose name meets the other's mark."""
    return it.page.evaluate(
        """() => {
      const nodes = Object.values(explorer.network().body.nodes).filter((n) => n.options.label);
      const boxes = nodes.flatMap((n) => {
        const size = n.shape.labelModule.size;
        const { width, height } = n.shape;
        const half = n.options.shape === "box" ? 0 : n.options.size;
        const label = { n, left: size.left, right: size.left + size.width, top: size.top, bottom: size.top + size.height };
        const mark = { n, left: n.x - half, right: n.x + half, top: n.y - half, bottom: n.y + half };
        return half ? [label, mark] : [{ n, left: n.x - width / 2, right: n.x + width / 2, top: n.y - height / 2, bottom: n.y + height / 2 }];
      });
      const found = [];
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
        const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (a.n !== b.n && wide > 1 && high > 1) found.push([a.n.options.label, b.n.options.label]);
      }));
      return found;
    }"""
    )


@pytest.mark.parametrize("view", ["overview", "company", "industry", "platform"])
def test_names_do_not_overlap_when_a_view_opens(browser, file, view):
    with opened(browser, file, address=f"view={view}") as it:
        assert 20 <= len(it.shown()) <= 500
        assert label_overlaps(it) == []


def test_the_start_view_shows_hubs_and_their_links_at_rest(start, graph):
    links = Counter(end for s in graph.statements for end in {s.subject, s.object})
    shown = start.shown()
    assert {id for id, _ in links.most_common(8)} <= set(shown)
    assert len(start.links()) >= len(shown) * 0.8
    assert not start.page.evaluate("explorer.network().physics.physicsEnabled")
    before = start.page.evaluate("id => explorer.at(id)", HUB)
    start.page.wait_for_timeout(300)
    assert start.page.evaluate("id => explorer.at(id)", HUB) == before
    frame = start.page.locator("#canvas").bounding_box()
    for id in shown:
        x, y = start.page.evaluate("id => explorer.at(id)", id)
        assert frame["x"] < x < frame["x"] + frame["width"]
        assert frame["y"] < y < frame["y"] + frame["height"]
    start.picture("start-1280-light-zh")


@pytest.mark.parametrize(
    ("size", "theme", "language"),
    [
        ((1280, 800), "dark", "en-GB"),
        ((390, 780), "light", "zh-CN"),
        ((390, 780), "dark", "en-GB"),
        ((1680, 1000), "light", "zh-CN"),
    ],
)
def test_it_fits_its_window_in_each_theme_and_language(browser, file, size, theme, language):
    with opened(browser, file, size=size, theme=theme, language=language) as it:
        root = "document.documentElement"
        assert it.page.evaluate(f"{root}.dataset.theme") == theme
        assert it.page.evaluate(f"{root}.lang") == language[:2]
        assert ("产业图谱" if language == "zh-CN" else "Industries") in it.text("#tabs")
        assert label_overlaps(it) == []
        it.picture(f"start-{size[0]}-{theme}-{language[:2]}")
        for view in ("overview", "industry", "company", "district", "timeline", "platform"):
            it.page.click(f"[data-view={view}]")
            assert it.page.evaluate(f"{root}.scrollWidth") <= size[0]
        it.page.click("[data-view=overview]")
        if size[0] == 390:  # the summary waits behind a button, and opens over the graph
            assert not it.page.is_visible("#panel")
            it.page.click("#openPanel")
        assert it.page.is_visible("#panelBody .numbers")
        if size[0] == 390:
            it.page.locator("#panelBody .fact").first.click()
            assert it.page.is_visible("#panelBody .name")
            it.picture(f"entity-{size[0]}-{theme}-{language[:2]}")
            it.page.click("#close")
            assert not it.page.is_visible("#panel")


def test_language_and_theme_change_at_a_press(start):
    start.page.click("#language")
    assert "Industries" in start.text("#tabs")
    assert start.text("#legend").startswith("Company")
    start.page.click("#theme")
    assert start.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert "lang=en" in start.page.url
    assert "theme=dark" in start.page.url


def test_expand_collapse_pin_hide(start, graph):
    beside = {s.object if s.subject == HUB else s.subject for s in graph.statements if HUB in (s.subject, s.object)} - {
        HUB
    }
    start.select(HUB)
    before = set(start.shown())
    assert beside - before
    start.page.get_by_role("button", name="展开").click()
    after = set(start.shown())
    assert before < after
    assert len(after - before) == min(20, len(beside - before))
    assert after - before <= beside
    assert label_overlaps(start) == []
    start.page.get_by_role("button", name="收起").click()
    assert len(start.shown()) < len(after)
    assert HUB in start.shown()

    start.page.get_by_role("button", name="固定", exact=True).click()
    assert (
        start.page.evaluate(
            "id => Object.values(explorer.network().body.nodes).filter((n) => n.options.fixed.x).length", HUB
        )
        == 1
    )
    assert "pin=" in start.page.url

    start.page.get_by_role("button", name="隐藏", exact=True).click()
    assert HUB not in start.shown()
    start.page.click("#restore")
    assert HUB in start.shown()


def test_physics_moves_only_when_asked(start):
    start.page.click("#physics")
    assert start.page.evaluate("explorer.network().physics.physicsEnabled")
    start.page.click("#physics")
    assert not start.page.evaluate("explorer.network().physics.physicsEnabled")


def test_a_shortest_path_between_two_entities(start, graph):
    ids = {e.label: e.id for e in graph.entities}
    links = nx.Graph((s.subject, s.object) for s in graph.statements)
    for a, b in (("凌创测控科技公司", "德国"), ("铜梁区", "重庆市"), ("临沂市", "重庆市")):
        start.page.click("#pathButton")
        for field, name in (("#pathFrom", a), ("#pathTo", b)):
            start.page.fill(field, name)
            start.page.keyboard.press("Enter")
        start.page.click("#pathForm [type=submit]")
        path = start.shown()
        if nx.has_path(links, ids[a], ids[b]):
            steps = nx.shortest_path_length(links, ids[a], ids[b])
            assert f"{steps} 步" in start.text("#panelBody")
            assert (path[0], path[-1], len(path)) == (ids[a], ids[b], steps + 1)
            assert all(links.has_edge(*pair) for pair in itertools.pairwise(path))
        else:
            assert "没有路径" in start.text("#panelBody")
            assert path == []
        start.picture(f"path-{len(path)}")


# ------------------------------------------------------------------- finding


def test_search_by_name_alias_and_pinyin(start, graph):
    for typed, found in {
        "铜梁高": "铜梁高新区",
        "tlgxq": "铜梁高新区",
        "tonglianggaoxin": "铜梁高新区",
        "cqcaqc": "重庆长安汽车股份有限公司",
        "长安公司": "重庆长安汽车股份有限公司",
    }.items():
        start.page.click("[data-view=overview]")
        start.page.fill("#search", typed)
        assert found in start.page.locator("#suggestions .what").all_inner_texts()[0]
        start.page.keyboard.press("Enter")
        assert start.text("#panelBody .name") == found
        assert found in [name_of(graph, id) for id in start.shown()]


def test_search_shows_the_alias_that_matched_and_goes_by_keys(start, graph):
    entity = next(e for e in graph.entities if len(e.aliases) and len(e.aliases[0]) > 3 and e.aliases[0] not in e.label)
    start.page.keyboard.press("/")
    start.page.keyboard.type(entity.aliases[0])
    assert entity.aliases[0] in start.page.locator("#suggestions").inner_text()
    assert start.page.get_attribute("#search", "aria-expanded") == "true"
    start.page.keyboard.press("ArrowDown")
    start.page.keyboard.press("ArrowUp")
    active = start.page.get_attribute("#search", "aria-activedescendant")
    assert entity.label in start.text(f"#{active}")
    start.picture("search")
    start.page.keyboard.press("Escape")
    assert not start.page.is_visible("#suggestions")
    start.page.fill("#search", "绝无此名xyz")
    assert start.text("#suggestions") == "没有找到"


def facts_shown(it):
    return {f for link in it.links() for f in link["facts"]}


def test_filter_by_status(start, graph):
    start.page.click("#filterButton")
    by_id = {s.id: s for s in graph.statements}
    for status in ("done", "planned"):
        start.page.select_option("[data-filter=status]", status)
        assert {by_id[f].status for f in facts_shown(start)} == {status}
        assert (
            start.text(".numbers div:nth-child(4) strong") == f"{sum(s.status == status for s in graph.statements):,}"
        )
    start.picture("filter-planned")


def test_filter_by_relation_page_period_confidence(browser, graph, tmp_path):
    half = {s.id for i, s in enumerate(graph.statements) if i % 2}
    graph = replace(
        graph, statements=tuple(replace(s, confidence=0.4 if s.id in half else 0.9) for s in graph.statements)
    )
    page = next(p for p in graph.pages if p.file_name.startswith("004"))
    there = {a.id for a in page.articles}
    by_id = {s.id: s for s in graph.statements}

    def said(s):
        return {ev.article for ev in s.evidence}

    with opened(browser, write(graph, tmp_path)) as it:

        def expect(passes):
            shown = facts_shown(it)
            assert shown
            assert all(passes(by_id[f]) for f in shown)
            count = sum(passes(s) for s in graph.statements)
            assert it.text(".numbers div:nth-child(4) strong") == f"{count:,}"
            it.page.locator("#resetFilters").click()

        it.page.click("#filterButton")
        it.page.locator("[data-none=norel]").click()
        it.page.locator("[data-filter='norel:investedIn']").check()
        expect(lambda s: s.predicate == "investedIn")
        it.page.select_option("[data-filter=page]", page.id)
        expect(lambda s: bool(said(s) & there))
        it.page.fill("[data-filter=from]", "2024-02")
        it.page.fill("[data-filter=to]", "2024-09")
        it.page.keyboard.press("Tab")
        expect(
            lambda s: (
                bool(bounds(s.date))
                and bounds(s.date)[1] >= date(2024, 2, 1)
                and bounds(s.date)[0] <= date(2024, 9, 30)
            )
        )
        it.page.locator("[data-filter=conf]").fill("0.5")
        expect(lambda s: s.confidence >= 0.5)


def test_the_legend_filters_by_class_and_counts(start, graph):
    classes = {e.id: e.cls for e in graph.entities}
    before = Counter(classes[i] for i in start.shown())
    entry = start.page.locator("[data-class=Company]")
    assert entry.locator("small").inner_text() == str(before["Company"])
    entry.click()
    assert start.page.get_attribute("[data-class=Company]", "aria-pressed") == "false"
    assert "Company" not in {classes[i] for i in start.shown()}
    start.page.locator("[data-class=Company]").click()
    assert Counter(classes[i] for i in start.shown()) == before


def test_the_address_keeps_the_view_and_back_undoes(browser, file, start):
    start.page.click("[data-view=company]")
    start.page.locator("[data-class=AdministrativeArea]").click()
    start.page.click("#filterButton")
    start.page.select_option("[data-filter=status]", "done")
    start.page.locator("#panelBody .fact").first.click()
    start.page.get_by_role("button", name="看全文").first.click()
    shown, sentence = start.shown(), start.text("#reader mark")
    with opened(browser, file, address=start.page.url.split("#", 1)[1]) as again:
        assert again.shown() == shown
        assert again.text("#reader mark") == sentence
        assert again.page.get_attribute("[data-view=company]", "aria-current") == "page"
        assert again.page.url == start.page.url
    start.page.go_back()
    assert not start.page.is_visible("#reader")
    start.page.go_back()
    start.page.go_back()
    assert start.page.get_attribute("[data-view=overview]", "aria-current") == "page"


def test_a_damaged_address_still_opens(start):
    for address in (
        "%E4%BD%A0%", "view=nothing&sel=e:无", "sel=p:a~b&pin=x@y@z", "view=around&around=无", "view=path&path=~",
        "conf=NaN&article=x~y", "off=,,%&lang=xx", "view=district&level=x&scope=99&sort=~",
    ):  # fmt: skip
        start.page.evaluate("address => { location.hash = address }", address)
        start.page.wait_for_timeout(60)
        assert start.page.is_visible("#panelBody"), address
        start.page.reload()
        start.page.wait_for_selector("html[data-ready]")
        start.requests[1:] = []


# ------------------------------------------------------------------- reading


def test_an_entity_shows_names_facts_and_figures(start, graph):
    entity = next(e for e in graph.entities if e.id == HUB)
    facts = [s for s in graph.statements if HUB in (s.subject, s.object)]
    figures = [o for o in graph.observations if o.subject == HUB]
    assert figures
    start.select(HUB)
    panel = start.page.locator("#panelBody")
    assert panel.locator(".name").inner_text() == entity.label
    assert panel.locator(".alias").all_inner_texts() == list(entity.aliases)
    groups = {(s.predicate, s.subject == HUB or s.predicate in ("signedWith", "cooperatesWith")) for s in facts}
    assert panel.locator("h4").count() == len(groups)
    while panel.locator(".more").count():
        panel.locator(".more").first.click()
    assert panel.locator(".group .fact").count() == len(facts)
    assert panel.locator("table.figures tbody tr").count() == len(figures)
    near = {s.object if s.subject == HUB else s.subject for s in facts}
    companies = {e.label for e in graph.entities if e.id in near and e.cls == "Company"}
    assert set(panel.locator("[data-about=Company] .chip").all_inner_texts()) == companies
    start.picture("entity")


def test_figures_have_a_chart(browser, file, graph):
    counts = Counter((o.subject, o.kind, o.unit) for o in graph.observations if o.unit == "PERCENT")
    (subject, _, _), number = counts.most_common(1)[0]
    with opened(browser, file, address=f"sel=e:{subject}") as it:
        assert it.page.locator("svg.bars rect").count() == min(8, number)
        it.page.locator("table.figures button.link").first.click()
        assert it.page.is_visible("#panelBody blockquote")
        it.page.go_back()
        it.page.locator("svg.bars").scroll_into_view_if_needed()
        it.picture("figures")


def test_an_edge_shows_every_sentence_with_its_source(start, graph):
    by_id = {s.id: s for s in graph.statements}
    articles = {a.id: (p, a) for p in graph.pages for a in p.articles}
    link = max(start.links(), key=lambda one: len(one["facts"]))
    spots = [start.page.evaluate("id => explorer.at(id)", end) for end in link["ends"]]
    for share in (0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65):
        x, y = (a + (b - a) * share for a, b in zip(*spots, strict=True))
        start.page.mouse.click(x, y)
        start.page.wait_for_timeout(80)
        if start.page.locator("#panelBody .card").count() == len(link["facts"]):
            break
    cards = start.page.locator("#panelBody .card").all()
    assert len(cards) == len(link["facts"])
    shown = "\n".join(card.inner_text() for card in cards)
    for fact in map(by_id.get, link["facts"]):
        for ev in fact.evidence:
            page, article = articles[ev.article]
            assert ev.quote in shown
            assert page.file_name in shown
            assert ev.rule in shown
            assert (article.title or "（无题）") in shown
        assert fact.date in shown
        assert f"{round(fact.confidence * 100)}%" in shown
        assert name_of(graph, fact.subject) in shown
        assert name_of(graph, fact.object) in shown
    assert start.page.locator("mark.subject, mark.object").count() > 0
    start.picture("edge")


def test_the_two_names_and_the_trigger_are_marked(browser, graph, tmp_path):
    s = next(
        s for s in graph.statements if s.predicate == "signedWith" and s.object == HUB and "签约" in s.evidence[0].quote
    )
    ev = replace(s.evidence[0], trigger="签约", object_text="铜梁")
    marked = replace(s, evidence=(ev,), amount=3.2e9, currency="CNY", role="主任")
    with opened(browser, write(replace(graph, statements=(marked,)), tmp_path), address=f"sel=s:{s.id}") as it:
        assert it.text("mark.subject") == name_of(graph, s.subject)
        assert it.text("mark.object") == "铜梁"
        assert it.text("mark.trigger") == "签约"
        assert it.text("blockquote") == ev.quote
        assert {"32亿元", "主任"} <= set(it.page.locator(".properties dd").all_inner_texts())


def test_two_clicks_to_the_sentence_three_to_the_article(start, graph):
    start.select(HUB)  # one
    start.page.locator("#panelBody .group .fact").first.click()  # two
    quote = start.text("#panelBody blockquote")
    assert quote in {ev.quote for s in graph.statements for ev in s.evidence}
    start.page.get_by_role("button", name="看全文").first.click()  # three
    assert start.page.is_visible("#reader")
    marked = "".join(start.page.locator("#reader mark").all_inner_texts())
    assert re.sub(r"\s", "", quote) == re.sub(r"\s", "", marked)
    article = next(a for p in graph.pages for a in p.articles if a.title == start.text("#readerTitle"))
    assert re.sub(r"\s", "", article.text) == re.sub(r"\s", "", start.text("#reader .text"))
    box, view = (
        start.page.locator("#reader mark").first.bounding_box(),
        start.page.locator("#reader .text").bounding_box(),
    )
    assert view["y"] <= box["y"] <= view["y"] + view["height"]
    start.picture("reader")
    start.page.keyboard.press("Escape")
    assert not start.page.is_visible("#reader")
    assert start.text("#panelBody blockquote") == quote


# --------------------------------------------------------------------- views


def test_each_view_is_one_press_away(start, graph):
    kinds = {e.id: e.cls for e in graph.entities}
    for view, classes, text in (
        ("industry", {"Industry", "Programme", "AdministrativeArea", "Company"}, "储能电池"),
        ("company", {"Company"}, "苏州芯澜半导体科技股份有限公司"),
        ("platform", {"InformationSystem", "GovernmentAgency"}, "渝悦·根治欠薪"),
    ):
        start.page.click(f"[data-view={view}]")
        assert classes <= {kinds[i] for i in start.shown()}
        assert text in start.text("#panelBody")
        assert start.page.get_attribute(f"[data-view={view}]", "aria-current") == "page"
        start.picture(f"view-{view}")


def test_the_company_view_draws_deals_only(start, graph):
    start.page.click("[data-view=company]")
    by_id = {s.id: s for s in graph.statements}
    drawn = {by_id[f].predicate for f in facts_shown(start)}
    assert drawn <= {"signedWith", "investedIn", "subsidiaryOf", "cooperatesWith", "founded"}
    assert {"signedWith", "investedIn", "subsidiaryOf"} <= drawn
    ends = {by_id[f].subject for f in facts_shown(start)} | {by_id[f].object for f in facts_shown(start)}
    assert ends == set(start.shown())


def test_districts_are_a_sortable_table_and_a_map(browser, graph, tmp_path):
    codes = {"铜梁区": "500151", "巴南区": "500113", "涪陵区": "500102", "渝中区": "500103", "兰山区": "371302"}
    entities = tuple(replace(e, code=codes.get(e.label, "")) for e in graph.entities)
    figures = [o for o in graph.observations if o.indicator == "GDP"]
    growth = tuple(
        replace(figures[0], id=f"{i:012}", subject=label, kind="growth", value=value, unit="PERCENT", period="2025-Q1")
        for i, (label, value) in enumerate({"铜梁区": 6.4, "巴南区": 7.1, "涪陵区": -1.5}.items())
    )
    made = replace(
        graph, entities=entities, observations=tuple(sorted((*graph.observations, *growth), key=lambda o: o.id))
    )
    with opened(browser, write(made, tmp_path)) as it:
        it.page.click("[data-view=district]")
        it.page.select_option("[data-pick=scope]", "50")
        it.page.select_option("[data-pick=indicator]", "GDP|growth|PERCENT")

        def column(n):
            return it.page.locator(f"table.areas tbody tr > :nth-child({n})").all_inner_texts()

        assert column(1)[:3] == ["巴南区", "铜梁区", "涪陵区"]
        assert [c.split("\n")[0] for c in column(2)[:3]] == ["+7.1%", "+6.4%", "-1.5%"]
        assert "兰山区" not in column(1)
        it.page.locator('[data-sort="GDP|growth|PERCENT"]').click()
        assert column(1)[:3] == ["涪陵区", "铜梁区", "巴南区"]  # areas without a figure stay behind
        it.page.locator("[data-sort=name]").click()
        assert it.page.get_attribute("th:has([data-sort=name])", "aria-sort") == "ascending"
        it.page.locator("[data-sort=companies]").click()
        counts = list(map(int, column(it.page.locator("thead th").all_inner_texts().index("企业\xa0▼") + 1)))
        assert counts == sorted(counts, reverse=True)
        assert it.page.locator(".map .hit").count() >= 4
        west, east = (it.page.locator(f".map .hit[aria-label^={name}]").bounding_box() for name in ("铜梁区", "涪陵区"))
        assert west["x"] < east["x"]
        assert west["y"] < east["y"]  # further north
        it.picture("view-district")
        it.page.locator(".map .hit[aria-label^=铜梁区]").click()
        assert it.text("#panelBody .name") == "铜梁区"
        assert it.page.locator("[data-about=Project] .chip").count() == 8


def test_the_map_can_be_missing(browser, graph, tmp_path):
    with opened(browser, write(graph, tmp_path, coordinates={}), address="view=district") as it:
        assert "没有坐标" in it.text("#sheet")
        assert it.page.locator("table.areas tbody tr").count() > 5


def test_the_timeline_goes_from_late_to_early(start, graph):
    start.page.click("[data-view=timeline]")
    assert start.text("#sheet .count") == str(sum(bool(s.date) for s in graph.statements))
    while start.page.locator("#sheet > .more").count():
        start.page.locator("#sheet > .more").click()
    dates = start.page.locator(".moment time").all_inner_texts()
    assert Counter(dates) == Counter(s.date for s in graph.statements if s.date)
    years = [re.search(r"(\d{4})[^/]*$", d)[1] for d in dates]
    assert years == sorted(years, reverse=True)
    start.page.locator(".moment").first.click()
    assert start.page.is_visible("#panelBody blockquote")
    start.page.locator(".histogram button[title^='2024']").click()
    assert {d[:4] for d in start.page.locator(".moment time").all_inner_texts()} <= {"2023", "2024"}
    start.picture("view-timeline")


# ---------------------------------------------------------------- taking away


def taken(it, kind):
    it.page.click("#take")
    with it.page.expect_download() as waiting:
        it.page.click(f"[data-take={kind}]")
    return waiting.value.path().read_bytes()


@pytest.mark.parametrize("view", ["overview", "industry", "district", "timeline"])
def test_a_view_is_saved_as_picture(browser, file, graph, view):
    with opened(browser, file, address=f"view={view}") as it:
        png = taken(it, "png")
        assert png[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
        assert width >= 800
        assert height >= 400
        assert len(png) > 20_000  # something is drawn
        tree = ET.fromstring(taken(it, "svg").decode("utf-8"))
        words = "".join(tree.itertext())
        assert "经济新闻知识图谱" in words
        if view == "overview":
            for id in it.shown():
                assert name_of(graph, id) in words
            assert sum(e.tag.endswith("}line") for e in tree.iter()) == len(it.links())
            for entry in it.page.locator("#legend span").all_inner_texts():
                assert entry in words
        if view == "district":
            shown = it.page.locator("table.areas tbody th").all_inner_texts()
            assert all(name in words for name in shown if len(name) < 15)


def test_a_views_facts_are_saved_as_csv(start, graph):
    rows = list(csv.DictReader(io.StringIO(taken(start, "csv").decode("utf-8-sig"))))
    by_id = {s.id: s for s in graph.statements}
    label = {e.id: e.label for e in graph.entities}
    facts = [by_id[f] for f in facts_shown(start)]
    told = Counter((r["subject"], r["predicate"], r["object"], r["status"], r["period"]) for r in rows if r["object"])
    assert told == Counter((label[s.subject], s.predicate, label[s.object], s.status, s.date) for s in facts)
    shown = set(start.shown())
    assert sum(not r["object"] for r in rows) == sum(o.subject in shown for o in graph.observations)
    quotes = {ev.quote for s in facts for ev in s.evidence}
    assert {r["quote"] for r in rows if r["object"]} <= quotes


@pytest.mark.parametrize("view", ["overview", "timeline"])
def test_a_views_facts_are_saved_as_turtle_of_the_same_graph(browser, graph, file, view):
    with opened(browser, file, address=f"view={view}") as it:
        saved = set(ox.parse(taken(it, "ttl"), format=ox.RdfFormat.TURTLE))
        said = {(q.subject, q.predicate, q.object) for q in saved}
        whole = {(ox.NamedNode(s.value), p, o) for s, p, o in triples(graph)}
        assert said - whole == set()
        about = sum(p.value.endswith("#subject") and "rdf-syntax" in p.value for _, p, _ in said)
        assert about == (len(facts_shown(it)) if view == "overview" else sum(bool(s.date) for s in graph.statements))


# ------------------------------------------------------------------ large graphs


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    path = tmp_path_factory.mktemp("big") / "graph.html"
    explorer.write(big_graph(10_000, 20_000), path, labels={})
    return path


def test_ten_thousand_entities_open_and_answer_within_three_seconds(browser, big):
    def seconds():
        began = time.monotonic()
        with opened(browser, big) as it:
            it.page.fill("#search", "9876号公司")
            it.page.wait_for_selector("#suggestions [role=option]")
            taken = time.monotonic() - began
            assert "9876号公司" in it.text("#suggestions .what")
            assert len(it.page.evaluate("explorer.network().body.nodeIndices")) <= 500
            assert not it.page.is_visible("#notice")
            it.picture("big")
        return taken

    best = seconds()
    if best >= 3:  # the machine may have been busy with something else
        best = min(best, seconds())
    assert best < 3, f"{best:.1f} s"


def test_expansion_stops_at_what_can_be_drawn(browser, big):
    many = ",".join(f"E{i:05}" for i in range(1, 470))
    with opened(browser, big, address=f"view=around&around=E00000&sel=e:E00000&add={many}") as it:
        before = len(it.shown())
        assert 400 < before < 500
        for _ in range(4):
            it.page.locator("#panelBody .action").first.click()
        assert len(it.shown()) == 500
        assert "500" in it.page.locator("#live").inner_text()


def test_a_larger_graph_says_what_it_leaves_out(browser, tmp_path):
    graph = big_graph(400, 900)
    with opened(browser, write(graph, tmp_path, limits=Limits(entities=100, statements=150))) as it:
        words = it.text("#notice")
        assert "100/400" in words
        assert "/900" in words
        assert "kg serve" in words


# ----------------------------------------------------------------------- access


def test_everything_is_reached_by_keyboard(start):
    reached = []
    for _ in range(60):
        start.page.keyboard.press("Tab")
        reached.append(
            start.page.evaluate(
                "document.activeElement.id || document.activeElement.dataset.view || document.activeElement.dataset.class || document.activeElement.className"
            )
        )
    for goal in (
        "skip",
        "search",
        "overview",
        "timeline",
        "take",
        "theme",
        "language",
        "canvas",
        "filterButton",
        "pathButton",
        "zoomIn",
        "fit",
        "physics",
        "Company",
        "fact",
    ):
        assert goal in reached, goal


def test_the_graph_itself_is_walked_by_keys(start, graph):
    start.page.focus("#canvas")
    start.page.keyboard.press("ArrowRight")
    first = start.text("#panelBody .name")
    assert first == "重庆市"
    start.page.keyboard.press("ArrowLeft")
    assert start.text("#panelBody .name") != first
    count = len(start.shown())
    start.page.keyboard.press("e")
    grown = len(start.shown())
    assert grown >= count
    start.page.keyboard.press("p")
    assert "pin=" in start.page.url
    start.page.keyboard.press("h")
    assert len(start.shown()) == grown - 1
    scale = start.page.evaluate("explorer.network().getScale()")
    start.page.keyboard.press("+")
    start.page.wait_for_timeout(250)
    assert start.page.evaluate("explorer.network().getScale()") > scale
    start.page.keyboard.press("Escape")
    assert not start.page.locator("body.reading").count()


def test_the_keyboard_keeps_its_place(start):
    focused = "document.activeElement.dataset.view || document.activeElement.dataset.key || document.activeElement.id"
    start.page.focus("[data-view=district]")
    start.page.keyboard.press("Enter")
    assert start.page.evaluate(focused) == "district"
    start.page.focus("[data-sort=name]")
    start.page.keyboard.press("Enter")
    assert start.page.evaluate(focused) == "name"
    start.page.focus("[data-view=overview]")
    start.page.keyboard.press("Enter")
    start.page.focus("[data-class=Company]")
    start.page.keyboard.press("Enter")
    assert start.page.evaluate(focused) == "Company"
    start.page.focus("#panelBody .fact")
    start.page.keyboard.press("Enter")
    assert start.page.evaluate(focused) == "panel"
    assert start.page.is_visible("#panelBody .name")


def test_controls_have_names_and_state(start):
    nameless = start.page.evaluate(
        """[...document.querySelectorAll("button, input, select, [role=button], [tabindex='0']")].filter((e) => e.checkVisibility() && !(e.ariaLabel || e.textContent.trim() || e.labels?.length)).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert nameless == []
    assert start.page.get_attribute("#filterButton", "aria-expanded") == "false"
    start.page.click("#filterButton")
    assert start.page.get_attribute("#filterButton", "aria-expanded") == "true"


# -------------------------------------------------------------------- bad input


def test_hostile_names_are_text(browser, tmp_path):
    graph = hostile_graph()
    path = write(graph, tmp_path)
    with opened(browser, path) as it:
        assert len(it.shown()) == len(graph.entities)
        for entity in graph.entities:
            it.page.evaluate("label => { document.querySelector('#search').value = label }", entity.label)
            it.page.dispatch_event("#search", "input")
        it.select(graph.statements[0].subject)
        assert it.page.locator("#panelBody .name").text_content() == "<script>alert(1)</script>"
        while it.page.locator("#panelBody .more").count():
            it.page.locator("#panelBody .more").first.click()
        shown = it.page.locator("#panelBody .fact .what").all_text_contents()
        assert {e.label for e in graph.entities[1:]} - {"<script>alert(1)</script>"} <= set(shown)
        it.picture("hostile")
        it.page.locator("#panelBody .group .fact").first.click()
        assert it.page.locator("blockquote").first.text_content() == graph.statements[0].evidence[0].quote
        it.page.get_by_role("button", name="看全文").first.click()
        assert it.page.locator("#reader mark").text_content() == graph.statements[0].evidence[0].quote
        again = it.page.url
        for view in ("industry", "company", "district", "timeline", "platform"):
            it.page.keyboard.press("Escape")
            it.page.click(f"[data-view={view}]")
            assert it.page.evaluate("document.documentElement.scrollWidth") <= 1280
        it.page.click("[data-view=overview]")
        csv_text = taken(it, "csv").decode("utf-8-sig")
        assert "\n=cmd" not in csv_text
        assert ",=cmd" not in csv_text
        assert len(list(csv.DictReader(io.StringIO(csv_text, newline="")))) == len(graph.statements) + 1
        turtle = ox.parse(taken(it, "ttl"), format=ox.RdfFormat.TURTLE)
        assert {e.label for e in graph.entities} <= {q.object.value for q in turtle}
        ET.fromstring(taken(it, "svg").decode("utf-8"))
    with opened(browser, path, address=again.split("#", 1)[1]) as it:  # odd ids survive the address
        assert it.page.locator("#reader mark").text_content() == graph.statements[0].evidence[0].quote


def test_script_that_gets_into_the_page_does_not_run(browser, file):
    with opened(browser, file, quiet=False) as it:
        it.page.evaluate(
            """() => {
          const script = document.createElement("script");
          script.textContent = "window.broken = 1";
          document.body.append(script);
          const holder = document.createElement("div");
          holder.innerHTML = '<img src="data:," onerror="window.broken = 2">';
          document.body.append(holder);
        }"""
        )
        it.page.wait_for_timeout(100)
        assert it.page.evaluate("window.broken") is None
        assert any("Content Security Policy" in complaint for complaint in it.complaints)


@pytest.mark.parametrize(
    ("entities", "statements"), [(0, 0), (1, 0), (6, 0), (2, 1)], ids=["none", "one", "unlinked", "pair"]
)
def test_small_graphs(browser, tmp_path, entities, statements):
    made = big_graph(max(entities, 2), statements)
    graph = Graph(made.pages if entities else (), made.entities[:entities], made.statements)
    with opened(browser, write(graph, tmp_path)) as it:
        assert len(it.shown()) == entities
        assert it.page.is_visible("#nothing") == (entities == 0)
        for view in ("industry", "company", "district", "timeline", "platform", "overview"):
            it.page.click(f"[data-view={view}]")
        if entities:
            it.select(graph.entities[0].id)
            assert it.text("#panelBody .name") == graph.entities[0].label
        assert taken(it, "svg").startswith(b"<svg")
        taken(it, "csv")
        ox.parse(taken(it, "ttl"), format=ox.RdfFormat.TURTLE)
