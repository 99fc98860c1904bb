"""``portal verify``: facts beside an invented decision; what is accepted, rejected, corrected, struck."""

from __future__ import annotations

import difflib
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.checks import run_checks
from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.intake.flow import IntakeError
from portal.intake.verifying import Decision, Proposal, decide, proposals
from portal.paths import Paths
from tests.content.test_real_content import page_html, text_of
from tests.intake.offices import docx, office_of

DOCUMENT = "qd-2-2024-mau"
FACTS = """
# Lời dặn ở giữa tệp phải còn.
- id: qd-2.giu
  at: null
  kind: quy-trinh
  text: Kết quả công nhận mức thử được giữ 36 tháng, xét lại trong 15 ngày.
  values: {giu: 36, ngay: 15, phi: 9}
  unit: tháng; ngày
  confidence: thu-cap
  confidence_by_value: {ngay: suy-luan}
  sources:
    - https://mau.example/bao  # báo mẫu
- id: qd-2.khong-co
  at: null
  kind: boi-canh
  text: Hội thảo quốc tế bàn chuyện khinh khí cầu trên biển.
  confidence: suy-luan
  sources: ['https://mau.example/bao']
"""
TEXT = """QUYẾT ĐỊNH
Quyết định thử thứ hai
HỘI THỬ NGHIỆM TỈNH MẪU
QUYẾT ĐỊNH:
Điều 1. Mức thử
1. Mức thử áp dụng cho mọi thôn của tỉnh Mẫu.
2. Phấn đấu đến năm 2025 đạt năm mươi lăm phần trăm.
Điều 2. Việc phải làm
Mỗi thôn làm 12 (mười hai) việc trong năm.
Điều 3. Kết quả công nhận
1. Kết quả công nhận mức thử được giữ ba năm.
2. Hội xét lại kết quả trong thời hạn 15 ngày làm việc.
Điều 4. Điều khoản thi hành
Quyết định này có hiệu lực thi hành kể từ ngày 05 tháng 3 năm 2024. Phụ lục kèm theo nêu các việc của thôn.
"""


@pytest.fixture
def project(mini: Path) -> Path:
    """The small portal, with the text of its second decision imported from a file of an office."""
    facts = mini / "docs" / "_data" / "facts" / f"{DOCUMENT}.yml"
    facts.write_text(facts.read_text(encoding="utf-8") + FACTS, encoding="utf-8")
    with (mini / "docs" / "_data" / "labels.yml").open("a", encoding="utf-8") as labels:
        labels.write("giu: giữ\nngay: ngày xét\nphi: phí\n")
    office = replace(
        office_of(TEXT),
        left=("HỘI THỬ NGHIỆM", "TỈNH MẪU", "Số: 2/QĐ-MAU"),
        right=(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Mẫu, ngày 04 tháng 3 năm 2024",
        ),
        signed=("TM. BAN CHẤP HÀNH", "CHỦ TỊCH", "Nguyễn Văn A"),
    )
    (mini / "qd-2.docx").write_bytes(docx(office))
    done = portal(mini, "import", str(mini / "qd-2.docx"), "--as", DOCUMENT)
    assert done.exit_code == 0, done.output
    return mini


def portal(project: Path, *words: str, keys: str = "") -> Result:
    return CliRunner().invoke(main, ["--project", str(project), *words], input=keys)


def made(project: Path) -> dict[str, Proposal]:
    return {one.id: one for one in proposals(load(Paths(project))[0], DOCUMENT)}


def written(project: Path, decisions: list[Decision]) -> tuple[Catalogue, list[Path]]:
    paths = Paths(project)
    changed = decide(paths, load(paths)[0], decisions)
    catalogue, issues = load(paths)
    run_checks(catalogue, paths, issues)
    assert [str(i) for i in issues.errors] == []
    return catalogue, changed


def test_each_fact_stands_beside_its_provision(project: Path) -> None:
    found = made(project)
    first = found["qd-2.dieu-1"]
    assert first.passage is not None
    assert (first.passage.anchor, first.passage.place, first.by_place) == (
        "dieu-1.khoan-2",
        "khoản 2 Điều 1",
        True,
    )
    assert [first.wording[slice(*s)] for f in first.figures for s in f.spans] == ["năm mươi lăm phần trăm"]
    kept = found["qd-2.giu"]
    assert kept.passage is not None
    assert kept.passage.anchor == "dieu-3"
    assert not kept.by_place
    assert {f.key: [kept.wording[slice(*s)] for s in f.spans] for f in kept.figures} == {
        "giu": ["ba năm"], "ngay": ["15 ngày"], "phi": [],
    }  # fmt: skip
    assert [f.key for f in kept.lacking] == ["phi"]
    assert found["qd-2.khong-co"].passage is None
    attributes = {i.partition(":")[2]: (p.said, p.read) for i, p in found.items() if p.kind == "attribute"}
    assert attributes["number"] == ("2/QĐ-MAU", "2/QĐ-MAU")
    assert attributes["effective"] == ("04/03/2024", "05/03/2024")
    assert attributes["signer"] == ("Nguyễn Văn A", "Nguyễn Văn A")
    (missing,) = [p for p in found.values() if p.kind == "missing"]
    assert (missing.id, missing.said) == (f"{DOCUMENT}#1", "phụ lục")


def test_what_is_accepted_rests_on_the_text_and_the_file_keeps_its_layout(project: Path) -> None:
    path = project / "docs" / "_data" / "facts" / f"{DOCUMENT}.yml"
    before = path.read_text(encoding="utf-8")
    catalogue, changed = written(
        project, [Decision("qd-2.dieu-2", "accept"), Decision("qd-2.giu", "accept")]
    )
    assert changed == [path]
    fact = catalogue.facts["qd-2.dieu-2"]
    assert (fact.confidence, fact.anchor, fact.at) == ("chinh-van", "dieu-2", "Điều 2")
    assert fact.sources == [DOCUMENT, "https://mau.example/qd-2"]
    kept = catalogue.facts["qd-2.giu"]
    assert (kept.at, kept.anchor, kept.confidence) == ("Điều 3", "dieu-3", "chinh-van")
    assert kept.confidence_by_value == {"phi": "thu-cap"}, "what the wording lacks stays as sure as it was"
    diff = [
        line for line in difflib.ndiff(before.splitlines(), path.read_text(encoding="utf-8").splitlines())
        if line[0] in "+-"
    ]  # fmt: skip
    assert "# Lời dặn ở giữa tệp phải còn." in path.read_text(encoding="utf-8")
    assert len(diff) < 22, diff
    assert made(project)["qd-2.dieu-2"].settled
    again, nothing = written(project, [Decision("qd-2.dieu-2", "accept"), Decision("qd-2.giu", "accept")])
    assert nothing == []
    assert again.facts["qd-2.giu"] == kept


def test_the_box_of_doubts_shrinks_and_one_click_leads_to_the_wording(project: Path) -> None:
    page = "hoc-phan/01-bat-dau/index.md"
    before = text_of(page_html(load(Paths(project))[0], page))
    catalogue, _ = written(
        project, [Decision("qd-2.dieu-2", "accept"), Decision(f"{DOCUMENT}#1", "strike")]
    )
    html = page_html(catalogue, page)
    after = text_of(html)
    assert "Điều chưa chắc, cần hỏi (2)" in before
    assert "Điều chưa chắc" not in after
    entry = re.search(r'<li id="nguon-\d">(?:(?!</li>).)*12 việc.*?</li>', html, re.DOTALL)
    assert entry
    assert f'href="../../van-ban/{DOCUMENT}/toan-van.md#dieu-2"' in entry[0]


def test_what_is_rejected_keeps_its_confidence_and_gets_a_note(project: Path) -> None:
    catalogue, _ = written(
        project, [Decision("qd-2.khong-co", "reject"), Decision("qd-2.dieu-2", "reject", note="Sai số.")]
    )
    first, second = catalogue.facts["qd-2.khong-co"], catalogue.facts["qd-2.dieu-2"]
    assert first.confidence == second.confidence == "suy-luan"
    assert re.fullmatch(r"Đối chiếu toàn văn ngày [\d/]+: chưa thấy ở văn bản\.", first.note or "")
    assert re.fullmatch(r"Đoán từ lời dẫn\. Đối chiếu toàn văn ngày [\d/]+: Sai số\.", second.note or "")
    assert made(project)["qd-2.dieu-2"].rejected
    assert "Quyết định: **bác**" in portal(project, "verify", DOCUMENT, "--report", "-").output
    once_more, _ = written(project, [Decision("qd-2.dieu-2", "reject", note="Sai số.")])
    assert once_more.facts["qd-2.dieu-2"].note == second.note
    accepted, _ = written(project, [Decision("qd-2.dieu-2", "accept")])
    assert accepted.facts["qd-2.dieu-2"].note == "Đoán từ lời dẫn."


def test_a_corrected_value_is_written_and_rests_on_the_text(project: Path) -> None:
    text = "Kết quả công nhận mức thử được giữ 36 tháng, xét lại trong 15 ngày làm việc."
    catalogue, _ = written(project, [Decision("qd-2.giu", "correct", {"phi": 15}, text)])
    fact = catalogue.facts["qd-2.giu"]
    assert (fact.values, fact.text, fact.confidence_by_value) == (
        {"giu": 36, "ngay": 15, "phi": 15},
        text,
        None,
    )


def test_attributes_and_open_points_go_into_the_registry(project: Path) -> None:
    ids = [f"{DOCUMENT}:{name}" for name in ("number", "effective", "signer")] + [f"{DOCUMENT}#1"]
    path = project / "docs" / "_data" / "documents.yml"
    other = path.read_text(encoding="utf-8").partition(f"- id: {DOCUMENT}")[0]
    catalogue, changed = written(project, [Decision(i, "strike" if "#" in i else "accept") for i in ids])
    document = catalogue.documents[DOCUMENT]
    assert changed == [path]
    assert document.effective == "2024-03-05"
    assert document.missing == []
    assert (document.sources[0].url, document.sources[0].kind) == (DOCUMENT, "chinh-van")
    assert document.sources[0].supports == ["effective", "number", "signer"]
    assert path.read_text(encoding="utf-8").startswith(other)


def test_without_a_terminal(project: Path) -> None:
    assert "không có bàn phím" in portal(project, "verify", DOCUMENT).output
    listed = portal(project, "verify", DOCUMENT, "--report", "-").output
    assert "### qd-2.giu" in listed
    assert "> Điều 3. Kết quả công nhận" in listed
    assert "**ba năm**" in listed
    assert "- Số 9: KHÔNG THẤY" in listed
    assert "(KHÁC)" in listed
    done = portal(project, "verify", DOCUMENT, "--accept", "qd-2.dieu-1", "--reject", "qd-2.khong-co")
    assert done.exit_code == 0, done.output
    assert f"docs/_data/facts/{DOCUMENT}.yml" in done.output
    target = project / "doi-chieu.md"
    assert portal(project, "verify", DOCUMENT, "--report", str(target)).exit_code == 0
    assert "chính văn, đã đối chiếu với toàn văn" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("khong-co",), "Không có văn bản “khong-co”"),
        (("qd-1-2020-mau", "--report", "-"), "Chưa có toàn văn của"),
        ((DOCUMENT, "--accept", "qd-2.khong-co"), "không thấy điều khoản nào"),
        ((DOCUMENT, "--accept", "qd-9.la"), "mang mã “qd-9.la”"),
        ((DOCUMENT, "--strike", "qd-2.dieu-1"), "chỉ gạch được điều còn thiếu"),
        ((DOCUMENT, "--reject", f"{DOCUMENT}:number"), "là ô của danh mục"),
        ((DOCUMENT, "--accept", f"{DOCUMENT}#1"), "chỉ gạch được"),
        ((DOCUMENT, "--accept", "qd-2.dieu-1", "--reject", "qd-2.dieu-1"), "vừa được chấp nhận vừa bị bác"),
    ],
)
def test_what_cannot_be_done_is_said(project: Path, words: tuple[str, ...], message: str) -> None:
    before = {p: p.read_bytes() for p in (project / "docs" / "_data").rglob("*.yml")}
    done = portal(project, "verify", *words)
    assert done.exit_code != 0
    assert message in done.output
    assert {p: p.read_bytes() for p in (project / "docs" / "_data").rglob("*.yml")} == before


def test_a_person_decides_with_one_key_each(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The name in portal.cli is the command.
    monkeypatch.setattr(sys.modules["portal.cli.verify"], "_has_terminal", lambda: True)
    found = [one for one in made(project).values() if not one.settled]
    attributes = [one for one in found if one.kind == "attribute"]
    # Attributes passed over; the first fact accepted, the second rejected, the third corrected, the fourth rejected.
    keys = "b" * len(attributes) + "c" + "kKhông đúng\n" + "s\n\n10\nLời mới, 10.\n" + "k\n" + "g"
    done = portal(project, "verify", DOCUMENT, keys=keys)
    assert done.exit_code == 0, done.output
    catalogue = load(Paths(project))[0]
    assert catalogue.facts["qd-2.dieu-1"].anchor == "dieu-1.khoan-2"
    assert (catalogue.facts["qd-2.dieu-2"].note or "").endswith("Không đúng")
    assert catalogue.facts["qd-2.giu"].text == "Lời mới, 10."
    assert (catalogue.facts["qd-2.giu"].values or {})["phi"] == 10
    assert catalogue.documents[DOCUMENT].missing == []
    stopped = portal(project, "verify", DOCUMENT, keys="q")
    assert "Chưa quyết định gì" in stopped.output


def test_a_file_that_cannot_be_written_leaves_all_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = Paths(project)
    before = {p: p.read_bytes() for p in paths.data.rglob("*.yml")}
    monkeypatch.setattr(
        "portal.content.writing._beside", lambda *_: (_ for _ in ()).throw(OSError(28, "đầy", "x"))
    )
    done = portal(project, "verify", DOCUMENT, "--accept", "qd-2.dieu-1")
    assert done.exit_code == 1
    assert "Không ghi được" in done.output
    assert {p: p.read_bytes() for p in paths.data.rglob("*.yml")} == before


def test_a_decision_of_another_document_is_refused(project: Path) -> None:
    paths = Paths(project)
    with pytest.raises(IntakeError, match="Không có mục đối chiếu"):
        decide(paths, load(paths)[0], [Decision("la:number", "accept")])
