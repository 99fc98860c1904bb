"""Words by which the parts of an official text are known: kinds, offices, the motto of the state."""

from __future__ import annotations

import re
from dataclasses import replace

from portal.intake.flow import Line
from portal.vietnamese import fold

KINDS = (
    "Luật",
    "Bộ luật",
    "Pháp lệnh",
    "Lệnh",
    "Nghị định",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Quyết định",
    "Thông tư liên tịch",
    "Thông tư",
    "Chỉ thị",
    "Kết luận",
    "Kế hoạch",
    "Hướng dẫn",
    "Chương trình",
    "Thông báo",
    "Quy định",
    "Quy chế",
    "Điều lệ",
    "Đề án",
    "Báo cáo",
    "Tờ trình",
    "Công điện",
    "Giấy mời",
    "Công văn",
)
"""What an official text may be."""

_SYMBOLS = {
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "CT": "Chỉ thị",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
    "HD": "Hướng dẫn",
    "TB": "Thông báo",
}
"""Symbol in a number → kind."""

ISSUED = (
    "Quy chế",
    "Quy định",
    "Quy trình",
    "Điều lệ",
    "Nội quy",
    "Đề án",
    "Chương trình",
    "Chiến lược",
    "Kế hoạch",
    "Hướng dẫn",
    "Bộ tiêu chí",
    "Tiêu chí",
    "Danh mục",
    "Bảng",
    "Khung",
    "Quy chuẩn",
    "Tiêu chuẩn",
)
"""What is issued with a decision and begins with its own name."""

_OFFICES = (
    "chủ tịch",
    "phó chủ tịch",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "phó thủ tướng",
    "giám đốc",
    "phó giám đốc",
    "tổng giám đốc",
    "trưởng ban",
    "phó trưởng ban",
    "tổng bí thư",
    "bí thư",
    "phó bí thư",
    "thường trực",
    "chánh văn phòng",
    "phó chánh văn phòng",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "cục trưởng",
    "phó cục trưởng",
    "vụ trưởng",
    "trưởng phòng",
    "phó trưởng phòng",
    "viện trưởng",
    "chánh án",
    "tổng thư ký",
    "chủ nhiệm",
    "phó chủ nhiệm",
    "ủy viên",
    "trưởng đoàn",
    "tổng kiểm toán",
    "thống đốc",
    "tổng thanh tra",
)

_AUTHORITIES = (
    *("bộ trưởng", "thủ tướng", "chủ tịch", "ủy ban", "uỷ ban", "chính phủ", "quốc hội", "hội đồng"),
    *("giám đốc", "ban", "hội", "tổng", "trưởng", "hiệu trưởng", "thường trực", "trung ương", "cục trưởng"),
    *("viện trưởng", "chánh", "thống đốc", "bộ chính trị", "đoàn", "liên đoàn"),
)
"""How the names of those begin who issue texts."""
_CUT_MOTTO = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA(?:\s+VIỆT)?$")
_MOTTO = re.compile(
    r"\s*(?:CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM|Độc\s+lập\s*[-–—]\s*Tự\s+do\s*[-–—]\s*Hạnh\s+phúc"
    r"|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM)\s*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s\-–—_*=~.…]*")
_FOR = re.compile(r"(?:TM|KT|TL|TUQ|TUN|Q)\s?\.\s?[A-ZĐÀ-Ỹ]")


def without_motto(text: str) -> str:
    """Return *text* without the motto of the state, and empty when it only draws a rule."""
    bare = _MOTTO.sub(" ", text).strip(" \n")
    return "" if _RULE.fullmatch(bare) else bare


def motto_whole(lines: list[Line]) -> list[Line]:
    """Return *lines*, the motto of the state on one where it was broken in two."""
    whole: list[Line] = []
    for line in lines:
        cut = next((at for at in range(len(whole))[-4:] if _CUT_MOTTO.search(whole[at].text)), None)
        if cut is not None and line.text.strip() in ("NAM", "VIỆT NAM"):
            whole[cut] = replace(whole[cut], text=f"{whole[cut].text} {line.text.strip()}")
        else:
            whole.append(line)
    return whole


def is_authority(text: str) -> bool:
    """Whether *text* names who issues, in capitals, as it stands between title and bases."""
    return is_capitals(text) and any(re.match(rf"{name.upper()}\b", text) for name in _AUTHORITIES)


def has_motto(text: str) -> bool:
    """Whether the motto of the state stands in *text*."""
    return _MOTTO.search(text) is not None


def is_capitals(text: str) -> bool:
    """Whether *text* is written in capitals: at least four letters, hardly a small one."""
    letters = [letter for letter in text if letter.isalpha()]
    small = sum(1 for letter in letters if letter.islower())
    return len(letters) >= 4 and small * 12 <= len(letters)


def is_office(text: str) -> bool:
    """Whether *text* names who signs: "KT. CHỦ TỊCH", "BỘ TRƯỞNG"; in capitals."""
    if _FOR.match(text):
        return is_capitals(text.partition("\n")[0])
    folded = fold(text)
    return (
        len(text) < 90 and is_capitals(text) and any(folded.startswith(fold(office)) for office in _OFFICES)
    )


def closes(text: str) -> bool:
    """Whether *text* is the sentence that ends a plan or a letter as a whole."""
    return text.startswith(("Trên đây là", "Nhận được văn bản này", "Nhận được công văn này"))


def kind_by_symbol(number: str) -> str | None:
    """Return the kind that the symbol of *number* says ("15/2026/QĐ-UBND"), None where it says none."""
    signs = re.split(r"[/-]", number)[1:]
    return next((kind for sign, kind in _SYMBOLS.items() if sign in signs), None)


def offices(text: str) -> list[int]:
    """Return where offices begin in a line of capitals, but for the one at its beginning."""
    names = "|".join(re.escape(office.upper()) for office in sorted(_OFFICES, key=len, reverse=True))
    found = re.finditer(rf"(?:(?:KT|TL|TUQ|Q)\s?\.\s*)?\b(?:{names})\b", text)
    return [match.start() for match in found if match.start() > 0]


def is_name(text: str) -> bool:
    """Whether *text* may be the name of a person: two to six words that begin with capitals."""
    bare = re.sub(
        r"^(?:(?:GS|PGS|TS|ThS|BS|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng)\.?\s*)+", "", text
    )
    words = bare.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() and word.isalpha() for word in words)


def kind_of(text: str) -> tuple[str, str] | None:
    """Return (kind, what stands behind it) when *text* begins with a kind of text in capitals."""
    line = text.strip()
    for kind in sorted(KINDS, key=len, reverse=True):
        found = re.match(rf"{kind.upper()}(?![\w])[\s:]*", line)
        if found:
            return kind, line[found.end() :].strip()
    return None
