"""Numbers that Word counts by itself stand in the text as they stand on the page."""

from __future__ import annotations

import pytest

from tests.intake.building_docx import packed, run
from tests.intake.reading import message, read, words_found


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def texts(body: str, **parts: str) -> list[str]:
    return words_found(read(packed(body, **parts), "thu.docx"))


def level(at: int, kind: str, words: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{words}"/></w:lvl>'


def numbered(*items: tuple[int, int], definition: str, numbers: str = "") -> list[str]:
    """The labels of paragraphs (list, level)."""
    body = "".join(
        p(run("x"), f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>')
        for number, at in items
    )
    part = f'<w:abstractNum w:abstractNumId="0">{definition}</w:abstractNum>' + (
        numbers or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return [text.removesuffix("x").strip() for text in texts(body, numbering=part)]


@pytest.mark.parametrize(
    ("kind", "words", "labels"),
    [
        ("decimal", "Điều %1.", ["Điều 1.", "Điều 2.", "Điều 3."]),
        ("upperRoman", "Chương %1", ["Chương I", "Chương II", "Chương III"]),
        ("lowerLetter", "%1)", ["a)", "b)", "c)"]),
        ("lowerRoman", "(%1)", ["(i)", "(ii)", "(iii)"]),
        ("decimalZero", "%1", ["01", "02", "03"]),
        ("upperLetter", "%1.", ["A.", "B.", "C."]),
        ("bullet", "\uf0b7", ["-", "-", "-"]),
        ("none", "", ["", "", ""]),
    ],
)
def test_numbers_are_written_as_word_shows_them(kind: str, words: str, labels: list[str]) -> None:
    assert numbered((1, 0), (1, 0), (1, 0), definition=level(0, kind, words)) == labels


def test_levels_count_below_each_other_and_begin_anew() -> None:
    definition = level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)")
    items = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert numbered(*items, definition=definition) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_numbers_of_wider_levels_are_written_too() -> None:
    definition = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")
    assert numbered((1, 0), (1, 1), (1, 1), (1, 0), (1, 1), definition=definition) == [
        "I.",
        "1.1.",
        "1.2.",
        "II.",
        "2.1.",
    ]


def test_a_level_may_go_on_counting() -> None:
    """Articles count through all chapters."""
    definition = level(0, "upperRoman", "Chương %1") + level(
        1, "decimal", "Điều %2.", '<w:lvlRestart w:val="0"/>'
    )
    items = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)]
    assert numbered(*items, definition=definition)[-1] == "Điều 3."


def test_a_list_begins_where_it_is_told_to() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
        "</w:lvlOverride></w:num>"
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "lowerLetter", "%1)")
        + "</w:lvlOverride></w:num>"
    )
    items = [(1, 0), (1, 0), (2, 0), (2, 0), (1, 0)]
    assert numbered(*items, definition=level(0, "decimal", "%1."), numbers=numbers) == [
        "1.",
        "2.",
        "7.",
        "8.",
        "9.",
    ]
    assert numbered((3, 0), (3, 0), definition=level(0, "decimal", "%1."), numbers=numbers) == ["a)", "b)"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>')
        + level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = "".join(
        p(run("x"), f'<w:pStyle w:val="{style}"/>{more}')
        for style, more in (
            ("Dieu", ""),
            ("Khoan", ""),
            ("Khoan", ""),
            ("Dieu", ""),
            ("Khoan", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
        )
    )
    assert texts(body, styles=styles, numbering=numbering) == [
        "Điều 1. x",
        "1. x",
        "2. x",
        "Điều 2. x",
        "x",
    ]


def test_letters_past_d_are_told() -> None:
    """Word writes e behind d, an office đ; the text keeps what the page shows."""
    body = "".join(
        p(run("x"), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for _ in range(5)
    )
    part = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "lowerLetter", "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    source = read(packed(body, numbering=part), "thu.docx")
    assert words_found(source)[-1] == "e) x"
    assert message("co-chu-cai") in source.remarks


def test_a_paragraph_without_words_is_counted() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    part = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert texts(p(run("x"), listed) + p("", listed) + p(run("x"), listed), numbering=part) == [
        "1. x",
        "3. x",
    ]
