"""Places in a legal text: Điều (article), khoản (clause), điểm (point), and how a clerk cites them.

Knows the grammar of places only; which document a place belongs to is the caller's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.vietnamese.slug import slugify
from portal.vietnamese.text import capitalised

_ROMAN = r"[IVXLC]+(?:\.\d+[a-zđ]?)*|\d+(?:\.\d+)*"
_VALUES = {
    "phần": _ROMAN,
    "phụ lục": _ROMAN,
    "chương": _ROMAN,
    "tiểu mục": _ROMAN,
    "mục": _ROMAN,
    "mẫu": r"(?:số )?\d+(?:\.\d+)*",
    "điều": r"\d+[a-zđ]?",
    "khoản": r"\d+[a-zđ]?",
    "điểm": r"[a-zđ]",
}
"""Units of legal texts and how their numbers look."""
_FRAME = ("phần", "phụ lục", "chương")
"""Units that are the widest where they stand."""
_UNIT = re.compile(
    "|".join(
        rf"(?<!\w)(?P<u{n}>{unit})\s+(?P<v{n}>(?:{value})(?!\w)(?:(?:\s*[–-]\s*|,\s+|\s+và\s+)(?:{value})(?!\w))*)"
        for n, (unit, value) in enumerate(_VALUES.items())
    ),
    re.IGNORECASE,
)
_POINTS = "abcdđeghiklmnopqrstuvxy"
"""Letters of points, in the order of Vietnamese laws."""


@dataclass(frozen=True, order=True)
class Provision:
    """One place in a legal text; ``clause`` and ``point`` may be missing."""

    article: int
    clause: int | None = None
    point: str | None = None

    @property
    def anchor(self) -> str:
        """The address on the regulation page, e.g. ``dieu-6.khoan-1.diem-a``."""
        parts = [f"dieu-{self.article}"]
        if self.clause is not None:
            parts.append(f"khoan-{self.clause}")
        if self.point is not None:
            parts.append("diem-" + ("dd" if self.point == "đ" else self.point))
        return ".".join(parts)

    @property
    def label(self) -> str:
        """How a clerk writes it: ``điểm a khoản 1 Điều 6``."""
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause is not None else ""
        return f"{point}{clause}Điều {self.article}"

    def parents(self) -> list[Provision]:
        """The article and clause that contain this place, widest first."""
        found = []
        if self.clause is not None or self.point is not None:
            found.append(Provision(self.article))
        if self.point is not None and self.clause is not None:
            found.append(Provision(self.article, self.clause))
        return found


@dataclass
class _Path:
    """One way down a text, widest unit first: [("điều", ["6"]), ("khoản", ["1", "2"])]."""

    steps: list[tuple[str, list[str]]] = field(default_factory=list)

    def numbers(self, unit: str) -> list[str]:
        return next((values for name, values in self.steps if name == unit), [])

    def with_step(self, unit: str, values: list[str]) -> _Path:
        """The path that a step below the last unit wider than it opens."""
        names = [name for name, _ in self.steps]
        kept = self.steps[: names.index(unit)] if unit in names else self.steps
        return _Path([*kept, (unit, values)])


def _expanded(unit: str, text: str) -> list[str]:
    """The numbers of "1–3" or "2, 3"; a range of numbers or of points as all of them."""
    found: list[str] = []
    for part in re.split(r",\s+|\s+và\s+", text):
        ends = re.split(r"\s*[–-]\s*", part)
        if len(ends) == 2 and all(end.isdecimal() for end in ends):
            found += [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
        elif len(ends) == 2 and unit == "điểm" and all(end in _POINTS for end in ends):
            found += _POINTS[_POINTS.index(ends[0]) : _POINTS.index(ends[1]) + 1]
        else:
            found += ends
    return found


def _paths(text: str) -> tuple[list[_Path], str]:
    """The paths that *text* names, in its order, and the words that are no unit."""
    text = re.sub(r"\s*\([^)]*\)", "", text)
    steps = []
    for match in _UNIT.finditer(text):
        unit = next(match[f"u{n}"].lower() for n in range(len(_VALUES)) if match[f"u{n}"])
        value = next(match[f"v{n}"] for n in range(len(_VALUES)) if match[f"v{n}"])
        steps.append((unit, _expanded(unit, value)))
    rest = re.sub(r"\s+", " ", _UNIT.sub(" ", text)).strip(" ,;")
    names = [name for name, _ in steps]
    upwards = bool(names) and (
        names[0] in ("khoản", "điểm") or (names[0] not in _FRAME and any(name in _FRAME for name in names))
    )
    found: list[_Path] = []
    for unit, values in reversed(steps) if upwards else steps:
        below = found[-1] if found else _Path()
        deeper = below.with_step(unit, values)
        # A unit that is met again opens a second path beside the first.
        if found and len(deeper.steps) == len(below.steps) + 1:
            found[-1] = deeper
        else:
            found.append(deeper)
    return (found[::-1] if upwards else found), rest


def parse_provisions(text: str) -> list[Provision]:
    """Return the articles, clauses and points named in *text*, in order, ranges and lists in full.

    Both "Điều 6 khoản 1 điểm a" and "điểm a khoản 1 Điều 6" are read. Clauses of several articles, and
    points of several clauses, belong to the last one named. Nothing is raised: no place, empty list.
    """
    return [place for path in _paths(text)[0] for place in _places(path)]


ISSUED = re.compile(r"\b(?:quy định|quy chế|điều lệ|nội quy|kế hoạch|chương trình|đề án)\b", re.IGNORECASE)
"""What is issued with a document and keeps its own name when a place in it is cited."""
_TOKENS = ("phần", "phụ lục", "chương", "mục", "tiểu mục", "điều", "khoản", "điểm")
"""Units that make an anchor of a full text."""


def place_anchors(text: str) -> list[str]:
    """Return the anchors of a full text that *text* names: "khoản 2 Điều 6a" → ["dieu-6a.khoan-2"].

    Ranges and lists in full; an article goes by its own number, without part and chapter. A place in what
    is issued with a document ("Điều 4 Quy chế") begins with ``kem-theo``. Empty where no place is named.
    """
    paths, rest = _paths(text)
    issued = bool(ISSUED.search(rest))
    found = []
    for path in paths:
        steps = [(unit, values) for unit, values in path.steps if unit in _TOKENS]
        names = [unit for unit, _ in steps]
        if "điều" in names:
            annex = [step for step in steps if step[0] == "phụ lục"]
            steps = annex + steps[names.index("điều") :]
        anchors = ["kem-theo"] if issued and "phụ lục" not in names else [""]
        for unit, values in steps:
            tokens = [f"{slugify(unit)}-{_token(value)}" for value in values]
            # Of "Điều 6, Điều 7 khoản 1" the clause is that of the last article.
            found += [f"{above}.{token}".lstrip(".") for above in anchors for token in tokens[:-1]]
            anchors = [f"{above}.{tokens[-1]}".lstrip(".") for above in anchors]
        found += anchors
    return [anchor for anchor in dict.fromkeys(found) if anchor not in ("", "kem-theo")]


def _token(number: str) -> str:
    return number.lower().replace("đ", "dd").replace(".", "-")


def _places(path: _Path) -> Iterator[Provision]:
    articles = [int(n) for n in path.numbers("điều") if n.isdecimal()]
    clauses: list[int | None] = [int(n) for n in path.numbers("khoản") if n.isdecimal()]
    points = path.numbers("điểm")
    if not articles:
        return
    *before, article = articles
    yield from (Provision(a) for a in before)
    *earlier, clause = clauses or [None]
    yield from (Provision(article, c) for c in earlier)
    yield from (Provision(article, clause, p) for p in points)
    if not points:
        yield Provision(article, clause)


def cited_place(text: str) -> str | None:
    """Return a place as it is cited, narrow before wide: "khoản 2 và khoản 3 Điều 8".

    Phần, chương, mục and điều begin with a capital, khoản and điểm do not (Nghị định 30/2020/NĐ-CP). The
    annex a place stands in ("Điều 4 Quy chế") is said to come with the document; a heading without a number
    is quoted. None for a place in another document ("TT 25/2023, Điều 25", "Mục I.2 của kế hoạch").
    """
    paths, rest = _paths(text)
    if re.match(r"[A-ZĐ]{2,}\s+\d", text) or re.search(r"(?<!\w)của(?!\w)", rest):
        return None
    if not paths:
        return rest if re.match(r"(?:Phần|Phụ lục)\b", rest) else f"phần “{rest}”"
    words = _listed([" ".join(_step(*step) for step in reversed(path.steps)) for path in paths])
    annex = re.sub(r"^và\b\s*", "", rest)
    return f"{words} {annex} ban hành kèm theo" if annex else words


def _step(unit: str, values: list[str]) -> str:
    name = unit if unit in ("khoản", "điểm") else capitalised(unit)
    if len(values) > 2:
        return f"các {name} {_listed(values)}"
    return _listed([f"{name} {value}" for value in values])


def _listed(parts: list[str]) -> str:
    return " và ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
