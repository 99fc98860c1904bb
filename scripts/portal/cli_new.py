"""``portal new``: one command for each kind of content that has a frame in the register."""

from __future__ import annotations

from collections.abc import Callable

import click

from portal.console import loaded, out
from portal.content.catalogue import KINDS
from portal.content.kinds import Scaffold
from portal.content.scaffold import ScaffoldError, Written, new_module, new_pages, new_record
from portal.paths import Paths


@click.group()
def new() -> None:
    """Tạo khung cho nội dung mới: tệp dữ liệu, trang, dòng trong nav; portal check qua được ngay."""


def _tell(paths: Paths, write: Callable[[], Written]) -> None:
    """Write, and say what was written and what is left to do."""
    try:
        written = write()
    except ScaffoldError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"Không ghi được {error.filename}: {error.strerror}.") from None
    for path in written.files:
        out.print(path.relative_to(paths.root).as_posix())
    for line in written.by_hand:
        out.print(line)
    if written.files:
        out.print("Thay các lời trong dấu ‹ ›, rồi portal check; xem thử: portal serve.")
    else:
        out.print("Không thiếu trang nào.")


def _command(name: str, scaffold: Scaffold) -> click.Command:
    """The command of one kind: an id, and what it is called."""

    def run(paths: Paths, record_id: str, title: str | None) -> None:
        _tell(paths, lambda: new_record(loaded(paths), paths, name, record_id, title))

    arguments = [
        click.Argument(["record_id"], metavar="MÃ"),
        click.Argument(["title"], metavar=f"[{scaffold.named}]", required=False),
    ]
    about = f"Tạo {scaffold.what} mới; mã viết như {scaffold.example}."
    return click.Command(scaffold.verb, callback=click.pass_obj(run), params=[*arguments], help=about)


for _name, _kind in KINDS.items():
    if _kind.scaffold and _name != "modules":
        new.add_command(_command(_name, _kind.scaffold))


@new.command("module")
@click.argument("number", type=int, metavar="SỐ")
@click.argument("title", metavar="TÊN")
@click.pass_obj
def module(paths: Paths, number: int, title: str) -> None:
    """Tạo học phần mới: số, rồi tên (“Học tập số”, hay tên thư mục hoc-tap-so)."""
    _tell(paths, lambda: new_module(loaded(paths), paths, number, title))


@new.command("pages")
@click.pass_obj
def pages(paths: Paths) -> None:
    """Tạo trang và dòng trong nav cho mọi mục viết tay mà chưa có."""
    _tell(paths, lambda: new_pages(loaded(paths), paths))
