"""Formulas of workbooks against Python: LibreOffice recalculates what Python has computed."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from portal.content.catalogue import Catalogue
from portal.forms import compute, form_model
from portal.forms.rules import check_result
from portal.forms.scoring import Scorecard, assess, scorecard
from portal.forms.shapes import FormModel
from portal.render.xlsx import BookInfo, form_workbook, scorecard_workbook
from portal.render.xlsx.contract import defined_name
from portal.vietnamese import format_number
from tests.content.form_records import EVERYTHING, LINES, expected, random_records
from tests.content.scorecard_marks import filled_in, random_case, with_two_levels
from tests.content.spreadsheets import alike, named_values, recalculate, shown_and_meant, without_results
from tests.engine import read_form_file

BOOKS_A_FORM, BOOKS_A_SET = 2, 6
CREATED = dt.datetime(2026, 1, 1)
INFO = BookInfo("Mẫu thử", "Thử", "Ai cũng được", "Khi thử", "Không gửi", "Tổ chức thử", CREATED)


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    found = {i: form_model(f) for i, f in catalogue.forms.items()}
    return found | {m.id: m for m in (EVERYTHING, LINES)}


@pytest.fixture(scope="module")
def cards(catalogue: Catalogue) -> dict[str, Scorecard]:
    found = {i: m for i, c in catalogue.criteria.items() if (m := scorecard(c)) is not None}
    return found | {"hai-muc": with_two_levels(catalogue.criteria["bo-tap-cham"])}


@pytest.fixture(scope="module")
def records(models: dict[str, FormModel]) -> dict[str, list[dict[str, Any]]]:
    """Records by name of the workbook, which begins with the id of its form."""
    return {
        f"{form}@{n}": random_records(model, random.Random(f"{form}/{n}"))
        for form, model in models.items()
        for n in range(BOOKS_A_FORM * (4 if form.startswith("du-thu") else 1))
    }


@pytest.fixture(scope="module")
def cases(cards: dict[str, Scorecard]) -> dict[str, dict[str, Any]]:
    """Marks and groups by name of the workbook."""
    chance = random.Random(2026)
    return {
        f"{name}@cham-{n}": random_case(card, chance, n)
        for name, card in cards.items()
        for n in range(BOOKS_A_SET)
    }


@pytest.fixture(scope="module")
def saved(
    models: dict[str, FormModel],
    cards: dict[str, Scorecard],
    records: dict[str, list[dict[str, Any]]],
    cases: dict[str, dict[str, Any]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, bytes]:
    """All workbooks, their results taken out, as LibreOffice saves them."""
    files = {}
    for name, filled in records.items():
        data = form_workbook(models[name.partition("@")[0]], units=["Xã Ví Dụ"], info=INFO, records=filled)
        files[name] = without_results(data)
    for name, case in cases.items():
        card = cards[name.partition("@")[0]]
        data = scorecard_workbook(card, organisation="Tổ chức thử", created=CREATED)
        files[name] = without_results(filled_in(data, card, case))
    return recalculate(files, tmp_path_factory.mktemp("office"))


def test_formulas_compute_what_python_computes(
    models: dict[str, FormModel], records: dict[str, list[dict[str, Any]]], saved: dict[str, bytes]
) -> None:
    figures = empty = broken = 0
    for name, filled in records.items():
        model = models[name.partition("@")[0]]
        pairs = list(shown_and_meant(saved[name], model, filled))
        for cell, shown, meant in pairs:
            assert alike(shown, meant), (name, cell, shown, meant)
        done = [compute(model, record) for record in filled]
        checks = {defined_name(r.id, "k_"): check_result(model, r, done) or None for r in model.rules}
        assert named_values(saved[name], "k_") == checks, name
        broken += sum(words is not None for words in checks.values())
        figures += sum(meant is not None for _, _, meant in pairs)
        empty += sum(meant is None for _, _, meant in pairs)
    assert figures > 1000
    assert empty > 200
    assert broken > 20


def test_what_libreoffice_saves_is_read_back(
    models: dict[str, FormModel], records: dict[str, list[dict[str, Any]]], saved: dict[str, bytes]
) -> None:
    for name, filled in records.items():
        model = models[name.partition("@")[0]]
        found = read_form_file(f"{name}.xlsx", saved[name], models)
        assert found.problems == [], name
        assert found.warnings == []
        assert found.records == expected(model, filled), name


def test_scorecards_judge_as_python_judges(
    cards: dict[str, Scorecard], cases: dict[str, dict[str, Any]], saved: dict[str, bytes]
) -> None:
    reached = set()
    for name, case in cases.items():
        form = name.partition("@")[0]
        card, shown = cards[form], named_values(saved[name])
        verdict = assess(card, case["groups"], case["marks"])
        names = {level.id: level.name for level in card.levels}
        assert shown["y_level"] == names.get(verdict.level or "", "Chưa đạt"), name
        if card.method == "cham-diem":
            assert shown["y_total"] == verdict.total
        labels = {item.id: item.label for item in card.items}
        for level, missing in verdict.missing.items():
            words = shown[defined_name(f"missing.{level}", "y_")]
            kind = "chỉ số" if card.method == "cham-diem" else "chỉ tiêu"
            parts = [f"{len(missing)} {kind}: " + "; ".join(labels[i] for i in missing)] if missing else []
            if card.method == "cham-diem":
                hard = "vung-kho-khan" in case["groups"]
                rule = card.passes[level]
                least = rule.alt["vung-kho-khan"].min if hard else rule.min
                parts += [f"tổng điểm cần từ {format_number(least)}"] if verdict.total < least else []
            assert words == ("; ".join(parts) or "Không"), name
            met = shown[defined_name(f"met.{level}", "y_")]
            unmet = [
                i.id for i, word in zip(card.items, met, strict=True) if word in ("Chưa đạt", "Chưa ghi")
            ]
            assert unmet == missing, (name, level)
        reached.add((form, verdict.level))
    levels = {(form, level.id) for form, card in cards.items() for level in card.levels}
    assert reached == levels | {(form, None) for form in cards}, "every verdict must occur"


def test_the_saved_workbooks_keep_their_inputs_unlocked(saved: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(saved["bang-tong-hop-thon@0"])
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for name, defined in book.defined_names.items():
        if name.startswith(("x_", "y_")) and not name.endswith("__rows"):
            ((sheet, area),) = defined.destinations
            cells = book[sheet][area]
            first = cells[0][0] if isinstance(cells, tuple) else cells
            assert first.protection.locked == name.startswith("y_"), name
    assert book["_cong"].sheet_state in ("hidden", "veryHidden")
