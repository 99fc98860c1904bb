"""A page finds its line in the navigation; nothing else of the configuration moves."""

from __future__ import annotations

import pytest

from portal.content.navigation import with_page

CONFIG = """\
site_name: Cổng  # tên
nav:
  - Trang chủ: index.md
  # Các biểu mẫu
  - Biểu mẫu:  # theo tên
      - bieu-mau/index.md
      - Phiếu A: bieu-mau/a/index.md
      - 'bieu-mau/c/index.md'   # phiếu C
  - Văn bản:
      - Quyết định:
          - van-ban/qd-2/index.md
          - van-ban/qd-1/index.md
      - Luật:
          - van-ban/luat/index.md
  - Quy trình:
  # hết

plugins: [search]  # nav: không phải ở đây
"""


@pytest.mark.parametrize(
    ("page", "alike", "after", "line"),
    [
        ("bieu-mau/b/index.md", (), "Phiếu A: bieu-mau/a/index.md", "      - bieu-mau/b/index.md"),
        ("bieu-mau/d/index.md", (), "# phiếu C", "      - bieu-mau/d/index.md"),
        (
            "van-ban/qd-3/index.md",
            ("van-ban/qd-1/index.md", "van-ban/qd-2/index.md"),
            "van-ban/qd-1/index.md",
            "          - van-ban/qd-3/index.md",
        ),
        ("van-ban/x/index.md", (), "van-ban/luat/index.md", "          - van-ban/x/index.md"),
        ("quy-trinh/a/index.md", (), "- Quy trình:", "      - quy-trinh/a/index.md"),
    ],
)
def test_the_line_stands_among_its_like(page: str, alike: tuple[str, ...], after: str, line: str) -> None:
    text = with_page(CONFIG, page, "Quy trình", alike)
    assert text is not None
    old, now = CONFIG.split("\n"), text.split("\n")
    at = now.index(line)
    assert now[at - 1].endswith(after)
    assert now[:at] + now[at + 1 :] == old


def test_a_group_that_is_not_there_is_made_at_the_end() -> None:
    text = with_page(CONFIG, "tieu-chi/a/index.md", "Tiêu chí")
    assert text is not None
    assert text.replace("  - Tiêu chí:\n      - tieu-chi/a/index.md\n", "") == CONFIG
    assert text.index("Tiêu chí") > text.index("Quy trình")


def test_a_page_is_listed_once() -> None:
    assert with_page(CONFIG, "bieu-mau/c/index.md", "Biểu mẫu") == CONFIG


@pytest.mark.parametrize(
    "text", ["site_name: x\n", "nav: [index.md]\n", "nav:\nplugins: []\n", "nav:\n  - a: [\n", ""]
)
def test_without_a_place_there_is_none(text: str) -> None:
    assert with_page(text, "bieu-mau/c/index.md", "Biểu mẫu") is None
