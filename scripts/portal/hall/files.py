"""What the server of a class answers: the files of the built site that it started with, nothing else.

Every address that is answered stands in a table; paths never reach the disk.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

ENTRANCE = "lop.html"
"""The page for the wall: the code that phones scan."""

# Not the system's table: on Windows any program may have changed it.
_TYPES = {
    ".apkg": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".epub": "application/epub+zip",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_PACKED = {".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml"}
_AWAY = {"sw.js", "404.html"}
"""Answered like anything else that is not there: phones keep nothing over http, and must not half do so."""


class Files:
    """The files of a site by address, each read when it is asked for."""

    def __init__(self, site: Path) -> None:
        found = {
            p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file() and not p.is_symlink()
        }
        self._files: dict[str, Path | bytes] = {n: p for n, p in found.items() if n not in _AWAY}
        self.lost = (site / "404.html").read_bytes() if (site / "404.html").is_file() else b""

    def add(self, name: str, content: bytes) -> None:
        """Answer *name* with *content*."""
        self._files[name] = content

    def name_of(self, path: str) -> str | None:
        """Return the file that the address *path* stands for; None: there is none."""
        name = unquote(path).removeprefix("/")
        name = f"{name}index.html" if name == "" or name.endswith("/") else name
        return name if name in self._files else None

    def has_folder(self, path: str) -> bool:
        """Whether a page lies in the folder *path*, written without the slash at the end."""
        return self.name_of(f"{path}/") is not None

    @lru_cache(maxsize=256)  # noqa: B019 - one table lives as long as the program
    def content(self, name: str, packed: bool) -> tuple[bytes, str]:
        """Return the bytes of *name*, with gzip if *packed*, and their mark for caches."""
        file = self._files[name]
        data = file if isinstance(file, bytes) else file.read_bytes()
        mark = hashlib.sha256(data).hexdigest()[:16]
        return (gzip.compress(data, 6, mtime=0), f'"{mark}-gzip"') if packed else (data, f'"{mark}"')


def handler_of(files: Files) -> type[BaseHTTPRequestHandler]:
    """Return the handler that answers from *files*."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "portal"
        sys_version = ""
        timeout = 30

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            name = files.name_of(path)
            if name is None and files.has_folder(path):
                self._answer(
                    HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": quote(unquote(path)).rstrip("/") + "/"}
                )
            elif name is None:
                self._answer(HTTPStatus.NOT_FOUND, files.lost, {"Content-Type": _TYPES[".html"]})
            else:
                self._send(name)

        do_HEAD = do_GET  # noqa: N815

        def _send(self, name: str) -> None:
            ending = Path(name).suffix
            packed = ending in _PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
            data, mark = files.content(name, packed)
            headers = {
                "Content-Type": _TYPES.get(ending, "application/octet-stream"),
                "ETag": mark,
                "Cache-Control": "no-cache",
                "X-Content-Type-Options": "nosniff",
                "Vary": "Accept-Encoding",
            }
            if packed:
                headers["Content-Encoding"] = "gzip"
            if self.headers.get("If-None-Match") == mark:
                self._answer(HTTPStatus.NOT_MODIFIED, b"", headers)
            else:
                self._answer(HTTPStatus.OK, data, headers)

        def _answer(self, status: HTTPStatus, data: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            if status is not HTTPStatus.NOT_MODIFIED:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        def send_error(self, code: int, *_: str | None) -> None:
            """Close the door on what is no GET or HEAD: another verb, or a phone that tries https."""
            self.close_connection = True
            status = (
                HTTPStatus.METHOD_NOT_ALLOWED if code == HTTPStatus.NOT_IMPLEMENTED else HTTPStatus(code)
            )
            self._answer(status, b"", {"Allow": "GET, HEAD", "Connection": "close"})

        def log_message(self, *arguments: object) -> None:
            """Say nothing: a class asks thousands of times."""

    return Handler
