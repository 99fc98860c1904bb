"""Open data: documents, facts, terms and deadlines as JSON and CSV, with their sources.

Quiz keys are never among them.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from portal.content.catalogue import Catalogue
from portal.locales import Speaker
from portal.outputs.store import Wanted

named = Speaker("files")

SUBJECT = "du-lieu"
Row = dict[str, Any]


def _documents(catalogue: Catalogue) -> list[Row]:
    return [
        d.model_dump(exclude={"status"})
        | {"status": catalogue.status(d.id), "page": _page(catalogue, d.id)}
        for d in catalogue.documents.values()
    ]


def _facts(catalogue: Catalogue) -> list[Row]:
    return [
        {"document": catalogue.fact_owner[f.id]} | f.model_dump() | {"page": _page(catalogue, f.id)}
        for f in catalogue.facts.values()
    ]


def _terms(catalogue: Catalogue) -> list[Row]:
    return [t.model_dump() for t in catalogue.terms.values()]


def _deadlines(catalogue: Catalogue) -> list[Row]:
    return [e.model_dump() for e in catalogue.calendar.events] if catalogue.calendar else []


def _page(catalogue: Catalogue, record: str) -> str | None:
    page = catalogue.page_of(record)
    return catalogue.portal.site_url + page.removesuffix("index.md").removesuffix(".md") if page else None


TABLES: dict[str, tuple[str, Callable[[Catalogue], list[Row]]]] = {
    "van-ban": ("open-documents", _documents),
    "du-kien": ("open-facts", _facts),
    "thuat-ngu": ("open-terms", _terms),
    "lich": ("open-deadlines", _deadlines),
}
"""File stem → key of the title, and what it holds."""


def build_open_data(catalogue: Catalogue) -> Iterator[Wanted]:
    """Want every table as JSON and CSV."""
    for stem, (key, rows_of) in TABLES.items():
        rows, title = rows_of(catalogue), named(key)
        if not rows:
            continue
        for kind, data in (("JSON", _json(catalogue, title, rows)), ("CSV", _csv(rows))):
            yield Wanted(f"du-lieu-{stem}.{kind.lower()}", title, kind, SUBJECT, data, partial(bytes, data))


def _json(catalogue: Catalogue, title: str, rows: list[Row]) -> bytes:
    whole = {
        "title": title,
        "publisher": catalogue.portal.organisation.vi,
        "license": "CC BY 4.0",
        "as_of": catalogue.on.isoformat(),
        "rows": rows,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _csv(rows: list[Row]) -> bytes:
    """UTF-8 with a mark that Excel needs; lists are parted by "; ", pairs written as "key: value".

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = io.StringIO()
    columns = list(dict.fromkeys(key for row in rows for key in row))
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({key: _cell(value) for key, value in row.items()} for row in rows)
    return b"\xef\xbb\xbf" + buffer.getvalue().encode()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(str(v) if not isinstance(v, dict) else _pairs(v) for v in value)
    elif isinstance(value, dict):
        value = _pairs(value)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@"):
        return f"'{value}"
    return value


def _pairs(value: dict[str, Any]) -> str:
    return ", ".join(f"{k}: {'' if v is None else v}" for k, v in value.items())
