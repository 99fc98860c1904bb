"""``portal init``: a new project in an empty folder."""

from __future__ import annotations

from pathlib import Path

import click

from portal.cli.console import out


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--tinh", "province", metavar="TÊN", help="Tên tỉnh, không có chữ “tỉnh”, ví dụ: Mẫu.")
@click.option(
    "--dia-chi", "address", metavar="ĐỊA-CHỈ", help="Địa chỉ sẽ đặt cổng, ví dụ https://vi-du.example/."
)
def init(folder: Path, province: str | None, address: str | None) -> None:
    """Đặt một cổng nhỏ làm mẫu vào FOLDER (trống hoặc chưa có), dựng được ngay; sửa thành cổng của mình."""
    from portal.starting import StartError, start_project

    if address and not address.startswith(("http://", "https://")):
        raise click.BadParameter(f"“{address}” không phải địa chỉ; viết như https://vi-du.example/.")
    try:
        files = start_project(folder.absolute(), province, address and address.rstrip("/") + "/")
    except StartError as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"Không ghi được {error.filename}: {error.strerror}.") from None
    out.print(f"{len(files)} tệp trong {folder}. Đọc README.md ở đó, rồi:", markup=False)
    out.print(f"  cd {folder}\n  portal check\n  portal serve", markup=False)
