"""A real Chromium, a server on loopback, and pages that record what goes wrong."""

from __future__ import annotations

import functools
import os
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from portal import pipeline
from portal.paths import Paths
from portal.starting import start_project

ROOT = Path(__file__).resolve().parent.parent.parent
expect.set_options(timeout=20_000)  # what comes late on a busy machine has still come
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def recommended_headers() -> list[tuple[str, str]]:
    """The security headers of the README's nginx sample: every http test runs under them."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.findall(
        r"add_header (\S+) \"?([^$].*?)\"? always;", readme
    )  # not what changes with the file
    assert len(found) >= 4, "the README's nginx sample has lost its security headers"
    return found


HEADERS = recommended_headers()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder under the recommended headers, without a word."""

    def log_message(self, *arguments: object) -> None:
        pass

    def end_headers(self) -> None:
        for name, value in HEADERS:
            self.send_header(name, value)
        super().end_headers()


class Server(ThreadingHTTPServer):
    """One in whose queue there is room for all that a page asks for at once, also on a slow machine."""

    request_queue_size = 128


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[str]:
    """The built site over http; yields its address without a trailing slash."""
    handler = functools.partial(Quiet, directory=str(built_site))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.fail("Kiểm thử trình duyệt cần Chromium; đặt PORTAL_CHROMIUM hoặc cài chromium.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        # Only tests of the service worker want one: it would fetch the core of the site in every context.
        plain = browser.new_context

        def without_worker(**options: Any) -> BrowserContext:
            context = plain(**options)
            if "service_workers" not in options:
                context.add_init_script("delete Navigator.prototype.serviceWorker")
            return context

        browser.new_context = without_worker  # type: ignore[method-assign, assignment]
        yield browser
        browser.close()


@dataclass
class Watched:
    """A page and everything that went wrong on it."""

    page: Page
    base: str
    console: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    both_schemes: bool = False
    """Whether colours are to be checked in the dark scheme too."""

    def open(self, path: str) -> Page:
        """Go to a page of the site and wait until it has settled."""
        self.page.goto(f"{self.base}/{path}", wait_until="networkidle")
        return self.page

    def assert_clean(self) -> None:
        """Nothing on the console, no request to anyone else, nothing missing."""
        assert self.console == []
        assert self.outside == []
        assert self.failed == []


def watch(page: Page, base: str) -> Watched:
    watched = Watched(page, base)
    page.on("console", lambda m: watched.console.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: watched.console.append(str(e)))
    own = (base, "data:", "blob:", "file:")
    page.on("request", lambda r: None if r.url.startswith(own) else watched.outside.append(r.url))
    page.on(
        "requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else watched.failed.append(r.url)
    )
    page.on("response", lambda r: watched.failed.append(r.url) if r.status >= 400 else None)
    return watched


@pytest.fixture(params=[360, 1280])
def anywhere(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Watched]:
    """A fresh page at each width; what is checked of colours is checked in both schemes."""
    context = chromium.new_context(
        viewport={"width": request.param, "height": 800},
        color_scheme="light",
        reduced_motion="reduce",
        locale="vi-VN",
    )
    watched = watch(context.new_page(), server)
    watched.both_schemes = True
    yield watched
    context.close()


@pytest.fixture
def desktop(chromium: Browser, server: str) -> Iterator[Watched]:
    """A fresh page at 1280 px."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="vi-VN"
    )
    yield watch(context.new_page(), server)
    context.close()


@pytest.fixture
def opened_file(chromium: Browser, offline_site: Path) -> Iterator[Watched]:
    """A fresh page on the file:// build."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="vi-VN"
    )
    context.set_offline(True)
    yield watch(context.new_page(), offline_site.as_uri())
    context.close()


@pytest.fixture(params=["http", "file"])
def anyhow(request: pytest.FixtureRequest, desktop: Watched, opened_file: Watched) -> Watched:
    """The site over http, and opened from a folder."""
    return desktop if request.param == "http" else opened_file


@pytest.fixture
def phone(chromium: Browser, server: str) -> Iterator[Watched]:
    """A phone with a touch screen, 360 px wide."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
        locale="vi-VN",
    )
    yield watch(context.new_page(), server)
    context.close()


@pytest.fixture(params=["http", "file"])
def show(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Watched]:
    """The window of a small deck, before it is opened: over http, and from a folder."""
    from . import hall_deck  # it needs the server of this file

    hall_deck.lay(tmp_path)
    context = chromium.new_context(
        viewport={"width": 1280, "height": 720}, reduced_motion="reduce", locale="vi-VN"
    )
    if request.param == "file":
        yield watch(context.new_page(), tmp_path.as_uri())
    else:
        with hall_deck.served(tmp_path) as base:
            yield watch(context.new_page(), base)
    context.close()


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
def starter_server(starter: Path) -> Iterator[str]:
    """The starter's site over http."""
    handler = functools.partial(Quiet, directory=str(starter / "site"))
    with Server(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture
def wide(chromium: Browser, starter_server: str) -> Iterator[Watched]:
    """A fresh page of the starter at 1280 px."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 800}, reduced_motion="reduce", locale="vi-VN"
    )
    yield watch(context.new_page(), starter_server)
    context.close()


@pytest.fixture
def narrow(chromium: Browser, starter_server: str) -> Iterator[Watched]:
    """A phone on the starter's site."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    yield watch(context.new_page(), starter_server)
    context.close()


@pytest.fixture
def disk(chromium: Browser, starter: Path) -> Iterator[Watched]:
    """A fresh page on the starter's copy for computers."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_offline(True)
    yield watch(context.new_page(), (starter / ".cache" / "site-offline").as_uri())
    context.close()
