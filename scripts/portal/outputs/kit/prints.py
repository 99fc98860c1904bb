"""What of a kit is printed how often, in which order, on how many sheets; all of it as one PDF."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch

import pikepdf

from portal.locales import Speaker
from portal.outputs.kit.plan import KitPlan

say = Speaker("class-kit")

ALL = "00-in-theo-thu-tu.pdf"
ONE_SHEET = "-mot-to.pdf"
"""How the one-sheet of a module ends; with it the handout is laid on the desk instead of given to all."""
DESK = 2
"""Copies that lie on the desk for whoever asks."""


@dataclass(frozen=True)
class Print:
    """A file to print, and how often."""

    file: str
    copies: int
    note: str
    pages: int = 0
    """Pages of one copy; 0 where only Word knows."""
    first: int = 0
    """Its first page in the file of all."""
    one_sided: bool = False

    @property
    def sheets(self) -> int:
        """Sheets of all copies."""
        return self.copies * (self.pages if self.one_sided else -(-self.pages // 2))


@dataclass(frozen=True)
class _Rule:
    pattern: str
    copies: int
    note: str
    one_sided: bool = False


def print_order(plan: KitPlan, files: Mapping[str, bytes]) -> tuple[list[Print], bytes]:
    """Return what to print in order, and the PDFs among it as one; each begins on the front of a sheet."""
    rules = _rules(plan, any(file.endswith(ONE_SHEET) for file in files))
    whole = pikepdf.new()
    found: list[Print] = []
    for rule in rules:
        for file in sorted(f for f in files if fnmatch(f, rule.pattern)):
            if any(one.file == file for one in found):
                continue
            pages, first = 0, 0
            if file.endswith(".pdf"):
                with pikepdf.open(io.BytesIO(files[file])) as pdf:
                    pages, first = len(pdf.pages), len(whole.pages) + 1
                    whole.pages.extend(pdf.pages)
                    if len(whole.pages) % 2:
                        whole.add_blank_page(page_size=(595.28, 841.89))
            found.append(Print(file, rule.copies, rule.note, pages, first, rule.one_sided))
    out = io.BytesIO()
    whole.docinfo["/Title"] = plan.title
    whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return found, out.getvalue()


def _rules(plan: KitPlan, one_sheets: bool) -> list[_Rule]:
    """In the order in which the class needs them: what all get, the desk, the trainer's own."""
    each, variants = plan.people, len(plan.seeds)
    quarter = -(-each // variants)
    forms = {paper.id: paper for paper in plan.catalogue.class_papers.values() if paper.prints}
    of_forms = [
        _Rule(
            f"{p.id}.{p.prints}",
            each if p.copies == "each" and not p.person else 1,
            p.note or "",
            bool(p.person),
        )
        for p in forms.values()
    ]
    if not plan.delegates:
        of_forms = [
            _Rule(r.pattern, each if r.one_sided else r.copies, r.note, r.one_sided) for r in of_forms
        ]
    return [
        _Rule("01-chuong-trinh.pdf", each, say("print.each")),
        _Rule(f"07-tai-lieu/*{ONE_SHEET}", each, say("print.each")),
        _Rule(
            "07-tai-lieu/*-phat-tay.pdf",
            DESK if one_sheets else each,
            say("print.desk" if one_sheets else "print.each"),
        ),
        _Rule("07-tai-lieu/*-chu-lon.pdf", max(1, each // 20), say("print.large")),
        *of_forms,
        _Rule("05-danh-sach-ky-ten.pdf", 1, say("print.signing")),
        _Rule("13-the-ten.pdf", 1, say("print.cards"), True),
        _Rule("14-bien-ten-ban.pdf", 1, say("print.signs"), True),
        _Rule("12-ma-qr-dan-tuong.pdf", 2, say("print.posters"), True),
        _Rule("09-de-kiem-tra/de-*.pdf", quarter, say("print.tests", variants)),
        _Rule("09-de-kiem-tra/dap-an-*.pdf", 1, say("print.keys")),
    ]
