"""``portal init``: a new project in an empty folder."""

from __future__ import annotations

from pathlib import Path

import click

from portal.cli.console import out
from portal.locales import Speaker

say = Speaker("cli")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--tinh", "province", metavar=say("init-province"), help=say("init-province-help"))
@click.option("--dia-chi", "address", metavar=say("init-address"), help=say("init-address-help"))
def init(folder: Path, province: str | None, address: str | None) -> None:
    """Đặt một cổng nhỏ làm mẫu vào FOLDER (trống hoặc chưa có), dựng được ngay; sửa thành cổng của mình."""
    from portal.starting import StartError, start_project

    if address and not address.startswith(("http://", "https://")):
        raise click.BadParameter(say("init-no-address", address))
    try:
        files = start_project(folder.absolute(), province, address and address.rstrip("/") + "/")
    except StartError:
        raise click.ClickException(say("init-not-empty", folder)) from None
    except OSError as error:
        raise click.ClickException(say("not-written", error.filename, error.strerror)) from None
    out.print(say("init-done", len(files), folder), markup=False)
    out.print(f"  cd {folder}\n  portal check\n  portal serve", markup=False)
