"""Workbooks as the engine reads and fills them, against what Python and other programs write and compute."""

from __future__ import annotations

import io
import random
import re
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from portal.content.catalogue import Catalogue
from portal.forms import form_model
from portal.forms.scoring import assess, scorecard
from portal.forms.shapes import FormModel
from portal.outputs.forms import MOMENT
from portal.render.docx import form_document
from portal.render.xlsx import form_info, form_workbook, scorecard_workbook
from portal.render.xlsx.contract import defined_name
from tests.content.broken_files import broken
from tests.content.browser_workbooks import browser, same
from tests.content.form_records import EVERYTHING, LINES, expected, random_records
from tests.content.scorecard_marks import random_case, with_two_levels
from tests.content.spreadsheets import named_values, recalculate, shown_and_meant
from tests.content.test_form_twins_libreoffice import INFO
from tests.content.word_reading import controls
from tests.engine import IntakeError, read_form_file

THON = "bang-tong-hop-thon"


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    return {i: form_model(f) for i, f in catalogue.forms.items()} | {m.id: m for m in (EVERYTHING, LINES)}


@pytest.fixture(scope="module")
def write(catalogue: Catalogue, models: dict[str, FormModel]) -> Callable[..., bytes]:
    def written(form: str, records: list[dict[str, Any]] | None = None) -> bytes:
        info = form_info(catalogue.forms[form], "Tổ chức thử", MOMENT) if form in catalogue.forms else INFO
        return form_workbook(models[form], units=["Xã Ví Dụ"], info=info, records=records)

    return written


@pytest.fixture(scope="module")
def records(models: dict[str, FormModel]) -> dict[str, list[dict[str, Any]]]:
    """Records by form; two lists are longer than the templates are prepared for."""
    found = {form: random_records(model, random.Random(form)) for form, model in models.items()}
    chance = random.Random("dài")
    found["danh-sach-dai-bieu"] = random_records(models["danh-sach-dai-bieu"], chance)
    table = models["danh-sach-dai-bieu"].tables[0]
    rows = found["danh-sach-dai-bieu"][0]["tables"][table.id]
    rows += [{"ho_ten": f"Nguyễn Văn {n}"} for n in range(len(rows), 345)]
    found["du-thu-nhieu"] = random_records(LINES, chance, 400) + random_records(LINES, chance, 400)
    for record in found["du-thu-nhieu"]:
        record["fields"] |= {name: found["du-thu-nhieu"][0]["fields"][name] for name in LINES.shared}
    found["du-thu-nhieu"] = (found["du-thu-nhieu"] * 4)[:420]
    return found


def resaved(data: bytes) -> bytes:
    out = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(out)
    return out.getvalue()


def test_every_form_is_read_from_every_program(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes], tmp_path: Path
) -> None:
    files = {form: write(form, filled) for form, filled in records.items()}
    office = recalculate(files, tmp_path / "office")
    for form, filled in records.items():
        for program, data in (("portal", files[form]), ("lo", office[form]), ("py", resaved(files[form]))):
            found = read_form_file("a.xlsx", data, models)
            assert same(found.records, expected(models[form], filled)), (form, program)
            assert (found.problems, found.warnings) == ([], []), (form, program)


def test_what_the_browser_fills_in_is_read_back_also_from_libreoffice(
    models: dict[str, Any], records: dict[str, Any], write: Callable[..., bytes], tmp_path: Path
) -> None:
    jobs = [{"do": "xlsx", "form": f, "file": write(f), "records": r} for f, r in records.items()]
    filled = dict(zip(records, browser(models, jobs, tmp_path), strict=True))
    for form, data in filled.items():
        meant = expected(models[form], records[form])
        assert same(read_form_file("a.xlsx", data, models).records, meant), form
        wrong = [
            n
            for n, have, want in shown_and_meant(data, models[form], records[form])
            if not same(have, want)
        ]
        assert wrong == [], form
        blank, made = (zipfile.ZipFile(io.BytesIO(d)) for d in (write(form), data))
        assert blank.namelist() == made.namelist()
        changed = {n for n in blank.namelist() if blank.read(n) != made.read(n)}
        assert all(re.match(r"xl/(workbook|worksheets/sheet\d+)\.xml", n) for n in changed), changed
    for form, data in recalculate(filled, tmp_path / "lo").items():
        assert same(
            read_form_file("a.xlsx", data, models).records, expected(models[form], records[form])
        ), form


def test_documents_hold_what_python_writes_into_them(
    catalogue: Catalogue, models: dict[str, Any], records: dict[str, Any], tmp_path: Path
) -> None:
    layout = next(iter(catalogue.layouts.values()))
    given = {
        f: r if models[f].shared is None else r[:3] for f, r in records.items() if f in catalogue.forms
    }
    jobs, blanks = [], {}
    for form, filled in given.items():
        blanks[form] = form_document(
            catalogue.forms[form], models[form], layout, organisation="Tổ chức thử"
        )
        jobs.append({"do": "docx", "form": form, "file": blanks[form], "records": filled})
    for form, data in zip(given, browser(models, jobs, tmp_path), strict=True):
        theirs = form_document(
            catalogue.forms[form], models[form], layout, organisation="Tổ chức thử", records=given[form]
        )
        mine = [(c.tag, "" if c.empty else c.text, c.ticked) for c in controls(data)]
        meant = [(c.tag, "" if c.empty else c.text, c.ticked) for c in controls(theirs)]
        assert [t for t, *_ in mine] == [t for t, *_ in meant], form
        for one, other in zip(mine, meant, strict=True):
            # The second decimal of a tie goes up.
            assert one == other or figures(one[1]) == pytest.approx(figures(other[1]), abs=0.0101), form
        ids = re.findall(
            r'<w:id w:val="(\d+)"', zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
        )
        assert len(ids) == len(set(ids))


def figures(text: str) -> float:
    return float(text.removesuffix("%").replace(".", "").replace(",", "."))


def test_the_document_opens_in_libreoffice(
    catalogue: Catalogue, models: dict[str, Any], records: dict[str, Any], tmp_path: Path
) -> None:
    layout = next(iter(catalogue.layouts.values()))
    form, two = THON, records[THON] * 2
    blank = form_document(catalogue.forms[form], models[form], layout, organisation="Tổ chức thử")
    (data,) = browser(models, [{"do": "docx", "form": form, "file": blank, "records": two}], tmp_path)
    (tmp_path / "hai.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'p').as_uri()}"
    convert = [
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "hai.docx"),
    ]
    subprocess.run([str(shutil.which("soffice")), profile, *convert], check=True)
    text = (tmp_path / "hai.txt").read_text(encoding="utf-8-sig")
    assert text.count("Năm mô hình") >= 2


def test_files_that_cannot_be_read_are_refused(
    models: dict[str, Any], write: Callable[..., bytes], catalogue: Catalogue
) -> None:
    card = scorecard(catalogue.criteria["cong-dan-hoc-tap"])
    assert card is not None
    files = broken(write(THON)) | {
        "bang-cham": scorecard_workbook(card, organisation="Thử", created=MOMENT)
    }
    for name, data in files.items():
        with pytest.raises(IntakeError) as refused:
            read_form_file("a.xlsx", data, models)
        assert refused.value.code == name.split()[0], name


def test_odd_cells_are_told_and_nothing_else_is_lost(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write("du-thu")))
    put: dict[str, Any] = {
        "chu": True,
        "so": "mười",
        "nguyen": 3.5,
        "ty_le": 0.9,
        "ngay": "31/02/2026",
        "diem": "không có",
        "dai": "x" * 5001,
        "nhieu.mot-hai": "Không",
        "nhieu.ba": "v",
        "xa": "=A1/0",
    }
    for name, value in put.items():
        ((sheet, area),) = book.defined_names[defined_name(name)].destinations
        book[sheet][area] = value
    ((sheet, area),) = book.defined_names[defined_name("co.so")].destinations
    top = int(re.findall(r"\d+", area)[0])
    letter = re.findall(r"[A-Z]+", area)[0]
    book[sheet][f"{letter}{top + 1}"] = "1.234,5"
    book[sheet][f"{letter}{top + 2}"].number_format = "0%"
    book[sheet][f"{letter}{top + 2}"] = 7
    book[sheet][f"A{top + 4}"], book[sheet][f"B{top + 4}"] = "dong-la", "Mục lạ"
    book[sheet][f"{letter}{top + 4}"] = 5
    out = io.BytesIO()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.save(out)
    files = {
        "le.xlsx": out.getvalue(),
        "rong.json": b'{"form": "du-thu", "version": 3, "records": [{"fields": {"so": "1,5", "nhieu": "ba", "diem": 2, "ngay": true}, "tables": {"co": [{"id": "d-1", "so": 2}, {"id": "d-9", "so": 1}], "mo": [{}, {"gia": "x"}]}}]}',
    }
    told = {name: read_form_file(name, data, models) for name, data in files.items()}
    codes = {p.code for p in told["le.xlsx"].problems}
    assert {"so", "nguyen", "phan-tram", "ngay", "lua-chon", "dai", "cong-thuc", "dong-la"} <= codes
    assert told["le.xlsx"].records[0]["fields"]["nhieu"] == ["ba"]
    assert told["rong.json"].records[0]["fields"]["so"] == 1.5


def test_random_damage_never_gets_past_and_never_crashes(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    chance, whole, refused = random.Random(11), write(THON), 0
    good = read_form_file("thon.xlsx", whole, models)
    for number in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        kept = chance.choice([len(data), len(data), chance.randrange(len(data))])
        try:
            found = read_form_file("thon.xlsx", bytes(data[:kept]), models)
        except IntakeError:
            refused += 1
        else:
            assert found == good, number
    assert refused > 30


def test_scorecards_are_filled_as_the_formulas_compute(catalogue: Catalogue, tmp_path: Path) -> None:
    chance, jobs, cases = random.Random(5), [], []
    cards = [card for criteria in catalogue.criteria.values() if (card := scorecard(criteria))]
    for card in [*cards, with_two_levels(catalogue.criteria["bo-tap-cham"])]:
        for number in range(3):
            case = random_case(card, chance, number)
            saved = {
                "scorecard": card.id,
                "version": 1,
                "who": "Xã Ví Dụ",
                "year": "2026",
                **case,
                "notes": {card.items[0].id: "=Báo cáo số 1"},
            }
            blank = scorecard_workbook(card, organisation="Thử", created=MOMENT)
            jobs.append({"do": "card", "model": card, "file": blank, "saved": saved})
            cases.append((card, case, saved))
    filled = browser({}, jobs, tmp_path)
    office = recalculate({str(n): data for n, data in enumerate(filled)}, tmp_path / "office")
    back = [
        {"do": "read-card", "model": card, "file": office[str(n)]} for n, (card, *_) in enumerate(cases)
    ]
    (tmp_path / "back").mkdir()
    for number, ((card, case, saved), read) in enumerate(
        zip(cases, browser({}, back, tmp_path / "back"), strict=True)
    ):
        here, there = named_values(filled[number]), named_values(office[str(number)])
        assert same(here, there), card.id
        found = assess(card, case["groups"], case["marks"])
        names = {level.id: level.name for level in card.levels}
        assert here["y_level"] == names.get(found.level or "", "Chưa đạt")
        order = [g.id for g in card.groups]
        assert same(read, saved | {"groups": sorted(case["groups"], key=order.index)}), card.id


def test_the_directory_of_a_zip_is_not_believed(
    models: dict[str, Any], write: Callable[..., bytes]
) -> None:
    """A part that is larger than the directory says is refused, whatever its checksum."""
    lying = bytearray(write(THON))
    name = b"xl/styles.xml"
    entry = lying.rindex(name) - 46
    (size,) = struct.unpack_from("<I", lying, entry + 24)
    struct.pack_into("<I", lying, entry + 24, size // 2)
    with pytest.raises(IntakeError) as refused:
        read_form_file("dien.xlsx", bytes(lying), models)
    assert refused.value.code in ("hong", "nen-la")
