"""The oldest browsers the portal promises (scripts/portal/floor.json): the walks of the other tests once more, in a
browser from which every later interface, function and property is taken before the first script runs, also in workers.

What no walk can show, syntax and styles, is read by ``tests/content/test_floor_files.py``.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from portal.node import find_node

from .conftest import ROOT, Quiet, Watched
from .searching import ask, at_home

# The walks: pages of every kind, over http and from a folder, and the fixtures they ask for.
from .test_aggregate import adder, files, test_every_file_is_judged_and_the_good_ones_add_up  # noqa: F401
from .test_citing import test_a_clause_is_cited_with_its_address  # noqa: F401
from .test_class_results import test_a_class_from_codes_to_files  # noqa: F401
from .test_hall import test_hands_are_counted_with_keys_and_shown_with_the_answer  # noqa: F401
from .test_kit import test_copies_follow_people_and_modules  # noqa: F401
from .test_lookup import test_words_find_provisions_of_documents_only  # noqa: F401
from .test_offline import context, first_visit, test_search_answers_without_network  # noqa: F401
from .test_presenting import (  # noqa: F401
    test_all_slides_at_once_for_keys_and_mouse,
    test_an_activity_counts_down_stops_and_ends_quietly,
    test_questions_are_asked_before_answered_and_slides_have_addresses,
)
from .test_quiz import quiz_page, test_right_wrong_and_nothing_chosen  # noqa: F401
from .test_scorecard import card, test_levels_and_what_is_missing  # noqa: F401
from .test_scorm import lms, test_a_module_is_launched_left_resumed_and_finished  # noqa: F401
from .test_search import test_enter_goes_to_the_clause  # noqa: F401
from .test_speaker import speaking, test_the_speaker_sees_notes_time_and_what_comes_next  # noqa: F401
from .test_webform_drafts import PAUSE, kept
from .test_webform_paper import test_downloads_come_filled  # noqa: F401
from .test_webform_records import test_many_records  # noqa: F401
from .webforms import VILLAGE, box, go

SEARCH = re.compile(r"https?:.*/assets/portal/search(\.\w+)?\.js(\?|$)")
"""The worker of the search; what is run before a page's scripts does not reach workers."""


@pytest.fixture(scope="module")
def age() -> str:
    """The script that takes everything later away."""
    command = [str(find_node()), str(ROOT / "tests" / "floor" / "apis.mjs")]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout


@pytest.fixture(autouse=True)
def aged(age: str, chromium: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every context of these tests is as old as the floor."""
    young = chromium.new_context

    def old(**options: Any) -> BrowserContext:
        made = young(**options)
        made.add_init_script(age)
        # A service worker keeps files by their hash: with one, the search has to come as it is.
        if options.get("service_workers") != "allow":
            made.route(
                SEARCH, lambda route: route.fulfill(response=(got := route.fetch()), body=age + got.text())
            )
        return made

    def answer(self: Quiet) -> None:
        file = Path(self.translate_path(unquote(self.path)))
        if file.name != "sw.js":
            return serve(self)
        body = age.encode() + file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    serve = Quiet.do_GET
    monkeypatch.setattr(chromium, "new_context", old)
    monkeypatch.setattr(Quiet, "do_GET", answer)


NEW = [
    "Array.prototype.at",
    "Object.hasOwn",
    "Promise.withResolvers",
    "Element.prototype.checkVisibility",
    "scheduler",
]
"""Of every year since the floor, one."""
KEPT = ["Promise.any", "String.prototype.replaceAll", "ResizeObserver", "indexedDB"]
COUNT = "names => [self.portalAged, ...names.map(n => n.split('.').reduce((at, name) => at?.[name], self) !== undefined)]"


def judge(found: list[Any]) -> None:
    assert found[0] > 300, "hardly anything was taken"
    assert found[1:] == [False] * len(NEW), dict(zip(NEW, found[1:], strict=True))


def test_the_browser_is_as_old_as_the_floor(anyhow: Watched) -> None:
    page = at_home(anyhow)
    assert ask(page, "thông tư 25")
    judge(page.evaluate(COUNT, NEW))
    assert all(page.evaluate(COUNT, KEPT)[1:])
    # From a disk the engine runs in the page itself.
    assert page.workers or page.url.startswith("file:"), "the search has no worker"
    for worker in page.workers:
        judge(worker.evaluate(COUNT, NEW))


def test_the_service_worker_is_too(server: str, context: BrowserContext) -> None:  # noqa: F811
    page: Page = context.new_page()
    first_visit(page, f"{server}/")
    judge(context.service_workers[0].evaluate(COUNT, NEW))


@pytest.mark.parametrize(
    "path", ["", "404.html", "tai-ve/", "van-ban/tt-25-2023-bgddt/", "tra-cuu/lich/", "en/"]
)
def test_pages_open_without_a_fault(desktop: Watched, path: str) -> None:
    desktop.open(path)
    desktop.assert_clean()


def test_a_form_open_twice_cannot_be_typed_on_where_inert_is_not_known(desktop: Watched) -> None:
    first = go(desktop, VILLAGE)
    box(first, "thon").fill("Bản Mẫu 1")
    first.wait_for_timeout(PAUSE)
    assert kept(first, VILLAGE)
    second = first.context.new_page()
    second.goto(first.url)
    expect(second.locator(".wf-notice")).to_be_visible()
    expect(second.locator(".wf-form")).to_be_hidden()
    second.get_by_role("button", name="Tiếp tục ở đây").click()
    expect(second.locator("#o-thon")).to_have_value("Bản Mẫu 1")
    expect(second.locator(".wf-form")).to_be_visible()
