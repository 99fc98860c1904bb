"""The command ``portal kit``: what a trainer takes along to a class."""

from __future__ import annotations

from pathlib import Path

import click

from portal.cli.console import loaded, out, progress
from portal.paths import Paths


@click.command()
@click.option("--ngay", "day", required=True, metavar="NGÀY", help="Ngày mở lớp, yyyy-mm-dd.")
@click.option("--dia-diem", "place", required=True, metavar="NƠI", help="Nơi mở lớp.")
@click.option("--hoc-phan", "modules", required=True, metavar="SỐ", help="Các học phần, ví dụ 02,06.")
@click.option("--so-nguoi", "people", type=int, required=True, metavar="SỐ", help="Số người dự.")
@click.option(
    "--ten-lop", "title", default="", metavar="TÊN", help="Tên lớp; bỏ trống thì đặt theo học phần."
)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), default=None,
              help="Thư mục đặt bộ tài liệu; mặc định dist/.")  # fmt: skip
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
            task = bar.add_task("Bộ tài liệu của lớp")
            folder, packed = build_kit(
                catalogue, plan, paths.downloads, paths.assets, paths.fonts, output or paths.dist,
                lambda words: bar.update(task, description=words),
            )  # fmt: skip
    except (PlanError, KitError) as error:
        raise click.ClickException(str(error)) from None
    count = sum(1 for path in folder.rglob("*") if path.is_file())
    out.print(f"{count} tệp: {folder}")
    out.print(f"Tệp nén: {packed} ({packed.stat().st_size / 1e6:.1f} MB)")
    out.print("Mở 00-doc-truoc.pdf để biết in gì, mấy bản.")
