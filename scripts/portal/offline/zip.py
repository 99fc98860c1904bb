"""Zips to hand out: the file:// build under ``trang/``, one page to start from, a text to read first.

The same content gives the same bytes. Leaves to others: what is in a copy (``packages.py``), what has
changed since another one (``update.py``).
"""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Mapping
from pathlib import Path

from portal.content.models import Portal
from portal.offline.edition import LIGHT
from portal.render.archive import Archive
from portal.vietnamese import format_date

FOLDER = "trang"
START, README = "BAT-DAU.html", "DOC-TRUOC.txt"

_START = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Bắt đầu – {name}</title>
<meta http-equiv="refresh" content="0; url={folder}/index.html">
<style>body{{font:18px/1.6 system-ui,sans-serif;max-width:34em;margin:3em auto;padding:0 1em;color:#1b2430}}
a{{color:{colour}}}</style>
</head>
<body>
<main>
<h1>{name}</h1>
<p>Đang mở cổng. Nếu chờ lâu, xin bấm: <a href="{folder}/index.html">Mở cổng tập huấn</a>.</p>
<p>Bấm mà báo không thấy tệp là tệp zip chưa được giải nén: xin giải nén cả tệp zip vào một thư mục, rồi
mở tệp {start} trong thư mục ấy. Không cần mạng.</p>
<p>Đang xem trên điện thoại thì tệp này không mở được cổng. Khi có mạng, xin mở
<a href="{site}">{site}</a> rồi bấm “Tải cả cổng về máy”, hoặc tải sách điện tử ở trang Tải về.</p>
<p>{organisation}. {kind}, dựng ngày {day}.</p>
</main>
</body>
</html>
"""
_README = """\
{name}
{organisation}. {kind}, dựng ngày {day}.

MỞ TRÊN MÁY TÍNH (Windows, macOS, Linux)
1. Giải nén cả tệp zip vào một thư mục (Windows: bấm chuột phải vào tệp zip, chọn Extract All).
2. Mở thư mục vừa giải nén, bấm đúp vào {start}. Chrome, Edge, Firefox hay Safari đều được.
3. Đọc, làm câu hỏi, tìm kiếm, điền biểu mẫu, cộng biểu mẫu, in: không cần mạng.
{contents}
Chép đi nơi khác thì chép cả thư mục. Bài làm, bản nháp nằm trong trình duyệt của máy, không nằm trong
thư mục này.

ĐIỆN THOẠI, MÁY TÍNH BẢNG
Không mở được thư mục này. Khi có mạng, xin mở {site}
rồi bấm “Tải cả cổng về máy”; từ đó mất sóng vẫn dùng được. Hoặc tải sách điện tử (EPUB) ở trang Tải về.

CÓ BẢN MỚI HƠN KHÔNG?
Mở trang “Bản này có mới nhất không?” trong mục Tải về, hoặc khi có mạng xem {site}
"""
_CONTENTS = {
    True: """
Bản nhẹ có mọi trang, mọi câu hỏi và biểu mẫu Word, Excel. Tài liệu phát tay, trang chiếu, sách và gói cho
hệ thống học tập không nằm trong bản này: liên kết tới chúng ghi “cần mạng” và dẫn tới cổng trên mạng.
""",
    False: """
Bản đầy đủ có mọi trang và mọi tệp tải về.
""",
}
KIND_NAMES = {True: "Bản nhẹ", False: "Bản đầy đủ"}


def write_zip(target: Path, files: Mapping[str, Path | bytes], when: dt.date) -> Path:
    """Write *files* (name → content or where it is) to *target*; return it.

    They come in the order given with the date *when*. Written beside the old file and renamed when whole.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".tmp")
    with Archive(draft, when) as archive:
        for name, content in files.items():
            archive.add(name, content if isinstance(content, bytes) else content.read_bytes())
    draft.replace(target)
    return target


def started(
    files: Mapping[str, Path | bytes], portal: Portal, kind: str, day: dt.date
) -> dict[str, Path | bytes]:
    """Return the *files* of a copy of this *kind* below ``trang/``, after what people open first."""
    light = kind == LIGHT
    words = {
        "name": portal.name.vi,
        "organisation": portal.organisation.vi,
        "site": portal.site_url,
        "kind": KIND_NAMES[light],
        "day": format_date(day.isoformat()),
        "folder": FOLDER,
        "start": START,
        "colour": portal.colours.primary,
    }
    escaped = {key: html.escape(value) for key, value in words.items()}
    first = {
        START: _START.format(**escaped).encode("utf-8"),
        README: windows_text(_README.format(**words, contents=_CONTENTS[light])),
    }
    return first | {f"{FOLDER}/{name}": files[name] for name in sorted(files)}


def windows_text(text: str) -> bytes:
    """Return *text* as Notepad of every Windows reads it: with a mark in front and carriage returns."""
    return ("\ufeff" + text.replace("\n", "\r\n")).encode("utf-8")
