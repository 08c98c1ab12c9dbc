from __future__ import annotations

import pytest

from kg.errors import UsageError
from kg.files import replace_bytes, replace_text


def test_writes_into_a_new_folder(tmp_path):
    replace_text(tmp_path / "a" / "b.txt", "重庆\r\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "重庆\r\n".encode()


def test_a_file_that_others_may_read(tmp_path):
    (tmp_path / "plain").write_text("", encoding="utf-8")
    replace_bytes(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_what_cannot_be_written_is_named_and_nothing_stays(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(UsageError, match="taken: cannot be written"):
        replace_text(tmp_path / "taken", "x")
    assert [p.name for p in tmp_path.iterdir()] == ["taken"]
