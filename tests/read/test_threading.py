"""Threading of the gold pages and of recomposed ones, measured as the gold does."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Article
from kg.read import thread
from tests.read import pagemaker

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"


def squash(text: str) -> str:
    return re.sub(r"[\s“”\"'‘’《》()（）·、,，—\-]", "", unicodedata.normalize("NFKC", text))


def dice(left: str, right: str) -> float:
    a = {left[i : i + 2] for i in range(max(1, len(left) - 1))}
    b = {right[i : i + 2] for i in range(max(1, len(right) - 1))}
    return 2 * len(a & b) / (len(a) + len(b))


def places(text: str, anchor: str) -> list[int]:
    pattern = r"[^\S\n]*".join(re.escape(c) for c in anchor if not c.isspace())
    return [m.start() for m in re.finditer(pattern, text)]


def b_cubed(text: str, articles: tuple[Article, ...], gold: dict) -> float:
    pairs = []
    for entry in gold["articles"]:
        for anchor in entry["anchors"]:
            found = places(text, anchor)
            if len(found) == 1:
                owner = next(
                    (a.id for a in articles if any(s <= found[0] < e for s, e in a.spans())), f"none-{found[0]}"
                )
                pairs.append((entry["id"], owner))
    both, wanted, made = Counter(pairs), Counter(g for g, _ in pairs), Counter(n for _, n in pairs)
    precision = sum(n * n / made[x[1]] for x, n in both.items()) / len(pairs)
    recall = sum(n * n / wanted[x[0]] for x, n in both.items()) / len(pairs)
    return 2 * precision * recall / (precision + recall)


def missed_titles(articles: tuple[Article, ...], gold: dict) -> list[str]:
    titles = [squash(a.title) for a in articles if a.title]
    wanted = [a for a in gold["articles"] if a["title"]]
    return [
        a["title"]
        for a in wanted
        if not any(dice(squash(t), x) >= 0.7 for t in (a["title"], a.get("title_also")) if t for x in titles)
    ]


def load(path: Path) -> tuple[dict, str]:
    gold = json.loads(path.read_text(encoding="utf-8"))
    folder = ROOT / "seeds" if path.parent == GOLD else path.parent / "text"
    return gold, (folder / gold["page"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(GOLD.glob("0*.json")), ids=lambda p: p.stem)
def test_gold_pages(path: Path) -> None:
    gold, text = load(path)
    articles = thread(text)
    assert b_cubed(text, articles, gold) >= 0.98
    assert abs(len(articles) - len(gold["articles"])) <= 1
    # a caption without a headline has none to find
    assert [t for t in missed_titles(articles, gold) if "图片说明" not in t] == []
    named = {a.name for article in articles for a in article.authors}
    assert {w for a in gold["articles"] for w in a["authors"]} <= named


@pytest.mark.parametrize("path", sorted((GOLD / "composed").glob("*.json")), ids=lambda p: p.stem)
def test_composed_texts(path: Path) -> None:
    gold, text = load(path)
    articles = thread(text)
    assert b_cubed(text, articles, gold) == 1.0
    assert len(articles) == len(gold["articles"])
    assert [a.kind for a in articles] == [
        a["kind"] if a["authors"] != ["郭振坤"] else "speech" for a in gold["articles"]
    ]
    assert {a.name for x in articles for a in x.authors} == {w for a in gold["articles"] for w in a["authors"]}
    for article, entry in zip(articles, gold["articles"], strict=True):
        if entry["media"]:
            assert article.media == entry["media"]
        if entry["date"]:
            assert article.date == entry["date"]
    if articles[0].kind != "caption":
        assert missed_titles(articles, gold) == []


@pytest.mark.parametrize(
    ("layout", "floor"),
    [("in order", 0.99), ("split", 0.97), ("narrow", 0.97), ("lost", 0.93), ("later", 0.89), ("interleaved", 0.80)],
)
def test_recomposed_pages(layout: str, floor: float) -> None:
    known = pagemaker.known_articles()
    scores = []
    for seed in range(40):
        made = pagemaker.make_page(known, layout, seed)
        scores.append(pagemaker.b_cubed(made, thread(made.text)))
    assert sum(scores) / len(scores) >= floor


def page(number: str) -> tuple[Article, ...]:
    return thread(next((ROOT / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8"))


def test_titles_below_their_text() -> None:
    assert [(a.kind, a.title, [x.name for x in a.authors]) for a in page("001")] == [
        ("news", "三方签约推动市属国企 能源矿业领域协同发展", ["佘振芳"]),
        ("news", "重庆国际铁路港综合保税区 通过正式验收", ["杨骏"]),
        ("news", "重庆10个项目上榜 2025川渝不夜地标", ["周盈"]),
        (
            "news",
            "重庆工业经济总量突破3万亿元 制造业高质量发展“十四五”规划各项任务全面落地见效",
            ["夏元"],
        ),
        (
            "news",
            "江津区拓宽民意沟通新渠道—— 代表进校园 履职上“云端” 建好基层单元推进全过程 人民民主重庆实践",
            ["崔曜"],
        ),
        ("caption", "黔江： 加强河流治理 发展多种产业", ["杨敏"]),
        ("news", "重庆成立“四企”联动 协同发展联盟", ["佘振芳"]),
        ("list", "川渝不夜地标 （重庆） 2025", []),
    ]


def test_interleaved_speeches() -> None:
    speeches = page("003")
    assert [(a.kind, [f"{x.role} {x.name}" for x in a.authors]) for a in speeches] == [
        ("news", []),
        ("speech", ["市委常委,万州区委书记 卢红"]),
        ("speech", ["黔江区委书记 罗成"]),
        ("speech", []),
        ("speech", []),
        ("speech", []),
        ("speech", ["市政府副市长,西部科学城重庆高新区党工委书记 马震"]),
        ("speech", ["涪陵区委书记 黎勇"]),
        ("speech", ["渝北区委书记 杨晓云"]),
        ("speech", ["潼南区委副书记、区长 秦启光"]),
        ("speech", ["市商务委党组书记、主任 章勇武"]),
        ("news", [" 郑洪伟"]),
    ]
    for article in speeches:
        numbers = re.findall(r"^([一二三])、", article.text, re.MULTILINE)
        assert numbers == sorted(numbers, key="一二三".index)
        assert len(numbers) == len(set(numbers))
    ma = speeches[6].text
    assert "结合实际推行产业链“链长制”" in ma
    assert "合理安排项目建设优先序" in ma
    yang = speeches[8]
    assert [yang.text[b.end - 6 : b.end] for b in yang.blocks if b.broken] == ["大重庆航空城"]
    # the page prints this passage twice
    assert sum(a.text.count("加大供应链本地配套") for a in speeches) == 1


def test_caption_inside_an_article_does_not_cut_it() -> None:
    articles = page("004")
    assert "持续擦亮制造业这一重庆“金名片”。接下来" in articles[0].text
    caption = next(a for a in articles if a.kind == "caption")
    assert caption.text.startswith("2月21日")
    assert [(x.name, x.role, x.medium) for x in caption.authors] == [("张锦辉", "记者", "视觉重庆")]
    # a commentary whose last column the dump gives first
    assert articles[-1].text.startswith("方。从蓝图到落地")
    assert "再升科技“飞机棉”应用于国产大飞机" in articles[-1].text
    # the slogan at the head of the page is no title
    assert "奋力谱写" not in "".join(a.text for a in articles)


def test_stacked_titles_go_to_their_articles() -> None:
    titles = [a.title for a in page("002")]
    assert titles[0] == "重庆 推动制造业高质量发展 重点突出“六个聚焦”"
    assert titles[1] == "重庆将开展“三攻坚一试点” 助力脱贫人口高质量就业"


@pytest.mark.parametrize(
    ("text", "title", "kinds"),
    [
        (
            "能跑会跳还会理货\n“云犀Y2”机器人在锡发布\n太湖晚讯（记者 秦越）4月26日，公司推出机器人。",
            "能跑会跳还会理货 “云犀Y2”机器人在锡发布",
            ["title", "title", "body"],
        ),
        (
            "钦州至雅加达果蔬快航开通\n全程仅需8天，每周一班\n本报钦州7月2日电（记者 韦丽萍）6月30日，快航开通。",
            "钦州至雅加达果蔬快航开通",
            ["title", "subtitle", "body"],
        ),
        (
            "重庆打响“冬季行动”\n■欠薪案件春节前办结\n\n10月31日，会议举行，安排部署重点任务。",
            "重庆打响“冬季行动”",
            ["title", "subtitle", "body"],
        ),
    ],
)
def test_title_parts(text: str, title: str, kinds: list[str]) -> None:
    (article,) = thread(text)
    assert article.title == title
    assert [b.kind for b in article.blocks] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "责编：李红 美编：王强",
        "A06",
        "第03版 要闻",
        "新闻热线：023-63907222",
        "http://epaper.example.com/",
        "投稿邮箱 cq@example.com",
    ],
)
def test_page_furniture_belongs_to_no_article(line: str) -> None:
    text = f"{line}\n\n铜梁签约27个项目\n\n本报讯（记者 陈维灯）10月12日，铜梁集中签约27个项目。\n\n{line}\n"
    (article,) = thread(text)
    assert line[:4] not in article.text


def test_empty_text_has_no_articles() -> None:
    assert thread("") == ()
    assert thread(" \n\t\n") == ()


def test_a_line_between_the_papers_name_and_the_opening_is_the_title() -> None:
    (article,) = thread(
        "越州日报\n2024年7月24日  第1版\n上半年绍兴GDP增长6.3%，增速跑赢全省\n本报讯（记者 钱一诺）昨天下午，市政府召开发布会，通报上半年经济运行情况。\n"
        "根据统一核算，上半年全市实现地区生产总值3987.5亿元，同比增长6.3%。\n",
        page="a.txt",
    )
    assert article.title == "上半年绍兴GDP增长6.3%，增速跑赢全省"


def test_paragraphs_of_the_only_article_stay_with_it() -> None:
    page = (
        "袁河日报　2025年1月16日　发言摘登\n把“小县城”过成“强县域”\n分宜县委书记 章启明\n"
        "2024年，分宜县实现地区生产总值213.6亿元，增长6.4%；财政总收入23.8亿元，下降1.9%。\n"
        "特色叫得响。“双林夏布”走进文化节，出口韩国1.9万匹；双林镇获评全国特色产业强镇。\n"
        "民生托得稳。开展换新颜行动，改造农村公路126公里，城镇新增就业3820人。\n"
        "今年，我们将锚定争先进位，力争地区生产总值增长7%，引进亿元以上项目30个。\n"
    )
    (article,) = thread(page, page="a.txt")
    assert "民生托得稳" in article.text
    assert article.kind == "speech"
