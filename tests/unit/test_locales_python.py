"""Python says what stands in the catalogue: no words of its own, keys that exist, as many values as places."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from portal.content.issues import Code
from portal.locales import FOLDER, Speaker, catalogue, text

PACKAGE = Path(__file__).resolve().parent.parent.parent / "scripts" / "portal"
SOURCES = {
    p.relative_to(PACKAGE).as_posix(): ast.parse(p.read_text(encoding="utf-8"))
    for p in sorted(PACKAGE.rglob("*.py"))
}
EVERYWHERE = "*"
OF_THE_LANGUAGE = {
    "assets/fonts.py": (EVERYWHERE,),  # letters that fonts keep
    "checks/agreement.py": ("_KINDS", "_MENTION", "_OWN_NUMBER"),  # how prose names documents
    "checks/names.py": (EVERYWHERE,),  # how people are called
    "checks/quizzes.py": ("_NEGATION",),  # how questions deny
    "checks/stored_texts.py": ("_POINTS",),  # letters of points
    "checks/references.py": ("_BARE", "_NUMBERED", "_CIRCULAR"),  # how prose writes numbers
    "content/document_words.py": ("_SIGNS",),  # letters of ids → signs of kinds
    "content/citation.py": ("_MINISTRY", "_ACTS", "_NAMES"),  # how titles begin
    "content/fulltext/anchors.py": (EVERYWHERE,),  # letters of points
    "content/fulltext/model.py": (EVERYWHERE,),  # how provisions are called
    "content/fulltext/reading.py": (EVERYWHERE,),
    "content/fulltext/writing.py": (EVERYWHERE,),  # how letterheads say number and day
    "content/references.py": ("_ORDINAL_UNITS",),  # a unit that facts write
    "drawing/letters.py": (EVERYWHERE,),  # letters and how wide they are
    "forms/paper/arrange.py": ("_SIDE",),  # what labels of signatures hold
    "forms/paper/metrics.py": (EVERYWHERE,),  # letters and their widths
    "intake/readers/docx/body.py": (EVERYWHERE,),  # a label that is looked for
    "intake/readers/html/container.py": ("_LEGAL",),  # what official texts hold
    "intake/readers/html/walking.py": ("_LABELLED",),  # how provisions begin
    "intake/readers/lettering.py": (
        "_MODERN",
        "_BIG",
        "_HEADLINE",
        "_CAPITALS",
    ),  # letters of old fonts and of none
    "intake/readers/markdown.py": ("_BEGINS", "_BULLET"),  # how provisions begin
    "intake/readers/pdf/columns.py": ("_RECIPIENTS",),  # a word that is looked for
    "intake/readers/pdf/paragraphs.py": (
        "_NUMBERED",
        "_BEGINS",
        "_REFERS",
    ),  # how provisions begin, are cited
    "intake/criteria/amounts.py": (EVERYWHERE,),  # how tables write points
    "intake/criteria/levels.py": (EVERYWHERE,),  # how levels are told
    "intake/criteria/numbering.py": (EVERYWHERE,),  # how rows are counted
    "intake/criteria/rows.py": (EVERYWHERE,),  # how columns and sums are called
    "intake/recognising/codified.py": (EVERYWHERE,),  # how official texts are written
    "intake/recognising/copied.py": (EVERYWHERE,),
    "intake/recognising/head.py": (EVERYWHERE,),
    "intake/recognising/marks.py": (EVERYWHERE,),
    "intake/recognising/numbers.py": (EVERYWHERE,),
    "intake/recognising/parts.py": (EVERYWHERE,),
    "intake/recognising/quotes.py": (EVERYWHERE,),
    "intake/recognising/runon.py": (EVERYWHERE,),
    "intake/recognising/stream.py": (EVERYWHERE,),
    "intake/recognising/tail.py": (EVERYWHERE,),
    "intake/recognising/words.py": (EVERYWHERE,),
    "intake/registry.py": ("_KINDS", "_PLACES", "_ABOUT"),  # kinds, places and titles as texts write them
    "intake/verifying/proposing.py": ("_EFFECTIVE",),  # how a text tells since when it holds
    "intake/verifying/spellings.py": (EVERYWHERE,),  # how texts write numbers and days
    "intake/readers/pdf/rows.py": ("_LABEL",),  # numbers of provisions
    "locales/__init__.py": (EVERYWHERE,),  # what is said when nothing can be said
    "markdown/blocks/diagrams.py": (EVERYWHERE,),  # names of issuers
    "markdown/blocks/facts.py": (EVERYWHERE,),  # names of provisions
    "markdown/blocks/reference.py": (EVERYWHERE,),  # letters and how they are typed
    "markdown/provisions.py": ("_PARTY",),  # names of issuers
    "markdown/links.py": (EVERYWHERE,),  # a remark that is looked for
    "offline/zim.py": (EVERYWHERE,),  # a letter that is looked for
    "questions/spelling.py": (EVERYWHERE,),  # the spelling of syllables
    "render/xlsx/styles.py": (EVERYWHERE,),  # the unit of money that forms name
    "starting.py": ("PROVINCE",),  # the province of the starter, which is replaced
    "vietnamese/legacy.py": (EVERYWHERE,),  # letters of old fonts
    "vietnamese/provisions.py": (EVERYWHERE,),  # how documents are divided
    "vietnamese/sorting.py": (EVERYWHERE,),  # the alphabet
    "vietnamese/spoken/__init__.py": (EVERYWHERE,),  # what is said for what is written
    "vietnamese/spoken/amounts.py": (EVERYWHERE,),
    "vietnamese/spoken/dates.py": (EVERYWHERE,),
    "vietnamese/spoken/documents.py": (EVERYWHERE,),
    "vietnamese/spoken/letters.py": (EVERYWHERE,),
    "vietnamese/spoken/numbers.py": (EVERYWHERE,),
    "vietnamese/spoken/sentences.py": (EVERYWHERE,),
    "vietnamese/spoken/words.py": (EVERYWHERE,),
    "vietnamese/text.py": (EVERYWHERE,),  # letters without their marks
}
"""Constants that hold Vietnamese as data about the language: what is read, not said."""
PAGES = {
    key: f"pages/{path.stem}"
    for path in (FOLDER / "vi" / "pages").glob("*.json")
    for key in catalogue(f"pages/{path.stem}")
}
"""Area of each word of pages."""
LETTER = re.compile("[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]", re.IGNORECASE)


class Said(NamedTuple):
    """One place where a text is said; ``values`` is None where only the run knows how many there are."""

    where: str
    area: str
    key: str
    values: int | None
    with_hint: bool

    @property
    def texts(self) -> list[str]:
        words = catalogue(self.area)
        return [words[key] for key in ([self.key, f"{self.key}.hint"] if self.with_hint else [self.key])]


def keys_of(node: ast.expr, area: str) -> Iterator[str]:
    """The keys that *node* may stand for; of an f-string, all that begin like it."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from keys_of(node.body, area)
        yield from keys_of(node.orelse, area)
    elif isinstance(node, ast.JoinedStr):
        start = node.values[0]
        assert isinstance(start, ast.Constant), ast.unparse(node)
        alike = [key for key in catalogue(area) if key.startswith(str(start.value))]
        assert alike, ast.unparse(node)
        yield from alike


def said_in(name: str, tree: ast.Module) -> Iterator[Said]:
    speakers = {
        target.id: str(node.value.args[0].value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "Speaker"
        and isinstance(node.value.args[0], ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    texts = any(
        isinstance(node, ast.ImportFrom)
        and node.module == "portal.locales"
        and any(alias.name == "text" for alias in node.names)
        for node in tree.body
    )
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        said, _, how = ast.unparse(node.func).partition(".")
        if said in speakers and how in ("", "fault"):
            area, key, values = speakers[said], node.args[0], node.args[1:]
        elif texts and said == "text" and len(node.args) > 1 and isinstance(node.args[0], ast.Constant):
            area, key, values = str(node.args[0].value), node.args[1], node.args[3:]
        elif node.args and (said == "page_text" or how == "t") and isinstance(node.args[0], ast.Constant):
            key, values = node.args[0], node.args[1 if how == "t" else 2 :]
            area = PAGES[str(node.args[0].value)]
        else:
            continue
        # Which word a key put together from parts stands for is known when it is said.
        unknown = isinstance(key, ast.JoinedStr) or any(isinstance(one, ast.Starred) for one in values)
        counted = None if unknown else len(values)
        for one in keys_of(key, area):
            yield Said(f"{name}:{node.lineno}", area, one, counted, how == "fault")


SAID = [
    one for name, tree in SOURCES.items() if name != "locales/__init__.py" for one in said_in(name, tree)
]


def vietnamese(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The strings with Vietnamese letters, docstrings left out, each with the constant it is part of."""
    documentation = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for statement in tree.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        constant = next((t.id for t in targets if isinstance(t, ast.Name)), "")
        for node in ast.walk(statement):
            words = node.value if isinstance(node, ast.Constant) and id(node) not in documentation else None
            if isinstance(words, str) and LETTER.search(unicodedata.normalize("NFC", words)):
                yield constant, words


@pytest.mark.parametrize("name", list(SOURCES))
def test_python_holds_no_vietnamese_words(name: str) -> None:
    allowed = OF_THE_LANGUAGE.get(name, ())
    found = dict(vietnamese(SOURCES[name]))
    if EVERYWHERE in allowed:
        assert found, "nothing left to allow"
    else:
        assert set(found) == set(allowed), found


def test_python_says_only_keys_there_are_with_as_many_values_as_places() -> None:
    assert len(SAID) > 500
    for one in SAID:
        assert one.key in catalogue(one.area), one
        places = {int(n) for words in one.texts for n in re.findall(r"\{(\d)\}", words)}
        if one.values is not None:
            assert places == set(range(one.values)), one


def test_every_hint_is_said() -> None:
    said = {(one.area, f"{one.key}.hint" if one.with_hint else one.key) for one in SAID}
    for area in sorted({one.area for one in SAID}):
        for key in catalogue(area):
            if key.endswith(".hint"):
                assert (area, key) in said, f"{area}: nobody says {key}"


def test_every_issue_code_is_explained_and_no_other() -> None:
    assert list(catalogue("issue-codes")) == [code.name.lower().replace("_", "-") for code in Code]


def test_too_few_values_are_told_by_area_and_key() -> None:
    with pytest.raises(IndexError, match=r"cli\.json, khóa found"):
        text("cli", "found", "vi", 1)
    assert text("cli", "found", "vi", "{1}", "{0}") == "{1} lỗi, {0} cảnh báo.", (
        "values are not filled in again"
    )


def test_a_fault_is_what_is_wrong_and_how_to_write_it() -> None:
    say = Speaker("check-learning")
    assert say.fault("several-right", 3) == (
        "không có đáp án đúng nào trong 3 phương án",
        "Đánh dấu correct: true ở mọi phương án đúng; có thể chỉ một, có thể tất cả.",
    )
    with pytest.raises(KeyError, match=r"check-learning\.json không có khóa twins\.nothing"):
        say("twins.nothing")
