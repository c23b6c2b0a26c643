"""What a command raises when it cannot do what it was asked, and how such an error is told."""

from __future__ import annotations


class Refused(Exception):
    """The message says what was found and what to do; it goes to stderr, and the exit code is 1."""


def told(error: Exception) -> str:
    """Return what an error says to somebody who does not know Python.

    >>> told(FileNotFoundError(2, 'No such file or directory', 'app.py'))
    'No such file or directory: app.py'
    """
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    return error.strerror + (f': {error.filename}' if error.filename else '')
