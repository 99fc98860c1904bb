"""Pictures drawn for slides: nothing too small, nothing over anything else, lines around every box."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from portal.drawing.chart import Bar, chart
from portal.drawing.flow import Node, Way, flow
from portal.drawing.icons import icon_list, icon_path, icon_row
from portal.drawing.letters import text_width
from portal.drawing.path import path_across, path_down
from portal.drawing.scene import LEAST, PAINTS, Arrow, Box, Glyph, Scene
from portal.drawing.sheets import document_sheet, form_sheet

WIDTHS = (1192.0, 872.0)
HIGH = 440.0
GRAPHS: dict[str, tuple[int, list[tuple[int, int, str]]]] = {
    "three in a row": (3, [(0, 1, ""), (1, 2, "")]),
    "seven in a row": (7, [(n, n + 1, "") for n in range(6)]),
    "words on arrows": (3, [(0, 1, "việc trong xã"), (1, 2, "việc toàn tỉnh")]),
    "one to three": (4, [(0, 1, ""), (0, 2, ""), (0, 3, "")]),
    "three to one": (4, [(0, 3, ""), (1, 3, ""), (2, 3, "")]),
    "a diamond": (4, [(0, 1, "đạt"), (0, 2, "chưa"), (1, 3, ""), (2, 3, "")]),
    "past a box": (4, [(0, 1, ""), (1, 2, ""), (2, 3, ""), (0, 3, "gửi thẳng")]),
    "there and back": (3, [(0, 1, ""), (1, 2, ""), (2, 0, "trả lại")]),
    "two pairs": (4, [(0, 1, ""), (2, 3, "")]),
}


def boxes(scene: Scene) -> list[Box]:
    """The boxes of a flow, without the words on arrows."""
    return [part for part in scene.parts if isinstance(part, Box) and part.edge]


def drawn(name: str, width: float) -> Scene:
    count, ways = GRAPHS[name]
    looks = ("person", "office", "paper", "place", "plain")
    nodes = [Node(f"Việc thứ {n}", looks[n % 5]) for n in range(1, count + 1)]
    return flow(nodes, [Way(*way) for way in ways], width, HIGH)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", GRAPHS)
def test_boxes_stand_apart_within_the_picture(name: str, width: float) -> None:
    scene = drawn(name, width)
    assert len(boxes(scene)) == GRAPHS[name][0]
    for box in boxes(scene):
        assert box.x >= 0
        assert box.x + box.width <= width + 1
        assert box.y + box.height <= scene.height <= HIGH + 90
    for a, b in combinations(boxes(scene), 2):
        assert a.x + a.width < b.x or b.x + b.width < a.x or a.y + a.height < b.y or b.y + b.height < a.y


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", GRAPHS)
def test_lines_lead_from_box_to_box_and_through_none(name: str, width: float) -> None:
    scene = drawn(name, width)
    arrows = [part for part in scene.parts if isinstance(part, Arrow)]
    assert len(arrows) == len(GRAPHS[name][1])
    for arrow, (start, end, _) in zip(arrows, GRAPHS[name][1], strict=True):
        assert on_edge(arrow.points[0], boxes(scene)[start]), name
        assert on_edge(arrow.points[-1], boxes(scene)[end]), name
        for (ax, ay), (bx, by) in pairwise(arrow.points):
            assert ax == pytest.approx(bx) or ay == pytest.approx(by), "level or upright"
            for share in range(1, 20):
                x, y = ax + (bx - ax) * share / 20, ay + (by - ay) * share / 20
                inside = [
                    b
                    for b in boxes(scene)
                    if b.x + 1 < x < b.x + b.width - 1 and b.y + 1 < y < b.y + b.height - 1
                ]
                assert inside == [], name


def on_edge(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    level = abs(y - box.y) < 3 or abs(y - box.y - box.height) < 3
    upright = abs(x - box.x) < 3 or abs(x - box.x - box.width) < 3
    return (level and box.x <= x <= box.x + box.width) or (upright and box.y <= y <= box.y + box.height)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [name for name, (_, ways) in GRAPHS.items() if any(w[2] for w in ways)])
def test_words_on_arrows_stand_clear_of_boxes_and_of_each_other(name: str, width: float) -> None:
    scene = drawn(name, width)
    said = {" ".join(way[2].split()) for way in GRAPHS[name][1]} - {""}
    labels = [p for p in scene.parts if isinstance(p, Box) and " ".join(p.lines) in said and not p.bold]
    assert len(labels) == len(said)
    for label in labels:
        for other in [*boxes(scene), *(one for one in labels if one is not label)]:
            apart = label.x + label.width <= other.x or other.x + other.width <= label.x
            assert apart or label.y + label.height <= other.y or other.y + other.height <= label.y


def every_scene() -> dict[str, Scene]:
    years = [Bar("2025", 40, "40%"), Bar("2030", 60, "60%", doubtful=True)]
    named = [Bar("Có chuyên môn kỹ thuật", 50, "50%"), Bar("Vùng khó khăn: chuyên môn", 40, "40%")]
    steps = [
        "Tìm quyết định gần nhất",
        "In Bản tổng hợp",
        "Xin số Công dân học tập",
        "Soạn công văn",
        "Xem lại",
    ]
    icons = ["material/account-group", "material/home", "material/bank", "material/school"]
    labels = ["Cán bộ, công nhân viên, doanh nhân", "Gia đình", "Dòng họ", "Bản"]
    found = {name: drawn(name, width) for name in GRAPHS for width in WIDTHS}
    for width in WIDTHS:
        found[f"upright {width}"] = chart(
            [("Kỹ năng sống", years), ("Chuyên môn", years)], width, HIGH, 100
        )
        found[f"lying {width}"] = chart([("Mức độ 1", named), ("Mức độ 2", named)], width, HIGH)
        found[f"across {width}"] = path_across(steps, width)
        found[f"down {width}"] = path_down(steps, width, HIGH)
        found[f"icons {width}"] = icon_row(icons, labels, width)
    found["icon list"] = icon_list(icons[:3], ["Mọi người", "Mọi nhà", "Đơn vị"])
    found["document"] = document_sheet("Thông tư 25/2023/TT-BGDĐT", "ngày 26/12/2023", "Còn hiệu lực", "la")
    found["form"] = form_sheet(
        "Phiếu khảo sát nhu cầu học tập của hộ gia đình", ["Xã, phường", "Họ tên", "x" * 90]
    )
    return found


@pytest.mark.parametrize(("name", "scene"), every_scene().items())
def test_letters_are_large_enough_and_stay_in_the_picture(name: str, scene: Scene) -> None:
    for part in scene.parts:
        if not isinstance(part, Box):
            continue
        for line in part.lines:
            assert part.size >= LEAST, line
            wide = text_width(line, part.size, bold=part.bold)
            left = part.x + (part.width - wide) / 2 if part.middle else part.x
            assert left >= -14, f"{name}: {line}"
            assert left + wide <= scene.width + 14, f"{name}: {line}"
        assert part.y >= -9
        assert part.y + part.height <= scene.height + 9, name


def test_bars_are_as_long_as_their_values_and_a_doubtful_one_is_hollow() -> None:
    scene = chart([("", [Bar("2025", 25, "25%"), Bar("2030", 50, "50%", doubtful=True)])], 872, HIGH, 100)
    sure, doubtful = (p for p in scene.parts if isinstance(p, Box) and p.radius == 4)
    assert doubtful.height == pytest.approx(2 * sure.height)
    assert (sure.fill, sure.dashed) == ("cham", False)
    assert (doubtful.fill, doubtful.dashed) == ("", True)


def test_a_picture_has_the_colours_of_the_page_or_of_paper() -> None:
    scene = path_across(["Một", "Hai", "Ba"], 872)
    assert "var(--cham)" in scene.svg("Các bước")
    assert 'aria-label="Các bước"' in scene.svg("Các bước")
    paper = scene.svg("Các bước", PAINTS)
    assert "var(" not in paper
    assert PAINTS["cham"] in paper


def test_icons_are_those_of_the_theme() -> None:
    path, box = icon_path("material/account-group")
    assert path.startswith("M")
    assert box == 24
    with pytest.raises(FileNotFoundError):
        icon_path("material/khong-co")
    assert any(isinstance(part, Glyph) for part in icon_row(["material/home"], ["Nhà"], 872).parts)
