"""The files of every form and scorecard: Word, Excel, PDF, and the templates browser code fills in.

Each file is made once and kept by the hash of what it is made from: the form, the layout rules, the
names offered in drop-downs, and this room's own code.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.models import CriteriaSet, Form, Layout
from portal.forms import Record, form_model
from portal.forms.scoring import scorecard
from portal.locales import text
from portal.markdown.context import address
from portal.outputs.cache import room_seal
from portal.outputs.store import Wanted, once
from portal.render.docx import form_document
from portal.render.typst.certificate import certificates_pdf
from portal.render.typst.form import form_pdf
from portal.render.xlsx import form_info, form_workbook, scorecard_workbook

MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Written into workbooks as their time: the same content must give the same bytes on any day."""
_KINDS = {"xlsx": "Excel", "docx": "Word", "pdf": "PDF"}


def build_forms(catalogue: Catalogue, fonts: Path) -> Iterator[Wanted]:
    """Want the files of every form and scorecard.

    Needs the layout rules of administrative documents when there are forms (checked).
    """
    seal = room_seal(catalogue, fonts) + json.dumps(catalogue.units, ensure_ascii=False).encode()
    layout = next(iter(catalogue.layouts.values()), None)
    for form in sorted(catalogue.forms.values(), key=lambda f: f.id):
        if layout is not None:
            yield from _form(catalogue, form, layout, seal, fonts)
    for criteria in sorted(catalogue.criteria.values(), key=lambda c: c.id):
        yield from _scorecard(catalogue, criteria, seal)


def fill_form(
    catalogue: Catalogue,
    form: Form,
    records: list[Record],
    ending: str,
    saved_at: dt.datetime | None = None,
) -> bytes:
    """Return *form* filled with computed *records* as .xlsx, .docx or .json (as the web form saves it).

    *saved_at*, with its zone, is the moment that the .json tells: by it a later file is known.

    Raises KeyError for another *ending*.
    """
    model, organisation = form_model(form), catalogue.portal.organisation.vi
    layout = next(iter(catalogue.layouts.values()))
    stamp = {} if saved_at is None else {"saved": saved_at.isoformat(timespec="milliseconds")}
    saved = {"form": form.id, "version": form.version, **stamp, "records": records}
    makers: dict[str, Callable[[], bytes]] = {
        ".xlsx": lambda: form_workbook(
            model, units=catalogue.units, info=form_info(form, organisation, MOMENT), records=records
        ),
        ".docx": lambda: form_document(form, model, layout, organisation=organisation, records=records),
        ".json": lambda: json.dumps(saved, ensure_ascii=False, indent=1).encode(),
    }
    return makers[ending.lower()]()


def print_certificates(catalogue: Catalogue, form: Form, records: list[Record], fonts: Path) -> bytes:
    """Return one certificate a record of *form* as PDF; without records a blank one to write on.

    Raises ValueError when *form* is no certificate.
    """
    return certificates_pdf(
        form,
        records,
        organisation=catalogue.portal.organisation.vi,
        colours=catalogue.portal.colours.model_dump(),
        fonts=fonts,
    )


def _form(catalogue: Catalogue, form: Form, layout: Layout, seal: bytes, fonts: Path) -> Iterator[Wanted]:
    model, organisation = form_model(form), catalogue.portal.organisation.vi
    url = catalogue.portal.site_url + address(f"bieu-mau/{form.id}/index.md")
    makers: dict[str, Callable[[], bytes]] = {
        "docx": once(lambda: form_document(form, model, layout, organisation=organisation)),
        "xlsx": once(
            lambda: form_workbook(model, units=catalogue.units, info=form_info(form, organisation, MOMENT))
        ),
        "pdf": lambda: form_pdf(form, model, layout, organisation=organisation, url=url, fonts=fonts),
    }
    if form.certificate is not None:
        makers["pdf"] = lambda: print_certificates(catalogue, form, [], fonts)
    source = seal + (form.model_dump_json() + url).encode()
    for kind, make in makers.items():
        name = f"bieu-mau-{form.id}.{kind}"
        yield Wanted(name, form.title, _KINDS[kind], form.id, source + name.encode(), make)
    yield _template(form.id, {kind: makers[kind] for kind in ("xlsx", "docx")}, source)


def _scorecard(catalogue: Catalogue, criteria: CriteriaSet, seal: bytes) -> Iterator[Wanted]:
    model = scorecard(criteria)
    if model is None:
        return
    name, organisation = f"tu-cham-{criteria.id}.xlsx", catalogue.portal.organisation.vi
    title = text("files", "scorecard-practice" if criteria.practice else "scorecard", "vi", criteria.title)
    source = seal + criteria.model_dump_json().encode()
    make = once(
        lambda: scorecard_workbook(
            model,
            organisation=organisation,
            created=MOMENT,
            period=catalogue.portal.period,
            notes=tuple(criteria.warnings),
        )
    )
    yield Wanted(name, title, "Excel", criteria.id, source + name.encode(), make)
    yield _template(f"cham-{criteria.id}", {"xlsx": make}, source)


def _template(key: str, parts: dict[str, Callable[[], bytes]], source: bytes) -> Wanted:
    """Files as a script that browser code can load on http and on file://."""

    def make() -> bytes:
        held = {kind: base64.b64encode(part()).decode("ascii") for kind, part in parts.items()}
        return (
            "(window.portalTemplates=window.portalTemplates||{})"
            f"[{json.dumps(key)}]={json.dumps(held, separators=(',', ':'))};\n"
        ).encode()

    name = f"mau-{key}.js"
    return Wanted(name, key, "", key, source + name.encode(), make, listed=False)
