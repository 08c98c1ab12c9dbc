"""Every format, with files as users have them, and what is wrong with files as users have them."""

from __future__ import annotations

import io
import json
import random
import struct
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from kg.errors import ReadError, UsageError
from kg.model import Page
from kg.read import READERS, read, render
from kg.read.sources import MAX_BYTES
from tests.read import pagemaker, pdfmaker

TEXT = """铜梁签约27个项目
计划总投资206亿元

本报讯（首席记者 陈维灯）10月12日，铜梁集中签约27个招商引资项目，计划总投资206亿元，涵盖新型储能等多个领域。

在新型储能方面，本次签约了锂电池自动化设备、分布式光伏发电、新能源电池回收等产业链项目。
"""
HTML = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>铜梁签约27个项目-重庆日报数字报</title></head>
<body><div class="nav"><a href="1.htm">第01版</a> <a href="2.htm">第02版</a></div>
<div id="main"><h1>铜梁签约27个项目</h1><div class="date">2023年10月13日 星期五</div><div id="content">
<p>本报讯（首席记者 陈维灯）10月12日，铜梁集中签约27个招商引资项目，计划总投资206亿元，涵盖新型储能、智能网联新能源汽车及摩托车核心零部件、医疗器械、总部经济、特色农业等多个领域。</p>
<p>在新型储能方面，本次签约了锂电池自动化设备、分布式光伏发电、新能源电池回收等产业链项目，助力铜梁打造产业高地。</p>
</div></div><div class="footer"><a href="/">首页</a> 版权所有</div></body></html>"""


class WindowsName(zipfile.ZipInfo):
    """A member whose name is packed in GBK and not said to be anything."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits


def write(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def collect(*paths: Path) -> tuple[tuple[Page, ...], list[str]]:
    errors: list[ReadError] = []
    pages = read(paths, on_error=errors.append)
    return pages, [str(e) for e in errors]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    (page,) = read([write(tmp_path / "a.txt", TEXT.encode(encoding))])
    assert page.text == TEXT
    assert [a.title for a in page.articles] == ["铜梁签约27个项目 计划总投资206亿元"]


def test_one_path_or_several(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("重庆与西门子签约", encoding="utf-8")
    assert read(path) == read(str(path)) == read([path])


def test_rare_characters_and_emoji_survive(tmp_path: Path) -> None:
    text = "𠮷田工厂投产😀\n\n本报讯（记者 𠮷永）10月12日，\x07位于㐂镇的𠮷田工厂投产👩‍🔧。\n"
    (page,) = read([write(tmp_path / "a.txt", text)])
    assert page.text == text
    assert "位于㐂镇的𠮷田工厂投产👩‍🔧。" in page.articles[0].text


def test_line_feeds_of_any_kind(tmp_path: Path) -> None:
    for name, feed in (("a.txt", "\r\n"), ("b.txt", "\r"), ("c.txt", "\n\f")):
        (page,) = read([write(tmp_path / name, TEXT.replace("\n", feed))])
        assert page.articles[0].text.split("\n")[2].startswith("本报讯（首席记者 陈维灯）10月12日")


@pytest.mark.parametrize("charset", ["utf-8", "gb2312"])
def test_html(tmp_path: Path, charset: str) -> None:
    data = HTML.format(charset=charset).encode("gb18030" if charset == "gb2312" else charset)
    (page,) = read([write(tmp_path / "a.html", data)])
    (article,) = page.articles
    assert (article.title, article.date, [a.name for a in article.authors]) == (
        "铜梁签约27个项目",
        "2023-10-13",
        ["陈维灯"],
    )
    assert "第01版" not in page.text
    assert "版权所有" not in article.text


def test_docx(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("铜梁签约27个项目", 1)
    for line in TEXT.split("\n\n")[1:]:
        document.add_paragraph(line.strip())
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "总投资", "206亿元"
    document.save(str(tmp_path / "a.docx"))
    (page,) = read([tmp_path / "a.docx"])
    assert page.articles[0].title == "铜梁签约27个项目"
    assert "产业链项目。" in page.articles[0].text
    assert "206亿元" in page.text


def test_jsonl_keeps_identifiers(tmp_path: Path) -> None:
    rows = [
        {
            "id": 7,
            "title": "铜梁签约27个项目",
            "date": "2023/10/13",
            "text": "本报讯（记者 陈维灯）铜梁集中签约。",
            "source": "重庆日报",
        },
        {
            "id": "b",
            "headline": "巴南签约",
            "content": "巴南区举行签约活动。\n总投资178亿元。",
            "authors": ["徐妮", "罗莎"],
        },
    ]
    path = write(tmp_path / "a.jsonl", "\n".join(json.dumps(r, ensure_ascii=False) for r in rows))
    first, second = read([path])
    assert first.file_name == "a.jsonl#1"
    assert [(a.identifier, a.title, a.date, a.media) for a in first.articles] == [
        ("7", "铜梁签约27个项目", "2023-10-13", "重庆日报")
    ]
    assert [a.name for a in first.articles[0].authors] == ["陈维灯"]
    assert [a.name for a in second.articles[0].authors] == ["徐妮", "罗莎"]
    assert second.articles[0].text == "巴南签约\n巴南区举行签约活动。\n总投资178亿元。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_with_chinese_headings(tmp_path: Path, encoding: str) -> None:
    rows = '编号,标题,日期,正文\nx1,铜梁签约,2023年10月13日,"铜梁集中签约27个项目,\n总投资206亿元。"\nx2,巴南签约,,巴南区举行签约活动。\n'
    pages = read([write(tmp_path / "a.csv", rows.encode(encoding))])
    assert [(p.articles[0].identifier, p.articles[0].title, p.articles[0].date) for p in pages] == [
        ("x1", "铜梁签约", "2023-10-13"),
        ("x2", "巴南签约", ""),
    ]


def test_archives_folders_and_order(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("b/z.txt", TEXT)
        archive.writestr("a.html", HTML.format(charset="utf-8"))
        archive.writestr("cover.jpg", b"\xff\xd8\xff")
        archive.writestr(WindowsName("版面.txt"), TEXT.replace("27", "28"))
    write(tmp_path / "pages.zip", inner.getvalue())
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "a.txt", TEXT.replace("27", "29"))
    write(tmp_path / "notes.png", b"\x89PNG")
    pages, errors = collect(tmp_path)
    assert errors == []
    assert [p.file_name for p in pages] == ["a.txt", "pages.zip/a.html", "pages.zip/b/z.txt", "pages.zip/版面.txt"]
    assert [p.id for p in read([tmp_path / "sub", tmp_path / "pages.zip"])] == [p.id for p in pages]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030")))
    monkeypatch.setattr("sys.stdin", stream)
    (page,) = read(["-"])
    assert (page.file_name, page.text) == ("stdin", TEXT)


def test_pdf_columns() -> None:
    known = pagemaker.known_articles()
    scores = []
    for seed in range(20):
        chosen = random.Random(seed).sample(known, 3 + seed % 3)
        sheet = pdfmaker.set_page(chosen, columns=3 + seed % 3, seed=seed, beside=seed % 2 == 1)
        scores.append(pdfmaker.b_cubed(sheet, read_bytes(sheet.data, ".pdf")))
    assert sum(scores) / len(scores) >= 0.98


def read_bytes(data: bytes, suffix: str) -> Page:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (page,) = read([write(Path(folder) / f"page{suffix}", data)])
        return page


def picture_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rect(50, 50, 200, 300, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for n in range(3):
            with archive.open(f"{n}.txt", "w") as member:
                for _ in range(18):
                    member.write(b"0" * 2**20)
        archive.writestr("good.txt", TEXT)
    return buffer.getvalue()


def climbing() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../etc/evil.txt", TEXT)
        archive.writestr("/root.txt", TEXT)
        archive.writestr("C:\\evil.txt", TEXT)
        archive.writestr("good.txt", TEXT)
    return buffer.getvalue()


def broken_member() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bad.txt", TEXT * 20)
        archive.writestr("good.txt", TEXT)
    data = bytearray(buffer.getvalue())
    at = data.index(b"bad.txt") + 40
    data[at : at + 30] = b"\x00" * 30
    return bytes(data)


def encrypted_member() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("secret.txt", TEXT)
    data = bytearray(buffer.getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        data[at : at + 2] = struct.pack("<H", struct.unpack("<H", data[at : at + 2])[0] | 1)
    return bytes(data)


KNOWN = pagemaker.known_articles()
BAD: list[tuple[str, bytes, str, int]] = [
    ("empty.txt", b"", "empty.txt: empty", 0),
    ("blank.txt", b"\xef\xbb\xbf \n\n", "blank.txt: empty", 0),
    ("binary.txt", bytes(range(256)) * 40, "binary.txt: a binary file", 0),
    ("noise.txt", b"\x81\xff\xfe\xfd\x80" * 400, "noise.txt (byte 0): not text", 0),
    ("english.txt", b"No Chinese in this page at all.\n", "english.txt: no Chinese text", 0),
    ("odd.txt", b"\xff\xfe" + "重庆".encode("utf-16-le") + b"\x00", "odd.txt (byte", 0),
    ("cut.pdf", pdfmaker.set_page(KNOWN[:1]).data[:700], "cut.pdf: a truncated or broken PDF", 0),
    ("locked.pdf", pdfmaker.set_page(KNOWN[:1], password="x").data, "locked.pdf: encrypted", 0),
    ("picture.pdf", picture_pdf(), "picture.pdf: no text layer, only pictures: it needs OCR", 0),
    ("empty.pdf", b"", "empty.pdf: a truncated or broken PDF", 0),
    ("links.html", "<html><body><a href='1'>重庆</a></body></html>".encode(), "links.html: no article found", 0),
    ("plain.html", "只有文字".encode(), "plain.html: not HTML", 0),
    ("bad.docx", b"PK\x03\x04nothing", "bad.docx: not a Word document", 0),
    ("old.docx", b"\xd0\xcf\x11\xe0" * 100, "old.docx: an encrypted or old (.doc) Word file", 0),
    ("bad.zip", b"PK\x03\x04nothing", "bad.zip: not a ZIP archive", 0),
    ("bomb.zip", bomb(), "bomb.zip (0.txt): too large for one page when unpacked (18 MB)", 1),
    ("climb.zip", climbing(), "climb.zip (../../etc/evil.txt): a path that leads out", 1),
    ("broken.zip", broken_member(), "broken.zip/bad.txt: broken inside the archive", 1),
    ("secret.zip", encrypted_member(), "secret.zip (secret.txt): encrypted", 0),
    (
        "a.jsonl",
        '{"text": "铜梁签约。"}\n{"text": \n[1]\n{"title": "x"}\n{"text": "巴南签约。", "date": "昨天"}\n{"text": "好。"}\n'.encode(),
        "a.jsonl (line 2): not JSON",
        2,
    ),
    ("a.csv", "标题,备注\n铜梁,好\n".encode(), "a.csv (line 1): no column for the text", 0),
    ("b.csv", '标题,正文\n铜梁,签约。\n"巴南,没有\n'.encode(), "b.csv (line", 1),
    ("mixed.txt", TEXT.encode() * 3 + "渝北区召开会议。\n".encode("gb18030") + b"\xff\xff\xff\n", "mixed.txt (line", 1),
]


@pytest.mark.parametrize(("name", "data", "message", "still_read"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_is_reported_and_the_rest_read(
    tmp_path: Path, name: str, data: bytes, message: str, still_read: int
) -> None:
    path = write(tmp_path / name, data)
    good = write(tmp_path / "zz.txt", TEXT)
    pages, errors = collect(path, good)
    assert errors
    assert errors[0].startswith(message), errors
    assert all("\n" not in e for e in errors)
    assert pages[-1].file_name == "zz.txt"
    assert len(pages) == still_read + 1


def test_other_places_are_named_too(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", next(b[1] for b in BAD if b[0] == "a.jsonl"))
    _, errors = collect(path)
    assert [e.split(":")[0] for e in errors] == [f"a.jsonl (line {n})" for n in (2, 3, 4, 5)]
    _, errors = collect(write(tmp_path / "climb.zip", climbing()))
    assert len(errors) == 3


def test_a_line_in_another_encoding_is_read(tmp_path: Path) -> None:
    data = TEXT.encode() + "\n渝北区召开工作会议，部署重点任务。\n".encode("gb18030")
    pages, errors = collect(write(tmp_path / "mixed.txt", data))
    assert errors == []
    assert "渝北区召开工作会议" in pages[0].text


def test_a_huge_line_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    pages, errors = collect(path, write(tmp_path / "zz.txt", TEXT))
    assert errors == [f"huge.txt: too large for one page: more than {MAX_BYTES // 2**20} MB (200 MB)"]
    assert len(pages) == 1


def test_a_huge_record_is_refused_and_the_next_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        file.seek(MAX_BYTES + 10, io.SEEK_CUR)
        file.write('"}\n{"text": "巴南签约。"}\n'.encode())
    pages, errors = collect(path)
    assert errors == ["a.jsonl (line 1): a line of more than 16 MB"]
    assert [p.file_name for p in pages] == ["a.jsonl#2"]


def test_without_a_listener_the_error_is_raised(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: empty"):
        read([write(tmp_path / "a.txt", "")])
    with pytest.raises(UsageError, match="no such file"):
        read([tmp_path / "missing.txt"])
    with pytest.raises(UsageError, match="not a date"):
        read([write(tmp_path / "b.txt", TEXT)], date="yesterday")
    with pytest.raises(ReadError, match="not a format that can be read"):
        read([write(tmp_path / "c.xlsx", b"abc")])


def test_formats_are_told_by_their_first_bytes_too(tmp_path: Path) -> None:
    page = read([write(tmp_path / "page", HTML.format(charset="utf-8"))])[0]
    assert page.articles[0].title == "铜梁签约27个项目"


def test_readers_are_one_table() -> None:
    assert sorted(READERS) == [".csv", ".docx", ".htm", ".html", ".jsonl", ".pdf", ".txt", ".zip"]


def test_render(tmp_path: Path) -> None:
    pages = read([write(tmp_path / "a.txt", TEXT)], date="2023-10-13")
    text = render(pages)
    assert "1. 铜梁签约27个项目 计划总投资206亿元" in text
    assert "首席记者 陈维灯" in text
    (page,) = json.loads(render(pages, format="json"))
    article = page["articles"][0]
    assert article["date_source"] == "option"
    assert article["spans"] == [list(s) for s in pages[0].articles[0].spans()]
    assert "".join(page["file"]) == "a.txt"
