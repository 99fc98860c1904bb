"""A PDF with a text layer, as an office prints it: set with Typst."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import typst

from tests.intake.office import Office, Paragraph, Table

FONTS = Path(__file__).resolve().parents[2] / ".cache" / "fonts"
_PAGE = """
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  header: context if counter(page).get().first() > 1 { align(center, counter(page).display()) })
#set text(font: "Tinos", size: 14pt, lang: "vi", hyphenate: false)
#set par(leading: 0.6em, spacing: 0.9em, justify: JUSTIFY)
"""


def _text(words: str, *, bold: bool = False, italic: bool = False) -> str:
    lines = " + linebreak() + ".join(json.dumps(line, ensure_ascii=False) for line in words.split("\n"))
    weight = ', weight: "bold"' if bold else ""
    style = ', style: "italic"' if italic else ""
    return f"text({lines}{weight}{style})"


def _paragraph(one: Paragraph) -> str:
    inner = _text(one.text, bold=one.bold, italic=one.italic)
    if one.centred:
        return f"#align(center, {inner})\n\n"
    return f"#par(first-line-indent: (amount: 10mm, all: true), {inner})\n\n"


def _table(one: Table) -> str:
    count = sum(cell.columns for cell in one.rows[0])
    headed = max(cell.rows for cell in one.rows[0])
    rows = [
        ", ".join(
            f"table.cell(rowspan: {c.rows}, colspan: {c.columns}, {_text(c.text, bold=number < headed)})"
            for c in row
        )
        for number, row in enumerate(one.rows)
    ]
    header = f"table.header({', '.join(rows[:headed])})"
    return f"#table(columns: {count}, {', '.join([header, *rows[headed:]])})\n\n"


def _columns(one: Table) -> str:
    """Letterhead and end: two columns without lines, centred."""
    left, right = (
        " + parbreak() + ".join(_text(line, bold=line.isupper()) for line in cell.text.split("\n") if line)
        or "none"
        for cell in one.rows[0]
    )
    set_par = "{ set par(spacing: 0.6em, justify: false); "
    return (
        f"#grid(columns: (2fr, 3fr), align: center, {set_par}{left} }}, {set_par}{right} }})\n#v(1em)\n\n"
    )


def pdf(office: Office, *, justify: bool = True) -> bytes:
    """The file, set with Tinos."""
    source = _PAGE.replace("JUSTIFY", str(justify).lower())
    for block, at_edge in office.all_blocks():
        if isinstance(block, Table):
            source += _columns(block) if at_edge else _table(block)
        else:
            source += _paragraph(block)
    return compiled(source)


def compiled(source: str) -> bytes:
    """A PDF of Typst code, with the fonts of paper."""
    with tempfile.TemporaryDirectory() as name:
        main = Path(name) / "main.typ"
        main.write_text(source, encoding="utf-8")
        made = typst.compile(
            str(main),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
            ),
        )
    assert isinstance(made, bytes)
    return made
