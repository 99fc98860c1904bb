"""What stands above the first provision: letterhead, title, bases, the lines that enact."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from portal.content.fulltext import Letterhead
from portal.intake.flow import Line, SourceGrid
from portal.intake.recognising import marks
from portal.intake.recognising.outcome import Remarks
from portal.intake.recognising.stream import Item
from portal.intake.recognising.words import is_authority, is_capitals, kind_of, motto_whole, without_motto
from portal.locales import Speaker

say = Speaker("recognising")

_NUMBER = re.compile(
    r"(?:(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết)\s+)?số\s*:\s*(?P<number>\d[\w.]*(?:\s?[/-]\s?[\w.&]+)*)",
    re.IGNORECASE,
)
_EMPTY_NUMBER = re.compile(r"[Ss]ố\s*:\s*[.…\s]*(?:[/-]\s?[\wĐ.&-]+)*\s*$")
_DATE = re.compile(
    r"(?P<place>[^,\n\d]{2,40}?)?\s*,?\s*"
    r"ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})\s*$",
    re.IGNORECASE,
)
_OPEN_DATE = re.compile(
    r"(?:[^,\d]{2,40},\s*)?ngày[\s.…]*(?:\d{1,2})?[\s.…]*tháng[\s.…]*(?:\d{1,2})?[\s.…]*năm[\s.…]*(?:\d{4})?\s*$"
)
_BASIS = re.compile(r"[-–+]?\s*(?:Căn cứ|Xét|Theo đề nghị|Theo Tờ trình|Trên cơ sở|Sau khi)\s")
_ABOUT = re.compile(r"V/v\s*:?\s*", re.IGNORECASE)
_TO = re.compile(r"Kính gửi\s*:?", re.IGNORECASE)
_ENACTS = re.compile(r"(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|BAN HÀNH|CHỈ THỊ|NGHỊ QUYẾT)\s*:\s*$")
_STARTS = re.compile(
    r"(?:Thực hiện|Để|Nhằm|Ngày|Trong|Sau|Theo|Thi hành|Triển khai|Chính phủ|Quốc hội|Bộ trưởng|Ủy ban|UBND"
    r"|Hội|Ban|Thủ tướng|Hiện nay|Vừa qua)\s"
)


_LONGEST_ISSUER = 60
"""Characters of a line that names who issues and is not written in capitals."""


@dataclass
class Head:
    """The letterhead as it comes together."""

    issuer: list[str] = field(default_factory=list)
    number: str | None = None
    place: str | None = None
    date: str | None = None
    kind: str | None = None
    title: list[str] = field(default_factory=list)
    bases: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)

    def letterhead(self) -> Letterhead:
        """Return it as the text keeps it."""
        title = marks.one_line(" ".join(self.title)) or None
        return Letterhead(tuple(self.issuer), self.number, self.place, self.date, self.kind, title)


def head_lines(items: list[Item]) -> list[Line]:
    """Return the lines of *items*, those of tables cell by cell, soft breaks parted."""
    found: list[Line] = []
    for item in items:
        cells = [c for row in item.rows for c in row] if isinstance(item, SourceGrid) else []
        lines = [line for cell in cells for line in cell.lines] if isinstance(item, SourceGrid) else [item]
        for line in lines:
            found += [
                Line(part.strip(), line.bold, line.italic, line.centred, line.heading)
                for part in line.text.split("\n")
                if part.strip()
            ]
    return found


def read_head(items: list[Item], remarks: Remarks) -> Head:
    """Return what the lines above the first provision say."""
    head = Head()
    part = "issuer"
    for line in motto_whole(head_lines(items)):
        text = without_motto(line.text)
        if not text:
            continue
        text = _pulled(head, text, remarks)
        if not text:
            continue
        part = _sorted_in(head, part, line, text)
    if head.number and head.kind is None and (_of_letter(head) or head.title):
        head.kind = "Công văn"
    return head


def _pulled(head: Head, text: str, remarks: Remarks) -> str:
    """Take number, place and day out of a line; return what is left of it."""
    if head.kind is None and head.number is None and (match := _NUMBER.search(text)):
        head.number = re.sub(r"\s*([/-])\s*", r"\1", match["number"])
        text = f"{text[: match.start()]} {text[match.end() :]}".strip()
    elif head.kind is None and head.number is None and _EMPTY_NUMBER.fullmatch(text):
        remarks.add(text, say("number-empty"))
        return ""
    if head.date is None and not head.bases and (match := _DATE.search(text)):
        head.date = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
        head.place = (match["place"] or "").strip(" ,") or None
        text = text[: match.start()].strip()
    elif head.date is None and not head.bases and _OPEN_DATE.fullmatch(text):
        remarks.add(text, say("date-empty"))
        head.place = text.partition(",")[0].strip() if "," in text else None
        return ""
    return text.strip(" \t")


def _sorted_in(head: Head, part: str, line: Line, text: str) -> str:
    """Put one line where it belongs; return the part that goes on with the next."""
    if _TO.match(text):
        head.opening.append(text)
        return "to"
    if part in ("issuer", "about") and _ABOUT.match(text):
        head.title.append(_ABOUT.sub("", text))
        return "about"
    if part == "about" and head.kind is None and not kind_of(text) and not _BASIS.match(text):
        head.title.append(text)
        return "about"
    found = kind_of(text) if part in ("issuer", "about") else None
    if found and not is_authority(text):
        head.kind = found[0]
        if found[1]:
            head.title.append(found[1])
        return "title"
    if part == "issuer" and not _BASIS.match(text) and (is_capitals(text) or len(text) <= _LONGEST_ISSUER):
        head.issuer.append(text)
        return "issuer"
    if _BASIS.match(text) and part != "to" and not head.opening:
        head.bases.append(marks.one_line(text.lstrip("-–+ ")))
        return "bases"
    if part == "title" and not _ENACTS.match(text) and _goes_on_as_title(head, line, text):
        head.title.append(text)
        return "title"
    if part == "title" and is_authority(text) and head.title:
        head.bases.append(text)
        return "bases"
    if part == "bases" and head.bases and _unfinished(head.bases[-1], text):
        head.bases[-1] = f"{head.bases[-1]} {text}"
        return "bases"
    head.opening.append(marks.one_line(text))
    return "opening" if part != "to" else "to"


def _goes_on_as_title(head: Head, line: Line, text: str) -> bool:
    if not head.title:
        return True
    if is_authority(text):
        return False
    last = head.title[-1]
    if line.bold or line.heading or line.centred:
        return not text.endswith((";", ":"))
    if is_capitals(last) and is_capitals(text):
        return True
    return (
        not _STARTS.match(text)
        and not last.endswith((".", ";"))
        and (text[0].islower() or text[0] in '(“"')
        and len(text) < 200
    )


def _unfinished(before: str, text: str) -> bool:
    return before[-1:] not in ";.,:" and text[0].islower()


def _of_letter(head: Head) -> bool:
    return any(_TO.match(line) for line in head.opening)
