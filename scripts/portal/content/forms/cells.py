"""Reading what people type into a cell: Vietnamese numbers, percentages, days, choices."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from portal.vietnamese import fold, nfc

MAX_TEXT = 5000
"""Characters of one text that are kept; longer ones are refused."""
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
_EPOCH = dt.date(1899, 12, 30)


class CellError(ValueError):
    """A value that does not fit; ``code`` is one of so, nguyen, ngay, lua-chon, dai."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def clean(raw: str) -> str:
    """Return *raw* in NFC with odd spaces as single spaces, none at the ends; line breaks stay."""
    lines = nfc(raw).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_SPACES.sub(" ", line).strip() for line in lines).strip("\n")


def parse_number(typed: str) -> float:
    """Return the number people mean by *typed*; raises CellError("so").

    The comma is the decimal sign; dots between groups of three digits part thousands, any other dot
    is taken as a decimal sign. A percent sign at the end is allowed and means nothing.
    """
    text = _SPACES.sub("", nfc(typed)).removesuffix("%").replace("−", "-")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d+(,\d+)?", text):
        text = text.replace(",", ".")
    elif not re.fullmatch(r"-?\d+\.\d+", text):
        raise CellError("so")
    return float(text)


def parse_date(typed: str) -> str:
    """Return *typed* (dd/mm/yyyy with /, - or ., or yyyy-mm-dd) as yyyy-mm-dd; raises CellError("ngay")."""
    text = _SPACES.sub("", typed)
    match = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?", text)
    parts = [int(g) for g in (match.groups()[::-1] if match else iso.groups() if iso else ())]
    try:
        return dt.date(*parts).isoformat() if len(parts) == 3 else _no_date()
    except ValueError:
        raise CellError("ngay") from None


def _no_date() -> str:
    raise CellError("ngay")


def parse_cell(kind: str, raw: Any, options: list[dict[str, str]] | None = None) -> Any:
    """Return the value of a cell of type *kind*, None when it is empty.

    *raw* is what a file holds: text, number, truth value, day. A day may also be a spreadsheet's
    serial number. Choices are found by id or by label, without regard to case and marks, and come
    back as the option's id. Raises CellError.
    """
    if isinstance(raw, str):
        raw = clean(raw)
    if raw is None or raw == "":
        return None
    if kind in ("number", "integer", "percent"):
        return _number(kind, raw)
    if kind == "date":
        return _date(raw)
    if kind == "choice" and options:
        return _option(str(raw), options)
    text = raw if isinstance(raw, str) else _plain(raw)
    if len(text) > MAX_TEXT:
        raise CellError("dai")
    return text


def as_percent(raw: Any, value: float, percent_format: bool) -> tuple[float, bool]:
    """Return the percentage meant by *value*, and whether that is a guess to be told.

    A cell formatted as a percentage holds 0.9 for 90 %: that is certain (*percent_format*). A bare
    0,9 nearly always means 90 %: it is taken so and told. "0,9%" is what it says.
    """
    certain = percent_format and not isinstance(raw, str)
    typed = isinstance(raw, str) and raw.rstrip().endswith("%")
    if certain or (0 < value < 1 and not typed):
        return float(f"{value * 100:.12g}"), not certain
    return value, False


def _number(kind: str, raw: Any) -> float | int:
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise CellError("so")
    value = parse_number(raw) if isinstance(raw, str) else float(raw)
    if value != value or abs(value) > 1e15:
        raise CellError("so")
    if kind == "integer" and value != int(value):
        raise CellError("nguyen")
    return int(value) if value == int(value) else value


def _date(raw: Any) -> str:
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat()
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, int | float) and not isinstance(raw, bool) and 1 <= raw < 2958466:
        return (_EPOCH + dt.timedelta(days=int(raw))).isoformat()
    if isinstance(raw, str):
        return parse_date(raw)
    raise CellError("ngay")


def _option(text: str, options: list[dict[str, str]]) -> str:
    wanted = fold(text)
    for option in options:
        if text in (option["id"], option["label"]):
            return option["id"]
    for option in options:
        if wanted in (fold(option["id"]), fold(option["label"])):
            return option["id"]
    raise CellError("lua-chon")


def _plain(raw: Any) -> str:
    if isinstance(raw, float) and raw == int(raw):
        return str(int(raw))
    if isinstance(raw, dt.datetime | dt.date):
        return raw.strftime("%d/%m/%Y")
    return str(raw)
