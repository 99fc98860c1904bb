"""Working a form on its page: what the tests of the web form share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .conftest import Watched

VILLAGE = "bang-tong-hop-thon"
SURVEY = "phieu-khao-sat-nhu-cau-hoc-tap"
CITIZEN = "phieu-tu-danh-gia-cong-dan-hoc-tap"
MINUTES = "bien-ban-binh-xet"
CERTIFICATE = "giay-chung-nhan"
DELEGATES = "danh-sach-dai-bieu"


def go(watched: Watched, form: str, end: str = "") -> Page:
    """Open the page of *form* and wait for its controls."""
    file = "index.html" if watched.base.startswith("file:") else ""
    watched.page.goto(f"{watched.base}/bieu-mau/{form}/{file}{end}")
    watched.page.wait_for_selector(".wf-tools")
    return watched.page


def box(page: Page, name: str, row: int | None = None) -> Any:
    """The control of a field, or of a column in the row drawn at *row*."""
    if row is None:
        return page.locator(f"#o-{name}")
    return page.locator("tbody tr").nth(row).locator(f"[data-column='{name}']")


def table_row(page: Page, words: str) -> Any:
    return page.locator(".wf-table tbody tr", has_text=words)


def save(page: Page, folder: Path) -> dict[str, Any]:
    """Save the form as a file and return what is in it."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Lưu thành tệp").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    saved: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) | {"name": file.name}
    return saved


def open_file(page: Page, contents: object, name: str = "tep.json") -> None:
    text = contents if isinstance(contents, str) else json.dumps(contents, ensure_ascii=False)
    page.locator(".wf-tools input[type=file]").set_input_files(
        {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    )
