"""The page that says what to print for a class, and the list of every file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from playwright.sync_api import Browser, expect

from portal.content.catalogue import Catalogue

from .conftest import Watched

KIT = "bao-cao-vien/bo-tai-lieu"


def test_copies_follow_people_and_modules(anyhow: Watched, catalogue: Catalogue) -> None:
    page = anyhow.page
    end = ".html" if anyhow.base.startswith("file:") else "/"
    page.goto(f"{anyhow.base}/{KIT}{end}", wait_until="load")
    modules = page.locator("[data-module]:visible")
    expect(modules).to_have_count(len(catalogue.modules))
    page.get_by_label("Số người dự:").fill("40")
    page.get_by_role("checkbox", name="Học phần 6:").check()
    page.get_by_role("checkbox", name="Học phần 2:").check()
    expect(modules).to_have_count(2)
    minutes = sum(catalogue.modules[name].minutes for name in ("hp02", "hp06"))
    expect(page.locator(".kit__sum")).to_have_text(f"2 học phần, {minutes} phút dạy, khoảng 1 buổi.")
    row = page.locator("[data-module=hp06] tr", has_text="Đề mẫu")
    expect(row).to_contain_text("1 (chỉ để xem)")
    keys = page.locator("[data-module=hp06] tr", has_text="dành cho báo cáo viên")
    expect(keys).to_have_count(2)
    expect(page.locator("[data-module=hp06] tr", has_text="chữ lớn").first).to_contain_text(
        "2 (cho người mắt kém)"
    )
    expect(page.locator("tr", has_text="Giấy mời dự tập huấn")).to_contain_text("40 (mỗi người một bản)")
    page.get_by_label("Số người dự:").fill("")
    expect(page.locator("tr", has_text="Giấy mời dự tập huấn")).to_contain_text("1 (mỗi người một bản)")
    anyhow.assert_clean()


def test_without_scripts_everything_is_listed(chromium: Browser, server: str, catalogue: Catalogue) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{KIT}/")
    assert page.locator("[data-module]").count() == len(catalogue.modules)
    assert not page.locator("form.kit__form").is_visible()
    context.close()


def test_every_file_is_listed_with_its_checksum(desktop: Watched, built_site: Path) -> None:
    page = desktop.open("tai-ve/tat-ca/")
    rows = page.evaluate(
        "() => [...document.querySelectorAll('.files tbody tr')].map((row) => "
        "[row.querySelector('a').getAttribute('href'), row.querySelector('code').textContent])"
    )
    assert len(rows) > 400
    for href, code in rows:
        path = built_site / "tai-ve" / href.rsplit("/", 1)[1]
        assert hashlib.sha256(path.read_bytes()).hexdigest() == code, href
    assert page.locator("h2", has_text="Báo cáo viên").count() == 1
    desktop.assert_clean()
