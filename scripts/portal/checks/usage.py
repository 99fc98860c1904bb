"""Every fact is shown somewhere: on the page of its document, or on the page of its local list."""

from __future__ import annotations

from portal.content.catalogue import Catalogue, Place
from portal.content.issues import Code, Issues
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("check-content")


def check_usage(catalogue: Catalogue, paths: Paths, issues: Issues) -> None:
    """Warn of facts that no Vietnamese page shows."""
    shown = shown_facts(catalogue)
    for fact_id in catalogue.facts:
        if fact_id not in shown:
            place = catalogue.places.get(fact_id, Place(paths.data / "facts", 0))
            issues.warn(Code.DU_KIEN, *place, *say.fault("fact-unused", fact_id))


def shown_facts(catalogue: Catalogue) -> set[str]:
    """Return the ids of facts that a Vietnamese page shows."""
    shown: set[str] = set()
    for page in catalogue.pages_in("vi"):
        for block in page.blocks:
            if block.name == "document":
                shown |= set(catalogue.fact_files.get(block.argument, []))
            elif block.name in ("facts", "chart"):
                shown |= {f.id for f in catalogue.select_facts(block.argument)}
        shown |= {body.partition("|")[0].partition(":")[0] for _, body in page.references}
    return shown
