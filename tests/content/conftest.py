"""Word files of every form, blank and filled, made once for all tests that look into them."""

from __future__ import annotations

from typing import Any

import pytest

from portal.content.catalogue import Catalogue
from portal.content.models import Layout
from portal.forms import form_model
from portal.render.docx import form_document
from tests.content.form_samples import sample

ORGANISATION = "Hội Khuyến học Xã Ví Dụ"

Documents = dict[str, bytes]


@pytest.fixture(scope="session")
def layout(catalogue: Catalogue) -> Layout:
    return catalogue.layouts["nd30-the-thuc"]


@pytest.fixture(scope="session")
def models(catalogue: Catalogue) -> dict[str, Any]:
    return {form.id: form_model(form) for form in catalogue.forms.values()}


@pytest.fixture(scope="session")
def blank(catalogue: Catalogue, models: dict[str, Any], layout: Layout) -> Documents:
    return {
        i: form_document(f, models[i], layout, organisation=ORGANISATION)
        for i, f in catalogue.forms.items()
    }


@pytest.fixture(scope="session")
def filled(catalogue: Catalogue, models: dict[str, Any], layout: Layout) -> Documents:
    return {
        i: form_document(f, models[i], layout, organisation=ORGANISATION, records=[sample(models[i])])
        for i, f in catalogue.forms.items()
    }
