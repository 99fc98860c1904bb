"""``portal new``: writes the page or folder a new record needs, ready to be filled in."""

from __future__ import annotations

from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.references import full_name
from portal.content.writing import write_if_changed
from portal.paths import Paths


def document_page(catalogue: Catalogue, document_id: str) -> str:
    """Return the Markdown of a regulation page; its content comes from the data."""
    document = catalogue.documents[document_id]
    title = full_name(document)
    quoted = f'"{title}"' if ":" in title else title
    return f"---\ntitle: {quoted}\n---\n\n# {title}\n\n/// document | {document_id}\n///\n"


def new_document_pages(catalogue: Catalogue, paths: Paths) -> list[Path]:
    """Write the regulation page of every document that has none; return the files written."""
    written = []
    for document_id in catalogue.documents:
        page = paths.docs / "vi" / "van-ban" / document_id / "index.md"
        if not page.exists():
            write_if_changed(page, document_page(catalogue, document_id))
            written.append(page)
    return written


def criteria_pages(catalogue: Catalogue) -> dict[str, str]:
    """Return path below docs/vi → Markdown of the page of every criteria set, procedure and form."""
    found = {}
    for criteria in catalogue.criteria.values():
        about = f"{criteria.title}: các mức, chỉ tiêu, ngưỡng, điều kiện và nguồn."
        found[f"tieu-chi/{criteria.id}/index.md"] = _page("criteria", criteria.id, criteria.title, about)
    for procedure in catalogue.procedures.values():
        about = f"{procedure.title}: từng bước, ai làm, hồ sơ và các mốc."
        found[f"quy-trinh/{procedure.id}/index.md"] = _page(
            "procedure", procedure.id, procedure.title, about
        )
    for form in catalogue.forms.values():
        about = f"{form.title}: {form.purpose}"
        found[f"bieu-mau/{form.id}/index.md"] = _page("form", form.id, form.title, about)
    return found


def _page(block: str, record: str, title: str, description: str) -> str:
    description = description if len(description) <= 160 else title[:160]
    head = f"---\ntitle: '{title}'\ndescription: '{description}'\n---\n\n# {title}\n"
    return f"{head}\n/// {block} | {record}\n///\n"


def new_criteria_pages(catalogue: Catalogue, paths: Paths) -> list[Path]:
    """Write the page of every criteria set, procedure and form that has none; return the files written."""
    written = []
    for inside, text in criteria_pages(catalogue).items():
        page = paths.docs / "vi" / inside
        if not page.exists():
            write_if_changed(page, text)
            written.append(page)
    return written


SAMPLES = (
    "Tên học phần", "Học phần này nói gì, một câu.", "Học xong làm được gì.", "Điều cần nhớ thứ nhất.",
    "Điều cần nhớ thứ hai.", "Điều cần nhớ thứ ba.",
)  # fmt: skip
"""Words of the module frame that must be replaced; ``portal check`` finds those left."""
_MODULE = """\
id: hp{number:02d}
number: {number}
title: Tên học phần
summary: Học phần này nói gì, một câu.
audience: [hoc-vien]
minutes: 30
objectives:
  - id: hp{number:02d}-mt1
    text: Học xong làm được gì.
prerequisites: []
documents: [{document}]
key_points:
  - Điều cần nhớ thứ nhất.
  - Điều cần nhớ thứ hai.
  - Điều cần nhớ thứ ba.
updated: '{day}'
"""
_PAGE = """\
---
title: Tên học phần
description: Học phần này nói gì, một câu.
---

# Học phần {number}: Tên học phần

/// module | hp{number:02d}
///

## Nói ngắn gọn

/// key-points | hp{number:02d}
///

## Tải về

/// downloads | hp{number:02d}
///
"""


def new_module(catalogue: Catalogue, paths: Paths, number: int, slug: str) -> list[Path]:
    """Write the folder of a new module; raises FileExistsError when the number is taken."""
    taken = {m.number for m in catalogue.modules.values()}
    folder = paths.modules / f"{number:02d}-{slug}"
    if number in taken or folder.exists():
        raise FileExistsError(f"Đã có học phần {number}.")
    document = next(iter(catalogue.documents), "")
    files = {
        folder / "module.yml": _MODULE.format(number=number, document=document, day=catalogue.on),
        folder / "index.md": _PAGE.format(number=number),
    }
    for path, text in files.items():
        write_if_changed(path, text)
    return list(files)
