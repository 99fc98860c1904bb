"""The papers only a class has: what to read first, agenda, sheets to sign, poster, names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from portal.content.agenda import Slot, clock_words, halves
from portal.content.catalogue import Catalogue
from portal.content.models import Module
from portal.locales import Speaker, page_text
from portal.markdown.context import address
from portal.outputs.kit.plan import Cost, KitPlan
from portal.outputs.kit.prints import Print
from portal.outputs.subjects import module_path
from portal.render.typst.glyphs import printable
from portal.render.typst.typesetting import compile_pdf, qr_svg, templates
from portal.vietnamese import format_date, format_number

say = Speaker("class-kit")

Paper = Literal["readme", "agenda", "signing", "poster", "cards", "signs"]


def paper_pdf(plan: KitPlan, sheet: Paper, fonts: Path, prints: Sequence[Print] = ()) -> bytes:
    """Return one paper of the class as PDF/UA-1.

    Raises typst.TypstError when a text cannot be set accessibly.
    """
    catalogue = plan.catalogue
    sources = templates("handout.typ", main="kit.typ")
    codes = []
    for module in plan.modules:
        url = catalogue.portal.site_url + address(module_path(catalogue, module))
        sources[f"qr-{module.number}.svg"] = qr_svg(url)
        title = module_words(catalogue, module)
        codes.append({"file": f"qr-{module.number}.svg", "url": url, "title": title})
    data: dict[str, Any] = {
        "sheet": sheet,
        "head": say(f"head.{sheet}"),
        "title": plan.title,
        "when": when_words(plan),
        "place": plan.place,
        "people": plan.people,
        "organisation": catalogue.portal.organisation.vi,
        "halves": [_half(catalogue, plan, half) for half in halves(plan.slots)],
        "sessions": [session_words(plan, half[0]) for half in halves(plan.slots)],
        "prints": [_print(p) for p in prints],
        "sheets": format_number(sum(p.sheets for p in prints)),
        "names": [{"name": d.name, "place": d.place} for d in plan.delegates],
        "costs": [_cost(plan, cost) for cost in plan.costs],
        "total": format_number(sum(plan.people * plan.times(c) * c.price for c in plan.costs)),
        "codes": codes,
    }
    sources["data.json"] = json.dumps(printable(data, fonts), ensure_ascii=False).encode()
    return compile_pdf(sources, fonts, plan.day.isoformat(), catalogue.portal.colours.model_dump())


def _print(one: Print) -> dict[str, str]:
    pages = say("pages", one.first, one.first + one.pages - 1) if one.pages else say("from-word")
    sheets = format_number(one.sheets) if one.pages else "–"
    return {"file": one.file, "pages": pages, "copies": str(one.copies), "sheets": sheets, "note": one.note}


def _cost(plan: KitPlan, cost: Cost) -> list[str]:
    times, price = plan.times(cost), format_number(cost.price)
    how = say(f"cost.{cost.per}", plan.people, times, price)
    return [cost.name, how, format_number(plan.people * times * cost.price)]


def when_words(plan: KitPlan) -> str:
    """The time of the class: "7 giờ 30 ngày 10/12/2026", with the last day when it is another."""
    clock, first = clock_words(plan.slots[0].start), format_date(plan.day.isoformat())
    if plan.days == 1:
        return say("begins", clock, first)
    return say("begins-and-ends", clock, first, format_date(plan.date_of(plan.days).isoformat()))


def session_words(plan: KitPlan, slot: Slot) -> str:
    """The half-day of *slot*: "Sáng 10/12"."""
    day = plan.date_of(slot.day)
    return say(f"session.{slot.part}", f"{day.day:02d}", f"{day.month:02d}")


def module_words(catalogue: Catalogue, module: Module) -> str:
    """A module by number and title."""
    return page_text("module-titled", "vi", module.number, catalogue.module_title(module))


def what_words(catalogue: Catalogue, slot: Slot) -> str:
    """What happens in *slot*."""
    if slot.kind == "hoc-phan":
        return module_words(catalogue, catalogue.modules[slot.subject])
    if slot.subject:
        return page_text(f"agenda.{slot.kind}", "vi", catalogue.tests[slot.subject].title)
    return page_text(f"agenda.{slot.kind}", "vi")


def _half(catalogue: Catalogue, plan: KitPlan, half: Sequence[Slot]) -> dict[str, Any]:
    day = format_date(plan.date_of(half[0].day).isoformat())
    rows = [
        {"time": clock_words(s.start), "what": what_words(catalogue, s), "minutes": str(s.minutes)}
        for s in half
    ]
    return {"title": say("day", day, say(f"part.{half[0].part}")), "rows": rows}
