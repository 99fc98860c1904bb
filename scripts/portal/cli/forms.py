"""The commands about filled forms: ``portal aggregate``, ``portal certificates`` and ``portal papers``."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from portal.cli.console import err, loaded, out
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("cli")


if TYPE_CHECKING:
    from portal.content.catalogue import Catalogue
    from portal.forms.engine import GivenFile, State, Sum

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("sum-output-help"),
)
@click.option("--into", metavar=say("id"), help=say("sum-into-help"))
@click.option("--units", type=_FILE, help=say("sum-units-help"))
@click.pass_obj
def aggregate(
    paths: Paths, files: tuple[Path, ...], outputs: tuple[Path, ...], into: str | None, units: Path | None
) -> None:
    """Cộng các biểu mẫu đã điền (XLSX, DOCX, JSON) thành biểu tổng hợp.

    FILES là tệp, thư mục hoặc tệp nén ZIP. Còn tệp chưa cộng được thì lệnh kết thúc với mã 1.
    """
    from portal.forms.engine import EngineError, start
    from portal.outputs import aggregation

    catalogue = loaded(paths)
    found = _given(files)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    try:
        with start(paths) as engine, Progress(*columns, console=err, transient=True) as bar:
            task = bar.add_task("", total=len(found))

            def tell(name: str) -> None:
                bar.update(task, description=name, advance=1)

            total = aggregation.add_files(engine, catalogue, found, into, units, tell)
        _report(catalogue, total)
        for path in outputs:
            aggregation.write_sum(catalogue, total, path)
            out.print(say("written", path), markup=False)
    except (aggregation.AggregationError, EngineError) as error:
        raise click.ClickException(str(error)) from None
    if any(file.state in ("pending", "rejected") for file in total.files):
        raise click.exceptions.Exit(1)


def _given(paths: tuple[Path, ...]) -> list[GivenFile]:
    """Every file given, those in folders with their way from there; nothing is left out here."""
    from portal.forms.engine import GivenFile

    found: list[GivenFile] = []
    for path in paths:
        if path.is_dir():
            top = path.resolve()
            found += [GivenFile(p, p.relative_to(top.parent).as_posix()) for p in sorted(_inside(top))]
        else:
            found.append(GivenFile(path))
    return found


def _inside(folder: Path) -> list[Path]:
    """The files in a folder and in its folders; one that cannot be opened stands for what is in it."""
    closed: list[Path] = []
    walked = os.walk(folder, onerror=lambda error: closed.append(Path(error.filename)))
    return [Path(within) / name for within, _, names in walked for name in names] + closed


_COLOURS: dict[State, str] = {"accepted": "green", "pending": "yellow", "rejected": "red"}


def _report(catalogue: Catalogue, total: Sum) -> None:
    out.print(say("sum-of", catalogue.forms[total.target].title), markup=False)
    table = Table(show_edge=False)
    for head in (say("sum-file"), say("sum-unit"), say("sum-result")):
        table.add_column(head)
    for file in total.files:
        state = Text(say(f"state-{file.state}"), _COLOURS.get(file.state, ""))
        why = f": {file.why}" if file.why else ""
        table.add_row(Text(file.name), Text(file.unit), state + Text(why))
    out.print(table)
    lines = [
        say("sum-note", f.name, note) for f in total.files if f.state == "accepted" for note in f.notes
    ]
    count = Counter(file.state for file in total.files)
    counted = (count["accepted"], count["pending"], count["rejected"])
    earlier = count["earlier"]
    lines.append(say("sum-counts-earlier", *counted, earlier) if earlier else say("sum-counts", *counted))
    if total.expected:
        sent = total.expected - len(total.silent)
        lines.append(say("sum-sent", total.expected, sent, len(total.silent)))
    if total.passed:
        lines.append(say("sum-passed", total.passed))
    if total.silent:
        lines.append(say("sum-silent", len(total.silent), "; ".join(total.silent)))
    if total.refused:
        lines.append(say("sum-refused", "; ".join(total.refused)))
    if total.expected and total.extra:
        lines.append(say("sum-extra", "; ".join(total.extra)))
    lines += [say("sum-remark", remark) for remark in total.remarks]
    if total.by_hand:
        lines.append(say("sum-by-hand", "; ".join(total.by_hand)))
    for line in lines:
        out.print(line, markup=False)


@click.command()
@click.argument("source", type=_FILE)
@click.option(
    "-o",
    "--output",
    default="giay-chung-nhan.pdf",
    show_default=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("certificates-output-help"),
)
@click.pass_obj
def certificates(paths: Paths, source: Path, output: Path) -> None:
    """In giấy chứng nhận, mỗi người một trang; SOURCE là danh sách đã điền (XLSX, JSON)."""
    from portal.forms.engine import EngineError, start
    from portal.outputs.certificates import ListError, make_certificates

    catalogue = loaded(paths)
    form = catalogue.certificate
    if form is None:
        raise click.ClickException(say("no-certificate"))
    try:
        with start(paths) as engine:
            pages = make_certificates(engine, catalogue, form, source, output, paths.fonts)
    except (EngineError, ListError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(say("certificates-unwritten", output, error.strerror)) from None
    out.print(say("certificates-made", pages, output))


@click.command()
@click.option("--bai", "test_id", required=True, metavar=say("id"), help=say("papers-test-help"))
@click.option("--ma-de", "seeds", default="", help=say("papers-seeds-help"))
@click.option("--cho-phep-ma-cong-bo", "allowed", is_flag=True, help=say("papers-allowed-help"))
@click.option(
    "-o",
    "--output",
    "folder",
    default="de-in",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help=say("papers-folder-help"),
)
@click.pass_obj
def papers(paths: Paths, test_id: str, seeds: str, folder: Path, *, allowed: bool) -> None:
    """Làm đề in (PDF, Word, đáp án, bảng chấm); cùng mã đề thì cùng câu với trang Làm bài.

    Không ghi --ma-de thì lấy bốn mã mới, chưa công bố, đề dài bằng nhau.
    """
    from portal.outputs import aggregation
    from portal.outputs.tests.numbers import published

    catalogue = loaded(paths)
    test = catalogue.tests.get(test_id)
    if test is None:
        raise click.BadParameter(say("papers-no-test", test_id, ", ".join(catalogue.tests)))
    numbers = [part.strip() for part in seeds.split(",") if part.strip()]
    if not all(n.isdecimal() and 1 <= int(n) <= 9999 for n in numbers):
        raise click.BadParameter(say("papers-seeds", seeds))
    chosen = list(dict.fromkeys(map(int, numbers)))
    if not allowed and (known := published(chosen)):
        raise click.BadParameter(say("papers-published", ", ".join(map(str, known))))
    made = aggregation.papers(catalogue, test, chosen, folder, paths.fonts)
    for path in made:
        out.print(str(path))
