"""Measures how official texts come in: built in the layouts of offices, read, recognised, counted.

Usage: python scripts/bench.py intake --sources FOLDER   (the folder stays outside the repository)

Prints, for each layout: articles, clauses and points with the right number and parent, tables kept,
letters right (white space aside), seconds a page. What is right comes from ``bench_sources``, which knows
nothing of recognition.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.intake.office import Block, Cell, Office, Paragraph, Table  # noqa: E402
from tests.intake.offices import docx, html, markdown, pdf  # noqa: E402

from bench_sources import Source, sources_in  # noqa: E402
from portal.content.fulltext import LegalText, Unit, walk  # noqa: E402
from portal.intake.flow import SourceText  # noqa: E402
from portal.intake.readers.choosing import read  # noqa: E402
from portal.intake.recognising import recognise  # noqa: E402

WORDS_A_PAGE = 420
"""Of an official text on A4, where the format has no pages."""

LAYOUTS: dict[str, tuple[str, Callable[[Office], bytes]]] = {
    "Word": ("docx", docx),
    "Word, tự đánh số": ("docx", lambda office: docx(office, numbering="automatic")),
    "Word, TCVN3": ("docx", lambda office: docx(office, encoding="tcvn3")),
    "Word, VNI": ("docx", lambda office: docx(office, encoding="vni")),
    "HTML vbpl": ("html", html),
    "HTML thuvienphapluat": ("html", lambda office: html(office, layout="thuvienphapluat")),
    "HTML trơn": ("html", lambda office: html(office, layout="plain")),
    "HTML, TCVN3": ("html", lambda office: html(office, encoding="tcvn3")),
    "PDF": ("pdf", pdf),
    "Markdown": ("md", markdown),
}


@dataclass
class Score:
    """What a layout reached."""

    right: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    extra: int = 0
    """Provisions that are not in the text."""
    seconds: float = 0
    pages: float = 0
    faults: list[str] = field(default_factory=list)

    def add(self, what: str, right: int, wanted: int) -> None:
        """Count *right* of *wanted*."""
        self.right[what] += right
        self.wanted[what] += wanted

    def share(self, what: str) -> str:
        """Return a share in per cent, with the counts."""
        right, wanted = self.right[what], self.wanted[what]
        return f"{100 * right / wanted:.2f} % ({right}/{wanted})" if wanted else "–"


def measure_intake(folder: Path) -> str:
    """Return the table of all layouts for the texts in *folder*."""
    sources = sources_in(folder)
    scores = {name: Score() for name in LAYOUTS}
    for source in sources:
        office = office_of(source)
        for name, (ending, build) in LAYOUTS.items():
            data = build(office)
            start = time.perf_counter()
            stream = read(data, f"van-ban.{ending}")
            text = recognise(stream).text
            scores[name].seconds += time.perf_counter() - start
            scores[name].pages += _pages(stream, office)
            judge(scores[name], source, text, f"{name}: {source.number}")
    rows = [
        "| Cách viết | Điều | Khoản | Điểm | Thừa | Bảng | Chữ | Đầu, cuối | Giây/trang |",
        "|---|---|---|---|---:|---|---|---|---:|",
    ]
    for name, score in scores.items():
        shares = [score.share(what) for what in ("dieu", "khoan", "diem")]
        rest = [score.share(what) for what in ("bang", "chu", "dau")]
        pace = f"{score.seconds / score.pages:.3f}"
        rows.append(f"| {' | '.join([name, *shares, str(score.extra), *rest, pace])} |")
    faults = [fault for score in scores.values() for fault in score.faults]
    return "\n".join([f"{len(sources)} văn bản", "", *rows, "", *faults[:60]])


def office_of(source: Source) -> Office:
    """The document as an office sets it, with an annex that lists its articles in a table."""
    blocks: list[Block] = [
        Paragraph(source.kind.upper(), bold=True, centred=True),
        Paragraph(source.title, bold=True, centred=True),
        Paragraph("Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True),
        Paragraph(f"{source.issuer} ban hành {source.kind} này."),
    ]
    for piece in source.pieces:
        if piece.kind == "chuong":
            blocks += [Paragraph(f"Chương {piece.number}", bold=True, centred=True)]
            blocks += [Paragraph(piece.text, bold=True, centred=True)]
        elif piece.kind == "dieu":
            blocks.append(Paragraph(f"Điều {piece.number}. {piece.text}".strip(), bold=True))
        else:
            label = {"khoan": f"{piece.number}. ", "diem": f"{piece.number}) ", "gach": "- "}.get(
                piece.kind, ""
            )
            blocks.append(Paragraph(label + piece.text))
    year, month, day = source.day.split("-")
    return Office(
        (
            *blocks,
            *_end(),
            Paragraph("PHỤ LỤC", bold=True, centred=True),
            Paragraph("DANH MỤC CÁC ĐIỀU", bold=True, centred=True),
            _annex(source),
        ),
        (source.issuer.upper(), f"Số: {source.number}"),
        (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            f"Hà Nội, ngày {day} tháng {month} năm {year}",
        ),
    )


def _end() -> tuple[Block, ...]:
    left = Cell("Nơi nhận:\n- Như trên;\n- Lưu: VT.")
    return (Table(((left, Cell("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNguyễn Văn A")),), bordered=False),)


def _annex(source: Source) -> Table:
    articles = [piece for piece in source.pieces if piece.kind == "dieu"]
    rows = [(Cell("TT"), Cell("Điều"), Cell("Tên"))]
    rows += [
        (Cell(str(at)), Cell(f"Điều {one.number}"), Cell(one.text or "Không tên"))
        for at, one in enumerate(articles, 1)
    ]
    return Table(tuple(rows))


def judge(score: Score, source: Source, text: LegalText, name: str) -> None:
    """Add what *text* has right of *source*."""
    body = tuple(unit for unit in text.units if unit.kind != "phu-luc")
    found = places(body)
    wanted = source.places
    for depth, kind in enumerate(("dieu", "khoan", "diem")):
        one, other = (Counter(p for p in side if p.count(".") == depth) for side in (wanted, found))
        score.add(kind, (one & other).total(), one.total())
        if missing := one - other:
            score.faults.append(f"{name}: thiếu {', '.join(list(missing.elements())[:5])}")
        if extra := other - one:
            score.faults.append(f"{name}: thừa {', '.join(list(extra.elements())[:5])}")
        score.extra += (other - one).total()
    annexes = [unit for unit in text.units if unit.kind == "phu-luc"]
    grids = [unit.grid for unit, _ in walk(tuple(annexes)) if unit.grid]
    table = [[_bare(cell.text) for cell in row] for row in _annex(source).rows]
    kept = any([[_bare(cell.text) for cell in row] for row in grid.rows] == table for grid in grids)
    score.add("bang", int(kept), 1)
    if not kept:
        score.faults.append(f"{name}: bảng khác")
    want, have = _letters_wanted(source), _letters(body)
    score.add("chu", _same(want, have), len(want))
    if want != have:
        at = next(
            (n for n, (a, b) in enumerate(zip(want, have, strict=False)) if a != b),
            min(len(want), len(have)),
        )
        score.faults.append(
            f"{name}: chữ khác ở …{want[max(0, at - 20) : at + 30]}… / …{have[max(0, at - 20) : at + 30]}…"
        )
    head = text.head
    ends = [
        head.number == source.number,
        head.date == source.day,
        _bare(head.title or "") == _bare(source.title),
        _bare(" ".join(head.issuer)).lower() == _bare(source.issuer).lower(),
        text.signature[-1:] == ("Nguyễn Văn A",),
        text.recipients == ("Như trên;", "Lưu: VT."),
        len(text.bases) == 1,
    ]
    score.add("dau", sum(ends), len(ends))
    if not all(ends):
        score.faults.append(f"{name}: đầu cuối {ends} {head} {text.bases}")


def places(units: tuple[Unit, ...]) -> list[str]:
    """The places of articles, clauses and points, as :attr:`Source.places` writes them."""
    found = []
    for unit, above in walk(units):
        article = next((one.number for one in above if one.kind == "dieu"), "")
        clause = next((one.number for one in above if one.kind == "khoan"), "")
        if unit.kind == "dieu":
            found.append(unit.number)
        elif unit.kind == "khoan":
            found.append(f"{article}.{unit.number}" if not clause else f"{article}.{clause}.({unit.number}")
        elif unit.kind == "diem":
            found.append(f"{article}.{clause}.{unit.number}")
    return found


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _letters(units: tuple[Unit, ...]) -> str:
    return _bare("".join(f"{unit.label}{unit.text}" for unit, _ in walk(units)))


def _letters_wanted(source: Source) -> str:
    labels = {"chuong": "Chương {}", "dieu": "Điều {}.", "khoan": "{}.", "diem": "{})", "gach": "-"}
    return _bare("".join(labels.get(p.kind, "").format(p.number) + p.text for p in source.pieces))


def _same(want: str, have: str) -> int:
    """How many letters of *want* stand in *have* in the same order, as far as lines of it are the same."""
    if want == have:
        return len(want)
    import difflib

    return (
        sum(
            block.size
            for block in difflib.SequenceMatcher(None, want, have, autojunk=False).get_matching_blocks()
        )
        if len(want) < 8000
        else sum(a == b for a, b in zip(want, have, strict=False))
    )


def _pages(stream: SourceText, office: Office) -> float:
    words = sum(len(block.text.split()) for block in office.blocks if isinstance(block, Paragraph))
    return stream.pages or max(1, words / WORDS_A_PAGE)
