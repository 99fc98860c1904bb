"""SCORM packages in a real browser, with scorm-again as the learning system: launched, suspended, resumed, finished."""

from __future__ import annotations

import functools
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page

from portal.content.catalogue import Catalogue
from portal.outputs.lms.scorm import to_scorm

from .answering import answer_rightly
from .conftest import ROOT, watch

LMS = ROOT / "node_modules" / "scorm-again" / "dist"
ASSETS = ROOT / "overrides" / "assets" / "portal"
MODULE = "hp06"
LIMIT = 4096
EDITIONS = {
    "1.2": ("scorm12.min.js", "Scorm12API", "API", "lmsInitialize"),
    "2004": ("scorm2004.min.js", "Scorm2004API", "API_1484_11", "Initialize"),
}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


class Lms:
    """A page with the API and the package in a frame; what was committed is carried to the next launch."""

    def __init__(self, page: Page, address: str, edition: str) -> None:
        self.page, self.address, self.edition = page, address, edition
        self.committed: dict[str, Any] = {}

    def launch(self) -> Frame:
        script, maker, name, _ = EDITIONS[self.edition]
        self.page.goto(f"{self.address}/lms.html")
        self.page.add_script_tag(content=(LMS / script).read_text(encoding="utf-8"))
        self.page.evaluate(
            """([maker, name, saved]) => {
              window[name] = new window[maker]({ autocommit: false, logLevel: 5 });
              if (Object.keys(saved).length) window[name].loadFromJSON(saved, '');
              const frame = document.createElement('iframe');
              frame.name = 'sco'; frame.style = 'width: 100%; height: 900px'; frame.src = 'sco/index.html';
              document.body.append(frame);
            }""",
            [maker, name, self.committed],
        )
        frame = self.page.wait_for_selector("iframe[name=sco]").content_frame()
        assert frame is not None
        frame.wait_for_selector(".q__check", state="attached")
        return frame

    def get(self, name: str) -> str:
        api = EDITIONS[self.edition][2]
        call = "LMSGetValue" if self.edition == "1.2" else "GetValue"
        return str(self.page.evaluate("([api, call, name]) => window[api][call](name)", [api, call, name]))

    def leave(self) -> None:
        """Close the frame as a learning system does, and keep what it holds."""
        api = EDITIONS[self.edition][2]
        self.page.evaluate("() => { document.querySelector('iframe').src = 'about:blank'; }")
        self.page.wait_for_function("api => window[api].isTerminated()", arg=api)
        self.committed = self.page.evaluate(
            "api => JSON.parse(JSON.stringify(window[api].cmi.toJSON()))", api
        )


@pytest.fixture(params=list(EDITIONS))
def lms(
    request: pytest.FixtureRequest, chromium: Browser, catalogue: Catalogue, tmp_path: Path
) -> Iterator[Lms]:
    files = {name: (ASSETS / name).read_bytes() for name in ("scorm.css", "scorm.js")}
    package = to_scorm(catalogue, catalogue.modules[MODULE], request.param, files)
    zipfile.ZipFile(io.BytesIO(package)).extractall(tmp_path / "sco")
    (tmp_path / "lms.html").write_text(
        '<!doctype html><title>LMS</title><link rel="icon" href="data:,">', encoding="utf-8"
    )
    handler = functools.partial(_Quiet, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        context = chromium.new_context()
        watched = watch(context.new_page(), address)
        yield Lms(watched.page, address, request.param)
        assert [m for m in watched.console if "scorm" not in m.lower()] == []
        assert watched.outside == []
        context.close()
        server.shutdown()


def answer(frame: Frame, question: str, *, rightly: bool) -> None:
    if rightly:
        answer_rightly(frame, question)
    else:
        frame.evaluate(
            """id => { const q = document.getElementById(id), key = q.querySelector('.q__key');
              const wrong = key.querySelector('[data-option][data-correct=false]');
              if (wrong) q.querySelector(`input[value="${wrong.dataset.option}"]`).click();
              for (const box of q.querySelectorAll('select')) box.selectedIndex = 1;
              const field = q.querySelector('.answer__field'); if (field) field.value = '999999999'; }""",
            question,
        )
    frame.evaluate("id => document.getElementById(id).querySelector('.q__check').click()", question)


def test_a_module_is_launched_left_resumed_and_finished(lms: Lms) -> None:
    two = lms.edition == "2004"
    frame = lms.launch()
    asked: list[str] = frame.evaluate("[...document.querySelectorAll('.q')].map(q => q.id)")
    status = "cmi.completion_status" if two else "cmi.core.lesson_status"
    assert lms.get(status) == "incomplete"
    half = len(asked) // 2
    for question in asked[:half]:
        answer(frame, question, rightly=True)
    assert lms.get(status) == "incomplete"
    kept = lms.get("cmi.suspend_data")
    assert 0 < len(kept) <= LIMIT
    assert lms.get("cmi.interactions._count") == str(half)
    lms.leave()

    frame = lms.launch()
    done = frame.evaluate("[...document.querySelectorAll('.q--done')].map(q => q.id)")
    assert done == asked[:half]
    for question in asked[half:]:
        answer(frame, question, rightly=True)
    assert lms.get("cmi.score.raw" if two else "cmi.core.score.raw") == "100"
    if two:
        assert lms.get("cmi.completion_status") == "completed"
        assert lms.get("cmi.success_status") == "passed"
        assert lms.get("cmi.score.scaled") == "1"
    else:
        assert lms.get("cmi.core.lesson_status") == "passed"
    assert len(lms.get("cmi.suspend_data")) <= LIMIT
    lms.leave()


def test_too_few_right_answers_fail(lms: Lms) -> None:
    frame = lms.launch()
    asked: list[str] = frame.evaluate("[...document.querySelectorAll('.q')].map(q => q.id)")
    answer(frame, asked[0], rightly=True)
    for question in asked[1:]:
        answer(frame, question, rightly=False)
    right = frame.evaluate("document.querySelectorAll('.q__feedback--right').length")
    score = lms.get("cmi.score.raw" if lms.edition == "2004" else "cmi.core.score.raw")
    assert score == str(100 * right // len(asked))
    name = "cmi.success_status" if lms.edition == "2004" else "cmi.core.lesson_status"
    assert lms.get(name) == "failed"
    lms.leave()


def test_outside_a_learning_system_it_says_that_nothing_is_kept(chromium: Browser, lms: Lms) -> None:
    page = chromium.new_page()
    page.goto(f"{lms.address}/sco/index.html")
    page.wait_for_selector(".q__check")
    assert "không được ghi lại" in page.locator(".quiz__unsaved").inner_text()
    assert (
        json.loads(page.evaluate("JSON.stringify([document.title, document.documentElement.lang])"))[1]
        == "vi"
    )
    page.close()
