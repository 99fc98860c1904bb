"""Word files are written without reading every style again for each paragraph, and without dead parts."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.oxml.styles import CT_Styles

from portal.content.catalogue import Catalogue
from portal.document import Pages
from portal.outputs.subjects import module_path
from portal.questions import bank
from portal.render.docx import oxml
from portal.render.docx.cover import Cover
from portal.render.docx.handout import handout_docx
from portal.render.typst.typesetting import qr_png


@pytest.fixture
def scans(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """One entry for each time python-docx goes through all styles."""
    found: list[object] = []
    real = CT_Styles.default_for

    def counted(self: CT_Styles, kind: object) -> object:
        found.append(kind)
        return real(self, kind)  # type: ignore[arg-type]

    monkeypatch.setattr(CT_Styles, "default_for", counted)
    return found


def made(catalogue: Catalogue, number: int) -> bytes:
    module = next(m for m in catalogue.modules.values() if m.number == number)
    page = Pages(catalogue).of(module_path(catalogue, module))
    cover = Cover("Bài thử", "Tài liệu", "Hội thử", "Cổng thử", "2026-01-02", "Soát ngày 02/01/2026")
    return handout_docx(
        page, cover, bank(catalogue, module.id), qr_png(page.url), lambda _: qr_png(page.url)
    )


def test_styles_are_looked_up_once_each(catalogue: Catalogue, scans: list[object]) -> None:
    data = made(catalogue, 6)
    read = docx.Document(io.BytesIO(data))
    paragraphs = len(read.element.body.findall(".//{*}p"))
    assert paragraphs > 300
    assert len(scans) < 120, f"{len(scans)} times through all styles for {paragraphs} paragraphs"


def test_what_is_remembered_is_what_python_docx_says() -> None:
    plain, quick = docx.Document(), docx.Document()
    oxml.remember_styles(quick)
    for document in (plain, quick, quick):
        for style in ("Normal", "Heading 1", "List Bullet", None):
            line = document.add_paragraph("Lời", style=style)
            line.add_run("chữ", style="Strong" if style else None)
        document.add_paragraph("Lời", style=document.styles["Title"])
    body = [[p.style.style_id for p in d.paragraphs if p.style] for d in (plain, quick)]
    assert body[1] == body[0] * 2
    assert [r.style.name for r in quick.paragraphs[0].runs] == [
        r.style.name for r in plain.paragraphs[0].runs
    ]


def test_no_parts_nobody_reads(catalogue: Catalogue) -> None:
    with zipfile.ZipFile(io.BytesIO(made(catalogue, 1))) as packed:
        names = packed.namelist()
        types = packed.read("[Content_Types].xml").decode()
    assert not [n for n in names if "stylesWithEffects" in n or "thumbnail" in n]
    assert "stylesWithEffects" not in types
