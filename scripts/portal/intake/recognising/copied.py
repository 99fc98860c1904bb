"""What whoever copied a text set around it: tables of its number and day, headings, notes of their own."""

from __future__ import annotations

import re

from portal.content.fulltext import Letterhead
from portal.intake.flow import Line, SourceGrid, SourceText
from portal.intake.recognising import marks
from portal.intake.recognising.outcome import Remarks
from portal.intake.recognising.stream import Item
from portal.intake.recognising.words import KINDS
from portal.locales import Speaker
from portal.vietnamese import fold

say = Speaker("recognising")

_ABOUT = {
    "so ky hieu": "number",
    "so hieu": "number",
    "so, ky hieu": "number",
    "so hieu van ban": "number",
    "ngay ban hanh": "date",
    "co quan ban hanh": "issuer",
    "noi ban hanh": "issuer",
    "trich yeu": "title",
    "loai van ban": "kind",
}
_FRAMES = (
    "thong tin van ban",
    "thong tin chung",
    "thuoc tinh",
    "van ban",
    "noi dung chi tiet",
    "noi dung van ban",
    "noi dung",
    "toan van",
    "can cu phap luat",
    "can cu",
)
_NOTES = ("ghi chu", "nguon", "tham khao", "chu thich")
_DAY = re.compile(r"(\d{1,2})(?:/|\s+tháng\s+)(\d{1,2})(?:/|\s+năm\s+)(\d{4})")


def without_copyist(
    items: list[Item], source: SourceText, remarks: Remarks
) -> tuple[list[Item], Letterhead]:
    """Return *items* without what is not the text's own, and what it told of number, day, kind, title."""
    found: dict[str, str] = {}
    kept: list[Item] = []
    dropping = bases = False
    for item in items:
        if isinstance(item, SourceGrid):
            told = _about(item)
            if len(told) >= 2:
                found = told | found
                remarks.add("", say("told-in-table", ", ".join(sorted(told.values())[:2])))
            elif not dropping:
                kept.append(item)
            continue
        if told := _said(item.text):
            found = told | found
            remarks.add(item.text, say("told-in-table", ", ".join(sorted(told.values())[:2])))
            continue
        if re.match(r"(?:Nguồn|Lưu ý):\s", item.text) and not any(_begins(one) for one in kept):
            remarks.add(item.text, say("notes-left-out"))
            continue
        name = fold(item.text).strip(" :.*") if item.heading and source.reader == "markdown" else ""
        if name in _NOTES:
            dropping = True
            remarks.add(item.text, say("notes-left-out"))
            continue
        if name in _FRAMES:
            dropping, bases = name.startswith(("thong tin", "thuoc tinh")), name.startswith("can cu")
            continue
        if item.heading == 1 and source.reader == "markdown" and not kept:
            found |= {key: value for key, value in _titled(item.text).items() if key not in found}
            continue
        if item.heading:
            dropping = bases = False
        if name == "noi nhan":
            kept.append(Line("Nơi nhận:"))
        elif bases and not item.heading:
            if item.text.startswith(("-", "–")):
                kept.append(Line(f"Căn cứ {item.text.lstrip('-– ')}"))
            elif not item.text.endswith("các căn cứ sau:"):
                kept.append(item)
        elif not dropping:
            kept.append(item)
    return kept, _letterhead(found)


def _about(grid: SourceGrid) -> dict[str, str]:
    """What a table of two columns tells of a text."""
    found = {}
    for row in grid.rows:
        cells = [cell.text.strip() for cell in row]
        for name, value in zip(cells[::2], cells[1::2], strict=False):
            key = _ABOUT.get(fold(name).strip(" :*"))
            if key and value:
                found[key] = value
    return found


def _said(text: str) -> dict[str, str]:
    """What a line like "Số hiệu: 15/2026. Loại văn bản: Quyết định." tells; nothing below two fields."""
    told = {}
    for part in re.split(r"\.\s+(?=[A-ZĐÀ-Ỹ])", text):
        name, colon, value = part.partition(":")
        key = _ABOUT.get(fold(name).strip(" *"))
        if colon and key and value.strip():
            told[key] = value.strip(" .")
    return told if len(told) > 1 else {}


def _begins(item: Item) -> bool:
    mark = marks.heading(item) if isinstance(item, Line) else None
    return mark is not None and mark.kind == "dieu"


def _titled(text: str) -> dict[str, str]:
    """What a heading like "Nghị định số 88/2026/NĐ-CP - Quy định …" tells."""
    kinds = "|".join(KINDS)
    match = re.match(
        rf"({kinds})\s+(?:số\s+)?(\d[\w./-]*/[\w./-]+)[^:–-]*(?:[:–-]\s*(.*))?", text, re.DOTALL
    )
    if not match:
        return {}
    return {
        key: value for key, value in zip(("kind", "number", "title"), match.groups(), strict=True) if value
    }


def _letterhead(found: dict[str, str]) -> Letterhead:
    day = _DAY.search(found.get("date", ""))
    kind = next(
        (one for one in sorted(KINDS, key=len, reverse=True) if found.get("kind", "").startswith(one)), None
    )
    return Letterhead(
        (found["issuer"],) if "issuer" in found else (),
        found.get("number"),
        None,
        f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else None,
        kind,
        found.get("title"),
    )
