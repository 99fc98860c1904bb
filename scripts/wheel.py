"""What a wheel carries besides the package: the built theme, the fonts of paper. A hook of hatchling.

With it a portal is made on a machine that has neither this repository nor Node: ``portal init``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

THEME, ALIKE = "portal/theme", "portal/shared"
SHARED = ("docs/_data/nd30.yml", "CONTRIBUTING.md")
"""Rules of layout and the guide, the same for every province."""
FONTS = "node_modules/@expo-google-fonts"
LICENCES = {"tinos": "Tinos-LICENSE.txt", "be-vietnam-pro": "BeVietnamPro-LICENSE.txt"}


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the files of the theme to a wheel; an editable install uses them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Register what goes in. Raises RuntimeError when the theme has not been built."""
        if version == "editable":
            return
        root = Path(self.root)
        theme, fonts = root / "overrides", root / ".cache" / "fonts"
        if not (theme / "assets" / "portal" / "portal.js").exists() or not fonts.exists():
            raise RuntimeError("Chưa có mã trình duyệt đã đóng gói. Chạy trước: make site")
        inside: dict[str, str] = build_data["force_include"]
        for file in sorted(p for p in theme.rglob("*") if p.is_file()):
            name = file.relative_to(theme)
            if name.parts[0] != "src":
                inside[str(file)] = f"{THEME}/{name.as_posix()}"
        for file in sorted(fonts.glob("*.ttf")):
            inside[str(file)] = f"{ALIKE}/fonts/{file.name}"
        for shared in SHARED:
            inside[str(root / shared)] = f"{ALIKE}/{Path(shared).name}"
        for family, name in LICENCES.items():
            for file in sorted((root / FONTS / family).glob("LICENSE_FONT")):
                inside[str(file)] = f"{ALIKE}/fonts/{name}"
