"""SCORM 1.2 and 2004 4th edition packages: a module's page with its questions, one SCO.

The page is drawn by the same extensions as the site, without downloads and trainer's notes; links to other
pages are the published addresses. The browser code is ``overrides/src/pages/scorm``.
"""

from __future__ import annotations

from html import escape
from typing import Any, Literal

from lxml import etree
from lxml.builder import ElementMaker

from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.content.recorded import recorded
from portal.locales import page_text
from portal.markdown import PageContext
from portal.markdown.standard import convert
from portal.questions import pass_mark
from portal.render.archive import packed

Edition = Literal["1.2", "2004"]
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NAMESPACES = {
    "1.2": ("http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"),
    "2004": ("http://www.imsglobal.org/xsd/imscp_v1p1", "http://www.adlnet.org/xsd/adlcp_v1p3"),
}
_SCHEMAS = {"1.2": "1.2", "2004": "2004 4th Edition"}


def to_scorm(catalogue: Catalogue, module: Module, edition: Edition, files: dict[str, bytes]) -> bytes:
    """Return the package of *module*; *files* are scorm.js and scorm.css as they are built.

    Raises KeyError when the module has no Vietnamese page.
    """
    sounds = {recording.file: file.read_bytes() for recording, file in recorded(catalogue, module.id)}
    content = {"index.html": _page(catalogue, module).encode(), **files, **sounds}
    title = page_text("module-titled", "vi", module.number, catalogue.module_title(module))
    manifest = _manifest(module.id, title, edition, pass_mark(catalogue, module.id), sorted(content))
    return packed([("imsmanifest.xml", manifest), *content.items()])


def _page(catalogue: Catalogue, module: Module) -> str:
    path = f"hoc-phan/{catalogue.module_folders[module.id]}/index.md"
    page = next((p for p in catalogue.pages_in("vi") if p.path == path), None)
    if page is None:
        raise KeyError(path)
    body = convert(page, PageContext(catalogue, path, output="package"))
    return (
        '<!doctype html>\n<html lang="vi"><head><meta charset="utf-8">'
        f"<title>{escape(catalogue.module_title(module))}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="scorm.css"></head>'
        f'<body data-md-color-scheme="default"><main class="md-typeset">{body}</main>'
        '<script src="scorm.js"></script></body></html>\n'
    )


def _manifest(module: str, title: str, edition: Edition, pass_percent: int, files: list[str]) -> bytes:
    cp, adlcp = _NAMESPACES[edition]
    make = ElementMaker(namespace=cp, nsmap={None: cp, "adlcp": adlcp, "xsi": _XSI})
    kind = "scormtype" if edition == "1.2" else "scormType"
    resource: Any = make.resource(
        *(make.file(href=name) for name in files),
        identifier="noi-dung",
        type="webcontent",
        href="index.html",
    )
    resource.set(f"{{{adlcp}}}{kind}", "sco")
    item: Any = make.item(make.title(title), identifier="bai-hoc", identifierref="noi-dung")
    if edition == "1.2":
        etree.SubElement(item, f"{{{adlcp}}}masteryscore").text = str(pass_percent)
    organization = make.organization(make.title(title), item, identifier="khoa-hoc")
    root: Any = make.manifest(
        make.metadata(make.schema("ADL SCORM"), make.schemaversion(_SCHEMAS[edition])),
        make.organizations(organization, default="khoa-hoc"),
        make.resources(resource),
        identifier=f"xhht-{module}",
        version="1.0",
    )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))
