"""schema.org descriptions for search engines: a learning module is a Course, a document Legislation."""

from __future__ import annotations

import json
from typing import Any

from portal.content.catalogue import Catalogue
from portal.content.models import Document, Module
from portal.content.references import KIND_NAMES, full_name

_FORCE = {"con-hieu-luc": "InForce", "het-hieu-luc": "NotInForce"}


def structured_data(catalogue: Catalogue, page: str) -> str | None:
    """Return the JSON-LD of the page at source path *page*, None when it shows neither kind.

    The text is safe inside a script element.
    """
    parts = page.split("/")
    data: dict[str, Any] | None = None
    if len(parts) == 3 and parts[0] == "hoc-phan":
        module = next(
            (m for m in catalogue.modules.values() if catalogue.module_folders[m.id] == parts[1]), None
        )
        data = _course(catalogue, module, page) if module else None
    elif len(parts) == 3 and parts[0] == "van-ban" and parts[1] in catalogue.documents:
        data = _legislation(catalogue, catalogue.documents[parts[1]], page)
    if data is None:
        return None
    return json.dumps({"@context": "https://schema.org"} | data, ensure_ascii=False).replace("<", "\\u003c")


def _address(catalogue: Catalogue, page: str) -> str:
    return catalogue.portal.site_url + page.removesuffix("index.md")


def _course(catalogue: Catalogue, module: Module, page: str) -> dict[str, Any]:
    hours, minutes = divmod(module.minutes, 60)
    work = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return {
        "@type": "Course",
        "name": module.title,
        "description": module.summary,
        "url": _address(catalogue, page),
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "dateModified": module.updated,
        "teaches": [o.text for o in module.objectives],
        "provider": {"@type": "Organization", "name": catalogue.portal.organisation.vi},
        "hasCourseInstance": {"@type": "CourseInstance", "courseMode": "online", "courseWorkload": work},
    }


def _legislation(catalogue: Catalogue, document: Document, page: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "@type": "Legislation",
        "name": document.title or full_name(document),
        "url": _address(catalogue, page),
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
