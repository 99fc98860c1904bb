"""What makes this portal this province's: names, address, colours, languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.content.models.base import Id, Model, Text

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class LocalizedText(Model):
    """Lời ở hai thứ tiếng."""

    vi: Text
    """Tiếng Việt."""
    en: Text | None = None
    """Tiếng Anh, nếu cổng có bản tiếng Anh."""

    def get(self, language: str) -> str:
        """Return the text in *language*, Vietnamese if there is none."""
        return self.en if language == "en" and self.en else self.vi


class Period(Model):
    """Những năm mà chương trình của cổng chạy."""

    first: int = Field(ge=1900, le=2200)
    """Năm đầu."""
    last: int = Field(ge=1900, le=2200)
    """Năm cuối."""


class Colours(Model):
    """Màu nhận diện dùng ngoài trang web (bản in, thẻ màu của trình duyệt)."""

    primary: Colour
    """Màu chính (chàm)."""
    accent: Colour
    """Màu nhấn (ban)."""
    ornament: Colour
    """Màu họa tiết (nghệ)."""


class UnitList(Model):
    """Danh sách đơn vị hành chính cấp xã, để biết đơn vị nào chưa gửi báo cáo."""

    source: Text | None = None
    """Nguồn của danh sách, hiện cho người đọc."""
    package: Literal["vietnam-provinces"] | None = None
    """Lấy tên theo tỉnh từ gói Python này lúc dựng, khi names để trống."""
    count: Text | None = None
    """Dữ kiện cho biết có bao nhiêu đơn vị, dạng mã-dữ-kiện:khóa."""
    names: list[Text] = []
    """Tên các đơn vị; để trống khi lấy từ gói."""


class Handbook(Model):
    """Sổ tay: nhiều trang trong một tệp HTML, để gửi qua Zalo, Bluetooth."""

    id: Id
    """Mã, cũng là phần đầu của tên tệp."""
    title: Text
    """Tên sổ tay."""
    pages: Annotated[list[Text], Field(min_length=1)]
    """Các trang theo thứ tự, tính từ docs/vi, không có đuôi .md."""


class Feedback(Model):
    """Nơi nhận lời báo “trang này khó hiểu”; bỏ trống cả ba thì trang mời gửi cho Hội Khuyến học xã."""

    phone: Annotated[str, StringConstraints(pattern=r"^\+?\d{8,15}$")] | None = None
    """Số điện thoại nhận tin nhắn, chỉ chữ số: mở sẵn tin nhắn đã viết."""
    zalo: Annotated[str, StringConstraints(pattern=r"^\d{8,20}$")] | None = None
    """Số điện thoại hay mã trang Zalo, phần sau https://zalo.me/: chép lời rồi mở Zalo."""
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s?&]+@[^@\s?&]+\.[a-z]+$")] | None = None
    """Thư điện tử: mở sẵn thư đã viết."""


class Portal(Model):
    """Tất cả những gì riêng của địa phương (portal.yml)."""

    name: LocalizedText
    """Tên cổng."""
    short_name: LocalizedText | None = None
    """Tên ngắn dưới biểu tượng trên màn hình điện thoại; bỏ trống thì dùng tên cổng."""
    description: LocalizedText
    """Một câu giới thiệu, cho máy tìm kiếm và chân trang."""
    province: Text
    """Tên tỉnh, thành phố."""
    organisation: LocalizedText
    """Cơ quan chủ quản của cổng."""
    organisation_short: Text
    """Tên gọi tắt của cơ quan."""
    site_url: Annotated[str, StringConstraints(pattern=r"^https?://\S+/$")]
    """Địa chỉ công bố, kết thúc bằng dấu gạch chéo; dùng cho mã QR và liên kết trong bản in."""
    address: Text | None = None
    """Địa chỉ bưu chính, nếu muốn hiện ở chân trang."""
    contact: Text | None = None
    """Thư điện tử hoặc điện thoại, nếu muốn hiện ở chân trang."""
    feedback: Feedback = Field(default_factory=Feedback)
    """Nơi nhận lời báo trang khó hiểu, hiện ở chân mỗi trang."""
    colours: Colours
    """Màu nhận diện."""
    subject: Text
    """Lớp và tài liệu nói về việc gì, viết thường, tiếp sau chữ “tập huấn”: xây dựng xã hội học tập."""
    period: Period | None = None
    """Các năm của chương trình: năm ghi trên phiếu tự chấm phải nằm trong đó; bỏ trống thì không xét."""
    local_facts: dict[Id, Text] = {}
    """Tệp dữ kiện không gắn với văn bản nào và trang hiện nó (tính từ docs/vi, không có đuôi .md)."""
    units: UnitList = Field(default_factory=UnitList)
    """Đơn vị cấp xã."""
    handbooks: list[Handbook] = []
    """Các sổ tay gửi được qua Zalo, Bluetooth; học phần nào cũng đã có tệp như vậy."""
    official_hosts: list[Text] = []
    """Nơi công bố văn bản (gov.vn gồm mọi trang con); chỉ ở đó mới ghi chinh-van; bỏ trống: không xét."""
    search_examples: list[Text] = []
    """Câu tìm thử hiện trên trang chủ."""

    @property
    def feed(self) -> str:
        """Whole address of the feed of changes, which lies beside their page."""
        return f"{self.site_url}tra-cuu/thay-doi/rss.xml"
