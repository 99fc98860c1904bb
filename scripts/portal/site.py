"""The MkDocs adapter, loaded as a hook: page context, names and status for the theme.

The only module that imports mkdocs. Everything it does has a counterpart elsewhere that knows
nothing of MkDocs: content is checked by ``portal.content``, drawn by ``portal.extensions``.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from portal import strings
from portal.content.catalogue import Catalogue
from portal.content.downloads import Download, read_manifest
from portal.content.loader import load
from portal.content.structured_data import structured_data
from portal.content.theme_data import theme_data
from portal.content.translated import DEFAULT, in_language, marked, written_nav
from portal.extensions import PageContext, current
from portal.menu import surroundings
from portal.paths import Paths

UNUSED = ("src/", "assets/engines/", "assets/javascripts/lunr/", "assets/javascripts/workers/")
"""Sources of the browser code, programs for Node, and the theme's own search, which ours replaces."""

_loaded: dict[Path, tuple[float, Catalogue, list[Download]]] = {}
_default: dict[str, File] = {}
"""The files of the build of the default language, by source path: the other languages link to them."""


class _LanguageFiles(Files):
    """Files of one language's build, found by their path with or without the folder of the language.

    static-i18n tries paths one by one with pathlib for every link, and knows no page of another language.
    """

    def __init__(self, files: Files, language: str) -> None:
        super().__init__(files)
        self._language = language

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at *path*, else the same in the default language, which is built already."""
        below = path.removeprefix(f"{self._language}/")
        found = self.src_uris.get(path) or self.src_uris.get(f"{self._language}/{below}")
        return found or self.src_uris.get(below) or _default.get(f"{DEFAULT}/{below}")


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
    catalogue = _loaded[paths.root][1]
    portal = catalogue.portal
    i18n: Any = config.plugins["i18n"]
    language = config.theme["language"] = i18n.current_language
    if language != DEFAULT:
        config.nav = written_nav(config.nav or [], {p.path for p in catalogue.pages_in(language)})
    config.site_name = portal.name.get(language)
    config.site_description = portal.description.get(language)
    config.site_url = portal.site_url
    offline = bool(os.environ.get("PORTAL_OFFLINE"))
    # Scripts that run before the theme's. The offline plugin has put a shim from a content network here;
    # ship the same from npm.
    shim = ["assets/portal/iframe-worker/shim.js"] if offline else []
    config.extra["polyfills"] = [*shim, "assets/portal/search-box.js"]
    names = {one["locale"]: one["name"] for one in i18n.config["languages"] if one["build"]}
    config.extra["portal"] = theme_data(catalogue, language) | {"offline": offline, "languages": names}
    return config


@event_priority(-150)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what no page needs; static files come with the default language's build alone."""
    language = config.theme["language"]
    for file in list(files):
        unused = file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map")
        if unused or (language != DEFAULT and not file.is_documentation_page()):
            files.remove(file)
    found = _LanguageFiles(files, language)
    if language == DEFAULT:
        _default.clear()
        _default.update(found.src_uris)
    return found


@event_priority(-150)
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the Markdown extensions which page they are converting."""
    _, catalogue, downloads = _loaded[_paths(config).root]
    language, _, path = page.file.src_uri.partition("/")
    current.set(PageContext(catalogue, path, language, downloads=downloads))
    page.meta["search"] = {"exclude": True}  # our own index is made from the finished pages
    if not page.meta.get("description"):
        brief = catalogue.briefs.get(Path(path).parent.name)
        if brief is not None:
            page.meta["description"] = brief.brief
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say of links that leave the page's language where they lead; let go what was only needed to read."""
    page.markdown = ""
    return marked(html, page.url, config.theme["language"])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Lines of templates that hold only statements leave no blank line: a fifth of every page."""
    env.trim_blocks = env.lstrip_blocks = True
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the theme the page's surroundings, and its other languages."""
    catalogue = _loaded[_paths(config).root][1]
    path = page.file.src_uri.partition("/")[2]
    language = config.theme["language"]
    context["nav"] = surroundings(
        nav, lambda index, left: Link(strings.text("nav_more", language, left), index.url)
    )
    context["portal_schema"] = structured_data(catalogue, path)
    context["portal_languages"] = [
        in_language(catalogue, path, other, name, folders=config.use_directory_urls)
        for other, name in config.extra["portal"]["languages"].items()
        if other != language
    ]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let a written page go: the build of the next language needs its anchors, not its text."""
    page.content = ""
    return output
