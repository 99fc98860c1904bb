"""Pages as the sites of legal texts give them, around a document."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from tests.intake.office import Office, Paragraph, Table
from tests.intake.old_letters import runs

_NAVIGATION = (
    '<div id="header"><ul><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản</a></li></ul></div>'
    '<script>var quangCao = "Điều 99. Không phải văn bản";</script>'
)
_FOOT = '<div id="footer"><p><a href="/lien-he">Liên hệ</a> <a href="/gop-y">Góp ý</a></p></div>'
_FRAMES = {
    "vbpl": (
        '<div class="box-tab"><ul><li><a href="#">Toàn văn</a></li><li><a href="#">Thuộc tính</a></li></ul></div>'
        '<div class="fulltext"><div id="toanvancontent">{0}</div></div><div class="right"><ul>'
        '<li><a href="#">Văn bản mới</a></li></ul></div>'
    ),
    "thuvienphapluat": (
        '<div class="left-menu"><a href="#">Tra cứu</a></div><div id="divContentDoc" class="content1">'
        '<div><div>{0}</div></div></div><div class="quang-cao"><p>Mời dùng bản trả phí.</p></div>'
    ),
    "phap-dien": '<div class="_content">{0}</div>',
    "plain": "<div><p>{0}</p></div>",
}


def _spans(text: str, encoding: str, layout: str) -> str:
    written = ""
    for font, part in runs(text, encoding):
        inner = escape(part, quote=False).replace("\n", "<br>\n")
        style = f"font-size:13.0pt;font-family:&quot;{font}&quot;"
        written += f'<span lang="VI" style="{style}">{inner}</span>' if layout != "plain" else inner
    return written


def _paragraph(one: Paragraph, encoding: str, layout: str) -> str:
    inner = _spans(one.text, encoding, layout)
    inner = f"<b>{inner}</b>" if one.bold else inner
    inner = f"<i>{inner}</i>" if one.italic else inner
    if layout == "vbpl":
        centred = " align=center style='text-align:center'" if one.centred else ""
        return f'<p class="MsoNormal"{centred}>{inner}<o:p></o:p></p>\n'
    return f'<p align="center">{inner}</p>\n' if one.centred else f"<p>{inner}</p>\n"


def _table(one: Table, encoding: str, layout: str) -> str:
    rows = ""
    for number, row in enumerate(one.rows):
        headed = one.bordered and number == 0
        rows += "<tr>"
        for cell in row:
            spans = (f' rowspan="{cell.rows}"' if cell.rows > 1 else "") + (
                f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            )
            lines = "".join(
                _paragraph(Paragraph(t, bold=headed), encoding, layout) for t in cell.text.split("\n")
            )
            border = ' style="border:solid windowtext 1.0pt"' if one.bordered else ""
            rows += f'<td valign="top"{spans}{border}>{lines}</td>'
        rows += "</tr>\n"
    border = "1" if one.bordered and layout != "vbpl" else "0"
    return f'<table border="{border}" width="100%" cellspacing="0" cellpadding="0"><tbody>{rows}</tbody></table>\n'


def _codified(office: Office, source: str) -> str:
    written = ""
    for block in office.blocks:
        if isinstance(block, Table):
            written += _table(block, "unicode", "plain")
        elif match := re.match(r"Điều (\d+)\. (.*)", block.text):
            written += (
                f'<p class="pDieu"><a name="d{match[1]}"></a>Điều 1.1.QĐ.1.{match[1]}. {escape(match[2])}</p>'
                f'<p class="pGhiChu"><a href="#">(Điều {match[1]} {source}, có hiệu lực thi hành kể từ ngày '
                "10/05/2026)</a></p>"
            )
        else:
            written += f'<p class="pNoiDung">{_spans(block.text, "unicode", "plain")}</p>'
    return written


def html(
    office: Office,
    *,
    layout: str = "vbpl",
    charset: str = "utf-8",
    declared: bool = True,
    decomposed: bool = False,
    encoding: str = "unicode",
    source: str = "Quyết định số 15/2026/QĐ-UBND",
) -> bytes:
    """The page; *layout* is vbpl, thuvienphapluat, phap-dien or plain."""
    if layout == "phap-dien":
        content = _codified(office, source)
    else:
        content = "".join(
            _table(block, encoding, layout)
            if isinstance(block, Table)
            else _paragraph(block, encoding, layout)
            for block, _ in office.all_blocks()
        )
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if declared else ""
    page = (
        f"<!DOCTYPE html><html><head>{meta}<title>Văn bản</title><style>p {{ margin: 0 }}</style></head>"
        f"<body>{_NAVIGATION}{_FRAMES[layout].format(content)}{_FOOT}</body></html>"
    )
    if charset == "windows-1258":
        return windows_1258(page)
    return unicodedata.normalize("NFD" if decomposed else "NFC", page).encode(charset)


_TONES = "\u0300\u0301\u0309\u0303\u0323"


def windows_1258(text: str) -> bytes:
    """*text* in the code page of Vietnamese Windows, which writes tones behind the vowel."""
    out = ""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(sign for sign in apart if sign in _TONES)
        out += unicodedata.normalize("NFC", "".join(c for c in apart if c not in _TONES)) + tone
    return out.encode("cp1258", errors="xmlcharrefreplace")
