"""Drafts of a form: two pages never write over each other, full storage is said, a killed browser loses nothing."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.content.catalogue import Catalogue

from .conftest import FLAGS, Watched, watch
from .test_pages import violations
from .webforms import DELEGATES, MINUTES, SURVEY, VILLAGE, box, go, open_file, save

PAUSE = 700
"""Milliseconds after which what was typed has been written down."""


def beside(watched: Watched, form: str) -> Page:
    """A second page of the same browser with the same form."""
    return go(watch(watched.page.context.new_page(), watched.base), form)


def kept(page: Page, form: str) -> list[dict[str, Any]]:
    """The drafts of *form* in storage, as they lie there, by what the first text field says."""
    found = page.evaluate(
        "start => Object.keys(localStorage).filter(k => k.startsWith(start)).map(k => localStorage[k])",
        f"xhht.form.{form}.draft.",
    )
    return [json.loads(text) for text in found]


def names(page: Page, field: str = "thon", form: str = VILLAGE) -> list[str]:
    return sorted(draft["records"][0]["fields"][field] for draft in kept(page, form))


def typed(page: Page, words: str) -> None:
    box(page, "thon").fill(words)
    page.wait_for_timeout(PAUSE)


def notice(page: Page) -> Any:
    return page.locator(".wf-notice")


def test_two_pages_of_one_draft_ask_before_either_writes(anyhow: Watched) -> None:
    first = go(anyhow, VILLAGE)
    typed(first, "Bản Mẫu 1")
    second = beside(anyhow, VILLAGE)
    expect(notice(second)).to_contain_text("đang mở ở một thẻ hoặc cửa sổ khác")
    assert box(second, "thon").input_value() == "Bản Mẫu 1"
    assert second.locator(".wf-form").get_attribute("inert") is not None, (
        "nothing is typed before the answer"
    )
    assert not notice(first).is_visible()
    box(first, "so_ho").fill("120")  # not yet written down when the other page takes over
    notice(second).get_by_role("button", name="Tiếp tục ở đây").click()
    expect(notice(second)).to_be_hidden()
    expect(notice(first)).to_contain_text("tạm dừng")
    expect(box(second, "so_ho")).to_have_value("120")
    typed(second, "Bản Mẫu 2")
    assert names(second) == ["Bản Mẫu 2"]
    notice(first).get_by_role("button", name="Tiếp tục ở đây").click()
    expect(box(first, "thon")).to_have_value("Bản Mẫu 2")
    expect(notice(second)).to_contain_text("tạm dừng")
    anyhow.assert_clean()


def test_the_second_page_can_begin_another_draft(anyhow: Watched) -> None:
    first = go(anyhow, VILLAGE)
    typed(first, "Bản Mẫu 1")
    second = beside(anyhow, VILLAGE)
    notice(second).get_by_role("button", name="Bản nháp mới").click()
    assert box(second, "thon").input_value() == ""
    typed(second, "Bản Mẫu 2")
    typed(first, "Bản Mẫu 1 sửa")
    assert names(first) == ["Bản Mẫu 1 sửa", "Bản Mẫu 2"]
    expect(first.locator(".wf-kept")).to_contain_text("đang mở ở thẻ khác với bản nháp khác")
    third = beside(anyhow, VILLAGE)
    notice(third).get_by_role("button", name="Mở bản nháp khác").click()
    assert third.evaluate("document.activeElement.tagName") == "SUMMARY"
    for page in (first, second):
        page.reload()
        page.wait_for_selector(".wf-tools")
    assert box(first, "thon").input_value() == "Bản Mẫu 1 sửa", "each tab comes back to its own draft"
    assert box(second, "thon").input_value() == "Bản Mẫu 2"


def test_two_blank_pages_make_two_drafts(anyhow: Watched) -> None:
    first, second = go(anyhow, SURVEY), beside(anyhow, SURVEY)
    box(first, "ho_ten").fill("Nguyễn Văn A")
    box(second, "ho_ten").fill("Trần Thị B")
    first.wait_for_timeout(PAUSE)
    assert names(first, "ho_ten", SURVEY) == ["Nguyễn Văn A", "Trần Thị B"]


def test_a_corrected_file_carries_what_tells_it_from_others(anyhow: Watched, tmp_path: Path) -> None:
    page = go(anyhow, VILLAGE)
    typed(page, "Bản Mẫu 1")
    first = save(page, tmp_path)
    page.reload()
    page.wait_for_selector(".wf-tools")
    typed(page, "Bản Mẫu Một")
    second = save(page, tmp_path)
    assert first["submission"] == second["submission"]
    page.get_by_role("button", name="Xóa hết").click()
    page.locator(".wf-ask").get_by_role("button", name="Xóa hết").click()
    typed(page, "Bản Mẫu 2")
    assert save(page, tmp_path)["submission"] != first["submission"]
    open_file(page, first)
    page.get_by_role("button", name="Bỏ các phiếu đang có").click()
    assert save(page, tmp_path)["submission"] == first["submission"]


def test_a_page_that_hears_nothing_still_overwrites_nothing(chromium: Browser, server: str) -> None:
    context = chromium.new_context()
    # A sleeping page: no notes arrive.
    context.add_init_script(
        "window.BroadcastChannel = undefined; const listen = window.addEventListener.bind(window);"
        "window.addEventListener = (type, ...rest) => type === 'storage' ? undefined : listen(type, ...rest)"
    )
    first = go(watch(context.new_page(), server), VILLAGE)
    typed(first, "Bản Mẫu 1")
    second = go(watch(context.new_page(), server), VILLAGE)
    assert not notice(second).is_visible()
    typed(second, "Bản Mẫu 2")
    typed(first, "Bản Mẫu 1 sửa")
    expect(first.locator(".wf-panel .wf-told")).to_contain_text("giữ thành bản nháp riêng")
    assert names(first) == ["Bản Mẫu 1 sửa", "Bản Mẫu 2"]
    context.close()


def test_the_list_opens_removes_and_brings_back(anyhow: Watched) -> None:
    page = go(anyhow, DELEGATES)
    drafts = page.locator(".wf-drafts")
    assert not drafts.is_visible(), "a device without drafts needs no list"
    box(page, "ten_hoi_nghi").fill("Lớp thứ nhất")
    page.wait_for_timeout(PAUSE)
    drafts.locator("summary").click()
    drafts.get_by_role("button", name="Bản nháp mới").click()
    box(page, "ten_hoi_nghi").fill("Lớp thứ hai")
    page.wait_for_timeout(PAUSE)
    items = drafts.locator("li")
    expect(items).to_have_count(2)
    expect(items.first).to_contain_text("Lớp thứ hai")
    assert items.first.locator("[aria-current=true]").count() == 1
    assert "1 phiếu" in items.last.inner_text()
    assert violations(anyhow) == []
    items.last.get_by_role("button", name="Lớp thứ nhất", exact=True).click()
    assert box(page, "ten_hoi_nghi").input_value() == "Lớp thứ nhất"
    for name, left in (("Lớp thứ hai", "Lớp thứ nhất"), ("Lớp thứ nhất", "")):
        drafts.get_by_role("button", name=f"Xóa bản nháp {name}").click()
        expect(drafts.locator(".wf-drafts__undo")).to_contain_text(f"Đã xóa bản nháp “{name}”")
        assert box(page, "ten_hoi_nghi").input_value() == left
        assert name not in names(page, "ten_hoi_nghi", DELEGATES)
        assert page.evaluate("document.activeElement.textContent") == "Hoàn tác"
        page.keyboard.press("Enter")
        assert box(page, "ten_hoi_nghi").input_value() == "Lớp thứ nhất"
        assert names(page, "ten_hoi_nghi", DELEGATES) == ["Lớp thứ hai", "Lớp thứ nhất"]
    anyhow.assert_clean()


def test_the_one_draft_of_earlier_portals_is_taken_over(anyhow: Watched, catalogue: Catalogue) -> None:
    page = go(anyhow, MINUTES)
    records = [{"fields": {"thon": name}, "tables": {}} for name in ("Bản Mẫu 1", "Bản Mẫu 2")]
    old = {"form": VILLAGE, "version": catalogue.forms[VILLAGE].version, "at": 1, "records": records}
    page.evaluate("old => localStorage.setItem('xhht.form.' + old.form, JSON.stringify(old))", old)
    page = go(anyhow, VILLAGE)
    assert box(page, "thon").input_value() == "Bản Mẫu 2", "the open record is open again"
    assert page.evaluate("localStorage.getItem('xhht.form.bang-tong-hop-thon')") is None
    assert names(page) == ["Bản Mẫu 1"]
    expect(page.locator(".wf-drafts summary")).to_have_text("Bản nháp trên máy này: 1")


def test_full_storage_is_said_above_the_form(anyhow: Watched, tmp_path: Path) -> None:
    page = go(anyhow, MINUTES)
    box(page, "co_quan").fill("Chi hội Bản Mẫu 1")
    page.wait_for_timeout(PAUSE)
    page.evaluate(
        "() => { window.put = Storage.prototype.setItem; Storage.prototype.setItem = () => {"
        " throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    box(page, "chu_tri").fill("Nguyễn Văn A")
    expect(notice(page)).to_contain_text("đã đầy hoặc bị chặn")
    above = page.evaluate(
        "document.querySelector('.wf-notice').compareDocumentPosition(document.querySelector('.wf-form')) & 4"
    )
    assert above, "it stands before the form"
    assert notice(page).get_attribute("role") == "alert"
    with page.expect_download() as waiting:
        notice(page).get_by_role("button", name="Lưu thành tệp").click()
    waiting.value.save_as(tmp_path / "tep.json")
    saved = json.loads((tmp_path / "tep.json").read_text(encoding="utf-8"))
    assert saved["records"][0]["fields"]["chu_tri"] == "Nguyễn Văn A"
    assert names(page, "co_quan", MINUTES) == ["Chi hội Bản Mẫu 1"], "the draft before is still there"
    page.evaluate("() => { Storage.prototype.setItem = window.put; }")
    box(page, "thu_ky").fill("Trần Thị B")
    expect(notice(page)).to_be_hidden()
    anyhow.assert_clean()


def test_a_page_that_keeps_nothing_asks_before_it_closes(chromium: Browser, server: str) -> None:
    context = chromium.new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = go(watch(context.new_page(), server), MINUTES)
    box(page, "co_quan").fill("Chi hội Bản Mẫu 1")
    expect(notice(page)).to_be_visible()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    context.close()


@pytest.fixture
def profile(chromium: Browser, tmp_path: Path) -> Callable[[], BrowserContext]:
    """Opens a browser of its own whose profile stays on disk from one opening to the next."""

    def launch() -> BrowserContext:
        return chromium.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=os.environ.get("PORTAL_CHROMIUM"),
            args=FLAGS,
            locale="vi-VN",
        )

    return launch


@contextmanager
def opened(context: BrowserContext) -> Iterator[BrowserContext]:
    yield context
    context.close()


def kill(folder: Path) -> None:
    """End the browser of profile *folder* as a power cut would: nothing is asked, nothing is told."""
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        if entry.name.isdigit() and f"--user-data-dir={folder}" in words and "--type=" not in words:
            os.kill(int(entry.name), signal.SIGKILL)


@pytest.mark.parametrize("place", ["http", "file"])
@pytest.mark.parametrize("end", ["reload", "close", "kill"])
def test_nothing_typed_is_lost(
    end: str,
    place: str,
    profile: Callable[[], BrowserContext],
    tmp_path: Path,
    server: str,
    offline_site: Path,
) -> None:
    base = server if place == "http" else offline_site.as_uri()
    context = profile()
    page = go(watch(context.new_page(), base), VILLAGE)
    box(page, "thon").fill("Bản Mẫu 1")
    box(page, "tong_so", 1).fill("1234")
    if end == "reload":
        page.reload()
        expect(box(page, "thon")).to_have_value("Bản Mẫu 1")
        context.close()
    elif end == "close":
        page.wait_for_timeout(PAUSE)
        context.close()
    else:
        page.wait_for_timeout(PAUSE)
        kill(tmp_path / "profile")
        page.wait_for_event("close", timeout=5000) if not page.is_closed() else None
    with opened(profile()) as again:
        page = go(watch(again.new_page(), base), VILLAGE)
        expect(box(page, "thon")).to_have_value("Bản Mẫu 1")
        expect(box(page, "tong_so", 1)).to_have_value("1234")
        assert save(page, tmp_path)["records"][0]["fields"]["thon"] == "Bản Mẫu 1"
