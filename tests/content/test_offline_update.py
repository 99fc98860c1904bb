"""Updates of copies: the old folder with the update over it is the new folder, byte for byte."""

from __future__ import annotations

import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.offline import PACKAGES, PLACE, UpdateError, build_update
from portal.offline.update import LIST, gone_files, read_copy
from portal.offline.zip import started, write_zip

NEW = dt.date(2026, 11, 23)
SITE = "https://cong.example/"


def unpack(zipped: Path, folder: Path) -> Path:
    with zipfile.ZipFile(zipped) as archive:
        archive.extractall(folder)
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def copy_of(
    catalogue: Catalogue, target: Path, day: dt.date, kind: str = "day-du", site: str = SITE, **pages: str
) -> Path:
    record = {
        "site": site,
        "kind": kind,
        "day": day.isoformat(),
        "version": "".join(pages)[:12],
        "parts": {},
    }
    files: dict[str, Path | bytes] = {f"{name}.html": text.encode() for name, text in pages.items()}
    files["phien-ban.js"] = f"self.portalEdition={json.dumps(record)};\n".encode()
    return write_zip(target, started(files, catalogue.portal, kind, day), day)


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_real_copy_updated_is_the_new_copy(built_site: Path, tmp_path: Path, kind: str) -> None:
    new = built_site / PLACE / PACKAGES[kind]
    old = tmp_path / "cu.zip"
    dropped = "trang/tai-ve/bang-diem-cu.xlsx"
    with zipfile.ZipFile(new) as source, zipfile.ZipFile(old, "w", zipfile.ZIP_STORED) as target:
        for info in source.infolist():
            data = source.read(info)
            if info.filename == "trang/hoc-phan/index.html":
                data = data.replace(b"<h1", b"<p>C\xe1\xba\xa5u c\xc5\xa9.</p><h1", 1)
            if info.filename == "trang/tra-cuu/lich.html":
                continue  # new since then
            target.writestr(info.filename, data)
        target.writestr(dropped, b"x")
    packages = {k: built_site / PLACE / file for k, file in PACKAGES.items()}
    made = build_update(old, packages, tmp_path / "dist", "Cổng thử")
    assert made is not None
    with zipfile.ZipFile(made) as archive:
        names = archive.namelist()
        assert names == [LIST, "trang/hoc-phan/index.html", "trang/tra-cuu/lich.html"]
        gone = gone_files(archive.read(LIST))
    assert gone == [dropped, LIST]
    assert made.stat().st_size < 60_000
    folder = unpack(old, tmp_path / "Tập huấn (bản 1)")
    unpack(made, folder)
    for path in gone:
        (folder / path).unlink()
    assert content(folder) == content(unpack(new, tmp_path / "moi"))
    again = build_update(old, packages, tmp_path / "lan-hai", "Cổng thử")
    assert again is not None
    assert again.read_bytes() == made.read_bytes()


def test_what_the_update_tells_people(tmp_path: Path, catalogue: Catalogue) -> None:
    old = copy_of(catalogue, tmp_path / "cu.zip", dt.date(2026, 10, 1), index="1", b="2")
    new = copy_of(catalogue, tmp_path / "moi.zip", NEW, index="3", c="4")
    made = build_update(old, {"day-du": new}, tmp_path, "Cổng thử")
    assert made is not None
    text = zipfile.ZipFile(made).read(LIST)
    assert text.startswith(b"\xef\xbb\xbf")
    told = text.decode("utf-8-sig")
    for words in (
        "Replace the files in the destination",
        "bản đầy đủ dựng ngày 01/10/2026",
        "23/11/2026",
        "BAT-DAU.html",
    ):
        assert words in told
    assert gone_files(text) == ["trang/b.html", LIST]


def test_the_same_copy_needs_no_update(built_site: Path, tmp_path: Path) -> None:
    packages = {k: built_site / PLACE / file for k, file in PACKAGES.items()}
    assert build_update(packages["nhe"], packages, tmp_path, "Cổng thử") is None
    assert list(tmp_path.iterdir()) == []


def test_a_copy_from_before_editions_were_told_is_updated_as_a_full_one(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    old = write_zip(
        tmp_path / "cu.zip", started({"index.html": b"1"}, catalogue.portal, "day-du", NEW), NEW
    )
    new = copy_of(catalogue, tmp_path / "moi.zip", NEW, index="1")
    made = build_update(old, {"day-du": new}, tmp_path, "Cổng thử")
    assert made is not None
    assert "Từ bản đầy đủ lên" in zipfile.ZipFile(made).read(LIST).decode("utf-8-sig")


def test_wrong_zips_are_refused_in_words(tmp_path: Path, catalogue: Catalogue) -> None:
    new = copy_of(catalogue, tmp_path / "moi.zip", NEW, index="1")
    torn = tmp_path / "rach.zip"
    torn.write_bytes(new.read_bytes()[:-40])
    damaged = tmp_path / "hong.zip"
    data = bytearray(new.read_bytes())
    data[80:90] = b"\0" * 10
    damaged.write_bytes(data)
    text = tmp_path / "thu.zip"
    text.write_text("không phải zip", encoding="utf-8")
    other = write_zip(tmp_path / "anh.zip", {"anh.png": b"x"}, NEW)
    later = copy_of(catalogue, tmp_path / "sau.zip", dt.date(2027, 1, 2), index="0")
    foreign = copy_of(catalogue, tmp_path / "la.zip", NEW, site="https://khac.example/", index="0")
    odd = copy_of(catalogue, tmp_path / "loai.zip", NEW, kind="dien-thoai", index="0")
    update = build_update(
        copy_of(catalogue, tmp_path / "cu.zip", NEW, index="0"), {"day-du": new}, tmp_path, "Cổng thử"
    )
    assert update is not None
    for path, words in (
        (tmp_path / "khong-co.zip", "Không thấy tệp"),
        (torn, "không phải tệp zip còn nguyên"),
        (damaged, "không phải tệp zip còn nguyên"),
        (text, "không phải tệp zip còn nguyên"),
        (tmp_path, "Không thấy tệp"),
        (other, "không phải gói ngoại tuyến của cổng"),
        (later, "mới hơn bản vừa dựng"),
        (foreign, "gói của cổng khác (https://khac.example/)"),
        (odd, "“dien-thoai”"),
        (update, "là gói cập nhật"),
    ):
        with pytest.raises(UpdateError) as raised:
            build_update(path, {"day-du": new}, tmp_path, "Cổng thử")
        assert words in str(raised.value), path.name
    spoilt = write_zip(
        tmp_path / "ban.zip",
        started(
            {"index.html": b"1", "phien-ban.js": b"self.portalEdition=["}, catalogue.portal, "nhe", NEW
        ),
        NEW,
    )
    with pytest.raises(UpdateError, match="không biết là bản nào"):
        read_copy(spoilt)


def test_the_command_says_what_it_has_made(built_site: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["package", "--since", str(tmp_path / "khong-co.zip")])
    assert done.exit_code == 1
    assert "Không thấy tệp" in done.output
    assert "bản nhẹ" in done.output
    assert isinstance(done.exception, SystemExit)
