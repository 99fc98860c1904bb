"""A first file of each kind as somebody writes it who has seen no model: it passes, or says what is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import pipeline
from portal.paths import Paths
from portal.scaffold import new_pages

FORM = """\
id: phieu-tham-quan
title: Phiếu đăng ký tham quan thư viện
purpose: Ghi tên người muốn tham quan thư viện.
filled_by: Người dân
sent_to: Thư viện xã
fields:
  - id: ho_ten
    label: Họ và tên
    required: true
  - id: nam_sinh
    label: Năm sinh
    type: integer
    min: 1900
  - id: gioi_tinh
    label: Giới tính
    type: choice
    options: [Nam, Nữ]
  - id: ngay
    label: Ngày tham quan
    type: date
  - id: nguoi_di_cung
    label: Người đi cùng
    type: table
  - id: ghi_chu
    label: Ghi chú
    type: longtext
tables:
  - id: nguoi_di_cung
    columns:
      - {id: ten, label: Họ và tên}
      - {id: tuoi, label: Tuổi, type: integer}
"""
CRITERIA = """\
id: thu-vien-xa
title: Thư viện xã học tập
subject: Thư viện xã
document: qd-2-2024-mau
status: hien-hanh
method: cham-diem
total_points: 100
levels:
  - {id: dat, name: Đạt, rule: Từ 80 điểm, rule_code: khoang-diem, min_points: 80}
  - {id: chua-dat, name: Chưa đạt, rule: Còn lại, rule_code: con-lai}
criteria:
  - id: tc1
    title: Sách
    max_points: 60
    indicators:
      - {id: ct1, text: Có sách mới mỗi năm, max_points: 60}
  - id: tc2
    title: Bạn đọc
    max_points: 40
    indicators:
      - {id: ct2, text: Có bạn đọc mỗi tuần, max_points: 40}
confidence: thu-cap
"""
PROCEDURE = """\
id: quy-trinh-thu-vien
title: Các bước công nhận thư viện xã
criteria_set: thu-vien-xa
document: qd-2-2024-mau
status: hien-hanh
steps:
  - does: Thư viện tự chấm.
    who: Thư viện xã
  - does: Hội xem xét.
confidence: thu-cap
"""
TEST = """\
- id: bai-thu
  title: Bài thử
  pool: on-tap
  modules: [hp01]
  each: 2
  minutes: 10
  pass_percent: 50
"""
QUESTION = """\
  - id: hp01-c08
    type: single
    objective: hp01-mt1
    bloom: nho
    stem: Thư viện để làm gì?
    options:
      - {id: a, text: Để đọc, correct: true, feedback: Đúng.}
      - {id: b, text: Để bán, feedback: Chưa đúng.}
    cite: [qd-2-2024-mau]
"""
DOCUMENT = """\
- id: qd-3-2025-mau
  number: 3/QĐ-MAU
  kind: quyet-dinh
  short: QĐ 3
  issuer: Hội thử nghiệm tỉnh Mẫu
  issued: '2025-01-02'
  status: con-hieu-luc
  status_note: Chưa thấy văn bản thay.
  title: Quyết định thử thứ ba
  sources:
    - {url: 'https://mau.example/qd-3', kind: chinh-van, supports: [number, issued, title]}
"""


@pytest.fixture
def project(mini: Path) -> Paths:
    paths = Paths(mini)
    for folder in ("criteria", "procedures"):
        (paths.data / folder).mkdir()
    (paths.data / "forms" / "phieu-tham-quan.yml").write_text(FORM, encoding="utf-8")
    (paths.data / "criteria" / "thu-vien-xa.yml").write_text(CRITERIA, encoding="utf-8")
    (paths.data / "procedures" / "quy-trinh-thu-vien.yml").write_text(PROCEDURE, encoding="utf-8")
    (paths.data / "tests.yml").write_text(TEST, encoding="utf-8")
    quiz = paths.modules / "01-bat-dau" / "quiz.yml"
    quiz.write_text(quiz.read_text(encoding="utf-8") + QUESTION, encoding="utf-8")
    return paths


def test_first_files_pass(project: Paths) -> None:
    assert len(FORM.splitlines()) <= 34
    new_pages(pipeline.checked(project)[0], project)
    catalogue, issues = pipeline.checked(project)
    assert [str(i) for i in issues.errors] == []
    form = catalogue.forms["phieu-tham-quan"]
    assert [o.id for o in form.fields[2].options or []] == ["nam", "nu"]
    assert form.tables[0].title == "Người đi cùng"
    assert [c.no for c in catalogue.criteria["thu-vien-xa"].criteria] == [1, 2]
    assert [s.no for s in catalogue.procedures["quy-trinh-thu-vien"].steps] == [1, 2]
    assert catalogue.quizzes["hp01"].items[-1].status == "nhap", "nobody has reviewed it"


def test_a_document_says_what_is_unknown(project: Paths) -> None:
    """Where provenance counts, leaving out is no answer: null must be written."""
    file = project.data / "documents.yml"
    file.write_text(file.read_text(encoding="utf-8") + DOCUMENT, encoding="utf-8")
    missing = [i for i in pipeline.checked(project)[1].errors if i.path.endswith("documents.yml")]
    assert [(i.message, i.hint) for i in missing] == [
        (f"Thiếu khóa “{key}”.", f"Thêm dòng “{key}: …”; chưa biết thì ghi “{key}: null”.")
        for key in ("effective", "signer", "status_confidence")
    ]
