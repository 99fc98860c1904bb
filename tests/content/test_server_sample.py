"""The sample for nginx: the README shows the file, nginx loads it as written, and the site is served as it says."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

import pytest

from portal.fingerprint import present_names

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
FRAME = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include conf.d/*.conf;
}}
"""
FOREVER = "public, max-age=31536000, immutable"


@pytest.fixture(scope="module")
def nginx() -> str:
    path = os.environ.get("PORTAL_NGINX") or shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if path is None:
        pytest.fail("Kiểm mẫu cấu hình cần nginx; đặt PORTAL_NGINX hoặc cài nginx.")
    return path


def installed(nginx: str, folder: Path, sample: str) -> Path:
    """Lay out a configuration of nginx below *folder*, with a certificate of its own; return its main file."""
    told = subprocess.run([nginx, "-V"], capture_output=True, text=True, check=True).stderr
    own = re.search(r"--conf-path=(\S+)", told)
    assert own, told
    (folder / "conf.d").mkdir(parents=True)
    (folder / "ssl").mkdir()
    shutil.copy(Path(own[1]).parent / "mime.types", folder)
    (folder / "conf.d" / "cong-tap-huan.conf").write_text(sample, encoding="utf-8")
    main = folder / "nginx.conf"
    main.write_text(FRAME.format(folder=folder), encoding="utf-8")
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=dia-chi-that.example",
            "-keyout",
            folder / "ssl" / "cong-tap-huan.key",
            "-out",
            folder / "ssl" / "cong-tap-huan.crt",
        ],
        capture_output=True,
        check=True,
    )
    return main


def on_ports(sample: str, plain: int, secure: int) -> str:
    """The sample on ports of loopback."""
    for port, to in (("80;", f"127.0.0.1:{plain};"), ("443 ssl", f"127.0.0.1:{secure} ssl")):
        assert f"listen {port}" in sample
        sample = sample.replace(f"listen {port}", f"listen {to}")
    return sample


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def test_the_readme_shows_the_sample() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(deploy/nginx.conf)" in readme
    shown = re.search(r"(?s)```nginx\n(.*?)```", readme)
    assert shown
    assert shown[1] == SAMPLE


def test_nginx_loads_the_sample_as_written(nginx: str, tmp_path: Path) -> None:
    # Only root may listen on the ports of the web.
    sample = SAMPLE if os.geteuid() == 0 else on_ports(SAMPLE, free_port(), free_port())
    main = installed(nginx, tmp_path / "nginx", sample)
    done = subprocess.run(
        [nginx, "-t", "-p", str(main.parent), "-c", str(main)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in re.sub(r'.*"listen \.\.\. http2" directive is deprecated.*', "", done.stderr)


@dataclass
class Answer:
    status: int
    headers: Message
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        return self.headers[name]


class Served:
    """The site behind nginx."""

    def __init__(self, plain: int, secure: int) -> None:
        self.plain, self.secure = f"http://127.0.0.1:{plain}", f"https://127.0.0.1:{secure}"
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE

        class Stay(urllib.request.HTTPRedirectHandler):
            def redirect_request(self, *arguments: object) -> None:
                return None

        self._opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trusting), Stay)

    def get(self, address: str) -> Answer:
        request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
        try:
            with self._opener.open(request, timeout=10) as got:
                return Answer(got.status, got.headers, got.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def __call__(self, path: str) -> Answer:
        return self.get(f"{self.secure}/{path}")


@pytest.fixture(scope="module")
def served(nginx: str, built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    ports = free_port(), free_port()
    sample = on_ports(SAMPLE, *ports)
    assert "root /var/www/cong-tap-huan;" in sample
    sample = sample.replace("root /var/www/cong-tap-huan;", f"root {built_site};")
    main = installed(nginx, tmp_path_factory.mktemp("web") / "nginx", sample)
    process = subprocess.Popen([nginx, "-p", str(main.parent), "-c", str(main)], stderr=subprocess.PIPE)
    site = Served(*ports)
    try:
        for _ in range(100):
            try:
                site("")
                break
            except OSError:
                assert process.poll() is None, process.stderr.read().decode() if process.stderr else ""
                time.sleep(0.1)
        yield site
    finally:
        process.terminate()
        process.wait(10)


def test_pages_come_packed_in_utf8_and_are_asked_for_anew(served: Served, built_site: Path) -> None:
    page = served("van-ban/tt-25-2023-bgddt/")
    assert page.status == 200
    assert page["content-type"] == "text/html; charset=utf-8"
    assert page["content-encoding"] == "gzip"
    assert page["cache-control"] == "no-cache"
    assert gzip.decompress(page.body) == (built_site / "van-ban/tt-25-2023-bgddt/index.html").read_bytes()
    for name in ("content-security-policy", "referrer-policy", "permissions-policy"):
        assert page[name], name
    assert page["x-content-type-options"] == "nosniff"
    assert page["server"] == "nginx"


def test_only_names_with_a_hash_are_kept_for_good(served: Served, built_site: Path) -> None:
    names = present_names(built_site)
    for name in (
        "portal.js",
        "portal.css",
        "mark.svg",
        "fonts/be-vietnam-pro-400.woff2",
        "icons/app-192.png",
    ):
        assert served(names[f"assets/portal/{name}"])["cache-control"] == FOREVER
    picture = next((built_site / "chia-se").iterdir()).name
    assert served(f"chia-se/{picture}")["cache-control"] == FOREVER
    for name in (
        "sw.js",
        "offline-files.js",
        "manifest.webmanifest",
        "search/vi.js",
        "tai-ve/trinh-chieu-01.html",
        "tai-ve/hoc-phan-01-phat-tay.pdf",
        "robots.txt",
        "assets/portal/fonts/LICENSE.txt",
    ):
        got = served(name)
        assert (got.status, got["cache-control"]) == (200, "no-cache"), name
    gone = served("assets/portal/portal.00000000.js")
    assert (gone.status, gone["cache-control"]) == (404, "no-cache"), "that a file is missing is not kept"


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("sw.js", "application/javascript; charset=utf-8"),
        ("manifest.webmanifest", "application/manifest+json; charset=utf-8"),
        ("tra-cuu/thay-doi/rss.xml", "text/xml; charset=utf-8"),
        ("sitemap.xml", "text/xml; charset=utf-8"),
        ("assets/portal/portal.*.css", "text/css; charset=utf-8"),
        ("assets/portal/fonts/*.woff2", "font/woff2"),
        ("assets/portal/mark.*.svg", "image/svg+xml"),
        ("tai-ve/*.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("tai-ve/*.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("tai-ve/*.pdf", "application/pdf"),
        ("tai-ve/*.epub", "application/epub+zip"),
        ("tai-ve/*.ics", "text/calendar; charset=utf-8"),
        ("tai-ve/*.csv", "text/csv; charset=utf-8"),
        ("tai-ve/*.txt", "text/plain; charset=utf-8"),
        ("tai-ve/*.apkg", "application/octet-stream"),
        ("tai-ve/*.zip", "application/zip"),
    ],
)
def test_files_come_as_what_they_are(served: Served, built_site: Path, pattern: str, kind: str) -> None:
    path = sorted(built_site.glob(pattern))[0]
    got = served(path.relative_to(built_site).as_posix())
    assert got.status == 200
    assert got["content-type"] == kind
    body = gzip.decompress(got.body) if got["content-encoding"] == "gzip" else got.body
    assert body == path.read_bytes(), "a service worker compares the bytes"


def test_lost_addresses_folders_and_plain_http(served: Served, built_site: Path) -> None:
    lost = served("khong-co/trang-nay/")
    assert lost.status == 404
    assert gzip.decompress(lost.body) == (built_site / "404.html").read_bytes()
    assert lost["cache-control"] == "no-cache"
    assert lost["content-security-policy"]
    folder = served("van-ban")
    assert (folder.status, folder["location"]) == (301, "/van-ban/")
    plain = served.get(f"{served.plain}/van-ban/?q=1")
    assert (plain.status, plain["location"]) == (301, "https://127.0.0.1/van-ban/?q=1")
