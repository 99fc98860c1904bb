"""Problems found in the content: code, severity, place, message, hint.

Checks collect every issue and stop at none; the CLI prints them and decides the exit code.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path


class Severity(Enum):
    """How bad an issue is; only errors fail ``portal check``."""

    ERROR = "lỗi"
    WARNING = "cảnh báo"


class Code(Enum):
    """Every kind of issue; the value is its explanation for authors."""

    YAML = "Tệp YAML không đọc được."
    KHOA_LAP = "Một khóa xuất hiện hai lần trong cùng một mục."
    KHOA_LA = "Khóa không có trong mô hình dữ liệu."
    THIEU_KHOA = "Thiếu một khóa bắt buộc."
    SAI_GIA_TRI = "Giá trị sai kiểu, sai dạng hoặc ngoài danh sách cho phép."
    THIEU_TEP = "Thiếu một tệp bắt buộc."
    TRUNG_MA = "Hai mục cùng mã."
    MA_KHONG_CO = "Dẫn tới một mã không có trong kho dữ liệu."
    DIEU_KHONG_CO = "Dẫn tới một điều, khoản mà kho dữ kiện chưa biết."
    GIA_TRI_KHONG_CO = "Dẫn tới một con số mà dữ kiện không có."
    SO_KHONG_NGUON = "Tỷ lệ phần trăm hoặc ngày tháng viết thẳng trong câu, không qua tham chiếu."
    SO_LECH = "Con số trong câu không có trong dữ kiện được dẫn."
    QUAN_HE = "Quan hệ giữa hai văn bản không khớp hai chiều."
    NGAY = "Ngày tháng mâu thuẫn với nhau."
    NGUON = "Một trường có giá trị mà không nguồn nào đỡ."
    TRANG = "Thiếu trang cho một văn bản, hoặc có trang cho mã không tồn tại."
    TRANG_DAU = "Phần đầu trang thiếu title hoặc description, hay quá dài."
    KHUNG = "Còn lời mẫu của khung, chưa viết nội dung thật."
    KHOI = "Khối mở mà chưa đóng, hoặc đóng thừa."
    TIEU_DE = "Tiêu đề sai bậc: phải có đúng một dòng # và không nhảy bậc."
    PHAN_TU = "Phần tử HTML không có dạng trên giấy, trong Word, sách điện tử và trang chiếu."
    HINH = "Hình thiếu tệp, sai dạng, thiếu lời thay, hoặc lấy từ mạng."
    NFC = "Chữ chưa ở dạng dựng sẵn NFC."
    DAU_THANH = "Dấu thanh đặt khác quy ước của cổng (hòa, thủy)."
    TIEU_CHI = "Bộ tiêu chí hoặc quy trình mâu thuẫn với chính nó."
    CAN_CU_KHAC = "Biểu mẫu nhắc một văn bản không phải căn cứ của nó."
    O_DE_TRONG = "Bài học bảo để trống một ô mà biểu mẫu bắt buộc điền."
    CONG_THUC = "Công thức của biểu mẫu không tính được."
    BO_CAU_HOI = "Bộ câu hỏi sai quy tắc."
    LOP = "Lớp gợi ý dạy một bài hai lần hoặc kéo quá giờ."
    HET_HIEU_LUC = "Văn bản hết hiệu lực được dùng mà không nói rõ."
    DU_KIEN = "Một dữ kiện không trang nào dùng."
    HOI_DAP = "Câu hỏi thường gặp có câu trả lời quá dài."
    CAU_DAI = "Một câu quá dài, người đọc dễ lạc."
    TU_NGU = "Dùng chữ mà cổng đã thống nhất không dùng."
    DIA_CHI = "Địa chỉ công bố còn là địa chỉ ví dụ."
    NHAN = "Thiếu nhãn cho một khóa số liệu."


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
        """Return the issue as a JSON object."""
        data = asdict(self)
        data["code"] = data.pop("code_name")
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
    return "Gần giống: " + ", ".join(found) if found else ""
