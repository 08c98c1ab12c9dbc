"""A real Chromium for the explorer's tests, and graphs that no gold page has."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from kg.ids import content_id
from kg.model import CLASSES, RELATIONS, Article, Block, Entity, Evidence, Graph, Observation, Statement
from kg.model import Page as NewsPage

SCREENSHOTS = Path(os.environ.get("KG_SCREENSHOTS", "screenshots"))
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine; an error that says what to install where there is none."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        raise RuntimeError("the browser tests need Chromium: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Opened:
    """An explorer page that is open, with everything that it asked for or complained about."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def select(self, id: str) -> None:
        """Press the mouse on an entity of the canvas."""
        self.page.wait_for_timeout(60)  # a view that just opened takes its place in the next frame
        x, y = self.page.evaluate("id => explorer.at(id)", id)
        self.page.mouse.click(x, y)
        self.page.wait_for_selector("body.reading")

    def shown(self) -> list[str]:
        found: list[str] = self.page.evaluate("explorer.shown()")
        return found

    def links(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("explorer.links()")
        return found

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()

    def picture(self, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_timeout(350)
        self.page.screenshot(path=SCREENSHOTS / f"explorer-{name}.png")


@contextmanager
def opened(
    browser: Browser, file: Path, *, address: str = "", size: tuple[int, int] = (1280, 800), language: str = "zh-CN",
    theme: str = "light", quiet: bool = True,
) -> Iterator[Opened]:  # fmt: skip
    """Open a page from disk; afterwards it must have asked for nothing else and logged no error (unless not ``quiet``)."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=language, color_scheme=theme, accept_downloads=True
    )
    context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    it = Opened(context.new_page())
    it.page.set_default_timeout(6000)
    it.page.on("request", lambda request: it.requests.append(request.url))
    it.page.on("pageerror", lambda error: it.complaints.append(str(error)))
    it.page.on("console", lambda message: message.type in ("error", "warning") and it.complaints.append(message.text))
    it.page.on("dialog", lambda dialog: (it.complaints.append("a dialog opened"), dialog.dismiss()))
    it.page.goto(f"{file.resolve().as_uri()}#{address}")
    it.page.wait_for_selector("html[data-ready]")
    it.page.wait_for_timeout(120)
    try:
        yield it
        assert [url for url in it.requests if not url.startswith(("data:", "blob:"))] == [it.requests[0]]
        if quiet:
            assert it.complaints == []
    finally:
        context.close()


def big_graph(entities: int, statements: int, *, seed: int = 3) -> Graph:
    """A graph with some hubs, as news has them: every statement with a sentence of its own."""
    chance = random.Random(seed)
    syllables = "华金科创新达通瑞恒泰信远东方海天盛宏安康嘉禾"
    names = [f"{''.join(chance.choices(syllables, k=4))}{i}号公司" for i in range(entities)]
    body = "".join(f"{names[i % entities]}与重庆签署第{i}份协议。" for i in range(400))
    text = body + "\n"
    article = Article(
        "a" * 12, "p" * 12, "news", text, (*range(len(body)), -1), (Block(0, len(body), "body"),), "合成新闻"
    )
    page = NewsPage("p" * 12, "合成.txt", "0" * 64, body, (article,))
    made = [
        Entity(f"E{i:05}", CLASSES[i % 7 if i % 3 else 0], name, (f"别名{i}",), (article.id,))
        for i, name in enumerate(names)
    ]
    facts = {}
    while len(facts) < statements:
        s = chance.randrange(entities)
        o = int(entities * chance.random() ** 3)
        if s == o:
            continue
        p = RELATIONS[chance.randrange(len(RELATIONS))]
        n = len(facts)
        ev = Evidence(
            content_id("ev", n),
            article.id,
            f"{p}/made",
            ((n * 7 % 5000, n * 7 % 5000 + 20),),
            f"第{n}句话说{names[s]}与{names[o]}有联系。",
        )
        id = content_id(s, p, o)
        facts[id] = Statement(
            id,
            made[s].id,
            p,
            made[o].id,
            "done",
            f"20{10 + n % 15}-0{1 + n % 9}",
            confidence=0.5 + (n % 50) / 100,
            evidence=(ev,),
        )
    return Graph((page,), tuple(sorted(made)), tuple(sorted(facts.values(), key=lambda s: s.id)))


def hostile_graph() -> Graph:
    """Names that try to break out of the page, or that break its layout."""
    labels = [
        "<script>alert(1)</script>", "</script><script>alert(2)</script>", '"><img src=x onerror=alert(3)>', "a'b\"c`${alert(4)}`",
        "两行\n名称\r\n公司", "\u202eitalic right-to-left\u202c", "公司😀🏭", "很" * 300, "javascript:alert(5)", "<!-- 注释 -->", "{{ 7*7 }}{% raw %}",
        "=cmd|' /C calc'!A0", "__proto__", "constructor", "&lt;b&gt;粗体&amp;", "\u2028分段\u2029",
    ]  # fmt: skip
    quote = "</script><script>alert(6)</script><b>" + labels[0] + "与" + labels[1] + "签约😀后句"
    text = f"<img src=x onerror=alert(7)>😀{quote}\n"
    article = Article(
        "b" * 12, "q" * 12, "news", text, (*range(len(text) - 1), -1), (Block(0, len(text) - 1, "body"),), labels[1]
    )
    page = NewsPage("q" * 12, "</title><script>alert(8)</script>.txt", "1" * 64, text[:-1], (article,))
    entities = [
        Entity(
            f"x{i}~,@%&=#_{label[:12]}".replace("\n", ""),
            CLASSES[i % len(CLASSES)],
            label,
            (label + "别名",),
            (article.id,),
        )
        for i, label in enumerate(labels)
    ]
    at = text.index(quote)
    ev = Evidence("c" * 12, article.id, "<b>rule</b>", ((at, at + len(quote)),), quote, labels[0], labels[1], "签约")
    statements = [
        Statement(content_id(i), entities[0].id, "signedWith", e.id, "planned" if i % 2 else "done", "2024-05", 1e9, "<i>", "<u>职务", 0.8, (ev,))
        for i, e in enumerate(entities[1:])
    ]  # fmt: skip
    figure = Observation(
        "d" * 12, entities[0].id, "</td><script>alert(9)</script>", "growth", 6.4, "<b>:<i>", "2025-Q1", evidence=(ev,)
    )
    return Graph((page,), tuple(sorted(entities)), tuple(sorted(statements, key=lambda s: s.id)), (figure,))
