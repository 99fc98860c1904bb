"""Checks of what documents are looked up by: topics and names of issuers, both from search.yml."""

from __future__ import annotations

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues, nearest
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")


def check_topics(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Every document has a topic, and every topic is listed; a project without a list needs none."""
    words = catalogue.search_words
    topics = list(words.topics) if words else []
    for document in catalogue.documents.values():
        place = catalogue.places.get(document.id, Place(paths.data / "documents.yml", 1))
        for topic in document.topics:
            if topic not in topics:
                issues.add(
                    Code.MA_KHONG_CO,
                    *place,
                    say("no-topic", document.id, topic),
                    nearest(topic, topics) or say("no-topic.hint"),
                )
        if topics and not document.topics:
            issues.add(
                Code.THIEU_KHOA, *place, say("without-topic", document.id), say("topics", ", ".join(topics))
            )
    known = {document.issuer for document in catalogue.documents.values()}
    for group in words.issuers if words else []:
        for name in group.also:
            if name not in known:
                issues.add(
                    Code.MA_KHONG_CO,
                    paths.data / "search.yml",
                    0,
                    say("issuer", name),
                    nearest(name, sorted(known)),
                )
