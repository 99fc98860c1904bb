"""Picture files: what may stand on a page, read and measured. Leaves to others: where they are shown."""

from __future__ import annotations

import hashlib
import io
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import PIL.Image
import PIL.ImageOps

from portal.locales import Speaker

say = Speaker("page-faults")

KINDS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp", ".svg": "svg"}
"""Endings of the files every output can show."""
MEDIA = {kind: f"image/{kind}{'+xml' if kind == 'svg' else ''}" for kind in KINDS.values()}
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_LIVE = {"script", "foreignObject", "animate", "animateTransform", "animateMotion", "set", "a"}
_ORIENTATION = 0x0112
"""Tag of EXIF that says how the camera was held."""
_FETCHED = re.compile(r"url\(\s*['\"]?(?!['\"]?#)")
_LENGTH = re.compile(r"^\s*([\d.]+)\s*(px|pt|pc|mm|cm|in|)\s*$")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class ImageError(ValueError):
    """A picture that no output can show; says what is wrong and what to do instead, for authors."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, repr=False)
class Image:
    """A picture file."""

    kind: str
    """svg, png, jpeg, gif or webp."""
    data: bytes
    width: float
    """Of the view box in its units, or in pixels."""
    height: float
    drawn: bool = False
    """Drawn from data, with our colours and typeface; else people put it in."""

    def __repr__(self) -> str:
        return f"Image({self.name!r}, {self.width}, {self.height}, {self.drawn})"

    @property
    def name(self) -> str:
        """A file name that its content alone decides."""
        return f"hinh-{hashlib.sha256(self.data).hexdigest()[:16]}.{self.kind}"

    @property
    def svg(self) -> str:
        """The text of an SVG, without its declaration; empty for other kinds."""
        return re.sub(r"^<\?xml[^>]*\?>\s*", "", self.data.decode()) if self.kind == "svg" else ""


def read_image(src: str, folder: Path, root: Path) -> Image:
    """Return the picture that a page in *folder* names by *src*; it must lie in *root*.

    Raises ImageError.
    """
    if re.match(r"(?i)[a-z][a-z0-9+.-]*:|//", src):
        raise ImageError(say("image-elsewhere", src[:80]), say("image-elsewhere.hint"))
    path = (folder / unquote(re.sub(r"[?#].*", "", src))).resolve()
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise ImageError(say("image-kind", src), say("image-kind.hint"))
    if src.startswith("/") or not path.is_relative_to(root.resolve()):
        raise ImageError(say("image-outside", src), say("image-outside.hint"))
    if not path.is_file():
        place = path.relative_to(root.resolve())
        raise ImageError(say("image-missing", src), say("image-missing.hint", place))
    data = path.read_bytes()
    return (
        svg_image(data.decode("utf-8-sig", "replace"), src) if kind == "svg" else _pixels(data, kind, src)
    )


def _pixels(data: bytes, kind: str, src: str) -> Image:
    try:
        with PIL.Image.open(io.BytesIO(data), formats=[kind.upper()]) as opened:
            opened.load()
            if opened.getexif().get(_ORIENTATION, 1) != 1:
                # A photo taken with the phone turned: not every program reads the note that says so.
                out = io.BytesIO()
                turned = PIL.ImageOps.exif_transpose(opened)
                turned.save(out, kind.upper(), **({"quality": 92} if kind != "png" else {}))
                return Image(kind, out.getvalue(), float(turned.width), float(turned.height))
            return Image(kind, data, float(opened.width), float(opened.height))
    except (OSError, ValueError, SyntaxError, PIL.Image.DecompressionBombError):
        raise ImageError(say("image-broken", src, kind.upper()), say("image-broken.hint")) from None


def svg_image(text: str, src: str) -> Image:
    """Return an SVG of *text* that draws the same everywhere: nothing live, nothing fetched.

    *src* names it in messages. Raises ImageError.
    """
    hint = say("svg.hint")
    try:
        if "<!ENTITY" in text:
            raise etree.ParseError
        root = etree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text))
    except (etree.ParseError, ValueError):
        raise ImageError(say("svg-unread", src), hint) from None
    live = next(filter(_is_live, root.iter()), None)
    if live is not None:
        raise ImageError(say("svg-live", src, _local(live.tag)), hint)
    width, height = _size(root)
    if _local(root.tag) != "svg" or not width or not height:
        raise ImageError(say("svg-size", src), say("svg-size.hint"))
    _cleaned(root)
    root.attrib.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    etree.register_namespace("", _SVG)
    etree.register_namespace("xlink", _XLINK)
    return Image("svg", etree.tostring(root, encoding="utf-8"), width, height)


def _is_live(element: etree.Element) -> bool:
    """Whether an element runs something, or takes something from elsewhere."""
    name, text = _local(element.tag), element.text or ""
    if name in _LIVE or (name == "style" and ("@import" in text or _FETCHED.search(text))):
        return True
    return any(
        key.startswith("on")
        or (_local(key) == "href" and not value.startswith(("#", "data:image/")))
        or _FETCHED.search(value)
        for key, value in element.attrib.items()
    )


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def _size(root: etree.Element) -> tuple[float, float]:
    """Width and height: those of the view box, else those the file asks for; 0 when it names none."""
    box = re.findall(r"[-+\d.eE]+", root.get("viewBox", ""))
    sides = box[2:] if len(box) == 4 else []
    if not sides:
        found = [_LENGTH.match(root.get(name, "")) for name in ("width", "height")]
        sides = [str(float(m[1]) * _UNITS[m[2]]) for m in found if m]
    try:
        width, height = (max(0.0, float(side)) for side in sides)
    except ValueError:
        return 0.0, 0.0
    return width, height


def _cleaned(root: etree.Element) -> None:
    """Take out what drawing programs note for themselves; name the namespace of what has none."""
    for element in root.iter():
        if not str(element.tag).startswith("{"):
            element.tag = f"{{{_SVG}}}{element.tag}"
        for child in list(element):
            foreign = str(child.tag).startswith("{") and not str(child.tag).startswith(f"{{{_SVG}}}")
            if foreign or _local(child.tag) == "metadata":
                element.remove(child)
        for name in list(element.attrib):
            if name.startswith("{") and not name.startswith((f"{{{_XLINK}}}", "{http://www.w3.org/XML/")):
                del element.attrib[name]
