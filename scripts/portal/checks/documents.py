"""Checks of the registry: relations both ways, dates in order, sources, status by day."""

from __future__ import annotations

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues
from portal.content.models import Document
from portal.paths import Paths
from portal.vietnamese import format_date

_NEED_SOURCE = ("number", "issued", "effective", "signer", "title")


def check_documents(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Check every document of the registry and its page."""
    source = paths.data / "documents.yml"
    for document in catalogue.documents.values():
        place = catalogue.places.get(document.id, Place(source, 1))
        _relations(catalogue, document, place, issues)
        _dates(catalogue, document, place, issues)
        supported = {field for s in document.sources for field in s.supports}
        for field in _NEED_SOURCE:
            if getattr(document, field) and field not in supported:
                issues.add(
                    Code.NGUON, place.path, place.line,
                    f"{document.id}: “{field}” có giá trị mà không nguồn nào đỡ.",
                    "Thêm tên trường vào supports của nguồn đã thấy nó.",
                )  # fmt: skip
        for field in sorted(supported - set(Document.model_fields)):
            issues.add(
                Code.SAI_GIA_TRI, place.path, place.line,
                f"{document.id}: supports nhắc trường lạ “{field}”.", "Sửa tên trường.",
            )  # fmt: skip
        if f"van-ban/{document.id}/index.md" not in catalogue.has_page:
            issues.add(
                Code.TRANG, place.path, place.line, f"Văn bản {document.id} chưa có trang.",
                "Chạy: portal new pages",
            )  # fmt: skip
        if document.id not in catalogue.briefs:
            issues.add(
                Code.THIEU_KHOA, paths.data / "briefs.yml", 0,
                f"Văn bản {document.id} chưa có lời giới thiệu.", "Thêm mục id, brief, use.",
            )  # fmt: skip
    for page in catalogue.pages_in("vi"):
        parts = page.path.split("/")
        if parts[0] == "van-ban" and len(parts) > 2 and parts[1] not in catalogue.documents:
            issues.add(Code.TRANG, page.source, 1, f"Không có văn bản “{parts[1]}”.", "Đổi tên thư mục.")


def _relations(catalogue: Catalogue, document: Document, place: Place, issues: Issues) -> None:
    pairs = (("supersedes", "superseded_by"), ("superseded_by", "supersedes"))
    for field, inverse in pairs:
        for other_id in getattr(document, field):
            other = catalogue.documents.get(other_id)
            if other is not None and document.id not in getattr(other, inverse):
                issues.add(
                    Code.QUAN_HE, place.path, place.line,
                    f"{document.id} ghi {field}: {other_id}, nhưng {other_id} không ghi {inverse}.",
                    f"Thêm {document.id} vào {inverse} của {other_id}.",
                )  # fmt: skip
    if (document.supersedes or document.superseded_by) and not document.superseded_confidence:
        issues.add(
            Code.THIEU_KHOA, place.path, place.line,
            f"{document.id} có quan hệ thay thế mà thiếu superseded_confidence.",
            "Ghi chinh-van, thu-cap hoặc suy-luan.",
        )  # fmt: skip


def _dates(catalogue: Catalogue, document: Document, place: Place, issues: Issues) -> None:
    order = [d for d in (document.issued, document.effective, document.expired) if d]
    if order != sorted(order):
        issues.add(
            Code.NGAY, place.path, place.line, f"{document.id}: {' rồi '.join(order)} không theo thứ tự.",
            "Ngày ban hành ≤ ngày hiệu lực ≤ ngày hết hiệu lực.",
        )  # fmt: skip
    judged = catalogue.status(document.id)
    if judged != document.status and document.status != "chua-xac-minh":
        day = format_date(catalogue.on.isoformat())
        words = {"con-hieu-luc": "còn hiệu lực", "het-hieu-luc": "đã hết hiệu lực",
                 "chua-xac-minh": "chưa có hiệu lực"}  # fmt: skip
        issues.warn(
            Code.HET_HIEU_LUC, place.path, place.line,
            f"Tính đến {day}, {document.short} {words[judged]}, khác với status đã ghi.",
            "Trang tự hiện theo ngày; sửa status, status_note khi đã chắc.",
        )  # fmt: skip
