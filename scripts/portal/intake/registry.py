"""What a text says of itself beside what the registry of documents says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.fulltext import LegalText
from portal.content.models import Document
from portal.content.references import KIND_NAMES
from portal.locales import Speaker
from portal.vietnamese import curly_quotes, fold, format_date, slugify

say = Speaker("importing")

FIELDS = ("number", "kind", "issuer", "issued", "title", "signer")
"""What can be compared; names of fields of :class:`portal.content.models.Document`."""
_KINDS = {name.casefold(): kind for kind, name in KIND_NAMES.items()} | {
    "bộ luật": "luat",
    "thông tư liên tịch": "thong-tu",
    "nghị quyết liên tịch": "nghi-quyet",
}
_ABOUT = re.compile(r"^(?:v/v|về việc|về)\s+")
_PLACES = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|bản"


@dataclass(frozen=True)
class Difference:
    """A field that text and registry tell differently; nothing is overwritten."""

    key: str
    """Name of the field."""
    registered: str
    """As people read it; says so where the registry does not know."""
    file: str
    """What the file says."""

    @property
    def field(self) -> str:
        """What people call the field."""
        return say(f"field-{self.key}")


def read_fields(text: LegalText, catalogue: Catalogue | None = None) -> dict[str, str]:
    """Return what the text says of itself, by field; what it does not say is left out."""
    head = text.head
    found = {
        "number": head.number,
        "kind": _KINDS.get((head.kind or "").casefold()),
        "issuer": issuer_name(head.issuer, catalogue),
        "issued": head.date,
        "title": curly_quotes(head.title) if head.title else None,
        "signer": signer_of(text.signature),
    }
    return {field: value for field, value in found.items() if value}


def differences(document: Document, text: LegalText) -> tuple[Difference, ...]:
    """Return the fields in which *text* and the registry do not say the same, in the order of FIELDS."""
    found = []
    for field, read in read_fields(text).items():
        registered = getattr(document, field)
        if field == "issuer" and any(
            _alike(field, registered, name) for name in _issuer_names(text.head.issuer)
        ):
            continue
        if registered is None or not _alike(field, registered, read):
            shown = say("not-known") if registered is None else _shown(field, registered)
            found.append(Difference(field, shown, _shown(field, read)))
    return tuple(found)


def _alike(field: str, one: str, other: str) -> bool:
    if field == "title":
        return _bare_title(one) == _bare_title(other)
    return _bare(one) == _bare(other)


def _bare(text: str) -> str:
    return re.sub(r"[\s“”\"'‘’]+", " ", text.casefold()).replace("–", "-").strip(" .")


def _bare_title(text: str) -> str:
    return _ABOUT.sub("", _bare(text))


def _shown(field: str, value: str) -> str:
    if field == "issued":
        return format_date(value)
    return KIND_NAMES.get(value, value) if field == "kind" else value


def signer_of(signature: Iterable[str]) -> str | None:
    """Return the name below the last office of a signature, None where there is none."""
    for line in reversed(list(signature)):
        words = re.sub(r"^(?:(?:GS|PGS|TS|ThS|BS)\.?\s*)+", "", line.strip()).split()
        if (
            2 <= len(words) <= 6
            and all(w[0].isupper() and w.isalpha() for w in words)
            and not line.isupper()
        ):
            return " ".join(words)
    return None


def _issuer_names(lines: tuple[str, ...]) -> list[str]:
    """Every name that the last lines of a letterhead may make."""
    return [" ".join(lines[at:]) for at in range(len(lines))]


def issuer_name(lines: tuple[str, ...], catalogue: Catalogue | None = None) -> str | None:
    """Return who issues, as running text writes it: a name of the registry where one is the same.

    Of "ỦY BAN NHÂN DÂN", "TỈNH MẪU" both lines are the name; of "UBND TỈNH MẪU", "SỞ …" only the last is.
    """
    if not lines:
        return None
    whole = len(lines) > 1 and re.match(rf"(?:{_PLACES})\s", lines[-1], re.IGNORECASE)
    name = " ".join(lines[-2:] if whole else lines[-1:])
    known = {_bare(d.issuer): d.issuer for d in catalogue.documents.values()} if catalogue else {}
    for candidate in (name, *_issuer_names(lines)):
        if _bare(candidate) in known:
            return known[_bare(candidate)]
    return _in_sentence(name) if name.isupper() else name


def _in_sentence(name: str) -> str:
    """A name written in capitals, with capitals at its beginning and in the name of a place."""
    words = re.sub(r"\s+", " ", name).strip().lower()
    words = words[:1].upper() + words[1:]
    return re.sub(
        rf"((?:^|\s)(?:{_PLACES})\s)(.+)$", lambda at: at[1] + at[2].title(), words, flags=re.IGNORECASE
    )


def document_for(catalogue: Catalogue, text: LegalText, file: str) -> str | None:
    """Return the id of the document that *text* is, by its number, else by the name of its *file*."""
    return _of_number(catalogue, text.head.number) or _of_file(catalogue, file)


def _of_number(catalogue: Catalogue, number: str | None) -> str | None:
    if number is None:
        return None
    found = [d.id for d in catalogue.documents.values() if d.number and _bare(d.number) == _bare(number)]
    return found[0] if len(found) == 1 else None


def _of_file(catalogue: Catalogue, name: str) -> str | None:
    """A file name tells the id itself, or has the number in it."""
    stem = slugify(name.rpartition(".")[0] or name)
    if stem in catalogue.documents:
        return stem
    numbers = {
        slugify(d.number): d.id
        for d in catalogue.documents.values()
        if d.number and len(slugify(d.number)) > 6
    }
    found = {document for number, document in numbers.items() if f"-{number}-" in f"-{stem}-"}
    return found.pop() if len(found) == 1 else None


def suggested_id(text: LegalText) -> str:
    """Return an id for a document that the registry does not know, "qd-15-2026-ubnd"; a sample for none."""
    head = text.head
    if head.number is None:
        return say("sample-id")
    number, _, rest = head.number.partition("/")
    year = head.date[:4] if head.date and head.date[:4] not in rest else ""
    sign = fold(rest).replace("/", "-").split("-")
    order = [part for part in sign if part.isdecimal()] or [year]
    kinds = {"nd", "nq", "qd", "tt", "ct", "kl", "kh", "cv"}
    kind = next((part for part in sign if part in kinds), "luat" if sign[-1].startswith("qh") else "cv")
    issuer = [part for part in sign if not part.isdecimal() and part != kind]
    return slugify("-".join(part for part in (kind, number, *order, *issuer) if part))
