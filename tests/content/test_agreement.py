"""The course and the forms agree: each form keeps to its own documents, what may stay open is not demanded."""

from __future__ import annotations

import pytest

from portal.checks.agreement import mentioned
from portal.content.catalogue import Catalogue
from portal.forms import form_model
from tests.engine import ask

TT24, TT25 = "tt-24-2023-bgddt", "tt-25-2023-bgddt"


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("không có minh chứng thì không đạt (Thông tư 24/2023); khác", [TT24]),
        ("Thông tư số 24/2023/TT-BGDĐT", [TT24]),
        ("Thông tư 24", [TT24]),
        ("TT 25/2023 và 24/2023", [TT25, TT24]),
        ("Quyết định 1373, 387, 242", ["qd-1373-2021-ttg", "qd-387-2022-ttg", "qd-242-2022-khvn"]),
        ("Kế hoạch 123, 196", ["kh-123-2022-khvn", "kh-196-2022-khvn"]),
        ("Thông tư 24/2019", []),
        ("Nghị định 24/2023", []),
        ("Kế hoạch 2022, 24 người", []),
        ("từ 242 người, đạt 25%", []),
    ],
)
def test_documents_are_told_by_kind_and_number(
    text: str, documents: list[str], catalogue: Catalogue
) -> None:
    assert mentioned(text, list(catalogue.documents.values())) == documents


def test_forms_of_one_circular_do_not_name_the_other(catalogue: Catalogue) -> None:
    known = [catalogue.documents[TT24], catalogue.documents[TT25]]
    both = {"to-trinh-de-nghi-cong-nhan", "bang-tong-hop-tinh", "phan-cong-bao-cao-vien"}
    tried = 0
    for form in catalogue.forms.values():
        own = {b.document for b in form.basis} & {TT24, TT25}
        if form.id not in both and own:
            tried += 1
            assert set(mentioned(form.model_dump_json(), known)) <= own, form.id
    assert tried >= 5


@pytest.mark.parametrize(
    "name",
    [
        "to-trinh-de-nghi-cong-nhan.kinh_gui",
        "bao-cao-tu-danh-gia-don-vi-hoc-tap.kinh_gui",
        "bao-cao-tu-danh-gia-cong-dong-hoc-tap-xa.kinh_gui",
        "bao-cao-ket-qua-tap-huan.kinh_gui",
        "phieu-khao-sat-nhu-cau-hoc-tap.ho_ten",
    ],
)
def test_what_may_stay_open_is_no_problem(name: str, catalogue: Catalogue) -> None:
    form, _, field = name.partition(".")
    model = form_model(catalogue.forms[form])
    problems = ask("problems", model=model, record={"fields": {}, "tables": {}})
    assert problems, "an empty form has its problems"
    assert field not in {p["name"] for p in problems}


def test_a_hard_area_may_be_unknown(catalogue: Catalogue) -> None:
    for form in ("bao-cao-tu-danh-gia-cong-dong-hoc-tap-xa", "ban-tong-hop-ket-qua-tieu-chi-xa"):
        (area,) = [f for f in catalogue.forms[form].fields if f.id == "vung"]
        assert [o.label for o in area.options or []] == ["Không", "Có", "Chưa rõ, đã hỏi Sở"]
        assert catalogue.forms[form].version > 1, "a field has changed"


def test_a_commune_can_send_the_report_of_its_class(catalogue: Catalogue) -> None:
    report = catalogue.forms["bao-cao-ket-qua-tap-huan"]
    assert "UBND xã" in report.filled_by
    (sender,) = [f for f in report.fields if f.id == "co_quan"]
    assert sender.required
    assert (sender.type, sender.options) == ("text", None), "any place may write its own name"


def test_the_summary_of_old_district_units_has_every_indicator(catalogue: Catalogue) -> None:
    form = catalogue.forms["ban-tong-hop-ket-qua-tieu-chi-don-vi-hoc-tap-huyen"]
    criteria = catalogue.criteria["don-vi-hoc-tap-huyen"]
    indicators = [i for c in criteria.criteria for i in c.indicators]
    rows = form.tables[0].rows or []
    assert [r["id"] for r in rows] == [i.id for i in indicators]
    for row, indicator in zip(rows, indicators, strict=True):
        assert str(row["chi_tieu"]) == f"Chỉ tiêu {indicator.no}. {indicator.text}"
        for level, column in (("muc-1", "yeu_cau_1"), ("muc-2", "yeu_cau_2")):
            asked = (indicator.thresholds or {})[level]
            assert (asked.min_percent is None) or f"≥ {asked.min_percent:g}%" in row[column]
            assert (asked.min_rank or "") in row[column]
    assert "chờ hướng dẫn" in (form.note or "")
    assert form.awaiting
