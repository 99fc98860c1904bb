"""Words for readers: Python that makes pages and files, templates and Typst say them from the catalogue."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.locales import FOLDER, Speaker, catalogue, page_text, text

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "scripts" / "portal"
ROOMS = (
    "assets",
    "document",
    "hall",
    "markdown",
    "offline",
    "outputs",
    "questions",
    "render",
    "search",
    "sharing",
)
FOR_OPERATORS = {"offline/update.py", "outputs/kit/plan.py", "outputs/slides/lint.py"}
"""What speaks to authors and operators, not to readers."""
OF_THE_LANGUAGE = {
    "assets/fonts.py": "letters that fonts keep",
    "document/deck/fit.py": "where a sentence ends: a pattern",
    "markdown/blocks/diagrams.py": "names of issuers that are looked for",
    "markdown/blocks/facts.py": "names of provisions that are looked for",
    "markdown/blocks/reference.py": "letters and how they are typed",
    "markdown/diagrams/svg.py": "letters and how wide they are",
    "markdown/marks.py": "a remark that is looked for",
    "offline/zim.py": "a letter that is looked for",
    "questions/spelling.py": "the spelling of syllables",
    "render/xlsx/styles.py": "the unit of money that forms name",
}
"""Files that hold Vietnamese letters as data about the language, and what for."""
LETTER = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)
PAGES = {key: f"pages/{p.stem}" for p in (FOLDER / "vi" / "pages").glob("*.json")
         for key in catalogue(f"pages/{p.stem}")}  # fmt: skip
SOURCES = sorted(PACKAGE.rglob("*.py"))
DRAWN = [*(ROOT / "overrides").glob("*.html"), *(ROOT / "overrides" / "partials").rglob("*.html"),
         *PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.typ")]  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(ROOT if path.is_relative_to(ROOT / "overrides") else PACKAGE).as_posix()


class Said(NamedTuple):
    """A call that says a text: the area, the key, how many values it gives (None: only known when run)."""

    area: str
    key: str
    values: int | None
    line: int


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """String constants that are no docstrings."""
    told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node


def literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def said_in(path: Path) -> Iterator[Said]:
    """Calls with a literal key in a Python file: of speakers, ``text``, ``page_text``, ``context.t``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    speakers = {
        node.targets[0].id: literal(node.value.args[0])
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "Speaker"
    }
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name, first = ast.unparse(call.func).rpartition(".")[2], literal(call.args[0])
        starred = any(isinstance(a, ast.Starred) for a in call.args)
        if first is None:
            continue
        if (area := speakers.get(name)) is not None:
            yield Said(area, first, None if starred else len(call.args) - 1, call.lineno)
        elif name == "text" and len(call.args) > 1 and (FOLDER / "vi" / f"{first}.json").exists():
            key = literal(call.args[1])
            if key is not None:
                yield Said(first, key, None if starred else max(0, len(call.args) - 3), call.lineno)
        elif name in ("page_text", "t"):
            taken = 2 if name == "page_text" else 1
            known = PAGES.get(first, "pages")
            yield Said(known, first, None if starred else len(call.args) - taken, call.lineno)


@pytest.mark.parametrize(
    "path",
    [p for p in SOURCES if name_of(p).startswith(ROOMS) and name_of(p) not in FOR_OPERATORS],
    ids=name_of,
)
def test_what_makes_pages_and_files_holds_no_vietnamese_words(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [c.value for c in constants(tree) if LETTER.search(unicodedata.normalize("NFC", str(c.value)))]
    assert bool(found) == (name_of(path) in OF_THE_LANGUAGE), found


@pytest.mark.parametrize("path", DRAWN, ids=name_of)
def test_templates_hold_no_vietnamese_words(path: Path) -> None:
    assert LETTER.findall(unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_every_key_that_is_said_is_there_with_its_values(path: Path) -> None:
    for area, key, values, line in said_in(path):
        assert area != "pages", f"{path}:{line}: no area of pages has {key}"
        assert key in catalogue(area), f"{path}:{line}: {area} has no {key}"
        wanted = len(set(re.findall(r"\{(\d)\}", catalogue(area)[key])))
        assert values in (None, wanted), f"{path}:{line}: {key} takes {wanted} values"


@pytest.mark.parametrize("path", DRAWN, ids=name_of)
def test_every_key_of_a_template_is_there(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    area = next(iter(re.findall(r'"words-([a-z-]+)\.json"', source)), "frame")
    if path.name == "book.typ":
        area = "handout"  # imports what handout.typ says
    for key in re.findall(r"""(?:\b(?:ui|lang)\.t|\bsay)\(["']([^"']+)["'](?! [~+])""", source):
        assert key in catalogue(area), f"{path}: {area} has no {key}"


def test_a_key_stands_in_one_area_of_pages() -> None:
    areas = [f"pages/{path.stem}" for path in (FOLDER / "vi" / "pages").glob("*.json")]
    keys = list(chain.from_iterable(map(catalogue, areas)))
    assert sorted(keys) == sorted(set(keys))


def test_texts_of_pages_are_found_and_filled_in() -> None:
    assert page_text("module", "vi", 7) == "Học phần 7"
    assert page_text("module-titled", "en", 7, "x") == "Module 7: x"
    assert Speaker("handout")("question", 3) == text("handout", "question", "vi", 3) == "Câu 3."
    with pytest.raises(KeyError, match="nowhere"):
        page_text("nowhere", "vi")
    with pytest.raises(IndexError, match=r"handout\.json, khóa question"):
        text("handout", "question")
