"""An official text as a page: walked in the portal that `portal init` lays down, whose decision is invented."""

from __future__ import annotations

import functools
import io
import re
import threading
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal import pipeline
from portal.paths import Paths
from portal.starting import start_project

from . import searching
from .conftest import Quiet, Server, Watched, watch
from .test_citing import _CATCH
from .test_pages import violations

TEXT = "van-ban/qd-9-2026-ubnd-mau/toan-van/"
OLDER = TEXT + "2026-02-01/"
DECISION = "Quyết định số 9/2026/QĐ-UBND-MAU ngày 15/01/2026 của Ủy ban nhân dân tỉnh Mẫu"
ISSUED = f"Quy định ban hành kèm theo {DECISION}"


@pytest.fixture(scope="session")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starter's portal, built once; its site and, below .cache, the copy for computers."""
    folder = tmp_path_factory.mktemp("toan-van") / "tinh-mau"
    start_project(folder)
    paths = Paths(folder)
    catalogue, issues = pipeline.checked(paths)
    assert not issues.errors
    pipeline.handouts(paths, catalogue, lambda _: None)
    pipeline.site(paths, catalogue)
    return folder


@pytest.fixture(scope="session")
def served(starter: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(starter / "site"))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def wide(chromium: Browser, served: str) -> Iterator[Watched]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="vi-VN"
    )
    yield watch(context.new_page(), served)
    context.close()


@pytest.fixture
def narrow(chromium: Browser, served: str) -> Iterator[Watched]:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    yield watch(context.new_page(), served)
    context.close()


@pytest.fixture
def disk(chromium: Browser, starter: Path) -> Iterator[Watched]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_offline(True)
    yield watch(context.new_page(), (starter / ".cache" / "site-offline").as_uri())
    context.close()


def opened(watched: Watched, path: str = TEXT) -> Page:
    """The page with its tools there, and a clipboard that tells."""
    if watched.base.startswith("file:"):
        path = re.sub(r"/(?=#|$)", ".html", path)
    watched.page.goto(f"{watched.base}/{path}", wait_until="load")
    watched.page.wait_for_selector(".law-jump")
    watched.page.evaluate(_CATCH)
    return watched.page


def copied(page: Page) -> list[str]:
    page.wait_for_function("() => window.copied")
    lines: str = page.evaluate("() => window.copied")
    return lines.split("\n")


def number(page: Page, anchor: str) -> str:
    return f"[data-at='{anchor}'] > :first-child > .law-no"


def test_a_clause_is_copied_whole_with_its_citation(wide: Watched, disk: Watched) -> None:
    for watched in (wide, disk):
        page = opened(watched)
        page.hover("[data-at='kem-theo.dieu-3.khoan-1'] > p")
        page.get_by_role(
            "button", name=re.compile("^Sao chép kèm trích dẫn khoản 1 Điều 3 Quy định")
        ).click()
        lines = copied(page)
        assert lines[0] == "“1. Tủ sách học tập có đủ các điều kiện sau:"
        assert lines[1] == "a) Có từ 80 cuốn trở lên, không kể sách giáo khoa;"
        assert lines[-3] == "đ) Có ít nhất mười cuốn sách chữ to cho người cao tuổi.”"
        assert lines[-2] == f"(khoản 1 Điều 3 {ISSUED})"
        assert lines[-1].endswith("/toan-van/#kem-theo.dieu-3.khoan-1")
        assert lines[-1].startswith("https://tinh-mau.example/" if watched is disk else wide.base)
        expect(page.locator(".doc [role=status]").last).to_have_text("Đã sao chép lời văn kèm trích dẫn.")
        watched.assert_clean()


def test_the_keyboard_reaches_the_tools_and_leaves_them(wide: Watched) -> None:
    page = opened(wide)
    page.focus(number(page, "dieu-2.khoan-2"))
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "Sao chép kèm trích dẫn khoản 2 Điều 2")
    page.keyboard.press("Enter")
    assert copied(page)[-2] == f"(khoản 2 Điều 2 {DECISION})"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.copied.startsWith('http')")
    assert copied(page) == [f"{wide.base}/{TEXT}#dieu-2.khoan-2"]
    page.keyboard.press("Escape")
    expect(page.locator(".law-tools")).to_have_count(0)
    expect(page.locator(":focus")).to_have_attribute("href", "#dieu-2.khoan-2")


def test_on_a_phone_the_number_opens_the_tools(narrow: Watched) -> None:
    page = opened(narrow)
    expect(page.locator(".law-tools")).to_have_count(0)
    page.tap(number(page, "kem-theo.dieu-6.khoan-2"))
    page.locator(".law-tools .cite").first.tap()
    assert copied(page)[-2] == f"(khoản 2 Điều 6 {ISSUED})"
    expect(page.locator("[id='kem-theo.dieu-6.khoan-2']")).to_be_in_viewport()
    least = page.locator(".law-tools button").evaluate_all(
        "all => Math.min(...all.map(b => b.offsetHeight))"
    )
    assert least >= 44
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    narrow.assert_clean()


def select(page: Page, first: str, last: str) -> tuple[str, str]:
    """Mark from one provision to another and copy; returns text and HTML of the clipboard."""
    taken: list[str] = page.evaluate(
        """([first, last]) => {
          const range = document.createRange();
          const [a, b] = [first, last].map((at) => document.getElementById(at));
          range.setStart(a, 0); range.setEnd(b, b.childNodes.length);
          getSelection().removeAllRanges(); getSelection().addRange(range);
          const data = new DataTransfer();
          const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
          a.dispatchEvent(event);
          return [data.getData('text/plain'), data.getData('text/html')];
        }""",
        [first, last],
    )
    return taken[0], taken[1]


@pytest.mark.parametrize(
    ("first", "last", "place"),
    [
        ("dieu-2.khoan-1", "dieu-2.khoan-2", f"khoản 1 và khoản 2 Điều 2 {DECISION}"),
        ("dieu-2.khoan-1", "dieu-2.khoan-1", f"khoản 1 Điều 2 {DECISION}"),
        (
            "kem-theo.dieu-6.khoan-1",
            "kem-theo.dieu-6.khoan-3",
            f"khoản 1, khoản 2 và khoản 3 Điều 6 {ISSUED}",
        ),
        (
            "kem-theo.dieu-3.khoan-1.diem-a",
            "kem-theo.dieu-3.khoan-1.diem-dd",
            f"từ điểm a đến điểm đ khoản 1 Điều 3 {ISSUED}",
        ),
    ],
)
def test_marked_words_take_their_place_along(wide: Watched, first: str, last: str, place: str) -> None:
    page = opened(wide)
    text, html = select(page, first, last)
    lines = text.split("\n")
    assert lines[-2] == f"({place})"
    assert lines[-1] == f"{wide.base}/{TEXT}#{first}"
    assert place in html
    assert "Đã sửa đổi" not in text + html, "notes are no part of the wording"


def test_a_word_is_copied_as_it_is(wide: Watched) -> None:
    page = opened(wide)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.law-kind'))")
    taken = page.evaluate(
        """() => { const data = new DataTransfer();
          const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
          document.querySelector('.law-kind').dispatchEvent(event);
          return [event.defaultPrevented, data.getData('text/plain')]; }"""
    )
    assert taken == [False, ""]


def test_notes_stand_in_the_margin_and_open_in_place_on_phones(wide: Watched, narrow: Watched) -> None:
    page = opened(wide)
    note = page.locator("[data-at='kem-theo.dieu-6.khoan-2'] > .law-notes")
    expect(note).to_contain_text("Đã sửa đổi từ 01/07/2026")
    expect(note.get_by_role("link", name="QĐ 12")).to_be_visible()
    line = page.locator("[id='kem-theo.dieu-6.khoan-2']").bounding_box()
    box = note.bounding_box()
    assert line
    assert box
    assert box["x"] >= line["x"] + line["width"], "beside the text"
    assert abs(box["y"] - line["y"]) < 60
    boxes = [b.bounding_box() for b in page.locator(".law-notes").all()]
    edges = sorted((b["y"], b["y"] + b["height"]) for b in boxes if b)
    assert all(end <= start for (_, end), (start, _) in pairwise(edges)), "none covers another"
    see = page.locator("[data-at='kem-theo.dieu-3.khoan-1'] > .law-notes")
    expect(see.get_by_role("link", name=re.compile("Học phần 1"))).to_be_visible()
    repealed = page.locator("[data-at='kem-theo.dieu-5.khoan-3'] > .law-notes")
    expect(repealed).to_contain_text("Đã bãi bỏ từ 01/07/2026")
    phone = opened(narrow)
    chip = phone.locator("[data-at='kem-theo.dieu-6.khoan-2'] summary")
    link = phone.locator("[data-at='kem-theo.dieu-6.khoan-2'] .law-note a")
    expect(link).to_be_hidden()
    chip.tap()
    expect(link).to_be_visible()


@pytest.mark.parametrize(
    ("asked", "anchor"),
    [
        ("2", "dieu-2"),
        ("6", "kem-theo.dieu-6"),
        ("6.2", "kem-theo.dieu-6.khoan-2"),
        ("điểm đ khoản 1 điều 3", "kem-theo.dieu-3.khoan-1.diem-dd"),
        ("4a", "kem-theo.dieu-4a"),
        ("phụ lục I", "phu-luc-i"),
        ("chương 2", None),
        ("16", None),
    ],
)
def test_one_jumps_to_an_article(wide: Watched, asked: str, anchor: str | None) -> None:
    page = opened(wide)
    page.fill("#law-jump", asked)
    page.keyboard.press("Enter")
    if anchor is None:
        expect(page.locator(".law-jump__said")).to_have_text(f"Văn bản không có “{asked}”.")
        return
    page.wait_for_function("anchor => decodeURIComponent(location.hash) === '#' + anchor", arg=anchor)
    top = page.evaluate("anchor => document.getElementById(anchor).getBoundingClientRect().top", anchor)
    assert 60 < top < 800, "below the header"
    expect(page.locator(".law-jump__said")).to_have_text("")


def test_the_part_being_read_is_marked_in_the_contents(wide: Watched) -> None:
    page = opened(wide, TEXT + "#kem-theo.dieu-4")
    expect(page.locator(".law-toc a[aria-current]")).to_have_text("Điều 4. Người giữ tủ sách")


def test_the_document_leads_to_its_wording_and_back(wide: Watched) -> None:
    page = wide.open("van-ban/qd-9-2026-ubnd-mau/")
    expect(page.locator("#sua-doi + ul li").first).to_contain_text(
        "đã sửa đổi từ 01/07/2026 theo khoản 1 Điều 1"
    )
    page.get_by_role("link", name="Đọc toàn văn Điều 6").click()
    page.wait_for_url("**/toan-van/#kem-theo.dieu-6")
    page.get_by_role("link", name="Thông tin, hiệu lực của QĐ 9").click()
    page.wait_for_url("**/van-ban/qd-9-2026-ubnd-mau/")
    page.get_by_role("link", name="Đọc toàn văn", exact=True).click()
    page.wait_for_url("**/toan-van/")
    # Where there is no text, nothing says that there is.
    wide.open("van-ban/qd-12-2026-ubnd-mau/")
    expect(page.locator(".doc__read")).to_have_count(0)
    wide.assert_clean()


def test_two_wordings_beside_each_other(wide: Watched, narrow: Watched) -> None:
    page = wide.open(OLDER)
    groups = page.locator(".law-diff__group")
    assert groups.filter(visible=True).count() == 4
    row = page.locator(".law-diff__row", has_text="không kể sách giáo khoa")
    expect(row.locator("del")).to_have_text(" [bỏ: 50] ")
    old, new = (row.locator(f".law-diff__{side}").bounding_box() for side in ("old", "new"))
    assert old
    assert new
    assert new["x"] >= old["x"] + old["width"] - 1
    expect(page.locator(".law-diff ins").filter(has_text="Điều 4a")).to_be_visible()
    page.get_by_label("Hiện cả phần không đổi").check()
    assert groups.filter(visible=True).count() == groups.count() > 10
    phone = narrow.open(OLDER)
    row = phone.locator(".law-diff__row", has_text="không kể sách giáo khoa")
    old, new = (row.locator(f".law-diff__{side}").bounding_box() for side in ("old", "new"))
    assert old
    assert new
    assert new["y"] >= old["y"] + old["height"] - 1
    expect(phone.locator(".law__notice")).to_contain_text("Lời văn cũ")
    phone.get_by_role("link", name="lời văn mới nhất").first.tap()
    phone.wait_for_url("**/toan-van/")
    phone.get_by_text("Các lời văn khác").tap()
    phone.get_by_role("link", name="so với lời văn này").tap()
    phone.wait_for_url("**/2026-02-01/#so-sanh")


def test_a_part_is_printed_under_its_citation(wide: Watched) -> None:
    page = opened(wide)
    page.click(".law-range summary")
    for field, title in (("#law-from", "Điều 3. Điều kiện"), ("#law-to", "Điều 4. Người giữ")):
        option = page.locator(f"{field} option", has_text=title)
        page.select_option(field, option.get_attribute("value"))
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="In", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".law-print-head")).to_contain_text(f"Điều 3 và Điều 4 {ISSUED}")
    expect(page.locator("[id='kem-theo.dieu-4']")).to_be_visible()
    expect(page.locator("[id='kem-theo.chuong-ii']")).to_be_visible()
    for hidden in ("dieu-1", "kem-theo.dieu-2", "kem-theo.dieu-4a", "kem-theo.chuong-iii", "phu-luc-i"):
        expect(page.locator(f"[id='{hidden}']")).to_be_hidden()
    for hidden in (".law__head", ".law__about", ".law__side"):
        expect(page.locator(hidden)).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("[id='dieu-1']")).to_be_visible()
    expect(page.locator(".law-print-head")).to_have_count(0)


def test_a_part_becomes_a_word_file_also_from_a_disk(wide: Watched, disk: Watched) -> None:
    for watched in (wide, disk):
        page = opened(watched)
        page.click(".law-range summary")
        first = page.locator("#law-from option", has_text="Điều 5. Chấm điểm").inner_text()
        page.select_option("#law-from", label=first)
        with page.expect_download() as saved:
            page.get_by_role("button", name="Tải Word").click()
        with zipfile.ZipFile(io.BytesIO(Path(saved.value.path()).read_bytes())) as made:
            body = made.read("word/document.xml").decode("utf-8")
        words = re.sub(r"<[^>]+>", " ", body)
        assert saved.value.suggested_filename == "trich-qd-9-2026-ubnd-mau.docx"
        assert "Tủ sách học tập được chấm theo Bảng điểm" in words
        assert DECISION in words
        assert "Người giữ tủ sách mở cửa đúng giờ" not in words
        assert "Đã bãi bỏ từ" not in words
        assert 'w:val="Heading3"' in body
        assert body.count("<w:tbl>") == 2
        assert '<w:gridSpan w:val="2"/>' in body
        assert '<w:vMerge w:val="restart"/>' in body
        watched.assert_clean()


def test_a_citation_finds_the_wording(wide: Watched) -> None:
    page = searching.at_home(wide)

    def first(query: str) -> str:
        return searching.ask(page, query)[0].removeprefix(f"{wide.base}/")

    assert first("điều 6 quyết định 9/2026").startswith(f"{TEXT}#kem-theo.dieu-6")
    assert first("khoản 2 điều 6 qđ 9/2026") == f"{TEXT}#kem-theo.dieu-6.khoan-2"
    assert first("điều 2 quyết định 9/2026") == f"{TEXT}#dieu-2"
    assert first("quyết định 9/2026") == "van-ban/qd-9-2026-ubnd-mau/"
    assert first("sách chữ to cho người cao tuổi").startswith(TEXT)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", [TEXT, OLDER])
def test_accessible_in_both_schemes(chromium: Browser, served: str, width: int, path: str) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    watched = watch(context.new_page(), served)
    watched.both_schemes = True
    page = opened(watched, path)
    page.focus(number(page, "dieu-2.khoan-1"))
    page.evaluate("document.querySelectorAll('.law details').forEach((box) => { box.open = true; })")
    assert violations(watched) == []
    assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    watched.assert_clean()
    context.close()
