"""Measures the forms: making all files, and adding many filled ones up, here and in a real browser.

Called by bench.py in the same run. 200 workbooks of 50 survey sheets each are written, read, added up
by the command's own code, and by the page "Tổng hợp biểu mẫu" in Chromium; the two must agree.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from portal import desk, engine
from portal.content.catalogue import Catalogue
from portal.content.forms import FormModel, aggregate_data, compute, form_model
from portal.engine import FileRead
from portal.handouts import build_forms, fill_form
from portal.paths import Paths
from portal.store import produce

FILES, ROWS = 200, 50
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
        sent, records = _sent(catalogue, folder / "sent")
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
    (folder / "out").mkdir(exist_ok=True)
    start = time.perf_counter()
    list(produce(build_forms(catalogue, paths.cache / "fonts"), folder / "out", folder / "cache"))
    return time.perf_counter() - start


def _sent(catalogue: Catalogue, folder: Path) -> tuple[list[Path], list[list[dict[str, Any]]]]:
    """Filled workbooks and the records that went into them; the same ones every time."""
    folder.mkdir()
    form, chance = catalogue.forms[FORM], random.Random(2026)  # noqa: S311 - sample answers
    model = form_model(form)
    paths, records = [], []
    for number in range(FILES):
        made = [compute(model, {"fields": _answers(model, chance), "tables": {}}) for _ in range(ROWS)]
        path = folder / f"{number:03d}.xlsx"
        path.write_bytes(fill_form(catalogue, form, made, ".xlsx"))
        paths.append(path)
        records.append(made)
    return paths, records


def _answers(model: FormModel, chance: random.Random) -> dict[str, Any]:
    fixed = {"nam": 2026, "xa": "Xã Ví Dụ", "thon": "Bản Mẫu", "ngay": "2026-10-01"}
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
