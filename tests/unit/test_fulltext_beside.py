"""What is known of a text beside its words: names of provisions, what changed, what became of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.checks import run_checks
from portal.content.catalogue import Catalogue
from portal.content.citation import citation
from portal.content.fulltext import LegalText, Unit
from portal.content.fulltext.comparing import compare, likeness
from portal.content.fulltext.naming import anchor_in, names_of
from portal.content.loader import load
from portal.content.models import Amendment, Document
from portal.content.references import ReferenceLookupError, resolve
from portal.markdown.context import PageContext
from portal.markdown.notes import beside, change_words, meant
from portal.paths import Paths
from portal.starting import start_project
from portal.vietnamese import place_anchors

ID = "qd-9-2026-ubnd-mau"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("toan-van") / "cong"
    start_project(folder)
    return folder


@pytest.fixture(scope="module")
def starter(project: Path) -> Catalogue:
    return load(Paths(project), dt.date(2026, 11, 30))[0]


@pytest.fixture
def told(project: Path, tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """Replace text in one file of the starter and return the issues, as text."""

    def change(file: str, old: str, new: str) -> list[str]:
        folder = tmp_path / "cong"
        start_project(folder)
        path = folder / "docs" / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        catalogue, issues = load(Paths(folder))
        run_checks(catalogue, Paths(folder), issues)
        return [str(issue) for issue in issues.errors]

    return change


@pytest.mark.parametrize(
    ("words", "anchors"),
    [
        ("khoản 2 Điều 5", ["dieu-5.khoan-2"]),
        ("Điều 6 khoản 1 điểm đ", ["dieu-6.khoan-1.diem-dd"]),
        ("Điều 4a", ["dieu-4a"]),
        ("khoản 2 và khoản 3 Điều 8", ["dieu-8.khoan-2", "dieu-8.khoan-3"]),
        ("Điều 1–3", ["dieu-1", "dieu-2", "dieu-3"]),
        ("điểm a khoản 1 Điều 3 Quy chế", ["kem-theo.dieu-3.khoan-1.diem-a"]),
        ("Điều 3 Phụ lục II", ["phu-luc-ii.dieu-3"]),
        ("Phụ lục II", ["phu-luc-ii"]),
        ("Điều 1 mục II khoản 3", ["dieu-1.muc-ii.khoan-3"]),
        ("Lời mở đầu", []),
    ],
)
def test_words_become_places(words: str, anchors: list[str]) -> None:
    assert place_anchors(words) == anchors


def test_provisions_are_named_as_letters_cite_them(starter: Catalogue) -> None:
    names = names_of(starter.texts.newest[ID].text)
    assert names["dieu-2.khoan-1"] == "khoản 1 Điều 2"
    assert names["kem-theo.dieu-3.khoan-1.diem-dd"] == "điểm đ khoản 1 Điều 3 Quy định ban hành kèm theo"
    assert names["kem-theo.chuong-ii"] == "Chương II Quy định ban hành kèm theo"
    assert names["phu-luc-i"] == "Phụ lục I ban hành kèm theo"
    assert len(set(names.values())) == len(names)


def test_a_place_is_looked_for_in_what_is_issued_too_then_wider(starter: Catalogue) -> None:
    names = names_of(starter.texts.newest[ID].text)
    assert anchor_in(["dieu-2"], names) == "dieu-2"
    assert anchor_in(["dieu-6.khoan-2"], names) == "kem-theo.dieu-6.khoan-2"
    assert anchor_in(["dieu-6.khoan-9"], names) == "kem-theo.dieu-6"
    assert anchor_in(["dieu-60"], names) is None
    assert meant(starter, ID, "dieu-3") == "kem-theo.dieu-3", "facts say whose article it is"
    assert meant(starter, ID, "dieu-2") == "dieu-2"


def test_a_reference_may_name_any_place_of_the_wording(starter: Catalogue) -> None:
    known = resolve(f"{ID}#dieu-3", starter)
    assert known.page == f"van-ban/{ID}/index.md", "a place that facts tell of"
    found = resolve(f"{ID}#kem-theo.dieu-4.khoan-1", starter)
    assert (found.page, found.anchor) == (f"van-ban/{ID}/toan-van.md", "kem-theo.dieu-4.khoan-1")
    assert found.text == "khoản 1 Điều 4 Quy định ban hành kèm theo QĐ 9"
    with pytest.raises(ReferenceLookupError):
        resolve(f"{ID}#dieu-60", starter)


def test_what_stands_beside_a_provision(starter: Catalogue) -> None:
    told = beside(starter, starter.texts.newest[ID])
    assert [change.change for change in told["kem-theo.dieu-4a"].changes] == ["bo-sung"]
    assert [module.id for module in told["kem-theo.dieu-3.khoan-1"].modules] == ["hp01"]
    older = beside(starter, starter.texts.older[ID]["2026-02-01"])
    assert "kem-theo.dieu-4a" not in older
    assert not any(c.change == "bo-sung" for one in older.values() for c in one.changes)
    assert older["kem-theo.dieu-6.khoan-2"].changes


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-06-30", "Sẽ được sửa đổi từ 01/07/2026"), ("2026-07-01", "Đã được sửa đổi từ 01/07/2026")],
)
def test_a_change_is_judged_by_the_day(project: Path, day: str, said: str) -> None:
    catalogue = load(Paths(project), dt.date.fromisoformat(day))[0]
    change = catalogue.documents[ID].amendments[0]
    assert change_words(PageContext(catalogue, "van-ban/x/index.md"), change) == said


def test_a_citation_of_words_ends_with_the_issuer(starter: Catalogue) -> None:
    document = starter.documents[ID]
    said = citation(document, "Điều 2", titled=False)
    assert said == "Điều 2 Quyết định số 9/2026/QĐ-UBND-MAU ngày 15/01/2026 của Ủy ban nhân dân tỉnh Mẫu"
    assert citation(document, "Điều 2").startswith(f"{said} ban hành")


def test_only_the_page_of_the_document_itself_is_official(catalogue: Catalogue) -> None:
    found = {d.id: d.official_url for d in catalogue.documents.values() if d.official_url}
    assert found["tt-25-2023-bgddt"] == "https://vbpl.vn/TW/Pages/vbpq-toanvan.aspx?ItemID=164829"
    # The same page tells of what the circular repeals; news of a province are no text.
    assert len(set(found.values())) == len(found)
    assert not {"tt-44-2014-bgddt", "qd-324-2023-khvn", "nd-03-2026-cp", "luat-123-2025-qh15"} & set(found)


def lines(*words: str, article: str = "1", title: str = "Tên") -> LegalText:
    """An article of clauses."""
    clauses = tuple(
        Unit("khoan", str(n), text, f"dieu-{article}.khoan-{n}") for n, text in enumerate(words, 1)
    )
    return LegalText(units=(Unit("dieu", article, title, f"dieu-{article}", clauses),))


def test_words_that_went_and_came() -> None:
    (pair,) = compare(lines("Có 50 cuốn sách."), lines("Có từ 80 cuốn sách."), one_document=True)
    title, clause = pair.lines
    assert title.same
    assert clause.old == (("same", "1. Có "), ("del", "50"), ("same", " cuốn sách."))
    assert clause.new == (("same", "1. Có "), ("ins", "từ 80"), ("same", " cuốn sách."))


def test_a_clause_put_in_between_moves_none() -> None:
    old, new = (
        lines("Ăn cơm trưa.", "Ngủ một giấc."),
        lines("Rửa tay sạch.", "Ăn cơm trưa.", "Ngủ một giấc."),
    )
    (pair,) = compare(old, new, one_document=False)
    assert [line.old is None for line in pair.lines] == [False, True, False, False]
    (pair,) = compare(old, new, one_document=True)
    assert [line.old is None for line in pair.lines] == [False, True, False, False]


def test_a_clause_rewritten_stays_beside_its_old_words() -> None:
    (pair,) = compare(lines("Mười năm một lần."), lines("(được bãi bỏ)"), one_document=True)
    assert len(pair.lines) == 2
    assert not pair.lines[1].same


def test_articles_of_two_documents_are_paired_by_what_they_say() -> None:
    old = LegalText(units=lines("Hồ sơ gồm tờ trình.", article="8", title="Hồ sơ").units)
    new = LegalText(
        units=(
            *lines("Xã mở cửa thư viện.", article="8", title="Thư viện").units,
            *lines("Hồ sơ gồm tờ trình và biên bản.", article="9", title="Hồ sơ").units,
        )
    )
    found = [
        (p.old and p.old.anchor, p.new and p.new.anchor) for p in compare(old, new, one_document=False)
    ]
    assert found == [(None, "dieu-8"), ("dieu-8", "dieu-9")]


def test_nothing_changed_is_the_same_everywhere(starter: Catalogue) -> None:
    text = starter.texts.newest[ID].text
    assert all(pair.same for pair in compare(text, text, one_document=True))
    assert likeness("", "") == 1
    changed = compare(starter.texts.older[ID]["2026-02-01"].text, text, one_document=True)
    assert sum(not pair.same for pair in changed) == 4


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at: điểm a khoản 1 Điều 3 Quy định", "at: điểm m khoản 1 Điều 3 Quy định", "DIEU-KHONG-CO"),
        ("at: Điều 4a Quy định", "at: chỗ nào đó", "không hiểu chỗ “chỗ nào đó”"),
        ("by: qd-12-2026-ubnd-mau", "by: qd-13-2026-ubnd-mau", "qd-13-2026-ubnd-mau"),
        ("by: qd-12-2026-ubnd-mau", f"by: {ID}", "amendments ghi chính văn bản này"),
        ("from: '2026-07-01'", "from: '2025-07-01'", "bị đổi trước ngày ban hành"),
    ],
)
def test_amendments_are_checked(
    told: Callable[[str, str, str], list[str]], old: str, new: str, said: str
) -> None:
    assert any(said in issue for issue in told("_data/documents.yml", old, new))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (f"vi/van-ban/{ID}/toan-van.md", f"/// full-text | {ID}\n///\n", "", "cần đúng một khối full-text"),
        (
            f"vi/van-ban/{ID}/index.md",
            f"/// document | {ID}",
            f"/// full-text | {ID}\n///\n\n/// document | {ID}",
            "không phải toàn văn",
        ),
        (
            f"vi/van-ban/{ID}/toan-van.md",
            "#dieu-2.khoan-2 .law-khoan",
            "#dieu-2.khoan-1 .law-khoan",
            "toan-van.md:",
        ),
    ],
)
def test_pages_of_texts_are_checked(
    told: Callable[[str, str, str], list[str]], file: str, old: str, new: str, said: str
) -> None:
    assert any(said in issue for issue in told(file, old, new))


def test_an_official_text_keeps_its_spelling(told: Callable[[str, str, str], list[str]]) -> None:
    page = f"vi/van-ban/{ID}/toan-van.md"
    kept = "Văn hoá, thuỷ lợi, 45% vào ngày 12/3/2026, xem [1]."
    assert told(page, "Kết quả công nhận được niêm yết tại nhà văn hóa.", kept) == []


def test_an_amendment_says_from_when() -> None:
    given = {
        "at": "Điều 1",
        "change": "sua-doi",
        "by": "qd-2",
        "from": "2026-01-02",
        "confidence": "chinh-van",
    }
    made = Amendment.model_validate({**given, "sources": ["qd-2"]})
    assert made.from_ == "2026-01-02"
    assert Document.model_fields["amendments"].default == []
