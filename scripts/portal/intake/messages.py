"""Why a file cannot be read, in words: what is wrong, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.forms import Problem

SAVE_AS = "Mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại."
AGAIN = "Xin người gửi gửi lại tệp gốc."
FRESH = "Hãy tải mẫu mới từ cổng, chép số sang rồi gửi lại."
KEEP_OUT = f"Có thể là tệp gây hại nên không mở. {AGAIN}"

WORDS = {
    "rong": f"Tệp không có nội dung (0 byte). {AGAIN}",
    "qua-lon": "Tệp nặng {0} MB, quá mức nhận là {1} MB. Bỏ hình ảnh và trang tính thừa rồi gửi lại.",
    "khac-loai": "Tệp này là {0}, không phải bảng tính .xlsx. Hãy điền vào mẫu tải từ cổng rồi gửi tệp ấy.",
    "xls-cu": f"Tệp này là Excel đời cũ (.xls). {SAVE_AS}",
    "ods": f"Tệp này là bảng tính của LibreOffice (.ods). {SAVE_AS}",
    "xlsb": f"Tệp này là bảng tính dạng .xlsb. {SAVE_AS}",
    "mat-khau": "Tệp có mật khẩu nên không đọc được. Mở tệp, bỏ mật khẩu mở tệp, lưu rồi gửi lại.",
    "hong": f"Tệp bị hỏng hoặc tải về chưa hết. {AGAIN}",
    "nen-la": f"Tệp nén bất thường: mở ra sẽ quá lớn. {KEEP_OUT}",
    "xml-la": f"Trong tệp có khai báo (DTD) mà bảng tính thường không có. {KEEP_OUT}",
    "nhieu-dong": "Trang tính “{0}” có hơn {1} dòng có chữ; biểu mẫu không bao giờ dài như vậy, có thể số "
    "đã dán nhầm chỗ. Hãy chép các dòng cần gửi sang mẫu mới.",
    "khong-cong": "Tệp này không phải mẫu của cổng: không có trang ẩn _cong. Hãy tải mẫu từ cổng, chép số "
    "sang rồi gửi lại; đừng xóa các trang ẩn của mẫu.",
    "bang-cham": "Tệp này là bảng tự chấm, không phải biểu mẫu: mở nó ở trang chấm của bộ tiêu chí.",
    "mau-la": "Cổng không có biểu mẫu “{0}”. Hãy tải mẫu từ cổng, chép số sang rồi gửi lại.",
    "ban-cu": "Mẫu cũ (bản {0}), nay là bản {1}: tải mẫu mới rồi chép số sang.",
    "ban-moi": "Tệp theo bản {0} của mẫu, còn cổng ở đây mới có bản {1}. Hãy cập nhật cổng rồi đọc lại.",
    "mat-o": "Tệp không còn ô: {0}. Có thể dòng hoặc cột đã bị xóa. " + FRESH,
    "json": "Tệp dữ liệu (.json) không đúng dạng: {0}. Hãy lưu lại từ biểu mẫu trên cổng.",
}
"""Code → what is said; ``{0}`` and so on are filled in."""


class IntakeError(ValueError):
    """A file that cannot be read at all; ``code`` is a key of WORDS, the text is for people."""

    def __init__(self, code: str, *values: object) -> None:
        super().__init__(WORDS[code].format(*values))
        self.code = code


CELL_WORDS = {
    "cong-thuc": "là công thức chưa có kết quả, hoặc báo lỗi; mở tệp, sửa lại rồi lưu",
    "gia-tri-la": "không đọc được giá trị này",
    "dong-la": "dòng thêm vào bảng có sẵn dòng, không biết cộng vào đâu; chuyển sang đúng dòng của mẫu",
}
"""Code → what is said of a cell that only a file can have; the others are those of the forms."""


@dataclass(frozen=True)
class FileProblem(Problem):
    """A problem of the file rather than of the figures; ``code`` is a key of CELL_WORDS."""

    def __str__(self) -> str:
        row = f"dòng {self.row}, " if self.row else ""
        return f"{row}{self.label}: {CELL_WORDS[self.code]}."
