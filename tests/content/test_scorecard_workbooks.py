"""Workbooks of scorecards: the contract, the words of marks, and what they say before anything is marked."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from portal.content.catalogue import Catalogue
from portal.forms.scoring import Scorecard, assess, scorecard
from portal.render.xlsx import scorecard_workbook
from portal.render.xlsx.contract import defined_name
from tests.content.spreadsheets import named_values
from tests.engine import IntakeError, read_form_file

CREATED = dt.datetime(2026, 1, 1)


@pytest.fixture(scope="module")
def cards(catalogue: Catalogue) -> dict[str, Scorecard]:
    return {i: m for i, c in catalogue.criteria.items() if (m := scorecard(c)) is not None}


@pytest.fixture(scope="module")
def made(cards: dict[str, Scorecard]) -> dict[str, bytes]:
    return {i: scorecard_workbook(m, organisation="Tổ chức thử", created=CREATED) for i, m in cards.items()}


def test_every_mark_note_and_group_is_listed_and_named(
    cards: dict[str, Scorecard], made: dict[str, bytes]
) -> None:
    assert len(cards) >= 7
    for name, card in cards.items():
        book = openpyxl.load_workbook(io.BytesIO(made[name]))
        listed = book["_cong"]
        head = [[listed.cell(r, c).value for c in (1, 2)] for r in (1, 2)]
        assert head == [["scorecard", name], ["version", 2]]
        lines = {tuple(c.value for c in row) for row in listed.iter_rows(5, max_col=3)}
        items, groups = [i.id for i in card.items], [g.id for g in card.groups]
        meant = {("field", "who", "x_who"), ("field", "year", "x_year")}
        meant |= {(k, i, defined_name(f"{k}.{i}")) for k in ("mark", "note") for i in items}
        meant |= {("group", g, defined_name(f"group.{g}")) for g in groups}
        assert lines == meant
        for _, _, called in lines:
            ((sheet, area),) = book.defined_names[called].destinations
            column, row, last_column, last_row = range_boundaries(area)
            assert (column, row) == (last_column, last_row)
            assert not book[sheet].cell(row, column).protection.locked
    assert (
        "x_mark.tc3_ct1_co_so_giao_duc"
        in openpyxl.load_workbook(io.BytesIO(made["don-vi-hoc-tap-huyen"])).defined_names
    )


def test_marks_are_chosen_in_words_or_typed_as_numbers(
    cards: dict[str, Scorecard], made: dict[str, bytes]
) -> None:
    kinds = set()
    for name, card in cards.items():
        book = openpyxl.load_workbook(io.BytesIO(made[name]))
        sheet = book["Bảng chấm"]
        for item in card.items:
            ((_, area),) = book.defined_names[defined_name(f"mark.{item.id}")].destinations
            cell = area.replace("$", "")
            (rule,) = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
            kinds.add(item.kind)
            if item.kind in ("number", "points"):
                assert rule.type == "decimal"
                assert float(rule.formula1) == 0
                continue
            column, first, _, last = range_boundaries(rule.formula1.partition("!")[2])
            words = [book["_danh_muc"].cell(r, column).value for r in range(first, last + 1)]
            levels = [level.name for level in card.levels]
            assert words == ["Không đạt", *(["Đạt"] if item.kind == "yes" else levels)]
    assert kinds == {"yes", "level", "number", "points"}


def test_switches_start_as_on_the_page_and_nothing_is_reached(
    cards: dict[str, Scorecard], made: dict[str, bytes]
) -> None:
    for name, card in cards.items():
        inputs, shown = named_values(made[name], "x_"), named_values(made[name])
        for group in card.groups:
            assert inputs[defined_name(f"group.{group.id}")] == ("Có" if group.on else "Không")
        missing = assess(card, [g.id for g in card.groups if g.on], {}).missing
        assert shown["y_level"] == "Chưa đạt"
        labels = {i.id: i.label for i in card.items}
        for level, ids in missing.items():
            words = shown[defined_name(f"missing.{level}", "y_")]
            assert words.startswith(f"{len(ids)} ")
            points = f"; tổng điểm cần từ {card.passes[level].min:g}" if card.passes else ""
            assert words.endswith("; ".join(labels[i] for i in ids) + points)
            met = shown[defined_name(f"met.{level}", "y_")]
            assert [i.id for i, w in zip(card.items, met, strict=True) if w == "Chưa ghi"] == ids


def test_thresholds_and_warnings_are_on_the_sheet(
    cards: dict[str, Scorecard], made: dict[str, bytes]
) -> None:
    for name, card in cards.items():
        book = openpyxl.load_workbook(io.BytesIO(made[name]))
        text = "\n".join(
            str(c.value) for s in book.worksheets for row in s.iter_rows() for c in row if c.value
        )
        for item in card.items:
            assert item.text in text
            assert all(words in text for words in (item.asks or {}).values())
        assert all(g.warning in text and g.name in text for g in card.groups)
    rule = openpyxl.load_workbook(io.BytesIO(made["cong-dan-hoc-tap"]))["Hướng dẫn"]
    said = "\n".join(str(c.value) for row in rule.iter_rows() for c in row if c.value)
    assert "tổng từ 80 điểm, mỗi chỉ số từ 5." in said


def test_same_bytes_small_and_not_taken_for_a_form(
    cards: dict[str, Scorecard], made: dict[str, bytes]
) -> None:
    for name, card in cards.items():
        again = scorecard_workbook(card, organisation="Tổ chức thử", created=CREATED)
        assert again == made[name]
        assert len(again) < 30_000
        with pytest.raises(IntakeError) as error:
            read_form_file("cham.xlsx", again, {})
        assert error.value.code == "bang-cham"
