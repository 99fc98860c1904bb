"""The package around a document: its other parts, and a zip with the same bytes every time."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.models import Layout
from portal.render.archive import packed
from portal.render.docx.markup import NAMESPACES, plain
from portal.render.docx.styles import styles_xml

HEADER_ID = "rId3"
"""Relation from the document to the header with the page number."""
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006"
_OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Set of the properties that people and programs add."""
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>'
    f'<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    '<Override PartName="/docProps/custom.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/custom-properties" Target="docProps/custom.xml"/>'
    "</Relationships>"
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="{HEADER_ID}" Type="{_OFFICE}/header" Target="header1.xml"/></Relationships>'
)
_HEADER = (
    f'<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
)


@dataclass(frozen=True)
class Properties:
    """What the file says of itself."""

    title: str
    author: str
    form: str
    """Id of the form."""
    version: int


def package(body: str, layout: Layout, size: float, properties: Properties) -> bytes:
    """Return the DOCX with *body* (the content of w:body); *size* is that of the text in points."""
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _core(properties),
        "docProps/custom.xml": _custom(properties),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/header1.xml": _HEADER,
        "word/settings.xml": _settings(),
        "word/styles.xml": styles_xml(layout, size),
    }
    return packed((name, (_DECLARATION + text).encode()) for name, text in parts.items())


def _core(properties: Properties) -> str:
    """Title, author, language; no dates, which would differ from build to build."""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{plain(properties.title)}</dc:title>"
        f"<dc:creator>{plain(properties.author)}</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _custom(properties: Properties) -> str:
    """What form it is, for the engine of forms: every office program keeps these properties."""
    values = {"portalForm": properties.form, "portalVersion": str(properties.version)}
    said = "".join(
        f'<property fmtid="{_OWN}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{plain(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    names = f'xmlns="{_EXTENDED}/custom-properties" xmlns:vt="{_EXTENDED}/docPropsVTypes"'
    return f"<Properties {names}>{said}</Properties>"


def _settings() -> str:
    """Settings in the order of the schema: text is not stretched before a forced line break."""
    mode = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/><w:compatSetting {mode}/></w:compat>"
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )
