"""What the pages load besides code: fonts cut to size, icons of the app."""

from portal.assets.fonts import write_fonts
from portal.assets.icons import write_icons

__all__ = ["write_fonts", "write_icons"]
