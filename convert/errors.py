"""The errors that convert raises on purpose: each says in one line what is wrong, and with which file."""


class ConvertError(Exception):
    """Any failure that the user can do something about. ``str()`` is one line, fit to print."""


class DecodeError(ConvertError):
    """The bytes are not text that we can read without guessing."""


class StyleError(ConvertError):
    """A profile is missing, or one of its values is out of range."""
