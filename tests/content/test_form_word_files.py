"""The Word twins as files: LibreOffice prints them, and their XML keeps to the order of the schema."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from lxml import etree
from pypdf import PdfReader

from tests.content.spreadsheets import office
from tests.content.word_reading import W, part

ROOT = Path(__file__).resolve().parent.parent.parent
ORGANISATION = "Hội Khuyến học Xã Ví Dụ"

Documents = dict[str, bytes]


def test_libreoffice_opens_and_prints_every_document(
    blank: Documents, filled: Documents, tmp_path: Path
) -> None:
    for kind, documents in (("trong", blank), ("dien", filled)):
        for name, data in documents.items():
            (tmp_path / f"{kind}-{name}.docx").write_bytes(data)
    # Times New Roman is not on every machine; Tinos has its metrics.
    (tmp_path / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{ROOT / '.cache' / 'fonts'}</dir><dir>/usr/share/fonts</dir><cachedir>{tmp_path}/cache</cachedir>"
        '<alias binding="same"><family>Times New Roman</family><prefer><family>Tinos</family></prefer></alias>'
        "</fontconfig>",
        encoding="utf-8",
    )
    done = subprocess.run(
        [
            office(),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *map(str, sorted(tmp_path.glob("*.docx"))),
        ],
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Error" not in done.stdout + done.stderr
    for kind, documents in (("trong", blank), ("dien", filled)):
        for name in documents:
            pages = len(PdfReader(tmp_path / f"{kind}-{name}.pdf").pages)
            assert 1 <= pages <= (6 if name == "bang-tong-hop-tinh" else 4), f"{kind}-{name}: {pages}"


ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tcPr": "tcW gridSpan vMerge tcBorders shd vAlign",
    "sdtPr": "rPr alias tag id lock placeholder showingPlcHdr date dropDownList richText text checkbox",
    "sectPr": "headerReference type pgSz pgMar pgNumType titlePg",
    "settings": "zoom documentProtection defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "style": "name basedOn semiHidden qFormat pPr rPr tblPr",
    "sdt": "sdtPr sdtContent",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "date": "dateFormat lid storeMappedDataAs calendar",
    "checkbox": "checked checkedState uncheckedState",
    "tblBorders": "top left bottom right insideH insideV",
}
"""Children in the order of the transitional schema of ISO/IEC 29500-1 (no package we use brings the XSD)."""


def test_children_stand_in_the_order_of_the_schema(blank: Documents, filled: Documents) -> None:
    seen = set()
    for data in [*blank.values(), *filled.values()]:
        for name in ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml"):
            for element in part(data, name).iter():
                kind = etree.QName(element).localname
                if kind not in ORDER:
                    continue
                order = ORDER[kind].split()
                children = [etree.QName(c).localname for c in element]
                assert set(children) <= set(order), f"{kind}: {children}"
                places = [order.index(c) for c in children]
                assert places == sorted(places), f"{kind}: {children}"
                seen.add(kind)
    assert seen == set(ORDER)


def test_every_cell_ends_with_a_paragraph_and_rows_fill_their_grid(blank: Documents) -> None:
    for name, data in blank.items():
        for table in part(data).iter(f"{W}tbl"):
            count = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for row in table.findall(f"{W}tr"):
                spans = [c.find(f"{W}tcPr/{W}gridSpan") for c in row.findall(f"{W}tc")]
                assert sum(1 if s is None else int(s.get(f"{W}val")) for s in spans) == count, name
                assert all(c[-1].tag == f"{W}p" for c in row.findall(f"{W}tc"))
            following = table.getnext()
            assert following is not None
            assert following.tag == f"{W}p", "two tables would melt into one"


def test_styles_in_use_exist(blank: Documents, filled: Documents) -> None:
    for data in [*blank.values(), *filled.values()]:
        known = {s.get(f"{W}styleId") for s in part(data, "word/styles.xml").iter(f"{W}style")}
        used = {
            e.get(f"{W}val")
            for name in ("word/document.xml", "word/header1.xml")
            for e in part(data, name).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
        }
        assert used <= known
