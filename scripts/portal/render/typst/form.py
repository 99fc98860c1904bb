"""Forms as paper: A4, tagged (PDF/UA-1), to write on by hand or filled in, byte-identical when built twice.

The sheet is the one the Word twin draws (:mod:`portal.forms.paper.arrange`); ``form.typ`` draws it with
``form-parts.typ``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from portal.content.models import Form, Layout
from portal.forms import FormModel, Record
from portal.forms.paper.arrange import body_size, is_official, sheets
from portal.forms.paper.model import Sheet
from portal.locales import Speaker
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import compile_pdf, qr_svg, templates

say = Speaker("form-paper")

DAY = "2020-01-01"
"""What the clock says while compiling: nothing on the sheet depends on it, the bytes must not either."""


def form_pdf(
    form: Form,
    model: FormModel,
    layout: Layout,
    *,
    organisation: str,
    url: str,
    fonts: Path,
    records: Sequence[Record] | None = None,
) -> bytes:
    """Return *form* as PDF: empty, or with *records* one after another, each from a new page.

    *url* is the address of the form's page, printed with its QR code at the foot of the last page;
    *organisation* is the author in the properties of the file. Raises typst.TypstError when a text
    cannot be set accessibly.
    """
    drawn = sheets(form, model, layout, records)
    data = {
        "title": form.title,
        "author": organisation,
        "url": url,
        "foot": say("foot", form.label[:1].upper() + form.label[1:], form.version),
        "qr_alt": say("qr", url),
        "paper": paper(layout, drawn[0], body_size(layout, official=is_official(form, layout))),
        "elements": {
            e.id: {"size": e.size, "bold": e.bold, "italic": e.italic, "caps": e.case == "hoa"}
            for e in layout.elements
        },
        "sheets": printable([asdict(s) for s in drawn], fonts),
    }
    sources = {
        **templates("form-parts.typ", main="form.typ"),
        "qr.svg": qr_svg(url),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    return compile_pdf(sources, fonts, DAY)


def paper(layout: Layout, sheet: Sheet, size: float) -> dict[str, Any]:
    """Return paper and text as the template takes them: mm, points, numbers of lines.

    The bottom margin is the largest allowed, which leaves room for the QR code below the text.
    """
    margins = layout.margins_mm.roomy | {"bottom": layout.margins_mm.bottom.max}
    across = sheet.landscape
    return {
        "width": layout.page.height_mm if across else layout.page.width_mm,
        "height": layout.page.width_mm if across else layout.page.height_mm,
        "margins": margins,
        "size": size,
        "page_number": layout.page_number.size_pt.min,
        "hide_first": layout.page_number.hide_on_first_page,
        "indent_cm": layout.body.first_line_indent_cm[0],
        "paragraph_pt": layout.body.paragraph_spacing_min_pt,
        "justify": layout.body.align == "deu-hai-le",
    }
