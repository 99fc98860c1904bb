"""The files of the adding-up page last: through a reload, a mistaken click, and a device that keeps nothing."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from portal.content.catalogue import Catalogue

from .conftest import Watched
from .filled_forms import COMMUNE, villages
from .test_aggregate import ADDRESS, choose, put_in, summary


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return villages(catalogue, tmp_path_factory.mktemp("giu"))


def test_what_was_put_in_is_there_after_a_reload(anyhow: Watched, files: dict[str, Path]) -> None:
    page = anyhow.page
    http = anyhow.base.startswith("http")
    page.goto(f"{anyhow.base}/{ADDRESS if http else ADDRESS[:-1] + '.html'}")
    choose(page, COMMUNE)
    chosen = list(files.values())[:4]
    put_in(page, *chosen)
    before = summary(page)
    page.reload()
    expect(page.locator(".agg__told", has_text="Đã mở lại 4 tệp")).to_be_visible()
    assert summary(page) == before
    page.locator(".agg__remove").first.click()
    expect(page.locator(".agg__told", has_text="Đã bỏ tệp")).to_be_visible()
    page.reload()
    expect(page.locator(".agg__told", has_text="Đã mở lại 3 tệp")).to_be_visible()
    page.get_by_role("button", name="Bỏ hết tệp").click()
    expect(page.locator(".agg__result")).to_contain_text("Chưa có tệp nào")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".agg__told", has_text="Đang có 3 tệp")).to_be_visible()
    page.reload()
    expect(page.locator(".agg__told", has_text="Đã mở lại 3 tệp")).to_be_visible()
    page.get_by_role("button", name="Bỏ hết tệp").click()
    expect(page.locator(".agg__told", has_text="Đã bỏ hết")).to_be_visible()
    page.reload()
    expect(page.locator(".agg__hint", has_text="được giữ trên máy này")).to_be_visible()
    expect(page.locator(".agg__result")).to_contain_text("Chưa có tệp nào")
    anyhow.assert_clean()


def test_the_whole_set_is_one_file(desktop: Watched, files: dict[str, Path], tmp_path: Path) -> None:
    page = desktop.open(ADDRESS)
    twin = tmp_path / "khac" / next(iter(files.values())).name
    twin.parent.mkdir()
    twin.write_bytes(list(files.values())[1].read_bytes())
    put_in(page, *list(files.values())[:2])
    put_in(page, twin)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Lưu cả bộ thành một tệp").click()
    with zipfile.ZipFile(taken.value.path()) as archive:
        assert len(archive.namelist()) == 4, "three files, and what was decided about them"
        first = archive.namelist()[0]
        assert archive.read(first) == next(iter(files.values())).read_bytes()


def test_a_device_that_keeps_nothing_says_so(desktop: Watched, files: dict[str, Path]) -> None:
    page = desktop.page
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('forbidden') }")
    page.goto(f"{desktop.base}/{ADDRESS}")
    expect(page.locator(".agg__step .notice--wait")).to_contain_text("không giữ được tệp")
    put_in(page, *list(files.values())[:2])
    assert summary(page)
    page.get_by_role("button", name="Bỏ hết tệp").click()
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.locator(".agg__told", has_text="Đang có 2 tệp")).to_be_visible()
    desktop.assert_clean()
