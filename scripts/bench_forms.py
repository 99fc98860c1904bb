"""Measures the forms: making all files, and adding many filled ones up, here and in a real browser.

Called by bench.py in the same run. 200 workbooks of 50 survey sheets each are written, read, added up
by the command's own code, and by the page "Tổng hợp biểu mẫu" in Chromium; the two must agree.
"""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import tempfile
import threading
import time
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from portal import desk, engine
from portal.content.catalogue import Catalogue
from portal.content.forms import FormModel, aggregate_data, compute, form_model
from portal.content.models import Form
from portal.engine import FileRead
from portal.handouts import build_forms, fill_form
from portal.paths import Paths

FILES, ROWS = 200, 50
MANY, LONG = 1000, 200
"""Files and sheets of the larger measurement."""
KINDS, NUMBER, TEXTS = 10, "SỐ-TỆP-", "xl/sharedStrings.xml"
FORM, TARGET = "phieu-khao-sat-nhu-cau-hoc-tap", "bang-tong-hop-khao-sat"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
Found = dict[str, float | int | str]


def measure_forms(paths: Paths, catalogue: Catalogue, site: Path) -> Found:
    """Return seconds and counts; *site* is a built site with its downloads."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = _twins(catalogue, folder, paths)
        warm = _twins(catalogue, folder, paths)
        sent, records = _sent(catalogue, folder / "sent", FILES, ROWS)
        start = time.perf_counter()
        with engine.start(paths) as asked:
            total = desk.add_files(asked, catalogue, sent, TARGET, None, lambda _: None)
        command = time.perf_counter() - start
        with engine.start(paths) as asked:
            held = asked.read(aggregate_data(catalogue), sent)
        equal = sum(
            mine == theirs
            for file, made in zip(held, records, strict=True)
            for mine, theirs in zip(file.records if isinstance(file, FileRead) else [], made, strict=True)
        )
        assert total.records is not None
        browser, theirs = _browser(site, sent)
        same = theirs == total.records[0]["tables"]["nhu_cau"]
        return {
            "form_files": len(list((folder / "out").iterdir())),
            "forms_cold_seconds": round(cold, 2),
            "forms_warm_seconds": round(warm, 3),
            "adding_files": FILES,
            "adding_rows": ROWS,
            "adding_command_seconds": round(command, 2),
            "adding_browser_seconds": round(browser, 2),
            "round_trips": f"{equal}/{FILES * ROWS}",
            "adding_agrees": "có" if same else "không",
        }


def _twins(catalogue: Catalogue, folder: Path, paths: Paths) -> float:
    cache = folder / "cache"
    if not cache.exists():
        shutil.copytree(paths.cache / "fonts", cache / "fonts")
    (folder / "out").mkdir(exist_ok=True)
    start = time.perf_counter()
    for _ in build_forms(catalogue, folder / "out", cache):
        pass
    return time.perf_counter() - start


def _sent(catalogue: Catalogue, folder: Path, files: int, rows: int) -> tuple[list[Path], list[list[Any]]]:
    """*files* filled workbooks of *rows* sheets and the records that went into them; the same ones every time.

    A few are filled in; the others are these with other households, which are texts of their own in the package.
    """
    folder.mkdir()
    form, chance = catalogue.forms[FORM], random.Random(2026)  # noqa: S311 - sample answers
    model = form_model(form)
    kinds = [_kind(catalogue, form, model, rows, chance) for _ in range(min(files, KINDS))]
    paths, records = [], []
    for number in range(files):
        made, package, texts = kinds[number % len(kinds)]
        path = folder / f"{number:04d}.xlsx"
        path.write_bytes(package)
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(TEXTS, texts.replace(NUMBER, f"{number}-"))
        paths.append(path)
        records.append([_renamed(record, number) for record in made])
    return paths, records


def _kind(
    catalogue: Catalogue, form: Form, model: FormModel, rows: int, chance: random.Random
) -> tuple[list[dict[str, Any]], bytes, str]:
    """Records, the workbook with them but for its texts, and these."""
    made = [compute(model, {"fields": _answers(model, chance, n), "tables": {}}) for n in range(rows)]
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(fill_form(catalogue, form, made, ".xlsx"))) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            if name != TEXTS:
                target.writestr(name, source.read(name))
        texts = source.read(TEXTS).decode()
    return made, out.getvalue(), texts


def _renamed(record: dict[str, Any], number: int) -> dict[str, Any]:
    fields = {k: v.replace(NUMBER, f"{number}-") if isinstance(v, str) else v for k, v in record["fields"].items()}
    return record | {"fields": fields}


def _answers(model: FormModel, chance: random.Random, row: int) -> dict[str, Any]:
    """Answers that break no rule; the household is the only one of its number."""
    fixed = {"nam": 2026, "xa": "Xã Ví Dụ", "thon": "Bản Mẫu", "ngay": "2026-10-01", "ma_ho": f"{NUMBER}{row}",
             "ho_ten": f"Nguyễn Văn {NUMBER}{row}", "so_nguoi_ho": 9}  # fmt: skip
    found: dict[str, Any] = {}
    for field in model.fields:
        ids = [o.id for o in field.choices]
        if field.id in fixed:
            found[field.id] = fixed[field.id]
        elif field.type == "multichoice":
            found[field.id] = [i for i in ids if chance.random() < 0.4] or ids[:1]
        elif field.type == "choice":
            found[field.id] = chance.choice(ids)
        elif field.type == "integer":
            found[field.id] = chance.randint(1, 9)
        else:
            found[field.id] = f"Nguyễn Văn {chance.randint(1, 99)}"
    return found


def chromium() -> str:
    """Path of the browser; ends with a message when there is none."""
    found = os.environ.get("PORTAL_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("Đo trên trình duyệt cần Chromium; cài chromium hoặc đặt PORTAL_CHROMIUM.")
    return found


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


def _browser(site: Path, sent: list[Path]) -> tuple[float, list[dict[str, Any]]]:
    """Seconds from choosing the files to the result on the page, and the rows it came to."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(accept_downloads=True)
            page.goto(f"http://127.0.0.1:{server.server_port}/can-bo-xa/tong-hop-bieu-mau/")
            page.wait_for_selector(".dropzone")
            page.locator(f".agg__choice input[value='{TARGET}']").check()
            start = time.perf_counter()
            page.locator(".dropzone input[type=file]").first.set_input_files(sent)
            page.locator(".agg__summary", has_text=str(len(sent))).wait_for(timeout=300_000)
            seconds = time.perf_counter() - start
            with page.expect_download() as waiting:
                page.get_by_role("button", name=".json").click()
            rows = json.loads(waiting.value.path().read_text(encoding="utf-8"))
            browser.close()
        server.shutdown()
    return seconds, rows["records"][0]["tables"]["nhu_cau"]
