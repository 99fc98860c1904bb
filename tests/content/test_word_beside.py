"""Words written outside the places of our Word documents: in a record, or told; the template's own never are."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Cm

from portal.forms import Record
from portal.forms.engine import FileRead
from portal.forms.shapes import FormModel
from tests.content.accounting import plain
from tests.content.browser_workbooks import browser, same
from tests.content.form_records import random_records
from tests.content.test_word_comes_back import THON, models, office, on_paper, records, write
from tests.engine import IntakeError, read_form_file

__all__ = ["models", "records", "write"]
Write = Callable[..., bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_nothing_of_the_template_is_taken_for_words_of_people(
    models: dict[str, FormModel], records: dict[str, Any], write: Write, tmp_path: Path
) -> None:
    files = {f"{form}.trong": write(form) for form in models}
    files |= {f"{form}.ghi": write(form, filled) for form, filled in records.items()}
    jobs = [
        {"do": "docx", "form": form, "file": write(form), "records": filled}
        for form, filled in records.items()
    ]
    web = {f"{form}.web": data for form, data in zip(records, browser(models, jobs, tmp_path), strict=True)}
    saved = {f"{name}.office": data for name, data in office(files, tmp_path).items()}
    by_python = {f"{name}.python": resaved(data) for name, data in files.items()}
    told = {}
    for name, data in (files | web | saved | by_python).items():
        if warnings := read_form_file("a.docx", data, models).warnings:
            told[name] = warnings
    assert not told


def resaved(data: bytes) -> bytes:
    out = io.BytesIO()
    docx.Document(io.BytesIO(data)).save(out)
    return out.getvalue()


# What people do to a document: each returns the words that must be told, or that must be in a record.

Change = Callable[[Any, random.Random], list[str]]
"""A change of a document as python-docx opens it."""


def words(chance: random.Random) -> str:
    return f"ghi thêm {chance.randint(1000, 9999)}"


def paragraph_at_the_end(book: Any, chance: random.Random) -> list[str]:
    said = words(chance)
    book.add_paragraph(said)
    return [said]


def paragraph_under_a_table(book: Any, chance: random.Random) -> list[str]:
    said = words(chance)
    new = book.add_paragraph(said)._p
    chance.choice(book.tables)._tbl.addnext(new)
    return [said]


def behind_a_place(book: Any, chance: random.Random) -> list[str]:
    """Somebody types behind the dots instead of into them."""
    said = words(chance)
    lines = [p for p in book.paragraphs if p._p.findall(f".//{{{W}}}sdt")]
    chance.choice(lines).add_run(said)
    return [said]


def extra_table(book: Any, chance: random.Random) -> list[str]:
    said = [words(chance) for _ in range(4)]
    table = book.add_table(2, 2)
    for cell, text in zip((c for row in table.rows for c in row.cells), said, strict=True):
        cell.text = text
    return said


def extra_column(book: Any, chance: random.Random) -> list[str]:
    table = chance.choice([t for t in book.tables if len(t.columns) > 3])
    said = [words(chance) for _ in range(2)]
    table.add_column(Cm(2))
    table.rows[0].cells[-1].text, table.rows[1].cells[-1].text = said
    return said


def text_box(book: Any, chance: random.Random) -> list[str]:
    said = words(chance)
    box = (
        f'<w:r xmlns:w="{W}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
        f"<w:p><w:r><w:t>{said}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    chance.choice(book.paragraphs)._p.append(docx.oxml.parse_xml(box))
    return [said]


def header_and_footer(book: Any, chance: random.Random) -> list[str]:
    said = [words(chance), words(chance)]
    book.sections[0].first_page_header.paragraphs[0].text = said[0]
    book.sections[0].footer.paragraphs[0].text = said[1]
    return said


def comment(book: Any, chance: random.Random) -> list[str]:
    said = words(chance)
    book.add_comment(book.add_paragraph().add_run(" "), said, author="Nguyễn Văn A")
    return [said]


def tracked(book: Any, chance: random.Random) -> list[str]:
    """What was inserted counts, what was deleted or moved away does not."""
    said = words(chance)
    marks = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
    for kind, text, tag in (
        ("ins", said, "t"),
        ("del", "bị xóa 1", "delText"),
        ("moveFrom", "bị chuyển 1", "t"),
    ):
        run = f'<w:{kind} xmlns:w="{W}" {marks}><w:r><w:{tag}>{text}</w:{tag}></w:r></w:{kind}>'
        book.add_paragraph()._p.append(docx.oxml.parse_xml(run))
    return [said]


def copied_row(book: Any, chance: random.Random) -> list[str]:
    """A row is copied with its controls and their tags, and typed over."""
    table = next(t for t in book.tables if len(t.columns) > 3)
    rows = [row for row in table.rows[1:] if row._tr.findall(f".//{{{W}}}sdt")]
    source = chance.choice(rows[:-1] or rows)._tr
    copy = docx.oxml.parse_xml(docx.oxml.xmlchemy.serialize_for_reading(source))
    said = words(chance)
    texts = list(copy.iter(f"{{{W}}}t"))
    texts[min(1, len(texts) - 1)].text = said
    for shown in copy.findall(f".//{{{W}}}showingPlcHdr"):
        shown.getparent().remove(shown)
    source.addnext(copy)
    return [said]


CHANGES: tuple[Change, ...] = (
    paragraph_at_the_end,
    paragraph_under_a_table,
    behind_a_place,
    extra_table,
    extra_column,
    text_box,
    header_and_footer,
    comment,
    tracked,
    copied_row,
)
FORMS = (
    THON,
    "danh-sach-de-nghi-cong-nhan",
    "bang-tong-hop-xa",
    "phieu-dang-ky-danh-hieu",
    "to-trinh-de-nghi-cong-nhan",
)


def everything(found: FileRead) -> str:
    """All that is in the records and in the sentences."""
    values = [
        plain(value)
        for made in found.records
        for row in [made["fields"], *(r for rows in made["tables"].values() for r in rows)]
        for value in row.values()
    ]
    return " ".join([*values, *found.warnings, *(f"{p.label} {p.words}" for p in found.problems)])


@pytest.mark.parametrize("by", ["python", "office"])
def test_words_beside_the_places_are_told(
    models: dict[str, FormModel], write: Write, tmp_path: Path, by: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files, said, before = {}, {}, {}
    for form in FORMS:
        for seed in range(6):
            chance, name = random.Random(f"{form} {seed}"), f"{form}-{seed}"
            filled: list[Record] = on_paper(models[form], random_records(models[form], chance, 2))
            data = write(form, filled)
            before[name] = read_form_file("a.docx", data, models)
            book = docx.Document(io.BytesIO(data))
            tables = any(len(t.columns) > 3 for t in book.tables)
            among = [c for c in CHANGES if tables or c not in (extra_column, copied_row)]
            changes = chance.sample(among, 2)
            said[name] = [(change.__name__, text) for change in changes for text in change(book, chance)]
            out = io.BytesIO()
            book.save(out)
            files[name] = out.getvalue()
    if by == "office":
        files = office(files, tmp_path)
    lost = []
    for name, data in files.items():
        try:
            found = read_form_file("a.docx", data, models)
        except IntakeError as error:
            lost.append(f"{name} {said[name]}: refused: {error}")
            continue
        told = everything(found)
        lost += [
            f"{name}, {change}: {text!r}\n  {found.warnings}"
            for change, text in said[name]
            if text not in told
        ]
        if "bị xóa" in told or "bị chuyển" in told:
            lost.append(f"{name}: what was deleted is told")
        if not any(change == "copied_row" for change, _ in said[name]) and len(found.records) == len(
            before[name].records
        ):
            same_fields = same(
                [r["fields"] for r in found.records], [r["fields"] for r in before[name].records]
            )
            lost += [] if same_fields else [f"{name} {said[name]}: other values of fields"]
    with capsys.disabled():
        print(
            f"\n{len(files)} tệp Word ({by}), {sum(map(len, said.values()))} chỗ ghi thêm, {len(lost)} mất",
            end=" ",
        )
    assert not lost, "\n".join(lost)
