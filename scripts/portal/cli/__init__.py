"""The command ``portal``: one verb a task, progress for what takes long, messages in Vietnamese.

What a verb needs is imported in it, so that help and checks do not wait for typesetting.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from portal.cli.console import out, print_issues
from portal.cli.criteria import import_criteria
from portal.cli.forms import aggregate, certificates, papers
from portal.cli.importing import import_texts
from portal.cli.init import init
from portal.cli.kit import kit
from portal.cli.measure import measure
from portal.cli.new import new
from portal.cli.site import build, engines_command, handouts, package, serve, zim
from portal.cli.verify import verify
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("cli")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help=say("project-help"),
)
@click.pass_context
def main(context: click.Context, project: Path) -> None:
    """Dựng cổng tập huấn: kiểm tra nội dung, làm tài liệu, dựng trang, đóng gói."""
    if context.invoked_subcommand == init.name:
        return
    try:
        context.obj = Paths.find(project)
    except FileNotFoundError as error:
        raise click.ClickException(say("no-project", error)) from None


main.add_command(aggregate)
main.add_command(certificates)
main.add_command(papers)
main.add_command(kit)
main.add_command(import_texts)
main.add_command(init)
main.add_command(new)
main.add_command(measure)
main.add_command(import_criteria)
main.add_command(verify)
for verb in (handouts, build, package, zim, serve, engines_command):
    main.add_command(verb)


@main.command()
@click.option("--on", "day", metavar=say("day"), help=say("check-on-help"))
@click.option("--json", "as_json", is_flag=True, help=say("check-json-help"))
@click.pass_obj
def check(paths: Paths, day: str | None, as_json: bool) -> None:
    """Kiểm tra toàn bộ nội dung; thoát 1 khi có lỗi."""
    from portal import pipeline
    from portal.content.loader import ContentError

    try:
        on = dt.date.fromisoformat(day) if day else None
    except ValueError:
        raise click.BadParameter(say("not-a-day", day)) from None
    try:
        _, issues = pipeline.checked(paths, on)
    except ContentError as error:
        issues = error.issues
    if as_json:
        click.echo(pipeline.issues_json(issues))
    else:
        print_issues(issues)
        errors = len(issues.errors)
        if issues.unreadable:
            out.print(say("unreadable"))
        out.print(say("found", errors, len(issues) - errors))
    if issues.errors:
        raise click.exceptions.Exit(1)


@main.command()
@click.option("--check", "only_check", is_flag=True, help=say("schema-check-help"))
@click.pass_obj
def schema(paths: Paths, only_check: bool) -> None:
    """Xuất JSON Schema và bảng trường vào docs/_data/schema, kiểu TypeScript vào mã trình duyệt."""
    from portal.content.writing import write_if_changed
    from portal.schema import desk_file, learning_file, schema_files, typescript_file

    stale = []
    files = {paths.schemas / name: text for name, text in schema_files().items()}
    # The theme of an installed wheel is built; its sources are only where they are written.
    if paths.shapes.parent.is_dir():
        files |= {paths.shapes: typescript_file(), paths.learning_shapes: learning_file()}
        files |= {paths.desk_shapes: desk_file()}
    for path, text in files.items():
        if only_check:
            if not path.exists() or path.read_text(encoding="utf-8") != text:
                stale.append(path.name)
        else:
            write_if_changed(path, text)
    if stale:
        raise click.ClickException(say("schema-stale", ", ".join(stale)))
    out.print(say("schema-files", len(files)))
