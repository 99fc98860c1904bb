"""Criteria and procedure pages: every indicator with its thresholds, nothing invented."""

from __future__ import annotations

import pytest

from portal.content.catalogue import Catalogue
from portal.forms.thresholds import threshold_text
from portal.vietnamese import format_number

from .test_real_content import page_html, text_of


def test_counts_of_the_official_texts(catalogue: Catalogue) -> None:
    counts = {
        "don-vi-hoc-tap-huyen": (3, 15),
        "don-vi-hoc-tap-tinh": (3, 16),
        "cong-dong-hoc-tap-xa": (5, 15),
        "cong-dong-hoc-tap-huyen": (4, 13),
        "cong-dong-hoc-tap-tinh": (4, 16),
        "don-vi-hoc-tap-2020": (3, 10),
        "cong-dong-hoc-tap-xa-2014": (15, 0),
        "cong-dan-hoc-tap": (3, 10),
    }
    for set_id, expected in counts.items():
        criteria = catalogue.criteria[set_id].criteria
        assert (len(criteria), sum(len(c.indicators) for c in criteria)) == expected, set_id


def test_every_indicator_and_threshold_is_on_the_page(catalogue: Catalogue) -> None:
    for criteria in catalogue.criteria.values():
        html = page_html(catalogue, f"tieu-chi/{criteria.id}/index.md")
        text = text_of(html).replace("&amp;", "&")
        for criterion in criteria.criteria:
            assert criterion.title in text
            for indicator in criterion.indicators:
                assert indicator.text in text
                assert f'id="{indicator.id}"' in html
                if criteria.method == "dat-khong-dat":
                    for threshold in (indicator.thresholds or {}).values():
                        assert threshold_text(threshold) in text
                if criteria.method == "cham-diem" and indicator.max_points is not None:
                    assert format_number(indicator.max_points) in text


OF_DECISION_242 = ["gia-dinh-hoc-tap", "dong-ho-hoc-tap", "cong-dong-hoc-tap-thon", "don-vi-hoc-tap-co-so"]


@pytest.mark.parametrize("set_id", OF_DECISION_242)
def test_sets_without_their_annex_say_what_is_awaited(catalogue: Catalogue, set_id: str) -> None:
    criteria = catalogue.criteria[set_id]
    html = page_html(catalogue, f"tieu-chi/{set_id}/index.md")
    if criteria.status != "cho-ban-goc":
        # Its annex has been imported: the page has the table, and no word on how to get it.
        assert "<table" in html
        assert "Chờ văn bản gốc" not in text_of(html)
        return
    text = text_of(html)
    assert "Chờ văn bản gốc" in text
    for line in criteria.awaiting:
        assert line[:40] in text
    assert "<table" not in html, "no invented scores"
    assert "Tổng điểm" not in text


def test_repealed_sets_lead_to_what_is_in_use(catalogue: Catalogue) -> None:
    for set_id, successor in (
        ("cong-dong-hoc-tap-xa-2014", "cong-dong-hoc-tap-xa"),
        ("don-vi-hoc-tap-2020", "don-vi-hoc-tap-huyen"),
    ):
        html = page_html(catalogue, f"tieu-chi/{set_id}/index.md")
        top = html[: html.index('class="doc__side')]
        assert "Hết hiệu lực từ" in top
        assert f"../{successor}/index.md" in top


def test_procedures_show_every_step(catalogue: Catalogue) -> None:
    for procedure in catalogue.procedures.values():
        html = page_html(catalogue, f"quy-trinh/{procedure.id}/index.md")
        text = text_of(html)
        assert html.count('class="step"') == len(procedure.steps)
        for line in procedure.dossier:
            assert line[1:30] in text
        if procedure.note_2025:
            assert procedure.note_2025[:40] in text


def test_comparison_page(catalogue: Catalogue) -> None:
    text = text_of(page_html(catalogue, "tieu-chi/so-sanh.md"))
    assert text.count("Đạt hoặc không đạt") == 3
    assert "36 tháng" in text
    assert "15 tiêu chí" in text
