"""A Word file as an office makes it, written part by part."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from tests.intake.office import Office, Paragraph, Table
from tests.intake.old_letters import runs

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LEVELS = (r"Điều (\d+)\. ", r"(\d+)\. ", r"([a-zđ])\) ")
"""What automatic numbering writes, outermost first."""


def run(text: str, font: str = "", marks: str = "") -> str:
    """Runs of one font; line breaks become soft breaks, tabs stay tabs."""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>' if font else ""
    properties = f"<w:rPr>{fonts}{marks}</w:rPr>" if fonts or marks else ""
    inner = re.sub(
        r"([\n\t])|([^\n\t]+)",
        lambda at: (
            {"\n": "<w:br/>", "\t": "<w:tab/>"}[at[1]]
            if at[1]
            else f'<w:t xml:space="preserve">{escape(at[2])}</w:t>'
        ),
        text,
    )
    return f"<w:r>{properties}{inner}</w:r>"


def paragraph(one: Paragraph, encoding: str = "unicode", properties: str = "") -> str:
    """A paragraph; *properties* go into its w:pPr."""
    marks = ("<w:b/>" if one.bold else "") + ("<w:i/>" if one.italic else "")
    centred = '<w:jc w:val="center"/>' if one.centred else ""
    written = "".join(run(text, font, marks) for font, text in runs(one.text, encoding))
    return f"<w:p><w:pPr>{properties}{centred}</w:pPr>{box(written) if one.boxed else written}</w:p>"


def box(written: str) -> str:
    """A text box as Word keeps it: twice, for new and for old programs."""
    text = f"<w:txbxContent><w:p>{written}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{text}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{text}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(one: Table, encoding: str = "unicode", *, centred: bool = False) -> str:
    """A table; cells that span down are continued in the rows below, as Word does."""
    sides = "".join(
        f'<w:{side} w:val="{"single" if one.bordered else "nil"}" w:sz="4"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    written, open_cells = "", {}
    for number, row in enumerate(one.rows):
        cells, at, rest = "", 0, list(row)
        while rest or open_cells.get(at, (0, 0))[0]:
            left, columns = open_cells.get(at, (0, 0))
            if left:
                cells += _cell("<w:vMerge/>", columns, "<w:p/>")
                open_cells[at] = (left - 1, columns)
                at += columns
                continue
            cell = rest.pop(0)
            merged = '<w:vMerge w:val="restart"/>' if cell.rows > 1 else ""
            lines = "".join(
                paragraph(Paragraph(t, centred=centred), encoding) for t in cell.text.split("\n")
            )
            cells += _cell(merged, cell.columns, lines)
            open_cells[at] = (cell.rows - 1, cell.columns)
            at += cell.columns
        header = "<w:trPr><w:tblHeader/></w:trPr>" if number == 0 and one.bordered else ""
        written += f"<w:tr>{header}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr><w:tblBorders>{sides}</w:tblBorders></w:tblPr>{written}</w:tbl>"


def _cell(merged: str, columns: int, lines: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{lines}</w:tc>"


class _Numbers:
    """Automatic numbering: the label is left out where Word counts the same, else a list is begun anew."""

    def __init__(self) -> None:
        self.next = [1, 1, 1]
        self.starts: list[tuple[int, int]] = []
        self.number = 1

    def taken(self, text: str) -> tuple[str, str]:
        """(properties, words left); words are whole where no numbering writes their label ("đ)")."""
        for level, pattern in enumerate(LEVELS):
            match = re.match(pattern, text)
            if not match:
                continue
            value = int(match[1]) if match[1].isdecimal() else ord(match[1]) - 96
            if not 1 <= value <= 26 and level == 2:
                return "", text
            if value != self.next[level]:
                self.starts.append((level, value))
                self.number = len(self.starts) + 1
            self.next[level] = value + 1
            self.next[level + 1 :] = [1] * (2 - level)
            properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{self.number}"/></w:numPr>'
            return properties, text[match.end() :]
        return "", text

    def part(self) -> str:
        """word/numbering.xml."""
        kinds = (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{words}"/></w:lvl>'
            for n, (kind, words) in enumerate(kinds)
        )
        numbers = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="{level}">'
            f'<w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
            for n, (level, start) in enumerate(self.starts, 2)
        )
        return f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{numbers}'


def docx(office: Office, *, numbering: str = "manual", encoding: str = "unicode") -> bytes:
    """The whole file."""
    numbers, body = _Numbers(), ""
    for block, at_edge in office.all_blocks():
        if isinstance(block, Table):
            body += table(block, encoding, centred=at_edge)
            continue
        properties, words = numbers.taken(block.text) if numbering == "automatic" else ("", block.text)
        changed = Paragraph(words, block.bold, block.italic, block.centred, block.boxed)
        body += paragraph(changed, encoding, properties)
    return packed(body, numbering=numbers.part())


def packed(body: str, *, numbering: str = "", styles: str = "", footnotes: str = "", **more: str) -> bytes:
    """A package around *body*; *more* are further parts, "word__header1__xml" for word/header1.xml."""
    parts = {"numbering": numbering, "styles": styles, "footnotes": footnotes}
    kept = {name: inner for name, inner in parts.items() if inner}
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(kept)
    )
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}.{name}+xml"/>' for name in kept
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'relationships">{relations}</Relationships>',
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    files |= {f"word/{name}.xml": f"<w:{name} {NAMES}>{inner}</w:{name}>" for name, inner in kept.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, HEAD + content)
        for name, content in more.items():
            archive.writestr(name.replace("__", "/", 1).replace("__", "."), content)
    return out.getvalue()
