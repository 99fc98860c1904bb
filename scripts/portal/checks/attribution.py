"""Checks that a rule is taught under its own document.

A statement that names documents and cites sources cites one of those it names, or a fact that itself speaks
of them. A word that a document does not have (``not_in`` of a term) stands in no statement that speaks
of it alone. Documents are read by kind and number and by reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.checks.agreement import mentioned
from portal.checks.banks import bank_files
from portal.content.catalogue import Catalogue
from portal.content.issues import Code, Issues
from portal.content.pages import REFERENCE
from portal.locales import Speaker
from portal.paths import Paths
from portal.questions.items import item_texts
from portal.questions.testwise import any_word

say = Speaker("check-content")

_END = re.compile(r"(?<=[.?!…])[”)]?\s+")
_TARGET = re.compile(r"[#:|]")


@dataclass(frozen=True)
class _Statement:
    path: Path
    line: int
    text: str
    cites: tuple[str, ...] = ()
    """What it rests on beside the references in its text."""


def check_attribution(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Compare the words of statements with the documents of their citations."""
    for one in _statements(catalogue, paths):
        named, facts = _read(one, catalogue)
        owners = {catalogue.fact_owner.get(fact, fact) for fact in facts} & set(catalogue.documents)
        if named and owners and not named & (owners | _spoken_of(facts, catalogue)):
            both = _names(named, catalogue), _names(owners, catalogue)
            issues.add(Code.CAN_CU_KHAC, one.path, one.line, *say.fault("other-source", *both))
        for term in catalogue.terms.values():
            about = named | owners
            if about and about <= set(term.not_in):
                words = any_word("|".join([term.term, *term.synonyms]))
                if words.search(_bare(one.text)):
                    told = term.term, _names(about, catalogue)
                    issues.add(Code.CAN_CU_KHAC, one.path, one.line, *say.fault("other-rule", *told))


def _statements(catalogue: Catalogue, paths: Paths) -> Iterator[_Statement]:
    for page in catalogue.pages_in("vi"):
        for number, line in page.prose:
            if not line.lstrip().startswith(("#", "|", "{")):
                for sentence in _END.split(line):
                    yield _Statement(page.source, number, sentence)
    for quiz, source in bank_files(catalogue, paths):
        for item in quiz.items:
            at = catalogue.places[item.id].line if item.id in catalogue.places else 0
            yield _Statement(source, at, " ".join(item_texts(item)), tuple(item.cite))
    for term in catalogue.terms.values():
        place = catalogue.places.get(term.id)
        if place:
            yield _Statement(*place, term.definition, (*term.documents, *term.sources))
    for question in catalogue.questions.values():
        place = catalogue.places.get(question.id)
        if place:
            yield _Statement(*place, question.answer, tuple(question.cite))


def _read(one: _Statement, catalogue: Catalogue) -> tuple[set[str], set[str]]:
    """Return the documents a statement names, and the facts and documents it rests on."""
    named = set(mentioned(_bare(one.text), list(catalogue.documents.values())))
    facts = {_TARGET.split(cite)[0] for cite in one.cites}
    for match in REFERENCE.finditer(one.text):
        target = _TARGET.split(match[1])[0]
        if target in catalogue.documents:
            named.add(target)
        elif target in catalogue.facts:
            facts.add(target)
    return named, facts


def _spoken_of(facts: Iterable[str], catalogue: Catalogue) -> set[str]:
    """Documents that the facts speak of, and those their documents are tied to."""
    documents = list(catalogue.documents.values())
    found: set[str] = set()
    for name in facts:
        fact = catalogue.facts.get(name)
        if fact:
            said = f"{fact.text} {fact.note or ''}"
            found |= {*mentioned(said, documents), *(d.id for d in documents if d.short in said)}
        owner = catalogue.documents.get(catalogue.fact_owner.get(name, name))
        if owner:
            found |= {*owner.supersedes, *owner.superseded_by, *owner.based_on, *owner.implements}
    return found


def _bare(text: str) -> str:
    """The text with references as the words they show."""
    return REFERENCE.sub(lambda match: match[1].partition("|")[2], text)


def _names(documents: Iterable[str], catalogue: Catalogue) -> str:
    return ", ".join(
        sorted(catalogue.documents[d].short if d in catalogue.documents else d for d in documents)
    )
