"""Checks of labels: what is called the document's own text was read where documents are published.

The places are ``official_hosts`` of portal.yml. A copy by a third party retells, however exact it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")


def check_labels(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Refuse the label ``chinh-van`` where no source is a place of publication or a document in hand."""
    official = tuple(catalogue.portal.official_hosts)
    if not official:
        return
    for name, sources in _labelled(catalogue):
        if not any(_is_official(source, official) for source in sources):
            place = catalogue.places.get(name, Place(paths.data, 0))
            hosts = ", ".join(sorted({urlsplit(source).netloc for source in sources}))
            issues.add(Code.NGUON, *place, *say.fault("not-official", name, hosts))


def _labelled(catalogue: Catalogue) -> Iterator[tuple[str, list[str]]]:
    for fact in catalogue.facts.values():
        labels = {fact.confidence, *(fact.confidence_by_value or {}).values()}
        if "chinh-van" in labels:
            yield fact.id, fact.sources
    for term in catalogue.terms.values():
        if term.confidence == "chinh-van":
            yield term.id, term.sources
    sourced = [(c.id, c.sources) for c in catalogue.criteria.values()]
    sourced += [(p.id, p.sources) for p in catalogue.procedures.values()]
    for name, listed in sourced:
        for named in listed:
            if named.confidence == "chinh-van" and named.url:
                yield name, [named.url]
    for document in catalogue.documents.values():
        for source in document.sources:
            if source.kind == "chinh-van":
                yield document.id, [source.url]


def _is_official(source: str, official: Iterable[str]) -> bool:
    host = urlsplit(source).netloc
    return not host or any(host == one or host.endswith(f".{one}") for one in official)
