"""Typst in one place: bundled fonts only, tagged PDF/UA-1, the same bytes for the same input."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import tempfile
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

import pikepdf
import pikepdf.settings
import PIL.Image
import segno
import typst

from portal.document import Image
from portal.locales import catalogue
from portal.render.typst.glyphs import printable
from portal.render.typst.lean_fonts import lean

pikepdf.settings.set_flate_compression_level(9)

MAIN = "main.typ"
"""The file that is compiled; others are imported or read by it."""


def template(name: str) -> str:
    """Return a Typst template of this room."""
    return (files("portal.render.typst") / name).read_text(encoding="utf-8")


def templates(*names: str, main: str = "") -> dict[str, bytes]:
    """Return Typst templates of this room as files, *main* the one to compile, with what they read.

    A template that says words reads an area of the catalogue, as ``words-<area>.json``.
    """
    texts = {name: template(name) for name in (*names, "say.typ")}
    if main:
        texts[MAIN] = template(main)
    areas = set(re.findall(r'"words-([a-z-]+)\.json"', "".join(texts.values())))
    words = {f"words-{area}.json": json.dumps(catalogue(area), ensure_ascii=False) for area in areas}
    return {name: text.encode() for name, text in (texts | words).items()}


def qr_svg(url: str) -> bytes:
    """Return a QR code of *url* without a border, as SVG."""
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="svg", border=0, scale=4, xmldecl=False)
    return out.getvalue()


def qr_png(url: str) -> bytes:
    """Return the same code as PNG, for programs that do not draw SVG well."""
    out = io.BytesIO()
    segno.make(url, error="m").save(out, kind="png", border=0, scale=8)
    return out.getvalue()


def compile_pdf(
    sources: Mapping[str, bytes], fonts: Path, day: str, inputs: Mapping[str, str] | None = None
) -> bytes:
    """Compile ``main.typ`` of *sources* (file name → content) with the fonts in *fonts* only.

    *day* (yyyy-mm-dd) is what the clock says while compiling. Raises typst.TypstError when the input
    is not accessible or does not compile.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in sources.items():
            (folder / file).write_bytes(content)
        pdf = typst.compile(
            str(folder / MAIN),
            root=str(folder),
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(lean(fonts))]
            ),
            sys_inputs=dict(inputs or {}),
            pdf_standards=["ua-1"],
            timestamp=int(dt.datetime.fromisoformat(day + "T00:00:00+00:00").timestamp()),
        )
    assert isinstance(pdf, bytes)
    return squeezed(pdf)


def squeezed(pdf: bytes) -> bytes:
    """Return *pdf* with its small objects, half of a tagged file, compressed together (PDF 1.5)."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as read:
        read.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def picture_files(images: Iterable[Image], fonts: Path) -> dict[str, bytes]:
    """Return the files of *images* by name, for Typst: letters the fonts lack are replaced in drawings."""
    found = {}
    for image in images:
        drawing = printable(re.sub(r"[\t\r]", " ", image.svg), fonts)
        found[image.name] = drawing.encode() or image.data
    return found


def picture_png(image: Image, fonts: Path, width_mm: float, ppi: float = 220) -> bytes:
    """Return a picture as PNG *width_mm* wide, for programs that do not draw its kind well."""
    page = "#set page(width: auto, height: auto, margin: 0pt, fill: white)\n"
    source = page + f'#image("{image.name}", width: {width_mm}mm)\n'
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / MAIN).write_text(source, encoding="utf-8")
        (folder / image.name).write_bytes(picture_files([image], fonts)[image.name])
        drawn = typst.compile(
            str(folder / MAIN),
            root=str(folder),
            format="png",
            ppi=ppi,
            font_paths=typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
            ),
        )
    assert isinstance(drawn, bytes)
    return _indexed(drawn) if image.svg else drawn


def _indexed(png: bytes) -> bytes:
    """Return a drawing with a table of its colours: a few inks and their edges need no four bytes a dot."""
    out = io.BytesIO()
    with PIL.Image.open(io.BytesIO(png)) as read:
        flat = read.convert("RGB").quantize(256, dither=PIL.Image.Dither.NONE)
        flat.save(out, "PNG", optimize=True)
    return out.getvalue()
