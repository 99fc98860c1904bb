"""Words that help searching: names of kinds, synonyms, ways to ask, words that say little."""

from __future__ import annotations

from pydantic import Field

from portal.content.models.base import Id, Model, Text
from portal.content.models.document import DocumentKind


class KindNames(Model):
    """Người ta gọi một loại văn bản bằng những chữ nào."""

    kind: DocumentKind
    """Loại văn bản."""
    names: list[Text] = Field(min_length=1)
    """Tên và chữ viết tắt."""


class Synonym(Model):
    """Chữ người ta dùng và chữ trong văn bản."""

    say: Text
    """Chữ hay gõ."""
    means: list[Text] = Field(min_length=1)
    """Chữ văn bản dùng cho cùng một điều."""


class Intent(Model):
    """Một cách hỏi và chữ thường có trong câu trả lời."""

    ask: list[Text] = Field(min_length=1)
    """Các cách hỏi."""
    add: Text
    """Chữ của câu trả lời; đoạn có chữ này được xếp cao hơn."""


class Shorthand(Model):
    """Một chữ viết tắt ngoài bảng thuật ngữ."""

    abbr: Text
    """Chữ viết tắt."""
    means: list[Text] = Field(min_length=1)
    """Viết đủ."""


class IssuerNames(Model):
    """Những tên mà một cơ quan ban hành đã được ghi."""

    name: Text
    """Tên dùng chung."""
    also: list[Text] = Field(min_length=1)
    """Các tên khác của cùng cơ quan."""


class PageRank(Model):
    """Một loại trang: để làm gì thì đáng đứng trước hay sau, và người ta gọi nó bằng chữ nào."""

    prior: float = Field(1, gt=0)
    """Hệ số xếp hạng; 1 là bình thường."""
    asked: float = Field(1, gt=0)
    """Hệ số thêm khi người ta gõ cả một câu hỏi."""
    called: list[Text] = []
    """Chữ gọi loại trang này; trong tên một trang, chữ ấy gõ hay không cũng là gọi đúng tên."""


class PartRank(Model):
    """Những đoạn mà trang nào cũng có, hoặc cùng một loại."""

    titles: list[Text] = Field(min_length=1)
    """Đầu đề của đoạn, hoặc chữ đứng trước dấu hai chấm trong đầu đề."""
    prior: float = Field(gt=0)
    """Hệ số xếp hạng của đoạn."""
    home: Text | None = None
    """Loại trang mà đoạn ấy thuộc về: ở đó hệ số là 1, nơi khác chép lại thì nhân hệ số."""


class Fields(Model):
    """Một chữ đáng giá bao nhiêu tùy nơi nó đứng."""

    title: float = Field(gt=0)
    """Trong đầu đề của đoạn."""
    page: float = Field(gt=0)
    """Trong tên trang và các tên khác của trang."""
    text: float = Field(gt=0)
    """Trong lời văn."""


class Ranking(Model):
    """Cách xếp hạng: chữ khớp × mục đích của trang × gọi đúng tên."""

    fields: Fields
    """Giá trị của chữ theo nơi đứng."""
    named: float = Field(ge=0)
    """Gọi đúng cả tên thì điểm tăng thêm bấy nhiêu lần."""
    repealed: float = Field(gt=0)
    """Hệ số của văn bản hết hiệu lực và bộ tiêu chí cũ."""
    taught: float = Field(gt=0)
    """Hệ số thêm cho văn bản có trong kế hoạch tập huấn và văn bản thay thế chúng."""
    lists: float = Field(gt=0)
    """Hệ số của trang chủ và trang chỉ liệt kê trang khác."""
    pages: dict[Text, PageRank] = {}
    """Thư mục hoặc trang (như tra-cuu/thuat-ngu)."""
    parts: list[PartRank] = []
    """Đoạn có đầu đề như vậy."""


class SearchWords(Model):
    """Chữ giúp việc tìm kiếm (search.yml)."""

    kinds: list[KindNames] = []
    """Tên gọi các loại văn bản."""
    abbreviations: list[Shorthand] = []
    """Chữ viết tắt chưa có trong bảng thuật ngữ."""
    synonyms: list[Synonym] = []
    """Chữ đồng nghĩa."""
    intents: list[Intent] = []
    """Cách hỏi."""
    fillers: list[Text] = []
    """Cụm chữ của câu hỏi không nói gì về nội dung."""
    topics: dict[Id, Text] = {}
    """Mã chủ đề và tên chủ đề, theo thứ tự hiện ở trang tra cứu văn bản."""
    issuers: list[IssuerNames] = []
    """Cơ quan ban hành có nhiều tên, gộp lại khi lọc."""
    ranking: Ranking | None = None
    """Cách xếp hạng; không ghi thì mọi trang như nhau."""
    light: list[Text] = []
    """Chữ ít giá trị trong câu dài."""
