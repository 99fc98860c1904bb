"""Pages as trees: whatever Markdown and browsers take is read, no word is lost, the rest is told."""

from __future__ import annotations

import pytest

from portal.document import (
    Block,
    Code,
    Frame,
    Heading,
    Image,
    Listing,
    Notice,
    PageTree,
    Pairs,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Span,
    Table,
    plain,
    read_page,
    walk,
)
from portal.drawing.images import ImageError

PIXELS = Image("png", b"x", 4, 3)


def image(src: str) -> Image:
    if src == "a.png":
        return PIXELS
    raise ImageError(f"Không có {src}", "Đặt tệp.")


def read(xhtml: str, **owners: str) -> PageTree:
    return read_page(xhtml, {name.replace("_", "."): owner for name, owner in owners.items()}, image)


def first(xhtml: str) -> Block:
    tree = read(xhtml)
    assert tree.troubles == []
    return tree.blocks[0]


def spans(xhtml: str) -> tuple[Span, ...]:
    block = first(xhtml)
    assert isinstance(block, Paragraph)
    return block.spans


@pytest.mark.parametrize(
    ("xhtml", "words"),
    [
        ("<p>Dòng một<br>dòng hai<br/>dòng ba</p>", "Dòng một\ndòng hai\ndòng ba"),
        ("<p>A&nbsp;B &amp; C &lt;D&gt; &eacute;</p>", "A\u00a0B & C <D> é"),
        ("<p>Phòng R&D, A & B, 3 < 5</p>", "Phòng R&D, A & B, 3 < 5"),
        ("<p>Trước<!-- <svg> ghi chú --> sau<?php x ?>.</p>", "Trước sau."),
        ("<!-- đầu --><p>Chữ</p><!-- cuối -->", "Chữ"),
        ("<p>Một<p>Hai", "Một Hai"),
        ("<ul><li>Một<li>Hai<ul><li>Ba</ul></ul>", "Một Hai Ba"),
        ("<table><tr><td>A<td>B<tr><td>C</table>", "A B C"),
        ("<p>Chưa đóng <b>đậm</p><p>tiếp</b></p>", "Chưa đóng đậm tiếp"),
        ("<P CLASS=lead>Chữ <EM>hoa</EM></P>", "Chữ hoa"),
        ("<p>Anh nói <q>vâng</q>.</p>", "Anh nói “vâng”."),
        ("<div><a href='x'><div>Thẻ</div></a></div>", "Thẻ"),
        ("<p>Ký tự\x00 lạ\x0b</p>", "Ký tự lạ"),
        ("<p>Một</p></body></html><p>Hai</p>", "Một Hai"),
        ("<p>Nút <span>to<wbr>nhỏ</span></p>", "Nút to\u200bnhỏ"),
    ],
)
def test_what_browsers_take_is_read(xhtml: str, words: str) -> None:
    tree = read(xhtml)
    assert plain(tree.blocks) == words
    assert tree.troubles == []


@pytest.mark.parametrize(
    ("xhtml", "shape"),
    [
        ("<code>a</code>", "code"),
        ("<kbd>a</kbd>", "code"),
        ("<sub>a</sub>", "sub"),
        ("<sup>a</sup>", "sup"),
        ("<del>a</del>", "struck"),
        ("<ins>a</ins>", "underlined"),
        ("<mark>a</mark>", "marked"),
        ("<sup><code>a</code></sup>", "code"),
    ],
)
def test_letters_keep_their_shape(xhtml: str, shape: str) -> None:
    assert spans(f"<p>{xhtml}</p>")[0].shape == shape


def test_looks_and_links() -> None:
    found = spans(
        "<p><strong>đậm</strong> <em>nghiêng</em> <a href='https://a.example/'>liên kết</a> "
        "<a href='#x'>tại chỗ</a> <span class='pill pill--end'>hết</span> <small>nhỏ</small></p>"
    )
    assert [s.text for s in found if s.bold] == ["đậm"]
    assert [s.text for s in found if s.italic] == ["nghiêng"]
    assert {s.text: s.href for s in found if s.href} == {"liên kết": "https://a.example/"}
    assert {s.text: s.look for s in found if s.look} == {"hết": "pill-end", "nhỏ": "fine"}


def test_source_marks_become_numbers_in_the_order_of_the_text() -> None:
    tree = read(
        "<p>A <a class='src' href='https://x/#qd-3.dieu-1'>nguồn</a>, B "
        "<a class='src' href='https://x/#qd-2.dieu-1'>nguồn</a>, C "
        "<a class='src' href='https://x/#qd-3.dieu-1'>nguồn</a>.</p>",
        **{"qd-2_dieu-1": "qd-2", "qd-3_dieu-1": "qd-3"},
    )
    assert tree.owners == ["qd-3", "qd-2"]
    assert isinstance(tree.blocks[0], Paragraph)
    assert [s.text for s in tree.blocks[0].spans] == ["A", "[1]", ", B", "[2]", ", C", "[1]", "."]


def test_sections_without_content_disappear() -> None:
    tree = read("<h1>Trang</h1><h2>Còn</h2><p>Có.</p><h2>Tải về</h2><ul class='downloads'><li>tệp</ul>")
    assert tree.title == "Trang"
    assert [plain(b) for b in tree.blocks] == ["Còn", "Có."]


def test_blocks_of_markdown_have_their_kind() -> None:
    kinds = {
        "<blockquote><p>Lời</p></blockquote>": Quote,
        "<pre><code>a\n  b\n</code></pre>": Code,
        "<div class='highlight'><span class='filename'>t.sh</span><pre><span></span><code>a</code></pre></div>": Code,
        "<hr />": Rule,
        "<dl><dt>Tên</dt><dd>Nghĩa</dd></dl>": Pairs,
        "<ol start='3'><li>A</ol>": Listing,
        "<div class='admonition warning'><p class='admonition-title'>Chú ý</p><p>Lời</p></div>": Notice,
        "<div class='keypoints'><p>Ý</p></div>": Frame,
        "<h3>Mục</h3><p>x</p>": Heading,
    }
    for xhtml, kind in kinds.items():
        assert isinstance(first(xhtml), kind), xhtml
    code = first("<pre><code>a\n  b &amp; c\n</code></pre>")
    assert code == Code("a\n  b & c")
    listing = first("<ol start='3'><li>A</ol>")
    assert isinstance(listing, Listing)
    assert listing.start == 3
    assert plain(first("<details><summary>Mở</summary><p>Lời</p></details>")) == "Mở"


def test_every_row_of_a_table_is_as_long_as_its_header() -> None:
    table = first(
        "<table><caption>Tên</caption><tr><th>A</th><th>B</th><th class='num'>C</th></tr>"
        "<tr><td rowspan=2>1</td><td colspan=2>2</td></tr><tr><td>3</td><td class=num>4</td></tr><tr><td>5</table>"
    )
    assert isinstance(table, Table)
    assert (table.caption, table.numeric) == ("Tên", frozenset({2}))
    assert [plain(c) for c in table.head] == ["A", "B", "C"]
    assert [[plain(c) for c in row] for row in table.rows] == [
        ["1", "2", ""],
        ["", "3", "4"],
        ["5", "", ""],
    ]
    aligned = first("<table><tr><td>Tên</td><td style='text-align: right;'>12</td></tr></table>")
    assert isinstance(aligned, Table)
    assert (aligned.head, aligned.numeric) == ((), frozenset({1}))


def test_pairs_in_pairs_stand_once() -> None:
    pairs = first("<dl><dt>A</dt><dt>B</dt><dd>C<dl><dt>D<dd>E</dl></dl>")
    assert isinstance(pairs, Pairs)
    assert len(pairs.rows) == 1
    assert plain(pairs) == "A, B C D E"


@pytest.mark.parametrize(
    ("xhtml", "before", "href"),
    [
        ("<p>Trước <img src='a.png' alt='Sơ đồ'> sau</p>", "Trước", ""),
        (
            "<p>Trước</p><p><a href='https://b.example/'><img src='a.png' alt='Sơ đồ'></a></p>",
            "Trước",
            "https://b.example/",
        ),
        ("<ul><li>Trước<img src='a.png' alt='Sơ đồ'></li></ul>", "Trước", ""),
        (
            "<p>Trước</p><figure><img src='a.png' alt='Sơ đồ'><figcaption>Tên</figcaption></figure>",
            "Trước",
            "",
        ),
    ],
)
def test_a_picture_is_a_block_wherever_it_stands(xhtml: str, before: str, href: str) -> None:
    tree = read(xhtml)
    picture = next(b for b in walk(tree.blocks) if isinstance(b, Picture))
    assert (picture.image, picture.alt, picture.href) == (PIXELS, "Sơ đồ", href)
    assert plain(tree.blocks).startswith(f"{before} Sơ đồ")


def test_a_heading_says_its_picture_in_words() -> None:
    assert plain(first("<h2><img src='a.png' alt='Dấu'> Mục</h2><p>x</p>")) == "Dấu Mục"


def test_drawings_of_authors_keep_their_letters() -> None:
    picture = first(
        "<p><svg viewBox='0 0 10 5'><title>Hình thử</title><defs><linearGradient id='a'/></defs>"
        "<text x='1'>R&amp;D &nbsp;</text></svg></p>"
    )
    assert isinstance(picture, Picture)
    assert (picture.alt, picture.image.kind, picture.image.width) == ("Hình thử", "svg", 10)
    assert "viewBox" in picture.image.svg
    assert "linearGradient" in picture.image.svg


@pytest.mark.parametrize(
    ("xhtml", "tag", "words"),
    [
        ("<video src='x'>Phim</video>", "video", "Phim"),
        ("<p>Chữ <button>nút</button></p>", "button", "Chữ nút"),
        ("<iframe src='x'></iframe>", "iframe", ""),
        ("<form><p>Mẫu</p></form>", "form", "Mẫu"),
        ("<script>let a = 1</script><p>Chữ</p>", "script", "Chữ"),
        ("<p><x-lich>Lịch</x-lich></p>", "x-lich", "Lịch"),
        ("<p><img src='b.png' alt='Cây'></p>", "img", "Cây"),
        ("<p><img src='a.png'></p>", "img", ""),
        ("<p><svg viewBox='0 0 1 1'><path d='M0 0'/></svg></p>", "svg", ""),
        ("<p><svg viewBox='0 0 1 1'><title>A</title><g></svg></p>", "svg", ""),
        ("<p><svg viewBox='0 0 1 1'><title>A</title><script/></svg></p>", "svg", "A"),
    ],
)
def test_what_has_no_form_is_told_and_keeps_its_words(xhtml: str, tag: str, words: str) -> None:
    tree = read(xhtml)
    assert [t.tag for t in tree.troubles][-1] == tag
    assert plain(tree.blocks) == words
    assert all(t.message and t.hint for t in tree.troubles)


@pytest.mark.parametrize(
    "xhtml", ["<p>A<!-- quên đóng</p><p>B</p>", "<div>" * 400 + "sâu" + "</div>" * 400]
)
def test_what_is_not_read_to_its_end_is_told(xhtml: str) -> None:
    assert "tới cuối" in read(xhtml).troubles[-1].message
