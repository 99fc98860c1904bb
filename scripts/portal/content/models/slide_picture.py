"""The picture of a slide: icons, a drawing, a chart of facts, or the sheet of a document or form.

A page may also show a number, and a form as somebody has filled it in.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from portal.content.models.base import Id, Model, Text


class IconPicture(Model):
    """Một biểu tượng lớn."""

    icon: str
    """Tên trong bộ biểu tượng của giao diện, ví dụ material/account-group."""


class IconsPicture(Model):
    """Hai tới bốn biểu tượng kèm chữ."""

    icons: list[str] = Field(min_length=2, max_length=4)
    """Tên các biểu tượng."""
    labels: list[Text] = Field(min_length=2, max_length=4)
    """Chữ dưới từng biểu tượng."""


class DrawingPicture(Model):
    """Một hình vẽ của cổng."""

    drawing: Id
    """Tên tệp trong docs/_data/hinh, không có đuôi .svg."""


class ChartPicture(Model):
    """Hình cột vẽ từ dữ kiện."""

    facts: list[Id] = Field(min_length=1, max_length=3)
    """Mã dữ kiện; mỗi dữ kiện một nhóm cột."""
    columns: list[Annotated[str, Field(coerce_numbers_to_str=True)]] = Field(min_length=1, max_length=5)
    """Khóa số liệu của dữ kiện; mỗi khóa một cột."""
    labels: list[Text] = Field(min_length=1, max_length=3)
    """Nhãn ngắn của từng nhóm."""


class DocumentPicture(Model):
    """Một tờ văn bản: số, ngày, tình trạng."""

    document: Id
    """Mã văn bản."""


class FormPicture(Model):
    """Một tờ biểu mẫu: tên và mấy ô đầu."""

    form: Id
    """Mã biểu mẫu."""


_TAGS = {key: f"the-{key}" for key in ("icon", "icons", "drawing", "facts", "document", "form")}


def _which(value: Any) -> str | None:
    """Which picture is meant, by the key that only it has."""
    has = value.__contains__ if isinstance(value, dict) else lambda key: hasattr(value, key)
    return next((tag for key, tag in _TAGS.items() if has(key)), None)


PictureOf = Annotated[
    Annotated[IconPicture, Tag("the-icon")]
    | Annotated[IconsPicture, Tag("the-icons")]
    | Annotated[DrawingPicture, Tag("the-drawing")]
    | Annotated[ChartPicture, Tag("the-facts")]
    | Annotated[DocumentPicture, Tag("the-document")]
    | Annotated[FormPicture, Tag("the-form")],
    Discriminator(_which),
]
"""The picture of a slide."""


class NumberPicture(Model):
    """Một con số lớn."""

    number: Text
    """Tham chiếu tới con số, ví dụ [[tt-25.dieu-06.tc5:cong_dan]]."""
    words: Text
    """Số ấy đếm gì, trên ai, tới khi nào."""


class FilledPicture(Model):
    """Một biểu mẫu đã điền thử: lấy `sample` của biểu mẫu, bày như tờ giấy in ra."""

    form: Id
    """Mã biểu mẫu."""
    filled: Literal[True]
    """Là bản đã điền."""
    show: list[Text] = Field(min_length=1)
    """Chỉ bày các ô này; của bảng thì ghi bảng.cột."""
    rows: int = Field(default=4, ge=1, le=12)
    """Bày nhiều nhất mấy dòng của mỗi bảng."""


PagePicture = (
    IconsPicture
    | DrawingPicture
    | ChartPicture
    | DocumentPicture
    | FormPicture
    | NumberPicture
    | FilledPicture
)
"""The picture of a page; an icon alone says nothing there."""
PAGE_PICTURES: dict[str, type[PagePicture]] = {
    "filled": FilledPicture,
    "number": NumberPicture,
    "icons": IconsPicture,
    "drawing": DrawingPicture,
    "facts": ChartPicture,
    "document": DocumentPicture,
    "form": FormPicture,
}
"""Pictures of a page by the option that only they have; the first that is written counts."""
