"""Reading the Word twin of a form in tests: its text, its controls, and the records in it."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from portal.forms import FormModel, Record
from portal.forms.model import blank_record
from portal.forms.paper.tables import TOTAL
from portal.forms.shapes import Spec
from tests.engine import parse_cell

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


@dataclass(frozen=True)
class Control:
    """One content control."""

    tag: str
    kind: str
    text: str
    empty: bool
    locked: bool
    ticked: bool


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(element: etree._Element) -> str:
    """The text of runs, with line breaks and tabs as they are."""
    found = []
    for node in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        if node.tag == f"{W}tab" and node.getparent().tag == f"{W}tabs":
            continue
        found.append({f"{W}br": "\n", f"{W}tab": "\t"}.get(node.tag) or node.text or "")
    return "".join(found)


def squeezed(text: str) -> str:
    """*text* without spaces, without regard to case."""
    return re.sub(r"[\s\u200b]+", "", text).lower()


def controls(data: bytes) -> list[Control]:
    """All content controls, in order; those without a tag have the tag ""."""
    found = []
    for element in part(data).iter(f"{W}sdt"):
        looks = element.find(f"{W}sdtPr")
        tag, ticked = looks.find(f"{W}tag"), looks.find(f"{W14}checkbox/{W14}checked")
        found.append(
            Control(
                "" if tag is None else tag.get(f"{W}val"),
                etree.QName(looks[-1]).localname,
                text_of(element.find(f"{W}sdtContent")),
                looks.find(f"{W}showingPlcHdr") is not None,
                looks.find(f"{W}lock") is not None,
                ticked is not None and ticked.get(f"{W14}val") == "1",
            )
        )
    return found


def read_back(model: FormModel, found: list[Control]) -> Record:
    """The record that the controls of one filled sheet hold, inputs only."""
    at = {c.tag: c for c in found if c.tag}
    record = blank_record(model)
    for spec in model.fields:
        if spec.formula:
            continue
        if spec.options:
            chosen = [o.id for o in spec.choices if at[f"{spec.id}.{o.id}"].ticked]
            record["fields"][spec.id] = chosen if spec.type == "multichoice" else (chosen or [None])[0]
        else:
            record["fields"][spec.id] = _entered(spec, at[spec.id])
    for table in model.tables:
        columns = [c for c in table.columns if c.free]
        first = f"{table.id}.{columns[0].id}#"
        keys = [t.removeprefix(first) for t in at if t.startswith(first) and t != first + TOTAL]
        rows = [{"id": k} if not table.open else {} for k in keys]
        for row, key in zip(rows, keys, strict=True):
            for c in columns:
                row[c.id] = _entered(c, at[f"{table.id}.{c.id}#{key}"])
        record["tables"][table.id] = rows
    return record


def _entered(spec: Spec, control: Control) -> Any:
    return None if control.empty else parse_cell(spec.type, control.text)
