"""Slides of a module as a trainer writes them: few kinds, few words, notes on each."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from portal.content.models.base import Id, Model, Text
from portal.content.models.quiz import Citation
from portal.content.models.slide_picture import ChartPicture, FlowPicture, PictureOf, StepsPicture


class SlideNotes(Model):
    """Lời dặn báo cáo viên; chỉ người nói thấy."""

    say: Text
    """Nói gì, một tới bốn câu ngắn."""
    ask: Text | None = None
    """Hỏi hội trường câu gì."""
    expect: Text | None = None
    """Bà con hay trả lời thế nào, tiếp lời ra sao."""


class SlideBase(Model):
    """Phần chung của mọi trang chiếu."""

    id: Id
    """Mã trang, riêng trong bài; cũng là địa chỉ của trang."""
    minutes: int = Field(ge=1, le=60)
    """Dừng ở trang này mấy phút."""
    section: Id | None = None
    """Neo của mục trong index.md mà trang này dạy; lời của mục đi vào ghi chú của người nói."""
    cite: list[Citation] = []
    """Căn cứ hiện nhỏ ở chân trang: dữ kiện, văn bản, điều khoản; văn bản hết hiệu lực tự nói ra."""
    notes: SlideNotes
    """Lời dặn báo cáo viên."""


class Titled(SlideBase):
    """Trang có tiêu đề."""

    title: Text
    """Cả một khẳng định, không quá 12 chữ."""


class TitleSlide(SlideBase):
    """Trang mở đầu; tên học phần tự hiện."""

    kind: Literal["title"]
    """Loại trang."""
    lead: Text
    """Một lời hứa với người nghe: hết buổi thì làm được gì."""
    picture: PictureOf | None = None
    """Hình."""


class ClaimSlide(Titled):
    """Một khẳng định và một hình."""

    kind: Literal["claim"]
    """Loại trang."""
    picture: PictureOf
    """Hình."""
    points: list[Text] = Field(default=[], max_length=3)
    """Nhiều nhất ba ý, mỗi ý không quá 8 chữ."""


class NumberSlide(Titled):
    """Một con số lớn."""

    kind: Literal["number"]
    """Loại trang."""
    value: Text
    """Tham chiếu tới con số, ví dụ [[tt-25.dieu-06.tc5:cong_dan]]."""
    label: Text
    """Số ấy đếm gì, trên ai, tới khi nào."""


class Side(Model):
    """Một bên của trang so sánh."""

    head: Text
    """Tên bên này."""
    points: list[Text] = Field(min_length=1, max_length=3)
    """Nhiều nhất ba ý."""


class CompareSlide(Titled):
    """Hai bên đặt cạnh nhau."""

    kind: Literal["compare"]
    """Loại trang."""
    left: Side
    """Bên trái."""
    right: Side
    """Bên phải."""


class TableSlide(Titled):
    """Một bảng nhỏ."""

    kind: Literal["table"]
    """Loại trang."""
    head: list[Text] = Field(min_length=2, max_length=4)
    """Tên các cột."""
    rows: list[list[Text]] = Field(min_length=1, max_length=4)
    """Các dòng, đủ ô."""


class StepsSlide(Titled, StepsPicture):
    """Các bước vẽ thành một đường đi có đánh số."""

    kind: Literal["steps"]
    """Loại trang."""


class FlowSlide(Titled, FlowPicture):
    """Hình các ô nối bằng mũi tên: vẽ từ `boxes` và `arrows`, hoặc từ một quy trình."""

    kind: Literal["flow"]
    """Loại trang."""


class ChartSlide(Titled, ChartPicture):
    """Hình cột lớn vẽ từ dữ kiện."""

    kind: Literal["chart"]
    """Loại trang."""


class CaseSlide(Titled):
    """Một tình huống hư cấu và câu hỏi."""

    kind: Literal["case"]
    """Loại trang."""
    story: Text
    """Chuyện, không quá 25 chữ; người và nơi đều đặt ra."""
    question: Text
    """Câu hỏi."""
    picture: PictureOf | None = None
    """Hình."""


class AskOption(Model):
    """Một phương án của câu hỏi."""

    text: Text
    """Lời phương án."""
    right: bool = False
    """Phương án đúng."""


class AskSlide(SlideBase):
    """Câu hỏi A, B, C cho hội trường: lấy từ bộ câu hỏi ôn tập (`item`) hoặc viết ở đây."""

    kind: Literal["ask"]
    """Loại trang."""
    item: Id | None = None
    """Mã một câu ôn tập một đáp án hoặc đúng/sai."""
    question: Text | None = None
    """Câu hỏi viết riêng."""
    options: list[AskOption] = Field(default=[], max_length=4)
    """Hai tới bốn phương án, một phương án đúng."""
    why: Text | None = None
    """Vì sao; hiện cùng đáp án."""


class ActivitySlide(Titled):
    """Việc cho cả lớp làm, có đồng hồ đếm lùi."""

    kind: Literal["activity"]
    """Loại trang."""
    task: Text
    """Làm gì, không quá 25 chữ."""
    countdown: int = Field(ge=1, le=60)
    """Số phút đếm lùi trên màn."""
    bring: Id | None = None
    """Mã biểu mẫu phát ra."""
    picture: PictureOf | None = None
    """Hình."""


class BreakSlide(SlideBase):
    """Giải lao."""

    kind: Literal["break"]
    """Loại trang."""


class RememberSlide(SlideBase):
    """Nhớ ba điều."""

    kind: Literal["remember"]
    """Loại trang."""
    points: list[Text] = Field(min_length=3, max_length=3)
    """Đúng ba điều, mỗi điều không quá 10 chữ."""


class EndSlide(SlideBase):
    """Trang cuối; mã QR và địa chỉ trang học phần tự hiện."""

    kind: Literal["end"]
    """Loại trang."""
    lead: Text
    """Sáng mai làm gì."""


Slide = Annotated[
    TitleSlide
    | ClaimSlide
    | NumberSlide
    | CompareSlide
    | TableSlide
    | StepsSlide
    | FlowSlide
    | ChartSlide
    | CaseSlide
    | AskSlide
    | ActivitySlide
    | BreakSlide
    | RememberSlide
    | EndSlide,
    Field(discriminator="kind"),
]
"""One slide."""


class Slides(Model):
    """Trang chiếu của một học phần (hoc-phan/NN-…/slides.yml)."""

    id: Id
    """Mã học phần."""
    slides: list[Slide] = Field(min_length=1)
    """Các trang, theo thứ tự chiếu."""
