"""Tests: their papers (PDF, Word) and keys variant by variant, and what cards and papers say of them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.outputs.paper_text import Printed, Sheet
from tests.outputs.shape import Reading

_VARIANT = re.compile(r"Mã\s+đề\s+(\d+)")


@dataclass(frozen=True)
class Facts:
    """What is said of a test; None where nothing is said."""

    questions: int | None
    minutes: int | None
    needed: int | None
    percent: int | None


def facts(text: str) -> Facts:
    """Return the numbers in a line such as "20 câu · 25 phút · đúng từ 12 câu (60%) thì đạt"."""

    def number(pattern: str) -> int | None:
        found = re.search(pattern, text)
        return int(found[1]) if found else None

    return Facts(
        number(r"(?<!từ )(?<!\d)(\d+)\s+câu"),
        number(r"(\d+)\s+phút"),
        number(r"[Đđ]úng\s+từ\s+(\d+)"),
        number(r"(\d+)\s*%"),
    )


@dataclass(frozen=True)
class Paper:
    """One variant of a test in one file."""

    variant: str
    said: Facts
    reading: Reading


def papers(name: str, asked: Printed, answered: Printed) -> list[Paper]:
    """Return the variants of a paper file, with the keys of another file, in the order of the file."""
    variants = [variant_of(sheet) for sheet in asked.asking]
    keyed = {variant_of(sheet)[0]: sheet for sheet in answered.answering}
    ordered = Printed([], [keyed.get(variant, Sheet("")) for variant, _ in variants])
    readings = asked.readings(name, ordered)
    return [Paper(v, facts(said), r) for (v, said), r in zip(variants, readings, strict=True)]


def variant_of(sheet: Sheet) -> tuple[str, str]:
    """Return the number of the variant above a sheet, and the words after it."""
    last = list(_VARIANT.finditer(sheet.intro))[-1]
    return last[1], sheet.intro[last.end() :]


def read_bank_script(path: Path) -> Mapping[str, Any]:
    """Return what the script with the bank for the browser hands over: JSON after an equals sign."""
    script = path.read_text(encoding="utf-8")
    value: Mapping[str, Any] = json.loads(script[script.index("=") + 1 :].strip().rstrip(";"))
    return value
