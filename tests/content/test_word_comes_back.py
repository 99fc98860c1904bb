"""Word files of ours, filled by Python, in the browser, by hand or resaved, are read as records."""

from __future__ import annotations

import io
import random
import re
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.content.models.form import Migration
from portal.forms import Record, form_model
from portal.forms.display import shown
from portal.forms.engine import FileRead
from portal.forms.shapes import FormModel, Spec
from portal.render.docx import form_document
from tests.content.browser_workbooks import browser, same
from tests.content.form_records import expected, random_records
from tests.content.spreadsheets import office as libreoffice
from tests.engine import IntakeError, parse_cell, read_form_file

THON = "bang-tong-hop-thon"
MAIN = "word/document.xml"


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    return {i: form_model(f) for i, f in catalogue.forms.items()}


@pytest.fixture(scope="module")
def write(catalogue: Catalogue, models: dict[str, FormModel]) -> Callable[..., bytes]:
    layout = next(iter(catalogue.layouts.values()))

    def written(form: str, records: list[Record] | None = None) -> bytes:
        return form_document(
            catalogue.forms[form], models[form], layout, organisation="Tổ chức thử", records=records
        )

    return written


def on_paper(model: FormModel, records: list[Any]) -> list[Any]:
    """*records* as a sheet of paper keeps them: figures to two decimals, texts without odd spaces."""

    def kept(spec: Spec, value: Any) -> Any:
        return (
            parse_cell(spec.type, shown(spec, value)) if value is not None and not spec.choices else value
        )

    for record in records:
        for field in model.fields:
            if not field.formula:
                record["fields"][field.id] = kept(field, record["fields"].get(field.id))
        for table in model.tables:
            for row in record["tables"].get(table.id, []):
                row |= {c.id: kept(c, row.get(c.id)) for c in table.columns if c.free}
    return records


@pytest.fixture(scope="module")
def records(models: dict[str, FormModel]) -> dict[str, list[Any]]:
    chance = random.Random("giấy")
    return {f: on_paper(m, random_records(m, chance, 6)) for f, m in models.items()}


def edited(data: bytes, change: Callable[[str], str], part: str = MAIN) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return out.getvalue()


def differences(found: FileRead, meant: list[Any]) -> list[Any]:
    if len(found.records) != len(meant):
        return [len(found.records), len(meant)]
    wrong: list[Any] = [(p.name, p.words) for p in found.problems]
    for one, other in zip(found.records, meant, strict=True):
        wrong += [
            (k, one["fields"].get(k), v)
            for k, v in other["fields"].items()
            if not same(one["fields"].get(k), v)
        ]
        for table, rows in other["tables"].items():
            if not same(one["tables"][table], rows):
                wrong.append((table, one["tables"][table], rows))
    return wrong


def test_both_writers_are_read_back_equal_for_every_form(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes], tmp_path: Path
) -> None:
    jobs = [{"do": "docx", "form": f, "file": write(f), "records": r} for f, r in records.items()]
    for form, mine in zip(records, browser(models, jobs, tmp_path), strict=True):
        for program, data in (("portal", write(form, records[form])), ("browser", mine)):
            found = read_form_file("a.docx", data, models)
            assert (found.form, differences(found, expected(models[form], records[form]))) == (form, []), (
                program
            )


def office(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """*files* opened and saved by LibreOffice, which drops the tags of content controls."""
    (folder / "lo").mkdir(parents=True)
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'p').as_uri()}"
    convert = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "lo")]
    paths = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([libreoffice(), profile, *convert, *paths], check=True)
    return {name: (folder / "lo" / f"{name}.docx").read_bytes() for name in files}


def test_libreoffice_drops_the_tags_and_the_words_beside_them_tell(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes], tmp_path: Path
) -> None:
    files = {form: write(form, filled) for form, filled in records.items()}
    wrong = {}
    for form, data in office(files, tmp_path).items():
        assert b"<w:tag " not in zipfile.ZipFile(io.BytesIO(data)).read(MAIN)
        try:
            found = read_form_file("a.docx", data, models)
        except IntakeError as error:
            wrong[form] = [str(error)]
        else:
            if more := differences(found, expected(models[form], records[form])):
                wrong[form] = more
    assert not wrong, "\n".join(f"{f}: {w}" for f, w in wrong.items())


def test_files_from_before_the_properties_are_known_by_variables_or_by_title(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes]
) -> None:
    data, meant = write(THON, records[THON]), expected(models[THON], records[THON])
    bare = edited(data, lambda x: x.replace("portalForm", "other"), "docProps/custom.xml")
    variables = '<w:docVars><w:docVar w:name="portalForm" w:val="bang-tong-hop-thon"/><w:docVar w:name="portalVersion" w:val="1"/></w:docVars></w:settings>'
    older = edited(bare, lambda x: x.replace("</w:settings>", variables), "word/settings.xml")
    untitled = edited(older, lambda x: x.replace(models[THON].title, "Báo cáo"), "docProps/core.xml")
    for known in (bare, untitled):
        assert differences(read_form_file("a.docx", known, models), meant) == []
    stranger = edited(bare, lambda x: x.replace(models[THON].title, "Báo cáo"), "docProps/core.xml")
    with pytest.raises(IntakeError) as refused:
        read_form_file("a.docx", stranger, models)
    assert refused.value.code == "word-la"


def written(data: bytes, tag: str, text: str) -> bytes:
    """*data* with *text* typed into the control *tag*."""

    def typed(xml: str) -> str:
        control = re.search(rf'<w:tag w:val="{re.escape(tag)}"/>.*?</w:sdtContent>', xml)
        assert control, tag
        content = f"<w:sdtContent><w:r><w:t>{text}</w:t></w:r></w:sdtContent>"
        new = re.sub(
            r"<w:sdtContent>.*</w:sdtContent>", content, control[0].replace("<w:showingPlcHdr/>", "")
        )
        return xml[: control.start()] + new + xml[control.end() :]

    return edited(data, typed)


def test_what_people_do_to_a_document_is_read_or_told(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    data = write(THON)
    for tag, text in (
        ("so_ho", "１.２３４"),
        ("nam", "hai nghìn"),
        ("ngay_chot", "05/11/2026"),
        ("thon", "Bản Mẫu"),
        ("mo_hinh.tong_so#cong-dan", "12 người"),
        ("mo_hinh.dang_ky#gia-dinh", "7"),
    ):
        data = written(data, tag, text)
    found = read_form_file("a.docx", data, models)
    fields = found.records[0]["fields"]
    assert (fields["so_ho"], fields["nam"], fields["ngay_chot"], fields["thon"]) == (
        1234,
        None,
        "2026-11-05",
        "Bản Mẫu",
    )
    rows = found.records[0]["tables"]["mo_hinh"]
    assert [r["dang_ky"] for r in rows] == [None, 7, None, None, None]
    assert {(p.name, p.row, p.code) for p in found.problems} == {
        ("nam", 0, "so"),
        ("mo_hinh.tong_so", 1, "so"),
    }


def test_rows_that_change_places_are_known_by_their_words(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    """Somebody retypes the labels of two rows: the words count, not the tags behind."""
    data = written(written(write(THON), "mo_hinh.tong_so#cong-dan", "5"), "mo_hinh.tong_so#gia-dinh", "9")
    one, other = "Công dân học tập", "Gia đình học tập"
    swapped = edited(
        data,
        lambda x: (
            x.replace(f">{one}<", ">?<").replace(f">{other}<", f">{one}<").replace(">?<", f">{other}<")
        ),
    )
    rows = read_form_file("a.docx", swapped, models).records[0]["tables"]["mo_hinh"]
    assert [r["tong_so"] for r in rows[:2]] == [9, 5]
    renamed = edited(data, lambda x: x.replace(f">{one}<", ">Công dân khác<"))
    found = read_form_file("a.docx", renamed, models)
    assert [p.code for p in found.problems if p.blocking] == ["dong-la"]
    assert "Công dân học tập" in found.warnings[0]


def test_rows_typed_under_a_list_are_read_also_without_controls(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    form = "danh-sach-dai-bieu"
    (table,) = models[form].tables
    columns = [c for c in table.columns if not c.formula]
    data = write(
        form,
        [{"fields": {}, "tables": {table.id: [{table.key: "Nguyễn Văn A"}, {table.key: "Nguyễn Văn B"}]}}],
    )
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{'Nguyễn Văn C' if c.id == table.key else ''}</w:t></w:r></w:p></w:tc>"
        for c in columns
    )

    def added(xml: str) -> str:
        at = xml.index("</w:tr>", xml.rindex(f'w:val="{table.id}.{table.key}#2"')) + len("</w:tr>")
        return xml[:at] + f"<w:tr>{cells}</w:tr>" + xml[at:]

    rows = read_form_file("a.docx", edited(data, added), models).records[0]["tables"][table.id]
    assert [r[table.key] for r in rows] == ["Nguyễn Văn A", "Nguyễn Văn B", "Nguyễn Văn C"]


def test_boxes_count_as_they_are_seen_and_two_answers_are_told(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    form = "phieu-tu-danh-gia-cong-dan-hoc-tap"
    field = next(f for f in models[form].fields if f.type == "choice")
    first, second = (f"{field.id}.{o.id}" for o in field.choices[:2])
    one = written(write(form), first, "x")
    assert read_form_file("a.docx", one, models).records[0]["fields"][field.id] == field.choices[0].id
    two = read_form_file("a.docx", written(one, second, "☑"), models)
    assert [(p.name, p.code) for p in two.problems] == [(field.id, "lua-chon")]


def test_a_lost_place_is_named(models: dict[str, Any], write: Callable[..., bytes]) -> None:
    gone = edited(
        write(THON),
        lambda x: re.sub(r'<w:p>(?:(?!</w:p>).)*<w:tag w:val="ngay_chot"/>.*?</w:p>', "<w:p/>", x),
    )
    with pytest.raises(IntakeError) as refused:
        read_form_file("a.docx", gone, models)
    assert refused.value.code == "mat-o-word"
    assert "“Ngày chốt số”" in str(refused.value)


def test_a_document_of_an_earlier_version_is_taken_or_says_what_has_changed(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes]
) -> None:
    data, model = write(THON, records[THON]), models[THON]
    same_places = read_form_file("a.docx", data, {THON: model.model_copy(update={"version": 2})})
    assert same_places.warnings[0].startswith("Tệp theo bản 1 của mẫu, nay là bản 2;")
    fields = [f.model_copy(update={"id": "so_ho_dan"}) if f.id == "so_ho" else f for f in model.fields]
    renamed = model.model_copy(update={"version": 2, "fields": fields})
    with pytest.raises(IntakeError, match=r"Tổng số hộ.*so_ho"):
        read_form_file("a.docx", data, {THON: renamed})
    step = Migration.model_validate({"from": 1, "fields": {"so_ho": "so_ho_dan"}})
    taken = read_form_file("a.docx", data, {THON: renamed.model_copy(update={"migrates": [step]})})
    assert taken.records[0]["fields"]["so_ho_dan"] == records[THON][0]["fields"]["so_ho"]
