"""The owner's ``mkdocs.yml``, and the resolved configuration that each engine is given.

A resolved file inherits from ``mkdocs.yml`` and adds what is not written there: what every portal shares
(``base.yml``), names and address (``portal.yml``), what the theme says, folders of this machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from portal.content.catalogue import Catalogue
from portal.content.writing import write_if_changed
from portal.engines.theme_data import theme_data
from portal.engines.translated import DEFAULT
from portal.locales import Speaker
from portal.paths import Paths

say = Speaker("building")


Values = dict[str, Any]
BASE = Path(__file__).with_name("base.yml")
"""What every portal shares."""

UNUSED = (
    "src/",
    "assets/engines/",
    "assets/portal/scorm.",
    "assets/portal/single.",
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
)
"""Below the theme: sources, programs for Node, what packages carry, scripts and styles ours replace."""


class _Tagged:
    """A value with a tag that only the generator can read; written as it was read."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(yaml.SafeLoader):
    pass


class _Dumper(yaml.SafeDumper):
    pass


for _tag in ("!", "tag:yaml.org,2002:python/"):
    _Loader.add_multi_constructor(_tag, lambda _loader, _suffix, node: _Tagged(node))
_Dumper.add_representer(_Tagged, lambda _dumper, value: value.node)


def read(file: Path) -> Values:
    """Return the configuration in *file* with what it inherits: mappings are joined, all else replaced."""
    found: Values = yaml.load(file.read_text(encoding="utf-8"), _Loader) or {}  # noqa: S506 - a safe loader
    parent = found.pop("INHERIT", None)
    return _joined(read(file.parent / parent), found) if parent else found


def _joined(parent: Values, child: Values) -> Values:
    both = {
        k: _joined(parent[k], v)
        for k, v in child.items()
        if isinstance(v, dict) and isinstance(parent.get(k), dict)
    }
    return parent | child | both


def languages(written: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return what each language that is built calls itself, from the list in ``mkdocs.yml``."""
    return {one["locale"]: one["name"] for one in written if one.get("build", True)}


def written_languages(configuration: Values) -> dict[str, str]:
    """Return the languages of ``mkdocs.yml``; Vietnamese alone where it names none."""
    plugins = (p for p in configuration.get("plugins") or () if isinstance(p, dict))
    options: Values = next((p["i18n"] for p in plugins if "i18n" in p), {})
    return {DEFAULT: say("vietnamese")} | languages(options.get("languages", ()))


def settings(
    catalogue: Catalogue, language: str, names: Mapping[str, str], *, offline: bool
) -> dict[str, Any]:
    """Return what the content says of the site, under the keys of a configuration.

    *names*: what each language of the site calls itself; *offline*: for opening from a disk.
    """
    portal = catalogue.portal
    return {
        "site_name": portal.name.get(language),
        "site_description": portal.description.get(language),
        "site_url": portal.site_url,
        # What opens a folder from a disk shows its files.
        "use_directory_urls": not offline,
        "extra": {
            "portal": theme_data(catalogue, language) | {"offline": offline, "languages": dict(names)},
        },
    }


def resolved(
    paths: Paths, catalogue: Catalogue, names: Mapping[str, str], *, offline: bool
) -> dict[str, Any]:
    """Return what every engine is told beyond ``mkdocs.yml``, in the default language.

    What every portal shares (``base.yml``) is added where ``mkdocs.yml`` does not say it.
    """
    ours, shared = read(paths.config), read(BASE)
    theme = {"language": DEFAULT, "custom_dir": str(paths.theme)}
    return {
        "INHERIT": str(paths.config),
        **{key: value for key, value in shared.items() if key not in ours},
        **settings(catalogue, DEFAULT, names, offline=offline),
        "docs_dir": str(paths.docs),
        "theme": shared["theme"] | ours.get("theme", {}) | theme,
    }


def write(file: Path, values: Values) -> Path:
    """Write a configuration; return its file."""
    write_if_changed(file, yaml.dump(values, Dumper=_Dumper, allow_unicode=True, sort_keys=False))
    return file
