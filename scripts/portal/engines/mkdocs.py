"""The hook of MkDocs and ProperDocs: names for the theme, what is left out, languages that know each other.

The only module that imports mkdocs. Which page is converted the extensions find out themselves; content is
checked by ``portal.content`` and drawn by ``portal.markdown``, which know no generator.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

from portal.content.held import held, refreshed
from portal.engines import serving
from portal.engines.configuration import UNUSED, languages, settings
from portal.engines.menu import surroundings
from portal.engines.translated import DEFAULT, in_language, marked, written_nav
from portal.locales import page_text
from portal.paths import Paths

_default: dict[str, File] = {}
"""The files of the build of the default language, by source path: the other languages link to them."""


class _LanguageFiles(Files):
    """Files of one language's build, found by path with or without the folder of the language.

    static-i18n tries path after path with pathlib for every link, and knows no page of another language.
    """

    def __init__(self, files: Files, language: str) -> None:
        super().__init__(files)
        self._language = language

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at *path*, else the same in the default language, which is built already."""
        below = path.removeprefix(f"{self._language}/")
        found = self.src_uris.get(path) or self.src_uris.get(f"{self._language}/{below}")
        return found or self.src_uris.get(below) or _default.get(f"{DEFAULT}/{below}")


def _paths(config: MkDocsConfig) -> Paths:
    # The configuration may be a resolved one, which lies elsewhere.
    return Paths(Path(config.docs_dir).resolve().parent)


@event_priority(-150)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Names, address and organisation come from portal.yml; runs after static-i18n (-100)."""
    catalogue = refreshed(_paths(config)).catalogue
    i18n: Any = config.plugins["i18n"]
    language = config.theme["language"] = i18n.current_language
    if language != DEFAULT:
        config.nav = written_nav(config.nav or [], {p.path for p in catalogue.pages_in(language)})
    names = languages(i18n.config["languages"])
    values = settings(catalogue, language, names, offline=not config.use_directory_urls)
    config.extra |= values.pop("extra")
    config.update(values)
    return config


@event_priority(-150)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out what no page needs; static files come with the default language's build."""
    language = config.theme["language"]
    for file in list(files):
        unused = file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map")
        if unused or (language != DEFAULT and not file.is_documentation_page()):
            files.remove(file)
    found = _LanguageFiles(files, language)
    if serving.only_changed():
        serving.mark_changed(found.documentation_pages(), _paths(config))
    if language == DEFAULT:
        _default.clear()
        _default.update(found.src_uris)
    return found


@event_priority(-150)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Name the pages that are not read, where only changed ones are."""
    if serving.only_changed():
        serving.name_unread(nav.pages, held(_paths(config)).catalogue)
    return nav


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
    catalogue = held(_paths(config)).catalogue
    path = page.file.src_uri.partition("/")[2]
    language = config.theme["language"]
    context["nav"] = surroundings(
        nav, lambda index, left: Link(page_text("nav-more", language, left), index.url)
    )
    context["portal_languages"] = [
        in_language(catalogue, path, other, name, folders=config.use_directory_urls)
        for other, name in config.extra["portal"]["languages"].items()
        if other != language
    ]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> None:
    """Let a written page go: the build of the next language needs its anchors, not its text."""
    page.content = ""
