"""Every character of an article is the page's own: on sample pages, made pages, and arbitrary text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Article
from kg.read import thread
from tests.read import pagemaker

SEEDS = Path(__file__).parents[2] / "seeds"


def check(text: str, articles: tuple[Article, ...]) -> None:
    ids = [a.id for a in articles]
    assert len(ids) == len(set(ids))
    taken: set[int] = set()
    for article in articles:
        assert len(article.text) == len(article.offsets)
        inside = set()
        for block in article.blocks:
            assert block.start < block.end
            assert article.text[block.end] == "\n"
            inside.update(range(block.start, block.end))
        for i, (char, offset) in enumerate(zip(article.text, article.offsets, strict=True)):
            if offset < 0:
                assert char == ("\n" if i not in inside else " ")
            else:
                assert text[offset] == char
                if i in inside:
                    assert offset not in taken
                    taken.add(offset)
        assert [b.end + 1 for b in article.blocks] == [b.start for b in article.blocks[1:]] + [len(article.text)]
        for author in article.authors:
            if author.start >= 0:
                assert "".join(article.text[author.start : author.end].split()) == author.name
        quote = "".join(text[s:e] for s, e in article.spans())
        assert "".join(quote.split()) == "".join(article.text.split())


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem[:3])
def test_sample_pages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    check(text, thread(text))


@settings(max_examples=40, deadline=None)
@given(layout=st.sampled_from(pagemaker.LAYOUTS), seed=st.integers(0, 10_000))
def test_made_pages(layout: str, seed: int) -> None:
    made = pagemaker.make_page(pagemaker.known_articles(), layout, seed)
    check(made.text, thread(made.text))


ALPHABET = "重庆市经济信息委记者夏元本报讯说。，、；：“”（）《》！？——…一二三、 \n\n\n\r\t　①●■□abc AI9月10日23日20245%😀𠮷\u200b\ufeff\x00\x07"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=400))
def test_arbitrary_text(text: str) -> None:
    articles = thread(text)
    for article in articles:
        assert len(article.text) == len(article.offsets)
        for char, offset in zip(article.text, article.offsets, strict=True):
            assert (text[offset] == char) if offset >= 0 else char in " \n"


def test_no_prose_is_lost() -> None:
    """What is left out is page furniture and passages that stand twice."""
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        kept = {o for a in thread(text) for o in a.offsets}
        lost = [line for line in text.split("\n") if len(line.strip()) > 40 and text.count(line) == 1]
        for line in lost:
            at = text.index(line)
            assert at + len(line) // 2 in kept, line


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("实现进出口总额 285.8 亿元，其中出口增长较快。", "实现进出口总额285.8亿元，其中出口增长较快。"),
        ("9 月 23 日，市政府新闻办举行发布会。", "9月23日，市政府新闻办举行发布会。"),
        ("本报讯（记者 夏 元）活动将于近日在渝举行。", "本报讯（记者 夏元）活动将于近日在渝举行。"),
        ("活动以“贯彻二十大 建设新重庆”为题在渝举行。", "活动以“贯彻二十大 建设新重庆”为题在渝举行。"),
        ("公司在勿加泗县成立PT Ruichi Indonesia，拟投资建厂。", "公司在勿加泗县成立PT Ruichi Indonesia，拟投资建厂。"),
        ("本报讯（记者 周 雨 夏元 余振芳）大会近日在渝召开。", "本报讯（记者 周雨 夏元 余振芳）大会近日在渝召开。"),
    ],
)
def test_blanks_that_print_put_in(printed: str, kept: str) -> None:
    (article,) = thread(printed)
    assert article.text == kept + "\n"
