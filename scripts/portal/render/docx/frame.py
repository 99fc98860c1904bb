"""What stands before and after the body of a sheet: head, title, addressee, signatures, recipients."""

from __future__ import annotations

from collections.abc import Iterator

from portal.content.models import Layout
from portal.forms.paper.metrics import text_width
from portal.forms.paper.model import Addressee, Head, Recipients, Sheet, Signature, Slot
from portal.render.docx.controls import Controls
from portal.render.docx.markup import cell, paragraph, row, run, tab_stops, table, twips
from portal.render.docx.styles import GUIDE, LABEL, REMARK, RULE, style_id

LEFT_HEAD = 67.0
"""Width of the organisations in the head, mm; the national title has the rest."""
ORGANISATION_RULE = 24.0
"""Line under the organisation, mm: between a third and a half of a usual name."""
SIGNING_PT = 52
"""Room for signature and seal."""
ADDRESSEE_INDENT = 18.0
NAME_BLANK = "……………………………"


class Frame:
    """Draws the frame of one sheet, *width* mm wide."""

    def __init__(self, sheet: Sheet, layout: Layout, width: float, controls: Controls) -> None:
        self.sheet, self.layout, self.width, self.controls = sheet, layout, width, controls

    def opening(self) -> Iterator[str]:
        """Everything above the body."""
        sheet = self.sheet
        if sheet.head is not None:
            yield self._head(sheet.head)
        if sheet.label:
            yield paragraph(REMARK, run(sheet.label), align="right")
        yield paragraph(style_id("ten-loai"), run(sheet.title), keep=True)
        if sheet.subtitle:
            yield paragraph(style_id("trich-yeu"), run(sheet.subtitle), keep=True)
            size = self.layout.element("trich-yeu").size
            yield self._rule(min(text_width(sheet.subtitle, size, bold=True) * 0.4, 60.0), self.width)
        if sheet.addressee is not None:
            yield self._addressee(sheet.addressee)

    def closing(self) -> Iterator[str]:
        """Everything below the body."""
        sheet = self.sheet
        drawn = [self._signature(s) for s in sheet.signatures]
        if sheet.recipients is not None and len(drawn) == 1:
            drawn.insert(0, self._recipients(sheet.recipients))
        if len(drawn) == 1:
            drawn.insert(0, paragraph(LABEL))
        half = self.width / 2
        rows = [
            row(*(cell(half, d) for d in (*drawn[n : n + 2], *[paragraph(LABEL)] * (n + 2 - len(drawn)))))
            for n in range(0, len(drawn), 2)
        ]
        if rows:
            yield paragraph(RULE, keep=True, spacing='w:before="160" w:line="60" w:lineRule="exact"')
            if sheet.date_line is not None:
                place = paragraph(LABEL, run(sheet.date_line.blank, italic=True), keep=True, align="center")
                rows.insert(0, row(cell(half, paragraph(LABEL, keep=True)), cell(half, place)))
            yield table([half, half], rows, grid=False)
        if sheet.recipients is not None and len(sheet.signatures) != 1:
            yield self._recipients(sheet.recipients)
        elif rows:
            # A table cannot be the last thing before the end of a section.
            yield paragraph(RULE)
        if sheet.remark:
            yield paragraph(REMARK, run(sheet.remark))

    def _head(self, head: Head) -> str:
        right = self.width - LEFT_HEAD
        motto = self.layout.element("tieu-ngu")
        left = (
            paragraph(style_id("co-quan-chu-quan"), self._place(head.parent)),
            paragraph(style_id("co-quan-ban-hanh"), self._place(head.organisation)),
            self._rule(ORGANISATION_RULE, LEFT_HEAD),
        )
        nation = (
            paragraph(style_id("quoc-hieu"), run(head.nation)),
            paragraph(style_id("tieu-ngu"), run(head.motto)),
            self._rule(text_width(head.motto, motto.size, bold=motto.bold), right),
        )
        number, place = paragraph(style_id("so-ky-hieu")), paragraph(style_id("dia-danh-thoi-gian"))
        if head.number is not None:
            parts = (run(head.number_lead), self._place(head.number), run(head.number_rest))
            number = paragraph(style_id("so-ky-hieu"), *parts)
        if head.place is not None:
            place = paragraph(style_id("dia-danh-thoi-gian"), self._place(head.place))
        rows = [
            row(cell(LEFT_HEAD, *left), cell(right, *nation)),
            row(cell(LEFT_HEAD, number), cell(right, place)),
        ]
        return table([LEFT_HEAD, right], rows, grid=False)

    def _place(self, slot: Slot) -> str:
        return self.controls.place(slot, slot.blank or NAME_BLANK)

    def _rule(self, length: float, width: float) -> str:
        """A thin line *length* mm long in the middle of *width* mm."""
        border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        side = twips((width - length) / 2)
        return paragraph(
            RULE,
            border=border,
            spacing='w:before="80" w:after="60" w:line="60" w:lineRule="exact"',
            indent=f'w:left="{side}" w:right="{side}"',
        )

    def _addressee(self, addressee: Addressee) -> str:
        hint = f"({addressee.help})\t" if addressee.help else "\t"
        return paragraph(
            style_id("kinh-gui"),
            run(addressee.lead),
            self.controls.place(addressee.slot, hint),
            tabs=tab_stops([("right", self.width, True)]),
            indent=f'w:left="{twips(ADDRESSEE_INDENT)}"',
        )

    def _signature(self, signature: Signature) -> str:
        official = self.sheet.administrative
        title = (
            paragraph(style_id("chuc-vu-ky"), run(signature.title), keep=True)
            if official
            else paragraph(LABEL, run(signature.title, bold=True), keep=True, align="center")
        )
        hint = paragraph(
            LABEL, run(signature.hint, GUIDE), keep=True, align="center", spacing='w:before="0"'
        )
        name = paragraph(
            style_id("ho-ten-ky") if official else LABEL,
            self.controls.place(signature.slot, NAME_BLANK),
            spacing=f'w:before="{SIGNING_PT * 20}"',
            align="center",
        )
        return title + (hint if signature.hint else "") + name

    def _recipients(self, recipients: Recipients) -> str:
        style = style_id("danh-sach-noi-nhan")
        lines = paragraph(style_id("noi-nhan"), run(recipients.lead), keep=True)
        lines += paragraph(style, self.controls.place(recipients.slot, recipients.slot.blank))
        return lines + (paragraph(style, run(recipients.last_line)) if recipients.last_line else "")
