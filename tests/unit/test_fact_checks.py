"""Facts against facts, invented names, and words that speak to editors, in a small project and the real one."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.checks.shares import check_shares
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.paths import Paths

Problems = Callable[[str, str, str], list[str]]
FACTS = "docs/_data/facts/qd-2-2024-mau.yml"
PAGE = "docs/vi/hoc-phan/01-bat-dau/index.md"
GLOSSARY = "docs/_data/glossary.yml"
LAST = "  note: Đoán từ lời dẫn.\n"


def counted(share: float, **share_of: str) -> str:
    """A province of 1000 people, 600 of whom count, told as *share* percent."""
    facts = f"""{LAST}- {{id: qd-2.dan, at: null, kind: so-lieu, text: Tỉnh mẫu có 1000 người., values: {{nguoi: 1000}},
   unit: người, confidence: thu-cap, sources: [qd-2-2024-mau]}}
- {{id: qd-2.dat, at: null, kind: so-lieu, text: Có 600 người đạt., values: {{dat: 600, dat_ty_le: {share}}},
   unit: người; %, confidence: thu-cap, sources: [qd-2-2024-mau]"""
    told = ", ".join(f"{key}: '{value}'" for key, value in share_of.items())
    return facts + (f", share_of: {{value: dat_ty_le, {told}}}}}\n" if told else "}\n")


@pytest.mark.parametrize(
    ("share", "share_of", "expected"),
    [
        (60, {}, "THIEU-KHOA qd-2.dat: có số ở “dat” và tỷ lệ ở “dat_ty_le”"),
        (60, {"count": "qd-2.dat:co"}, "GIA-TRI-KHONG-CO qd-2.dat: share_of dẫn “qd-2.dat:co”"),
        (60, {"count": "qd-2.dat:dat", "base": "qd-2.dan:nguoi"}, None),
        (62, {"count": "qd-2.dat:dat", "base": "qd-2.dan:nguoi"}, "SO-LECH qd-2.dat: 600 trên 1.000 là 60%, không phải 62%"),
        (60, {"count": "qd-2.dat:dat", "within": "qd-2.dan:nguoi"}, None),
        (90, {"count": "qd-2.dat:dat", "within": "qd-2.dan:nguoi"}, None),
        (52, {"count": "qd-2.dat:dat", "within": "qd-2.dan:nguoi"}, "mẫu số ít nhất là 1.132, nhiều hơn 1.000"),
    ],
)  # fmt: skip
def test_a_share_and_its_count_fit_a_possible_base(
    problems: Problems, share: float, share_of: dict[str, str], expected: str | None
) -> None:
    found = problems(FACTS, LAST, counted(share, **share_of))
    if expected is None:
        assert not any("qd-2.dat:" in line for line in found), found
    else:
        assert any(expected in line for line in found), found


def test_the_province_whose_share_exceeds_its_people_is_found_unless_owned_up(
    catalogue: Catalogue, paths: Paths
) -> None:
    denied = copy.copy(catalogue)
    denied.facts = {i: f.model_copy(update={"contradicts": []}) for i, f in catalogue.facts.items()}
    issues = Issues(paths.root)
    check_shares(denied, paths, issues)
    (told,) = issues.errors
    assert "son-la.mo-hinh.nam-2025: 742.300 mà bằng 52% thì mẫu số ít nhất là 1.400.566" in str(told)
    issues = Issues(paths.root)
    check_shares(catalogue, paths, issues)
    assert not issues.errors


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Chị Nguyễn Văn A hỏi.", "TEN-NGUOI “Chị Nguyễn Văn A”: cách gọi không hợp với tên. → Viết “Chị Nguyễn Thị A”"),
        ("Hỏi anh Lò Thị B.", "TEN-NGUOI “anh Lò Thị B”"),
        ("Anh Nguyễn Văn Hưng hỏi.", "TEN-NGUOI Tên “Nguyễn Văn Hưng” giống người thật. → Tên đặt ra thì chỉ một chữ cái, như “Nguyễn Văn A”"),
        ("Chị Lò Thị A và anh Nguyễn Văn A hỏi.", None),
    ],
)  # fmt: skip
def test_invented_people_are_plainly_invented(problems: Problems, said: str, expected: str | None) -> None:
    found = problems(PAGE, "Hỏi cả lớp.", said)
    if expected is None:
        assert found == []
    else:
        assert any(expected in line for line in found), found


def test_records_are_read_for_words_too(problems: Problems) -> None:
    source = Path("tests/scenarios/tinh-mau") / GLOSSARY
    definition = next(
        line for line in source.read_text(encoding="utf-8").split("\n") if "definition: " in line
    )
    found = problems(GLOSSARY, definition, definition + " Click vào đây.")
    assert any("glossary.yml" in line and "TU-NGU Không viết “Click”" in line for line in found), found
