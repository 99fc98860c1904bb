"""Serves the editors' page: on loopback only, to the browser that was given the page only.

Every request names the host it means and carries the mark that the page was sent with, so that no other
page the browser shows can have something written. What is done: ``work.py``.
"""

from __future__ import annotations

import errno
import html
import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from urllib.parse import unquote, urlsplit

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError

from portal.desk.refusing import RefusedError
from portal.desk.shapes import DeskDecision, Draft, Fault
from portal.desk.verifying import decided, proposals
from portal.desk.work import Workbench
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("intake-desk")

HOST = "127.0.0.1"
PORTS = 20
"""How many ports are tried."""
LARGEST = 64 * 2**20
"""Bytes of one request."""
MARK = "X-Portal-Mark"
_DECISIONS = TypeAdapter(list[DeskDecision])
_PAGE = Template((Path(__file__).parent / "page.html").read_text(encoding="utf-8"))
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
_POLICY += "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


class DeskError(Exception):
    """The page cannot be served; the message is for the person at the keyboard."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser may leave in the middle of an answer."""


@dataclass
class Desk:
    """The page being served."""

    address: str
    """What the editor opens."""
    server: ThreadingHTTPServer

    def close(self) -> None:
        """Stop serving."""
        self.server.shutdown()
        self.server.server_close()


def opened(paths: Paths, port: int, drafts: str) -> Desk:
    """Serve the page of the project at the first free port from *port* on; *drafts*: address of the site.

    Raises DeskError when there is none.
    """
    bench, mark = Workbench(paths), secrets.token_urlsafe(24)
    for tried in range(port, port + PORTS):
        try:
            server = _Server((HOST, tried), _handler(paths, bench, mark, drafts))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise DeskError(say("closed", error.strerror)) from None
            continue
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return Desk(f"http://{HOST}:{tried}/", server)
    raise DeskError(say("no-port", port, port + PORTS - 1))


def _files(paths: Paths) -> dict[str, Path]:
    """What the page loads, by address."""
    assets = paths.assets
    found = {f"/{name}": paths.engines / name for name in ("intake-desk.js", "intake-desk.css")}
    for folder, endings in ((assets, {".svg"}), (assets / "fonts", {".woff2"})):
        for file in folder.glob("*"):
            if file.suffix in endings:
                found[f"/{file.relative_to(assets).as_posix()}"] = file
    return found


def _handler(paths: Paths, bench: Workbench, mark: str, drafts: str) -> type[BaseHTTPRequestHandler]:
    files = _files(paths)
    words = {"title": say("desk"), "script": say("needs-script"), "mark": mark, "drafts": drafts}
    page = _PAGE.substitute({key: html.escape(value) for key, value in words.items()}).encode("utf-8")
    work: dict[str, Callable[[bytes, str], BaseModel | Sequence[BaseModel]]] = {
        "/read": lambda data, name: bench.read(name, data),
        "/preview": lambda data, _: bench.preview(Draft.model_validate_json(data)),
        "/write": lambda data, _: bench.write(Draft.model_validate_json(data)),
        "/documents": lambda *_: list(bench.documents()),
        "/proposals": lambda data, _: proposals(paths, data.decode("utf-8", "replace")),
        "/decide": lambda data, _: decided(paths, _DECISIONS.validate_json(data)),
    }

    class Handler(BaseHTTPRequestHandler):
        server_version = "portal"
        sys_version = ""
        timeout = 60

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if not self._is_ours():
                self._fault(HTTPStatus.FORBIDDEN, say("not-here"))
            elif path == "/":
                self._answer(HTTPStatus.OK, page, "text/html; charset=utf-8")
            elif path in files and files[path].is_file():
                self._answer(HTTPStatus.OK, files[path].read_bytes(), _TYPES[files[path].suffix])
            else:
                self._fault(HTTPStatus.NOT_FOUND, say("not-here"))

        def do_POST(self) -> None:
            data = self._body()
            path = urlsplit(self.path).path
            given = self.headers.get(MARK, "")
            if not self._is_ours() or not secrets.compare_digest(given.encode(), mark.encode()):
                self._fault(HTTPStatus.FORBIDDEN, say("not-here"))
            elif data is None:
                self._fault(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, say("too-large", LARGEST // 2**20))
            elif path not in work:
                self._fault(HTTPStatus.NOT_FOUND, say("not-here"))
            else:
                self._do(lambda: work[path](data, unquote(self.headers.get("X-File-Name", ""))))

        def _do(self, task: Callable[[], BaseModel | Sequence[BaseModel]]) -> None:
            try:
                done = task()
            except RefusedError as refused:
                self._fault(HTTPStatus.UNPROCESSABLE_ENTITY, str(refused))
            except ValidationError:
                self._fault(HTTPStatus.BAD_REQUEST, say("not-understood"))
            except OSError as error:
                told = say("disk", error.filename or "", error.strerror or error)
                self._fault(HTTPStatus.INTERNAL_SERVER_ERROR, told)
            else:
                found = done if isinstance(done, BaseModel) else RootModel(list(done))
                text = found.model_dump_json().encode("utf-8")
                self._answer(HTTPStatus.OK, text, "application/json")

        def _is_ours(self) -> bool:
            """Whether the browser means this address, and comes from nowhere else."""
            host = f"{HOST}:{self.connection.getsockname()[1]}"
            origin = self.headers.get("Origin")
            return self.headers.get("Host") == host and origin in (None, f"http://{host}")

        def _body(self) -> bytes | None:
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > LARGEST:
                self.close_connection = True
                return None
            return self.rfile.read(int(length))

        def _fault(self, status: HTTPStatus, message: str) -> None:
            self._answer(
                status, Fault(message=message).model_dump_json().encode("utf-8"), "application/json"
            )

        def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
            self.send_response(status)
            headers = {
                "Content-Type": kind,
                "Content-Length": str(len(data)),
                "Cache-Control": "no-store",
                "Content-Security-Policy": _POLICY,
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
            }
            for key, value in headers.items():
                self.send_header(key, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Say nothing: the terminal tells of the drafts."""

    return Handler
