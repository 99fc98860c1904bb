"""Saved pages of vbpl.vn, thuvienphapluat.vn, Bộ pháp điển and others, also those that Word writes.

Leaves to others: letters of old fonts (``lettering``), what the lines mean.
"""

from __future__ import annotations

import re

from lxml import etree, html

from portal.intake.flow import IntakeError, SourceText
from portal.intake.readers.charsets import text_of
from portal.intake.readers.html.container import clear, content
from portal.intake.readers.html.styles import Element, Look, Sheet
from portal.intake.readers.html.walking import Walker
from portal.intake.readers.lettering import Lettering, Piece
from portal.locales import Speaker

say = Speaker("intake-readers")
_INLINE = re.compile(r"</?(?:font|span|b|i|u|em|strong|a|small|big|o:p)\b[^<>]*>", re.IGNORECASE)
_ACTIVE = {"script", "iframe", "object", "embed", "applet", "form"}


def read(data: bytes, _name: str) -> SourceText:
    """Return the words of a page. Raises IntakeError when there is no page in it."""
    body, sheet = _parsed(text_of(data))
    active = [one for one in body.iter() if isinstance(one.tag, str) and _is_active(one)]
    owners = [one.getparent() if one.tag.lower() in _ACTIVE else one for one in active]
    clear(body)
    chosen = content(body)
    within = set(chosen.iter())
    look = _outer_look(chosen, sheet)
    pieces: list[Piece] = []

    def collect(found: object) -> str:
        pieces.extend(found)  # type: ignore[arg-type]
        return "".join(text for text, _ in found)  # type: ignore[attr-defined]

    Walker(sheet, collect).blocks(chosen, look)
    letters = Lettering(pieces)
    walker = Walker(sheet, letters.text)
    blocks = tuple(walker.blocks(chosen, look))
    remarks = [
        say(key)
        for key, there in (("bo-ma", any(one in within for one in owners)), ("co-an", walker.hidden))
        if there
    ]
    return SourceText(
        "", "", "html", blocks, encoding=letters.encoding, remarks=(*remarks, *letters.remarks())
    )


def _parsed(page: str) -> tuple[Element, Sheet]:
    """The body of *page* and the rules of its style sheets."""
    page = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]", "", page)
    root, whole = _tree(page)
    if not whole:
        # Old editors leave fonts open by the hundred; what stood deeper would be lost without a word.
        root, whole = _tree(_INLINE.sub("", page))
    if not whole:
        raise IntakeError(say("qua-sau"))
    css = "\n".join(style.text or "" for style in root.iter("style"))
    body = root.find("body")
    return (root if body is None else body), Sheet(css)


def _tree(page: str) -> tuple[Element, bool]:
    """The page as a tree, and whether nothing of it stood too deep."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(page.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError(say("hong")) from error
    return root, not any(one.type_name == "ERR_RESOURCE_LIMIT" for one in parser.error_log)


def _is_active(element: Element) -> bool:
    """Whether *element* is a program, a frame or a form, or calls a program when it is touched."""
    return element.tag.lower() in _ACTIVE or any(name.lower().startswith("on") for name in element.attrib)


def _outer_look(element: Element, sheet: Sheet) -> Look:
    """How letters look at *element*, from all that it stands in."""
    look = Look()
    for outer in [*reversed(list(element.iterancestors())), element]:
        look = look.inside(outer, sheet.of(outer))
    return look
