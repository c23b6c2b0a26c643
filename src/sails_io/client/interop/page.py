"""The page around the client, if there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def document_of() -> Any:
    """Return the page's document: there is none."""
    return None


def location_of() -> Any:
    """Return the page's location: there is none."""
    return None


def origin_without_host() -> Any:
    """Return the origin of a place whose location names no host: never one under CPython."""
    return None


def current_script() -> Any:
    """Return the script element that is running: there is none."""
    return None


def watch_document(document: Any, changed: Callable[[], None]) -> Callable[[], None]:
    """Call `changed` after each change of a document that can be watched; returns what ends that."""
    return document.watch(changed)  # type: ignore[no-any-return]


def on_wakeup(fn: Callable[[], None]) -> Callable[[], None]:
    """Call a function when the network or the page is there again: there is no page. Returns what ends that."""
    return lambda: None


def ask_for_cookie(url: str, limit: float, done: Callable[[], None]) -> Callable[[], None]:
    """Ask for a cookie as a page does: only pages do, and here nothing is asked. Returns what gives it up."""
    return lambda: None
