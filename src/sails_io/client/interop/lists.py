"""Lists that are replaced rather than changed."""

from __future__ import annotations

import contextlib
import copy as python_copy
from collections.abc import Callable
from typing import Any


def with_item(items: list[Any], item: Any) -> list[Any]:
    """Return the items and one more."""
    return [*items, item]


def without_item(items: list[Any], item: Any) -> list[Any]:
    """Return the items without the first that is `item`."""
    left = python_copy.copy(items)
    with contextlib.suppress(ValueError):
        left.remove(item)
    return left


def chained(items: list[Any], more: list[Any]) -> list[Any]:
    """Return the items, and then the others."""
    return [*items, *more]


def filtered(items: list[Any], keep: Callable[[Any], bool]) -> list[Any]:
    """Return the items for which `keep` is true."""
    return [item for item in items if keep(item)]
