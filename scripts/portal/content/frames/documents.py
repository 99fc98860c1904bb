"""Frames of an official document: its entry in the register, its introduction, its facts, its page."""

from portal.content.kinds import Scaffold

_ENTRY = """\
- id: $id
  number: $number
  kind: $kind
  short: $short
  # aliases: [‹cách gọi khác mà người ta hay gõ›]
  issuer: ‹Cơ quan ban hành›
  ## Ngày viết như '2026-12-31'; điều chưa thấy trong nguồn thì để null và kể trong missing.
  issued: null
  effective: null
  # expired: null  # ngày hết hiệu lực
  ## con-hieu-luc, het-hieu-luc hay chua-xac-minh; đã rõ thì ghi cả status_confidence.
  status: chua-xac-minh
  status_note: ‹Vì sao biết văn bản còn hay hết hiệu lực›
  status_confidence: null
  title: null
  signer: null
$topics  # in_plan: true  # có trong kế hoạch tập huấn gốc
  # plan_says: ‹Chỗ kế hoạch ghi khác bản chính›
  # based_on: [$other]  # văn bản làm căn cứ
  # implements: [$other]  # văn bản mà nó triển khai
  # related: [$other]
  ## Thay thế, bãi bỏ thì ghi supersedes, superseded_by ở cả hai văn bản, kèm superseded_confidence.
  sources:
    ## Mỗi ô có giá trị (number, issued, effective, title, signer) phải có một nguồn kể tên nó ở supports.
    - {url: 'https://‹địa-chỉ-trang-đã-xem›', kind: thu-cap, supports: [$supports]}
  missing:
    - ‹Còn thiếu gì để đối chiếu, ví dụ bản có dấu đỏ›
"""

_BRIEF = """\
- id: $id
  brief: ‹Văn bản là gì, một câu›
  use: ‹Người đọc nên làm gì với nó›
  # headline_en: ‹Short title in English›
"""

_FACTS = """\
## Mỗi mục một điều văn bản nói; trang của văn bản tự xếp theo điều, khoản.
- id: $id.y-1
  at: null  # chỗ trong văn bản, như: Điều 1 khoản 2
  ## muc-tieu, nhiem-vu, dinh-nghia, trach-nhiem, quy-trinh, so-lieu hay boi-canh
  kind: boi-canh
  text: ‹Một câu, lời của ban biên soạn, nói điều văn bản quy định›
  # values: {'2030': 60}  # con số, theo năm; khóa bằng chữ thì đặt nhãn trong labels.yml
  # unit: '%'
  ## chinh-van: đọc chính văn bản; thu-cap: báo, cổng nhắc lại; suy-luan: suy ra
  confidence: thu-cap
  sources: [$id]
  # note: ‹Lưu ý khi dùng›
  # as_of: 2026-12  # số liệu tính đến khi nào
"""

_PAGE = """\
---
title: $page_title
---

# $heading

/// document | $id
///
"""

DOCUMENT = Scaffold(
    "document",
    "văn bản",
    {
        "_data/documents.yml": _ENTRY,
        "_data/briefs.yml": _BRIEF,
        "_data/facts/{id}.yml": _FACTS,
        "vi/van-ban/{id}/index.md": _PAGE,
    },
    example="qd-12-2026-ubnd",
    group="Văn bản",
    named="SỐ-KÝ-HIỆU",
)
