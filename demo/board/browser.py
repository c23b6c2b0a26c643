"""The page, as the board sees it. What runs there is `browser.js`; this tells CPython what it offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: `window.document`.
page: Any = None
#: The global of sails.io.js.
io: Any = None


class OnlyInAPage(RuntimeError):
    """CPython has asked for something that only `browser.js` has."""


def now() -> int:
    """Return the time, in milliseconds."""
    raise OnlyInAPage


def after(milliseconds: int, act: Callable[[], None]) -> Any:
    """Call `act` once, later; returns what `cancel` takes."""
    raise OnlyInAPage


def cancel(timer: Any) -> None:
    """Let what `after` returned not happen."""
    raise OnlyInAPage


def every(milliseconds: int, act: Callable[[], None]) -> None:
    """Call `act` again and again."""
    raise OnlyInAPage


def any_of(items: list[str]) -> str:
    """Return one of several texts, at random."""
    raise OnlyInAPage


def merged(record: Any, changes: Any) -> Any:
    """Return a record with some of its values changed."""
    return {**record, **changes}


def from_template(name: str) -> Any:
    """Return a new element like the one in `<template id="name">`."""
    raise OnlyInAPage


def rearrange(selector: str, change: Callable[[], None]) -> None:
    """Change the page; the elements that a selector finds glide from where they were, come and vanish."""
    raise OnlyInAPage
