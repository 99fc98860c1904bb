"""``portal new``: what it writes passes at once, may be extended as it says, and is never published unwritten."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal import pipeline
from portal.cli import main
from portal.paths import Paths
from portal.scaffold import scaffolds

ROOT = Path(__file__).resolve().parent.parent.parent
EVERYTHING = (
    ("document", "qd-12-2026-mau", "12/QĐ-MAU"),
    ("document", "luat-vi-du-2026"),
    ("criteria", "thu-vien-hoc-tap", "Thư viện: bộ “học tập”"),
    ("procedure", "quy-trinh-thu-vien"),
    ("form", "phieu-muon-sach", "Phiếu mượn sách"),
    ("module", "14", "Học tập số"),
    ("module", "15", "hai-muoi"),
    ("lesson", "9", "Học chữ"),
    ("test", "giua-khoa", "Bài giữa khóa"),
)


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project), *words])


def new(project: Path, *words: str) -> list[str]:
    """Run ``portal new``; return the files it names."""
    done = run(project, "new", *words)
    assert done.exit_code == 0, done.output
    return [line for line in done.output.splitlines() if (project / line).is_file()]


def errors(project: Path) -> list[str]:
    return [str(i) for i in pipeline.checked(Paths(project))[1].errors]


def tree(project: Path) -> dict[str, bytes]:
    return {str(p.relative_to(project)): p.read_bytes() for p in project.rglob("*") if p.is_file()}


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """The content of this portal, to write into."""
    project = tmp_path / "that"
    shutil.copytree(
        ROOT / "docs", project / "docs", ignore=shutil.ignore_patterns("*.pdf", "*.zip", "*.docx")
    )
    shutil.copy(ROOT / "mkdocs.yml", project)
    return project


def test_every_kind_is_tried() -> None:
    assert {words[0] for words in EVERYTHING} == set(scaffolds())


@pytest.mark.parametrize("where", ["mini", "real"])
def test_everything_new_passes_at_once(where: str, request: pytest.FixtureRequest) -> None:
    project = request.getfixturevalue(where)
    before = tree(project)
    for words in EVERYTHING:
        files = new(project, *words)
        assert ("mkdocs.yml" in files) == (words[0] != "test"), "every page has its line in nav"
        if where == "mini":
            assert errors(project) == [], words
    assert errors(project) == []
    after = tree(project)
    for name, data in before.items():
        if name != "mkdocs.yml":
            assert after[name].startswith(data), f"{name} keeps what it had"
    old, now = (files["mkdocs.yml"].decode().split("\n") for files in (before, after))
    assert [line for line in now if line in old] == old, "lines of the configuration stay, in their order"


def test_every_line_that_may_be_added_is_true(mini: Path) -> None:
    for words in EVERYTHING:
        new(mini, *words)
    tried = 0
    for path in sorted(mini.rglob("*.yml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        if path.name == "mkdocs.yml" or "15-hai-muoi" in str(path):
            continue
        for at, line in enumerate(lines):
            match = re.fullmatch(r"(\s*)# (.*)", line)
            if match is None:
                continue
            path.write_text(
                "\n".join([*lines[:at], match[1] + match[2], *lines[at + 1 :]]), encoding="utf-8"
            )
            assert errors(mini) == [], f"{path.name}: {line}"
            tried += 1
        path.write_text("\n".join(lines), encoding="utf-8")
    assert tried > 60


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("form", "Phiếu Mượn"), "Mã “Phiếu Mượn” viết sai.*như phieu-muon"),
        (("form", "phieu_muon"), "nối bằng gạch ngang, như phieu-muon"),
        (("form", "phieu-thu"), "đã dùng ở phieu-thu.yml:1"),
        (("document", "qd-1-2020-mau"), "đã dùng ở documents.yml:1"),
        (("criteria", "hp01"), "đã dùng ở module.yml:1"),
        (("module", "1", "khac"), "Đã có học phần 1 “Bắt đầu”. Số còn trống: 2"),
        (("module", "0", "khac"), "từ 1 đến 99"),
        (("module", "100", "khac"), "từ 1 đến 99"),
        (("module", "hai", "khac"), "hai"),
        (("module", "2", "…"), "Tên học phần cần có chữ"),
        (("lesson", "0", "khac"), "Số bài học từ 1 đến 99"),
        (("lesson", "2", "…"), "Tên bài học cần có chữ"),
        (("procedure", "quy-trinh-moi"), "cần có bộ tiêu chí trước: portal new criteria"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_written(
    mini: Path, words: tuple[str, ...], says: str
) -> None:
    before = tree(mini)
    done = run(mini, "new", *words)
    assert done.exit_code != 0
    assert re.search(says, done.output), done.output
    assert tree(mini) == before


def test_all_or_nothing(mini: Path) -> None:
    shutil.rmtree(mini / "docs/vi/van-ban/qd-1-2020-mau")
    shutil.rmtree(mini / "docs/vi/van-ban/qd-2-2024-mau")
    (mini / "docs/vi/van-ban").rmdir()
    (mini / "docs/vi/van-ban").write_text("một tệp chắn chỗ", encoding="utf-8")
    before = tree(mini)
    done = run(mini, "new", "document", "qd-12-2026-mau")
    assert done.exit_code == 1
    assert "Không ghi được" in done.output
    assert tree(mini) == before
    assert not list(mini.rglob(".*.yml.*")), "no temporary file stays"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("- id: a\n  title: b: c\n", "đang có lỗi YAML"),
        ("[]\n", "phải là danh sách, mỗi mục bắt đầu bằng"),
        ("id: a\n", "phải là danh sách"),
        ("- {id: giua-khoa, title: Thử}\n", "Mã “giua-khoa” đã"),
    ],
)
def test_a_list_that_cannot_take_an_entry_is_left_alone(mini: Path, text: str, says: str) -> None:
    (mini / "docs/_data/tests.yml").write_text(text, encoding="utf-8")
    done = run(mini, "new", "test", "giua-khoa")
    assert done.exit_code == 1
    assert says in done.output
    assert (mini / "docs/_data/tests.yml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("lead", ["", "  ", "# Đầu tệp.\n", "# Chỉ có lời này."])
def test_an_entry_is_written_like_those_before_it(mini: Path, lead: str) -> None:
    indent = lead if not lead.strip() else ""
    entry = (
        "- id: dau",
        "  title: Đầu",
        "  pool: on-tap",
        "  modules: [hp01]",
        "  each: 1",
        "  minutes: 5",
        "  pass_percent: 50",
    )
    old = (
        lead.strip(" ") + "\n".join(indent + line for line in entry) if lead.endswith(("\n", " ")) else lead
    )
    (mini / "docs/_data/tests.yml").write_text(old, encoding="utf-8")
    new(mini, "test", "giua-khoa")
    text = (mini / "docs/_data/tests.yml").read_text(encoding="utf-8")
    assert text.startswith(old)
    assert f"\n{indent}- id: giua-khoa\n{indent}  title:" in "\n" + text
    assert errors(mini) == []


def test_frames_are_looked_at_but_not_published(mini: Path) -> None:
    new(mini, "form", "phieu-muon-sach", "Phiếu mượn sách")
    check = run(mini, "check")
    assert check.exit_code == 0
    said = check.output + (check.stderr or "")
    assert "docs/_data/forms/phieu-muon-sach.yml:3 KHUNG Còn lời mẫu: ‹Dùng để làm gì, một câu.›" in said
    for verb in ("handouts", "build", "package", "zim"):
        done = run(mini, verb)
        assert done.exit_code == 1, verb
        assert "lời mẫu trong dấu ‹ ›; chưa dựng gì cả. Xem thử: portal serve" in done.output
    assert not (mini / "site").exists()


def test_pages_of_records_written_by_hand(mini: Path) -> None:
    for name in ("bieu-mau/phieu-thu", "van-ban/qd-1-2020-mau"):
        shutil.rmtree(mini / "docs/vi" / name)
    config = mini / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("      - bieu-mau/phieu-thu/index.md\n", ""), encoding="utf-8")
    assert any("portal new pages" in error for error in errors(mini))
    assert set(new(mini, "pages")) == {
        "docs/vi/bieu-mau/phieu-thu/index.md",
        "docs/vi/van-ban/qd-1-2020-mau/index.md",
        "mkdocs.yml",
    }
    assert config.read_text(encoding="utf-8") == text
    assert errors(mini) == []
    assert "Không thiếu trang nào" in run(mini, "new", "pages").output


def test_where_nav_has_no_place_the_line_is_told(mini: Path) -> None:
    config = mini / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text[: text.index("nav:")] + "nav: [{Trang chủ: index.md}]\n", encoding="utf-8")
    done = run(mini, "new", "form", "phieu-muon-sach")
    assert "Thêm dòng “- bieu-mau/phieu-muon-sach/index.md” vào mục Biểu mẫu của nav" in done.output
    assert (mini / "docs/_data/forms/phieu-muon-sach.yml").is_file()


def test_drafts_of_a_bank_are_told(mini: Path) -> None:
    new(mini, "module", "2", "Tiếp theo")
    issues = [str(i) for i in pipeline.checked(Paths(mini))[1].sorted()]
    assert any("quiz.yml" in i and "8 câu còn là nháp" in i for i in issues)


def test_the_whole_way_from_frames_to_a_site(mini: Path) -> None:
    """All kinds, words filled in as their authors would, then the site."""
    for words in EVERYTHING:
        new(mini, *words)
    for path in [*mini.rglob("*.yml"), *(mini / "docs").rglob("*.md"), *mini.rglob("hinh/*.svg")]:
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"  # ‹[^›]*›", "", text).replace(
            "https://‹địa-chỉ-trang-đã-xem›", "https://mau.example/"
        )
        text = re.sub(r"‹([^›]*)›", r"\1", text).replace("# status: da-soat", "status: da-soat")
        path.write_text(text, encoding="utf-8")
    done = run(mini, "build")
    assert done.exit_code == 0, done.output
    site = mini / "site"
    for page in (
        "van-ban/qd-12-2026-mau",
        "van-ban/luat-vi-du-2026",
        "tieu-chi/thu-vien-hoc-tap",
        "quy-trinh/quy-trinh-thu-vien",
        "bieu-mau/phieu-muon-sach",
        "hoc-phan/14-hoc-tap-so",
    ):
        assert (site / page / "index.html").is_file(), page
    module = (site / "hoc-phan/14-hoc-tap-so/index.html").read_text(encoding="utf-8")
    assert "Học phần 14: Học tập số" in module
    assert "1 câu hỏi" in module, "the reviewed question is shown, drafts are not"
    assert (site / "tai-ve/de-giua-khoa.pdf").is_file()
