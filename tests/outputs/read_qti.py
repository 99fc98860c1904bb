"""QTI 2.1 packages: one file an item, listed by the test."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from tests.outputs.paper_text import basis_of
from tests.outputs.read_gift import Exported
from tests.outputs.shape import Interaction, Reading


def read(path: Path) -> tuple[Reading, list[Exported]]:
    """Return the questions of a package in the order of its test."""
    with zipfile.ZipFile(path) as archive:
        test = etree.fromstring(archive.read("test.xml"))
        items = [etree.fromstring(archive.read(r.get("href"))) for r in test.iter("{*}assessmentItemRef")]
    found = [_item(n, item) for n, item in enumerate(items, 1)]
    return Reading(path.name, tuple(one.asked for one in found)), found


def _item(number: int, item: etree._Element) -> Exported:
    declared = next(item.iter("{*}responseDeclaration"))
    body = next(item.iter("{*}itemBody"))
    correct = [v.text or "" for v in next(declared.iter("{*}correctResponse"))]
    names = {
        c.get("identifier"): _text(c) for c in body.iter("{*}simpleChoice", "{*}simpleAssociableChoice")
    }
    told = [_text(f) for f in item.iter("{*}modalFeedback")]
    kind = _kind(declared, body)
    accepted: tuple[str, ...] = ()
    if kind == "matching":
        right = [" → ".join(names[side] for side in pair.split()) for pair in correct]
    elif kind in ("numeric", "short"):
        right = correct
        entries = [e for e in declared.iter("{*}mapEntry") if float(e.get("mappedValue")) > 0]
        accepted = tuple(e.get("mapKey") for e in entries) or tuple(correct)
    else:
        right = [names[name] for name in correct]
    options = tuple(names.values()) if kind in ("single", "multiple", "true-false") else ()
    stem = "\n\n".join(
        _text(p)
        for p in body
        if p.tag.endswith("}p") and not p.xpath(".//*[local-name()='textEntryInteraction']")
    )
    basis = next((basis_of(text) for text in told if text.startswith("Căn cứ")), "")
    asked = Interaction(number, stem, options, (), "", basis, item.get("identifier"), kind, tuple(right))
    return Exported(asked, (), accepted, "\n\n".join(told))


def _kind(declared: etree._Element, body: etree._Element) -> str:
    if declared.get("baseType") == "float":
        return "numeric"
    if declared.get("baseType") == "string":
        return "short"
    if next(body.iter("{*}matchInteraction"), None) is not None:
        return "matching"
    if next(body.iter("{*}orderInteraction"), None) is not None:
        return "ordering"
    if declared.get("cardinality") == "multiple":
        return "multiple"
    words = [_text(c) for c in body.iter("{*}simpleChoice")]
    return "true-false" if words == ["Đúng", "Sai"] else "single"


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
