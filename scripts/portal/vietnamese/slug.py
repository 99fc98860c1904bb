"""Addresses from Vietnamese headings."""

from __future__ import annotations

import re

from portal.vietnamese.text import fold


def slugify(text: str, separator: str = "-") -> str:
    """Return an ASCII slug of *text*; đ becomes d (stock slugify drops it).

    >>> slugify("Đánh giá, công nhận")
    'danh-gia-cong-nhan'
    """
    return re.sub(r"[^a-z0-9]+", separator, fold(text)).strip(separator)
