"""What a person is asked to decide about a document whose wording is there: facts, attributes, open points.

Nothing is decided here; :func:`portal.intake.verifying.decide` writes what was decided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from portal.content.catalogue import Catalogue
from portal.content.fulltext import LegalText, walk
from portal.content.models import Confidence, Document, Fact
from portal.content.references import format_value
from portal.intake.flow import IntakeError
from portal.intake.registry import differences, read_fields
from portal.intake.verifying.passages import ByWords, Passage, at_place, common_words, passages
from portal.intake.verifying.spellings import Span, found
from portal.locales import Speaker
from portal.vietnamese import cited_place, fold, format_date

say = Speaker("verify")

Kind = Literal["fact", "attribute", "missing"]
Value = int | float | str | None
_ATTRIBUTES = ("number", "issued", "effective", "title", "signer", "issuer")


@dataclass(frozen=True)
class Figure:
    """One value of a fact, and where the wording has it."""

    key: str
    shown: str
    value: Value
    spans: tuple[Span, ...]
    """In the wording of the proposal; empty when it is not there."""
    elsewhere: str = ""
    """Another provision that has it."""


@dataclass(frozen=True)
class Proposal:
    """One thing to decide, beside the wording it rests on."""

    id: str
    """Of the fact; ``document:field`` of an attribute; ``document#n`` of an open point, from 1."""
    kind: Kind
    said: str
    """What the portal says now."""
    read: str
    """What the text says, of an attribute; else empty."""
    figures: tuple[Figure, ...]
    passage: Passage | None
    """None where no provision was found; an attribute may stand in the letterhead, without one."""
    by_place: bool
    """Whether the provision is the one that the fact names."""
    share: float
    """How much of the statement the provision has, from 0 to 1."""
    marks: tuple[Span, ...]
    """Words of the statement in the wording."""
    confidence: Confidence | None
    settled: bool
    """Whether it rests on the text already."""
    rejected: bool = False
    """Whether a person found before that the text does not say so."""

    @property
    def lacking(self) -> tuple[Figure, ...]:
        """The figures that the wording does not have."""
        return tuple(figure for figure in self.figures if not figure.spans)

    @property
    def wording(self) -> str:
        """The wording beside which it stands."""
        return self.passage.wording if self.passage else self.read


def proposals(catalogue: Catalogue, document_id: str) -> list[Proposal]:
    """Return what there is to decide about a document: attributes, facts in file order, open points.

    Raises IntakeError when there is no such document, or no wording of it.
    """
    document = catalogue.documents.get(document_id)
    if document is None:
        raise IntakeError(say("no-document", document_id))
    stored = catalogue.texts.newest.get(document_id)
    if stored is None:
        raise IntakeError(say("no-text", document.short, document_id))
    every = passages(stored.text)
    words = ByWords(every)
    made = [
        _attribute(document, field, read, stored.text, every)
        for field, read in _read(document, stored.text).items()
    ]
    made += [_fact(fact, document_id, every, words) for fact in catalogue.facts_of(document_id)]
    made += [
        one
        for number, line in enumerate(document.missing, 1)
        if (one := _missing(document, number, line, made, words)) is not None
    ]
    return made


def _fact(fact: Fact, document_id: str, every: list[Passage], words: ByWords) -> Proposal:
    values = {k: v for k, v in (fact.values or {}).items() if v is not None}
    counts = (
        {
            passage.anchor: sum(1 for value in values.values() if found(passage.wording, value, fact.unit))
            for passage in every
        }
        if values
        else {}
    )
    named = at_place(every, fact.at) if fact.at and cited_place(fact.at) is not None else None
    near = words.best(fact.text, len(values), count=counts)
    passage, share = (named, 1.0) if named else near or (None, 0.0)
    wording = passage.wording if passage else ""
    figures = []
    for key, value in values.items():
        spans = found(wording, value, fact.unit)
        other = "" if spans else next((p.place for p in every if found(p.own, value, fact.unit)), "")
        figures.append(Figure(key, format_value(fact, key), value, spans, other))
    sure = fact.confidence == "chinh-van" and not any(
        one != "chinh-van" for one in (fact.confidence_by_value or {}).values()
    )
    return Proposal(
        fact.id, "fact", fact.text, "", tuple(figures), passage, named is not None, share,
        tuple(common_words(fact.text, wording)), fact.confidence,
        settled=sure and fact.anchor is not None and document_id in fact.sources,
        rejected=rejected(fact.note),
    )  # fmt: skip


def rejected(note: str | None) -> bool:
    """Whether the note of a fact says that it was looked for in the text in vain."""
    return say("rejected-lead") in (note or "")


def without_rejection(note: str | None) -> str:
    """Return the note of a fact without what was said when it was rejected."""
    return (note or "").partition(say("rejected-lead"))[0].strip()


def _read(document: Document, text: LegalText) -> dict[str, str]:
    """What the text says of itself, by attribute."""
    read = {field: value for field, value in read_fields(text).items() if field in _ATTRIBUTES}
    effective = effective_of(text)
    if effective is not None:
        read["effective"] = effective[0]
    other = {d.field for d in differences(document, text)}
    for field in read:
        # Spelt otherwise in the letterhead, a name that is the same stays as the registry writes it.
        if field not in other and field != "effective" and getattr(document, field):
            read[field] = str(getattr(document, field))
    return dict(sorted(read.items(), key=lambda one: _ATTRIBUTES.index(one[0])))


_EFFECTIVE = re.compile(
    r"có hiệu lực(?: thi hành)?(?: kể)? từ ngày "
    r"(?:(?P<sign>ký)|(?P<d>\d{1,2})(?: tháng |[/.-])(?P<m>\d{1,2})(?: năm |[/.-])(?P<y>\d{4}))",
    re.IGNORECASE,
)


def effective_of(text: LegalText) -> tuple[str, str] | None:
    """Return the day since when a text holds, yyyy-mm-dd, and the address of the provision that says so."""
    for unit, above in walk(text.units):
        if any(one.kind == "phu-luc" for one in (*above, unit)):
            continue
        match = _EFFECTIVE.search(" ".join(unit.text.split()))
        if match is None:
            continue
        anchor = unit.anchor or next((one.anchor for one in reversed(above) if one.anchor), "")
        if match["sign"]:
            return (text.head.date, anchor) if text.head.date else None
        return f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}", anchor
    return None


def _attribute(
    document: Document, field: str, read: str, text: LegalText, every: list[Passage]
) -> Proposal:
    registered = getattr(document, field)
    place = effective_of(text) if field == "effective" else None
    passage = next((p for p in every if place and p.anchor == place[1]), None)
    sure = any(s.url == document.id and field in s.supports for s in document.sources)
    return Proposal(
        f"{document.id}:{field}", "attribute", format_date(registered) if registered else say("unknown"),
        format_date(read), (), passage, True, 1.0, (), document.confidence_of(field),
        settled=sure and str(registered) == read,
    )  # fmt: skip


_ANSWERS = {
    "signer": "nguoi ky",
    "effective": "hieu luc",
    "issued": "ngay ban hanh",
    "title": "trich yeu",
    "number": "so, ky hieu",
}


def _missing(
    document: Document, number: int, line: str, made: list[Proposal], words: ByWords
) -> Proposal | None:
    """An open point that the text may answer; None when nothing in it speaks of that."""
    read = {one.id.partition(":")[2]: one.read for one in made if one.kind == "attribute"}
    told = [say(f"field-{f}", read[f]) for f, word in _ANSWERS.items() if f in read and word in fold(line)]
    # A point about an attribute is answered by the attribute alone.
    near = None if any(word in fold(line) for word in _ANSWERS.values()) else words.best(line)
    if near is None and not told:
        return None
    passage, share = near or (None, 0.0)
    marks = tuple(common_words(line, passage.wording)) if passage else ()
    return Proposal(
        f"{document.id}#{number}", "missing", line, "; ".join(told), (), passage, False, share, marks, None,
        settled=False,
    )  # fmt: skip
