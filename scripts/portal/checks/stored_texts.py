"""Checks of one kept text: what it says of its origin, and that its addresses follow its numbers."""

from __future__ import annotations

import datetime as dt
import re
from typing import get_args, get_type_hints

from portal.content.fulltext import Provenance, StoredText, Unit, UnitKind, anchored, walk
from portal.content.fulltext.naming import short_name
from portal.content.issues import Code, Issues
from portal.locales import Speaker

say = Speaker("check-content")

_POINTS = "abcdđeghiklmnopqrstuvxy"
_NUMBER = re.compile(rf"(\d*)([{_POINTS}]?)")
_COUNTED: tuple[UnitKind, ...] = ("dieu", "khoan", "diem")


def check_stored(stored: StoredText, document_id: str, version: str | None, issues: Issues) -> None:
    """Check a text kept as the wording of *document_id*, an older one when *version*, its day, is given."""
    _origin(stored, document_id, version, issues)
    for unit, wanted in zip(walk(stored.text.units), walk(anchored(stored.text.units)), strict=True):
        if unit[0].anchor != wanted[0].anchor:
            told = say.fault("text-anchor", unit[0].anchor, wanted[0].anchor)
            issues.add(Code.TOAN_VAN, stored.page.source, _line_of(stored, unit[0].anchor), *told)
    for kind in _COUNTED:
        _order(stored, kind, issues)


def _origin(stored: StoredText, document_id: str, version: str | None, issues: Issues) -> None:
    origin, source = stored.origin, stored.page.source
    if origin.document != document_id:
        told = say.fault("text-of-other", origin.document, document_id)
        issues.add(Code.TOAN_VAN, source, _key_line(stored, "document"), *told)
    if origin.version != version:
        told = say.fault("text-newest", origin.version)
        if version is not None:
            told = say.fault("text-version", origin.version or "", version)
        issues.add(Code.TOAN_VAN, source, _key_line(stored, "version"), *told)
    right = {
        "sha256": re.fullmatch(r"[0-9a-f]{64}", origin.sha256) is not None,
        "imported": _is_day(origin.imported),
        "version": version is None or _is_day(version),
        "reader": origin.reader in _choices("reader"),
        "encoding": origin.encoding in _choices("encoding"),
    }
    for key in [key for key, fits in right.items() if not fits]:
        told = say.fault("text-origin", key, getattr(origin, key))
        issues.add(Code.TOAN_VAN, source, _key_line(stored, key), *told)


def _choices(key: str) -> tuple[str, ...]:
    return get_args(get_type_hints(Provenance)[key])


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _order(stored: StoredText, kind: UnitKind, issues: Issues) -> None:
    """Warn where a number is not larger than the one before it in the same list."""
    before: dict[str, Unit] = {}
    for unit, above in walk(stored.text.units):
        if unit.kind != kind:
            continue
        holding = [one for one in above if one.kind == "phu-luc"] if kind == "dieu" else above
        owner = next((one.anchor for one in reversed(holding)), "")
        last = before.get(owner)
        if last is not None and (worth := _worth(unit.number)) and worth <= (_worth(last.number) or ()):
            told = say.fault("text-order", *(short_name(one) for one in (unit, last)))
            issues.warn(Code.TOAN_VAN, stored.page.source, _line_of(stored, unit.anchor), *told)
        before[owner] = unit


def _worth(number: str) -> tuple[int, ...] | None:
    """What a number counts, to be compared with others of its kind; None for one of another shape."""
    match = _NUMBER.fullmatch(number)
    if match is None or not number:
        return None
    return (int(match[1] or 0), _POINTS.find(match[2]) if match[2] else -1)


def _line_of(stored: StoredText, anchor: str) -> int:
    mark = re.compile(rf"#{re.escape(anchor)}(?![\w.-])")
    return next((at for at, line in enumerate(stored.page.lines, 1) if mark.search(line)), 1)


def _key_line(stored: StoredText, key: str) -> int:
    head = stored.page.lines[: stored.page.start]
    return next((at for at, line in enumerate(head, 1) if line.strip().startswith(f"{key}:")), 1)
