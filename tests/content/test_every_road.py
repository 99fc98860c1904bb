"""Whatever a page holds reaches every file made from it: Markdown of every kind, and the HTML browsers take."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.conftest import copied_mini
from tests.content.roads import FILES, SLIDES, made, read_text, squeezed, write_page

KINDS = {
    "a break": ("Dòng đầu khối<br>dòng sau khối.", ["Dòng đầu khối", "dòng sau khối."]),
    "two spaces": ("Xuống dòng nhẹ  \nrồi tiếp.", ["Xuống dòng nhẹ", "rồi tiếp."]),
    "entities": ("Cách&nbsp;liền &hellip; &frac12; &copy;.", ["Cách\u00a0liền … ½ ©."]),
    "a comment": ("Có <!-- lời giấu --> chú thích.", ["Có", "chú thích."]),
    "a block comment": ("<!-- lời giấu\n\nhai đoạn -->\n\nSau chú thích dài.", ["Sau chú thích dài."]),
    "an ampersand": ("Phòng R&D làm A & B.", ["Phòng R&D làm A & B."]),
    "an angle": ("Khi 3 < 5 và x<y thì thôi.", ["Khi 3 < 5 và"]),
    "an instruction": ("Trước <?php echo 1 ?> lệnh.", ["Trước", "lệnh."]),
    "open tags": (
        "<div><p>Đoạn chưa đóng một<p>Đoạn chưa đóng hai</div>",
        ["Đoạn chưa đóng một", "Đoạn chưa đóng hai"],
    ),
    "open items": (
        "<div><ul><li>Mục chưa đóng một<li>Mục chưa đóng hai</ul></div>",
        ["Mục chưa đóng một", "hai"],
    ),
    "a rule": ("Trên vạch.\n\n---\n\nDưới vạch.", ["Trên vạch.", "Dưới vạch."]),
    "letters": (
        "H<sub>2</sub>O, m<sup>2</sup>, <del>bỏ đi</del>, <ins>thêm vào</ins>, <kbd>Ctrl</kbd>, "
        "<mark>tô</mark>, `ma so`.",
        ["H2O, m2, bỏ đi, thêm vào, Ctrl, tô, ma so."],
    ),
    "strong and bracket": (
        "**Quyết định**(số thử).tiếp *nghiêng*; hết.",
        ["Quyết định(số thử).tiếp nghiêng; hết."],
    ),
    "a quote": ("> Lời dẫn một.\n>\n> - Ý trong lời dẫn.", ["Lời dẫn một.", "Ý trong lời dẫn."]),
    "code": ("```\nlenh --mot\n  thut vao\n```", ["lenh --mot", "thut vao"]),
    "named code": ('``` { .sh title="chay.sh" linenums="1" }\nlenh hai\n```', ["chay.sh", "lenh hai"]),
    "indented code": ('Lệnh:\n\n    lenh ba \\"x\\" #y', ['lenh ba \\"x\\" #y']),
    "a footnote": (
        "Câu có chú thích[^1].\n\n[^1]: Lời chú thích dưới trang.",
        ["Câu có chú thích", "Chú thích", "Lời chú thích dưới trang."],
    ),
    "definitions": (
        "Thuật ngữ thử\n:   Nghĩa thứ nhất.\n:   Nghĩa thứ hai.",
        ["Thuật ngữ thử", "Nghĩa thứ nhất.", "Nghĩa thứ hai."],
    ),
    "an admonition": ('!!! warning "Cẩn thận thử"\n    Lời cảnh báo.', ["Cẩn thận thử", "Lời cảnh báo."]),
    "nested lists": (
        "3. Bước ba.\n4. Bước bốn:\n\n    - Ý nhỏ a.\n    - Ý nhỏ b.",
        ["Bước ba.", "Ý nhỏ a.", "Ý nhỏ b."],
    ),
    "a table in a list": (
        "- Bảng trong mục:\n\n    | Cột mục | Số |\n    |---|--:|\n    | Ô mục | 12 |",
        ["Bảng trong mục:", "Cột mục", "Ô mục"],
    ),
    "a table with spans": (
        "<table><tr><th colspan=2>Đầu rộng</th></tr><tr><td rowspan=2>Ô cao</td><td>Ô một</td></tr>"
        "<tr><td>Ô hai</td></tr></table>",
        ["Đầu rộng", "Ô cao", "Ô một", "Ô hai"],
    ),
    "a table without a header": (
        "<table><tr><td>Ô trơn một</td><td>Ô trơn hai</td></tr></table>",
        ["Ô trơn một", "Ô trơn hai"],
    ),
    "what opens": (
        "<details><summary>Tên phần mở</summary>\n<p>Lời trong phần mở.</p></details>",
        ["Tên phần mở", "Lời trong phần mở."],
    ),
    "Markdown in HTML": ("<div markdown>\nChữ **trong khung**.\n</div>", ["Chữ trong khung."]),
    "attributes": ("Đoạn có lớp.\n{ .lead #neo }", ["Đoạn có lớp."]),
    "links": (
        "[Trang ngoài thử](https://b.example/?a=1&b=2) và <https://c.example/>.",
        ["Trang ngoài thử", "https://c.example/"],
    ),
    "no glyph": ("Mặt cười 😀 và chữ 漢.", ["Mặt cười", "và chữ"]),
}
"""Name → (Markdown, what must be read in every file)."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file made from one page that holds all kinds, each under a heading of its own."""
    project = copied_mini(tmp_path_factory.mktemp("duong") / "du-an")
    write_page(project, "\n\n".join(f"### Mục {n}\n\n{text}" for n, (text, _) in enumerate(KINDS.values())))
    return made(project)


@pytest.fixture(scope="module")
def files(built: dict[str, bytes]) -> dict[str, str]:
    """What people read in each."""
    return {road: read_text(road, data) for road, data in built.items()}


@pytest.mark.parametrize("road", FILES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_text_reaches_every_file(files: dict[str, str], kind: str, road: str) -> None:
    told = KINDS[kind][1]
    if kind == "a footnote" and road in SLIDES:
        told = told[:1]  # footnotes stand at the end of the page, in no section
    for words in told:
        assert squeezed(words) in files[road], words
    assert squeezed("lời giấu") not in files[road]


def test_the_questions_stand_in_every_paper(files: dict[str, str]) -> None:
    for road in ("pdf", "large", "book", "word", "epub"):
        for words in (
            "Mức thử năm 2025 là bao nhiêu?",
            "Xếp từ cũ tới mới.",
            "Bản Ví Dụ có 20 nhà, 11 nhà đạt.",
        ):
            assert squeezed(words) in files[road], (road, words)
        for words in ("Đáp án", "Câu 1: "):
            assert squeezed(words) not in files[road], (road, words)
        assert squeezed("Hỏi cả lớp.") not in files[road], "trainer's notes are not for trainees"


@pytest.mark.parametrize(
    ("road", "file", "marks"),
    [
        (
            "word",
            "word/document.xml",
            [
                'w:val="subscript"',
                'w:val="superscript"',
                "<w:strike",
                "<w:highlight",
                'w:val="CodeWords"',
                "<w:pBdr>",
                "<w:br/>",
            ],
        ),
        (
            "epub",
            "EPUB/hoc-phan-01.xhtml",
            [
                "<sub>2</sub>",
                "<sup>2</sup>",
                "<s>",
                "<u>",
                "<mark>",
                "<code>",
                "<blockquote>",
                "<hr/>",
                "<br/>",
                "<pre>",
            ],
        ),
    ],
)
def test_letters_and_blocks_look_as_written(
    built: dict[str, bytes], road: str, file: str, marks: list[str]
) -> None:
    with zipfile.ZipFile(io.BytesIO(built[road])) as package:
        text = package.read(file).decode()
    assert [mark for mark in marks if mark not in text] == []
