"""Files of earlier versions of a form: taken when what they ask still fits, else told what has changed."""

from __future__ import annotations

from typing import Any

import pytest

from portal.content.models.form import Migration
from portal.forms.shapes import FormModel
from tests.content.form_records import EVERYTHING
from tests.engine import IntakeError, read_form_file
from tests.unit.test_intake import as_json, typed

FILLED = {"so": 7, "chu": "Nguyễn Văn A", ("mo.ten", 0): "A", ("mo.gia", 0): 5, ("co.so", 1): 4}


def files() -> dict[str, bytes]:
    """The same record of version 3 as a workbook and as a saved form."""
    record: Any = {"fields": {}, "tables": {"mo": [{"ten": "A", "gia": 5}], "co": [{"id": "d-0", "so": 4}]}}
    for field in EVERYTHING.fields:
        record["fields"][field.id] = field.default
    for table in EVERYTHING.tables:
        for row in record["tables"].setdefault(table.id, []):
            row |= {c.id: row.get(c.id, c.default) for c in table.columns if c.free}
    record["fields"] |= {"so": 7, "chu": "Nguyễn Văn A"}
    return {"a.xlsx": typed(FILLED), "a.json": as_json(records=[record])}


def newer(version: int, **names: str) -> FormModel:
    """The inputs of the form with other names, those of columns written ``bang__cot``."""
    fields = [
        f.model_copy(update={"id": names.get(f.id, f.id)}) for f in EVERYTHING.fields if not f.formula
    ]
    tables = [
        t.model_copy(
            update={
                "id": names.get(t.id, t.id),
                "columns": [
                    c.model_copy(update={"id": names.get(f"{t.id}__{c.id}", c.id)})
                    for c in t.columns
                    if not c.formula
                ],
                "totals": {},
            }
        )
        for t in EVERYTHING.tables
    ]
    return EVERYTHING.model_copy(update={"version": version, "fields": fields, "tables": tables})


@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_a_file_of_an_earlier_version_with_the_same_places_is_taken_with_a_note(name: str) -> None:
    found = read_form_file(name, files()[name], {"du-thu": EVERYTHING.model_copy(update={"version": 5})})
    assert found.records[0]["fields"]["so"] == 7
    assert found.warnings[0].startswith("Tệp theo bản 3 của mẫu, nay là bản 5;")
    now = read_form_file(name, files()[name], {"du-thu": EVERYTHING})
    assert not any("bản" in said.split() for said in now.warnings)


@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_renamed_places_are_followed_step_by_step(name: str) -> None:
    steps = [
        Migration.model_validate({"from": 4, "fields": {"so_2": "so_3"}}),
        Migration.model_validate(
            {
                "from": 3,
                "fields": {"so": "so_2"},
                "tables": {"mo": "hang"},
                "columns": {"co.so": "co.so_luong"},
            }
        ),
    ]
    model = newer(5, so="so_3", mo="hang", co__so="so_luong").model_copy(update={"migrates": steps})
    record = read_form_file(name, files()[name], {"du-thu": model}).records[0]
    assert (record["fields"]["so_3"], record["fields"]["chu"]) == (7, "Nguyễn Văn A")
    assert [(row["ten"], row["gia"]) for row in record["tables"]["hang"]] == [("A", 5)]
    assert record["tables"]["co"][0]["so_luong"] == 4


@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_what_has_changed_is_named(name: str) -> None:
    model = newer(4, so="so_moi")
    with pytest.raises(IntakeError) as refused:
        read_form_file(name, files()[name], {"du-thu": model})
    assert refused.value.code == "ban-cu"
    for words in ("bản 3", "bản 4", "có thêm: “Ô so”", "không còn ô mang mã: “so”"):
        assert words in str(refused.value)
