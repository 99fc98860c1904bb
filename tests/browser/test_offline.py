"""The portal without network: what a phone keeps after one visit and one press, new versions, half-finished keeping."""

from __future__ import annotations

import json
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.content.catalogue import Catalogue
from portal.fingerprint import present_names
from portal.offline import write_offline
from portal.offline.precache import CORE, WHOLE, app_manifest, file_list, part_of
from portal.paths import Paths

from .conftest import Quiet, watch
from .test_pages import violations

ALL = "Tải cả cổng về máy"
HERE = "Cả cổng đã có trên máy này"


@dataclass
class Host:
    """A server that can go away and come back under its address, with what was asked of it."""

    root: Path
    under: str = "/"
    port: int = 0
    asked: list[str] = field(default_factory=list)
    wrong: set[str] = field(default_factory=set)
    """Addresses that are answered with something else, as a hotspot does."""

    def handler(self) -> type[Quiet]:
        host = self

        class Handler(Quiet):
            def translate_path(self, path: str) -> str:
                within = unquote(urlsplit(path).path)
                assert within.startswith(host.under)
                return str(host.root / within[len(host.under) :].lstrip("/"))

            def do_GET(self) -> None:  # noqa: N802 - the name http.server asks for
                host.asked.append(unquote(urlsplit(self.path).path))
                if host.asked[-1] in host.wrong:
                    page = "<title>Đăng nhập wifi</title>".encode()
                    self.send_response(200)
                    self.send_header("Content-Type", "text/html")
                    self.send_header("Content-Length", str(len(page)))
                    self.end_headers()
                    self.wfile.write(page)
                else:
                    super().do_GET()

        return Handler

    @contextmanager
    def up(self) -> Iterator[str]:
        """Serve while inside; yields the address of the site with a slash."""
        with ThreadingHTTPServer(("127.0.0.1", self.port), self.handler()) as running:
            self.port = running.server_port
            threading.Thread(target=running.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{self.port}{self.under}"
            running.shutdown()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    made = chromium.new_context(
        viewport={"width": 360, "height": 740},
        locale="vi-VN",
        reduced_motion="reduce",
        service_workers="allow",
    )
    yield made
    made.close()


def first_visit(page: Page, address: str) -> None:
    """Open the home page and wait until the service worker has kept what it keeps without being asked."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def keep_all(page: Page) -> None:
    page.get_by_role("button", name=ALL).click()
    expect(page.locator(".offline__told", has_text=HERE)).to_be_visible(timeout=120_000)


@pytest.mark.parametrize("under", ["/", "/cong/hoc/"])
def test_learning_and_looking_up_without_network(
    built_site: Path, context: BrowserContext, under: str
) -> None:
    """The sentence of the home page, taken at its word: after one visit and one press the network may be gone."""
    host = Host(built_site, under)
    watched = watch(context.new_page(), f"http://127.0.0.1:{host.port}")
    page = watched.page
    with host.up() as home:
        watched.base = home.rstrip("/")
        first_visit(page, home)
        assert "kể cả khi mất sóng" in page.get_by_role("heading", level=1).inner_text()
        keep_all(page)
        assert violations(watched) == []
    watched.failed.clear()
    watched.console.clear()
    page.goto(home)
    expect(page.locator(".offline__told", has_text=HERE)).to_be_visible()
    page.goto(f"{home}hoc-phan/06-cong-dan-hoc-tap/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Công dân học tập")
    assert page.evaluate("document.fonts.check('16px \"Be Vietnam Pro\"')")
    page.goto(f"{home}van-ban/tt-25-2023-bgddt/")
    expect(page.locator("#dieu-6")).to_be_attached()
    page.goto(f"{home}tra-cuu/van-ban/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{home}kiem-tra/lam-bai/?de=cuoi-khoa")
    expect(page.locator("[data-desk] button").first).to_be_visible()
    page.goto(f"{home}bieu-mau/bang-tong-hop-thon/")
    page.locator("#o-thon").fill("Bản Mẫu 1")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Tải Excel đã điền").click()
    assert Path(taken.value.path()).read_bytes()[:2] == b"PK"
    page.goto(f"{home}can-bo-xa/tong-hop-bieu-mau/")
    page.locator(".dropzone").wait_for()
    assert watched.console == []


def test_search_answers_without_network(built_site: Path, context: BrowserContext) -> None:
    host = Host(built_site)
    page = context.new_page()
    with host.up() as home:
        first_visit(page, home)
    page.goto(home)
    page.get_by_role("button", name="Tìm kiếm").first.click()
    page.locator(".md-search__input").fill("hoc tap suot doi 1373")
    expect(page.locator(".md-search-result__item").first).to_contain_text("1373", timeout=15_000)


def test_the_first_visit_keeps_the_lessons_and_says_what_is_missing(
    built_site: Path, context: BrowserContext
) -> None:
    host = Host(built_site)
    page = context.new_page()
    with host.up() as home:
        first_visit(page, home)
        page.goto(f"{home}van-ban/qd-1373-2021-ttg/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.wait_for_timeout(300)
    page.goto(f"{home}hoc-phan/01-khai-niem-va-he-thong-van-ban/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{home}van-ban/qd-1373-2021-ttg/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("1373")
    page.goto(f"{home}van-ban/qd-387-2022-ttg/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Trang này chưa có trên máy")
    page.get_by_role("link", name="Về trang chủ").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("mất sóng")


def copied(site: Path, folder: Path) -> Path:
    """The site without its downloads, as files of its own."""
    target = folder / "trang"
    shutil.copytree(
        site, target, copy_function=os.link, ignore=shutil.ignore_patterns("*.pdf", "*.docx", "*.pptx")
    )
    return target


def test_a_new_version_is_told_and_fetches_what_has_changed(
    built_site: Path, context: BrowserContext, catalogue: Catalogue, paths: Paths, tmp_path: Path
) -> None:
    root = copied(built_site, tmp_path)
    for name in ("sw.js", "offline-files.js", "manifest.webmanifest"):
        (root / name).unlink()
    worker = paths.engines / "worker.js"
    write_offline(root, worker, catalogue.portal, catalogue.on)
    host = Host(root)
    page = context.new_page()
    with host.up() as home:
        first_visit(page, home)
        keep_all(page)
        changed = root / "hoc-phan" / "index.html"
        text = changed.read_text(encoding="utf-8")
        changed.unlink()
        changed.write_text(text.replace("<h1", "<p>Câu mới của bản mới.</p><h1", 1), encoding="utf-8")
        write_offline(root, worker, catalogue.portal, catalogue.on)
        host.asked.clear()
        page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update()).then(() => true)")
        line = page.locator(".new-version")
        expect(line).to_contain_text("Máy đã có bản mới", timeout=30_000)
        assert set(host.asked) - {"/sw.js"} == {"/hoc-phan/"}, "nothing else is fetched again"
        page.goto(f"{home}hoc-phan/")
        expect(page.get_by_text("Câu mới của bản mới.")).to_have_count(0)
        page.get_by_role("button", name="Dùng bản mới").click()
        expect(page.get_by_text("Câu mới của bản mới.")).to_be_visible()
    page.goto(home)
    expect(page.locator(".offline__told", has_text=HERE)).to_be_visible()


def test_what_is_half_finished_goes_on_and_is_removed(built_site: Path, context: BrowserContext) -> None:
    host = Host(built_site, wrong={"/tieu-chi/", "/quy-trinh/"})
    page = context.new_page()
    with host.up() as home:
        first_visit(page, home)
        page.get_by_role("button", name=ALL).click()
        told = page.locator(".offline__told")
        expect(told).to_contain_text("2 tệp chưa tải được", timeout=120_000)
        host.wrong.clear()
        host.asked.clear()
        page.get_by_role("button", name="Tải phần còn thiếu").click()
        expect(told).to_contain_text(HERE)
        assert set(host.asked) == {"/tieu-chi/", "/quy-trinh/"}
        page.get_by_role("button", name="Gỡ khỏi máy").click()
        expect(told).to_contain_text("Đã gỡ")
        assert page.get_by_role("button", name=ALL).is_visible()


def test_a_full_device_is_told(built_site: Path, context: BrowserContext) -> None:
    host = Host(built_site)
    page = context.new_page()
    with host.up() as home:
        first_visit(page, home)
        page.evaluate(
            "() => { Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }"
        )
        page.get_by_role("button", name=ALL).click()
        expect(page.locator(".offline__told")).to_contain_text("hết chỗ")
        page.add_init_script("CacheStorage.prototype.open = () => Promise.reject(new Error('private'))")
        page.reload()
        expect(page.locator(".offline__told")).to_contain_text("riêng tư")


def test_lessons_go_step_by_step_after_one_visit(built_site: Path, context: BrowserContext) -> None:
    """Nothing was pressed: the first visit alone keeps the lessons with all that they ask for while they are read."""
    host = Host(built_site, "/")
    watched = watch(context.new_page(), f"http://127.0.0.1:{host.port}")
    page = watched.page
    with host.up() as home:
        watched.base = home.rstrip("/")
        first_visit(page, home)
    watched.failed.clear()
    watched.console.clear()
    page.goto(f"{home}hoc-phan/06-cong-dan-hoc-tap/")
    expect(page.locator("section.step:visible")).to_have_count(1)
    expect(page.locator("section.step.now .q__check").first).to_be_visible()
    page.locator("section.step.now .step__on").click()
    expect(page.locator("#buoc-2")).to_be_visible()
    page.locator("#buoc-2 a[data-n]").first.click()
    expect(page.locator(".says")).to_be_visible()
    page.goto(f"{home}bai-hoc/02-tham-gia-the-nao/")
    expect(page.locator(".q__check").first).to_be_visible()
    # How large the index is, is only asked to say so; without an answer nothing is said.
    assert [address for address in watched.failed if not address.endswith("/search/sizes.json")] == []


def test_parts_manifest_and_hashes(built_site: Path, catalogue: Catalogue) -> None:
    found = file_list(built_site, catalogue.on)
    parts = {name: row[2] for name, row in found["files"].items()}
    assert parts["index.html"] == CORE
    assert parts["tai-ve/mau-bang-tong-hop-thon.js"] == WHOLE, "templates belong to the forms"
    assert {part for name, part in parts.items() if name.endswith((".pdf", ".docx", ".epub"))} == {2}
    assert "sw.js" not in parts
    assert part_of("van-ban/qd-1373-2021-ttg/index.html") == WHOLE
    core = sum(row[1] for row in found["files"].values() if row[2] == CORE)
    assert core < 1_400_000, "a first visit must not cost more"
    assert parts[present_names(built_site)["assets/portal/portal.css"]] == CORE
    # Whatever a lesson asks for while it is read comes with the lessons.
    for name in ("steps.css", "steps.js", "quiz.js", "evidence.js", "listen.js", "listen.css", "mine.js"):
        assert parts[present_names(built_site)[f"assets/portal/{name}"]] == CORE, name
    manifest = json.loads((built_site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest == app_manifest(catalogue.portal, present_names(built_site))
    for icon in manifest["icons"]:
        assert (built_site / icon["src"]).read_bytes()[:4] == b"\x89PNG"
        assert f"{int.from_bytes((built_site / icon['src']).read_bytes()[16:20])}x" in icon["sizes"]
