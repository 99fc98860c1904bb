"""The editors' page in a browser: a file dropped, a clause mended, the change seen, the text written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.content.loader import load
from portal.desk.server import Desk, opened
from portal.paths import Paths
from portal.starting import start_project
from tests.browser.conftest import Watched, watch
from tests.browser.test_pages import AXE, _axe
from tests.intake.offices import docx, invented

NEW = "qd-15-2026-ubnd-thu"


@pytest.fixture
def project(tmp_path: Path) -> Paths:
    start_project(tmp_path / "cong")
    return Paths(tmp_path / "cong")


@pytest.fixture
def desk(project: Paths) -> Iterator[Desk]:
    running = opened(project, 8300, "http://127.0.0.1:8299/")
    yield running
    running.close()


@pytest.fixture(params=[(360, "light"), (1280, "dark")], ids=["phone-light", "wide-dark"])
def editor(request: pytest.FixtureRequest, chromium: Browser, desk: Desk) -> Iterator[Watched]:
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="vi-VN",
    )
    yield watch(context.new_page(), desk.address.rstrip("/"))
    context.close()


def accessible(page: Page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return _axe(page, "document", "{preload: false}")


def given(page: Page, name: str = "quyet-dinh.docx", data: bytes | None = None) -> None:
    kind = "application/octet-stream"
    page.locator("#file").set_input_files(
        {"name": name, "mimeType": kind, "buffer": docx(invented()) if data is None else data}
    )


def test_from_a_file_to_a_text(editor: Watched, project: Paths) -> None:
    page = editor.open("")
    assert accessible(page) == []
    given(page)
    expect(page.locator(".status")).to_contain_text("Đã đọc xong")
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # Looking at a clause marks where it stands in the file; its words are mended, and the way back is there.
    clause = page.locator(".row--khoan").first
    words = clause.locator(".row__text").inner_text()
    clause.click()
    expect(page.locator(".source__line--here").first).to_contain_text(words[:20])
    field = page.get_by_role("textbox", name="Lời văn")
    field.fill("Lời đã sửa.")
    page.get_by_role("button", name="Xong").click()
    expect(page.locator(".row__text", has_text="Lời đã sửa.")).to_have_count(1)
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".row--khoan").first).to_contain_text(words[:20])
    page.locator(".row--khoan").first.click()
    page.get_by_role("textbox", name="Lời văn").fill("Lời đã sửa.")
    assert accessible(page) == []

    page.get_by_label("Mã văn bản").fill(NEW)
    expect(page.locator("#document-hint")).to_contain_text("lập mục mới")
    page.get_by_role("button", name="Xem trước khi ghi").click()
    expect(page.locator(".preview")).to_contain_text(f"docs/vi/van-ban/{NEW}/toan-van.md")
    assert accessible(page) == []
    assert NEW not in load(project)[0].documents
    page.get_by_role("button", name="Ghi vào cổng").click()
    expect(page.locator(".done a")).to_have_attribute(
        "href", f"http://127.0.0.1:8299/van-ban/{NEW}/toan-van/"
    )
    assert accessible(page) == []
    catalogue, issues = load(project)
    assert "Lời đã sửa." in catalogue.texts.newest[NEW].page.body
    assert list(issues.errors) == []

    # Again: what changed is shown beside what was there.
    page.get_by_role("textbox", name="Lời văn").fill("Lời sửa lần nữa.")
    page.get_by_role("button", name="Xem trước khi ghi").click()
    expect(page.locator(".change del")).to_have_text("Lời đã sửa.")
    expect(page.locator(".change ins")).to_have_text("Lời sửa lần nữa.")
    editor.assert_clean()


def test_a_file_that_cannot_be_read_is_told_and_the_page_goes_on(editor: Watched) -> None:
    page = editor.open("")
    given(page, "hong.docx", b"PK\x03\x04khong phai")
    expect(page.locator(".status--bad")).to_be_visible()
    given(page)
    expect(page.locator(".status")).to_contain_text("Đã đọc xong")
    expect(page.locator(".status--bad")).to_have_count(0)


def test_the_structure_is_mended_by_keyboard(editor: Watched) -> None:
    page = editor.open("")
    given(page)
    expect(page.locator(".status")).to_contain_text("Đã đọc xong")
    count = page.locator(".rows > *").count()
    first = page.locator(".row--khoan").first
    first.focus()
    page.keyboard.press("Enter")
    kind = page.get_by_label("Loại phần")
    expect(kind).to_be_focused()
    kind.select_option("doan")
    page.get_by_role("button", name="Nối lên trên").press("Enter")
    expect(page.locator(".rows > *")).to_have_count(count - 1)
    page.get_by_role("button", name="Hoàn tác").press("Enter")
    page.get_by_role("button", name="Hoàn tác").press("Enter")
    expect(page.locator(".rows > *")).to_have_count(count)
    expect(page.get_by_role("button", name="Hoàn tác")).to_be_disabled()


def test_facts_are_verified_beside_the_wording(editor: Watched, project: Paths) -> None:
    page = editor.open("")
    page.get_by_label("Văn bản đã có toàn văn").select_option("qd-9-2026-ubnd-mau")
    page.get_by_role("button", name="Đối chiếu").click()
    card = page.locator(".card", has_text="qd-9.so-cuon")
    expect(card.locator(".figure--found")).to_contain_text("80")
    expect(card.locator("mark.figure")).to_have_text("80 cuốn")
    write = page.locator(".work > .button")
    expect(write).to_be_disabled()
    assert accessible(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    card.get_by_label("Sửa theo văn bản").check()
    card.get_by_label("Lời của dữ kiện").fill("Tủ sách học tập có từ 80 cuốn, không kể sách giáo khoa.")
    other = page.locator(".card", has_text="qd-9.cong-nhan")
    other.get_by_label("Văn bản không nói thế").check()
    other.get_by_label("Vì sao").fill("Còn điều kiện khác.")
    assert accessible(page) == []
    expect(write).to_have_text("Ghi 2 lựa chọn")
    write.click()
    expect(page.locator(".status")).to_contain_text("Đã ghi vào 1 tệp")
    expect(card).to_have_count(0)
    facts = load(project)[0].facts
    assert facts["qd-9.so-cuon"].text == "Tủ sách học tập có từ 80 cuốn, không kể sách giáo khoa."
    assert facts["qd-9.so-cuon"].anchor == "kem-theo.dieu-3.khoan-1.diem-a"
    assert "Còn điều kiện khác." in (facts["qd-9.cong-nhan"].note or "")
    editor.assert_clean()
