"""While there is no answer: what is being waited for, what failed and how to try again, and what is loaded when."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from portal.fingerprint import plain_name

from .conftest import Watched, watch
from .searching import LINK, NOTE, QUERY, RESULTS, ask, at_home
from .test_pages import violations

INDEX = "**/search/vi.js"
META = ".md-search-result__meta"


class Held:
    """Requests that are kept waiting until they are let go."""

    def __init__(self, page: Page, address: str) -> None:
        self.routes: list[Route] = []
        page.route(address, self.hold)

    def hold(self, route: Route) -> None:
        self.routes.append(route)

    def release(self) -> None:
        for route in self.routes:
            route.continue_()


def test_somebody_who_has_typed_is_told_what_is_awaited(anywhere: Watched) -> None:
    held = Held(anywhere.page, INDEX)
    page = at_home(anywhere)
    page.locator(QUERY).fill("cộng đồng học tập")
    note = page.locator(NOTE)
    expect(note).to_have_text(re.compile(r"^Đang mở chỉ mục, \d+ KB…\s*$"))
    assert 100 < int(re.sub(r"\D", "", note.inner_text())) < 400
    expect(note).to_have_attribute("role", "status")
    # "Gõ để bắt đầu tìm" would not be true.
    expect(page.locator(META)).to_be_hidden()
    assert violations(anywhere, f"'{RESULTS}'") == []
    held.release()
    page.wait_for_selector(LINK)
    expect(page.locator(META)).to_contain_text("Tìm thấy")
    expect(note).to_be_hidden()


def test_a_lost_index_is_told_as_the_networks_and_tried_again(anywhere: Watched) -> None:
    page = anywhere.page
    page.route(INDEX, lambda route: route.abort())
    page = at_home(anywhere)
    ask(page, "học tập")
    note = page.locator(NOTE)
    expect(note).to_contain_text("kiểm tra mạng")
    expect(page.locator(META)).to_be_hidden()
    assert violations(anywhere, f"'{RESULTS}'") == []
    page.unroute(INDEX)
    note.get_by_text("Thử lại").click()
    page.wait_for_selector(LINK)
    assert page.input_value(QUERY) == "học tập"
    expect(note).to_be_hidden()


def test_a_fault_of_the_engine_is_not_told_as_the_networks(desktop: Watched) -> None:
    # It breaks when the index has been opened: with the first question.
    breaking = (
        "setTimeout(() => { String.prototype.normalize = () => { throw new RangeError('broken'); }; });"
    )
    page = desktop.page
    page.route(
        INDEX,
        lambda route: route.fulfill(content_type="text/javascript", body=(route.fetch().text() + breaking)),
    )
    page = at_home(desktop)
    ask(page, "học tập")
    expect(page.locator(NOTE)).to_contain_text("không phải do mạng")
    expect(page.locator(f"{NOTE} a")).to_have_text("Thử lại")


def test_a_worker_that_does_not_come_is_told(desktop: Watched) -> None:
    address = re.compile(r"/assets/portal/search(\.\w+)?\.js")
    desktop.page.route(address, lambda route: route.abort())
    page = at_home(desktop)
    page.locator(QUERY).fill("học tập")
    expect(page.locator(NOTE)).to_contain_text("kiểm tra mạng")
    page.unroute(address)
    with page.expect_navigation():
        page.locator(f"{NOTE} a").click()
    page.wait_for_selector(LINK)
    assert page.input_value(QUERY) == "học tập"


def test_only_the_newest_question_is_asked(desktop: Watched) -> None:
    slow = """addEventListener('message', ({ data }) => {
      const begun = Date.now();
      while (data.kind === 'list' && Date.now() - begun < 500);
    });"""
    page = desktop.page
    page.route(
        INDEX,
        lambda route: route.fulfill(content_type="text/javascript", body=route.fetch().text() + slow),
    )
    page.add_init_script("""
      window.asked = [];
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, ...more) {
        if (message.kind === 'list') window.asked.push(message.text);
        return post.call(this, message, ...more);
      };
    """)
    page = at_home(desktop)
    typed = "cộng đồng học tập cấp xã"
    ask(page, "242")
    page.locator(QUERY).fill("")
    page.keyboard.type(typed, delay=5)
    expect(page.locator(NOTE)).to_contain_text("Đang tìm…")
    page.wait_for_function(
        "([where, typed]) => document.querySelector(where).dataset.answered === typed", arg=[RESULTS, typed]
    )
    asked = page.evaluate("window.asked")
    assert asked[-1] == typed
    assert len(asked) <= 4, asked


def test_a_pasted_page_is_answered_and_what_is_typed_after_it(desktop: Watched) -> None:
    page = at_home(desktop)
    ask(page, "thông tư")
    ask(page, " ".join(f"xqz{n}" for n in range(3000)))
    assert ask(page, "thông tư 25")
    desktop.assert_clean()


@pytest.mark.parametrize("saving", [True, False])
def test_the_first_view_is_not_charged_for_searching(chromium: Browser, server: str, saving: bool) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = watch(context.new_page(), server).page
    page.add_init_script(
        f"Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {str(saving).lower()} }} }})"
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/van-ban/", wait_until="networkidle")
    if saving:
        assert not any("/search" in url for url in asked)
        page.keyboard.press("/")
        page.wait_for_selector(f"{QUERY}:focus")
        page.wait_for_timeout(300)
        assert any(url.endswith("/search/vi.js") for url in asked)
    else:
        # Behind everything the page itself has asked for.
        first = next(at for at, url in enumerate(asked) if "/search" in url)
        before, after = (
            {plain_name(url.rpartition("/")[2]) for url in urls} for urls in (asked[:first], asked[first:])
        )
        assert after == {"search.js", "sizes.json", "vi.js"}
        assert {"portal.css", "portal.js"} <= before
    context.close()


def test_a_phone_pays_for_searching_when_it_searches(phone: Watched) -> None:
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    page = phone.open("van-ban/")
    assert not any("/search" in url for url in asked)
    page.locator("[data-portal-toggle=search]").tap()
    page.wait_for_selector(f"{QUERY}:focus")
    page.locator(QUERY).fill("thông tư 25")
    page.wait_for_selector(LINK)
    assert any(url.endswith("/search/vi.js") for url in asked)
    phone.assert_clean()


def test_the_box_works_where_browsers_are_older(opened_file: Watched) -> None:
    """The engine asks for nothing that came later than the browsers the portal names."""
    opened_file.page.add_init_script("delete window.structuredClone")
    page = at_home(opened_file)
    assert ask(page, "thông tư 25")
    opened_file.assert_clean()
