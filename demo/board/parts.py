"""What the page has in its templates."""

from __future__ import annotations

from typing import Any

from sails_io.page import find


def copy_of(name: str) -> Any:
    """Return a new element like the one in `<template id="NAME">`."""
    return find(f'#{name}').content.firstElementChild.cloneNode(True)
