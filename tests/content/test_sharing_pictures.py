"""Pictures of pages: the same words give the same bytes and name, other words others; long titles stay inside."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import PIL.Image
import pytest

from portal.content.catalogue import Catalogue
from portal.paths import Paths
from portal.sharing.cards import Card
from portal.sharing.pages import SharedPage
from portal.sharing.pictures import Pictures

CARD = Card("Thông tư 1/2020/TT-MAU", "Quy định thử", "Còn hiệu lực", "con-hieu-luc")
PAGE = SharedPage(
    Path("x"), "van-ban/tt-1-2020-mau/", "vi", "https://mau.example/van-ban/tt-1-2020-mau/", "", "", "", []
)


@pytest.fixture(scope="module")
def pictures(paths: Paths, catalogue: Catalogue) -> Pictures:
    return Pictures(catalogue, paths.assets, paths.fonts)


def drawn(png: bytes) -> PIL.Image.Image:
    return PIL.Image.open(io.BytesIO(png)).convert("RGB")


def test_the_same_words_give_the_same_file(pictures: Pictures) -> None:
    one, again = pictures.wanted(PAGE, CARD), pictures.wanted(PAGE, CARD)
    assert (one.file, one.source, one.make()) == (again.file, again.source, again.make())
    assert one.file.startswith("van-ban-tt-1-2020-mau.")
    ended = pictures.wanted(PAGE, replace(CARD, standing="Hết hiệu lực", force="het-hieu-luc"))
    assert ended.file != one.file, "services that show links keep a picture by its address"
    assert (0x9A, 0x2F, 0x25) in {c for _, c in drawn(ended.make()).getcolors(256) or []}
    assert (0x9A, 0x2F, 0x25) not in {c for _, c in drawn(one.make()).getcolors(256) or []}


@pytest.mark.parametrize("length", [1, 12, 30])
def test_titles_of_any_length_leave_room_for_the_standing(pictures: Pictures, length: int) -> None:
    """Between the title and the standing, and at the right edge, there is nothing but paper."""
    title = " ".join(["Quy định về việc thử nghiệm"] * length)[:260]
    picture = drawn(pictures.wanted(PAGE, replace(CARD, title=title)).make())
    paper = picture.getpixel((10, 600))
    strip = [picture.getpixel((x, y)) for x in range(40, 900, 2) for y in range(478, 508, 2)]
    assert set(strip) == {paper}
    edge = [picture.getpixel((x, y)) for x in range(1165, 1200) for y in range(150, 420, 2)]
    assert set(edge) == {paper}
