"""A show obeys nobody but who gives it: not the address it was opened with, not another window."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from . import hall_deck
from .conftest import Watched, watch
from .hall_deck import opened, shown, speaker_of

PICTURE = "data:image/svg%2bxml,%3csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3e"
ORDERS = [
    '{"method": "next"}',
    '{"method": "slide", "args": [5]}',
    '{"method": "togglePause"}',
    '{"method": "configure", "args": [{"parallaxBackgroundImage": "data:,x"}]}',
    '{"method": "destroy"}',
    {"kind": "do", "what": "next"},
    {"kind": "do", "what": "go", "slide": 5, "token": ""},
    {"kind": "do", "what": "dark", "token": "0" * 32},
    {"kind": "do", "what": "park", "text": "Lời của người lạ", "token": None},
    "next",
    None,
]
STATE = """() => ({
  slide: document.querySelector('.slides > section.present')?.id,
  dark: document.querySelector('.reveal').classList.contains('paused'),
  pictures: [...document.querySelectorAll('.reveal, .reveal-viewport, .backgrounds, .backgrounds *')]
    .map(e => getComputedStyle(e).backgroundImage).filter(image => image !== 'none'),
  printed: document.documentElement.matches('.reveal-print, .print-pdf') || document.querySelector('.pdf-page') !== null,
  notes: localStorage.getItem('xhht.hall.hp90'),
})"""
UNTOUCHED = {"slide": "mo-dau", "dark": False, "pictures": [], "printed": False, "notes": None}


@pytest.mark.parametrize(
    "query",
    [
        f"?parallaxBackgroundImage={PICTURE}&parallaxBackgroundSize=9px",
        "?backgroundTransition=zoom&transition=zoom&controls=false&progress=false",
        "?view=print",
        "?print-pdf",
        "?view=scroll",
        "?autoSlide=300&loop=true",
        "?postMessage=true&postMessageEvents=true",
        "?hash=true&history=true&respondToHashChanges=true",
        "?width=10&height=10&embedded=true",
        "?keyboard=false&nguoi-noi=abc",
        "?kho=%3cscript%3e",
    ],
)
def test_the_query_sets_nothing(show: Watched, query: str) -> None:
    page = opened(show, query)
    page.wait_for_timeout(400)
    assert page.evaluate(STATE) == UNTOUCHED
    assert page.evaluate("location.search") == ""
    expect(page.locator(".controls")).to_have_css("display", "block")
    expect(page.locator(".progress")).to_have_css("display", "block")
    assert page.locator(".reveal").get_attribute("data-transition") in (None, "none")
    assert page.locator("section.present .frame").evaluate("e => e.offsetHeight") == 720
    page.keyboard.press("PageDown")
    assert shown(page) == "buoc"
    show.assert_clean()


def test_our_own_word_of_the_query_stays(show: Watched) -> None:
    page = opened(show, f"?kho=4x3&parallaxBackgroundImage={PICTURE}#/hoi")
    assert page.url == f"{show.base}/{hall_deck.NAME}?kho=4x3#/hoi"
    assert page.evaluate(STATE)["pictures"] == []
    page.keyboard.press("PageUp")
    assert page.url.endswith("?kho=4x3#/buoc")


def test_an_address_that_cannot_be_mended_in_place_is_opened_anew(show: Watched) -> None:
    show.page.add_init_script(
        "if (location.search) history.replaceState = () => { throw new DOMException('no', 'SecurityError'); }"
    )
    page = opened(show, f"?parallaxBackgroundImage={PICTURE}#/hoi")
    assert page.url == f"{show.base}/{hall_deck.NAME}#/hoi"
    assert page.evaluate(STATE) == UNTOUCHED | {"slide": "hoi"}


@pytest.mark.parametrize(
    "asked", ["#/khong-co", "#/5", "#/0/3/2", '#/x"],*[id="hoi', "#/%E0%A4%A", "#/bang-keys-sheet"]
)
def test_a_hash_that_names_no_slide_leads_nowhere(show: Watched, asked: str) -> None:
    page = opened(show, asked)
    assert shown(page) == "mo-dau"
    page.evaluate("hash => { location.hash = hash; }", asked)
    page.wait_for_timeout(100)
    assert shown(page) == "mo-dau"
    show.assert_clean()


def posted(page: Page, to: str) -> None:
    page.evaluate(f"orders => orders.forEach(order => {to}.postMessage(order, '*'))", ORDERS)
    page.wait_for_timeout(200)


def test_messages_of_the_page_itself_drive_nothing(show: Watched) -> None:
    page = opened(show)
    posted(page, "window")
    assert page.evaluate(STATE) == UNTOUCHED
    show.assert_clean()


@pytest.mark.parametrize("show", ["http"], indirect=True)  # no page of the web can open a file
def test_another_site_that_opened_the_show_drives_nothing(show: Watched, tmp_path: Path) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "index.html").write_text("<!doctype html><title>Trang lạ</title>", encoding="utf-8")
    with hall_deck.served(other) as stranger:
        page = show.page
        page.goto(stranger)
        page.evaluate("window.heard = []; addEventListener('message', event => heard.push(event.data))")
        with page.expect_popup() as new:
            page.evaluate("address => { window.deck = open(address); }", f"{show.base}/{hall_deck.NAME}")
        deck = new.value
        deck.wait_for_selector("[data-ready]")
        posted(page, "deck")
        assert deck.evaluate(STATE) == UNTOUCHED
        deck.keyboard.press("PageDown")
        deck.keyboard.press("PageUp")
        page.wait_for_timeout(200)
        assert page.evaluate("heard") == [], "what goes on in the show is nobody else's business"


def test_a_show_in_a_frame_tells_its_frame_nothing(show: Watched, tmp_path: Path) -> None:
    frame = tmp_path / "tai-ve" / "khung.html"
    name = Path(hall_deck.NAME).name
    frame.write_text(
        "<!doctype html><title>Khung</title><script>heard = []; addEventListener('message', e => heard.push(e.data))"
        f"</script><iframe src='{name}?postMessageEvents=true' width=900 height=600></iframe>",
        encoding="utf-8",
    )
    page = show.page
    page.goto(f"{show.base}/tai-ve/khung.html")
    inside = page.frames[1]
    inside.wait_for_selector("[data-ready]")
    posted(page, "frames[0]")
    assert inside.evaluate(STATE) == UNTOUCHED
    assert page.evaluate("heard") == []


def test_a_frame_inside_the_show_drives_nothing(show: Watched) -> None:
    page = opened(show)
    page.evaluate(
        "orders => { const frame = document.createElement('iframe'); frame.sandbox = 'allow-scripts';"
        "frame.srcdoc = `<script>for (const order of ${JSON.stringify(orders)}) parent.postMessage(order, '*')</script>`;"
        "document.body.append(frame); }",
        ORDERS,
    )
    page.wait_for_timeout(300)
    assert page.evaluate(STATE) == UNTOUCHED


def test_a_speaker_hears_its_own_show_alone(show: Watched) -> None:
    page = opened(show)
    speaker = speaker_of(page)
    heard = watch(speaker, show.base)
    token = speaker.evaluate("new URLSearchParams(location.search).get('nguoi-noi')")
    assert len(token) == 32
    lie = "{ kind: 'at', slide: 3, steps: 0, dark: true, pace: {}, countdown: null, counts: {} }"
    speaker.evaluate(f"token => postMessage({{ ...{lie}, token }}, '*')", token)
    page.evaluate(f"opener => postMessage({{ ...{lie} }}, '*')", None)
    speaker.wait_for_timeout(1500)
    assert "Trang 1 trên" in speaker.locator(".speaker__place").inner_text()
    assert speaker.locator(".speaker__now.dark").count() == 0
    heard.assert_clean()


def test_every_show_has_a_token_of_its_own(show: Watched) -> None:
    tokens = set()
    for _ in range(2):
        other = show.page.context.new_page()
        other.goto(f"{show.base}/{hall_deck.NAME}")
        other.wait_for_selector("[data-ready]")
        tokens.add(speaker_of(other).evaluate("location.search"))
    assert len(tokens) == 2
