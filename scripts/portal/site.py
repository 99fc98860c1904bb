"""The MkDocs adapter, loaded as a hook: page context, names and status for the theme.

The only module that imports mkdocs. Everything it does has a counterpart elsewhere that knows
nothing of MkDocs: content is checked by ``portal.content``, drawn by ``portal.extensions``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from portal.content.catalogue import Catalogue
from portal.content.downloads import Download, read_manifest
from portal.content.loader import load, today
from portal.content.structured_data import structured_data
from portal.extensions import PageContext, current
from portal.paths import Paths
from portal.vietnamese import format_date

_loaded: dict[Path, tuple[float, Catalogue, list[Download]]] = {}


def _refresh(paths: Paths) -> None:
    """Load the content of a project again when a source file has changed since the last build."""
    sources = [p for p in paths.docs.rglob("*") if p.suffix in (".md", ".yml", ".json")]
    newest = max((p.stat().st_mtime for p in sources), default=0.0) + len(sources)
    known = _loaded.get(paths.root)
    if known is None or known[0] != newest:
        _loaded[paths.root] = (newest, load(paths)[0], read_manifest(paths.downloads))


def _paths(config: MkDocsConfig) -> Paths:
    return Paths(Path(config.config_file_path).resolve().parent)


@event_priority(-150)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names, address and organisation come from portal.yml; runs after static-i18n (-100)."""
    paths = _paths(config)
    _refresh(paths)
    portal = _loaded[paths.root][1].portal
    language = config.theme["language"]
    config.site_name = portal.name.get(language)
    config.site_description = portal.description.get(language)
    config.site_url = portal.site_url
    search = config.plugins.get("material/search")
    if search is not None:
        # static-i18n adds "vi", whose lunr trimmer warns on every page and stems nothing. In place:
        # the index holds the same list.
        search.config["lang"][:] = ["en"]
    offline = bool(os.environ.get("PORTAL_OFFLINE"))
    # Scripts that run before the theme's. The offline plugin has put a shim from a content network here;
    # ship the same from npm.
    shim = ["assets/portal/iframe-worker/shim.js"] if offline else []
    config.extra["polyfills"] = [*shim, "assets/portal/search-box.js"]
    config.extra["portal"] = {
        "name": portal.name.get(language),
        "organisation": portal.organisation.get(language),
        "organisation_short": portal.organisation_short,
        "province": portal.province,
        "address": portal.address,
        "contact": portal.contact,
        "colours": portal.colours.model_dump(),
        "build_date": format_date(today().isoformat()),
        "offline": offline,
    }
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Sources and source maps of the browser code, and programs for Node, are not part of the site."""
    for file in list(files):
        if file.src_uri.startswith(("src/", "assets/engines/")) or file.src_uri.endswith(".map"):
            files.remove(file)
    return files


@event_priority(-150)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown extensions which page they are converting."""
    _, catalogue, downloads = _loaded[_paths(config).root]
    language, _, path = page.file.src_uri.partition("/")
    current.set(PageContext(catalogue, path, language, downloads=downloads))
    if not page.meta.get("description"):
        brief = catalogue.briefs.get(Path(path).parent.name)
        if brief is not None:
            page.meta["description"] = brief.brief
    return markdown


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Tell the theme whether a page shows Vietnamese text in another language's tree."""
    written = page.file.src_uri.partition("/")[0]
    context["portal_fallback"] = written != config.theme["language"]
    context["portal_written"] = written
    path = page.file.src_uri.partition("/")[2]
    context["portal_schema"] = structured_data(_loaded[_paths(config).root][1], path)
    return context
