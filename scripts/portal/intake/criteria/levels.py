"""What is said beside a scoring table: which points give which level, what no indicator may fall below.

Sentences and small tables ("Xếp loại | Điểm") alike. Leaves to others: whether the levels leave a gap
(:mod:`~portal.intake.criteria.judging`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from portal.intake.criteria.amounts import NUMBER, number, says_total
from portal.intake.criteria.table import ReadLevel, ScoringTable
from portal.locales import Speaker
from portal.vietnamese import capitalised, fold
from portal.vietnamese.spoken.letters import CAPITAL

say = Speaker("import-criteria")

_LONGEST = 600
"""Letters of a sentence that can tell a level."""
_P = r"\s*(?:diem|d)?(?![\w%])"
_BAND = re.compile(
    rf"(?:(?:tu|dat|>=|≥)\s*){{0,3}}({NUMBER}){_P}\s*(?:-|–|—|den|toi)\s*(duoi\s+|<\s*|can\s+)?({NUMBER}){_P}"
)
_FROM = re.compile(
    rf"(?:tu|dat|it nhat|toi thieu|>=|≥|du)\s+(?:tu\s+)?({NUMBER}){_P}|({NUMBER}){_P}\s+tro len"
)
_ABOVE = re.compile(rf"(?:tren|>)\s*({NUMBER}){_P}")
_BELOW = re.compile(rf"(?:duoi|<|chua dat|khong dat|khong du)\s*({NUMBER}){_P}")
_EACH = re.compile(
    r"khong (?:co )?(?P<what>chi so|chi tieu|noi dung|tieu chi|muc)(?: thanh phan)? nao"
    rf"(?: dat| bi| co diem)? (?:duoi|thap hon|<)\s*(?P<least>{NUMBER})\s*(?P<share>%)?|"
    r"(?:moi|tung|tat ca cac|cac) (?P<what2>chi so|chi tieu|noi dung|tieu chi)[^.;,]{0,30} "
    rf"(?:tu|it nhat|toi thieu) (?P<least2>{NUMBER})\s*(?P<share2>%)?"
)
_POINTS_OF_INDICATORS = ("chi so", "chi tieu", "noi dung")
_FAILED = re.compile(
    r"\b(?:chua dat|khong dat|khong cong nhan|khong duoc cong nhan|khong xep loai|chua cong nhan)\b"
)
_ABOUT = re.compile(r"diem|xep loai|dat|muc do|loai|cong nhan")
_CONDITIONS = re.compile(
    r"^(?:\W*\d*[.)]?\s*)?(?:dieu kien|cac dieu kien|khong xet|khong cong nhan|loai tru)[^:]*:?"
)
_ALL = re.compile(r"\b(?:dat|du|hoan thanh)\b[^.;]*\b(?:tat ca|toan bo|100\s*%|moi)\b")


def read_beside(found: ScoringTable, lines: Iterable[str]) -> None:
    """Add to *found* what the *lines* around its table say of levels, sums and conditions."""
    under = False
    for line in chain.from_iterable(map(_points_of, lines)):
        folded = fold(line)
        bulleted = bool(re.match(r"\s*(?:[-+•*–]|[a-zđ]\)|\d+[.)])", line))
        if _CONDITIONS.match(folded) and not _numbers(folded):
            rest = line.partition(":")[2].strip()
            under = True
            if rest or ":" not in line:
                found.conditions.append(_plain(rest if rest and not folded.startswith("khong") else line))
            continue
        if under and bulleted:
            _each_level(found, folded)
            found.conditions.append(_plain(line))
            continue
        under = False
        if found.said_total is None:
            found.said_total = says_total(line)
        _sentences(found, line)
    if found.least is not None and all(level.each is None for level in found.levels):
        found.levels = [
            level if is_failed(level) else replace(level, each=found.least) for level in found.levels
        ]


_NEXT_POINT = re.compile(rf"\s+[-+•]\s+(?=[{CAPITAL}])")


def _points_of(line: str) -> list[str]:
    """The points of a list; a PDF may have several of them on one line."""
    if not re.match(r"\s*[-+•]\s", line):
        return [line]
    first, *rest = _NEXT_POINT.split(line)
    return [first, *(f"- {one}" for one in rest)]


def _sentences(found: ScoringTable, line: str) -> None:
    name = ""
    for sentence in re.split(r"(?<=[^\d\W])[.;]\s+|;\s*|\n", line):
        if len(sentence) > _LONGEST:
            continue
        folded = fold(sentence)
        level = _level(sentence, name)
        if level is not None and _ABOUT.search(folded):
            found.levels.append(level)
            name = ""
        elif _EACH.search(folded):
            _each_level(found, folded)
            if not _of_indicators(folded):
                found.conditions.append(_plain(sentence))
        elif _ALL.search(folded) and found.method == "dat-khong-dat":
            found.pass_rule = _plain(sentence)
        elif sentence.rstrip().endswith(":"):
            name = _plain(sentence).rstrip(": ")


def _numbers(folded: str) -> bool:
    return re.search(rf"{NUMBER}\s*(?:diem|%)", folded) is not None


def _of_indicators(folded: str) -> bool:
    """Whether the least is of each indicator and in points, as a scorecard can count it."""
    match = _EACH.search(folded)
    return bool(
        match
        and (match["what"] or match["what2"]) in _POINTS_OF_INDICATORS
        and not (match["share"] or match["share2"])
    )


def _least(folded: str) -> float | None:
    match = _EACH.search(folded)
    return number(match["least"] or match["least2"]) if match and _of_indicators(folded) else None


def _each_level(found: ScoringTable, folded: str) -> None:
    """A least for every indicator in a sentence of its own holds for all levels."""
    least = _least(folded)
    found.least = least if least is not None else found.least


def is_failed(level: ReadLevel) -> bool:
    """Whether a level is that of those who reach none."""
    return level.low is None or (bool(_FAILED.search(fold(level.name))) and level.low == 0)


def _level(sentence: str, before: str) -> ReadLevel | None:
    """The level that a sentence speaks of, None when it gives no points in all."""
    folded = fold(sentence)
    each = _least(folded)
    bare = _EACH.sub(" ", folded)
    low = high = None
    below = above = False
    if match := _BAND.search(bare):
        low, high, below = number(match[1]), number(match[3]), bool(match[2])
    elif match := _ABOVE.search(bare):
        low, above = number(match[1]), True
    elif match := _FROM.search(bare):
        low = number(match[1] or match[2])
    elif match := _BELOW.search(bare):
        high, below = number(match[1]), True
    else:
        return None
    if re.match(r"\s*%", bare[match.end() :]):
        return None
    name = _name(sentence, folded) or before
    return ReadLevel(name, _plain(sentence), low, high, below, each, above)


_LOUD = re.compile(r"(?:xep loai|xep muc|loai|muc do|muc)\s*[:“\"]?\s*((?:xuat sac|trung binh)(?!\w)|\w+)")


def _name(sentence: str, folded: str) -> str:
    """What a level is called: the words before the colon, or behind "xếp loại", or whether it is passed."""
    head, colon, rest = sentence.partition(":")
    if colon and not re.search(r"\d", head.split("(")[0]):
        return capitalised(
            re.sub(r"^(?:xếp )?loại\s+", "", _plain(head), flags=re.IGNORECASE).strip(" “”\"'") or head
        )
    if colon and rest.strip() and not re.search(r"\d", rest):
        return capitalised(
            re.sub(r"^(?:xếp )?loại\s+", "", _plain(rest), flags=re.IGNORECASE).strip(" “”\"'.")
        )
    if bracket := re.match(r"\W*([^\d(]{2,40}?)\s*\((?=[^)]*\d)", sentence):
        return capitalised(bracket[1].strip(" “”\"'"))
    if len(fold(sentence)) == len(sentence) and (match := _LOUD.search(folded)):
        return capitalised(sentence[match.start(1) : match.end(1)].strip(" “”\"'.,:;"))
    if _FAILED.search(folded):
        return say("failed")
    return say("passed")


def _plain(text: str) -> str:
    text = re.sub(r"^\s*(?:[-+•*–]|[a-zđ]\)|\d+[.)])\s*", "", text)
    return " ".join(text.split()).strip(" ;,")


_FROM_HEAD, _EACH_HEAD = (
    re.compile(r"(?:tu |tong |so )?diem"),
    re.compile(r"chi so .*duoi|diem san|tung chi so"),
)


def level_lines(cells: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows of a small table of levels as sentences: "Tốt: từ 90 điểm".

    Under heads that name them a column may hold the least of each indicator; else the one cell with
    figures counts. The cell without figures is the name; rows without both are left out.
    """
    least: int | None = None
    for row in cells:
        texts = [" ".join(text.split()) for text in row]
        heads = [fold(text) for text in texts]
        if any(_FROM_HEAD.match(head) for head in heads) and not any(
            re.search(r"\d", head) for head in heads
        ):
            least = next((n for n, head in enumerate(heads) if _EACH_HEAD.search(head)), None)
            continue
        each = texts[least] if least is not None and least < len(texts) else ""
        others = [text for n, text in enumerate(texts) if text and n != least]
        others = [text for n, text in enumerate(others) if text not in others[:n]]
        figures = [text for text in others if re.search(r"\d", text)]
        names = [text for text in others if not re.search(r"\d", text)]
        if len(figures) == 1 and names:
            alone = re.fullmatch(NUMBER, figures[0])
            said = say("level-from", figures[0]) if alone else figures[0]
            said = said if re.search(r"điểm|%", said) else say("level-points", said)
            floor = ", " + say("rule-each", each) if re.fullmatch(NUMBER, each) else ""
            yield f"{names[0]}: {said}{floor}"
