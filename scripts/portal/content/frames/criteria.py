"""Frames of a criteria set and of a procedure."""

from portal.content.frames.pages import PAGE
from portal.content.kinds import Scaffold

_CRITERIA = """\
id: $id
title: $title
subject: ‹Đánh giá ai, ví dụ Hộ gia đình›
document: $document  # ‹văn bản ban hành: sửa mã rồi xóa lời này›
# article: Điều 5
## hien-hanh, het-hieu-luc, hay cho-ban-goc (chưa có bản gốc: không ghi mức, tiêu chí, điểm; kể awaiting)
status: hien-hanh
## dat-khong-dat: chỉ tiêu nào cũng phải đạt; cham-diem: cộng điểm (khi ấy ghi max_points, total_points)
method: dat-khong-dat
# method_note: ‹Giải thích cách đánh giá›
# effective_from: '2026-01-31'
# decided_by: ‹Ai quyết định›
# validity: 12  # giữ danh hiệu bao nhiêu tháng
# period: {from: 01-01, to: 12-31}  # kỳ số liệu trong năm
levels:
  - id: muc-1
    name: Mức độ 1
    rule: ‹Quy tắc bằng lời, ví dụ Đạt tất cả chỉ tiêu›
    ## tat-ca-dat, khoang-diem, tong-va-san, con-lai hay duoi-nguong
    rule_code: tat-ca-dat
# applies_codes: {vung-kho-khan: Xã vùng khó khăn}  # nhóm có ngưỡng riêng
criteria:
  - id: tc1
    title: ‹Tên tiêu chí›
    indicators:
      - id: tc1-ct1
        text: ‹Nội dung chỉ tiêu›
        ## Ngưỡng của từng mức: required, min_percent, min_count, min_level, min_rank, min_points, trend.
        thresholds:
          muc-1: {required: true}
        # measure: ‹Đo cái gì›
        # evidence_hint: ‹Gợi ý minh chứng›
        # refs: [{document: $document, article: Điều 5}]
        # note: ‹Lưu ý của chỉ tiêu›
# conditions: [{id: dk1, text: ‹Điều kiện kèm theo›, confidence: thu-cap}]
# warnings: [‹Lời nhắc phải hiện trên trang›]
confidence: thu-cap  # ‹chinh-van, thu-cap hay suy-luan: sửa rồi xóa lời này›
# sources: [{name: ‹Tên nguồn›, url: 'https://vi-du.example/', confidence: thu-cap}]
# missing: [‹Còn thiếu gì›]
# awaiting: [‹Đang chờ gì›]
"""

_PROCEDURE = """\
id: $id
title: $title
criteria_set: $criteria  # ‹bộ tiêu chí mà quy trình phục vụ: sửa mã rồi xóa lời này›
document: $document  # ‹văn bản quy định: sửa mã rồi xóa lời này›
# article: Điều 5
## hien-hanh, het-hieu-luc hay cho-ban-goc
status: hien-hanh
steps:
  - does: ‹Bước này làm gì›
    who: ‹Ai làm; chưa rõ thì bỏ dòng này›
    # output: ‹Kết quả của bước›
    # deadline: ‹Hạn, bằng lời›
    # to: ‹Gửi tới đâu›
    # form_ids: [$form]  # biểu mẫu dùng ở bước này
    # waiting: true  # chờ hướng dẫn
# dossier: [‹Giấy tờ trong hồ sơ›]
# deadlines: [{date: 12-31, what: ‹Mốc gì›}]
# decided_by: ‹Ai quyết định›
# renewal: ‹Công nhận lại, nâng mức›
confidence: thu-cap  # ‹chinh-van, thu-cap hay suy-luan: sửa rồi xóa lời này›
# sources: [{name: ‹Tên nguồn›, url: 'https://vi-du.example/', confidence: thu-cap}]
# awaiting: [‹Đang chờ gì›]
"""

CRITERIA = Scaffold(
    "criteria",
    "bộ tiêu chí",
    {"_data/criteria/{id}.yml": _CRITERIA, "vi/tieu-chi/{id}/index.md": PAGE},
    example="thu-vien-hoc-tap",
    group="Tiêu chí",
    about="$title: các mức, chỉ tiêu, ngưỡng, điều kiện và nguồn.",
    needs=("documents",),
)
PROCEDURE = Scaffold(
    "procedure",
    "quy trình",
    {"_data/procedures/{id}.yml": _PROCEDURE, "vi/quy-trinh/{id}/index.md": PAGE},
    example="quy-trinh-thu-vien-hoc-tap",
    group="Quy trình",
    about="$title: từng bước, ai làm, hồ sơ và các mốc.",
    needs=("documents", "criteria"),
)
