"""The original training plan as data, with its slips."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from portal.content.models.base import Confidence, Id, IsoDate, Model, SourceRef, Text


class PlanItem(Model):
    """Một mục của kế hoạch: lời và văn bản được nhắc."""

    id: Id | None = None
    """Mã mục, nếu cần dẫn tới."""
    text: Text
    """Nội dung mục."""
    documents: list[Id]
    """Văn bản được nhắc."""


class PlanContent(Model):
    """Một nội dung hội nghị."""

    key: Text
    """Chữ cái thứ tự trong kế hoạch."""
    speaker: Text
    """Bên trình bày."""
    text: Text
    """Nội dung."""
    documents: list[Id]
    """Văn bản được trình bày."""


class ParticipantGroup(Model):
    """Một nhóm đại biểu."""

    group: Text
    """Tên nhóm."""
    items: list[Text]
    """Thành phần trong nhóm."""


class PlanDates(Model):
    """Thời gian hội nghị."""

    from_: IsoDate = Field(alias="from")
    """Ngày đầu."""
    to: IsoDate
    """Ngày cuối."""
    days: int
    """Số ngày."""


class Session(Model):
    """Một phiên của chương trình."""

    id: Id
    """Mã phiên."""
    day: int
    """Ngày thứ mấy."""
    date: IsoDate
    """Ngày tháng."""
    part: Literal["sang", "chieu"]
    """Buổi."""
    start: Text | None = None
    """Giờ bắt đầu, hh:mm."""
    end: Text | None = None
    """Giờ kết thúc, hh:mm; null khi kế hoạch không ghi."""
    speaker: Text
    """Người hoặc bên trình bày."""
    title: Text
    """Tên phiên."""
    topics: list[Text]
    """Các nội dung."""
    documents: list[Id]
    """Văn bản của phiên."""
    note: Text | None = None
    """Lưu ý của ban biên soạn."""


class Duty(Model):
    """Việc của một bên trong tổ chức thực hiện."""

    body: Text
    """Bên thực hiện."""
    duties: list[Text]
    """Các việc."""
    deadline: Text | None = None
    """Thời hạn, theo lời kế hoạch."""
    documents: list[Id]
    """Văn bản liên quan."""


class Signer(Model):
    """Người ký."""

    name: Text
    """Họ tên."""
    position: Text
    """Chức vụ."""
    on_behalf: Text
    """Ký thay mặt ai."""
    state: Text
    """Trạng thái chữ ký trên bản chữ."""


class Slip(Model):
    """Một chỗ kế hoạch ghi nhầm."""

    id: Id
    """Mã."""
    where: Text
    """Ở mục nào."""
    plan_says: Text
    """Kế hoạch ghi."""
    correct: Text
    """Cách hiểu đúng."""
    confidence: Confidence
    """Mức tin cậy của cách hiểu đúng."""
    sources: list[SourceRef] = Field(min_length=1)
    """Nguồn."""
    documents: list[Id]
    """Văn bản liên quan."""


class Programme(Model):
    """Kế hoạch tập huấn gốc (programme.yml)."""

    id: Id
    """Id văn bản kế hoạch."""
    title: Text
    """Tên kế hoạch."""
    issuer: Text
    """Cơ quan lập."""
    number: Text | None = None
    """Số, ký hiệu."""
    issued: IsoDate | None = None
    """Ngày ký."""
    confidence: Confidence
    """Mức tin cậy."""
    sources: list[SourceRef] = Field(min_length=1)
    """Nguồn."""
    basis: list[PlanItem]
    """Căn cứ."""
    purposes: list[PlanItem]
    """Mục đích."""
    requirements: list[PlanItem]
    """Yêu cầu."""
    contents: list[PlanContent]
    """Nội dung hội nghị."""
    participants: list[ParticipantGroup]
    """Thành phần."""
    place: Text
    """Địa điểm."""
    dates: PlanDates
    """Thời gian."""
    funding: PlanItem
    """Kinh phí."""
    sessions: list[Session]
    """Các phiên."""
    organisation: list[Duty]
    """Tổ chức thực hiện."""
    recipients: list[Text]
    """Nơi nhận."""
    signer: Signer
    """Người ký."""
    slips: list[Slip]
    """Những chỗ ghi nhầm."""
    missing: list[Text]
    """Những gì bản chữ không có."""
