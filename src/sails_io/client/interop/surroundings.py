"""Where the client runs."""

from __future__ import annotations

from typing import Any

from sails_io.twin import console

_globals: dict[str, Any] = {}


def console_of() -> Any:
    """Return the console."""
    return console()


def global_io() -> Any:
    """Return the global `io`, or None."""
    return _globals.get('io')


def set_global_io(io: Any) -> None:
    """Set the global `io`."""
    _globals['io'] = io


def local_settings() -> Any:
    """Return `window.SAILS_LOCALS`: there is none."""
    return None


def is_node() -> bool:
    """Whether this is a program rather than a page."""
    return True


def platform() -> str:
    """Return what programs run on: `node` or `cpython`."""
    return 'cpython'


def language() -> str:
    """Return what they are written in: `javascript` or `python`."""
    return 'python'
