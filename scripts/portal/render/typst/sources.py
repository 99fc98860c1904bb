"""What a page rests on, at its end: sources in the order of their numbers, and what is not certain."""

from __future__ import annotations

from portal.document import ReadPage
from portal.render.typst.markup import call, escape, sequence, string

_DOUBT = (
    "Các dữ kiện sau lấy từ nguồn thứ cấp (gạch chân chấm trong bài) hoặc là suy luận. "
    "Khi trích dẫn chính thức, xin đối chiếu bản gốc."
)


def sources(page: ReadPage) -> list[str]:
    """Return the list of sources of *page*, and which facts were not checked against an original."""
    parts: list[str] = []
    if page.sources:
        items = [
            f"{call('strong', escape(source.name))}. {'; '.join(_place(*p) for p in source.places)}."
            for source in page.sources
        ]
        parts += [call("heading", "Nguồn", depth="1"), call("fine", sequence("enum", items))]
    if page.doubtful:
        lines = [
            escape(fact.text) + (' #pill("check")[cần đối chiếu]' if fact.confidence == "suy-luan" else "")
            for fact in page.doubtful
        ]
        parts += [
            call("heading", "Chưa đối chiếu bản gốc", depth="1"), call("fine", escape(_DOUBT)),
            call("fine", sequence("list", lines)),
        ]  # fmt: skip
    return parts


def _place(words: str, address: str) -> str:
    if not address:
        return escape(words)
    breakable = escape(words).replace("\\/", "\\/\u200b").replace("\\-", "\\-\u200b")
    return f"#link({string(address)})[{breakable}]"
