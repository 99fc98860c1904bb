"""``portal serve --lop``: the built site for the phones of a class, over the hotspot of a laptop."""

from portal.hall.server import Hall, HallError, given, local_addresses, opened, told

__all__ = ["Hall", "HallError", "given", "local_addresses", "opened", "told"]
