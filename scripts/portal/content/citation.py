"""How a document and a place in it are cited in an official letter: one function, from the registry alone.

Leaves to others: what a place is called (``vietnamese.provisions``) and the button that copies it.
"""

from __future__ import annotations

import re

from portal.content.models import Document
from portal.content.references import KIND_NAMES
from portal.locales import Speaker
from portal.vietnamese import format_date

say = Speaker("references")


_DECIDED_BY_MINISTER = ("thong-tu", "quyet-dinh")
"""Kinds that the head of a ministry issues in person."""
_MINISTRY = re.compile(r"Bộ (?!Chính trị)")
_ACTS = ("quy định", "ban hành", "phê duyệt", "hướng dẫn", "sửa đổi", "bãi bỏ", "công bố", "về ")
"""What a title says that the document does: it follows the issuer as it is; anything else follows "về"."""
_NAMES = ("kế hoạch", "chương trình", "đề án", "chiến lược", "quy chế", "luật", "nghị quyết")
"""Words that name a certain plan or law when a title begins with them, and keep their capital."""


def citation(document: Document, place: str = "", *, titled: bool = True) -> str:
    """Return "khoản 2 Điều 9 Thông tư số 25/2023/TT-BGDĐT ngày 27/12/2023 của Bộ trưởng Bộ … về …".

    As Nghị định 30/2020/NĐ-CP has it: kind with a capital, number, day, issuer, title; a law is named by
    its title. What is not known is left out. *place* are the words of ``cited_place``; without *titled*
    it ends with the issuer, as behind words that are quoted.
    """
    number = say("number", document.number) if document.number else ""
    day = say("day", format_date(document.issued)) if document.issued else ""
    if document.kind == "luat":
        parts = [place, document.title or document.short, number, day]
    else:
        parts = [
            place,
            KIND_NAMES[document.kind],
            number,
            day,
            say("issuer", _issuer(document)),
            _about(document) if titled else "",
        ]
    return " ".join(part for part in parts if part)


def _issuer(document: Document) -> str:
    minister = document.kind in _DECIDED_BY_MINISTER and _MINISTRY.match(document.issuer)
    return say("minister", document.issuer) if minister else document.issuer


def _about(document: Document) -> str:
    """The title as it goes on after the issuer: "quy định về …", "về việc …", "về Kế hoạch …"."""
    title = document.title or ""
    kind = KIND_NAMES[document.kind]
    if title.startswith("V/v "):
        return say("concerning", title.removeprefix("V/v "))
    # "Kế hoạch Tập huấn …" of a document that has been called a plan already.
    title = title.removeprefix(f"{kind} ")
    if not title:
        return ""
    lower = title.lower()
    named = lower.startswith(_NAMES) or title[:2].isupper()
    words = title if named else title[0].lower() + title[1:]
    return words if lower.startswith(_ACTS) else say("about", words)
