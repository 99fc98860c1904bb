"""Form pages: every field, column and computation, and where the figures go."""

from __future__ import annotations

from portal.content.catalogue import Catalogue
from portal.forms.formulas import describe, parse

from .test_real_content import page_html, text_of


def test_every_field_and_column_is_on_the_page(catalogue: Catalogue) -> None:
    for form in catalogue.forms.values():
        html = page_html(catalogue, f"bieu-mau/{form.id}/index.md")
        text = text_of(html).replace("&amp;", "&")
        for field in form.fields:
            if field.type != "table":
                assert field.label in text, f"{form.id}: {field.id}"
        for table in form.tables:
            assert table.title in text
            for column in table.columns:
                assert column.label in text, f"{form.id}: {table.id}.{column.id}"
        for part in form.aggregate:
            assert part.into == form.id or f"../{part.into}/index.md" in html
        assert "không phải mẫu của văn bản nào" in text
        assert "[[" not in text


def test_computations_in_words() -> None:
    labels = {"a": "“Đạt”", "b": "“Tổng số”", "t.x": "cột “Điểm”"}
    assert describe(parse("a / b * 100"), labels) == "“Đạt” : “Tổng số” × 100"
    assert describe(parse("(a + b) / 6"), labels) == "(“Đạt” + “Tổng số”) : 6"
    assert describe(parse("sum(t.x)"), labels) == "tổng cột “Điểm”"
    assert describe(parse('countif(t.x, "Đạt")'), labels) == "số dòng cột “Điểm” là “Đạt”"
    assert describe(parse("a - b"), labels) == "“Đạt” − “Tổng số”"


def test_the_commune_form_explains_its_rates(catalogue: Catalogue) -> None:
    text = text_of(page_html(catalogue, "bieu-mau/bang-tong-hop-xa/index.md"))
    assert "Cách tính" in text
    assert "để trống khi" in text
