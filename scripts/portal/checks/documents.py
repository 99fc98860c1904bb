"""Checks of the registry: relations both ways, dates in order, sources, status by day."""

from __future__ import annotations

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues
from portal.content.models import Document
from portal.locales import Speaker
from portal.paths import Paths
from portal.vietnamese import format_date

say = Speaker("check-content")


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
                issues.add(Code.NGUON, *place, *say.fault("unsupported", document.id, field))
        for field in sorted(supported - set(Document.model_fields)):
            issues.add(Code.SAI_GIA_TRI, *place, *say.fault("supports-unknown", document.id, field))
        if f"van-ban/{document.id}/index.md" not in catalogue.has_page:
            issues.add(Code.TRANG, *place, *say.fault("no-page", document.id))
        if document.id not in catalogue.briefs:
            issues.add(Code.THIEU_KHOA, paths.data / "briefs.yml", 0, *say.fault("no-brief", document.id))
    for page in catalogue.pages_in("vi"):
        parts = page.path.split("/")
        if parts[0] == "van-ban" and len(parts) > 2 and parts[1] not in catalogue.documents:
            issues.add(Code.TRANG, page.source, 1, *say.fault("page-no-document", parts[1]))


def _relations(catalogue: Catalogue, document: Document, place: Place, issues: Issues) -> None:
    pairs = (("supersedes", "superseded_by"), ("superseded_by", "supersedes"))
    for field, inverse in pairs:
        for other_id in getattr(document, field):
            other = catalogue.documents.get(other_id)
            if other is not None and document.id not in getattr(other, inverse):
                issues.add(
                    Code.QUAN_HE, *place, *say.fault("one-way", document.id, field, other_id, inverse)
                )
    if (document.supersedes or document.superseded_by) and not document.superseded_confidence:
        issues.add(Code.THIEU_KHOA, *place, *say.fault("superseded-unsure", document.id))


def _dates(catalogue: Catalogue, document: Document, place: Place, issues: Issues) -> None:
    order = [d for d in (document.issued, document.effective, document.expired) if d]
    if order != sorted(order):
        issues.add(Code.NGAY, *place, *say.fault("dates", document.id, say("then").join(order)))
    judged = catalogue.status(document.id)
    if judged != document.status and document.status != "chua-xac-minh":
        day = format_date(catalogue.on.isoformat())
        issues.warn(
            Code.HET_HIEU_LUC,
            *place,
            *say.fault("status-on-day", day, document.short, say(f"judged-{judged}")),
        )
