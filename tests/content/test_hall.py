"""``portal serve --lop``: only the files of the site, at the address that the code says, in words people understand."""

from __future__ import annotations

import gzip
import http.client
import io
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from portal import hall
from portal.cli import main
from portal.content.catalogue import Catalogue
from portal.fingerprint import present_names

HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def running(built_site: Path, catalogue: Catalogue) -> Iterator[hall.Hall]:
    opened = hall.opened(built_site, catalogue.portal, HOST)
    yield opened
    opened.close()


def asked(
    running: hall.Hall, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    port = int(running.address.rstrip("/").rpartition(":")[2])
    connection = http.client.HTTPConnection(HOST, port, timeout=10)
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("hoc-phan/06-cong-dan-hoc-tap/", "text/html; charset=utf-8"),
        ("assets/portal/portal.css", "text/css; charset=utf-8"),
        ("assets/portal/portal.js", "text/javascript; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("tai-ve/hoc-phan-06-phat-tay.pdf", "application/pdf"),
        ("tai-ve/cong-tap-huan-ngoai-tuyen-nhe.zip", "application/zip"),
    ],
)
def test_files_come_whole_with_their_type(
    running: hall.Hall, built_site: Path, path: str, kind: str
) -> None:
    path = present_names(built_site).get(path, path)
    file = built_site / (f"{path}index.html" if path == "" or path.endswith("/") else path)
    response, body = asked(running, f"/{path}")
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert body == file.read_bytes()
    packed, small = asked(running, f"/{path}", Accept_Encoding="gzip, deflate")
    if kind.startswith("text/"):
        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(small) == body
    again, nothing = asked(running, f"/{path}", If_None_Match=response.headers["ETag"])
    assert (again.status, nothing) == (304, b"")
    head, empty = asked(running, f"/{path}", "HEAD")
    assert (head.status, empty) == (200, b"")
    assert int(head.headers["Content-Length"]) == len(body)


def test_every_kind_of_file_has_a_type(running: hall.Hall, built_site: Path) -> None:
    endings = {p.suffix: p for p in built_site.rglob("*") if p.is_file() and p.suffix not in ("", ".gz")}
    for ending, path in endings.items():
        if path.name in ("sw.js", "404.html"):
            continue
        response, _ = asked(running, f"/{path.relative_to(built_site).as_posix()}", "HEAD")
        assert response.headers["Content-Type"] != "application/octet-stream" or ending == ".apkg", ending


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/..%2fpyproject.toml",
        "/%2e%2e/pyproject.toml",
        "/tai-ve/../../pyproject.toml",
        "/..\\pyproject.toml",
        "/%5c..%5cpyproject.toml",
        "//etc/passwd",
        "/etc/passwd",
        "/assets/",
        "/assets",
        "/tai-ve/%00",
        "/.git/config",
        "/index.html/",
        "/index.html/../../README.md",
        "/sw.js",
        "/khong-co/",
        "pyproject.toml",
        "/C:/Windows/win.ini",
        "file:///etc/passwd",
        "http://khac.example/x",
    ],
)
def test_nothing_else_is_answered(running: hall.Hall, path: str) -> None:
    response, body = asked(running, path)
    assert response.status == 404
    assert b"[project]" not in body
    assert b"root:" not in body
    assert b"Index of" not in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"])
def test_nobody_writes(running: hall.Hall, method: str) -> None:
    response, _ = asked(running, "/", method)
    assert response.status == 405
    assert response.headers["Allow"] == "GET, HEAD"


def test_a_folder_leads_to_its_page(running: hall.Hall) -> None:
    response, _ = asked(running, "/hoc-phan?x=1")
    assert (response.status, response.headers["Location"]) == (301, "/hoc-phan/")


def test_a_phone_that_tries_https_is_turned_away(running: hall.Hall) -> None:
    port = int(running.address.rstrip("/").rpartition(":")[2])
    with socket.create_connection((HOST, port), timeout=10) as phone:
        phone.sendall(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(40) + b"\r\n\r\n")
        phone.settimeout(10)
        assert b"200" not in phone.recv(100)


def test_the_page_for_the_wall_says_how(running: hall.Hall, catalogue: Catalogue) -> None:
    response, body = asked(running, "/lop.html")
    page = body.decode("utf-8")
    assert response.headers["Content-Type"].startswith("text/html")
    assert running.address in page
    assert len(re.findall("<li>", page)) == 3
    for words in ("không phải https", "không cho giữ cả cổng", "không an toàn", catalogue.portal.site_url):
        assert words in page
    assert not re.findall(r'(?:src|href)="https?://', page), "a class has no other network"


def test_the_terminal_shows_a_code_that_leads_there(running: hall.Hall) -> None:
    told = hall.told(running)
    for words in (running.address, "lop.html", "ket-qua-lop", "Allow access", "http://", "Ctrl+C"):
        assert words in told
    lines = [line for line in told.split("\n\n")[0].splitlines() if line and set(line) <= set(" █▀▄")]
    dots = [[c in half for c in line] for line in lines for half in ("▀█", "▄█")]
    picture = Image.new("L", (len(dots[0]), len(dots)))
    picture.putdata([255 if light else 0 for row in dots for light in row])
    found = zxingcpp.read_barcodes(picture.resize((picture.width * 8, picture.height * 8), 0))
    assert [code.text for code in found] == [running.address]


def test_segno_and_the_reader_agree() -> None:
    out = io.BytesIO()
    segno.make("http://192.168.137.1:8000/", error="m").save(out, kind="png", scale=6)
    assert zxingcpp.read_barcodes(Image.open(out).convert("L"))[0].text == "http://192.168.137.1:8000/"


def test_a_port_in_use_is_passed_over_or_told(built_site: Path, catalogue: Catalogue) -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        with pytest.raises(hall.HallError, match=f"Cổng {taken} đang có chương trình khác dùng"):
            hall.opened(built_site, catalogue.portal, HOST, taken)
    first = hall.opened(built_site, catalogue.portal, HOST)
    second = hall.opened(built_site, catalogue.portal, HOST)
    assert first.address != second.address
    first.close()
    second.close()


@pytest.mark.parametrize(
    "address", ["0.0.0.0", "8.8.8.8", "cong.example", "192.168.1.5:99999", "::1", "127.0.0.2"]
)
def test_only_an_address_of_the_class_is_taken(address: str) -> None:
    with pytest.raises(hall.HallError, match="không phải địa chỉ của máy này trong mạng của lớp"):
        hall.given(address)


def test_addresses_of_a_class() -> None:
    assert hall.given("192.168.137.1") == ("192.168.137.1", None)
    assert hall.given("10.42.0.1:8080") == ("10.42.0.1", 8080)


def test_hotspots_come_first_and_no_network_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoRoute:
        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> NoRoute:
            return self

        def __exit__(self, *_: object) -> None: ...
        def connect(self, _: object) -> None:
            raise OSError

    def named(hosts: list[str]) -> None:
        found = [(0, 0, 0, "", (host, 0)) for host in hosts]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_: found)

    monkeypatch.setattr(socket, "socket", NoRoute)
    named(["10.0.0.5", "127.0.1.1", "169.254.3.4", "192.168.137.1", "8.8.4.4"])
    assert hall.local_addresses() == ["192.168.137.1", "10.0.0.5"]
    named(["127.0.1.1"])
    with pytest.raises(hall.HallError, match="chưa nối vào mạng nào"):
        hall.local_addresses()


def test_the_command_tells_what_is_wrong(mini: Path) -> None:
    for address, words in (("0.0.0.0", "không phải địa chỉ"), ("127.0.0.1", "Chưa có trang")):
        done = CliRunner().invoke(main, ["--project", str(mini), "serve", "--lop", "--address", address])
        assert done.exit_code == 1
        assert words in done.output
