"""The inline reference syntax ``[[…]]`` and what each reference stands for.

============================  ==================================================================
``[[doc]]``                   a document by its short name; ``[[doc|text]]`` with other words
``[[doc#dieu-6.khoan-1]]``    a provision known from the facts, or from the full text
``[[doc:issued]]``            an attribute: issued, effective, expired, number, title, issuer, full
``[[fact]]``                  a small source link; ``[[fact|words]]`` words whose numbers it gives
``[[fact:key]]``              one value with its unit
``[[tn.term]]``, ``[[hp01]]`` a glossary term, a module, a criteria set, a procedure, a form
``[[=62%|reason]]``           a number that has no source, with the reason
============================  ==================================================================
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from portal.content.catalogue import Catalogue
from portal.content.fulltext.naming import names_of
from portal.content.issues import Code, nearest
from portal.content.models import Confidence, Document, Fact
from portal.content.models.document import DocumentKind
from portal.locales import Speaker
from portal.vietnamese import fold, format_date, format_number

say = Speaker("references")


Kind = Literal["document", "provision", "attribute", "source", "value", "claim", "page", "free"]
DOCUMENT_FIELDS = ("issued", "effective", "expired", "number", "title", "issuer", "full")
KIND_NAMES = {kind: say(f"kind-{kind}") for kind in get_args(DocumentKind)}
_BODY = re.compile(r"([a-z0-9][a-z0-9._-]*)(?:#([a-z0-9.-]+))?(?::([A-Za-z0-9_-]+))?(?:\|(.+))?")
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


_ORDINAL_UNITS = ("mức độ",)
"""Units that are named before the number: the second level, not two levels."""


class ReferenceLookupError(Exception):
    """A reference that cannot be resolved; carries the issue code, message and hint."""

    def __init__(self, code: Code, message: str, hint: str = "") -> None:
        super().__init__(f"{message} {hint}".strip())
        self.code, self.message, self.hint = code, message, hint


@dataclass(frozen=True)
class Resolved:
    """What a reference stands for; ``page`` is a source path below the language folder."""

    kind: Kind
    text: str
    page: str | None = None
    anchor: str | None = None
    tooltip: str = ""
    confidence: Confidence | None = None
    document: str | None = None
    fact: str | None = None
    repealed: bool = False
    field: str | None = None
    """Which attribute of the document."""


def full_name(document: Document) -> str:
    """Kind and number as written in a sentence: ``Quyết định 1373/QĐ-TTg``."""
    if document.number is None:
        return document.short
    if document.kind == "luat":
        return say("law-number", document.short, document.number)
    return f"{KIND_NAMES[document.kind]} {document.number}"


def format_value(fact: Fact, key: str) -> str:
    """Return one value of *fact* with its unit, e.g. ``60%`` or ``36 tháng``.

    Values that are dates come as dd/mm/yyyy; a unit that names several units is left out because
    the fact does not say which value it belongs to. None is "chưa rõ".
    """
    value = (fact.values or {}).get(key)
    if value is None:
        return say("unknown")
    if isinstance(value, str):
        return format_date(value)
    number = format_number(value)
    if fact.unit in _ORDINAL_UNITS:
        return f"{fact.unit} {number}"
    if fact.unit is None or ";" in fact.unit:
        return number
    return number + ("%" if fact.unit == "%" else f" {fact.unit}")


def numbers_in(text: str) -> set[str]:
    """The numbers written in *text*, dates included, without grouping dots or leading zeros."""
    found = set()
    for number in _NUMBER.findall(text):
        plain = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", number)
        found.add(plain)
        found.update(part.lstrip("0") or "0" for part in re.split(r"[/]", plain))
    return found


def numbers_of(fact: Fact) -> set[str]:
    """Every number that *fact* vouches for: in its text, its place and its values."""
    parts = [fact.text, fact.at or "", (fact.as_of and format_date(fact.as_of)) or ""]
    for key in fact.values or {}:
        parts.append(format_value(fact, key))
        parts.append(key)
    if "mot nua" in fold(fact.text):
        parts.append("50")
    return numbers_in(" ".join(parts))


def resolve(body: str, catalogue: Catalogue) -> Resolved:
    """Return what the reference with *body* (between the brackets) stands for.

    Raises ReferenceLookupError with a message for authors when it stands for nothing.
    """
    body = body.strip()
    if body.startswith("="):
        text, bar, reason = body[1:].partition("|")
        if not bar or not reason.strip():
            raise ReferenceLookupError(Code.SO_KHONG_NGUON, *say.fault("no-reason", body))
        return Resolved("free", text.strip(), tooltip=reason.strip())
    match = _BODY.fullmatch(body)
    if not match:
        raise ReferenceLookupError(Code.MA_KHONG_CO, *say.fault("not-understood", body))
    target, anchor, key, text = match.groups()
    if target in catalogue.documents:
        return _document(catalogue, catalogue.documents[target], anchor, key, text)
    if target in catalogue.facts:
        return _fact(catalogue, catalogue.facts[target], key, text)
    page = catalogue.page_of(target)
    if page is not None:
        return _page(catalogue, target, page, text)
    raise ReferenceLookupError(Code.MA_KHONG_CO, say("no-id", target), nearest(target, catalogue.ids()))


def _document(
    catalogue: Catalogue, document: Document, anchor: str | None, key: str | None, text: str | None
) -> Resolved:
    page = catalogue.page_of(document.id)
    name = full_name(document)
    tooltip = f"{name}: {document.title}" if document.title else name
    repealed = catalogue.is_repealed(document.id)
    if key is not None:
        if key not in DOCUMENT_FIELDS:
            raise ReferenceLookupError(
                Code.GIA_TRI_KHONG_CO,
                say("no-attribute", key),
                say("no-attribute.hint", ", ".join(DOCUMENT_FIELDS)),
            )
        value = name if key == "full" else getattr(document, key)
        if value is None:
            raise ReferenceLookupError(
                Code.GIA_TRI_KHONG_CO, *say.fault("attribute-unknown", document.short, key)
            )
        return Resolved(
            "attribute",
            text or format_date(str(value)),
            page,
            None,
            tooltip,
            document.confidence_of(key) if key != "full" else None,
            document.id,
            field=key,
        )
    if anchor is not None:
        known = catalogue.provisions.get(document.id, {})
        stored = catalogue.texts.newest.get(document.id)
        place = names_of(stored.text).get(anchor) if stored and anchor not in known else None
        if stored is not None and place is not None:
            words = text or f"{place} {document.short}"
            told = f"{place}, {name}"
            return Resolved(
                "provision", words, stored.page.path, anchor, told, None, document.id, None, repealed
            )
        if anchor not in known:
            raise ReferenceLookupError(
                Code.DIEU_KHONG_CO,
                say("no-provision", anchor, document.short),
                nearest(anchor, sorted(known)) or say("no-provision.hint", ", ".join(sorted(known)[:8])),
            )
        label = known[anchor].label
        return Resolved(
            "provision",
            text or f"{label} {document.short}",
            page,
            anchor,
            f"{label}, {name}",
            None,
            document.id,
            None,
            repealed,
        )
    return Resolved(
        "document", text or document.short, page, None, tooltip, None, document.id, None, repealed
    )


def _fact(catalogue: Catalogue, fact: Fact, key: str | None, text: str | None) -> Resolved:
    page = catalogue.page_of(fact.id)
    owner = catalogue.fact_owner[fact.id]
    document = catalogue.documents.get(owner)
    where = document.short if document else catalogue.portal.province
    tooltip = f"{where}: {fact.text}"
    if key is not None:
        if key not in (fact.values or {}):
            known = ", ".join(fact.values or {}) or say("none")
            raise ReferenceLookupError(Code.GIA_TRI_KHONG_CO, *say.fault("no-value", fact.id, key, known))
        return Resolved(
            "value",
            text or format_value(fact, key),
            page,
            fact.id,
            tooltip,
            fact.confidence_for(key),
            document.id if document else None,
            fact.id,
        )
    if text is not None:
        strange = sorted(n for n in _written(text) if n not in numbers_of(fact))
        if strange:
            raise ReferenceLookupError(
                Code.SO_LECH, *say.fault("strange-number", text, ", ".join(strange), fact.id)
            )
    return Resolved(
        "claim" if text else "source",
        text or say("source"),
        page,
        fact.id,
        tooltip,
        fact.confidence,
        document.id if document else None,
        fact.id,
    )


def _written(text: str) -> set[str]:
    """Numbers an author wrote, dates as a whole and plain numbers without grouping dots."""
    found = set()
    for number in _NUMBER.findall(text):
        plain = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", number)
        found.add(plain if "/" in plain else plain.lstrip("0") or "0")
    return found


def _page(catalogue: Catalogue, target: str, page: str, text: str | None) -> Resolved:
    linked = page if page in catalogue.has_page else None
    if target in catalogue.terms:
        term = catalogue.terms[target]
        return Resolved("page", text or term.term, linked, target, term.definition)
    if target in catalogue.modules:
        module = catalogue.modules[target]
        return Resolved(
            "page", text or say("module", module.number), linked, None, catalogue.module_title(module)
        )
    if target in catalogue.lessons:
        return Resolved("page", text or catalogue.lessons[target].title, linked, target)
    for group in (catalogue.criteria, catalogue.procedures, catalogue.forms):
        if target in group:
            title = group[target].title
            return Resolved("page", text or title, linked, None, title)
    raise AssertionError(target)
