"""What the editors' page is told when something cannot be done."""


class RefusedError(Exception):
    """What was asked cannot be done; the message is for the editor."""
