"""The invented decision that ships: written as offices do, it is imported from every format as it stands."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portal.content.fulltext import LegalText, StoredText, walk
from portal.content.loader import load
from portal.intake.importing import carry_out, plan_import
from portal.intake.readers import read_file
from portal.intake.recognising import recognise
from portal.paths import Paths
from portal.starting import start_project
from tests.intake.office import Office
from tests.intake.offices import docx, html, markdown, pdf
from tests.intake.written import office_from

DECISION = "qd-9-2026-ubnd-mau"
FORMATS: dict[str, tuple[str, Callable[[Office], bytes]]] = {
    "word": ("tep.docx", docx),
    "word-counts": ("tep.docx", lambda office: docx(office, numbering="automatic")),
    "word-tcvn3": ("tep.docx", lambda office: docx(office, encoding="tcvn3")),
    "word-vni": ("tep.docx", lambda office: docx(office, encoding="vni")),
    "vbpl": ("tep.html", html),
    "thuvienphapluat": ("tep.html", lambda office: html(office, layout="thuvienphapluat")),
    "pdf": ("tep.pdf", pdf),
}


@pytest.fixture
def project(tmp_path: Path) -> Paths:
    start_project(tmp_path / "cong")
    return Paths(tmp_path / "cong")


@pytest.fixture
def shipped(project: Paths) -> StoredText:
    texts = load(project)[0].texts
    assert texts.faults == []
    return texts.newest[DECISION]


def test_every_feature_is_in_it(shipped: StoredText, project: Paths) -> None:
    kinds = {unit.kind for unit, _ in walk(shipped.text.units)}
    assert kinds >= {"phu-luc", "chuong", "dieu", "khoan", "diem", "gach", "doan", "bang"}
    head = shipped.text.head
    assert all((head.issuer, head.number, head.place, head.date, head.kind, head.title))
    assert all((shipped.text.bases, shipped.text.opening, shipped.text.signature, shipped.text.recipients))
    catalogue = load(project)[0]
    assert catalogue.texts.older[DECISION]
    assert catalogue.documents[DECISION].amendments


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("version", ["newest", "older"])
def test_it_is_recognised_as_it_stands(form: str, version: str, project: Paths, tmp_path: Path) -> None:
    texts = load(project)[0].texts
    stored = texts.newest[DECISION] if version == "newest" else next(iter(texts.older[DECISION].values()))
    name, write = FORMATS[form]
    file = tmp_path / name
    file.write_bytes(write(office_from(stored.text)))
    found = recognise(read_file(file))
    assert found.text == stored.text
    assert found.remarks == ()


def test_markdown_keeps_all_but_what_spans(shipped: StoredText, tmp_path: Path) -> None:
    file = tmp_path / "tep.md"
    file.write_bytes(markdown(office_from(shipped.text)))
    found = recognise(read_file(file)).text

    def words(text: LegalText) -> list[object]:
        return [
            (unit.kind, unit.number, unit.text, unit.anchor, unit.grid and unit.grid.words)
            for unit, _ in walk(text.units)
        ]

    assert words(found) == words(shipped.text)


def test_imported_again_it_changes_nothing_and_an_older_wording_is_kept_beside_a_new_one(
    project: Paths, shipped: StoredText, tmp_path: Path
) -> None:
    file = tmp_path / "quyet-dinh-9.docx"
    file.write_bytes(docx(office_from(shipped.text)))
    source = read_file(file)
    assert source.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    catalogue = load(project)[0]
    today = dt.date(2026, 12, 1)
    again = plan_import(catalogue, project, source, DECISION, today=today)
    assert again.differences == ()
    assert again.changes == ()

    # The first clause of the first article is worded anew from a day on.
    changed = replace(shipped.text, units=_reworded(shipped.text))
    file.write_bytes(docx(office_from(changed)))
    plan = plan_import(catalogue, project, read_file(file), DECISION, version="2026-07-01", today=today)
    assert [change.after for change in plan.changes] == ["Lời văn mới."]
    carry_out(plan)
    texts = load(project)[0].texts
    assert texts.faults == []
    assert texts.newest[DECISION].text == changed
    assert texts.older[DECISION]["2026-07-01"].text == shipped.text


def _reworded(text: LegalText) -> tuple:  # type: ignore[type-arg]
    first, *rest = text.units
    paragraph, *others = first.children
    return (replace(first, children=(replace(paragraph, text="Lời văn mới."), *others)), *rest)
