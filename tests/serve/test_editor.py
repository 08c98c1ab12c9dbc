"""The query editor in a browser: it asks, links, suggests, marks faults, and calls nobody else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.serve.conftest import Service

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(service: Service) -> Iterator[object]:
    playwright = pytest.importorskip("playwright.sync_api")
    browser = next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
    if browser is None:
        (pytest.fail if os.environ.get("KG_BROWSER") == "required" else pytest.skip)("Chromium is not installed")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=browser, args=arguments)
        opened = chromium.new_page(viewport={"width": 1280, "height": 900})
        faults: list[str] = []
        opened.on("pageerror", lambda error: faults.append(str(error)))
        opened.on(
            "console",
            lambda told: faults.append(told.text) if told.type == "error" and "400" not in told.text else None,
        )
        opened.on(
            "request",
            lambda r: faults.append(r.url) if not r.url.startswith((service.address, "data:", "blob:")) else None,
        )
        opened.goto(f"{service.address}/query")
        opened.wait_for_selector("#answer table")
        yield opened
        assert faults == []
        chromium.close()


def test_asks_a_question_with_a_parameter(page) -> None:
    page.fill("#filter", "哪些企业")
    assert page.locator("#questions button").count() == 1
    page.locator("#questions button").first.click()
    page.fill("#parameters input", "巴南区")
    page.keyboard.press("Tab")
    page.wait_for_selector("#answer >> text=凌创测控科技公司")
    assert '"巴南区"@zh' in page.input_value("#text")
    link = page.locator("#answer a", has_text="凌创测控科技公司").first
    assert link.get_attribute("href").startswith("/id/")


def test_suggests_and_takes_a_word(page) -> None:
    page.fill("#text", "SELECT * { ?s a kg:Developmen")
    page.press("#text", "End")
    page.type("#text", "t")
    page.wait_for_selector("#offers li")
    assert "开发区" in page.inner_text("#offers li")
    page.keyboard.press("Enter")
    assert page.input_value("#text").endswith("kg:DevelopmentZone")
    page.type("#text", " }")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("#answer >> text=id:铜梁高新区")
    assert (
        page.locator("#answer a", has_text="id:铜梁高新区").get_attribute("href")
        == "/id/%E9%93%9C%E6%A2%81%E9%AB%98%E6%96%B0%E5%8C%BA"
    )


def test_marks_a_fault(page) -> None:
    page.fill("#text", "SELECT * {\n ?s nothing:x ?o }")
    page.click("#run")
    page.wait_for_selector("#said.bad >> text=nothing: is not declared")
    assert page.evaluate("document.querySelector('#text').selectionStart") > 11


def test_downloads(page) -> None:
    page.fill("#text", "SELECT ?n { ?s a kg:DevelopmentZone ; rdfs:label ?n } ORDER BY ?n")
    page.click("#run")
    page.wait_for_selector("#answer table")
    with page.expect_download() as waiting:
        page.click("[data-format=csv]")
    with open(waiting.value.path(), encoding="utf-8-sig", newline="") as file:
        assert file.readline() == "n\r\n"


def test_fits_a_phone(page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 900})
