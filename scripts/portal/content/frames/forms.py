"""Frame of a form: fields of the kinds used most, one table, and what may be added."""

from portal.content.frames.pages import PAGE
from portal.content.kinds import Scaffold

_FORM = """\
id: $id
title: $title
purpose: ‹Dùng để làm gì, một câu.›
# filled_by: ‹Ai điền›
# when: ‹Khi nào›
# sent_to: ‹Gửi tới đâu›
# basis: [{document: $document, article: Điều 1, what: ‹lấy gì từ văn bản ấy›}]
# official: true  # là mẫu của văn bản; khi ấy sửa cả label
# label: ‹mẫu kèm theo văn bản nào›
# layout: nd30-bao-cao  # cách in: nd30-bao-cao, nd30-bien-ban, nd30-giay-moi, nd30-to-trinh, bang
# privacy: ‹Nhắc về dữ liệu cá nhân›
fields:
  ## id: chữ thường không dấu, nối bằng gạch dưới; phát mẫu rồi thì không đổi.
  ## type: text (mặc định), longtext, integer, number, percent, date, choice, multichoice, signature, table
  - id: ho_ten
    label: ‹Tên ô, ví dụ Họ và tên›
    required: true
    # help: ‹Hướng dẫn điền›
    # units: true  # gợi ý tên xã, phường
  - id: so_nguoi
    label: ‹Tên ô ghi số›
    type: integer
    # min: 0
    # max: 100
    # unit: người
  - id: dong_y
    label: ‹Tên ô chọn một›
    type: choice
    options: [Có, Không]
  - {id: danh_sach, label: ‹Tên bảng›, type: table}
  - {id: ky, label: Người điền, type: signature}
  # - {id: gap_doi, label: ‹Ô máy tính›, type: number, formula: so_nguoi * 2}
tables:
  - id: danh_sach
    # title: ‹Tên bảng, khi khác tên ô›
    columns:
      - {id: stt, label: TT, type: integer}
      - {id: viec, label: ‹Tên cột›}
      - {id: so_luong, label: ‹Tên cột ghi số›, type: integer}
      # - {id: gap_ba, label: ‹Cột máy tính›, type: integer, formula: so_luong * 3}
    # totals: {so_luong: sum}  # dòng tổng
    # rows: [{id: dong-1, viec: ‹Dòng có sẵn›}]  # bỏ trống là người điền tự thêm dòng
# rules: [{id: it-nhat-mot, must: so_nguoi >= 1, level: warning, words: phải có ít nhất một người}]
## Còn nữa, xem CONTRIBUTING.md: aggregate (cộng lên biểu khác), shared, key, migrates.
"""

FORM = Scaffold(
    "form",
    "biểu mẫu",
    {"_data/forms/{id}.yml": _FORM, "vi/bieu-mau/{id}/index.md": PAGE},
    example="phieu-muon-sach",
    group="Biểu mẫu",
    about="$title: các ô phải điền; điền trên trang, trên Word, Excel hay trên giấy.",
)
