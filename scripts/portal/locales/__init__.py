"""What readers are told, by language and area: the JSON beside this module, which browser code reads too.

An area is a part of the portal that is loaded by itself (``webform``, ``search``…): a file of keys and
texts, ``{0}``, ``{1}``… where something is filled in. Vietnamese has every area; another language has those
that are shown in it. The areas below ``pages`` are read together, so a key stands in one of them only.
Leaves to others: which language a page is in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def catalogue(area: str, language: str = "vi") -> Mapping[str, str]:
    """Return the texts of *area*; what *language* lacks is in Vietnamese. Raises KeyError for no area."""
    if not (FOLDER / "vi" / f"{area}.json").is_file():
        raise KeyError(f"không có tệp lời locales/vi/{area}.json")
    found: dict[str, str] = {}
    for name in dict.fromkeys(("vi", language)):
        path = FOLDER / name / f"{area}.json"
        if path.is_file():
            found |= json.loads(path.read_text(encoding="utf-8"))
    return found


def text(area: str, key: str, language: str = "vi", *values: object) -> str:
    """Return what stands under *key*, with *values* filled in.

    Raises KeyError for no key and IndexError for too few values; both name area and key.
    """
    words = catalogue(area, language)
    if key not in words:
        raise KeyError(f"locales/vi/{area}.json không có khóa {key}")
    try:
        return re.sub(r"\{(\d)\}", lambda at: str(values[int(at[1])]), words[key])
    except IndexError:
        raise IndexError(f"locales/vi/{area}.json, khóa {key}: thiếu giá trị cho “{words[key]}”") from None


class Speaker:
    """Says the texts of one area in Vietnamese, to authors and operators: they have no other language."""

    def __init__(self, area: str) -> None:
        self.area = area

    def __call__(self, key: str, *values: object) -> str:
        """Return what stands under *key*, with *values* filled in. Raises as ``text``."""
        return text(self.area, key, "vi", *values)

    def fault(self, key: str, *values: object) -> tuple[str, str]:
        """Return what is wrong and, from ``key.hint``, how to write it; they share *values*."""
        return self(key, *values), self(f"{key}.hint", *values)


def page_text(key: str, language: str, *values: object) -> str:
    """Return a word of pages, whose *key* is in one area below ``pages``. Raises as ``text``."""
    return text(_page_areas()[key], key, language, *values)


@cache
def _page_areas() -> Mapping[str, str]:
    areas = sorted(f"pages/{path.stem}" for path in (FOLDER / "vi" / "pages").glob("*.json"))
    return {key: area for area in areas for key in catalogue(area)}
