"""``portal import-criteria``: the table of an annex becomes a criteria set; our own sheet to type it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from portal.cli.console import err, loaded, out
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("import-criteria")

Written = TypeVar("Written")

if TYPE_CHECKING:
    from portal.intake.criteria import CriteriaPlan


@click.command("import-criteria")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--as", "criteria_id", metavar=say("id"), help=say("as-help"))
@click.option("--hien-hanh", "in_use", is_flag=True, help=say("in-use-help"))
@click.option("--bang", "number", type=int, metavar=say("number"), help=say("number-help"))
@click.option("--thu", "only_try", is_flag=True, help=say("try-help"))
@click.option(
    "--mau", "template", type=click.Path(dir_okay=False, path_type=Path), help=say("template-help")
)
@click.pass_obj
def import_criteria(
    paths: Paths,
    file: Path | None,
    criteria_id: str | None,
    in_use: bool,
    number: int | None,
    only_try: bool,
    template: Path | None,
) -> None:
    """Nhập bảng chấm điểm trong FILE (DOCX, HTML, PDF, tệp mẫu XLSX) vào một bộ tiêu chí."""
    from portal.intake.criteria import carry_out, plan_criteria, template_workbook
    from portal.intake.criteria.reading import read_source
    from portal.intake.flow import IntakeError

    if template is not None:
        if template.exists():
            raise click.ClickException(say("template-there", template))
        _written(lambda: template.write_bytes(template_workbook()))
        out.print(say("template-written", template), markup=False)
        if file is None:
            return
    if file is None or criteria_id is None:
        raise click.UsageError(say("what"))
    try:
        plan = plan_criteria(
            loaded(paths), paths, read_source(file), criteria_id, in_use=in_use, number=number
        )
    except IntakeError as error:
        raise click.ClickException(str(error)) from None
    _tell(plan, paths)
    if only_try:
        out.print(say("only-tried"))
    elif plan.files:
        for path in _written(lambda: carry_out(plan)):
            out.print(path.relative_to(paths.root).as_posix())
        out.print(say("next"))


def _tell(plan: CriteriaPlan, paths: Paths) -> None:
    """Print what was found, and what would change; end the command when the table is wrong."""
    for finding in plan.table.findings:
        err.print(
            f"[{'red' if finding.error else 'yellow'}]{say('error' if finding.error else 'look')}[/] ",
            end="",
        )
        err.print(finding.message, markup=False)
    if plan.table.errors:
        raise click.ClickException(say("stopped", len(plan.table.errors)))
    for note in plan.notes:
        out.print(note, markup=False)
    for line in plan.dropped:
        out.print(say("dropped", line), markup=False)
    difference = plan.diff(paths)
    out.print(difference or say("nothing-new"), markup=False)


def _written(write: Callable[[], Written]) -> Written:
    try:
        return write()
    except OSError as error:
        raise click.ClickException(say("not-written", error.filename, error.strerror)) from None
