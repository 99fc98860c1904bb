"""The editors' page answers its own browser alone, reads and writes as ``portal import`` does."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from portal.content.fulltext import Cell, Grid, LegalText, Letterhead, Row, from_rows
from portal.content.loader import load
from portal.desk.conversion import mended, shown
from portal.desk.server import LARGEST, MARK, Desk, opened
from portal.paths import Paths
from portal.starting import start_project
from tests.intake.offices import docx, invented

NEW = "qd-15-2026-ubnd-thu"


@pytest.fixture
def project(tmp_path: Path) -> Paths:
    start_project(tmp_path / "cong")
    return Paths(tmp_path / "cong")


@pytest.fixture
def desk(project: Paths) -> Iterator[Desk]:
    running = opened(project, 8200, "http://127.0.0.1:8199/")
    yield running
    running.close()


class Asking:
    """A browser that was given the page, or one that pretends."""

    def __init__(self, desk: Desk) -> None:
        self.host = urlsplit(desk.address).netloc
        found = re.search(r'name="portal-mark" content="([^"]+)"', self.get("/")[1].decode())
        assert found
        self.mark = found[1]

    def get(self, path: str, **headers: str) -> tuple[int, bytes]:
        return self._send("GET", path, None, headers)

    def post(self, path: str, body: bytes | str, **headers: str) -> tuple[int, Any]:
        data = body.encode() if isinstance(body, str) else body
        given = {MARK: self.mark} | {k.replace("_", "-"): v for k, v in headers.items()}
        status, answer = self._send("POST", path, data, given)
        return status, json.loads(answer)

    def _send(
        self, method: str, path: str, data: bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(self.host, timeout=60)
        connection.request(method, path, data, headers)
        answer = connection.getresponse()
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
        return answer.status, answer.read()


@pytest.fixture
def asking(desk: Desk) -> Asking:
    return Asking(desk)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "cong.example"},
        {"Host": "localhost:8200"},
        {"Origin": "http://cong.example"},
        {"Origin": "null"},
        {MARK: "khac"},
        {MARK: ""},
    ],
)
def test_no_other_page_of_the_browser_has_anything_done(asking: Asking, headers: dict[str, str]) -> None:
    status, answer = asking._send("POST", "/documents", b"", {MARK: asking.mark} | headers)
    assert status == 403
    assert "địa chỉ" in json.loads(answer)["message"]
    if MARK not in headers:
        assert asking._send("GET", "/", None, headers)[0] == 403


def test_only_what_the_page_loads_is_served(asking: Asking, project: Paths) -> None:
    for path in ("/../mkdocs.yml", "/mkdocs.yml", "/fonts/../../x", "//etc/passwd", "/read"):
        assert asking.get(path)[0] == 404
    status, page = asking.get("/")
    assert status == 200
    assert 'href="intake-desk.css"' in page.decode()


def test_what_is_too_large_or_not_understood_is_told(asking: Asking) -> None:
    status, answer = asking._send(
        "POST", "/read", None, {MARK: asking.mark, "Content-Length": str(LARGEST + 1)}
    )
    assert status == 413
    assert "MB" in json.loads(answer)["message"]
    assert asking.post("/preview", "{}")[0] == 400
    assert asking.post("/preview", "[")[0] == 400
    assert asking.post("/nowhere", "")[0] == 404


def read(asking: Asking, name: str = "quyet-dinh.docx", data: bytes | None = None) -> tuple[int, Any]:
    return asking.post("/read", docx(invented()) if data is None else data, X_File_Name=quote(name))


def draft_of(reading: Any, document: str = NEW, version: str = "") -> dict[str, Any]:
    return {"key": reading["key"], "document": document, "version": version, "text": reading["text"]}


def test_a_file_is_read_mended_compared_and_written(asking: Asking, project: Paths) -> None:
    before = {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()}
    status, reading = read(asking, "../../quyết định.docx")
    assert status == 200
    assert reading["file"] == "quyết định.docx"
    row = next(row for row in reading["text"]["rows"] if row["kind"] == "khoan")
    assert row["text"][:10] in reading["lines"][row["at"]]["text"]
    row["text"] = "Lời đã sửa."
    draft = json.dumps(draft_of(reading))
    status, preview = asking.post("/preview", draft)
    assert status == 200
    assert preview["fresh"]
    assert f"docs/vi/van-ban/{NEW}/toan-van.md" in preview["files"]
    assert {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()} == before
    status, written = asking.post("/write", draft)
    assert status == 200
    assert sorted(written["files"]) == sorted(preview["files"])
    assert written["page"] == f"van-ban/{NEW}/toan-van/"
    catalogue, issues = load(project)
    stored = catalogue.texts.newest[NEW]
    assert "Lời đã sửa." in stored.page.body
    assert stored.origin.file == "quyết định.docx"
    assert catalogue.documents[NEW].number == reading["text"]["head"]["number"]
    assert [str(i) for i in issues.errors] == []

    # The same again changes nothing; with another word, one provision.
    assert asking.post("/preview", draft)[1]["files"] == []
    row["text"] = "Lời sửa lần nữa."
    changed = asking.post("/preview", json.dumps(draft_of(reading)))[1]
    assert not changed["fresh"]
    assert [(c["before"], c["after"]) for c in changed["changes"]] == [("Lời đã sửa.", "Lời sửa lần nữa.")]
    status, known = asking.post("/documents", "")
    assert {"id": NEW, "has_text": True} in [{k: d[k] for k in ("id", "has_text")} for d in known]


def test_what_cannot_be_done_is_said_and_leaves_everything_as_it_was(
    asking: Asking, project: Paths
) -> None:
    before = {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()}
    assert read(asking, "x.docx", b"PK\x03\x04")[0] == 422
    assert read(asking, "x.exe", b"MZ\x90\x00\x03\x00\xff\xfe")[0] == 422
    _, reading = read(asking)
    for document in ("", "../x", "Qd 1", "a/b"):
        status, answer = asking.post("/write", json.dumps(draft_of(reading, document)))
        assert status == 422
        assert answer["message"]
    status, answer = asking.post("/write", json.dumps(draft_of(reading) | {"key": "0"}))
    assert status == 422
    assert "Chọn lại tệp" in answer["message"]
    assert {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()} == before


def test_a_text_comes_back_from_the_page_as_it_went() -> None:
    rows = [
        Row("chuong", "I", "QUY ĐỊNH", 0),
        Row("dieu", "1", "Tên", 1),
        Row("khoan", "1", "Lời", 2),
        Row("bang", "", "", 3, Grid(((Cell("a", header=True), Cell("b\nc", columns=2)),))),
        Row("gach", "+", "Ý", 2),
    ]
    head = Letterhead(("ỦY BAN", "TỈNH MẪU"), "1/QĐ", "Mẫu", "2026-01-05", "Quyết định", "Về việc")
    text = LegalText(
        head, ("Căn cứ;",), ("QUYẾT ĐỊNH:",), from_rows(rows), ("KT.", "Nguyễn Văn A"), ("Như trên;",)
    )
    assert mended(shown(text, [])) == text
    assert mended(shown(LegalText(), [])) == LegalText()


def test_facts_are_decided_beside_the_wording(asking: Asking, project: Paths) -> None:
    document = "qd-9-2026-ubnd-mau"
    status, found = asking.post("/proposals", document)
    assert status == 200
    fact = next(one for one in found if one["kind"] == "fact" and one["figures"] and not one["settled"])
    assert "".join(part["text"] for part in fact["wording"])
    assert any(part["mark"] == "figure" for part in fact["wording"]) == any(
        f["found"] for f in fact["figures"]
    )
    decision = {"id": fact["id"], "verdict": "accept"}
    status, written = asking.post("/decide", json.dumps([decision]))
    assert (status, written["files"]) == (200, [f"docs/_data/facts/{document}.yml"])
    after = load(project)[0].facts[fact["id"]]
    assert (after.confidence, after.sources[0]) == ("chinh-van", document)
    again = asking.post("/proposals", document)[1]
    assert next(one for one in again if one["id"] == fact["id"])["settled"]

    before = (project.data / "facts" / f"{document}.yml").read_bytes()
    key = fact["figures"][0]["key"]
    for values in ({key: "nhiều"}, {"khong-co": "3"}):
        wrong = [{"id": fact["id"], "verdict": "correct", "values": values}]
        assert asking.post("/decide", json.dumps(wrong))[0] == 422
    assert asking.post("/decide", json.dumps([{"id": "khong-co", "verdict": "accept"}]))[0] == 422
    assert asking.post("/proposals", "qd-1-2020-mau")[0] == 422
    assert (project.data / "facts" / f"{document}.yml").read_bytes() == before
