"""What each view of the explorer shows in a real Chromium, on the graph of the seed pages: all of it in sight and legible."""

import itertools
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from kg.export import explorer
from kg.load import load
from tests.export.explorer_browser import chromium, opened

pytestmark = pytest.mark.browser

NETWORKS = ("overview", "industry", "company", "platform")
SHEETS = ("district", "timeline")
SCREEN, TELEPHONE = (1280, 800), (390, 780)

DRAWN = """() => {
  const network = explorer.network();
  const frame = document.querySelector("#canvas").getBoundingClientRect();
  const at = (x, y) => {
    const point = network.canvasToDOM({ x, y });
    return [frame.left + point.x, frame.top + point.y];
  };
  const box = (name, left, top, right, bottom) => [name, ...at(left, top), ...at(right, bottom)];
  const marks = Object.values(network.body.nodes).filter((n) => n.options.label);
  return {
    frame: [frame.left, frame.top, frame.right, frame.bottom],
    scale: network.getScale(),
    nodes: marks.flatMap((n) => {
      const { width, height } = n.shape;
      if (n.options.shape === "box") return [box(n.options.label, n.x - width / 2, n.y - height / 2, n.x + width / 2, n.y + height / 2)];
      const { left, top, width: w, height: h } = n.shape.labelModule.size;
      const half = n.options.size;
      return [box(n.options.label, n.x - half, n.y - half, n.x + half, n.y + half), box(n.options.label, left, top, left + w, top + h)];
    }),
    heads: explorer.heads().map(({ text, from, to }) => [text, ...from, ...to]),
    names: explorer.names().map(({ text, box: [left, top, right, bottom] }) => box(text, left, top, right, bottom)),
    bars: [...document.querySelectorAll("#bar > :not([hidden]), #zoom")].filter((e) => e.checkVisibility()).map((e) => {
      const { left, top, right, bottom } = e.getBoundingClientRect();
      return [e.id, left, top, right, bottom];
    }),
  };
}"""


@pytest.fixture(scope="module")
def browser():
    with chromium() as it:
        yield it


@pytest.fixture(scope="module")
def graph():
    return load(Path(__file__).parents[2] / "output" / "graph.ttl")


@pytest.fixture(scope="module")
def file(graph, tmp_path_factory):
    path = tmp_path_factory.mktemp("seeds") / "graph.html"
    explorer.write(graph, path)
    return path


def meeting(some, others, *, by=1.0):
    """Names of those whose rectangles lie over one another by more than ``by`` pixels."""
    return [
        (a[0], b[0])
        for a, b in itertools.product(some, others)
        if a is not b and min(a[3], b[3]) - max(a[1], b[1]) > by and min(a[4], b[4]) - max(a[2], b[2]) > by
    ]


def outside(frame, boxes):
    left, top, right, bottom = frame
    return [b for b in boxes if b[1] < left or b[2] < top or b[3] > right or b[4] > bottom]


# --------------------------------------------------------------- all in sight


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [SCREEN, TELEPHONE, (1024, 700)], ids=["1280", "390", "1024"])
@pytest.mark.parametrize("view", NETWORKS)
def test_a_view_opens_with_every_column_and_entity_in_sight(browser, file, view, size, language):
    with opened(browser, file, size=size, address=f"view={view}&lang={language}") as it:
        drawn = it.page.evaluate(DRAWN)
        it.picture(f"seeds-{view}-{size[0]}-{language}")
        everything = drawn["nodes"] + drawn["heads"]
        assert outside(drawn["frame"], everything) == []
        assert meeting(everything, drawn["bars"]) == []
        assert meeting(drawn["nodes"], drawn["heads"]) == []
        assert meeting(drawn["heads"], drawn["heads"]) == []
        expected = {"industry": 4, "platform": 3}.get(view, 0)
        assert len(drawn["heads"]) == expected
        assert drawn["scale"] * 14 >= 9  # the size of an entity's name, in pixels


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("view", SHEETS)
def test_a_list_needs_no_sideways_scrolling(browser, file, view, theme):
    for size in (SCREEN, TELEPHONE):
        with opened(browser, file, size=size, theme=theme, address=f"view={view}") as it:
            sheet = "document.querySelector('#sheet')"
            assert it.page.evaluate(f"{sheet}.scrollWidth - {sheet}.clientWidth") <= 0
            it.picture(f"seeds-{view}-{size[0]}-{theme}")
            for language in ("zh", "en"):
                it.page.evaluate("to => { location.hash = to }", f"view={view}&lang={language}")
                it.page.wait_for_timeout(60)
                table = "document.querySelector('#sheet .scroll')"
                assert it.page.evaluate(f"!{table} || {table}.scrollWidth - {table}.clientWidth <= 0"), (size, language)


def test_the_view_that_is_open_is_seen_among_the_tabs_of_a_telephone(browser, file):
    with opened(browser, file, size=TELEPHONE, address="view=platform&lang=en") as it:
        tab = it.page.locator("#tabs [aria-current]").bounding_box()
        assert it.page.locator("#tabs [aria-current]").inner_text() == "Platforms"
        assert tab["x"] >= 0
        assert tab["x"] + tab["width"] <= TELEPHONE[0]


@pytest.mark.parametrize("size", [SCREEN, TELEPHONE], ids=["1280", "390"])
def test_the_surroundings_of_an_entity_open_in_sight(browser, file, size):
    with opened(browser, file, size=size, address="view=around&around=铜梁区") as it:
        drawn = it.page.evaluate(DRAWN)
        it.picture(f"around-{size[0]}")
        assert len(it.shown()) > 10
        assert outside(drawn["frame"], drawn["nodes"]) == []
        assert meeting(drawn["nodes"], drawn["bars"]) == []


# ---------------------------------------------------------- names of relations


@pytest.mark.parametrize(
    "address", ["", "view=company", "view=around&around=铜梁区", "sel=e:重庆市", "view=industry&sel=e:重庆市"]
)
def test_names_of_relations_hide_nothing(browser, file, address):
    for language in ("zh", "en"):
        with opened(browser, file, address=f"{address}&lang={language}".lstrip("&")) as it:
            drawn = it.page.evaluate(DRAWN)
            assert meeting(drawn["names"], drawn["names"]) == []
            assert meeting(drawn["names"], drawn["nodes"], by=2) == []
            assert len(drawn["names"]) >= 6


def test_the_start_view_says_what_links_most_of_its_entities(browser, file):
    with opened(browser, file) as it:
        assert len(it.page.evaluate("explorer.names()")) >= len(it.links()) * 0.6
        it.page.click("#names")
        assert it.page.evaluate("explorer.names()") == []
        assert "names=0" in it.page.url
        it.page.click("#names")
        assert it.page.evaluate("explorer.names().length") > 0
        assert it.page.is_visible(".lineKey")  # what a dashed line means


def test_the_relation_that_is_read_is_named_on_the_canvas(browser, file, graph):
    label = {e.id: e.label for e in graph.entities}
    shown = 0
    with opened(browser, file) as it:
        start = set(it.shown())
        for fact in [s for s in graph.statements if {s.subject, s.object} & start and s.subject != s.object][::25]:
            it.page.evaluate("id => { location.hash = 'sel=s:' + id }", fact.id)
            it.page.wait_for_timeout(40)
            names = it.page.evaluate("explorer.names().map((name) => name.text)")
            assert len(names) <= 1, (label[fact.subject], label[fact.object])
            shown += len(names)
            assert it.page.locator("#panelBody .card").count() == 1
    assert shown >= 10


def test_a_column_view_names_relations_when_asked(browser, file):
    with opened(browser, file, address="view=industry") as it:
        assert it.page.evaluate("explorer.names()") == []
        it.page.click("#names")
        assert it.page.evaluate("explorer.names().length") > 10
        assert it.page.get_attribute("#names", "aria-pressed") == "true"


# ------------------------------------------------------------------- the panel


def test_facts_stand_within_reach_of_an_entity_with_many_figures(browser, file, graph):
    busiest = max(graph.entities, key=lambda e: sum(o.subject == e.id for o in graph.observations))
    figures = sum(o.subject == busiest.id for o in graph.observations)
    with opened(browser, file, address=f"sel=e:{busiest.id}") as it:
        panel = it.page.locator("#panelBody")
        assert panel.locator("table.figures tbody tr").count() == min(6, figures)
        assert panel.locator(".group .fact").first.bounding_box()["y"] < SCREEN[1]
        for part, what in (("figures", "table.figures"), ("articles", "[data-part=articles] .fact")):
            it.page.click(f"[data-jump={part}]")
            assert 0 < panel.locator(what).first.bounding_box()["y"] < SCREEN[1]
        while panel.locator(".more").count():
            panel.locator(".more").first.click()
        assert panel.locator("table.figures tbody tr").count() == figures


@pytest.mark.parametrize(
    ("figure", "chinese", "english"),
    [
        (("level", 20600000000, "CNY", ""), "206亿元", "CNY 20.6 bn"),
        (("level", 5000000000, "CNY", "超过"), "超过50亿元", "over CNY 5 bn"),
        (("level", 500, "COUNT:名", "余"), "500余名", "over 500 people"),
        (("level", 10, "COUNT:个", "多"), "10多个", "over 10"),
        (("level", 27, "COUNT:家", ""), "27家", "27"),
        (("growth", -5, "PERCENT", "以上"), "-5%以上", "at least -5%"),
        (("growth", 6.4, "PERCENT", ""), "+6.4%", "+6.4%"),
        (("change", 1.2, "PERCENTAGE_POINT", "近"), "近+1.2个百分点", "nearly +1.2 pp"),
        (("rank", 5, "RANK", "前"), "前5位", "top 5"),
        (("rank", 3, "RANK", ""), "第3位", "#3"),
        (("level", 2, "TIMES", ""), "2倍", "2 times"),
        (("level", 12000, "M2", "约"), "约1.2万平方米", "about 12,000 m²"),
    ],
)
def test_figures_read_as_they_are_printed(graph, browser, tmp_path, figure, chinese, english):
    kind, value, unit, approximate = figure
    one = replace(graph.observations[0], kind=kind, value=value, unit=unit, approximate=approximate)
    path = tmp_path / "graph.html"
    explorer.write(replace(graph, observations=(one,)), path)
    for language, words in (("zh", chinese), ("en", english)):
        with opened(browser, path, address=f"sel=o:{one.id}&lang={language}") as it:
            assert it.text("#panelBody .big") == words


def test_the_panel_starts_at_its_top_and_returns_to_where_it_was(browser, file):
    with opened(browser, file, address="sel=e:重庆市") as it:
        fact = it.page.locator("#panelBody .group .fact").nth(20)
        fact.scroll_into_view_if_needed()
        before = it.page.evaluate("document.querySelector('#panel').scrollTop")
        assert before > 200
        fact.click()
        assert it.page.evaluate("document.querySelector('#panel').scrollTop") == 0
        assert it.page.is_visible("#back")
        it.page.click("#back")
        assert it.page.text_content("#panelBody .name") == "重庆市"
        assert abs(it.page.evaluate("document.querySelector('#panel').scrollTop") - before) < 30


def test_a_fact_that_is_read_stands_on_the_canvas(browser, file, graph):
    with opened(browser, file) as it:
        shown = set(it.shown())
        fact = next(s for s in graph.statements if s.subject in shown and s.object not in shown)
        it.page.evaluate("id => { location.hash = 'sel=s:' + id }", fact.id)
        it.page.wait_for_timeout(200)
        assert set(it.shown()) == shown | {fact.object}
        assert fact.id in {f for link in it.links() for f in link["facts"]}
        it.page.click("#close")
        assert set(it.shown()) == shown


# ----------------------------------------------------------------- the filter


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("2024", "2024"),
        ("2024-6", "2024-06"),
        ("2024/06/01", "2024-06-01"),
        ("2024年6月", "2024-06"),
        ("2024-13", ""),
        ("去年", ""),
        ("", ""),
    ],
)
def test_a_period_is_taken_as_people_write_it(browser, file, typed, taken):
    with opened(browser, file) as it:
        it.page.click("#filterButton")
        field = it.page.locator("[data-filter=from]")
        field.fill(typed)
        it.page.keyboard.press("Tab")
        assert ("from=" + taken in it.page.url) if taken else ("from=" not in it.page.url)
        assert field.input_value() == (taken or typed)
        assert (field.get_attribute("aria-invalid") == "true") == bool(typed and not taken)


@pytest.mark.parametrize("size", [SCREEN, TELEPHONE], ids=["1280", "390"])
def test_a_filtered_overview_is_linked_and_in_sight(browser, file, size):
    for address in ("off=AdministrativeArea,Programme", "norel=partOf,implements,focusesOn", "status=planned"):
        with opened(browser, file, size=size, address=address) as it:
            drawn = it.page.evaluate(DRAWN)
            linked = {end for link in it.links() for end in link["ends"]}
            assert len(linked) >= 0.9 * len(it.shown()), address
            assert outside(drawn["frame"], drawn["nodes"]) == [], address
            assert meeting(drawn["nodes"], drawn["bars"]) == []
            assert drawn["scale"] * 14 >= 7, address
            it.picture(f"filtered-{size[0]}")


def test_the_legend_brings_all_of_what_is_left_into_sight(browser, file):
    with opened(browser, file) as it:
        it.page.click("[data-class=AdministrativeArea]")
        it.page.wait_for_timeout(200)
        drawn = it.page.evaluate(DRAWN)
        assert outside(drawn["frame"], drawn["nodes"]) == []
        it.page.click("[data-class=AdministrativeArea]")
        it.page.wait_for_timeout(200)
        drawn = it.page.evaluate(DRAWN)
        assert outside(drawn["frame"], drawn["nodes"]) == []


@pytest.mark.parametrize("size", [SCREEN, TELEPHONE], ids=["1280", "390"])
def test_forms_over_the_graph_stand_in_order_and_in_sight(browser, file, size):
    with opened(browser, file, size=size) as it:
        it.page.click("#pathButton")
        tops = [it.page.locator(f).bounding_box()["y"] for f in ("#pathFrom", "#pathTo", "#pathForm [type=submit]")]
        assert tops == sorted(tops)
        it.page.click("#filterButton")
        assert not it.page.is_visible("#pathForm")
        drawer = it.page.locator("#filters").bounding_box()
        assert drawer["x"] >= 0
        assert drawer["x"] + drawer["width"] <= size[0]
        it.picture(f"filters-{size[0]}")


# --------------------------------------------------------------------- access

FAINT = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const colour = parse(getComputedStyle(e).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.9) return colour;
    }
    return [255, 255, 255];
  };
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const found = [];
  for (const e of document.querySelectorAll("body *")) {
    if (!own(e) || !e.checkVisibility() || e.closest("svg, .unseen, .skip, script, option, .zero")) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(parse(style.color)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) found.push([e.textContent.trim().slice(0, 20), e.className, ratio.toFixed(2)]);
  }
  return found;
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_all_text_stands_out_from_its_ground(browser, file, theme, graph):
    fact = next(s for s in graph.statements if s.status == "planned" and s.amount)
    for address in (
        "",
        "view=company",
        "view=district&sel=e:涪陵区",
        "view=timeline&figures=1",
        f"sel=s:{fact.id}",
        "sel=e:重庆市",
    ):
        with opened(browser, file, theme=theme, address=address) as it:
            it.page.click("#filterButton")
            assert it.page.evaluate(FAINT) == [], address
            if fact.id in address:
                it.page.locator(".full").first.click()
                assert it.page.evaluate(FAINT) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_links_stand_out_from_the_canvas(browser, file, theme):
    with opened(browser, file, theme=theme) as it:
        ratio = it.page.evaluate(
            """() => {
          const style = getComputedStyle(document.documentElement);
          const light = (name) => {
            const text = style.getPropertyValue(name).trim();
            const [r, g, b] = [1, 3, 5].map((i) => parseInt(text.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
          };
          const [a, b] = [light("--edge"), light("--ground")].sort((x, y) => y - x);
          return a / b;
        }"""
        )
        assert ratio >= 3


CHINESE = """() => [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility() && !e.closest("[lang=zh], script"))
  .flatMap((e) => [...[...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data), e.getAttribute("aria-label") || "", e.getAttribute("placeholder") || "", e.title || ""])
  .filter((text) => /[㐀-鿿]/.test(text)).map((text) => text.trim())"""


@pytest.mark.parametrize("view", [*NETWORKS, *SHEETS, "around&around=铜梁区", "path&path=铜梁区~德国"])
def test_nothing_but_what_pages_say_is_chinese_in_english(browser, file, graph, view):
    said = {name for e in graph.entities for name in (e.label, *e.aliases)} | {o.indicator for o in graph.observations}
    said |= {a.title for p in graph.pages for a in p.articles} | {s.role for s in graph.statements}
    said |= {name for p in graph.pages for a in p.articles for name in (a.media, *(w.name for w in a.authors))}
    heard = "\n".join(sorted(filter(None, said)))
    for address in (f"view={view}&lang=en", f"view={view}&lang=en&sel=e:重庆市"):
        with opened(browser, file, address=address) as it:
            it.page.click("#filterButton")
            for text in it.page.evaluate(CHINESE):
                parts = re.findall(r"[㐀-鿿]+", text.replace("切换到中文", "").strip("中"))
                assert all(part in heard for part in parts), text


# ------------------------------------------------------------------ bad input


def test_a_name_of_three_hundred_characters_leaves_the_table_in_sight(browser, graph, tmp_path):
    area = next(e for e in graph.entities if e.label == "涪陵区")
    long = replace(area, label="很" * 300)
    entities = tuple(long if e.id == area.id else e for e in graph.entities)
    path = tmp_path / "graph.html"
    explorer.write(replace(graph, entities=entities), path)
    with opened(browser, path, address="view=district") as it:
        table = "document.querySelector('#sheet .scroll')"
        assert it.page.evaluate(f"{table}.scrollWidth - {table}.clientWidth") <= 0
        it.page.locator("table.areas th button[title^=很]").click()
        assert it.text("#panelBody .name") == "很" * 300
        assert it.page.evaluate("document.querySelector('#panel').scrollWidth") <= 352


def test_a_right_to_left_mark_turns_nothing_but_its_own_name(browser, graph, tmp_path):
    fact = next(s for s in graph.statements if s.amount and s.predicate == "investedIn")
    entities = tuple(replace(e, label="\u202eabc公司") if e.id == fact.subject else e for e in graph.entities)
    path = tmp_path / "graph.html"
    explorer.write(replace(graph, entities=entities), path)
    with opened(browser, path) as it:
        line = it.page.locator(".fact.line:has(bdi:text-is('\u202eabc公司'))").first
        assert line.locator("bdi").first.bounding_box()["x"] < line.locator("em").bounding_box()["x"]
        line.click()
        first, relation = it.page.locator(".triple .chip").first, it.page.locator(".triple .relation")
        assert (
            first.bounding_box()["x"] < relation.bounding_box()["x"]
            or first.bounding_box()["y"] < relation.bounding_box()["y"]
        )


def test_a_double_click_expands(browser, file):
    with opened(browser, file) as it:
        before = set(it.shown())
        x, y = it.page.evaluate("id => explorer.at(id)", "铜梁区")
        it.page.mouse.dblclick(x, y)
        it.page.wait_for_timeout(200)
        assert before < set(it.shown())
        drawn = it.page.evaluate(DRAWN)
        assert meeting(drawn["names"], drawn["names"]) == []


# ------------------------------------------------------------------ taking away


@pytest.mark.parametrize("view", ["industry", "platform", "company"])
def test_a_picture_holds_the_columns_and_the_names_of_relations(browser, file, view):
    with opened(browser, file, address=f"view={view}&names=1") as it:
        it.page.click("#take")
        with it.page.expect_download() as waiting:
            it.page.click("[data-take=svg]")
        root = ET.fromstring(waiting.value.path().read_bytes())
        words = [text for e in root.iter() if e.tag.endswith("}text") for text in [e.text or ""]]
        for head in it.page.evaluate("explorer.heads().map((head) => head.text)"):
            assert head in words
        for name in it.page.evaluate("explorer.names().map((name) => name.text)"):
            assert name in words
        left, top, width, height = map(float, root.get("viewBox").split())
        for e in root.iter():
            if e.tag.endswith("}text"):
                assert left <= float(e.get("x")) <= left + width
                assert top <= float(e.get("y")) <= top + height
