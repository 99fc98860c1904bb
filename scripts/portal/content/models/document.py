"""One document of the registry: attributes, legal status, relations."""

from __future__ import annotations

import datetime as dt
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field

from portal.content.models.base import Confidence, Id, IsoDate, Model, SourceRef, Text

DocumentKind = Literal[
    "luat",
    "nghi-dinh",
    "nghi-quyet",
    "quyet-dinh",
    "thong-tu",
    "chi-thi",
    "ket-luan",
    "ke-hoach",
    "cong-van",
]
Status = Literal["con-hieu-luc", "het-hieu-luc", "chua-xac-minh"]
"""In force, no longer in force, or not verified."""


_OFFICIAL = ("vbpl.vn", "vanban.chinhphu.vn", "datafiles.chinhphu.vn", "congbao.chinhphu.vn", "quochoi.vn")
"""Where the state publishes the texts themselves; elsewhere authorities have news of them too."""


class DocumentSource(Model):
    """Nguồn của một văn bản và những trường nó chứng minh."""

    url: SourceRef
    """Địa chỉ web hoặc id văn bản."""
    kind: Confidence
    """Nguồn là chính văn, thứ cấp hay chỉ cho phép suy luận."""
    supports: list[str] = Field(min_length=1)
    """Tên các trường mà nguồn này đỡ."""


Change = Literal["sua-doi", "bo-sung", "bai-bo"]
"""What another document does to a place: amends, adds, repeals."""


class Amendment(Model):
    """Một chỗ của văn bản bị văn bản khác sửa đổi, bổ sung hoặc bãi bỏ."""

    at: Text
    """Chỗ bị đổi, viết như “khoản 2 Điều 5”."""
    change: Change
    """Sửa đổi, bổ sung hay bãi bỏ."""
    by: Id
    """Id văn bản làm thay đổi."""
    at_by: Text | None = None
    """Chỗ của văn bản ấy nói điều này."""
    from_: IsoDate = Field(alias="from")
    """Từ ngày nào."""
    what: Text | None = None
    """Đổi thế nào, một câu."""
    confidence: Confidence
    """Điều này chắc đến đâu."""
    sources: list[SourceRef] = Field(min_length=1)
    """Địa chỉ web hoặc id văn bản."""


class Document(Model):
    """Một văn bản trong danh mục (documents.yml)."""

    id: Id
    """Mã ổn định, cũng là tên thư mục trang văn bản."""
    number: str | None
    """Số, ký hiệu đầy đủ; null khi chưa biết."""
    kind: DocumentKind
    """Loại văn bản."""
    short: Text
    """Tên gọi tắt dùng trong câu văn."""
    aliases: list[Text] = []
    """Những cách gọi khác mà người dùng hay gõ."""
    issuer: Text
    """Cơ quan ban hành."""
    issued: IsoDate | None
    """Ngày ban hành."""
    effective: IsoDate | None
    """Ngày có hiệu lực."""
    expired: IsoDate | None = None
    """Ngày hết hiệu lực (hoặc ngày sẽ hết, nếu văn bản tự định)."""
    status: Status
    """Tình trạng hiệu lực."""
    status_note: Text
    """Lời giải thích tình trạng."""
    status_confidence: Confidence | None
    """Tình trạng chắc đến đâu; null khi chưa xác minh."""
    title: Text | None
    """Trích yếu; null khi chưa biết."""
    signer: Text | None
    """Người ký; null khi chưa biết."""
    in_plan: bool = False
    """Có trong kế hoạch tập huấn gốc hay không."""
    topics: list[Id] = []
    """Chủ đề: mã kể trong mục topics của search.yml, chủ đề chính trước."""
    plan_says: Text | None = None
    """Chỗ kế hoạch ghi khác bản chính."""
    based_on: list[Id] = []
    """Văn bản làm căn cứ."""
    implements: list[Id] = []
    """Văn bản mà văn bản này triển khai."""
    supersedes: list[Id] = []
    """Văn bản bị văn bản này thay thế, bãi bỏ."""
    superseded_by: list[Id] = []
    """Văn bản thay thế, bãi bỏ văn bản này."""
    related: list[Id] = []
    """Văn bản liên quan khác."""
    superseded_confidence: Confidence | None = None
    """Quan hệ thay thế chắc đến đâu."""
    sources: list[DocumentSource] = Field(min_length=1)
    """Nguồn, mỗi nguồn kèm các trường nó đỡ."""
    without: list[Literal["number", "issued", "effective", "expired", "signer"]] = []
    """Những ô mà loại văn bản này không có; trang không in thành "chưa rõ"."""
    amendments: list[Amendment] = []
    """Những chỗ bị văn bản khác sửa đổi, bổ sung, bãi bỏ."""
    missing: list[Text] = []
    """Những gì còn thiếu để đối chiếu."""

    def status_on(self, day: dt.date) -> Status:
        """Return the legal status as of *day*.

        A document whose own end date lies ahead is still in force; one whose end date has passed
        is not, whatever the registry says. Before its effective date it is not in force either,
        which is reported as ``chua-xac-minh`` because the old rule then still applies.
        """
        iso = day.isoformat()
        if self.expired is not None:
            if self.expired <= iso:
                return "het-hieu-luc"
            if self.status == "het-hieu-luc":
                return "con-hieu-luc"
        if self.effective is not None and iso < self.effective and self.status == "con-hieu-luc":
            return "chua-xac-minh"
        return self.status

    @property
    def carried_out(self) -> bool:
        """Whether it ended by being done: a plan that nothing replaced is not repealed."""
        return self.kind == "ke-hoach" and not self.superseded_by

    @property
    def official_url(self) -> str | None:
        """Where an authority publishes this document itself, None when no source says so.

        The page of another document knows number and title of this one too, but not since when it holds.
        How sure we are does not count: the text may have been read in a copy, and still stands there.
        """
        for source in self.sources:
            parts = urlsplit(source.url)
            host = parts.hostname or ""
            official = any(host == one or host.endswith(f".{one}") for one in _OFFICIAL)
            own = {"number", "effective"} <= set(source.supports)
            if official and own and (parts.path.strip("/") or parts.query):
                return source.url
        return None

    def confidence_of(self, field: str) -> Confidence | None:
        """Return the best confidence among the sources that support *field*, None if none does."""
        found = {s.kind for s in self.sources if field in s.supports}
        order: tuple[Confidence, ...] = ("chinh-van", "thu-cap", "suy-luan")
        return next((c for c in order if c in found), None)


class Brief(Model):
    """Lời giới thiệu và lời khuyên của ban biên soạn cho một văn bản (briefs.yml)."""

    id: Id
    """Id văn bản."""
    brief: Text
    """Văn bản là gì, một câu."""
    use: Text
    """Người đọc nên làm gì với nó."""
    headline_en: Text | None = None
    """Tên ngắn bằng tiếng Anh."""
