"""schema.org descriptions for search engines: the way to a page, modules (Course), documents (Legislation),
questions with their answers. What a page shows is taken from the page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Document, Module
from portal.content.references import KIND_NAMES, full_name
from portal.sharing.pages import Crumb, SharedPage

_FORCE = {"con-hieu-luc": "InForce", "het-hieu-luc": "NotInForce"}


def structured_data(catalogue: Catalogue, page: SharedPage, home: Crumb) -> str | None:
    """Return the JSON-LD of *page*, None when there is nothing to say; *home* is the start page.

    The text is safe inside a script element.
    """
    found = list(_descriptions(catalogue, page, home))
    if not found:
        return None
    data = {"@context": "https://schema.org", "@graph": found}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _descriptions(catalogue: Catalogue, page: SharedPage, home: Crumb) -> Iterator[dict[str, Any]]:
    folder, _, rest = page.path.partition("/")
    record = rest.removesuffix("/")
    if folder == "hoc-phan":
        for module in catalogue.modules.values():
            if catalogue.module_folders[module.id] == record and page.language == "vi":
                yield _course(catalogue, module, page)
    elif folder == "van-ban" and record in catalogue.documents:
        yield _legislation(catalogue, catalogue.documents[record], page)
    if page.questions:
        yield _faq(page)
    if not page.is_home:
        yield _breadcrumbs(page, home)


def _breadcrumbs(page: SharedPage, home: Crumb) -> dict[str, Any]:
    way = [*(page.trail or [home]), Crumb(page.heading or page.title, page.address)]
    items = [
        {"@type": "ListItem", "position": n, "name": crumb.name, "item": crumb.address}
        for n, crumb in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _faq(page: SharedPage) -> dict[str, Any]:
    questions = [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for question, answer in page.questions
    ]
    return {"@type": "FAQPage", "inLanguage": page.language, "mainEntity": questions}


def _course(catalogue: Catalogue, module: Module, page: SharedPage) -> dict[str, Any]:
    hours, minutes = divmod(module.minutes, 60)
    work = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return {
        "@type": "Course",
        "name": module.title,
        "description": module.summary,
        "url": page.address,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "dateModified": module.updated,
        "teaches": [o.text for o in module.objectives],
        "provider": {"@type": "Organization", "name": catalogue.portal.organisation.vi},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": work},
    }


def _legislation(catalogue: Catalogue, document: Document, page: SharedPage) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Legislation",
        "name": document.title or full_name(document),
        "url": page.address,
        "legislationType": KIND_NAMES[document.kind],
        "legislationPassedBy": {"@type": "Organization", "name": document.issuer},
        "legislationIdentifier": document.number,
        "legislationDate": document.issued,
        "temporalCoverage": f"{document.effective}/{document.expired or '..'}"
        if document.effective
        else None,
        "legislationLegalForce": _FORCE.get(catalogue.status(document.id)),
        "inLanguage": "vi",
    }
    return {key: value for key, value in data.items() if value is not None}
