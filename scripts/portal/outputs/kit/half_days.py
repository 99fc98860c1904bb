"""A page to start each half-day from: its agenda large, with the decks in order, breaks and tests."""

from __future__ import annotations

from collections.abc import Collection
from html import escape

from portal.content.agenda import clock_words, halves
from portal.locales import Speaker
from portal.outputs.kit.papers import what_words
from portal.outputs.kit.plan import KitPlan
from portal.outputs.slides.build import deck_name
from portal.vietnamese import format_date

say = Speaker("class-kit")

_STYLE = """
*{box-sizing:border-box}
body{margin:0;padding:4vh 6vw;font:28px/1.35 "Be Vietnam Pro",Arial,sans-serif;color:#1d2433}
header{border-bottom:8px solid var(--accent);padding-bottom:1vh}
h1{margin:0;font-size:44px;color:var(--primary)}p{margin:.3em 0}
ol{list-style:none;margin:2vh 0;padding:0}
li{display:flex;gap:1em;padding:.3em .6em;border-bottom:1px solid #cdd3dd}
li.nghi,li.don-tiep,li.diem-danh{background:#f1f3f7}time{flex:0 0 11.5em;white-space:nowrap}
a{color:var(--primary);font-weight:600}nav{display:flex;justify-content:space-between;gap:1em}
@media(max-width:800px){body{font-size:20px;padding:16px}h1{font-size:28px}li{flex-wrap:wrap}}
"""


def start_pages(plan: KitPlan, decks: Collection[int]) -> dict[str, str]:
    """Return file name → HTML of every half-day, to lie beside the decks.

    *decks* are the numbers of the modules that have one.
    """
    parts = halves(plan.slots)
    names = [f"buoi-{at}.html" for at in range(1, len(parts) + 1)]
    titles = []
    for half in parts:
        day = format_date(plan.date_of(half[0].day).isoformat())
        titles.append(say("day", day, say(f"part.{half[0].part}")))
    pages = {}
    for at, half in enumerate(parts):
        rows = []
        for slot in half:
            words = escape(what_words(plan.catalogue, slot))
            if slot.kind == "hoc-phan":
                number = plan.catalogue.modules[slot.subject].number
                link = f'<a href="{deck_name(number)}.html">{words}</a>'
                words = link if number in decks else f"{words} ({escape(say('no-deck'))})"
            until = f"{clock_words(slot.start)} – {clock_words(slot.end)}"
            rows.append(f'<li class="{slot.kind}"><time>{escape(until)}</time><span>{words}</span></li>')
        around = [
            f'<a href="{names[n]}">{escape(titles[n])}</a>' if 0 <= n < len(parts) else "<span></span>"
            for n in (at - 1, at + 1)
        ]
        colours = plan.catalogue.portal.colours
        pages[names[at]] = (
            '<!doctype html><html lang="vi"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width">'
            f"<title>{escape(titles[at])}</title>"
            f"<style>:root{{--primary:{colours.primary};--accent:{colours.ornament}}}{_STYLE}</style></head><body><header><h1>{escape(titles[at])}</h1>"
            f"<p>{escape(plan.title)}. {escape(plan.place)}</p></header>"
            f"<main><ol>{''.join(rows)}</ol></main><nav>{''.join(around)}</nav></body></html>\n"
        )
    return pages
