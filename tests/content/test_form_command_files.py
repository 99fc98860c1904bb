"""Every file given gets exactly one line: in folders and zip files, of any kind, whatever it is called."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.forms import form_model
from portal.forms.engine import GivenFile, RefusedError, Sum
from portal.forms.model import aggregate_data, blank_record
from portal.outputs.forms import fill_form
from tests.engine import engine

ROOT = Path(__file__).resolve().parent.parent.parent
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


@pytest.fixture(scope="module")
def forms(catalogue: Catalogue) -> dict[str, bytes]:
    """The filled forms of villages, by name of file."""
    form = catalogue.forms["bang-tong-hop-thon"]
    found = {}
    for number, name in enumerate(("bản cọ.xlsx", "Bản Mẫu/bản cò.docx", "ban-ca.json")):
        record = blank_record(form_model(form))
        record["fields"] |= {"nam": 2026, "xa": "Xã Ví Dụ", "thon": f"Bản Thử {number}", "so_ho": 50}
        record["tables"]["mo_hinh"][0] |= {"tong_so": 99, "dang_ky": 90, "cong_nhan": 10 + number}
        found[name] = fill_form(catalogue, form, [record], Path(name).suffix)
    return found


OTHERS = {
    "cu.xls": (OLE + "Workbook".encode("utf-16-le"), "Excel đời cũ (.xls)"),
    "cu.doc": (OLE + "WordDocument".encode("utf-16-le"), "Word đời cũ (.doc)"),
    "quét.pdf": (b"%PDF-1.7 ...", "tệp PDF"),
    "ảnh chụp.JPG": (b"\xff\xd8\xff\xe0 ...", "hình ảnh (JPEG)"),
    "ghi chú.txt": ("Ghi chú của bản".encode(), "văn bản thường"),
    "trống": (b"", "0 byte"),
}
SYSTEM = (
    "~$bản cọ.xlsx",
    ".DS_Store",
    "Thumbs.db",
    "__MACOSX/._bản cọ.xlsx",
    ".~lock.a.xlsx#",
    "desktop.ini",
)


def packed(files: dict[str, bytes], letters: str = "") -> bytes:
    """A zip; with *letters*, an encoding, names are written in it and not said to be UTF-8."""

    class Unsaid(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - the library's name
            return self.filename.encode(letters), self.flag_bits & ~0x800

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(Unsaid(name) if letters else name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def lay(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["--project", str(ROOT), "aggregate", *map(str, arguments)])


def added(catalogue: Catalogue, *paths: Path) -> Sum:
    given = [GivenFile(path) for path in paths]
    return engine().aggregate(aggregate_data(catalogue), given, "bang-tong-hop-xa", None, lambda _: None)


def test_a_folder_with_folders_zips_and_everything_else(forms: dict[str, bytes], tmp_path: Path) -> None:
    everything = forms | {name: data for name, (data, _) in OTHERS.items()}
    inner = packed({"trong/" + name: data for name, data in list(forms.items())[:1]})
    others = {name: data for name, (data, _) in OTHERS.items()}
    lay(
        tmp_path / "Tháng 10",
        others | dict.fromkeys(SYSTEM, b"x") | {"sâu/hơn/nữa/" + n: d for n, d in forms.items()},
    )
    (tmp_path / "Tháng 10" / "gửi sau.zip").write_bytes(
        packed(everything | {"lồng.zip": inner} | dict.fromkeys(SYSTEM, b"x"))
    )
    out = tmp_path / "tong.json"
    done = run(tmp_path / "Tháng 10", "-o", out)
    said = " ".join(done.output.split())
    total = json.loads(out.read_text(encoding="utf-8"))["records"][0]
    assert total["tables"]["mo_hinh"][0]["cong_nhan"] == 10 + 11 + 12
    # Three forms are added; the same three in the zip, and one in the zip within, came before.
    given = len(OTHERS) + 2 * len(forms) + len(OTHERS) + 1
    assert f"3 tệp nhận, 0 tệp còn sửa, {given - 3} tệp không nhận." in said
    assert f"Bỏ qua {2 * len(SYSTEM)} tệp hệ thống." in said


def test_each_file_has_one_line_with_its_way_and_reason(
    catalogue: Catalogue, forms: dict[str, bytes], tmp_path: Path
) -> None:
    files = forms | {name: data for name, (data, _) in OTHERS.items()}
    (tmp_path / "a.zip").write_bytes(packed(files))
    total = added(catalogue, tmp_path / "a.zip")
    assert [f.name for f in total.files] == [f"a.zip/{name}" for name in files]
    why = {f.name.removeprefix("a.zip/"): (f.state, f.why) for f in total.files}
    assert all(why[name] == ("accepted", "") for name in forms)
    for name, (_, words) in OTHERS.items():
        state, said = why[name]
        if name not in ("ghi chú.txt", "trống"):
            assert words in said
        assert (state, bool(said)) == ("rejected", True)


@pytest.mark.parametrize(
    ("written", "shown", "encoding"),
    [
        ("Bản Mẫu/tổng hợp.xlsx", "Bản Mẫu/tổng hợp.xlsx", ""),
        ("Bản Mẫu/tổng hợp.xlsx", "Bản Mẫu/tổng hợp.xlsx", "utf-8"),
        ("xã-é à/dứt.xlsx".replace("ã", "a").replace("ứ", "ü"), "xa-é à/düt.xlsx", "cp437"),
        ("Ba\u0309n/to\u0302\u0309ng.xlsx", "Bản/tổng.xlsx", ""),
    ],
)
def test_names_in_zip_files(
    catalogue: Catalogue, forms: dict[str, bytes], tmp_path: Path, written: str, shown: str, encoding: str
) -> None:
    (tmp_path / "z.zip").write_bytes(packed({written: forms["bản cọ.xlsx"]}, encoding))
    (file,) = added(catalogue, tmp_path / "z.zip").files
    assert (file.name, file.state) == (f"z.zip/{shown}", "accepted")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_of_one_name_in_a_zip_are_two_lines(
    catalogue: Catalogue, forms: dict[str, bytes], tmp_path: Path
) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for data in forms.values():
            archive.writestr("a.xlsx", data)
    (tmp_path / "z.zip").write_bytes(out.getvalue())
    files = added(catalogue, tmp_path / "z.zip").files
    assert [f.state for f in files] == ["accepted"] * 3
    assert len({f.name for f in files}) == 3


def bomb() -> bytes:
    """A file that says to be small and is not, and one that says what it is."""
    return packed({"a.json": b" " * 600_000_000})


def lying() -> bytes:
    data = bytearray(packed({"a.json": b" " * 5_000_000}))
    struct.pack_into("<I", data, data.rindex(b"a.json") - 46 + 24, 100)
    return bytes(data)


def nested(depth: int, inside: bytes) -> bytes:
    for level in range(depth):
        inside = packed({f"{level}.zip": inside})
    return inside


def test_hostile_and_empty_zip_files_get_a_line(
    catalogue: Catalogue, tmp_path: Path, forms: dict[str, bytes]
) -> None:
    good = packed({"a.xlsx": forms["bản cọ.xlsx"]})
    locked = bytearray(good)
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    cases = {
        "bom.zip": (bomb(), "mở ra sẽ quá lớn"),
        "doi.zip": (lying(), "mở ra sẽ quá lớn"),
        "khoa.zip": (bytes(locked), "mật khẩu"),
        "cut.zip": (good[: len(good) // 2], "hỏng"),
        "rong.zip": (packed({}), "không có tệp nào"),
        "he-thong.zip": (packed({".DS_Store": b"x"}), "không có tệp nào"),
        "sau.zip": (nested(4, good), "3 lớp tệp nén"),
    }
    for name, (data, _) in cases.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "tot.zip").write_bytes(nested(2, good))
    files = added(catalogue, *(tmp_path / name for name in (*cases, "tot.zip"))).files
    assert len(files) == len(cases) + 1
    for file, (name, (_, words)) in zip(files, cases.items(), strict=False):
        assert file.name.startswith(name)
        assert words in file.why
    assert (files[-1].name, files[-1].state) == ("tot.zip/1.zip/0.zip/a.xlsx", "accepted")


def test_a_folder_of_systems_files_only_is_said(catalogue: Catalogue, tmp_path: Path) -> None:
    lay(tmp_path / "k", dict.fromkeys(SYSTEM, b"x"))
    with pytest.raises(RefusedError):
        engine().aggregate(
            aggregate_data(catalogue),
            [GivenFile(tmp_path / "k" / ".DS_Store", "k/.DS_Store")],
            None,
            None,
            lambda _: None,
        )
    total = added(catalogue, *(tmp_path / "k" / name for name in SYSTEM[:3]))
    assert (total.files, total.passed) == ([], 3)
