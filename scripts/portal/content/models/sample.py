"""A form as a plainly fictional person would fill it in."""

from __future__ import annotations

from typing import Any

from portal.content.models.base import Model


class Sample(Model):
    """Một phiếu điền thử, người và số đều đặt ra: để thấy mẫu điền xong ra sao."""

    fields: dict[str, Any]
    """Ô: giá trị; ngày ghi yyyy-mm-dd, lựa chọn ghi mã. Ô tự tính thì không ghi."""
    tables: dict[str, list[dict[str, Any]]] = {}
    """Bảng: các dòng; dòng có sẵn ghi kèm id."""
