"""The part of ``/// form`` that people come for: ways to fill it in, and the form on the page itself.

The controls are drawn by ``overrides/src/pages/webform/webform.ts`` from the JSON written here.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from collections import Counter

from portal.content.downloads import Download, readable_size
from portal.content.models import Form
from portal.content.models.base import as_text
from portal.forms.model import form_model
from portal.markdown.blocks.base import filled_in
from portal.markdown.context import PageContext
from portal.markdown.html import append, h

ANCHOR = "dien"
"""Anchor of the form on the page."""
_ORDER = (".xlsx", ".docx", ".pdf")


def ways(context: PageContext, form: Form) -> etree.Element | None:
    """A row of choices: fill in here, or take a file away; None on paper."""
    if context.output == "print":
        return None
    files = [d for d in context.downloads if d.listed and d.subject == form.id and d.file.endswith(_ORDER)]
    kinds = Counter(d.kind for d in files)
    here = _way(f"#{ANCHOR}", "form-here-kind", "form-here", "form-here-meta", context)
    links = [here, *(_file(context, d, kinds[d.kind] > 1) for d in sorted(files, key=_rank))]
    name = context.t("form-ways")
    return h("ul", [h("li", link) for link in links], cls="downloads ways", aria_label=name)


def _rank(download: Download) -> int:
    return next(n for n, ending in enumerate(_ORDER) if download.file.endswith(ending))


def _way(href: str, kind: str, title: str, meta: str, context: PageContext) -> etree.Element:
    return h(
        "a",
        h("span", context.t(kind), cls="downloads__kind", aria_hidden="true"),
        h("span", context.t(title), cls="downloads__title"),
        h("span", context.t(meta), cls="downloads__meta"),
        cls="downloads__item ways__here",
        href=href,
    )


def _file(context: PageContext, download: Download, by_title: bool) -> etree.Element:
    words = download.title if by_title else context.t("form-take", download.kind)
    return h(
        "a",
        h("span", words, cls="downloads__title"),
        h("span", readable_size(download.size), cls="downloads__meta"),
        cls="downloads__item",
        href=context.link(f"tai-ve/{download.file}"),
        download=download.file,
    )


def webform(context: PageContext, form: Form) -> etree.Element | None:
    """The form to fill in on the page, as data for the browser code; None on paper."""
    if context.output == "print":
        return None
    section = h("section", h("h2", context.t("form-here"), id=ANCHOR), cls="webform")
    append(section, h("p", context.t("form-intro")))
    append(section, h("p", form.privacy, cls="webform__privacy") if form.privacy else None)
    append(section, filled_in(context, context.t("form-nojs"), "webform__nojs"))
    data = {
        "webform": form.id,
        "model": as_text(form_model(form)),
        # From the root of the portal: the tree of the other language has no downloads of its own.
        "template": f"tai-ve/mau-{form.id}.js",
        "keep": _json(_kept(form)),
        "unit": next((a.unit for a in form.aggregate if a.unit), ""),
    }
    if any(f.units for f in form.fields) or any(c.units for t in form.tables for c in t.columns):
        data["units"] = _json(context.catalogue.units)
    for name, value in data.items():
        section.set(f"data-{name}", value)
    return section


def _kept(form: Form) -> list[str]:
    """Fields a new record takes over from the one before: those that are the same for a whole file."""
    same = form.shared if form.shared is not None else [n for a in form.aggregate for n in a.same]
    return [f.id for f in form.fields if f.id in same]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
