"""A font with Chinese characters for matplotlib, since its own have none (``pip install kg-news[notebooks]``)."""

from __future__ import annotations

from typing import Final

from kg.errors import UsageError

KNOWN: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Noto Serif CJK SC",
    "Noto Sans CJK JP",
    "Noto Serif CJK JP",
    "Arial Unicode MS",
)
"""Fonts with Chinese characters, those that read best on a screen first."""


def use_chinese_font() -> str:
    """Make matplotlib draw Chinese with an installed font, and give its name.

    Raises :class:`UsageError` that says what to install where there is none: without one,
    pictures would show empty boxes.
    """
    try:
        import matplotlib
        from matplotlib import font_manager
    except ImportError as error:
        raise UsageError("pictures need matplotlib: pip install 'kg-news[notebooks]'") from error
    installed = {font.name for font in font_manager.fontManager.ttflist}
    found = next((name for name in KNOWN if name in installed), None)
    if found is None:
        # The list of fonts is cached, and may be older than the font.
        for path in font_manager.findSystemFonts():
            if "CJK" in path:
                font_manager.fontManager.addfont(path)
        installed = {font.name for font in font_manager.fontManager.ttflist}
        found = next((name for name in KNOWN if name in installed), None)
    if found is None:
        raise UsageError(
            "没有中文字体，请安装后再画图 · no font with Chinese characters: install one, "
            "e.g. fonts-noto-cjk (Debian, Ubuntu) or google-noto-sans-cjk-fonts (Fedora)"
        )
    matplotlib.rcParams["font.family"] = [found, "sans-serif"]
    matplotlib.rcParams["axes.unicode_minus"] = False
    return found
