"""The commands of the desk: ``portal aggregate``, ``portal certificates`` and ``portal papers``."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from portal import desk
from portal.console import err, loaded, out
from portal.content.catalogue import Catalogue
from portal.content.forms import Result, form_model
from portal.intake import IntakeError, read_units
from portal.paths import Paths

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", "outputs", multiple=True, type=click.Path(dir_okay=False, path_type=Path),
              help="Tệp tổng hợp: .xlsx, .docx hoặc .json; ghi được nhiều tệp.")  # fmt: skip
@click.option("--into", metavar="MÃ", help="Biểu tổng hợp cần lập; bỏ trống khi chỉ có một biểu nhận.")
@click.option("--units", type=_FILE, help="Danh sách nơi phải gửi (.txt, .csv, .xlsx), mỗi dòng một tên.")
@click.pass_obj
def aggregate(
    paths: Paths, files: tuple[Path, ...], outputs: tuple[Path, ...], into: str | None, units: Path | None
) -> None:
    """Cộng các biểu mẫu đã điền (XLSX, JSON) thành biểu tổng hợp; FILES là tệp hoặc thư mục."""
    catalogue = loaded(paths)
    found = [f for path in files for f in (sorted(_in_folder(path)) if path.is_dir() else [path])]
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err, transient=True) as bar:
        task = bar.add_task("", total=len(found))
        arrived = desk.read_files(
            catalogue, found, lambda name: bar.update(task, description=name, advance=1)
        )
    try:
        total = desk.add_files(catalogue, arrived, into, _expected(units))
        _report(catalogue, total)
        for path in outputs:
            desk.write_sum(catalogue, total, path)
            out.print(f"Đã ghi {path}")
    except desk.DeskError as error:
        for name, why in arrived.refused.items():
            err.print(f"{name}: {why}", markup=False)
        raise click.ClickException(str(error)) from None
    if total.result is None:
        raise click.exceptions.Exit(1)


def _in_folder(folder: Path) -> list[Path]:
    """The forms in a folder; hidden files and the lock files of office programs are passed over."""
    return [f for f in folder.iterdir() if f.suffix.lower() in (".xlsx", ".json") and f.name[0] not in ".~"]


def _expected(units: Path | None) -> list[str]:
    try:
        return read_units(units.name, units.read_bytes()) if units else []
    except IntakeError as error:
        raise click.ClickException(f"{units}: {error}") from None


def _report(catalogue: Catalogue, total: desk.Sum) -> None:
    out.print(f"Lập “{catalogue.forms[total.target].title}”.")
    table = Table(show_edge=False)
    for head in ("Tệp", "Nơi gửi", "Kết quả"):
        table.add_column(head)
    for verdict in total.verdicts:
        why = "[green]cộng[/]" if verdict.taken else f"[red]không cộng[/]: {verdict.why}"
        table.add_row(verdict.entry.name, verdict.unit, why)
    for name, why in total.refused.items():
        table.add_row(name, "", f"[red]không đọc được[/]: {why}")
    out.print(table)
    for name, remarks in total.remarks.items():
        for remark in remarks:
            out.print(f"Lưu ý, {name}: {remark}", markup=False)
    for verdict in total.verdicts:
        for problem in verdict.problems if verdict.taken else []:
            out.print(f"Lưu ý, {verdict.entry.name}: {problem}", markup=False)
    taken = sum(1 for v in total.verdicts if v.taken)
    out.print(f"{taken} tệp cộng được, {len(total.verdicts) - taken + len(total.refused)} tệp không.")
    if total.silent:
        out.print(f"Chưa gửi ({len(total.silent)}): {'; '.join(total.silent)}.", markup=False)
    if total.result is not None:
        _rest(catalogue, total.target, total.result)


def _rest(catalogue: Catalogue, target: str, result: Result) -> None:
    """What adding up could not do: remarks, and fields that somebody has to fill in by hand."""
    for remark in result.remarks:
        out.print(f"Lưu ý: {remark}", markup=False)
    if len(result.records) != 1:
        return
    fields = form_model(catalogue.forms[target]).fields
    open_ = [
        f.label for f in fields
        if f.required and not f.formula and result.records[0]["fields"].get(f.id) in (None, "", [])
    ]  # fmt: skip
    if open_:
        out.print(f"Còn phải ghi tay: {'; '.join(open_)}.", markup=False)


@click.command()
@click.argument("source", type=_FILE)
@click.option("-o", "--output", default="giay-chung-nhan.pdf", show_default=True,
              type=click.Path(dir_okay=False, path_type=Path), help="Tệp PDF ghi ra.")  # fmt: skip
@click.pass_obj
def certificates(paths: Paths, source: Path, output: Path) -> None:
    """In giấy chứng nhận, mỗi người một trang; SOURCE là danh sách đã điền (XLSX, JSON)."""
    try:
        pages = desk.certificates(loaded(paths), source, output, paths.cache / "fonts")
    except desk.DeskError as error:
        raise click.ClickException(str(error)) from None
    out.print(f"{pages} giấy chứng nhận trong {output}")


@click.command()
@click.option(
    "--bai", "test_id", required=True, metavar="MÃ", help="Mã bài trong tests.yml, ví dụ cuoi-khoa."
)
@click.option("--ma-de", "seeds", default="101,102,103,104", show_default=True,
              help="Các mã đề, cách nhau bằng dấu phẩy.")  # fmt: skip
@click.option("-o", "--output", "folder", default="de-in", show_default=True,
              type=click.Path(file_okay=False, path_type=Path), help="Thư mục ghi tệp.")  # fmt: skip
@click.pass_obj
def papers(paths: Paths, test_id: str, seeds: str, folder: Path) -> None:
    """Làm đề in theo mã đề (PDF, Word, đáp án, bảng chấm); cùng mã đề thì cùng câu với trang Làm bài."""
    catalogue = loaded(paths)
    test = catalogue.tests.get(test_id)
    if test is None:
        raise click.BadParameter(f"Không có bài “{test_id}”. Có: {', '.join(catalogue.tests)}.")
    numbers = [part.strip() for part in seeds.split(",") if part.strip()]
    if not numbers or not all(n.isdecimal() and 1 <= int(n) <= 9999 for n in numbers):
        raise click.BadParameter(f"“{seeds}”: mỗi mã đề là một số từ 1 đến 9999, ví dụ 101,102.")
    made = desk.papers(catalogue, test, [int(n) for n in numbers], folder, paths.cache / "fonts")
    for path in made:
        out.print(str(path))
