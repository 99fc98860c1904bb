"""Written texts as a hall reads them: references as their words, with what must be known about each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from portal.content.catalogue import Catalogue
from portal.content.models import Confidence
from portal.content.pages import REFERENCE
from portal.content.references import resolve
from portal.document import Span
from portal.document.deck.model import Words
from portal.locales import Speaker, page_text
from portal.questions import basis
from portal.vietnamese import format_date

say = Speaker("slides-made")

_DOUBTS: tuple[Confidence, ...] = ("chinh-van", "thu-cap", "suy-luan")
_BOLD = re.compile(r"\*\*([^*]+)\*\*|\*([^*]+)\*")
_CITED = re.compile(r"[a-z0-9][a-z0-9._-]*(?:#[a-z0-9.-]+)?")


def words(text: str, catalogue: Catalogue) -> Words:
    """Return *text* with its references resolved; what no original vouches for is looked upon as secondary.

    Raises ReferenceLookupError when a reference stands for nothing.
    """
    spans: list[Span] = []
    at = 0
    for match in REFERENCE.finditer(text):
        spans += _emphasised(text[at : match.start()])
        target = resolve(match[1], catalogue)
        if target.kind != "source":
            sure = target.confidence in (None, "chinh-van")
            spans.append(Span(target.text, look="" if sure else "secondary"))
        elif spans:
            spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip())
        at = match.end()
    spans += _emphasised(text[at:])
    return tuple(span for span in spans if span.text)


def cited(texts: Iterable[str]) -> Iterator[str]:
    """Yield the facts, documents and provisions that *texts* refer to."""
    for text in texts:
        for match in REFERENCE.finditer(text):
            if named := _CITED.match(match[1]):
                yield named[0]


def rests(cites: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return what a slide rests on, place by place; terms, modules and forms are no sources."""
    known = [c for c in cites if resolve(c, catalogue).fact or resolve(c, catalogue).document]
    return tuple(map(str, basis(known, catalogue)))


def sources(cites: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return the documents and lists that *cites* lead to, each with its least sure confidence."""
    found: dict[str, int] = {}
    for cite in cites:
        target = resolve(cite, catalogue)
        if target.fact is None and target.document is None:
            continue
        owner = catalogue.documents.get(target.document or "")
        name = owner.short if owner else catalogue.portal.province
        found[name] = max(found.get(name, 0), _DOUBTS.index(target.confidence or _DOUBTS[0]))
    marks = [
        f" ({page_text(f'confidence.{doubt}', 'vi')})" if doubt != _DOUBTS[0] else "" for doubt in _DOUBTS
    ]
    return tuple(name + marks[doubt] for name, doubt in found.items())


def repealed(cites: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Return of each document in *cites* no longer in force since when it is not, and what replaced it."""
    found = {}
    for cite in cites:
        document = catalogue.documents.get(resolve(cite, catalogue).document or "")
        if document is None or not catalogue.is_repealed(document.id):
            continue
        key = "carried-out" if document.carried_out else "repealed"
        told = say(key, document.short)
        if document.expired and not document.carried_out:
            told = say("repealed-since", document.short, format_date(document.expired))
        successors = [
            catalogue.documents[i].short for i in document.superseded_by if i in catalogue.documents
        ]
        found[document.id] = told + (say("replaced", ", ".join(successors)) if successors else "")
    return tuple(found.values())


def _emphasised(text: str) -> Sequence[Span]:
    spans: list[Span] = []
    at = 0
    for match in _BOLD.finditer(text):
        spans += [Span(text[at : match.start()]), Span(match[1] or match[2], bold=True)]
        at = match.end()
    return [*spans, Span(text[at:])]
