"""A file becomes the page of its document: new ones, again, earlier wordings kept, nothing by halves."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portal.content.catalogue import Catalogue
from portal.content.fulltext import walk
from portal.content.loader import load
from portal.intake.flow import IntakeError, SourceText
from portal.intake.importing import Plan, carry_out, plan_import
from portal.intake.recognising import recognise
from portal.paths import Paths
from tests.intake.lines import source_of
from tests.intake.office import Block, Office, Paragraph
from tests.intake.offices import invented

ROOT = Path(__file__).resolve().parent.parent.parent
NEW = "qd-15-2026-ubnd"
TODAY = dt.date(2026, 11, 30)


@pytest.fixture
def project(tmp_path: Path) -> Paths:
    shutil.copytree(ROOT / "tests" / "scenarios" / "tinh-mau", tmp_path / "mau")
    return Paths(tmp_path / "mau")


def catalogue_of(project: Paths) -> Catalogue:
    return load(project)[0]


def plan(project: Paths, office: Office, document: str = NEW, version: str | None = None) -> Plan:
    source = replace(source_of(office), file="quyet-dinh.docx")
    return plan_import(catalogue_of(project), project, source, document, version=version, today=TODAY)


def everything(project: Paths) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}


def changed(change: Callable[[str], str | None]) -> Office:
    """The invented decision with its paragraphs changed; those that become None are left out."""
    office = invented()
    blocks: list[Block] = []
    for block in office.blocks:
        if not isinstance(block, Paragraph):
            blocks.append(block)
        elif (text := change(block.text)) is not None:
            blocks.append(replace(block, text=text))
    return replace(office, blocks=tuple(blocks))


def test_planning_writes_nothing_and_carrying_out_writes_what_was_planned(project: Paths) -> None:
    before = everything(project)
    found = plan(project, invented())
    assert everything(project) == before
    assert found.fresh
    assert {path.relative_to(project.root).as_posix() for path in found.files} == {
        "docs/_data/documents.yml",
        "docs/_data/briefs.yml",
        f"docs/_data/facts/{NEW}.yml",
        f"docs/vi/van-ban/{NEW}/index.md",
        f"docs/vi/van-ban/{NEW}/toan-van.md",
        "mkdocs.yml",
    }
    assert set(carry_out(found)) == set(found.files)
    assert {path: path.read_text(encoding="utf-8") for path in found.files} == found.files


def test_a_document_that_is_new_is_entered_with_what_its_text_says(project: Paths) -> None:
    carry_out(plan(project, invented()))
    catalogue, issues = load(project)
    assert [str(issue) for issue in issues.errors] == []
    document = catalogue.documents[NEW]
    assert (document.number, document.kind, document.issued) == (
        "15/2026/QĐ-UBND",
        "quyet-dinh",
        "2026-05-10",
    )
    assert document.issuer == "Ủy ban nhân dân tỉnh Mẫu"
    assert document.title == "Ban hành Quy định về tủ sách học tập của thôn"
    assert document.signer == "Nguyễn Văn A"
    assert document.status == "chua-xac-minh"
    assert [(one.url, one.kind) for one in document.sources] == [(NEW, "chinh-van")]
    assert document.confidence_of("signer") == "chinh-van"
    stored = catalogue.texts.newest[NEW]
    assert stored.text == recognise(source_of(invented())).text
    assert (stored.origin.file, stored.origin.reader, stored.origin.imported) == (
        "quyet-dinh.docx",
        "docx",
        "2026-11-30",
    )
    assert stored.page.title == "Toàn văn Quyết định 15/2026/QĐ-UBND"


def test_the_same_again_writes_nothing(project: Paths) -> None:
    carry_out(plan(project, invented()))
    before = everything(project)
    again = plan(project, invented())
    assert again.nothing_new
    assert again.had_text
    assert not again.fresh
    assert carry_out(again) == []
    assert everything(project) == before


def test_another_wording_is_told_provision_by_provision(project: Paths) -> None:
    carry_out(plan(project, invented()))
    office = changed(
        lambda text: (
            None
            if text.startswith("e) ")
            else text.replace("ít nhất hai buổi", "ít nhất ba buổi").replace(
                "1. Quyết định này có hiệu lực từ ngày ký.", "1. Quyết định này có hiệu lực từ ngày mai."
            )
        )
    )
    found = plan(project, office)
    assert [(one.place, one.before, one.after) for one in found.changes] == [
        (
            "điểm b khoản 1 Điều 3",
            "Mở cửa mỗi tuần ít nhất hai buổi;",
            "Mở cửa mỗi tuần ít nhất ba buổi;",
        ),
        ("điểm e khoản 1 Điều 3", "Có người giữ tủ sách.", ""),
        (
            "khoản 1 Điều 4",
            "Quyết định này có hiệu lực từ ngày ký.",
            "Quyết định này có hiệu lực từ ngày mai.",
        ),
    ]
    assert found.changes[0].words == (
        ("same", "Mở cửa mỗi tuần ít nhất "),
        ("del", "hai"),
        ("ins", "ba"),
        ("same", " buổi;"),
    )
    assert list(found.files) == [project.docs / "vi" / "van-ban" / NEW / "toan-van.md"]


def test_paragraphs_and_tables_that_change_are_told_with_what_they_stand_in(project: Paths) -> None:
    carry_out(plan(project, invented()))
    office = changed(lambda text: text.replace("các từ ngữ dưới đây", "những từ ngữ dưới đây"))
    table = office.blocks.index(next(b for b in office.blocks if not isinstance(b, Paragraph)))
    rows = office.blocks[table].rows  # type: ignore[union-attr]
    grid = replace(office.blocks[table], rows=rows[:-1])  # type: ignore[type-var]
    office = replace(office, blocks=(*office.blocks[:table], grid, *office.blocks[table + 1 :]))
    found = plan(project, replace(office, signed=("CHỦ TỊCH", "Trần Thị B")))
    assert [one.place for one in found.changes] == ["Điều 2", "khoản 2 Điều 3", "Chữ ký", "Chữ ký"]


def test_an_earlier_wording_is_kept_on_a_page_of_its_own(project: Paths) -> None:
    carry_out(plan(project, invented()))
    earlier = catalogue_of(project).texts.newest[NEW].text
    office = changed(lambda text: text.replace("hai buổi", "ba buổi"))
    found = plan(project, office, version="2026-05-10")
    carry_out(found)
    texts = catalogue_of(project).texts
    assert texts.newest[NEW].text == recognise(source_of(office)).text
    assert texts.older[NEW]["2026-05-10"].text == earlier
    assert texts.older[NEW]["2026-05-10"].origin.version == "2026-05-10"
    assert texts.faults == []
    assert texts.older[NEW]["2026-05-10"].page.title != texts.newest[NEW].page.title
    with pytest.raises(IntakeError, match="Chọn ngày khác"):
        plan(project, invented(), version="2026-05-10")


@pytest.mark.parametrize(
    ("document", "version", "said"),
    [
        ("../x", None, "viết chưa đúng"),
        ("a/b", None, "viết chưa đúng"),
        ("QD 15", None, "viết chưa đúng"),
        ("", None, "viết chưa đúng"),
        ("phieu-thu", None, "phieu-thu"),
        (NEW, "2026-05-10", "chưa có toàn văn nào"),
        ("qd-1-2020-mau", "2026-05-10", "chưa có toàn văn nào"),
    ],
)
def test_what_cannot_be_imported_is_told(
    project: Paths, document: str, version: str | None, said: str
) -> None:
    before = everything(project)
    with pytest.raises(IntakeError, match=said):
        plan(project, invented(), document, version)
    assert everything(project) == before


def test_a_day_that_is_none_is_told(project: Paths) -> None:
    carry_out(plan(project, invented()))
    with pytest.raises(IntakeError, match="không phải ngày"):
        plan(project, changed(lambda text: text.replace("hai", "ba")), version="10/5/2026")


def test_a_file_without_words_is_told(project: Paths) -> None:
    source = SourceText("trong.docx", "0" * 64, "docx", ())
    with pytest.raises(IntakeError, match=r"trong\.docx"):
        plan_import(catalogue_of(project), project, source, NEW, today=TODAY)


def test_a_page_that_was_broken_by_hand_is_not_overwritten(project: Paths) -> None:
    carry_out(plan(project, invented()))
    page = project.docs / "vi" / "van-ban" / NEW / "toan-van.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("{: #dieu-2 .law-dieu }", ""), encoding="utf-8"
    )
    with pytest.raises(IntakeError, match=r"Không đọc được trang toàn văn.*toan-van\.md, dòng \d+"):
        plan(project, invented())


def test_nothing_is_written_through_a_link_that_leads_away(project: Paths, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (project.docs / "vi" / "van-ban" / NEW).symlink_to(tmp_path / "ngoai", target_is_directory=True)
    with pytest.raises(IntakeError, match="ra ngoài thư mục docs"):
        plan(project, invented())
    assert list((tmp_path / "ngoai").iterdir()) == []


def test_the_registry_is_compared_and_left_as_it_is(project: Paths) -> None:
    before = (project.data / "documents.yml").read_bytes()
    found = plan(project, invented(), "qd-1-2020-mau")
    assert not found.fresh
    told = {one.key: (one.field, one.file) for one in found.differences}
    assert told["number"] == ("Số, ký hiệu", "15/2026/QĐ-UBND")
    assert told["issued"] == ("Ngày ban hành", "10/05/2026")
    assert told["issuer"][1] == "Ủy ban nhân dân tỉnh Mẫu"
    carry_out(found)
    assert (project.data / "documents.yml").read_bytes() == before


def test_what_only_looks_different_is_no_difference(project: Paths) -> None:
    carry_out(plan(project, invented()))
    head = replace(
        invented(), left=("UỶ BAN NHÂN DÂN".replace("UỶ", "ỦY"), "TỈNH MẪU", "Số: 15/2026/QĐ-UBND")
    )
    office = replace(
        head,
        blocks=tuple(
            replace(b, text=f"Về việc {b.text}")
            if isinstance(b, Paragraph) and b.text.startswith("Ban hành Quy")
            else b
            for b in head.blocks
        ),
    )
    assert plan(project, office).differences == ()


def test_a_text_that_a_person_corrected_is_taken_as_it_is(project: Paths) -> None:
    text = recognise(source_of(invented())).text
    mended = replace(text, head=replace(text.head, place="Nơi khác"))
    source = source_of(invented())
    found = plan_import(catalogue_of(project), project, source, NEW, text=mended, today=TODAY)
    carry_out(found)
    assert catalogue_of(project).texts.newest[NEW].text == mended


def test_a_kept_text_has_the_words_of_the_file(project: Paths) -> None:
    carry_out(plan(project, invented()))
    stored = catalogue_of(project).texts.newest[NEW].text
    words = " ".join(unit.text for unit, _ in walk(stored.units))
    for block in invented().blocks:
        if isinstance(block, Paragraph) and block.text.startswith(("1. ", "a) ", "đ) ")):
            assert block.text[3:] in words
