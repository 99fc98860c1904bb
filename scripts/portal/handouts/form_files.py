"""The files of every form and scorecard: Word, Excel, PDF, and the templates browser code fills in.

Each file is made once and kept by the hash of what it is made from: the form, the layout rules, the
names offered in drop-downs, and this room's own code.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download
from portal.content.forms import Record, form_model
from portal.content.models import CriteriaSet, Form, Layout
from portal.content.scoring import scorecard
from portal.content.writing import write_if_changed
from portal.extensions.context import address
from portal.handouts.build import page_count
from portal.handouts.certificates import certificates_pdf
from portal.handouts.docx import form_document
from portal.handouts.forms_pdf import form_pdf
from portal.handouts.xlsx import form_info, form_workbook, scorecard_workbook

MOMENT = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
"""Written into workbooks as their time: the same content must give the same bytes on any day."""
CERTIFICATE = "giay-chung-nhan"
"""The form whose records print as certificates rather than as a sheet."""
_KINDS = {"xlsx": "Excel", "docx": "Word", "pdf": "PDF"}


def build_forms(catalogue: Catalogue, out: Path, cache: Path) -> Iterator[Download]:
    """Write the files of every form and scorecard into *out*; yields an entry as each is done.

    Needs the layout rules of administrative documents when there are forms (checked). Fonts are
    expected in ``cache/fonts``.
    """
    keeper = _Keeper(out, cache / "forms", _seal(catalogue))
    layout = next(iter(catalogue.layouts.values()), None)
    for form in sorted(catalogue.forms.values(), key=lambda f: f.id):
        if layout is not None:
            yield from _form(catalogue, form, layout, keeper, cache / "fonts")
    for criteria in sorted(catalogue.criteria.values(), key=lambda c: c.id):
        yield from _scorecard(catalogue, criteria, keeper)


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


def print_certificates(catalogue: Catalogue, records: list[Record], fonts: Path) -> bytes:
    """Return one certificate a record as PDF; without records a blank one to write on."""
    return certificates_pdf(
        form_model(catalogue.forms[CERTIFICATE]), records, organisation=catalogue.portal.organisation.vi,
        colours=catalogue.portal.colours.model_dump(), fonts=fonts,
    )  # fmt: skip


def _form(
    catalogue: Catalogue, form: Form, layout: Layout, keeper: _Keeper, fonts: Path
) -> Iterator[Download]:
    model, organisation = form_model(form), catalogue.portal.organisation.vi
    url = catalogue.portal.site_url + address(f"bieu-mau/{form.id}/index.md")
    makers: dict[str, Callable[[], bytes]] = {
        "docx": lambda: form_document(form, model, layout, organisation=organisation),
        "xlsx": lambda: form_workbook(
            model, units=catalogue.units, info=form_info(form, organisation, MOMENT)
        ),
        "pdf": lambda: form_pdf(form, model, layout, organisation=organisation, url=url, fonts=fonts),
    }
    if form.id == CERTIFICATE:
        makers["pdf"] = lambda: print_certificates(catalogue, [], fonts)
    what = form.model_dump_json() + url
    made = {kind: keeper.keep(f"bieu-mau-{form.id}.{kind}", what, make) for kind, make in makers.items()}
    for kind, data in made.items():
        pages = page_count(data) if kind == "pdf" else 0
        yield _entry(f"bieu-mau-{form.id}.{kind}", form.title, _KINDS[kind], form.id, data, pages)
    yield keeper.template(form.id, {kind: made[kind] for kind in ("xlsx", "docx")})


def _scorecard(catalogue: Catalogue, criteria: CriteriaSet, keeper: _Keeper) -> Iterator[Download]:
    model = scorecard(criteria)
    if model is None:
        return
    name, organisation = f"tu-cham-{criteria.id}.xlsx", catalogue.portal.organisation.vi
    data = keeper.keep(
        name, criteria.model_dump_json(),
        lambda: scorecard_workbook(
            model, organisation=organisation, created=MOMENT, notes=tuple(criteria.warnings)
        ),
    )  # fmt: skip
    yield _entry(name, f"Tự chấm: {criteria.title}", "Excel", criteria.id, data, 0)
    yield keeper.template(f"cham-{criteria.id}", {"xlsx": data})


def _entry(name: str, title: str, kind: str, subject: str, data: bytes, pages: int) -> Download:
    return Download(name, title, kind, subject, len(data), pages, hashlib.sha256(data).hexdigest())


def _seal(catalogue: Catalogue) -> bytes:
    """A hash of everything all files share: code, libraries, layout rules, names, colours."""
    seal = hashlib.sha256()
    for library in ("typst", "xlsxwriter"):
        seal.update(f"{library} {version(library)}".encode())
    content = Path(str(files("portal.content")))
    for room in (Path(str(files("portal.handouts"))), content / "forms"):
        for path in sorted(p for p in room.rglob("*") if p.suffix in (".py", ".typ", ".xml")):
            seal.update(path.read_bytes())
    for name in ("exact", "formulas", "scoring"):
        seal.update((content / f"{name}.py").read_bytes())
    for layout in catalogue.layouts.values():
        seal.update(layout.model_dump_json().encode())
    seal.update(json.dumps(catalogue.units, ensure_ascii=False).encode())
    seal.update(catalogue.portal.organisation.vi.encode())
    seal.update(str(catalogue.portal.colours).encode())
    return seal.digest()


class _Keeper:
    """Writes files, made anew only when what they are made from has changed."""

    def __init__(self, out: Path, cache: Path, seal: bytes) -> None:
        self.out, self.cache, self.seal = out, cache, seal

    def keep(self, name: str, what: str, make: Callable[[], bytes]) -> bytes:
        """Return the bytes of *name*, from the store or made by *make*, written to the downloads."""
        key = hashlib.sha256(self.seal + f"{name}\n{what}".encode()).hexdigest()[:32]
        stored = self.cache / f"{key}{Path(name).suffix}"
        if not stored.exists():
            write_if_changed(stored, make())
        data = stored.read_bytes()
        write_if_changed(self.out / name, data)
        return data

    def template(self, key: str, parts: dict[str, bytes]) -> Download:
        """Write files as a script that browser code can load on http and on file://."""
        held = {kind: base64.b64encode(data).decode("ascii") for kind, data in parts.items()}
        script = (
            "(window.portalTemplates=window.portalTemplates||{})"
            f"[{json.dumps(key)}]={json.dumps(held, separators=(',', ':'))};\n"
        ).encode()
        name = f"mau-{key}.js"
        write_if_changed(self.out / name, script)
        digest = hashlib.sha256(script).hexdigest()
        return Download(name, key, "", key, len(script), 0, digest, listed=False)
