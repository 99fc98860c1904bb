"""The theme's search worker: mended once, and refused when it is another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal.search import WorkerError, mend_worker
from portal.search.worker import FAULTY, MENDED


def lay(folder: Path, *codes: str) -> None:
    workers = folder / "assets" / "javascripts" / "workers"
    workers.mkdir(parents=True)
    for number, code in enumerate(codes):
        (workers / f"search.{number}.min.js").write_text(code, encoding="utf-8")


def test_mended_once(tmp_path: Path) -> None:
    lay(tmp_path, f"before;{FAULTY};after")
    first = mend_worker(tmp_path).read_text(encoding="utf-8")
    assert first == f"before;{MENDED};after"
    assert mend_worker(tmp_path).read_text(encoding="utf-8") == first


@pytest.mark.parametrize("codes", [(), ("x", FAULTY), ("another worker",), (FAULTY + FAULTY,)])
def test_another_worker_is_refused(tmp_path: Path, codes: tuple[str, ...]) -> None:
    lay(tmp_path, *codes)
    with pytest.raises(WorkerError):
        mend_worker(tmp_path)


def test_the_built_site_has_the_mended_worker(built_site: Path) -> None:
    (worker,) = (built_site / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    assert MENDED in worker.read_text(encoding="utf-8")
