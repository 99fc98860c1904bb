"""Found and shared: what search engines, feed readers and people who pass a link on are told of the site.

Works on the finished pages, whatever drew them; the words of pictures and feeds come from the content.
"""

from portal.sharing.build import write_sharing

__all__ = ["write_sharing"]
