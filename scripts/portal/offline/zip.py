"""The offline zip: the file:// build under ``trang/`` and one page to start from."""

from __future__ import annotations

import datetime as dt
import html
import zipfile
from pathlib import Path

from portal.content.models import Portal
from portal.vietnamese import format_date

FOLDER = "trang"
START = "BAT-DAU.html"
NOT_OFFLINE = {"404.html", "sitemap.xml", "sitemap.xml.gz"}
"""Files that only a server needs."""

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
<p>Muốn mở được, hãy giải nén cả tệp zip trước, rồi bấm vào tệp {start}. Không cần mạng.</p>
<p>{organisation}. Bản dựng ngày {day}.</p>
</main>
</body>
</html>
"""
_README = """\
{name}
{organisation}. Bản dựng ngày {day}.

1. Giải nén cả tệp zip vào một thư mục (bấm chuột phải, chọn Extract All).
2. Mở thư mục vừa giải nén, bấm đúp vào {start}.
3. Dùng như trang trên mạng: học, làm câu hỏi, tìm kiếm, in. Không cần mạng.

Điện thoại Android không mở được thư mục giải nén: xin mở bản trên mạng, bấm “Tải cả cổng về máy”.
"""


def _entry(name: str, when: dt.date) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (max(when.year, 1980), when.month, when.day, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def build_zip(site: Path, out: Path, portal: Portal, when: dt.date) -> Path:
    """Zip the offline *site* into *out*; return the file.

    Files come in name order with the date *when*, so the same site gives the same bytes. The zip
    is written beside the old one and renamed when whole.
    """
    words = {
        "name": portal.name.vi,
        "organisation": portal.organisation.vi,
        "day": format_date(when.isoformat()),
        "folder": FOLDER,
        "start": START,
        "colour": portal.colours.primary,
    }
    escaped = {k: html.escape(v) for k, v in words.items()}
    out.mkdir(parents=True, exist_ok=True)
    target = out / "cong-tap-huan-ngoai-tuyen.zip"
    draft = target.with_suffix(".tmp")
    with zipfile.ZipFile(draft, "w") as archive:
        archive.writestr(_entry(START, when), _START.format(**escaped).encode("utf-8"))
        archive.writestr(
            _entry("DOC-TRUOC.txt", when), ("\ufeff" + _README.format(**words)).encode("utf-8")
        )
        for path in sorted(p for p in site.rglob("*") if p.is_file()):
            inside = path.relative_to(site).as_posix()
            if inside in NOT_OFFLINE:
                continue
            name = f"{FOLDER}/{inside}"
            archive.writestr(_entry(name, when), path.read_bytes())
    draft.replace(target)
    return target
