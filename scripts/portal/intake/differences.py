"""Two wordings of one document, provision by provision: what came, what went, which words changed."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from portal.content.fulltext import LegalText, walk
from portal.content.fulltext.comparing import Part, woven
from portal.content.fulltext.naming import cited_name
from portal.locales import Speaker

say = Speaker("importing")


@dataclass(frozen=True)
class Change:
    """A provision, or a paragraph in it, that is not the same in both."""

    place: str
    """As people call it: "điểm b khoản 1 Điều 3"."""
    before: str
    """Its words without the number; empty where it was not there."""
    after: str

    @property
    def words(self) -> tuple[Part, ...]:
        """Both wordings woven together."""
        return tuple(woven(self.before, self.after))


@dataclass
class _Provision:
    """One unit with an address, and what stands in it without one."""

    place: str
    words: str
    loose: list[str] = field(default_factory=list)


def changes(old: LegalText, new: LegalText) -> tuple[Change, ...]:
    """Return what differs, in the order of *new*; what went stands where it stood in *old*."""
    before, after = _provisions(old), _provisions(new)
    return tuple(
        change
        for key in _merged(list(before), list(after))
        for change in _changed(before.get(key), after.get(key))
    )


def _merged(old: list[str], new: list[str]) -> Iterator[str]:
    known = set(new)
    for _, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from (key for key in old[i1:i2] if key not in known)
        yield from new[j1:j2]


def _changed(old: _Provision | None, new: _Provision | None) -> Iterator[Change]:
    one = new or old
    assert one is not None
    before, after = (old.words if old else "", new.words if new else "")
    if before != after or (old is None) != (new is None):
        yield Change(one.place, before, after)
    a, b = (old.loose if old else [], new.loose if new else [])
    for kind, i1, i2, j1, j2 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = min(i2 - i1, j2 - j1)
        yield from (Change(one.place, a[i1 + n], b[j1 + n]) for n in range(pairs))
        yield from (Change(one.place, words, "") for words in a[i1 + pairs : i2])
        yield from (Change(one.place, "", words) for words in b[j1 + pairs : j2])


def _provisions(text: LegalText) -> dict[str, _Provision]:
    """What a text consists of by address, in order; its letterhead and end by names that are no address."""
    head = text.head
    parts: dict[str, Sequence[str | None]] = {
        "issuer": head.issuer,
        "number": [head.number],
        "date": [head.place, head.date],
        "kind": [head.kind],
        "title": [head.title],
        "bases": text.bases,
        "opening": text.opening,
    }
    found = {f"/{name}": _lines(name, lines) for name, lines in parts.items()}
    found["/paragraphs"] = _lines("paragraphs", [])
    for unit, above in walk(text.units):
        if unit.anchor:
            found[unit.anchor] = _Provision(cited_name(unit, above), unit.text)
        else:
            outer = next((one.anchor for one in reversed(above) if one.anchor), "/paragraphs")
            rows = unit.grid.rows if unit.grid else ()
            words = "\n".join(" | ".join(cell.text.replace("\n", " ") for cell in row) for row in rows)
            found[outer].loose.append(words or unit.text)
    found["/signature"] = _lines("signature", text.signature)
    found["/recipients"] = _lines("recipients", text.recipients)
    return found


def _lines(name: str, lines: Sequence[str | None]) -> _Provision:
    return _Provision(say(f"part-{name}"), "", [line for line in lines if line])
