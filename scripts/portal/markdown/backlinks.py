"""Who cites what: pages that refer to a document, directly or through its facts."""

from __future__ import annotations

import re

from portal.content.catalogue import Catalogue
from portal.content.models import Module, Quiz
from portal.content.pages import REFERENCE, Page
from portal.questions.items import item_texts

_TARGET = re.compile(r"[a-z0-9][a-z0-9._-]*")


def reference_targets(text: str) -> set[str]:
    """The ids named by the references in *text*."""
    found = set()
    for match in REFERENCE.finditer(text):
        target = _TARGET.match(match[1])
        if target:
            found.add(target[0])
    return found


def _module_texts(module: Module, quiz: Quiz | None) -> list[str]:
    texts = [*module.key_points, module.summary, *(o.text for o in module.objectives)]
    for item in quiz.items if quiz else []:
        texts += item_texts(item)
        texts += [f"[[{c}]]" for c in item.cite]
    return texts


def cited_ids(catalogue: Catalogue, page: Page) -> set[str]:
    """Every id a page cites: inline, in its blocks, and in the module and quiz it shows."""
    found: set[str] = set()
    for _, body in page.references:
        found |= reference_targets(f"[[{body}]]")
    for block in page.blocks:
        if block.name == "facts":
            found |= {f.id for f in catalogue.select_facts(block.argument)}
        elif block.name == "document":
            continue
        elif block.name in ("criteria", "procedure", "form"):
            found |= _rests_on(catalogue, block.argument)
        elif block.argument in catalogue.lessons:
            found |= {fact for claim in catalogue.lessons[block.argument].claims for fact in claim.cite}
        elif block.argument in catalogue.modules:
            module = catalogue.modules[block.argument]
            found |= set(module.documents)
            for text in _module_texts(module, catalogue.quizzes.get(module.id)):
                found |= reference_targets(text)
    return found


def _rests_on(catalogue: Catalogue, record: str) -> set[str]:
    """The documents that a criteria set, procedure or form is made from."""
    if record in catalogue.forms:
        return {basis.document for basis in catalogue.forms[record].basis if basis.document}
    made = catalogue.criteria.get(record) or catalogue.procedures.get(record)
    return {made.document} if made and made.document else set()


def citing_pages(catalogue: Catalogue, document_id: str, language: str) -> list[Page]:
    """Return the pages of *language* that cite a document, in path order."""
    index = catalogue.backlinks.get(language)
    if index is None:
        index = catalogue.backlinks[language] = _index(catalogue, language)
    return index.get(document_id, [])


def _index(catalogue: Catalogue, language: str) -> dict[str, list[Page]]:
    index: dict[str, list[Page]] = {}
    for page in catalogue.pages_in(language):
        owners = {catalogue.fact_owner.get(i, i) for i in cited_ids(catalogue, page)}
        for document in owners & set(catalogue.documents):
            if page.path != f"van-ban/{document}/index.md":
                index.setdefault(document, []).append(page)
    return index
