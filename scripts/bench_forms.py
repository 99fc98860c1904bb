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

from portal.content.catalogue import Catalogue
from portal.content.models import Form
from portal.forms import FormModel, aggregate_data, compute, engine, form_model
from portal.forms.engine import FileRead
from portal.outputs import aggregation
from portal.outputs.forms import build_forms, fill_form
from portal.outputs.store import produce
from portal.paths import Paths

FILES, ROWS = 200, 50
MANY, LONG = 1000, 200
"""Files and sheets of the larger measurement."""
KINDS, NUMBER, TEXTS = 10, "SỐ-TỆP-", "xl/sharedStrings.xml"
FORM, TARGET = "phieu-khao-sat-nhu-cau-hoc-tap", "bang-tong-hop-khao-sat"
FLAGS = [
    "--enable-precise-memory-info",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
Found = dict[str, float | int | str]


def measure_forms(paths: Paths, catalogue: Catalogue, site: Path) -> Found:
    """Return seconds and counts; *site* is a built site with its downloads."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold = _twins(catalogue, folder, paths)
        warm = _twins(catalogue, folder, paths)
        sent, records = _sent(catalogue, folder / "sent", FILES, ROWS)
        total, small = _command(paths, catalogue, sent)
        with engine.start(paths) as asked:
            held = asked.read(aggregate_data(catalogue), sent)
        equal = sum(
            mine == theirs
            for file, made in zip(held, records, strict=True)
            for mine, theirs in zip(file.records if isinstance(file, FileRead) else [], made, strict=True)
        )
        assert total.records is not None
        theirs, small_page = _browser(site, sent)
        many, _ = _sent(catalogue, folder / "many", MANY, LONG)
        large_total, large = _command(paths, catalogue, many)
        their_large, large_page = _browser(site, many)
        same = [theirs, their_large] == [
            one.records[0]["tables"]["nhu_cau"] for one in (total, large_total) if one.records
        ]
        return {
            "form_files": len(list((folder / "out").iterdir())),
            "forms_cold_seconds": round(cold, 2),
            "forms_warm_seconds": round(warm, 3),
            "adding_files": FILES,
            "adding_rows": ROWS,
            "adding_many_files": MANY,
            "adding_many_rows": LONG,
            **{f"adding_command_{k}": v for k, v in small.items()},
            **{f"adding_browser_{k}": v for k, v in small_page.items()},
            **{f"adding_many_command_{k}": v for k, v in large.items()},
            **{f"adding_many_browser_{k}": v for k, v in large_page.items()},
            "round_trips": f"{equal}/{FILES * ROWS}",
            "adding_agrees": "có" if same else "không",
        }


def adding_rows(found: Found) -> list[tuple[str, str, str, str]]:
    """The lines of the table on adding up; figures of before the larger measurement have fewer."""

    def vi(key: str) -> str:
        return str(found[key]).replace(".", ",")

    def lines(key: str, files: str, rows: str) -> list[tuple[str, str, str, str]]:
        return [
            (
                f"Cộng {vi(files)} tệp × {vi(rows)} phiếu bằng lệnh",
                f"{vi(f'{key}_command_seconds')} giây",
                "",
                "",
            ),
            ("Cộng các tệp ấy trên trang, trong Chromium", f"{vi(f'{key}_browser_seconds')} giây", "", ""),
        ]

    def memory(key: str) -> tuple[str, str, str, str]:
        figures = [vi(f"{key}_{one}_megabytes") + " MB" for one in ("command", "browser")]
        longest = f"{vi(f'{key}_browser_longest')} ms"
        return (
            "Bộ nhớ cao nhất của lệnh, của trang; việc dài nhất của trang",
            "; ".join([*figures, longest]),
            "",
            "",
        )

    small = lines("adding", "adding_files", "adding_rows")
    if "adding_many_files" not in found:
        return small
    large = lines("adding_many", "adding_many_files", "adding_many_rows")
    return [*small, memory("adding"), *large, memory("adding_many")]


def _command(paths: Paths, catalogue: Catalogue, sent: list[Path]) -> tuple[engine.Sum, Found]:
    """What the command comes to; its seconds, and the megabytes of its engine at most."""
    start = time.perf_counter()
    with engine.start(paths) as asked:
        given = [engine.GivenFile(path) for path in sent]
        total = aggregation.add_files(asked, catalogue, given, TARGET, None, lambda _: None)
        megabytes = asked.peak()
    return total, {"seconds": round(time.perf_counter() - start, 2), "megabytes": megabytes}


def _twins(catalogue: Catalogue, folder: Path, paths: Paths) -> float:
    (folder / "out").mkdir(exist_ok=True)
    start = time.perf_counter()
    list(produce(build_forms(catalogue, paths.fonts), folder / "out", folder / "cache"))
    return time.perf_counter() - start


def _sent(catalogue: Catalogue, folder: Path, files: int, rows: int) -> tuple[list[Path], list[list[Any]]]:
    """*files* filled workbooks of *rows* sheets, and their records; the same ones every time.

    A few are filled in; the others are these with other households, whose texts are a part of their own.
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
    fields = {
        k: v.replace(NUMBER, f"{number}-") if isinstance(v, str) else v for k, v in record["fields"].items()
    }
    return record | {"fields": fields}


def _answers(model: FormModel, chance: random.Random, row: int) -> dict[str, Any]:
    """Answers that break no rule; the household is the only one of its number."""
    fixed = {
        "nam": 2026,
        "xa": "Xã Ví Dụ",
        "thon": "Bản Mẫu",
        "ngay": "2026-10-01",
        "so_nguoi_ho": 9,
        "ma_ho": f"{NUMBER}{row}",
        "ho_ten": f"Nguyễn Văn {NUMBER}{row}",
    }
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


WATCH = """
  window.watched = { longest: 0, heap: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ entryTypes: ["longtask"] });
  setInterval(() => { watched.heap = Math.max(watched.heap, performance.memory.usedJSHeapSize); }, 100);
"""
"""Keeps the longest task of the page, in milliseconds, and the most of its memory, in bytes."""


def _browser(site: Path, sent: list[Path]) -> tuple[list[dict[str, Any]], Found]:
    """The rows that the page came to; seconds until the result stood, its longest task, its memory."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
            page = browser.new_page(accept_downloads=True)
            page.goto(f"http://127.0.0.1:{server.server_port}/can-bo-xa/tong-hop-bieu-mau/")
            page.wait_for_selector(".dropzone")
            page.evaluate(WATCH)
            page.locator(f".agg__choice input[value='{TARGET}']").check()
            start = time.perf_counter()
            page.locator(".dropzone input[type=file]").first.set_input_files(sent)
            page.locator(".agg__summary", has_text=str(len(sent))).wait_for(timeout=300_000)
            seconds = time.perf_counter() - start
            watched = page.evaluate("watched")
            with page.expect_download() as waiting:
                page.get_by_role("button", name=".json").click()
            rows = json.loads(waiting.value.path().read_text(encoding="utf-8"))
            browser.close()
        server.shutdown()
    found: Found = {
        "seconds": round(seconds, 2),
        "longest": round(watched["longest"]),
        "megabytes": round(watched["heap"] / 1e6),
    }
    return rows["records"][0]["tables"]["nhu_cau"], found
