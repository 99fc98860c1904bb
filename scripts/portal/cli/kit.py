"""The command ``portal kit``: what a trainer takes along to a class."""

from __future__ import annotations

from pathlib import Path

import click

from portal.cli.console import loaded, out, progress
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("cli")


@click.command()
@click.option("--ngay", "day", required=True, metavar=say("day"), help=say("kit-day-help"))
@click.option("--dia-diem", "place", required=True, metavar=say("place"), help=say("kit-place-help"))
@click.option("--hoc-phan", "modules", required=True, metavar=say("number"), help=say("kit-modules-help"))
@click.option(
    "--so-nguoi", "people", type=int, required=True, metavar=say("number"), help=say("kit-people-help")
)
@click.option("--ten-lop", "title", default="", metavar=say("name"), help=say("kit-title-help"))
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help=say("kit-output-help"),
)
@click.pass_obj
def kit(
    paths: Paths, day: str, place: str, modules: str, people: int, title: str, output: Path | None
) -> None:
    """Làm bộ tài liệu của một lớp: chương trình, trang chiếu, tài liệu, đề, giấy tờ."""
    from portal.outputs.kit import PlanError, build_kit, plan_kit
    from portal.outputs.kit.build import KitError

    catalogue = loaded(paths)
    try:
        plan = plan_kit(catalogue, day, place, modules, people, title)
        with progress() as bar:
            task = bar.add_task(say("kit-task"))
            folder, packed = build_kit(
                catalogue,
                plan,
                paths.downloads,
                paths.assets,
                paths.fonts,
                output or paths.dist,
                lambda words: bar.update(task, description=words),
            )
    except (PlanError, KitError) as error:
        raise click.ClickException(str(error)) from None
    count = sum(1 for path in folder.rglob("*") if path.is_file())
    out.print(say("kit-files", count, folder))
    out.print(say("kit-packed", packed, f"{packed.stat().st_size / 1e6:.1f}"))
    out.print(say("kit-open"))
