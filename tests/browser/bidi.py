"""A Firefox as Debian ships it, spoken to over WebDriver BiDi: opens pages, runs scripts, hears the console.

Playwright drives only a Firefox of its own make.
"""

from __future__ import annotations

import itertools
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

_PREFS = {
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    # Nothing but this machine: a page that asks for anything else fails.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}


class Firefox:
    """One tab; ``troubles`` are errors and warnings of its console."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self.troubles: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self._tab: str = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and return its result; what comes in between goes to ``troubles``."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer: dict[str, Any] = json.loads(self._connection.recv(timeout=30))
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] in ("error", "warn"):
                self.troubles.append(str(answer["params"]["text"]))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""
        self.ask("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def run(self, script: str, tab: str = "") -> Any:
        """Return what *script*, an expression, comes to: a text, number, truth value or None.

        It runs as if somebody had pressed something, in *tab* (one of ``tabs``) or in the first.
        """
        found = self.ask(
            "script.evaluate",
            expression=script,
            target={"context": tab or self._tab},
            awaitPromise=True,
            userActivation=True,
        )
        assert found["type"] == "success", found["exceptionDetails"]["text"]
        return found["result"].get("value")

    def tabs(self) -> list[str]:
        """Return the open tabs and windows, the oldest first."""
        return [one["context"] for one in self.ask("browsingContext.getTree")["contexts"]]

    def reload(self, tab: str) -> None:
        """Load a tab anew and wait until it has loaded."""
        self.ask("browsingContext.reload", context=tab, wait="complete")

    def wait(self, script: str, seconds: float = 15, tab: str = "") -> Any:
        """Return what *script* comes to once that is something."""
        until = time.monotonic() + seconds
        while not (found := self.run(script, tab)):
            assert time.monotonic() < until, f"not within {seconds} s: {script}"
            time.sleep(0.1)
        return found

    def give_files(self, selector: str, *files: Path) -> None:
        """Choose *files* in the file field *selector*."""
        found = self.ask(
            "script.evaluate",
            expression=f"document.querySelector({json.dumps(selector)})",
            target={"context": self._tab},
            awaitPromise=False,
        )["result"]
        self.ask(
            "input.setFiles",
            context=self._tab,
            element={"sharedId": found["sharedId"]},
            files=[str(file) for file in files],
        )


def installed() -> str:
    """Return the program, or fail the test that needs it."""
    program = os.environ.get("PORTAL_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.fail("Kiểm thử cần Firefox; đặt PORTAL_FIREFOX hoặc cài firefox-esr.")
    return program


@contextmanager
def firefox(program: str, profile: Path) -> Iterator[Firefox]:
    """Start *program* without windows and with a fresh *profile*; end it at the end."""
    profile.mkdir()
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in _PREFS.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "--headless", "--no-remote", "--profile", str(profile)]
    command += ["--remote-debugging-port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with _connected(port) as connection:
            yield Firefox(connection)
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _connected(port: int) -> ClientConnection:
    until = time.monotonic() + 30
    while True:
        try:
            return connect(f"ws://127.0.0.1:{port}/session", max_size=None, proxy=None)
        except OSError:
            assert time.monotonic() < until, "Firefox does not answer"
            time.sleep(0.2)
