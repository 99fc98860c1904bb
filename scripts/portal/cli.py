"""The command ``portal``: one verb a task, progress for what takes long, messages in Vietnamese.

What a verb needs is imported in it, so that help and checks do not wait for typesetting.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
import time
from pathlib import Path

import click

from portal import seals
from portal.cli_desk import aggregate, certificates, papers
from portal.cli_kit import kit
from portal.console import checked, err, loaded, out, print_issues, progress
from portal.paths import Paths


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
    help="Thư mục dự án; mặc định tìm từ thư mục đang đứng.",
)  # fmt: skip
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Dựng cổng tập huấn: kiểm tra nội dung, làm tài liệu, dựng trang, đóng gói."""
    try:
        context.obj = Paths.find(project)
    except FileNotFoundError as error:
        raise click.ClickException(str(error)) from None


main.add_command(aggregate)
main.add_command(certificates)
main.add_command(papers)
main.add_command(kit)


@main.command()
@click.option("--on", "day", metavar="NGÀY", help="Xét hiệu lực vào ngày này (yyyy-mm-dd).")
@click.option("--json", "as_json", is_flag=True, help="In danh sách vấn đề ở dạng JSON.")
@click.pass_obj
def check(paths: Paths, day: str | None, as_json: bool) -> None:
    """Kiểm tra toàn bộ nội dung; thoát 1 khi có lỗi."""
    from portal import pipeline
    from portal.content.loader import ContentError

    try:
        on = dt.date.fromisoformat(day) if day else None
    except ValueError:
        raise click.BadParameter(f"“{day}” không phải ngày; viết như 2026-12-31.") from None
    try:
        _, issues = pipeline.checked(paths, on)
    except ContentError as error:
        issues = error.issues
    if as_json:
        click.echo(pipeline.issues_json(issues))
    else:
        print_issues(issues)
        errors = len(issues.errors)
        out.print(f"{errors} lỗi, {len(issues) - errors} cảnh báo.")
    if issues.errors:
        raise click.exceptions.Exit(1)


@main.command()
@click.option("--check", "only_check", is_flag=True, help="Chỉ xem các tệp đã khớp chưa; thoát 1 nếu chưa.")
@click.pass_obj
def schema(paths: Paths, only_check: bool) -> None:
    """Xuất JSON Schema và bảng trường vào docs/_data/schema, kiểu TypeScript vào overrides/src/forms."""
    from portal.content.schema import schema_files, typescript_file
    from portal.content.writing import write_if_changed

    stale = []
    files = {paths.schemas / name: text for name, text in schema_files().items()}
    # The theme of an installed wheel is built; its sources are only where they are written.
    if paths.shapes.parent.is_dir():
        files[paths.shapes] = typescript_file()
    for path, text in files.items():
        if only_check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            write_if_changed(path, text)
    if stale:
        raise click.ClickException("Chưa khớp: " + ", ".join(stale) + ". Chạy: portal schema")
    out.print(f"{len(files)} tệp.")


@main.group()
def new() -> None:
    """Tạo khung cho nội dung mới."""


@new.command("documents")
@click.pass_obj
def new_documents(paths: Paths) -> None:
    """Tạo trang cho mọi văn bản trong danh mục chưa có trang."""
    from portal.content.scaffold import new_document_pages

    catalogue = loaded(paths)
    for path in new_document_pages(catalogue, paths):
        out.print(str(path.relative_to(paths.root)))
    out.print("Nhớ thêm trang mới vào nav của mkdocs.yml và lời giới thiệu vào briefs.yml.")


@new.command("criteria")
@click.pass_obj
def new_criteria(paths: Paths) -> None:
    """Tạo trang cho mọi bộ tiêu chí, quy trình, biểu mẫu chưa có trang."""
    from portal.content.scaffold import new_criteria_pages

    for path in new_criteria_pages(loaded(paths), paths):
        out.print(str(path.relative_to(paths.root)))
    out.print("Nhớ thêm trang mới vào nav của mkdocs.yml.")


@new.command("module")
@click.argument("number", type=int)
@click.argument("slug")
@click.pass_obj
def new_module_command(paths: Paths, number: int, slug: str) -> None:
    """Tạo thư mục học phần số NUMBER, tên thư mục SLUG (không dấu, gạch nối)."""
    from portal.content.scaffold import new_module

    catalogue = loaded(paths)
    try:
        for path in new_module(catalogue, paths, number, slug):
            out.print(str(path.relative_to(paths.root)))
    except FileExistsError as error:
        raise click.ClickException(str(error)) from None


FORCE = click.option("--force", is_flag=True, help="Làm lại mọi bước, kể cả khi nguồn không đổi.")


@main.command()
@FORCE
@click.pass_obj
def handouts(paths: Paths, force: bool) -> None:
    """Làm tài liệu phát tay PDF của các học phần."""
    from portal import pipeline

    catalogue, _ = checked(paths)
    with progress() as bar:
        task = bar.add_task("Tài liệu phát tay")
        report = pipeline.handouts(paths, catalogue, lambda t: bar.update(task, description=t), force=force)
    out.print(f"{report.facts['files']} tài liệu, {report.seconds:.1f} giây.")


def _run_build(paths: Paths, *, with_package: bool = False, force: bool = False) -> None:
    """Build what has changed; nothing is loaded when nothing has."""
    start = time.perf_counter()
    outputs = [paths.site, paths.downloads, paths.theme / "assets"]
    outputs += [paths.cache / "site-offline"] if with_package else []
    seal = seals.Seal(paths, "package" if with_package else "build", outputs)
    key = seals.key_of(seals.source_files(paths))
    facts = None if force else seal.facts(key)
    if facts and with_package and not Path(str(facts["package"])).is_file():
        facts = None
    unchanged = " Không có gì đổi từ lần trước." if facts else ""
    facts = facts or seal.keep(key, _built(paths, with_package=with_package, force=force))
    if unchanged and facts["told"]:
        err.print(str(facts["told"]), markup=False)
    out.print(f"Trang: {paths.site}/index.html")
    out.print(
        f"{facts['pages']} trang, {facts['files']} tài liệu, {int(facts['bytes']) / 1e6:.1f} MB, "
        f"{time.perf_counter() - start:.1f} giây.{unchanged}"
    )
    if with_package:
        out.print(f"Bản ngoại tuyến: {facts['package']} ({int(facts['package_bytes']) / 1e6:.1f} MB)")


def _built(paths: Paths, *, with_package: bool, force: bool) -> seals.Facts:
    from portal import pipeline

    try:
        with progress() as bar:
            task = bar.add_task("Kiểm tra nội dung")

            def tell(text: str) -> None:
                bar.update(task, description=text)

            catalogue, issues = checked(paths)
            tell("Đóng gói mã trình duyệt")
            pipeline.assets(paths, catalogue.portal, tell, force=force)
            tell("Làm tài liệu phát tay")
            papers = pipeline.handouts(paths, catalogue, tell, force=force)
            tell("Dựng trang tiếng Việt và tiếng Anh")
            facts = pipeline.site(paths, catalogue).facts | papers.facts
            if with_package:
                tell("Dựng và nén bản ngoại tuyến")
                packed = pipeline.package(paths, catalogue).facts
                facts |= {"package": packed["file"], "package_bytes": packed["bytes"]}
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    return facts | {"told": "\n".join(map(str, issues.sorted()))}


@main.command()
@FORCE
@click.pass_obj
def build(paths: Paths, force: bool) -> None:
    """Kiểm tra, làm tài liệu và dựng cả trang vào site/; nguồn không đổi thì không làm lại."""
    _run_build(paths, force=force)


@main.command()
@FORCE
@click.pass_obj
def package(paths: Paths, force: bool) -> None:
    """Như build, rồi đóng gói bản ngoại tuyến vào dist/."""
    _run_build(paths, with_package=True, force=force)


@main.command()
@FORCE
@click.pass_obj
def zim(paths: Paths, force: bool) -> None:
    """Như package, rồi gói thành hai tệp ZIM cho ứng dụng Kiwix vào dist/: có và không có tệp tải về."""
    from portal import pipeline

    _run_build(paths, with_package=True, force=force)
    try:
        made = pipeline.zim(paths, loaded(paths))
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    for path in made:
        out.print(f"ZIM: {path} ({path.stat().st_size / 1e6:.1f} MB)")


@main.command()
@click.option("--address", default="127.0.0.1:8000", help="Địa chỉ xem thử.")
@click.pass_obj
def serve(paths: Paths, address: str) -> None:
    """Xem thử trên máy, tự nạp lại khi sửa nội dung."""
    from portal import pipeline

    catalogue, _ = checked(paths)
    try:
        pipeline.assets(paths, catalogue.portal, out.print)
    except pipeline.StepError as error:
        raise click.ClickException(str(error)) from None
    pipeline.handouts(paths, catalogue, lambda _: None)
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dirty", "-f", str(paths.config), "-a", address]
    try:
        code = subprocess.run(command, cwd=paths.root, env=environment, check=False).returncode
    except KeyboardInterrupt:
        code = 0
    raise click.exceptions.Exit(code)
