"""An update of a copy: what is new or has changed since an old zip, and the list of what is gone.

The old folder, with the update unpacked over it and without what the list names, is the new folder, byte
for byte.
"""

from __future__ import annotations

import datetime as dt
import json
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.offline.edition import FULL, SCRIPT
from portal.offline.zip import FOLDER, START, windows_text, write_zip
from portal.vietnamese import format_date

LIST = "CAP-NHAT.txt"
"""Says how to unpack, and below :data:`GONE` one path a line what is no longer used; itself at the end."""
GONE = "KHÔNG CÒN DÙNG:"
_RECORD = f"{FOLDER}/{SCRIPT}"

_TEXT = """\
CẬP NHẬT {name}
Từ {old} lên bản dựng ngày {new}: {changed} tệp mới hoặc đã đổi.

LÀM THẾ NÀO (Windows)
1. Đóng các trang của cổng đang mở.
2. Bấm chuột phải vào tệp zip này, chọn Extract All, giải nén ra một thư mục riêng.
3. Mở thư mục vừa giải nén, bấm Ctrl+A rồi Ctrl+C.
4. Mở thư mục cũ của cổng (nơi có {start}), bấm Ctrl+V.
5. Windows hỏi thì chọn “Replace the files in the destination” (Thay các tệp ở nơi đến).
6. Bấm đúp vào {start} như trước. Giữ nguyên tên và chỗ của thư mục thì bài làm, bản nháp còn nguyên.

Chỉ dùng cho thư mục của {old}. Thư mục khác thì xin lấy cả gói mới.

Các tệp dưới đây bản mới không còn dùng. Xóa cho gọn; để lại cũng không sao, không trang nào dẫn tới chúng.

{gone_head}
{gone}
"""


class UpdateError(Exception):
    """An old zip that nothing can be compared with; the message is for the person at the keyboard."""


@dataclass(frozen=True)
class Copy:
    """What is in the zip of one copy."""

    files: dict[str, bytes]
    record: dict[str, Any]
    """What the copy says of itself (edition.py); empty in copies made before they did."""

    @property
    def kind(self) -> str:
        """The kind of copy; there was only one before copies said which they are."""
        return str(self.record.get("kind", FULL))


def read_copy(path: Path) -> Copy:
    """Read the zip of a copy. Raises UpdateError when *path* is none."""
    if not path.is_file():
        raise UpdateError(f"Không thấy tệp {path}.")
    try:
        with zipfile.ZipFile(path) as archive:
            files = {i.filename: archive.read(i) for i in archive.infolist() if not i.is_dir()}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise UpdateError(f"{path} không phải tệp zip còn nguyên: {error}. Xin lấy lại tệp ấy.") from None
    if LIST in files:
        raise UpdateError(
            f"{path} là gói cập nhật. Sau --since xin ghi gói đầy đủ hoặc gói nhẹ của bản cũ."
        )
    if START not in files or f"{FOLDER}/index.html" not in files:
        raise UpdateError(
            f"{path} không phải gói ngoại tuyến của cổng: trong gói không có {START} và thư mục {FOLDER}. "
            "Sau --since xin ghi tệp zip mà “portal package” đã làm, chưa giải nén và nén lại."
        )
    try:
        record = json.loads(files[_RECORD].decode("utf-8").partition("=")[2].rstrip(";\n"))
        dt.date.fromisoformat(record["day"])
    except KeyError:
        record = {}
    except (ValueError, TypeError):
        raise UpdateError(
            f"{path}: tệp {_RECORD} trong gói không đọc được, không biết là bản nào."
        ) from None
    return Copy(files, record)


def build_update(old_zip: Path, packages: Mapping[str, Path], out: Path, name: str) -> Path | None:
    """Write the update from *old_zip* to the new copy of its kind into *out*; None when nothing changed.

    *packages* are the new zips by kind, *name* the portal's. Raises UpdateError for a zip that is no older
    copy of this portal.
    """
    old = read_copy(old_zip)
    if old.kind not in packages:
        raise UpdateError(f"{old_zip} là bản “{old.kind}”, cổng này không làm loại ấy.")
    new = read_copy(packages[old.kind])
    site = old.record.get("site", new.record["site"])
    if site != new.record["site"]:
        raise UpdateError(f"{old_zip} là gói của cổng khác ({site}), không phải {new.record['site']}.")
    day = old.record.get("day", "")
    if day > new.record["day"]:
        raise UpdateError(
            f"{old_zip} dựng ngày {format_date(day)}, "
            f"mới hơn bản vừa dựng ({format_date(new.record['day'])})."
        )
    changed = {n: data for n, data in new.files.items() if old.files.get(n) != data}
    gone = sorted(old.files.keys() - new.files.keys())
    if not changed and not gone:
        return None
    called = "bản đầy đủ" if old.kind == FULL else "bản nhẹ"
    text = _TEXT.format(
        name=name,
        old=f"{called} dựng ngày {format_date(day)}" if day else called,
        new=format_date(new.record["day"]),
        changed=len(changed),
        start=START,
        gone_head=GONE,
        gone="\n".join([*gone, LIST]),
    )
    version = old.record.get("version", "cu")
    target = out / f"cap-nhat-{old.kind}-{version}-{new.record['version']}.zip"
    return write_zip(
        target, {LIST: windows_text(text), **changed}, dt.date.fromisoformat(new.record["day"])
    )


def gone_files(text: bytes) -> list[str]:
    """Return what the list of an update says is no longer used."""
    lines = text.decode("utf-8-sig").splitlines()
    return lines[lines.index(GONE) + 1 :]
