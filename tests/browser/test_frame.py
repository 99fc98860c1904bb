"""The frame around every page: menu, light and dark, contents that follow, and life without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser, expect

from .conftest import Watched
from .searching import QUERY

MODULE = "hoc-phan/06-cong-dan-hoc-tap/"
SCHEME = "document.body.dataset.mdColorScheme"


def test_the_drawer_opens_and_closes_by_keyboard(phone: Watched) -> None:
    page = phone.open(MODULE)
    button = page.locator("button[data-portal-toggle=drawer]")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.wait_for_function("() => document.activeElement.closest('.md-sidebar--primary')")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary a").first).to_be_hidden()
    phone.assert_clean()


def test_a_chosen_scheme_is_kept_and_there_before_the_scripts(desktop: Watched) -> None:
    page = desktop.open("")
    assert page.evaluate(SCHEME) == "default"
    page.locator("header [data-portal-scheme=slate]").click()
    expect(page.locator("header [data-portal-scheme=default]")).to_be_focused()
    page.route("**/portal.js", lambda route: route.abort())
    page.goto(f"{desktop.base}/{MODULE}")
    assert page.evaluate(SCHEME) == "slate"


def test_escape_leads_back_to_where_the_search_was_opened(desktop: Watched) -> None:
    page = desktop.open(MODULE)
    link = page.locator("article a[href]").first
    link.focus()
    page.keyboard.press("/")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_contents_and_title_follow_the_scroll(desktop: Watched) -> None:
    page = desktop.open(MODULE)
    links = page.locator(".md-sidebar--secondary a[href^='#']")
    last = links.last
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".md-header__title--active")).to_have_count(1)
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_have_count(1)
    expect(last.or_(links.nth(links.count() - 2)).first).to_be_in_viewport()
    page.evaluate("window.scrollBy(0, -400)")
    page.locator(".md-top").click()
    page.wait_for_function("() => window.scrollY === 0")
    expect(page.locator(".md-top")).to_be_hidden()


def test_without_scripts_the_menu_opens_and_nothing_promises_more(chromium: Browser, server: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/{MODULE}")
    for promised in ("[data-portal-scheme]", "button[data-portal-toggle]", QUERY):
        assert not any(one.is_visible() for one in page.locator(promised).all()), promised
    page.locator("label[for=__drawer].md-header__button").click()
    expect(page.locator(".md-sidebar--primary a.md-nav__link").nth(3)).to_be_visible()
    context.close()
