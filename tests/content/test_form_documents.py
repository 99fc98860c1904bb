"""The Word twin of every form: complete, named controls, readable back, sound by the schema's order."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest

from portal.content.catalogue import Catalogue
from portal.content.models import Layout
from portal.forms import compute
from portal.forms.paper.arrange import sheets
from portal.forms.paper.model import MAX_TAG, Slot
from portal.forms.paper.tables import TOTAL, group_column
from portal.forms.shapes import FormModel
from portal.render.docx import form_document
from tests.content.form_samples import sample
from tests.content.word_reading import W, controls, part, read_back, squeezed, text_of

ORGANISATION = "Hội Khuyến học Xã Ví Dụ"
PLACED = {"ngay"}
"""Fields of administrative documents whose place has no label."""

Documents = dict[str, bytes]


def expected_tags(model: FormModel, rows: dict[str, list[str]]) -> set[str]:
    """Every place of a form by the contract: fields, options, cells, totals."""
    found = set()
    for spec in model.fields:
        found |= {f"{spec.id}.{o.id}" for o in spec.choices} if spec.options else {spec.id}
    for table in model.tables:
        written = [c.id for c in table.columns if not (c.given or c.auto)]
        found |= {f"{table.id}.{c}#{key}" for c in written for key in rows[table.id]}
        found |= {f"{table.id}.{c}#{TOTAL}" for c in table.totals}
    return found


def test_every_form_opens_with_its_title_author_and_language(
    catalogue: Catalogue, blank: Documents
) -> None:
    assert len(blank) == len(catalogue.forms) > 10
    for name, data in blank.items():
        document = docx.Document(io.BytesIO(data))
        assert document.core_properties.title == catalogue.forms[name].title
        assert document.core_properties.author == ORGANISATION
        assert document.core_properties.language == "vi-VN"
        language = part(data, "word/styles.xml").find(f".//{W}rPrDefault/{W}rPr/{W}lang")
        assert language.get(f"{W}val") == "vi-VN"


def test_properties_say_which_form_it_is_and_nothing_is_protected(
    catalogue: Catalogue, blank: Documents
) -> None:
    for name, data in blank.items():
        said = {p.get("name"): "".join(p.itertext()) for p in part(data, "docProps/custom.xml")}
        assert said == {"portalForm": name, "portalVersion": str(catalogue.forms[name].version)}
        settings = part(data, "word/settings.xml")
        assert settings.find(f"{W}documentProtection") is None


def test_every_label_and_heading_is_printed(models: dict[str, Any], blank: Documents) -> None:
    for name, model in models.items():
        text = squeezed(text_of(part(blank[name])))
        official = model.layout.startswith("nd30")
        for spec in model.fields:
            if not (official and spec.id in PLACED):
                assert squeezed(spec.label.split(" (bên ")[0]) in text, f"{name}: {spec.label}"
            for option in spec.options or []:
                assert squeezed(option.label) in text
        for table in model.tables:
            for label in [table.title, *(c.label for c in table.columns)]:
                assert squeezed(label) in text, f"{name}: {label}"
            for row in table.rows or []:
                given = [c.id for c in table.columns if c.given and c.type == "text"]
                assert all(squeezed(str(row[c])) in text for c in given)


def test_tags_are_those_of_the_contract_each_once(models: dict[str, Any], blank: Documents) -> None:
    for name, model in models.items():
        tags = [c.tag for c in controls(blank[name]) if c.tag]
        assert len(tags) == len(set(tags)), name
        assert max(map(len, tags)) <= MAX_TAG
        rows = {}
        for table in model.tables:
            own = [t.partition("#")[2] for t in tags if t.startswith(f"{table.id}.") and "#" in t]
            rows[table.id] = [k for k in dict.fromkeys(own) if k != TOTAL]
            if table.open:
                count = len(rows[table.id])
                assert rows[table.id] == [str(n) for n in range(1, count + 1)]
                assert count == table.expected or count >= 8
            else:
                assert rows[table.id] == [r["id"] for r in table.rows]
        assert set(tags) == expected_tags(model, rows)


def test_a_tag_that_word_does_not_take_is_refused() -> None:
    with pytest.raises(AssertionError):
        Slot("x" * (MAX_TAG + 1), "Ô")


def test_empty_places_show_dots_and_only_computed_ones_are_locked(
    models: dict[str, Any], blank: Documents
) -> None:
    for name, model in models.items():
        computed = {f.id for f in model.fields if f.formula}
        cells = {f"{t.id}.{c.id}" for t in model.tables for c in t.columns if c.formula}
        for control in controls(blank[name]):
            wanted = control.tag in computed or control.tag.split("#")[0] in cells
            assert control.locked == (wanted or control.tag.endswith(f"#{TOTAL}")), control.tag
            if control.kind != "checkbox" and control.empty:
                assert control.text.strip(" ") != ""


def test_reading_the_controls_back_gives_the_record(models: dict[str, Any], filled: Documents) -> None:
    for name, model in models.items():
        entered = sample(model)
        again = read_back(model, controls(filled[name]))
        assert compute(model, again)["fields"] == compute(model, entered)["fields"], name
        for table in model.tables:
            inputs = [c.id for c in table.columns if c.free]
            rows = [{c: row[c] for c in inputs} for row in entered["tables"][table.id]]
            assert [{c: row[c] for c in inputs} for row in again["tables"][table.id]] == rows, name


def test_figures_are_written_as_people_write_them(
    catalogue: Catalogue, models: dict[str, Any], layout: Layout
) -> None:
    model = models["bang-tong-hop-thon"]
    record = sample(model)
    record["fields"] |= {"nam": 2026, "so_ho": 1234}
    record["tables"]["mo_hinh"][0] |= {"tong_so": 3, "dang_ky": 2, "cong_nhan": 1}
    data = form_document(
        catalogue.forms["bang-tong-hop-thon"], model, layout, organisation=ORGANISATION, records=[record]
    )
    at = {c.tag: c for c in controls(data)}
    assert at["nam"].text == "2026"
    assert at["so_ho"].text == "1.234"
    assert at["mo_hinh.ty_le_dang_ky#cong-dan"].text == "66,67%"
    assert at["mo_hinh.ty_le_dang_ky#cong-dan"].locked
    day = controls(
        form_document(
            catalogue.forms["giay-chung-nhan"],
            models["giay-chung-nhan"],
            layout,
            organisation=ORGANISATION,
            records=[sample(models["giay-chung-nhan"])],
        )
    )
    assert {c.tag: c.text for c in day}["tu_ngay"] == "05/11/2026"


def test_lists_grow_with_what_is_filled_in(
    catalogue: Catalogue, models: dict[str, Any], layout: Layout
) -> None:
    name = "danh-sach-dai-bieu"
    record = sample(models[name], rows=60)
    data = form_document(
        catalogue.forms[name], models[name], layout, organisation=ORGANISATION, records=[record]
    )
    names = [c for c in controls(data) if c.tag.startswith("dai_bieu.ho_ten#")]
    assert [c.tag.partition("#")[2] for c in names] == [str(n) for n in range(1, 61)]
    assert {c.tag: c.text for c in controls(data)}["tong"] == "60"
    head = part(data).findall(f".//{W}tr")[0].find(f"{W}trPr/{W}tblHeader")
    assert head is not None, "the headings do not repeat"


def test_several_records_stand_in_sections_of_their_own(
    catalogue: Catalogue, models: dict[str, Any], layout: Layout
) -> None:
    name = "phieu-khao-sat-nhu-cau-hoc-tap"
    model = models[name]
    records = [sample(model, n) for n in range(3)]
    data = form_document(catalogue.forms[name], model, layout, organisation=ORGANISATION, records=records)
    document = docx.Document(io.BytesIO(data))
    assert len(document.sections) == 3
    found = controls(data)
    size = len(found) // 3
    for n, record in enumerate(records):
        again = read_back(model, found[n * size : (n + 1) * size])
        assert again["fields"] == record["fields"]
    numbers = [e.get(f"{W}id") or e.get(f"{W}val") for e in part(data).iter(f"{W}id")]
    assert len(numbers) == len(set(numbers)) == len(found)


def test_wide_lists_lie_across_and_official_documents_stand(
    models: dict[str, Any], blank: Documents, layout: Layout
) -> None:
    for name, model in models.items():
        section = docx.Document(io.BytesIO(blank[name])).sections[0]
        across = section.page_width > section.page_height
        columns = [sum(c is not group_column(t) for c in t.columns) for t in model.tables]
        if model.layout.startswith("nd30"):
            assert not across
        elif max(columns, default=0) >= 8:
            assert across, name
        margins = layout.margins_mm
        for side in ("top", "bottom", "left", "right"):
            mm = getattr(section, f"{side}_margin").mm
            allowed = getattr(margins, side)
            assert allowed.min - 0.05 <= mm <= allowed.max + 0.05


def test_official_documents_have_the_head_of_the_decree(
    models: dict[str, Any], blank: Documents, layout: Layout
) -> None:
    official = [n for n, m in models.items() if m.layout.startswith("nd30")]
    assert len(official) >= 4
    for name in official:
        document = docx.Document(io.BytesIO(blank[name]))
        lines = [p.text for c in document.tables[0]._cells for p in c.paragraphs if p.text]
        assert "Cộng hòa xã hội chủ nghĩa Việt Nam" in lines
        assert "Độc lập - Tự do - Hạnh phúc" in lines
        sign = {
            "nd30-bao-cao": "/BC-",
            "nd30-to-trinh": "/TTr-",
            "nd30-bien-ban": "/BB-",
            "nd30-giay-moi": "/GM-",
        }
        tags = {c.tag: c.text for c in controls(blank[name])}
        assert sign[models[name].layout] in tags["so"]
        styles = {s.style_id: s for s in document.styles if s.type == 1}
        for element in ("quoc-hieu", "ten-loai", "noi-nhan", "noi-dung"):
            own = layout.element(element)
            style = styles["".join(p.capitalize() for p in element.split("-"))]
            assert style.font.size.pt == own.size
            assert bool(style.font.bold) == own.bold
            assert bool(style.font.italic) == own.italic


def test_a_number_without_its_sign_gets_it(
    catalogue: Catalogue, models: dict[str, Any], layout: Layout
) -> None:
    form = catalogue.forms["bao-cao-ket-qua-tap-huan"]
    model = models[form.id]
    for typed, shown in (("07", "07/BC-…"), ("07/BC-HKH", "07/BC-HKH")):
        record = sample(model)
        record["fields"]["so"] = typed
        (sheet,) = sheets(form, model, layout, [record])
        assert sheet.head is not None
        assert sheet.head.number is not None
        assert sheet.head.number.text + sheet.head.number_rest == shown


def test_text_that_xml_cannot_hold_does_no_harm(
    catalogue: Catalogue, models: dict[str, Any], layout: Layout
) -> None:
    name = "phieu-danh-gia-lop-tap-huan"
    record = sample(models[name])
    record["fields"]["gop_y"] = "Tốt\x00 \x0b<b>&amp;\ud800 ]]>\nhết"
    data = form_document(
        catalogue.forms[name], models[name], layout, organisation="A & <B>", records=[record]
    )
    assert {c.tag: c.text for c in controls(data)}["gop_y"] == "Tốt <b>&amp; ]]>\nhết"
    assert docx.Document(io.BytesIO(data)).core_properties.author == "A & <B>"


def test_the_same_form_gives_the_same_bytes(
    catalogue: Catalogue, models: dict[str, Any], layout: Layout, blank: Documents
) -> None:
    for name, form in catalogue.forms.items():
        again = form_document(form, models[name], layout, organisation=ORGANISATION)
        assert again == blank[name]
    with zipfile.ZipFile(io.BytesIO(blank["giay-chung-nhan"])) as archive:
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
