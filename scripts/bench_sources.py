"""Official texts in a folder, taken apart by their own marks alone, for the bench of intake to build from.

Every line says by itself what it is ("Điều 6.", "1.", "a)"); there is no judgement, so that the count is
independent of recognition. Reads extracts of the codification (.txt), Markdown with a heading an article
(.md), and lists of search entries, one an article (.json).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

_CODIFIED = re.compile(r"Điều [\d.]+\.[A-ZĐ]+[\w.]*\.\s*(.*)")
_ORIGIN = re.compile(r"\(Điều (\d+) (\S+(?: \S+)*?) số (\S+?),? (.*)")
_ABOUT = re.compile(r"(.*) ngày (\d+)/(\d+)/(\d{4}) của (.*?), có hiệu lực")
_TOLD = re.compile(
    r"Số hiệu: (\S+?)\. Loại văn bản: (.*?)\. Cơ quan ban hành: (.*?)\. "
    r"Ngày ban hành: (\d+)/(\d+)/(\d+)"
)
_POINTS = "abcdđeghiklmnopqrstuvxy"


@dataclass
class Piece:
    """One line of a text."""

    kind: str
    """chuong, dieu, khoan, diem, gach or doan."""
    number: str
    text: str


@dataclass
class Source:
    """One document."""

    number: str
    kind: str = "Quyết định"
    issuer: str = "Bộ Mẫu"
    day: str = "2026-05-10"
    title: str = "quy định mẫu"
    pieces: list[Piece] = field(default_factory=list)

    @property
    def places(self) -> list[str]:
        """The places of its articles, clauses and points, "6", "6.1", "6.1.a", in order."""
        found, article, clause = [], "", ""
        for piece in self.pieces:
            if piece.kind == "dieu":
                article, clause = piece.number, ""
                found.append(article)
            elif piece.kind == "khoan":
                clause = piece.number
                found.append(f"{article}.{clause}")
            elif piece.kind == "diem":
                found.append(f"{article}.{clause}.{piece.number}")
        return found


def sources_in(folder: Path) -> list[Source]:
    """Return the documents of the files in *folder* that this module can read."""
    found: list[Source] = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            found += _extract(path.read_text(encoding="utf-8"))
        elif path.suffix == ".md":
            found += _markdown(path.read_text(encoding="utf-8"))
        elif path.suffix == ".json":
            found += _entries(json.loads(path.read_text(encoding="utf-8")))
    return [source for source in found if len(source.pieces) > 3]


def _line(text: str) -> Piece:
    for kind, pattern in (
        ("khoan", r"(\d{1,3})\. (.*)"),
        ("diem", r"([a-zđ])\) (.*)"),
        ("gach", r"()[-+] (.*)"),
    ):
        if match := re.fullmatch(pattern, text):
            return Piece(kind, match[1], match[2])
    return Piece("doan", "", text)


def _extract(text: str) -> list[Source]:
    # A number that the page set on a line of its own, or cut from its full stop, goes with its wording.
    text = re.sub(r"(?m)^(\d{1,3})\s*\n\s*\. ", r"\1. ", text)
    text = re.sub(r"(?m)^(\d{1,3}\.)\s*\n\s*(?=\S)", r"\1 ", text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    plain = _TOLD.search(text)
    if plain:
        source = Source(plain[1], plain[2], plain[3], f"{plain[6]}-{plain[5]}-{plain[4]}")
        start = next(at for at, line in enumerate(lines) if line.startswith("Điều 1."))
        for line in lines[start:]:
            match = re.fullmatch(r"Điều (\d+)\. (.*)", line)
            source.pieces.append(Piece("dieu", match[1], match[2]) if match else _line(line))
        return [source]
    found: dict[str, Source] = {}
    current: Source | None = None
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        codified = _CODIFIED.fullmatch(line)
        origin = _ORIGIN.match(line) if line.startswith("(Điều ") else None
        if codified:
            title = codified[1]
            current = None if not below.startswith("(Điều ") else current
            pending = title
        elif origin:
            current = found.setdefault(origin[3], Source(origin[3], origin[2]))
            if about := _ABOUT.match(origin[4]):
                current.title, current.issuer = about[1].strip(), about[5]
                current.day = f"{about[4]}-{int(about[3]):02}-{int(about[2]):02}"
            current.pieces.append(Piece("dieu", origin[1], pending))
        elif line.startswith(("(Điều này", "(")) or line in (";", ")") or line.endswith((".doc", ".docx")):
            continue
        elif current is not None:
            current.pieces.append(_line(line))
    return [max(found.values(), key=lambda source: len(source.pieces))] if found else []


def _markdown(text: str) -> list[Source]:
    number = re.search(r"(?:so_hieu: \"|Số: )(\d[^\"*\s]+)", text)
    source = Source(number[1] if number else "1/2026/NĐ-CP", "Nghị định", "Chính phủ")
    started = quoted = False
    for raw in text.splitlines():
        line = re.sub(r"\*\*", "", raw.strip())
        heading = re.fullmatch(r"#{2,4} (.*)", line)
        if heading and (match := re.fullmatch(r"Điều (\d+)\. (.*)", heading[1])):
            if len(match[2]) > 200:
                return []
            started, quoted = True, False
            source.pieces.append(Piece("dieu", match[1], match[2]))
        elif heading and (match := re.fullmatch(r"Chương ([IVX]+) - (.*)", heading[1])):
            source.pieces.append(Piece("chuong", match[1], match[2]))
        elif heading:
            if started:
                break
        elif started and line and line != "---":
            piece = _line(line.removeprefix("- ") if re.match(r"- [a-zđ]\) ", line) else line)
            # What an amending text quotes begins with a mark, and ends where the next order begins.
            quoted = (quoted or line.startswith('"')) and not re.match(
                r"\d+\. (?:Sửa đổi|Bổ sung|Bãi bỏ)", line
            )
            source.pieces.append(Piece("doan", "", line) if quoted else piece)
    return [source]


def _entries(entries: list[dict[str, str]]) -> list[Source]:
    found: dict[str, Source] = {}
    for entry in entries:
        address, _, anchor = entry["location"].partition("#")
        if not anchor:
            about = _TOLD.match(entry["text"])
            if about:
                found[address] = Source(
                    about[1], about[2], about[3], f"{about[6]}-{about[5]}-{about[4]}", entry["title"]
                )
            continue
        match = re.fullmatch(r"Điều (\d+)(?:\. (.*))?", entry["title"])
        if match and address in found:
            found[address].pieces += [Piece("dieu", match[1], match[2] or ""), *_apart(entry["text"])]
    return list(found.values())


def _apart(text: str) -> list[Piece]:
    """An article whose lines were joined: cut before 1., 2., 3.… and in those before a), b), c)…"""
    found: list[Piece] = []
    for part in _cut(text, [f"{n}. " for n in range(1, 100)]):
        clause = re.match(r"(\d+)\. ", part)
        for at, piece in enumerate(_cut(part, [f"{letter}) " for letter in _POINTS])):
            point = re.match(r"([a-zđ])\) ", piece)
            if at == 0 and clause:
                found.append(Piece("khoan", clause[1], piece[clause.end() :].strip()))
            elif point:
                found.append(Piece("diem", point[1], piece[point.end() :].strip()))
            elif piece.strip():
                found.append(Piece("doan", "", piece.strip()))
    return [piece for piece in found if piece.text]


def _cut(text: str, labels: list[str]) -> list[str]:
    cuts, at = [0], 0
    for label in labels:
        before = r"(?<!\S)" if label == "a) " else r"(?:^|(?<=[.;:,!?”\"] ))"
        match = re.compile(rf"{before}{re.escape(label)}(?=\S)").search(text, at)
        if match is None:
            break
        cuts.append(match.start())
        at = match.end()
    cuts = cuts if len(cuts) > 2 else [0]
    return [
        text[begin:end]
        for begin, end in zip(cuts, [*cuts[1:], len(text)], strict=True)
        if text[begin:end].strip()
    ]
