"""Workbooks that people changed and other programs saved: every cell is read or told, and nothing is counted twice."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.forms import aggregate_data, form_model
from portal.forms.engine import FileRead, GivenFile, Sum
from portal.forms.shapes import FormModel
from tests.content.accounting import Case
from tests.content.browser_workbooks import same
from tests.content.form_files import VILLAGE, saved, village, workbook
from tests.content.form_records import random_records
from tests.content.mutations import HARMLESS, area, mutate
from tests.content.other_writers import NAMELESS, REFUSED, WRITERS, by_libraries, by_office
from tests.engine import IntakeError, engine, read_form_file

COMMUNE = "bang-tong-hop-xa"
FORMS = (
    VILLAGE,
    "phieu-dang-ky-danh-hieu",
    "danh-sach-de-nghi-cong-nhan",
    COMMUNE,
    "phieu-khao-sat-nhu-cau-hoc-tap",
    "phieu-tu-danh-gia-cong-dan-hoc-tap",
)
SEEDS, OFFICE_SEEDS = 5, 2
"""Changed workbooks a form, and how many of them LibreOffice saves too: it takes most of the time."""

Saved = dict[tuple[str, str], Path]


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, FormModel]:
    return {i: form_model(f) for i, f in catalogue.forms.items()}


def no_formula(value: Any) -> Any:
    """Records whose texts openpyxl does not take for formulas."""
    if isinstance(value, dict):
        return {name: no_formula(one) for name, one in value.items()}
    if isinstance(value, list):
        return [no_formula(one) for one in value]
    return value.lstrip("=") if isinstance(value, str) else value


@pytest.fixture(scope="module")
def cases(
    catalogue: Catalogue, models: dict[str, FormModel], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Case]:
    folder, found = tmp_path_factory.mktemp("cases"), {}
    for form in FORMS:
        blank = workbook(catalogue, form)
        for seed in range(SEEDS):
            name, chance = f"{form}-{seed}", random.Random(f"{form} {seed}")
            book = workbook(catalogue, form, no_formula(random_records(models[form], chance, 6)))
            changes = mutate(book, chance)
            path = saved(book, folder / f"{name}.xlsx")
            found[name] = Case(name, models[form], blank, book, changes, path)
    return found


@pytest.fixture(scope="module")
def files(cases: dict[str, Case], tmp_path_factory: pytest.TempPathFactory) -> Saved:
    folder = tmp_path_factory.mktemp("saved")
    paths = [case.path for case in cases.values()]
    own = {("openpyxl", name): case.path for name, case in cases.items()}
    some = [case.path for name, case in cases.items() if int(name.rpartition("-")[2]) < OFFICE_SEEDS]
    return own | by_libraries(paths, folder) | by_office(some, folder)


def told(found: FileRead) -> list[tuple[str, str, int, str]]:
    return sorted((p.code, p.name, p.row, p.label) for p in found.problems if p.blocking)


def faults(case: Case, data: bytes, models: dict[str, FormModel], own: FileRead | None) -> Iterator[str]:
    """What is wrong with how a file is read; *own* is what the same file says as openpyxl saved it."""
    try:
        found = read_form_file("a.xlsx", data, models)
    except IntakeError as error:
        if error.code not in case.may_be_refused:
            yield f"{case.name}, {case.said}: refused: {error}"
        return
    yield from case.unaccounted(found)
    if own is not None and (told(found) != told(own) or not same(found.records, own.records)):
        yield f"{case.name}, {case.said}: {told(found)} instead of {told(own)}, or other records"


def test_each_cell_is_in_a_record_or_in_a_sentence(
    cases: dict[str, Case], files: Saved, models: dict[str, FormModel], capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, own, tried = [], {}, 0
    for (writer, name), path in files.items():
        if writer not in ("openpyxl", *WRITERS):
            continue
        tried += 1
        data, case = path.read_bytes(), cases[name]
        if writer == "openpyxl" and not case.may_be_refused:
            own[name] = read_form_file("a.xlsx", data, models)
        wrong += [f"{writer}: {fault}" for fault in faults(case, data, models, own.get(name))]
    with capsys.disabled():
        changes, cells = sum(len(c.changes) for c in cases.values()), sum(c.cells for c in cases.values())
        print(
            f"\n{tried} tệp từ {len(cases)} sổ, {changes} lần sửa: {cells} ô, {len(wrong)} ô mất", end=" "
        )
    assert not wrong, "\n".join(wrong)


def test_what_cannot_be_read_says_what_it_is_and_what_to_do(
    files: Saved, models: dict[str, FormModel]
) -> None:
    seen = Counter[str]()
    for (writer, _), path in files.items():
        wanted = REFUSED.get(writer) or NAMELESS.get(writer)
        if wanted:
            with pytest.raises(IntakeError) as refused:
                read_form_file("a.xlsx", path.read_bytes(), models)
            assert refused.value.code == wanted
            seen[writer] += 1
    assert set(seen) == {*REFUSED, *NAMELESS}


def add(catalogue: Catalogue, paths: list[Path]) -> Sum:
    given = [GivenFile(path, f"{path.parent.name}/{path.name}") for path in paths]
    return engine().aggregate(aggregate_data(catalogue), given, COMMUNE, None, lambda _: None)


def test_the_sum_of_changed_files_is_the_sum_of_what_is_written(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    """By every writer alone, and by all together: a village that comes eight times counts once."""
    chance, expected, paths, said = random.Random("cộng"), Counter[str](), [], {}
    for n in range(1, 7):
        book = workbook(catalogue, VILLAGE, [village(catalogue, f"Bản {n}", 10**n)])
        sheet, column, first, last = area(book, "mo_hinh.dang_ky")
        for line in range(first, last + 1):
            expected[sheet.cell(line, 2).value] += sheet.cell(line, column).value or 0
        changes = mutate(book, chance, HARMLESS, 3)
        paths.append(saved(book, tmp_path / f"{n}.xlsx"))
        said[n] = [change.__name__ for change in changes]
    files = (
        {("openpyxl", p.stem): p for p in paths}
        | by_libraries(paths, tmp_path)
        | by_office(paths, tmp_path)
    )
    sent = [path for (writer, _), path in files.items() if writer in ("openpyxl", *WRITERS)]
    for writer in ("openpyxl", *WRITERS, "all"):
        mine = [path for (by, _), path in files.items() if by == writer] or sent
        total = add(catalogue, mine)
        assert total.records is not None
        added = {row["doi_tuong"]: row["dang_ky"] or 0 for row in total.records[0]["tables"]["mo_hinh"]}
        assert added == dict(expected), (writer, said, [(f.name, f.why) for f in total.files])
        taken = sum(f.state == "accepted" for f in total.files)
        assert (taken, len(total.files)) == (6, len(mine)), writer
