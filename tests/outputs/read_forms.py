"""Forms and scorecards as their web pages hand them to the browser, and what each file must therefore show."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from tests.outputs.finished import SITE
from tests.outputs.read_html import having
from tests.outputs.shape import squeezed

Model = dict[str, Any]


@cache
def page(path: Path) -> html.HtmlElement:
    """Return a page of the site."""
    if not path.exists():
        pytest.fail("Chưa có site/. Chạy: make site")
    return html.fromstring(path.read_text(encoding="utf-8"))


@cache
def models(folder: str, name: str) -> dict[str, Model]:
    """Return the models in the pages of *folder*, elements of class *name*, by the id of the page."""
    found = {}
    for path in sorted((SITE / folder).glob("*/index.html")):
        for place in having(page(path), name):
            if place.get("data-model"):
                found[path.parent.name] = json.loads(place.get("data-model"))
    return found


def forms() -> dict[str, Model]:
    """Return the model of every form."""
    return models("bieu-mau", "webform")


def scorecards() -> dict[str, Model]:
    """Return the model of every scorecard."""
    return models("tieu-chi", "scorecard")


def labels(model: Model) -> list[str]:
    """Return every word of a form that people go by: labels of fields and options, titles, heads, notes.

    Left out: the day of an official document, whose place has no label, and what a label says of the
    side on which a field stands.
    """
    fields = [f for f in model["fields"] if not (_official(model) and f["id"] == "ngay")]
    found = [f["label"].split(" (bên ")[0] for f in fields]
    found += [option["label"] for f in fields for option in f["options"] or []]
    for table in model["tables"]:
        found += [table["title"], *(c["label"] for c in table["columns"])]
    return found


def instructions(model: Model) -> list[str]:
    """Return what a form says of how to fill it in: help of fields, notes of tables.

    Left out: number and addressees of an official document, whose places are drawn as the decree says.
    """
    fields = [f for f in model["fields"] if not (_official(model) and f["id"] in ("so", "noi_nhan"))]
    found = [f["help"] for f in fields if f["help"]]
    return found + [t["note"] for t in model["tables"] if t["note"]]


def _official(model: Model) -> bool:
    return bool(model["layout"].startswith("nd30"))


def bands(table: Model) -> list[str]:
    """Return the id of the first column when it groups the rows: a text that rows in a row share.

    Some files print it once, as a line above the rows, instead of a column.
    """
    given = [c["id"] for c in table["columns"] if c["given"] and c["type"] in ("text", "longtext")]
    texts = [row.get(given[0]) for row in table["rows"] or []] if given else []
    return given[:1] if len(given) > 1 and len(set(texts)) < len(texts) else []


def heads(table: Model) -> list[str]:
    """Return the title of a table and the heads of its columns, in order, without those that group rows."""
    grouping = bands(table)
    return [table["title"], *(c["label"] for c in table["columns"] if c["id"] not in grouping)]


def given_rows(table: Model) -> list[str]:
    """Return what names each row, in order; before the first row of a group the name of the group."""
    grouping = bands(table)
    named = next(
        (
            c["id"]
            for c in table["columns"]
            if c["given"] and c["type"] in ("text", "longtext") and c["id"] not in grouping
        ),
        None,
    )
    found: list[str] = []
    before: dict[str, str] = {}
    for row in table["rows"] or []:
        found += [row[c] for c in grouping if row.get(c) and before.get(c) != row[c]]
        found += [row[named]] if named and row.get(named) else []
        before = row
    return found


def folded(texts: list[str] | str) -> str:
    """One text without spaces and capitals: official documents print titles in capitals."""
    return squeezed(texts if isinstance(texts, str) else "\n".join(texts)).lower()


def missing(wanted: list[str], text: str) -> list[str]:
    """Return those of *wanted* that do not stand in the folded *text*."""
    return [one for one in wanted if folded(one) not in text]


def out_of_order(wanted: list[str], text: str) -> list[str]:
    """Return those of *wanted* that do not stand after the one before them in the folded *text*."""
    at, found = 0, []
    for one in wanted:
        place = text.find(folded(one), at)
        if place < 0:
            found.append(one)
        else:
            at = place + len(folded(one))
    return found


def shown_number(text: str) -> str:
    """The number that people read as *text*, as digits with a point: "1.234,5%" is "1234.5"."""
    bare = re.sub(r"[^\d,.-]", "", text).replace(".", "").replace(",", ".")
    return (bare.rstrip("0").rstrip(".") if "." in bare else bare) or text
