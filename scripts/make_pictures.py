"""Take the pictures in docs/images of output/graph.html: ``python scripts/make_pictures.py [STATEMENT]``.

Needs Chromium and CJK fonts. STATEMENT is the id of the statement whose sentence is shown, by
default the signing with most evidence. One picture a language, each below 400 KB.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from kg import load

ROOT = Path(__file__).resolve().parents[1]
OUTPUT = ROOT / "output"
SIZE = {"width": 1280, "height": 760}
LIMIT = 400_000


def main(wanted: str = "") -> int:
    """Write explorer.zh.png and explorer.en.png; 1 where one is too large to be shown in a README."""
    graph = load(OUTPUT / "graph.ttl")
    signed = [s for s in graph.statements if s.predicate == "signedWith" and s.status == "done"]
    statement = wanted or max(signed, key=lambda s: (len(s.evidence), s.confidence, s.id)).id
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        raise SystemExit("needs Chromium: apt-get install chromium fonts-noto-cjk")
    sizes = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        for language, locale in (("zh", "zh-CN"), ("en", "en-GB")):
            page = browser.new_context(viewport=SIZE, locale=locale, color_scheme="light").new_page()
            page.goto(f"{(OUTPUT / 'graph.html').as_uri()}#lang={language}&sel=s:{statement}")
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
