"""Which elements of HTML have a form, and what to write instead of those that have none."""

from __future__ import annotations

from portal.document.model import Shape, Trouble

DROPPED = {
    "downloads", "anchor", "headerlink", "hero__search", "tries", "unverified", "anchor-target", "cited",
    "letters", "needs-script", "progress", "mine", "kit__form", "module-card__progress", "linenos",
    "footnote-backref",
}  # fmt: skip
"""Classes of things that mean nothing away from the site, or are given elsewhere."""
BOXES = {
    "div", "section", "aside", "nav", "article", "header", "footer", "main", "address", "center", "hgroup",
    "details", "summary", "figcaption", "caption", "li", "dt", "dd", "thead", "tbody", "tfoot", "tr", "td",
    "th", "p",
}  # fmt: skip
"""What holds blocks; parts of lists and tables only where they stand alone."""
BLOCKS = BOXES | {
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "menu", "dl", "table", "figure", "blockquote", "pre",
    "hr", "form",
}  # fmt: skip
ITALIC = {"em", "i", "cite", "dfn", "var"}
BOLD = {"strong", "b"}
SHAPES: dict[str, Shape] = {
    "code": "code", "kbd": "code", "samp": "code", "tt": "code", "sub": "sub", "sup": "sup",
    "del": "struck", "s": "struck", "strike": "struck", "ins": "underlined", "u": "underlined",
    "mark": "marked",
}  # fmt: skip
INLINE = ITALIC | BOLD | SHAPES.keys() | {
    "a", "span", "small", "abbr", "q", "time", "data", "bdi", "bdo", "font", "big", "br", "img",
    "svg",
}  # fmt: skip
SILENT = {"script", "style", "template", "noscript", "title", "head"}
"""What holds no words for readers."""
_LINK = "Đặt liên kết thay vào, như [Xem phim](https://…), kèm một câu nói nội dung."
_BLOCK = "Dùng khối của cổng, như /// quiz hay /// form."
_HINTS = {
    "script": "Bỏ đi: mã và kiểu dáng thuộc về giao diện (overrides/src).",
    "math": "Viết công thức bằng chữ và số, hoặc đặt hình có lời thay.",
    "picture": "Viết ![hình cho thấy gì](ten-tep.png).",
}
_HINTS |= dict.fromkeys(("video", "audio", "iframe", "embed", "object", "canvas"), _LINK)
_HINTS |= dict.fromkeys(("form", "input", "button", "select", "textarea", "label", "fieldset"), _BLOCK)
_HINTS |= dict.fromkeys(("style", "template", "noscript", "link"), _HINTS["script"])


UNREAD = Trouble(
    "!--", "", "Trang không đọc được tới cuối: có chú thích, thẻ mở mà không đóng, hoặc thẻ lồng quá sâu.",
    "Đóng chú thích bằng -->, đóng thẻ đã mở.",
)  # fmt: skip


def without_form(tag: str) -> Trouble:
    """Return what is wrong with an element *tag*, in words for authors."""
    return Trouble(
        tag, "", f"<{tag}> không có dạng trên giấy, trong Word, sách điện tử và trang chiếu.",
        _HINTS.get(tag, "Viết bằng Markdown, hoặc dùng khối của cổng."),
    )  # fmt: skip
