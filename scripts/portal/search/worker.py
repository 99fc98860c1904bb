"""Mends a fault of the theme's search worker in the built site.

The worker names a node of its word graph by writing letters and numbers of other nodes after one
another, without a sign between them. Once the site has enough words with digits, two different nodes
get the same name, words are mixed up, and ordinary queries ("học tập") fail with an error. A sign
between the parts is all it needs. Source: ``TokenSet.prototype.toString`` of lunr 2.3.9.
"""

from __future__ import annotations

from pathlib import Path

from portal.content.writing import write_if_changed

FAULTY, MENDED = "e=e+s+o.id}return e", 'e=e+s+o.id+"\\n"}return e'


class WorkerError(Exception):
    """The worker of the theme is not the one this was written for."""


def mend_worker(site: Path) -> Path:
    """Mend the worker below *site* and return its path; nothing changes when it is mended already.

    Raises WorkerError when there is not exactly one worker, or when it does not hold the faulty line.
    """
    workers = sorted((site / "assets" / "javascripts" / "workers").glob("search.*.min.js"))
    if len(workers) != 1:
        raise WorkerError(f"Cần đúng một tệp worker tìm kiếm của giao diện, thấy {len(workers)}.")
    code = workers[0].read_text(encoding="utf-8")
    if MENDED not in code:
        if code.count(FAULTY) != 1:
            raise WorkerError("Worker tìm kiếm của giao diện đã đổi; xem lại portal/search/worker.py.")
        write_if_changed(workers[0], code.replace(FAULTY, MENDED))
    return workers[0]
