"""Content controls: named places of a document that people fill in and programs read back.

Their properties stand in the order of the schema; the kind of control comes last. An empty control
shows its placeholder, which disappears when somebody types: dots of a tab stop, so that the line
ends at the margin however long the label is, or the text given for it. Once emptied again, Word
shows its own prompt.
"""

from __future__ import annotations

from collections.abc import Sequence

from portal.forms.paper.model import Box, Slot
from portal.render.docx.markup import attribute, run

PLACEHOLDER = "PlaceholderText"
"""Standard style of placeholders."""
BOXES = {False: "☐", True: "☒"}
_BOX_FONT = "MS Gothic"
"""Typeface of ticked and empty boxes; Times New Roman has none."""
MAX_NAME = 64
"""Characters of a control's title that Word accepts."""


class Controls:
    """Writes the controls of one document, each with a number of its own."""

    def __init__(self) -> None:
        self._last = 0

    def place(self, slot: Slot, placeholder: str, style: str = "") -> str:
        """Return the control of *slot* inside a paragraph; *placeholder* stands in it while it is empty."""
        kind = {
            "date": _date(slot),
            "choice": _choices(slot.options),
            # LibreOffice moves the line breaks of a plain text control to its front; a rich one keeps them.
            "lines": "<w:richText/>",
        }.get(slot.form, "<w:text/>")
        empty = not slot.text
        content = run(placeholder, PLACEHOLDER) if empty else run(slot.text, style)
        return self._control(slot.tag, slot.name, kind, content, empty=empty, locked=slot.computed)

    def tick(self, box: Box) -> str:
        """Return a box to tick."""
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(box.ticked)}"/>'
            f'<w14:checkedState w14:val="2612" w14:font="{_BOX_FONT}"/>'
            f'<w14:uncheckedState w14:val="2610" w14:font="{_BOX_FONT}"/></w14:checkbox>'
        )
        font = f'w:ascii="{_BOX_FONT}" w:hAnsi="{_BOX_FONT}" w:eastAsia="{_BOX_FONT}" w:hint="eastAsia"'
        fonts = f"<w:rFonts {font}/>"
        content = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>{BOXES[box.ticked]}</w:t></w:r>"
        return self._control(box.tag, box.label, kind, content, empty=False, locked=False)

    def _control(self, tag: str, name: str, kind: str, content: str, *, empty: bool, locked: bool) -> str:
        self._last += 1
        looks = f"<w:alias w:val={attribute(name[:MAX_NAME])}/>"
        looks += f"<w:tag w:val={attribute(tag)}/>" if tag else ""
        looks += f'<w:id w:val="{self._last}"/>'
        looks += '<w:lock w:val="sdtContentLocked"/>' if locked else ""
        looks += "<w:showingPlcHdr/>" if empty else ""
        return f"<w:sdt><w:sdtPr>{looks}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def _date(slot: Slot) -> str:
    day = f' w:fullDate="{slot.day}T00:00:00Z"' if slot.day else ""
    return (
        f'<w:date{day}><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="vi-VN"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )


def _choices(options: Sequence[str]) -> str:
    items = "".join(f"<w:listItem w:displayText={attribute(o)} w:value={attribute(o)}/>" for o in options)
    return f"<w:dropDownList>{items}</w:dropDownList>"
