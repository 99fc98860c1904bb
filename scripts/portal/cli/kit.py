"""The command ``portal kit``: what a trainer takes along to a class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from portal.cli.console import loaded, out, progress
from portal.locales import Speaker
from portal.paths import Paths

if TYPE_CHECKING:
    from portal.forms.engine import Delegate

say = Speaker("cli")


@click.command()
@click.option("--ngay", "day", required=True, metavar=say("day"), help=say("kit-day-help"))
@click.option("--dia-diem", "place", required=True, metavar=say("place"), help=say("kit-place-help"))
@click.option("--lop", "course", default="", metavar=say("id"), help=say("kit-course-help"))
@click.option("--hoc-phan", "modules", default="", metavar=say("number"), help=say("kit-modules-help"))
@click.option("--gio", "hours", default="", metavar=say("clock"), help=say("kit-hours-help"))
@click.option(
    "--so-nguoi", "people", type=int, default=None, metavar=say("number"), help=say("kit-people-help")
)
@click.option(
    "--danh-sach",
    "names",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help=say("kit-list-help"),
)
@click.option("--ten-lop", "title", default="", metavar=say("name"), help=say("kit-title-help"))
@click.option("--ma-de", "seeds", default="", metavar=say("number"), help=say("kit-seeds-help"))
@click.option("--khoan", "costs", multiple=True, metavar=say("cost"), help=say("kit-costs-help"))
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help=say("kit-output-help"))
@click.pass_obj
def kit(
    paths: Paths,
    day: str,
    place: str,
    course: str,
    modules: str,
    hours: str,
    people: int | None,
    names: Path | None,
    title: str,
    seeds: str,
    costs: tuple[str, ...],
    output: Path | None,
) -> None:
    """Làm bộ tài liệu của một lớp: chương trình, trang chiếu, tài liệu, đề, giấy tờ."""
    from portal.outputs.kit import Ask, KitError, PlanError, build_kit, check_target, plan_kit

    try:
        target = output or paths.dist
        check_target(target, paths)
        delegates = _delegates(paths, names) if names else ()
        ask = Ask(day, place, course, modules, people, hours, title, delegates, seeds, costs)
        plan = plan_kit(loaded(paths), ask)
        with progress() as bar:
            task = bar.add_task(say("kit-task"))
            written = build_kit(
                plan,
                paths.downloads,
                paths.assets,
                paths.fonts,
                target,
                lambda words: bar.update(task, description=words),
            )
    except (PlanError, KitError) as error:
        raise click.ClickException(str(error)) from None
    for words in written.told:
        out.print(words, markup=False)
    count = sum(1 for path in written.folder.rglob("*") if path.is_file())
    out.print(say("kit-files", count, written.folder), markup=False)
    out.print(say("kit-packed", written.packed, f"{written.packed.stat().st_size / 1e6:.1f}"), markup=False)
    out.print(say("kit-open"))


def _delegates(paths: Paths, names: Path) -> tuple[Delegate, ...]:
    """Read the list of delegates. Raises ClickException that tells every row that cannot be taken."""
    from portal.forms.engine import EngineError, start

    try:
        with start(paths) as engine:
            found = engine.delegates(names)
    except EngineError as error:
        raise click.ClickException(str(error)) from None
    if found.faults:
        raise click.ClickException("\n".join((say("kit-list-faults", names.name), *found.faults)))
    return found.people
