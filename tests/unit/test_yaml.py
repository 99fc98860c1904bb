"""YAML is read by the rules of 1.2, and what is wrong is told once, in words, where it is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from portal import pipeline
from portal.content.issues import Issues
from portal.content.validation import WRITTEN
from portal.content.yaml_places import load_marked
from portal.paths import Paths
from portal.schema import schema_files


def test_scalars_follow_yaml_1_2(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("no: no\nstart: 08:00\nday: 2025-07\nn: 12\nf: 1.5\nq: '12'\nz: null\nb: true\n")
    issues = Issues(tmp_path)
    marked = load_marked(file, issues)
    assert marked is not None
    assert marked.data == {
        "no": "no",
        "start": "08:00",
        "day": "2025-07",
        "n": 12,
        "f": 1.5,
        "q": "12",
        "z": None,
        "b": True,
    }
    assert marked.line(("n",)) == 4
    assert marked.line(("n", "deeper", 3)) == 4
    assert len(issues) == 0


def test_duplicate_key_bad_yaml_and_missing_file(tmp_path: Path) -> None:
    issues = Issues(tmp_path)
    (tmp_path / "a.yml").write_text("x: 1\nx: 2\n")
    (tmp_path / "b.yml").write_text("a: b: c\n")
    (tmp_path / "c.yml").write_bytes(b"a: \xff\n")
    for name in ("a.yml", "b.yml", "c.yml", "d.yml"):
        load_marked(tmp_path / name, issues)
    found = [str(i) for i in issues.sorted()]
    assert found[0].startswith("a.yml:2 KHOA-LAP Khóa “x” xuất hiện hai lần.")
    assert found[1].startswith("b.yml:1 YAML Không đọc được YAML")
    assert found[2].startswith("c.yml YAML Tệp không phải UTF-8.")
    assert found[3].startswith("d.yml THIEU-TEP")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: c: d\n", 2, "dấu hai chấm trong câu"),
        ("a\nb: c\n", 2, "dấu hai chấm"),
        ("- a\nb\n", 2, "thiếu dấu hai chấm sau tên khóa"),
        ("a: 1\nb: @x\n", 2, "ký tự không được phép"),
        ("a:\n\t- b\n", 2, "không dùng Tab"),
        ("a: 'x\nb: 1\n", 1, "dấu nháy mở mà không đóng"),
        ("a: [1, 2\nb: 3\n", 1, "dấu [ mở mà không đóng"),
        ("a: {b: 1\nc: 2\n", 1, "dấu { mở mà không đóng"),
        ('a: "x" y\n', 1, "thừa chữ sau dấu nháy"),
    ],
)
def test_slips_are_told_in_vietnamese_where_they_begin(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")
    issues = Issues(tmp_path)
    assert load_marked(tmp_path / "a.yml", issues) is None
    (found,) = issues.sorted()
    assert found.line == line
    assert says in str(found)


def test_every_pattern_of_the_models_is_put_in_words() -> None:
    used = set(re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', " ".join(schema_files().values())))
    assert {json.loads(pattern) for pattern in used} == set(WRITTEN)


def test_one_file_that_cannot_be_read_says_no_more_than_that(mini: Path) -> None:
    file = mini / "docs" / "_data" / "documents.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("short: QĐ 2", "short: QĐ: 2"), encoding="utf-8"
    )
    _, issues = pipeline.checked(Paths(mini))
    assert [i.code_name for i in issues.sorted()] == ["YAML"]


def test_what_names_a_record_that_is_wrong_is_not_wrong_itself(mini: Path) -> None:
    file = mini / "docs" / "_data" / "documents.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("issued: '2024-03-04'", "issued: 4/3/2024"), encoding="utf-8")
    _, issues = pipeline.checked(Paths(mini))
    assert [f"{i.line} {i.message}" for i in issues.errors] == ["31 “issued” là '4/3/2024', sai dạng."]
