"""The label "chinh-van" is kept for what was read where documents are published."""

from __future__ import annotations

import dataclasses

import pytest

from portal.checks.labels import check_labels
from portal.content.catalogue import Catalogue
from portal.content.issues import Issues
from portal.paths import Paths
from tests.conftest import ROOT


def told(catalogue: Catalogue, source: str, hosts: list[str]) -> list[str]:
    fact = next(f for f in catalogue.facts.values() if f.confidence == "chinh-van")
    read = fact.model_copy(update={"sources": [source]})
    portal = catalogue.portal.model_copy(update={"official_hosts": hosts})
    empty = dataclasses.replace(
        catalogue, portal=portal, facts={fact.id: read}, terms={}, documents={}, criteria={}, procedures={}
    )
    issues = Issues(ROOT)
    check_labels(empty, Paths.find(ROOT), issues)
    return [issue.message for issue in issues.errors]


@pytest.mark.parametrize(
    "source",
    ["https://phapdien.moj.gov.vn/x", "https://vbpl.vn/y", "ke-hoach-tap-huan-2022", "https://gov.vn/z"],
)
def test_places_of_publication_and_papers_in_hand_are_official(catalogue: Catalogue, source: str) -> None:
    assert told(catalogue, source, ["gov.vn", "vbpl.vn"]) == []


@pytest.mark.parametrize(
    "source", ["https://mau.example/a", "https://notgov.vn/a", "https://gov.vn.example/a"]
)
def test_a_copy_elsewhere_retells(catalogue: Catalogue, source: str) -> None:
    (message,) = told(catalogue, source, ["gov.vn", "vbpl.vn"])
    assert "không phải nơi công bố" in message
    assert told(catalogue, source, []) == [], "a portal that names no places is not held to them"
