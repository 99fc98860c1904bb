"""Checks of portal.yml and of the labels of values."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues, nearest
from portal.content.references import ReferenceLookupError, resolve
from portal.paths import Paths

_RESERVED = (".example", ".invalid", ".test", "localhost")


def check_portal(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Published address, local fact lists, and a label for every value key."""
    source = paths.data / "portal.yml"
    host = urlsplit(catalogue.portal.site_url).hostname or ""
    if host.endswith(_RESERVED):
        issues.warn(
            Code.DIA_CHI, source, 0, f"site_url còn là địa chỉ ví dụ ({host}), mã QR sẽ trỏ tới đó.",
            "Đặt địa chỉ thật trong portal.yml hoặc biến PORTAL_SITE_URL trước khi phát hành.",
        )  # fmt: skip
    for stem, page in catalogue.portal.local_facts.items():
        if stem not in catalogue.fact_files:
            hint = nearest(stem, list(catalogue.fact_files))
            issues.add(Code.MA_KHONG_CO, source, 0, f"Không có tệp facts/{stem}.yml.", hint)
        if f"{page}.md" not in catalogue.has_page:
            issues.add(Code.TRANG, source, 0, f"Không có trang {page}.md cho {stem}.", "Viết trang ấy.")
    for book in catalogue.portal.handbooks:
        for page in book.pages:
            if f"{page}.md" not in catalogue.has_page:
                issues.add(
                    Code.TRANG, source, 0, f"Sổ tay {book.id}: không có trang {page}.md.",
                    nearest(f"{page}.md", list(catalogue.has_page)) or "Viết đường dẫn tính từ docs/vi.",
                )  # fmt: skip
    _check_units(catalogue, source, issues)
    _check_labels(catalogue, paths, issues)
    _check_navigation(catalogue, paths, issues)


def _check_units(catalogue: Catalogue, source: Path, issues: Issues) -> None:
    reference = catalogue.portal.units.count
    if not reference:
        return
    try:
        resolve(reference, catalogue)
    except ReferenceLookupError as problem:
        issues.add(problem.code, source, 0, problem.message, problem.hint)
        return
    fact, _, key = reference.partition(":")
    expected = (catalogue.facts[fact].values or {}).get(key)
    if catalogue.units and len(catalogue.units) != expected:
        issues.add(
            Code.SAI_GIA_TRI, source, 0,
            f"Danh sách có {len(catalogue.units)} đơn vị, dữ kiện {fact} ghi {expected}.",
            "Xem lại units.names hoặc tên tỉnh ở province.",
        )  # fmt: skip


def _check_navigation(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    text = paths.config.read_text(encoding="utf-8")
    if "\nnav:" not in text:
        return
    for page in catalogue.pages_in("vi"):
        if not re.search(rf"\s{re.escape(page.path)}\s", text):
            issues.add(
                Code.TRANG, page.source, 0, "Trang chưa có trong nav của mkdocs.yml.",
                f"Thêm dòng “- {page.path}” vào mục thích hợp của nav.",
            )  # fmt: skip


def _check_labels(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    source = paths.data / "labels.yml"
    used = {k for f in catalogue.facts.values() for k in f.values or {} if not re.fullmatch(r"\d{4}", k)}
    for key in sorted(used - set(catalogue.labels)):
        issues.add(Code.NHAN, source, 0, f"Khóa số liệu “{key}” chưa có nhãn.", f"Thêm dòng “{key}: …”.")
    for key in sorted(set(catalogue.labels) - used):
        issues.warn(Code.NHAN, source, 0, f"Nhãn “{key}” không dữ kiện nào dùng.", "Bỏ dòng ấy.")
