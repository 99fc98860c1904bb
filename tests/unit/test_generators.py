"""Which page a Markdown object converts: told by the generator, by the caller, or by nobody."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from portal.content.references import ReferenceLookupError
from portal.markdown import PortalExtension, current
from portal.markdown.generators import told


class Passing(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return lines


def as_mkdocs(project: Path, source: str, meta: dict[str, Any] | None = None) -> Markdown:
    """A Markdown object as MkDocs and ProperDocs leave it before they convert *source*."""
    md = Markdown(extensions=[PortalExtension()])
    step = Treeprocessor(md)
    page = SimpleNamespace(meta={} if meta is None else meta)
    step.file = SimpleNamespace(  # type: ignore[attr-defined]
        src_uri=source, abs_src_path=str(project / "docs" / source), page=page
    )
    md.treeprocessors.register(step, "relpath", 0)
    return md


def as_zensical(project: Path, source: str, meta: dict[str, Any] | None = None) -> Markdown:
    """A Markdown object as Zensical makes it for *source*, laid out without its language's folder."""
    language, _, path = source.partition("/")
    md = Markdown(extensions=[PortalExtension(root=str(project), language=language)])
    step = Passing(md)
    step.page = SimpleNamespace(path=path, meta={} if meta is None else meta)  # type: ignore[attr-defined]
    md.preprocessors.register(step, "rendering_context", 0)
    return md


GENERATORS = pytest.mark.parametrize("generator", [as_mkdocs, as_zensical])


@GENERATORS
def test_references_know_page_and_language(generator: Any, mini: Path) -> None:
    there = generator(mini, "vi/hoc-phan/01-bat-dau/index.md").convert("[[qd-2-2024-mau]]")
    assert 'href="../../van-ban/qd-2-2024-mau/index.md"' in there
    assert 'href="van-ban/qd-2-2024-mau/index.md"' in generator(mini, "vi/index.md").convert(
        "[[qd-2-2024-mau]]"
    )
    module = "/// modules\n///"
    assert "Getting started" in generator(mini, "en/index.md").convert(module)
    assert "Getting started" not in generator(mini, "vi/index.md").convert(module)


@GENERATORS
def test_nothing_of_a_page_is_left_for_the_next(generator: Any, mini: Path) -> None:
    page = "vi/hoc-phan/01-bat-dau/index.md"
    first = generator(mini, page)
    before = first.convert("MTH, [[qd-2-2024-mau]]")
    assert "1 điều rút ra từ nhiều nguồn" not in before
    # A fact that was inferred is told at the foot of the page, and of no other.
    assert "1 điều rút ra từ nhiều nguồn" in first.reset().convert("[[qd-2.dieu-2]]")
    with pytest.raises(ReferenceLookupError):
        generator(mini, "vi/index.md").convert("MTH [[qd-2.dieu-2]] [[khong-co]]")
    assert first.reset().convert("MTH, [[qd-2-2024-mau]]") == before
    assert generator(mini, page).convert("MTH, [[qd-2-2024-mau]]") == before
    assert current.get(None) is None


@GENERATORS
def test_a_page_that_says_nothing_of_itself_gets_the_brief(generator: Any, mini: Path) -> None:
    meta: dict[str, Any] = {}
    generator(mini, "vi/van-ban/qd-1-2020-mau/index.md", meta).convert("Lời.")
    assert meta["description"]
    own = {"description": "Lời riêng."}
    generator(mini, "vi/van-ban/qd-1-2020-mau/index.md", own).convert("Lời.")
    assert own == {"description": "Lời riêng."}


@GENERATORS
def test_a_reference_to_nothing_names_the_page(generator: Any, mini: Path) -> None:
    with pytest.raises(ReferenceLookupError, match=r"hoc-phan/01-bat-dau/index\.md"):
        generator(mini, "vi/hoc-phan/01-bat-dau/index.md").convert("[[khong-co]]")


def test_when_nobody_tells_the_error_names_the_file(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = mini / "docs" / "vi" / "index.md"
    text = page.read_text(encoding="utf-8").split("---\n", 2)[2]
    for options in ({"root": str(mini)}, {}):
        monkeypatch.chdir(mini)
        with pytest.raises(LookupError, match=r"docs/vi/index\.md: máy dựng không cho biết"):
            Markdown(extensions=[PortalExtension(**options)]).convert(text)
    monkeypatch.chdir("/")
    with pytest.raises(LookupError, match="trang mở đầu bằng “# Lạ”"):
        Markdown(extensions=[PortalExtension()]).convert("# Lạ")


def test_other_tools_that_use_the_same_names_are_not_generators() -> None:
    md = Markdown()
    md.treeprocessors.register(Treeprocessor(md), "relpath", 0)
    md.preprocessors.register(Passing(md), "rendering_context", 0)
    assert told(md) is None
