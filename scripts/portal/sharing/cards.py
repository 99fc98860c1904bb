"""What the picture of a page says: what kind of page it is, its title, whether it is still in force."""

from __future__ import annotations

from dataclasses import dataclass

from portal.content.catalogue import Catalogue
from portal.content.references import full_name
from portal.content.standing import standing
from portal.locales import page_text
from portal.sharing.pages import SharedPage


@dataclass(frozen=True)
class Card:
    """The words of a picture; ``force`` says which colour the standing has."""

    kind: str
    title: str
    standing: str = ""
    force: str = ""
    """A status of a document or of a set of criteria, empty where there is none."""
    lead: str = ""
    """What is below the title of a page that stands above others."""

    @property
    def words(self) -> str:
        """All of it in one line, for people who do not see the picture."""
        return ". ".join(part.rstrip(".") for part in (self.kind, self.title, self.standing) if part)


def card_of(catalogue: Catalogue, page: SharedPage) -> Card:
    """Return what is said of *page*; a document is called by its number, others by the page above them."""
    folder, _, rest = page.path.partition("/")
    record = rest.removesuffix("/")
    above = [c.name for c in page.trail if page.address.startswith(c.address)]
    # The first is the start page, which says nothing of the kind.
    kind = above[-1] if len(above) > 1 else ""
    if page.is_home:
        return Card(kind, page.heading, lead=page.description)
    if folder == "van-ban" and record in catalogue.documents:
        document = catalogue.documents[record]
        told = standing(catalogue, document, page.language)
        return Card(full_name(document), document.title or page.description, told.chip, told.status)
    if folder in ("tieu-chi", "quy-trinh"):
        status = ""
        if record in catalogue.criteria:
            status = catalogue.criteria[record].standing
        elif record in catalogue.procedures:
            status = catalogue.procedures[record].status
        if status:
            return Card(kind, page.title, page_text(f"set-status.{status}", page.language), status)
    if folder == "hoc-phan":
        module = next(
            (m for m in catalogue.modules.values() if catalogue.module_folders[m.id] == record), None
        )
        if module is not None:
            kind = page_text("module", page.language, module.number)
    return Card(kind, page.title, lead="" if kind else page.description)
