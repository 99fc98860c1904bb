"""Pictures drawn from data: nothing runs over its edge, doubt is visible, text stays readable."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import replace

import pytest

from portal.content.catalogue import Catalogue
from portal.content.pages import Page
from portal.drawing.letters import text_width, wrap
from portal.markdown.context import PageContext
from portal.markdown.diagrams import Bar, StepBox, bars, standalone, steps
from portal.markdown.diagrams.svg import PAPER, WIDTH
from portal.markdown.standard import convert


def render(catalogue: Catalogue, page: Page, source: str, output: str = "web") -> etree.Element:
    written = replace(page, lines=["# Thử", "", *source.splitlines()], start=0)
    return etree.fromstring(
        f"<div>{convert(written, PageContext(catalogue, page.path, output=output))}</div>"
    )


@pytest.fixture
def page(catalogue: Catalogue) -> Page:
    return next(p for p in catalogue.pages_in("vi") if p.path == "tra-cuu/lich.md")


def texts(svg: etree.Element) -> list[etree.Element]:
    return list(svg.iter("text"))


def test_lines_keep_every_word_and_stay_within_their_width() -> None:
    words = "Đại diện lãnh đạo Ủy ban nhân dân cấp xã chủ trì cuộc họp thống nhất kết quả tự đánh giá"
    lines = wrap(words, 14, 200)
    assert " ".join(lines) == words
    assert len(lines) > 2
    assert all(text_width(line, 14) <= 200 for line in lines)


def test_bars_show_value_unknown_and_doubt() -> None:
    group = [
        Bar("2025", 40, "40%", False),
        Bar("2030", 60, "60%", True),
        Bar("2035", None, "chưa rõ", False),
    ]
    svg = bars([("Một chỉ tiêu rất dài " * 4, group)], "Hình thử", "hinh-thu", 100)
    assert [t.text for t in texts(svg)][-6:] == ["2025", "40%", "2030", "60%", "2035", "chưa rõ"]
    certain, doubtful = svg.iter("rect")
    assert certain.get("stroke-dasharray") is None
    assert doubtful.get("stroke-dasharray")
    assert float(certain.get("width", 0)) * 1.5 == pytest.approx(float(doubtful.get("width", 0)), abs=0.2)
    assert svg.find("title") is not None
    for text in texts(svg):
        if text.get("text-anchor") != "end":
            assert (
                float(text.get("x", 0)) + text_width(text.text or "", float(text.get("font-size", 0)))
                <= WIDTH + 1
            )


def test_long_names_stand_above_their_bars() -> None:
    svg = bars([("Xã", [Bar("Có chuyên môn kỹ thuật", 50, "50%", False)])], "Hình thử", "hinh-thu", 100)
    name = next(t for t in texts(svg) if t.text == "Có chuyên môn kỹ thuật")
    assert name.get("x") == "0"
    assert float(name.get("y", 0)) < float(next(iter(svg.iter("rect"))).get("y", 0))


def test_long_values_stay_on_the_picture() -> None:
    svg = bars([("Hội viên", [Bar("2025", 346036, "346.036 người", False)])], "Hình thử", "hinh-thu")
    value = next(t for t in texts(svg) if t.text == "346.036 người")
    assert float(value.get("x", 0)) + text_width(value.text or "", 14, bold=True) <= WIDTH


def test_steps_carry_conditions_and_waiting() -> None:
    svg = steps(
        [
            StepBox("1", "Xã", "Tự đánh giá."),
            StepBox("2", "Hội đồng", "Thẩm định.", "Hạn: 31/3", "Khi đủ điều kiện", True),
        ],
        "Quy trình",
        "hinh-qt",
    )
    assert "Khi đủ điều kiện" in [t.text for t in texts(svg)]
    assert [r.get("stroke-dasharray") is not None for r in svg.iter("rect")] == [False, True]


def test_paper_copies_have_plain_colours_and_no_links(catalogue: Catalogue, page: Page) -> None:
    drawn = render(catalogue, page, "/// document-map\n///")
    svg = next(drawn.iter("svg"))
    alone = standalone(svg, "Be Vietnam Pro")
    assert "var(" not in alone
    assert "<a" not in alone.replace("<animate", "")
    assert PAPER["main"] in alone
    assert "href" in etree.tostring(svg, encoding="unicode")


def test_chart_has_its_figures_and_sources_below(catalogue: Catalogue, page: Page) -> None:
    drawn = render(
        catalogue,
        page,
        "/// chart | qd-677.muc-tieu.nguoi-lon, qd-387.muc-tieu.gia-dinh-hoc-tap\n"
        "    columns: ['2025', '2030']\n    caption: Đích\n    labels: Người lớn; Gia đình\n///",
    )
    words = "".join(drawn.itertext())
    assert "Người lớn" in words
    values = catalogue.facts["qd-677.muc-tieu.nguoi-lon"].values or {}
    assert words.count(f"{values['2030']}%") >= 2, "in the picture and in the table"
    assert "viền đứt" in words, "an inference is explained"
    assert len(list(drawn.iter("table"))) == 1


def test_flow_draws_every_step_of_every_procedure(catalogue: Catalogue, page: Page) -> None:
    for procedure in catalogue.procedures.values():
        drawn = render(catalogue, page, f"/// flow | {procedure.id}\n///")
        svg = next(drawn.iter("svg"))
        numbers = {t.text for t in texts(svg)}
        assert {str(s.no) for s in procedure.steps} <= numbers
        assert "abbr" not in {e.tag for e in svg.iter()}, "tooltips have no place in a picture"
        said = "".join(drawn.itertext())
        if procedure.status != "hien-hanh":
            assert "Hết hiệu lực" in said


def test_map_and_timeline_know_every_document(catalogue: Catalogue, page: Page) -> None:
    drawn = render(catalogue, page, "/// timeline\n///")
    items = [e for e in drawn.iter("li") if "timeline__item" in (e.get("class") or "")]
    assert len(items) == len(catalogue.documents)
    drawn = render(catalogue, page, "/// document-map\n///")
    names = {t.text for t in texts(next(drawn.iter("svg")))}
    for document in catalogue.documents.values():
        if document.in_plan and document.kind != "ke-hoach":
            assert document.short in names
