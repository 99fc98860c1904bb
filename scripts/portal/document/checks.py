"""What stands on a page and has no form away from the site: told with the line that wrote it.

Blocks draw nothing without a form (a test reads every page), so only pages whose own Markdown, or the data,
hold raw HTML or a picture are converted and read: the check costs nothing while nobody writes any.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from portal.content.issues import Code, Issues
from portal.content.pages import Page
from portal.content.references import ReferenceLookupError
from portal.document.inline import no_words
from portal.document.model import Trouble
from portal.document.pages import Pages
from portal.paths import Paths

_SUSPECT = re.compile(r"<[A-Za-z!?]|!\[")
_EMPTY = re.compile(r"!\[\s*\]\s*(?:\((?P<src>[^)\s]*)|\[)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
Lines = Sequence[tuple[Path, int, str]]
"""(file, line from 1, text) of what people wrote."""


def check_forms_of_pages(pages: Pages, paths: Paths, issues: Issues) -> None:
    """Add an issue for every element and picture of a Vietnamese page that has no form in some output."""
    data = [line for path in _data_files(paths) for line in _lines_of(path) if _SUSPECT.search(line[2])]
    for page in pages.sources.values():
        if not data and not any(_SUSPECT.search(line) for line in page.lines[page.start :]):
            continue
        lines = [(page.source, number, _CODE.sub("", text)) for number, text in page.prose]
        for source, number, text in lines:
            for match in _EMPTY.finditer(text):
                trouble = no_words(match["src"] or "")
                issues.add(Code.HINH, source, number, trouble.message, trouble.hint)
        for trouble, place, number in _placed(_troubles(pages, page), [*lines, *data]):
            code = Code.HINH if trouble.tag in ("img", "svg") else Code.PHAN_TU
            issues.add(code, place or page.source, number, trouble.message, trouble.hint)


def _data_files(paths: Paths) -> list[Path]:
    folders = [paths.data, *sorted(p for p in paths.docs.iterdir() if p.is_dir() and p != paths.data)]
    return sorted(path for folder in folders for path in folder.rglob("*.yml"))


def _lines_of(path: Path) -> Lines:
    return [(path, n, text) for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]


def _troubles(pages: Pages, page: Page) -> Sequence[Trouble]:
    try:
        return pages.of(page.path).tree.troubles
    except ReferenceLookupError:
        return []  # told by the check of references; read again when that is mended


def _placed(troubles: Sequence[Trouble], lines: Lines) -> Iterator[tuple[Trouble, Path | None, int]]:
    """Yield each trouble with its file and line: the first stands where the first such words do."""
    seen: Counter[str] = Counter()
    for trouble in troubles:
        needle = _needle(trouble)
        places = [(source, n) for source, n, text in lines for _ in re.finditer(needle, text)]
        at = min(seen[needle], len(places) - 1)
        seen[needle] += 1
        yield (trouble, *places[at]) if places else (trouble, None, 0)


def _needle(trouble: Trouble) -> str:
    """The pattern of what a trouble was written as."""
    if trouble.tag == "img" and trouble.text:
        written = {trouble.text, unquote(trouble.text), html.escape(trouble.text)}
        return "|".join(re.escape(text) for text in sorted(written))
    return rf"(?i)<{re.escape(trouble.tag)}(?!\w)"
