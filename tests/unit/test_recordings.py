"""Recordings beside a page: every mistake is told, the player stands below its heading, packages carry the file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portal.checks import run_checks
from portal.checks.recordings import LARGEST
from portal.content.catalogue import Catalogue
from portal.content.loader import load
from portal.content.recorded import recorded
from portal.document import Pages, plain
from portal.markdown import PageContext
from portal.markdown.standard import convert
from portal.offline.away import leading_away
from portal.offline.precache import DOWNLOAD, part_of
from portal.outputs.lms.scorm import to_scorm
from portal.paths import Paths

from ..support_sound import silence

FOLDER = "docs/vi/hoc-phan/01-bat-dau"
LISTED = """id: hp01
recordings:
  - section: can-nho
    language: thai
    file: can-nho-thai.mp3
    seconds: 5
    speaker: Nguyễn Văn A
"""


def issues_of(mini: Path) -> list[str]:
    where = Paths(mini)
    found, issues = load(where)
    run_checks(found, where, issues)
    return [str(i) for i in issues.errors]


@pytest.fixture
def heard(mini: Path) -> Path:
    """The mini-site with one recording of five seconds."""
    (mini / FOLDER / "nghe.yml").write_text(LISTED, encoding="utf-8")
    (mini / FOLDER / "can-nho-thai.mp3").write_bytes(silence(5))
    return mini


def test_a_recording_passes(heard: Path) -> None:
    assert issues_of(heard) == []


def change(old: str, new: str) -> Callable[[Path], None]:
    def done(folder: Path) -> None:
        path = folder / "nghe.yml"
        assert old in path.read_text(encoding="utf-8")
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return done


def sound(data: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / "can-nho-thai.mp3").write_bytes(data) and None


AGAIN = "  - {section: can-nho, language: thai, file: can-nho-thai.mp3, seconds: 5}\n"
MISTAKES = {
    "length": (change("seconds: 5", "seconds: 9"), "kể là dài 9 giây mà tệp dài 5 giây → Ghi `seconds: 5`"),
    "missing": (change("can-nho-thai.mp3", "khac.mp3"), "không thấy tệp thu âm “khac.mp3”"),
    "kind": (change("can-nho-thai.mp3", "can-nho-thai.wav"), "Dùng một trong các loại: .mp3, .m4a, .ogg, .opus."),
    "place": (change("can-nho-thai.mp3", "../can-nho-thai.mp3"), "không đứng cạnh trang"),
    "section": (change("section: can-nho", "section: can-nhoo"), "bài không có mục “can-nhoo” → "),
    "language": (change("language: thai", "language: lao"), "SAI_GIA_TRI"),
    "whose": (change("id: hp01", "id: hp77"), "“hp77” không phải mã của bài ở thư mục này"),
    "twice": (lambda folder: (folder / "nghe.yml").write_text(LISTED + AGAIN, encoding="utf-8") and None, "có hai bản thu cùng một tiếng"),
    "size": (sound(silence(5) + bytes(LARGEST)), "nặng 3,0 MB, quá 3 MB"),
    "no sound": (sound("Đây là chữ".encode()), "không đọc được tệp thu âm"),
    "unnamed": (lambda folder: (folder / "quen.opus").write_bytes(b"x") and None, "không nghe.yml nào kể tệp thu âm quen.opus"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_is_told(heard: Path, mistake: str) -> None:
    do, told = MISTAKES[mistake]
    do(heard / FOLDER)
    found = issues_of(heard)
    assert any(told.replace("SAI_GIA_TRI", "") in issue for issue in found), found
    place = "quen.opus" if mistake == "unnamed" else "nghe.yml"
    assert any(place in issue.split(" ")[0] for issue in found), found


def catalogue_of(mini: Path) -> Catalogue:
    return load(Paths(mini))[0]


def drawn(catalogue: Catalogue, output: str) -> str:
    page = next(p for p in catalogue.pages_in("vi") if p.path == "hoc-phan/01-bat-dau/index.md")
    return convert(page, PageContext(catalogue, page.path, output=output))


def test_the_player_stands_below_its_heading_and_loads_nothing(heard: Path) -> None:
    catalogue = catalogue_of(heard)
    for output in ("web", "package"):
        page = drawn(catalogue, output)
        player = page[page.index('id="can-nho"') :].split("</figure>")[0]
        assert '<source src="can-nho-thai.mp3" type="audio/mpeg"' in player
        assert 'preload="none"' in player
        assert "Bản thu tiếng Thái, 0:05, 20 KB, người đọc: Nguyễn Văn A" in player
    assert "<audio" not in drawn(catalogue, "print")
    assert "Bản thu" not in plain(Pages(catalogue).of("hoc-phan/01-bat-dau/index.md").tree.blocks)


def test_a_recording_of_the_whole_page_stands_below_its_title(heard: Path) -> None:
    change("  - section: can-nho\n    language", "  - language")(heard / FOLDER)
    assert issues_of(heard) == []
    page = drawn(catalogue_of(heard), "web")
    assert page.index("<audio") < page.index("<h2")


def test_packages_carry_the_sound(heard: Path) -> None:
    catalogue = catalogue_of(heard)
    (_, file) = next(recorded(catalogue, "hp01"))
    packed = zipfile.ZipFile(io.BytesIO(to_scorm(catalogue, catalogue.modules["hp01"], "1.2", {})))
    assert packed.read("can-nho-thai.mp3") == file.read_bytes()
    assert "can-nho-thai.mp3" in packed.read("imsmanifest.xml").decode()


def test_phones_keep_sounds_only_when_asked_to() -> None:
    assert part_of("hoc-phan/05-bon-mo-hinh/muc-tieu-thai.mp3") == DOWNLOAD


def test_a_copy_without_the_sound_plays_it_from_the_site(heard: Path) -> None:
    page = drawn(catalogue_of(heard), "web")
    address, site = "hoc-phan/01-bat-dau/index.html", "https://vidu.example/"
    there = {"hoc-phan/01-bat-dau/can-nho-thai.mp3"}
    assert f'src="{site}hoc-phan/01-bat-dau/can-nho-thai.mp3"' in leading_away(page, address, set(), site)
    assert 'src="can-nho-thai.mp3"' in leading_away(page, address, there, site)
