"""Take the pictures in docs/images of output/graph.html: ``python scripts/make_pictures.py VIEW NAME NAME``.

VIEW is a view of the explorer (overview, company, industry, around …); the two names are those of a
statement whose sentence is shown. Needs Chromium and CJK fonts. One picture a language, each below 400 KB.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg import load, neighbours

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "output"
SIZE = {"width": 1280, "height": 760}
LIMIT = 400_000
"""Bytes that a picture may have."""


def main(view: str, one: str, other: str) -> int:
    """Write explorer.zh.png and explorer.en.png; 1 where one is too large to be shown in a README."""
    linked = [n for n in neighbours(load(OUTPUT / "graph.ttl"), one) if other in (n.entity.label, *n.entity.aliases)]
    if not linked:
        raise SystemExit(f"no statement links {one} and {other}")
    statement = max((n.statement for n in linked), key=lambda s: (s.confidence, s.id))
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        raise SystemExit("needs Chromium: apt-get install chromium fonts-noto-cjk")
    sizes = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for language, locale in (("zh", "zh-CN"), ("en", "en-GB")):
            page = browser.new_context(viewport=SIZE, locale=locale, color_scheme="light").new_page()
            page.goto(
                f"{(OUTPUT / 'graph.html').as_uri()}#view={view}&around={statement.subject}&add={statement.subject},{statement.object}&lang={language}&sel=s:{statement.id}"
            )
            page.wait_for_selector("html[data-ready]")
            page.wait_for_timeout(800)
            path = ROOT / "docs" / "images" / f"explorer.{language}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=path)
            sizes[path.name] = path.stat().st_size
        browser.close()
    print(sizes)
    return int(max(sizes.values()) > LIMIT)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
