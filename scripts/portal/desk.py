"""The desk of an office: filled forms in, sums and certificates out, without a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from portal.content.catalogue import Catalogue
from portal.content.forms import (
    Entry,
    FormModel,
    Result,
    Verdict,
    add_up,
    aggregation_plan,
    form_model,
    judge,
)
from portal.content.forms.model import targets
from portal.content.models import Blueprint
from portal.content.writing import write_if_changed
from portal.handouts import CERTIFICATE, fill_form, paper, paper_files, print_certificates
from portal.intake import FormFile, IntakeError, read_form_file, unit_key

Tell = Callable[[str], None]
MANY = 16
"""From how many files on it pays to start more processes."""


class DeskError(Exception):
    """What was asked cannot be done; the message says why and what to do."""


@dataclass
class Arrived:
    """The files that came in: read, or refused with a reason; remarks by file name."""

    entries: list[Entry] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Sum:
    """What adding up came to."""

    target: str
    verdicts: list[Verdict]
    refused: dict[str, str]
    remarks: dict[str, list[str]]
    result: Result | None
    """None when no file could be taken."""
    silent: list[str]
    """Units of the list that sent nothing that could be taken."""


def read_files(catalogue: Catalogue, files: Iterable[Path], tell: Tell) -> Arrived:
    """Read filled forms; what cannot be read is told in the result, nothing is raised."""
    models = {form.id: form_model(form) for form in catalogue.forms.values()}
    paths = list(files)
    arrived = Arrived()
    for path, found in zip(paths, _read_all(paths, models), strict=True):
        tell(path.name)
        if isinstance(found, str):
            arrived.refused[path.name] = found
            continue
        arrived.entries += found.entries(models[found.entry.form])
        if found.warnings:
            arrived.remarks[path.name] = list(found.warnings)
    return arrived


def _read_all(paths: list[Path], models: dict[str, FormModel]) -> Iterator[FormFile | str]:
    """Read files in order, on all processors when there are many."""
    read = partial(_read, models=models)
    if len(paths) < MANY:
        yield from map(read, paths)
        return
    with ProcessPoolExecutor() as pool:
        yield from pool.map(read, paths, chunksize=4)


def _read(path: Path, models: dict[str, FormModel]) -> FormFile | str:
    """A file that was read, or why it was not."""
    try:
        return read_form_file(path.name, path.read_bytes(), models)
    except IntakeError as error:
        return str(error)
    except OSError as error:
        return f"Không mở được tệp: {error.strerror}."


def add_files(catalogue: Catalogue, arrived: Arrived, into: str | None, expected: list[str]) -> Sum:
    """Add up what arrived into form *into* (None: the only one it can be).

    *expected* are units that should send; without any, the communes of the province when they are the
    senders. Raises DeskError when the target is unknown or cannot be told.
    """
    target = into or _target(catalogue, arrived)
    if target not in targets(catalogue):
        known = ", ".join(targets(catalogue))
        raise DeskError(f"“{target}” không phải biểu tổng hợp. Các biểu tổng hợp: {known}.")
    plan = aggregation_plan(catalogue, target)
    verdicts = judge(plan, arrived.entries)
    taken = [v for v in verdicts if v.taken]
    result = add_up(plan, [v.entry for v in taken]) if taken else None
    senders = {
        f.units for s in plan.sources for f in s.form.fields if f.id == s.unit
    }  # fmt: skip
    wanted = expected or (catalogue.units if True in senders else [])
    came = {unit_key(v.unit) for v in taken}
    silent = [name for name in wanted if unit_key(name) not in came]
    return Sum(target, verdicts, arrived.refused, arrived.remarks, result, silent)


def _target(catalogue: Catalogue, arrived: Arrived) -> str:
    forms = {e.form for e in arrived.entries}
    fitting = {a.into for i in forms for a in catalogue.forms[i].aggregate}
    if len(fitting) == 1:
        return fitting.pop()
    if not fitting:
        raise DeskError("Không tệp nào đọc được là biểu mẫu cộng lên biểu khác.")
    names = ", ".join(sorted(fitting))
    raise DeskError(f"Các tệp này cộng được vào nhiều biểu; chọn một bằng --into: {names}.")


def write_sum(catalogue: Catalogue, total: Sum, path: Path) -> None:
    """Write the filled form of *total* to *path*; its ending (.xlsx, .docx, .json) decides the kind.

    Raises DeskError for another ending, or when nothing was added.
    """
    if total.result is None:
        raise DeskError("Không có tệp nào cộng được nên không ghi tệp tổng hợp.")
    try:
        data = fill_form(catalogue, catalogue.forms[total.target], total.result.records, path.suffix)
    except KeyError:
        raise DeskError(f"Không ghi được dạng “{path.suffix}”; đặt tên .xlsx, .docx hoặc .json.") from None
    write_if_changed(path, data)


def certificates(catalogue: Catalogue, source: Path, path: Path, fonts: Path) -> int:
    """Write one page a person of *source* (a filled list of certificates or of attendance) to *path*.

    Returns the number of pages. Raises DeskError with the reason when the list cannot be used.
    """
    arrived = read_files(catalogue, [source], lambda _: None)
    for why in arrived.refused.values():
        raise DeskError(f"{source.name}: {why}")
    entry = arrived.entries[0]
    records = entry.records
    if entry.form != CERTIFICATE:
        total = add_files(catalogue, arrived, CERTIFICATE, [])
        if total.result is None:
            raise DeskError(f"{source.name}: {total.verdicts[0].why}")
        records = total.result.records
    elif entry.problems:
        raise DeskError(f"{source.name}: {entry.problems[0]}")
    if not records:
        raise DeskError(f"{source.name}: danh sách chưa có ai.")
    write_if_changed(path, print_certificates(catalogue, records, fonts))
    return len(records)


def papers(
    catalogue: Catalogue, test: Blueprint, seeds: list[int], folder: Path, fonts: Path
) -> list[Path]:
    """Write the papers of *test* with these numbers into *folder*; return the files."""
    drawn = [paper(catalogue, test, seed) for seed in seeds]
    made = paper_files(catalogue, test, drawn, fonts)
    for name, content in made.items():
        write_if_changed(folder / name, content)
    return [folder / name for name in made]
