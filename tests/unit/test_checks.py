"""Each kind of mistake in a small project gets its message: file, line, code, what to write."""

import re
from collections.abc import Callable

import pytest

Problems = Callable[[str, str, str], list[str]]
DOCS = "docs/_data/documents.yml"
FACTS = "docs/_data/facts/qd-2-2024-mau.yml"
PAGE = "docs/vi/hoc-phan/01-bat-dau/index.md"
MODULE = "docs/vi/hoc-phan/01-bat-dau/module.yml"
FORM = "docs/_data/forms/phieu-thu.yml"
QUIZ = "docs/vi/hoc-phan/01-bat-dau/quiz.yml"
FORM = "docs/_data/forms/phieu-thu.yml"

CASES = {
    "unknown key": (DOCS, "  aliases: []\n  issuer", "  aliases: []\n  isuer: x\n  issuer",
                    "documents.yml:6 KHOA-LA Khóa “isuer” không có trong mô hình. → Gần giống: issuer"),
    "unknown topic": (DOCS, "  aliases: []\n  issuer", "  aliases: []\n  topics: [la]\n  issuer",
                      "documents.yml:1 MA-KHONG-CO qd-1-2020-mau: không có chủ đề “la”."),
    "missing key": (DOCS, "  issuer:", "  nguoi_ban_hanh:", "THIEU-KHOA Thiếu khóa “issuer”."),
    "wrong choice": (DOCS, "status: con-hieu-luc", "status: con", "SAI-GIA-TRI “status” là 'con'."),
    "wrong date": (DOCS, "issued: '2020-01-02'", "issued: 2/1/2020", "“issued” là '2/1/2020', sai dạng."),
    "unknown document": (DOCS, "supersedes: [qd-1-2020-mau]", "supersedes: [qd-1-2020-mua]",
                         "không có văn bản “qd-1-2020-mua”. → Gần giống: qd-1-2020-mau"),
    "one-way relation": (DOCS, "supersedes: [qd-1-2020-mau]", "supersedes: []",
                         "QUAN-HE qd-1-2020-mau ghi superseded_by: qd-2-2024-mau"),
    "dates out of order": (DOCS, "issued: '2020-01-02'", "issued: '2021-01-02'", "NGAY qd-1-2020-mau"),
    "unsupported field": (DOCS, "supports: [number, issued, effective, title, signer]}\n  missing: []",
                          "supports: [number, issued, effective, title]}\n  missing: []",
                          "NGUON qd-1-2020-mau: “signer” có giá trị"),
    "missing label": ("docs/_data/labels.yml", "so_viec", "so_khac", "NHAN Khóa số liệu “so_viec”"),
    "bare percentage": (PAGE, "MTH là chữ viết tắt.", "Đạt 62% là tốt.",
                        "index.md:13 SO-KHONG-NGUON “62%” không có nguồn."),
    "bare date": (PAGE, "MTH là chữ viết tắt.", "Từ ngày 12/02/2024 thì bỏ.", "SO-KHONG-NGUON “12/02/2024”"),
    "number without reason": (PAGE, "MTH là", "[[=62%]] là", "“[[=62%]]” thiếu lý do"),
    "unknown reference": (PAGE, "[[phieu-thu]]", "[[phieu-thuu]]", "MA-KHONG-CO Không có mã “phieu-thuu”."
                          " → Gần giống: phieu-thu"),
    "unknown provision": (PAGE, "[[phieu-thu]]", "[[qd-2-2024-mau#dieu-9]]", "DIEU-KHONG-CO"),
    "unknown value": (PAGE, "[[qd-2.dieu-1:2025]]", "[[qd-2.dieu-1:2030]]", "GIA-TRI-KHONG-CO"),
    "number not in the fact": (PAGE, "[[qd-2.dieu-1:2025]]", "[[qd-2.dieu-1|mức 56%]]",
                               "SO-LECH “mức 56%” có số 56"),
    "unknown block": (PAGE, "/// notes", "/// note", "Không có khối /// note. → Gần giống: notes"),
    "block not closed": (PAGE, "Hỏi cả lớp.\n///", "Hỏi cả lớp.", "KHOI “/// notes” mở mà chưa đóng."),
    "option not indented": (PAGE, "    caption: Mức thử", "caption: Mức thử",
                            "index.md:16 KHOI /// facts không nhận chữ ở bên trong."),
    "block glued to text": (PAGE, "chữ viết tắt.\n\n/// facts", "chữ viết tắt.\n/// facts", "dính liền dòng trên"),
    "closed twice": (PAGE, "Hỏi cả lớp.\n///", "Hỏi cả lớp.\n///\n\n///", "KHOI “///” đóng mà không có khối nào mở."),
    "unknown option": (PAGE, "    caption:", "    caprion:", "/// facts không có tùy chọn “caprion”"),
    "option that is no YAML": (PAGE, "    caption: Mức thử", "    caption: Mức: thử", "KHOI Tùy chọn không đọc được"),
    "bar in a table": (PAGE, "## Tự kiểm tra", "| Cột | Hai |\n|---|---|\n| [[phieu-thu|Phiếu]] | a |\n\n## Tự kiểm tra",
                       "KHOI Tham chiếu có dấu | nằm trong bảng"),
    "word that is avoided": (PAGE, "Hỏi cả lớp.", "Click vào đây.", "TU-NGU Không viết “Click”. → Viết “bấm”."),
    "page that speaks of the portal": (PAGE, "Hỏi cả lớp.", "Cổng này hay. Mời vào cổng.",
                                       "TU-NGU trang nhắc tới cổng 2 lần, nhiều nhất 1 lần"),
    "question about the portal": (QUIZ, "feedback: Năm đầu.", "feedback: Cổng ghi năm đầu.",
                                  "câu “hp01-c04” nói về cổng"),
    "sentence nobody can follow": (PAGE, "Hỏi cả lớp.", "Hỏi " + "cả lớp " * 20 + "xem.", "CAU-DAI Câu dài"),
    "block without fact": (PAGE, "/// facts | qd-2.dieu-1", "/// facts | qd-3", "không có dữ kiện nào"),
    "renaming to nothing": (FORM, "layout: phieu\n", "version: 2\nmigrates: [{from: 1, fields: {ten: ho_tenn}}]\nlayout: phieu\n",
                            "MA-KHONG-CO migrates, bản 1: không có “ho_tenn”. → Gần giống: ho_ten"),
    "renaming what is still there": (FORM, "layout: phieu\n", "version: 2\nmigrates: [{from: 1, fields: {ho_ten: ho_ten}}]\nlayout: phieu\n",
                                     "TRUNG-MA migrates, bản 1: “ho_ten” vẫn còn"),
    "renaming in the present version": (FORM, "layout: phieu\n", "migrates: [{from: 1}]\nlayout: phieu\n",
                                        "SAI-GIA-TRI migrates: bản 1 không dùng được"),
    "skipped heading": (PAGE, "## Tự kiểm tra", "#### Tự kiểm tra", "TIEU-DE"),
    "two titles": (PAGE, "## Tự kiểm tra", "# Tự kiểm tra", "Trang có 2 tiêu đề #."),
    "no description": (PAGE, "description: Học phần thử của cổng thử.", "x: y", "Thiếu description."),
    "module part missing": (PAGE, "/// key-points | hp01", "/// module | hp01",
                            "thiếu khối /// key-points | hp01"),
    "form cites another document": (FORM, "help: null}", "help: Theo Quyết định 1 và 2}",
                                    "phieu-thu.yml:14 CAN-CU-KHAC Nhắc QĐ 1, không phải căn cứ"),
    "form cites a document that is not there": (FORM, "layout: phieu", "also_cites: [qd-3]\nlayout: phieu",
                                                "phieu-thu.yml:12 MA-KHONG-CO Không có văn bản “qd-3”."),
    "field left open that is demanded": (
        MODULE, "key_points:", "leaves_open: [phieu-thu.ho_ten]\nkey_points:",
        "module.yml:12 O-DE-TRONG Bài bảo được để trống ô “Họ và tên” của “Phiếu thử”, nhưng biểu mẫu bắt buộc",
    ),
    "field left open that is not there": (MODULE, "key_points:", "leaves_open: [phieu-thu.ho_te]\nkey_points:",
                                          "module.yml:12 MA-KHONG-CO Không có ô “phieu-thu.ho_te”. → Gần giống: phieu-thu.ho_ten"),
    "old tone placement": (PAGE, "Hỏi cả lớp.", "Hoà cả lớp.", "DAU-THANH “Hoà”"),
    "decomposed letters": (PAGE, "Hỏi cả lớp.", "Ho\u0309i.", "NFC"),
    "objective of another module": (MODULE, "id: hp01-mt1", "id: hp02-mt1", "Mã mục tiêu “hp02-mt1” sai dạng"),
    "unknown key of one kind of question": (QUIZ, "    unit: '%'\n    feedback: Đúng lời", "    units: '%'\n    feedback: Đúng lời",
        "quiz.yml:64 KHOA-LA Khóa “units” không có trong mô hình. → Gần giống: unit"),
    "unknown kind of question": (QUIZ, "type: short", "type: shorts", "“type” là 'shorts', không có loại này."),
    "two steps alike": (QUIZ, "text: Quyết định 2 ra đời", "text: Quyết định 1 ra đời", "Câu hp01-c04: hai mục giống nhau."),
    "extra that is right": (QUIZ, "extras: [Chưa ban hành]", "extras: [Đang dùng]", "vế thừa trùng với một vế đúng"),
    "mistake that is right": (QUIZ, "value: 45, feedback: Đây", "value: 55, feedback: Đây", "một số nhầm lại được tính là đúng"),
    "near text that is right": (QUIZ, "text: mẫu thật", "text: MAU THU", "một lời nhầm lại được nhận là đúng"),
    "question of a case": (QUIZ, "correct: true, feedback: Hai", "feedback: Hai", "Câu hp01-c07: có 0 đáp án đúng"),
    "no right option": (QUIZ, "correct: true, feedback: Đúng lời", "feedback: Đúng lời", "có 0 đáp án đúng"),
    "right number not cited": (QUIZ, "text: 55%, correct", "text: 65%, correct",
                               "SO-LECH Câu hp01-c01: đáp án đúng có số 65"),
    "all of the above": (QUIZ, "text: 45%,", "text: Tất cả các đáp án trên,", "tất cả các đáp án trên"),
    "unknown citation": (QUIZ, "cite: [qd-2.dieu-1]", "cite: [qd-2.dieu-7]", "căn cứ sai: Không có mã"),
    "page of no document": ("docs/vi/van-ban/qd-1-2020-mau/index.md", "/// document | qd-1-2020-mau",
                            "/// document | qd-9", "/// document | qd-9: không có mã này."),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_mistakes_are_explained(case: str, problems: Problems) -> None:
    file, old, new, expected = CASES[case]
    found = problems(file, old, new)
    assert any(expected in line for line in found), "\n".join(found)


def test_the_mini_project_is_clean(problems: Problems) -> None:
    assert problems(PAGE, "Hỏi cả lớp.", "Hỏi cả lớp.") == []


def test_quiz_citing_a_repealed_document_must_say_so(problems: Problems) -> None:
    found = problems(QUIZ, "đã bị thay thế", "là thế")
    assert any("HET-HIEU-LUC Câu hp01-c02: dẫn QĐ 1 đã hết hiệu lực mà không nói" in f for f in found), (
        found
    )


def test_a_page_that_is_not_there_is_told_by_the_line_of_the_menu(problems: Problems) -> None:
    found = problems(
        "mkdocs.yml", "  - Tải về: tai-ve/index.md", "  - Tải về: tai-ve/index.md\n  - Cũ: cu/mat.md"
    )
    assert [f for f in found if re.search(r"mkdocs\.yml:\d+ .*nav trỏ tới trang cu/mat\.md", f)]


def test_broken_records_do_not_hide_other_issues(problems: Problems) -> None:
    problems(DOCS, "kind: quyet-dinh", "kind: quyet_dinh")
    found = problems("docs/_data/glossary.yml", "sources: [qd-2-2024-mau]", "sources: [qd-khong-co]")
    assert sum("“kind” là 'quyet_dinh'" in f for f in found) == 2
    assert any("không có văn bản “qd-khong-co”" in f for f in found)
    assert not any("briefs.yml" in f for f in found), "that nobody finds a broken record says nothing new"


def test_a_handbook_names_pages_that_there_are(problems: Callable[[str, str, str], list[str]]) -> None:
    row = "handbooks: [{id: so-tay, title: Sổ tay, pages: [index, tra-cuu/khong-co]}]\nsearch_examples:"
    (told,) = [
        line for line in problems("docs/_data/portal.yml", "search_examples:", row) if "Sổ tay" in line
    ]
    assert "không có trang tra-cuu/khong-co.md" in told
