"""Opens the doors of a class: where it is served, at which port, what the trainer is told.

Two doors with the same files: one at the laptop's address in the network of the class, one on loopback,
where browsers grant the laptop what they grant https alone. What is answered: ``files.py``.
"""

from __future__ import annotations

import contextlib
import errno
import io
import ipaddress
import os
import socket
import threading
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import segno

from portal.content.models import Portal
from portal.fingerprint import present_names
from portal.hall.files import ENTRANCE, Files, handler_of
from portal.hall.page import entrance
from portal.locales import Speaker

say = Speaker("hall")

PORT, PORTS = 8000, 20
"""The first port tried, and how many."""
LOOPBACK = "127.0.0.1"
_HOTSPOTS = ("192.168.137.", "10.42.0.", "172.20.10.")
"""Networks that Windows, Linux and iPhones give to who joins their hotspot."""


class HallError(Exception):
    """The class cannot be served; the message is for the person at the keyboard."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = os.name != "nt"  # on Windows it would share a port that another program holds

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: phones leave in the middle of an answer."""


@dataclass
class Hall:
    """A class being served."""

    address: str
    """What phones open, with a slash at the end."""
    here: str
    """What the laptop itself opens, with a slash at the end."""
    servers: list[_Server]

    def wait(self) -> None:
        """Serve until interrupted."""
        threading.Event().wait()

    def close(self) -> None:
        """Close the doors."""
        for server in self.servers:
            server.shutdown()
            server.server_close()


def local_addresses() -> list[str]:
    """Return the laptop's private IPv4 addresses, likely networks of phones first.

    Raises HallError when there is none.
    """
    found = []
    with contextlib.suppress(OSError):
        named = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        found += [str(info[4][0]) for info in named]
    for beyond in ("192.168.0.1", "10.255.255.254", "172.16.0.1", "192.168.137.254", "192.0.2.1"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                probe.connect((beyond, 9))  # sends nothing; asks which address would be used
                found.append(probe.getsockname()[0])
            except OSError:
                continue
    hosts = sorted(
        {host for host in found if _of_a_network(host)}, key=lambda h: (not h.startswith(_HOTSPOTS), h)
    )
    if not hosts:
        raise HallError(say("no-network"))
    return hosts


def given(address: str) -> tuple[str, int | None]:
    """Return host and port of ``192.168.137.1`` or ``192.168.137.1:8000``; raises HallError."""
    host, colon, port = address.partition(":")
    try:
        if colon and not 0 < int(port) < 65536:
            raise ValueError
        known = _of_a_network(host) or host == LOOPBACK
    except ValueError:
        known = False
    if not known:
        raise HallError(say("bad-address", address))
    return host, int(port) if colon else None


def _of_a_network(host: str) -> bool:
    address = ipaddress.IPv4Address(host)
    return address.is_private and not (
        address.is_loopback or address.is_link_local or address.is_unspecified or address in _TESTNET
    )


_TESTNET = ipaddress.IPv4Network("192.0.2.0/24")


def opened(site: Path, portal: Portal, host: str, port: int | None = None) -> Hall:
    """Serve *site* at *host* and on loopback; without *port* the first free one from :data:`PORT` on.

    Raises HallError when there is no site or no door can be opened.
    """
    if not (site / "index.html").is_file():
        raise HallError(say("no-site", site))
    files = Files(site)
    hosts = list(dict.fromkeys((host, LOOPBACK)))
    for tried in [port] if port else range(PORT, PORT + PORTS):
        try:
            servers = _listening(hosts, tried, files)
        except OSError as error:
            if error.errno not in _BUSY:
                raise HallError(say("closed", host, error.strerror)) from None
            continue
        hall = Hall(f"http://{host}:{tried}/", f"http://{LOOPBACK}:{tried}/", servers)
        files.add(ENTRANCE, entrance(portal, hall.address, present_names(site)).encode("utf-8"))
        for server in servers:
            threading.Thread(target=server.serve_forever, daemon=True).start()
        return hall
    if port:
        raise HallError(say("port-taken", port))
    raise HallError(say("ports-taken", PORT, PORT + PORTS - 1, host))


_BUSY = {errno.EADDRINUSE, errno.EACCES, 10048, 10013}
"""A port that another program holds, or that the system does not give; Windows has its own numbers."""


def _listening(hosts: list[str], port: int, files: Files) -> list[_Server]:
    servers: list[_Server] = []
    try:
        for host in hosts:
            servers.append(_Server((host, port), handler_of(files)))  # noqa: PERF401 - closed when one fails
    except OSError:
        for server in servers:
            server.server_close()
        raise
    return servers


def told(hall: Hall) -> str:
    """Return what the trainer reads in the terminal: code, address, help for phones that stay out."""
    code = io.StringIO()
    segno.make(hall.address, error="m").terminal(code, compact=True, border=2)
    return f"{code.getvalue()}\n" + say("told", hall.address, hall.here + ENTRANCE, hall.here)
