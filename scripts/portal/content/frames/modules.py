"""Frames of a learning module (its data, its page, its bank of questions) and of a test."""

from portal.content.kinds import Scaffold

_DATA = """\
id: $id
number: $number
title: $title
# title_en: ‹Title in English›
summary: ‹Học phần này nói gì, một câu.›
# summary_en: ‹One sentence in English.›
# audience: [hoc-vien, bao-cao-vien, can-bo-xa]  # bỏ trống là học viên
minutes: 30
objectives:
  - id: $id-mt1
    text: ‹Học xong làm được gì.›
# prerequisites: []  # học phần nên học trước
documents: [$document]  # ‹văn bản được dạy: sửa mã rồi xóa lời này›
key_points:
  - ‹Điều cần nhớ thứ nhất.›
  - ‹Điều cần nhớ thứ hai.›
  - ‹Điều cần nhớ thứ ba.›
updated: '$day'
"""

_PAGE = """\
---
title: $page_title
description: $description
---

# Học phần $number: $heading

/// module | $id
///

## Nói ngắn gọn

‹Bài viết bằng câu ngắn; con số, ngày tháng đi qua tham chiếu.›

/// key-points | $id
///

## Tự kiểm tra

/// quiz | $id
///

## Tải về

/// downloads | $id
///
"""

_QUIZ = """\
## Mỗi loại câu một mẫu: giữ loại cần dùng, xóa loại khác.
## Câu chưa ghi status: da-soat là nháp: chưa ra trang, đề, tệp nào.
id: $id
title: ‹Tên bộ câu hỏi›
items:
  - id: $id-c01
    type: single
    # status: da-soat  # đã soát với nguồn: câu ra trang và đề
    objective: $id-mt1
    ## nho, hieu, van-dung hay phan-tich
    bloom: nho
    # difficulty: 2  # 1 dễ, 3 khó
    stem: ‹Câu hỏi chọn một›
    options:
      - {id: a, text: ‹Phương án đúng›, correct: true, feedback: ‹Vì sao đúng›}
      - {id: b, text: ‹Phương án sai›, feedback: ‹Vì sao sai›}
      # - {id: c, text: ‹Phương án thêm›, feedback: ‹Vì sao nhầm›}
    ## Căn cứ: mã dữ kiện, mã văn bản, hay mã văn bản kèm điều khoản (#dieu-6.khoan-1).
    cite: [$document]
  - id: $id-c02
    type: multiple
    objective: $id-mt1
    bloom: hieu
    stem: ‹Câu nhiều đáp án›
    options:
      - {id: a, text: ‹Đúng thứ nhất›, correct: true, feedback: ‹Vì sao đúng›}
      - {id: b, text: ‹Đúng thứ hai›, correct: true, feedback: ‹Vì sao đúng›}
      - {id: c, text: ‹Phương án sai›, feedback: ‹Vì sao sai›}
    cite: [$document]
  - id: $id-c03
    type: true-false
    objective: $id-mt1
    bloom: hieu
    stem: ‹Một khẳng định›
    options:
      - {id: dung, text: Đúng, correct: true, feedback: ‹Vì sao đúng›}
      - {id: sai, text: Sai, feedback: ‹Vì sao sai›}
    cite: [$document]
  - id: $id-c04
    type: matching
    objective: $id-mt1
    bloom: hieu
    stem: ‹Ghép đôi›
    pairs:
      - {id: a, left: ‹Trái một›, right: ‹Phải một›, feedback: ‹Vì sao›}
      - {id: b, left: ‹Trái hai›, right: ‹Phải hai›, feedback: ‹Vì sao›}
      - {id: c, left: ‹Trái ba›, right: ‹Phải ba›, feedback: ‹Vì sao›}
    # extras: [‹Vế phải thừa›]
    cite: [$document]
  - id: $id-c05
    type: ordering
    objective: $id-mt1
    bloom: hieu
    stem: ‹Xếp thứ tự từ đâu tới đâu›
    steps:
      - {id: a, text: ‹Mục thứ nhất›, feedback: ‹Vì sao đứng ở đây›}
      - {id: b, text: ‹Mục thứ hai›, feedback: ‹Vì sao đứng ở đây›}
      - {id: c, text: ‹Mục thứ ba›, feedback: ‹Vì sao đứng ở đây›}
    cite: [$document]
  - id: $id-c06
    type: numeric
    objective: $id-mt1
    bloom: van-dung
    stem: ‹Bài tính, đủ số để tính›
    answer: 1
    # tolerance: 0.5  # được lệch bao nhiêu
    # unit: '%'
    feedback: ‹Cách tính›
    # near: [{value: 2, feedback: ‹Vì sao hay nhầm số này›}]
    otherwise: ‹Gợi ý cho số sai khác›
    cite: [$document]
  - id: $id-c07
    type: short
    objective: $id-mt1
    bloom: nho
    stem: ‹Trả lời vài chữ›
    accept: [‹Câu trả lời được nhận›]
    feedback: ‹Lời giải thích khi đúng›
    # near: [{text: ‹Lời hay nhầm›, feedback: ‹Vì sao nhầm›}]
    otherwise: ‹Gợi ý cho lời sai khác›
    cite: [$document]
  - id: $id-c08
    type: case
    objective: $id-mt1
    bloom: phan-tich
    stem: ‹Tình huống hư cấu, kể gọn›
    parts:
      - id: '1'
        type: numeric
        stem: ‹Hỏi số trong tình huống›
        answer: 1
        feedback: ‹Cách tính›
        otherwise: ‹Gợi ý›
      - id: '2'
        type: single
        stem: ‹Hỏi cách xử lý›
        options:
          - {id: a, text: ‹Cách đúng›, correct: true, feedback: ‹Vì sao đúng›}
          - {id: b, text: ‹Cách sai›, feedback: ‹Vì sao sai›}
    cite: [$document]
"""

_TEST = """\
- id: $id
  title: $title
  # purpose: hoc-phan  # dau-khoa, hoc-phan hay cuoi-khoa
  # summary: ‹Vài lời cho người làm bài›
  modules: [$quiz]  # ‹rút câu từ những học phần này: sửa rồi xóa lời này›
  each: 1  # ‹mỗi học phần bao nhiêu câu: sửa rồi xóa lời này›
  # levels: {$bloom: 1}  # cả bài có ít nhất bao nhiêu câu từng bậc: nho, hieu, van-dung, phan-tich
  minutes: 15
  pass_percent: 70
  # attempts: 2  # được làm mấy lần trên một máy
"""

MODULE = Scaffold(
    "module",
    "học phần",
    {
        "vi/hoc-phan/{folder}/module.yml": _DATA,
        "vi/hoc-phan/{folder}/quiz.yml": _QUIZ,
        "vi/hoc-phan/{folder}/index.md": _PAGE,
    },
    example="hoc-tap-so",
    group="Học phần",
    about="Học phần $number: $title.",
    needs=("documents",),
)
TEST = Scaffold("test", "bài kiểm tra", {"_data/tests.yml": _TEST}, example="giua-khoa", needs=("quizzes",))
