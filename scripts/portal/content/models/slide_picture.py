"""The picture of a slide: icons, a drawing, a chart of facts, or the sheet of a document or form.

A page may also show a number, steps, boxes and arrows, and a form as somebody has filled it in.
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


Look = Literal["person", "office", "paper", "place", "plain"]
"""What a box of a flow stands for: somebody, an office, a paper, a place, or nothing in particular."""


class FlowBox(Model):
    """Một ô của hình."""

    id: Id
    """Mã ô, để vẽ mũi tên."""
    text: Text
    """Chữ trong ô."""
    look: Look = "plain"
    """Ô là người, cơ quan, giấy tờ, nơi chốn, hay ô thường."""


class FlowPicture(Model):
    """Các ô nối bằng mũi tên: từ `boxes` và `arrows`, hoặc từ một quy trình."""

    boxes: list[FlowBox] = Field(default=[], max_length=7)
    """Ba tới bảy ô."""
    arrows: list[Annotated[list[Text], Field(min_length=2, max_length=3)]] = []
    """Mũi tên: [từ ô, tới ô] hay [từ ô, tới ô, chữ trên mũi tên]."""
    procedure: Id | None = None
    """Mã quy trình, thay cho boxes và arrows."""
    from_: int | None = Field(default=None, alias="from", ge=1)
    """Từ bước thứ mấy của quy trình."""
    to: int | None = Field(default=None, ge=1)
    """Tới bước thứ mấy; nhiều nhất sáu bước."""


class StepsPicture(Model):
    """Các bước, có đánh số."""

    steps: list[Text] = Field(min_length=3, max_length=5)
    """Các bước, mỗi bước không quá 7 chữ."""


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
    title: Text | None = None
    """Điều con số nói ra, đứng trên; của trang chiếu là tiêu đề của trang."""


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
    | FlowPicture
    | StepsPicture
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
    "steps": StepsPicture,
    "boxes": FlowPicture,
    "procedure": FlowPicture,
    "document": DocumentPicture,
    "form": FormPicture,
}
"""Pictures of a page by the option that only they have; the first that is written counts."""
