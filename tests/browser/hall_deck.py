"""A small deck of every kind that presenting cares about, with the built scripts and styles beside it."""

from __future__ import annotations

import functools
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .conftest import ROOT, Quiet, Watched

NAME = "tai-ve/trinh-chieu-90.html"
TOTAL = 12
"""Minutes of the whole deck: what its slides add up to."""

_SLIDES = [
    ("mo-dau", "title", 1, "Học ở bản Ví Dụ", "<p>Hết buổi này, bác tự chấm được phiếu.</p>"),
    ("buoc", "steps", 2, "Ba bước chấm phiếu", "<ol><li>Đọc</li><li>Hỏi</li><li>Ghi</li></ol>"),
    (
        "hoi",
        "ask",
        2,
        "Ai chấm phiếu của nhà mình?",
        '<ul class="lines">'
        '<li class="option" data-letter="A"><span class="mark">A.</span><span>Trưởng bản</span></li>'
        '<li class="option" data-letter="B"><span class="mark">B.</span><span>Người trong nhà</span></li>'
        '<li class="option" data-letter="C"><span class="mark">C.</span><span>Cán bộ xã</span></li></ul>'
        '<p class="answer fragment">Nhà mình tự chấm trước.</p>',
    ),
    (
        "lam",
        "activity",
        3,
        "Chấm thử một phiếu",
        '<p>Hai người một phiếu.</p><p data-countdown="2">2 phút</p>',
    ),
    *((f"y-{n}", "claim", 0, f"Ý thứ {n}", "<p>Một ý.</p>") for n in range(1, 21)),
    ("nho", "remember", 3, "Nhớ ba điều", "<ol><li>Một</li><li>Hai</li><li>Ba</li></ol>"),
    ("het", "end", 1, "Sáng mai làm gì", "<p>Phát phiếu cho từng nhà.</p>"),
]
COUNT = len(_SLIDES)


def _section(anchor: str, kind: str, minutes: int, title: str, body: str) -> str:
    right = ' data-right="B"' if kind == "ask" else ""
    head = "h1" if kind == "title" else "h2"
    return (
        f'<section id="{anchor}" class="slide slide--{kind}" data-kind="{kind}" data-minutes="{minutes}"{right} '
        f'data-title="{title}"><div class="frame"><header><{head}>{title}</{head}></header>'
        f'<div class="body">{body}</div></div><aside class="notes"><p>Nói về: {title}.</p></aside></section>'
    )


def page() -> str:
    """The page of the deck, as the renderer of decks writes one."""
    slides = "\n".join(_section(*slide) for slide in _SLIDES)
    return (
        '<!doctype html>\n<html lang="vi" class="deck"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Bài thử</title>'
        '<link rel="icon" href="../assets/portal/favicon.svg">'
        '<link rel="stylesheet" href="../assets/portal/slides.css">'
        '<script src="../assets/portal/slides.js" defer></script></head><body><main>'
        f'<div class="reveal" data-deck="hp90" data-minutes="{TOTAL}"><div class="slides">\n{slides}\n</div></div>'
        "</main></body></html>\n"
    )


def lay(folder: Path) -> Path:
    """Lay the deck into *folder*; return the file."""
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "portal").symlink_to(ROOT / "overrides" / "assets" / "portal")
    file = folder / NAME
    file.parent.mkdir()
    file.write_text(page(), encoding="utf-8")
    return file


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve *folder* on loopback under the recommended headers; yields its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


KEPT = "xhht.chieu.hp90"


def opened(show: Watched, rest: str = "") -> Page:
    page = show.page
    page.goto(f"{show.base}/{NAME}{rest}", wait_until="load")
    page.wait_for_selector("[data-ready]")
    return page


def shown(page: Page) -> str:
    return str(page.locator(".slides > section.present").get_attribute("id"))


def again(page: Page) -> None:
    page.reload()
    page.wait_for_selector("[data-ready]")


def kept(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(page.evaluate(f"sessionStorage.getItem('{KEPT}')"))
    return found


def put(page: Page, **changes: Any) -> None:
    """Change what the window keeps, as if time had passed, and load it anew."""
    page.evaluate(
        "([key, value]) => sessionStorage.setItem(key, value)", [KEPT, json.dumps(kept(page) | changes)]
    )
    again(page)


def speaker_of(page: Page) -> Page:
    with page.expect_popup() as new:
        page.keyboard.press("s")
    new.value.wait_for_selector(".speaker__now .frame")
    return new.value
