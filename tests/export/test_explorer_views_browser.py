"""What each view of the explorer shows in a real Chromium, on the graph of the seed pages: all of it in sight and legible."""

import itertools
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
            if size == SCREEN:
                table = "document.querySelector('#sheet .scroll')"
                assert it.page.evaluate(f"!{table} || {table}.scrollWidth - {table}.clientWidth <= 0")


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
    from dataclasses import replace

    kind, value, unit, approximate = figure
    one = replace(graph.observations[0], kind=kind, value=value, unit=unit, approximate=approximate)
    path = tmp_path / "graph.html"
    explorer.write(replace(graph, observations=(one,)), path)
    for language, words in (("zh", chinese), ("en", english)):
        with opened(browser, path, address=f"sel=o:{one.id}&lang={language}") as it:
            assert it.text("#panelBody .big") == words
