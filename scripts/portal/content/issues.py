"""Problems found in the content: code, severity, place, message, hint.

Checks collect every issue and stop at none; the CLI prints them and decides the exit code.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import Enum, auto
from pathlib import Path

from portal.locales import Speaker, text

say = Speaker("data-files")


class Severity(Enum):
    """How bad an issue is; only errors fail ``portal check``."""

    ERROR = say("error")
    WARNING = say("warning")


class Code(Enum):
    """Every kind of issue; the value is its explanation for authors."""

    @staticmethod
    def _generate_next_value_(name: str, *_: object) -> str:
        return text("issue-codes", name.lower().replace("_", "-"))

    YAML = auto()
    KHOA_LAP = auto()
    KHOA_LA = auto()
    THIEU_KHOA = auto()
    SAI_GIA_TRI = auto()
    THIEU_TEP = auto()
    TRUNG_MA = auto()
    MA_KHONG_CO = auto()
    DIEU_KHONG_CO = auto()
    GIA_TRI_KHONG_CO = auto()
    SO_KHONG_NGUON = auto()
    SO_LECH = auto()
    QUAN_HE = auto()
    NGAY = auto()
    NGUON = auto()
    TRANG = auto()
    TRANG_DAU = auto()
    KHUNG = auto()
    KHOI = auto()
    TIEU_DE = auto()
    PHAN_TU = auto()
    HINH = auto()
    AM_THANH = auto()
    NFC = auto()
    DAU_THANH = auto()
    TIEU_CHI = auto()
    CAN_CU_KHAC = auto()
    O_DE_TRONG = auto()
    CONG_THUC = auto()
    BO_CAU_HOI = auto()
    TRANG_CHIEU = auto()
    LOP = auto()
    BAI_HOC = auto()
    HET_HIEU_LUC = auto()
    DU_KIEN = auto()
    HOI_DAP = auto()
    CAU_DAI = auto()
    TU_NGU = auto()
    TEN_NGUOI = auto()
    DIA_CHI = auto()
    NHAN = auto()
    TOAN_VAN = auto()


@dataclass(frozen=True, order=True)
class Issue:
    """One problem at one place; ``line`` counts from 1, 0 when there is no line."""

    path: str
    line: int
    code_name: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        hint = f" → {self.hint}" if self.hint else ""
        return f"{place} {self.code_name} {self.message}{hint}"

    def as_json(self) -> dict[str, str | int]:
        """Return the issue as a JSON object, with what its code is about."""
        data = asdict(self)
        data["code"] = data.pop("code_name")
        data["about"] = Code[self.code_name.replace("-", "_")].value
        data["severity"] = self.severity.name.lower()
        return data


_FOLLOWING = (Code.MA_KHONG_CO, Code.TRANG)


def _names(message: str, record: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(record)}(?![\w-])", message) is not None


class Issues:
    """A growing list of issues; ``root`` makes paths short."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._found: set[Issue] = set()
        self.lost: set[str] = set()
        """Ids of records that do not fit their model: that others do not find them says nothing new."""

    def add(
        self,
        code: Code,
        path: Path,
        line: int,
        message: str,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Record one issue."""
        if code in _FOLLOWING and any(_names(message, one) for one in self.lost):
            return
        short = path.relative_to(self._root) if path.is_relative_to(self._root) else path
        name = code.name.replace("_", "-")
        self._found.add(Issue(short.as_posix(), line, name, message, hint, severity))

    def warn(self, code: Code, path: Path, line: int, message: str, hint: str = "") -> None:
        """Record one issue that does not fail the check."""
        self.add(code, path, line, message, hint, Severity.WARNING)

    def sorted(self) -> list[Issue]:
        """All issues, by file and line."""
        return sorted(self._found, key=lambda i: (i.path, i.line, i.code_name, i.message))

    @property
    def errors(self) -> list[Issue]:
        """The issues that fail the check."""
        return [i for i in self.sorted() if i.severity is Severity.ERROR]

    @property
    def unreadable(self) -> bool:
        """Whether a whole file could not be read, so that all it holds is missing elsewhere."""
        return any(i.code_name == Code.YAML.name for i in self._found)

    @property
    def unwritten(self) -> list[Issue]:
        """Words of a frame that are left; nothing is published with them."""
        return [i for i in self.sorted() if i.code_name == Code.KHUNG.name]

    def __len__(self) -> int:
        return len(self._found)


def nearest(wanted: str, known: list[str], count: int = 3) -> str:
    """Return a hint naming the known ids closest to *wanted*, empty when none is near."""
    import difflib

    found = difflib.get_close_matches(wanted, known, count, cutoff=0.6)
    return say("near", ", ".join(found)) if found else ""
