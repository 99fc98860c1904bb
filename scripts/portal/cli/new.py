"""``portal new``: one command for each kind of content that has a scaffold in the register.

The register is loaded when one of these commands is named: help and unchanged builds do without.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from portal.cli.console import loaded, out
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("cli")


if TYPE_CHECKING:
    from portal.content.kinds import Scaffold
    from portal.scaffold import Written


class _Kinds(click.Group):
    """The commands written below, and one for each kind of the register."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from portal.scaffold import scaffolds

        return sorted({*scaffolds(), *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from portal.content.catalogue import KINDS
        from portal.scaffold import scaffolds

        written = super().get_command(ctx, cmd_name)
        name = scaffolds().get(cmd_name)
        scaffold = KINDS[name].scaffold if name else None
        return written or (_command(name, scaffold) if name and scaffold else None)


@click.group(cls=_Kinds)
def new() -> None:
    """Tạo khung cho nội dung mới: tệp dữ liệu, trang, dòng trong nav; portal check qua được ngay."""


def _tell(paths: Paths, write: Callable[[], Written]) -> None:
    """Write, and say what was written and what is left to do."""
    from portal.scaffold import ScaffoldError

    try:
        written = write()
    except ScaffoldError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(say("not-written", error.filename, error.strerror)) from None
    for path in written.files:
        out.print(path.relative_to(paths.root).as_posix())
    for line in written.by_hand:
        out.print(line)
    if written.files:
        out.print(say("new-next"))
    elif not written.by_hand:
        out.print(say("no-page-missing"))


def _command(name: str, scaffold: Scaffold) -> click.Command:
    """The command of one kind: an id, and what it is called."""
    from portal.scaffold import new_record

    def run(paths: Paths, record_id: str, title: str | None) -> None:
        _tell(paths, lambda: new_record(loaded(paths), paths, name, record_id, title))

    arguments = [
        click.Argument(["record_id"], metavar=say("id")),
        click.Argument(["title"], metavar=f"[{scaffold.named}]", required=False),
    ]
    about = say("new-help", scaffold.what, scaffold.example)
    return click.Command(scaffold.verb, callback=click.pass_obj(run), params=[*arguments], help=about)


@new.command("module")
@click.argument("number", type=int, metavar=say("number"))
@click.argument("title", metavar=say("name"))
@click.pass_obj
def module(paths: Paths, number: int, title: str) -> None:
    """Tạo học phần mới: số, rồi tên (“Học tập số”, hay tên thư mục hoc-tap-so)."""
    from portal.scaffold import new_numbered

    _tell(paths, lambda: new_numbered(loaded(paths), paths, "modules", number, title))


@new.command("lesson")
@click.argument("number", type=int, metavar=say("number"))
@click.argument("title", metavar=say("name"))
@click.pass_obj
def lesson(paths: Paths, number: int, title: str) -> None:
    """Tạo bài học năm phút: số, rồi tên (“Học chữ”, hay tên thư mục hoc-chu)."""
    from portal.scaffold import new_numbered

    _tell(paths, lambda: new_numbered(loaded(paths), paths, "lessons", number, title))


@new.command("pages")
@click.pass_obj
def pages(paths: Paths) -> None:
    """Tạo trang và dòng trong nav cho mọi mục viết tay mà chưa có."""
    from portal.scaffold import new_pages

    _tell(paths, lambda: new_pages(loaded(paths), paths))
