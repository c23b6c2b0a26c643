"""The page, as the board sees it. What runs there is `browser.js`; this tells CPython what it offers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

#: `window.document`.
page: Any = None
#: The global of sails.io.js.
io: Any = None


def now() -> int:
    """Return the time, in milliseconds."""
    raise NotImplementedError


def after(milliseconds: int, act: Callable[[], None]) -> Any:
    """Call `act` once, later; returns what `cancel` takes."""
    raise NotImplementedError


def cancel(timer: Any) -> None:
    """Let what `after` returned not happen."""
    raise NotImplementedError


def every(milliseconds: int, act: Callable[[], None]) -> None:
    """Call `act` again and again."""
    raise NotImplementedError


def any_of(items: list[str]) -> str:
    """Return one of several texts, at random."""
    raise NotImplementedError


def merged(record: Any, changes: Any) -> Any:
    """Return a record with some of its values changed."""
    return {**record, **changes}


def from_template(name: str) -> Any:
    """Return a new element like the one in `<template id="name">`."""
    raise NotImplementedError


def rearrange(selector: str, change: Callable[[], None]) -> None:
    """Change the page; the elements that a selector finds glide from where they were, come and vanish."""
    raise NotImplementedError
