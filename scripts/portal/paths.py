"""Where things are in a portal project; the only place that knows the layout of the tree."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal.locales import Speaker

say = Speaker("building")


PACKAGED = Path(__file__).resolve().parent / "theme"
"""The theme, built: in an installed wheel (scripts/wheel.py lays it there)."""
SHARED = PACKAGED.with_name("shared")
"""What every portal has alike, in an installed wheel: fonts of paper, rules of layout, the guide."""


@dataclass(frozen=True)
class Paths:
    """The folders and files of one portal project, all under ``root``."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Paths:
        """Return the project that contains *start*: the nearest folder upwards with mkdocs.yml.

        Raises FileNotFoundError when there is none.
        """
        start = start.resolve()
        for folder in (start, *start.parents):
            if (folder / "mkdocs.yml").is_file():
                return cls(folder)
        raise FileNotFoundError(say("no-project", start))

    @property
    def config(self) -> Path:
        """The MkDocs configuration."""
        return self.root / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """Pages, one folder a language, and the data folder."""
        return self.root / "docs"

    @property
    def data(self) -> Path:
        """The YAML content."""
        return self.docs / "_data"

    @property
    def schemas(self) -> Path:
        """JSON Schemas of the YAML content, for editors."""
        return self.data / "schema"

    @property
    def shapes(self) -> Path:
        """The TypeScript types that browser code shares with Python."""
        return self.root / "overrides" / "src" / "engines" / "forms" / "schema.ts"

    @property
    def learning_shapes(self) -> Path:
        """The TypeScript types of the course, which the learner's engine reads."""
        return self.shapes.parent.parent / "learning" / "schema.ts"

    @property
    def desk_shapes(self) -> Path:
        """The TypeScript types of what the editors' page and its server say."""
        return self.root / "overrides" / "src" / "pages" / "intake-desk" / "schema.ts"

    @property
    def modules(self) -> Path:
        """The learning modules."""
        return self.docs / "vi" / "hoc-phan"

    @property
    def downloads(self) -> Path:
        """Generated files that people take away (git-ignored)."""
        return self.docs / "vi" / "tai-ve"

    @property
    def site(self) -> Path:
        """The built site."""
        return self.root / "site"

    @property
    def theme(self) -> Path:
        """Templates and what is built for the browser; a project without a theme of its own uses ours."""
        own = self.root / "overrides"
        if own.exists():
            return own
        return PACKAGED if PACKAGED.exists() else Path(__file__).resolve().parents[2] / "overrides"

    @property
    def theme_sources(self) -> Path:
        """What the theme is built from: TypeScript, styles; only where it is written, not in a wheel."""
        return self.theme / "src"

    @property
    def assets(self) -> Path:
        """Bundled browser code and styles (git-ignored)."""
        return self.theme / "assets" / "portal"

    @property
    def fonts(self) -> Path:
        """The fonts of paper: TrueType files of Tinos and Be Vietnam Pro."""
        packed = SHARED / "fonts"
        return packed if packed.exists() else self.theme.parent / ".cache" / "fonts"

    @property
    def web_fonts(self) -> Path:
        """The full fonts that those of the pages are cut from (npm)."""
        return self.theme.parent / "node_modules" / "@expo-google-fonts" / "be-vietnam-pro"

    @property
    def engines(self) -> Path:
        """Bundled programs that Python runs in Node or serves itself (git-ignored); no part of a site."""
        return self.theme / "assets" / "engines"

    @property
    def cache(self) -> Path:
        """Things that can be made again."""
        return self.root / ".cache"

    @property
    def files(self) -> Path:
        """The store of made files, each under the hash of what it was made from."""
        return self.cache / "files"

    @property
    def dist(self) -> Path:
        """Packages to hand out."""
        return self.root / "dist"
