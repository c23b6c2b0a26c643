"""Something that must hold does not."""

from __future__ import annotations


class Violation(Exception):
    """The message says what is so instead."""


def hold(is_so: bool, otherwise: str) -> None:
    """Raise a Violation with the words `otherwise`, unless it is so."""
    if not is_so:
        raise Violation(otherwise)
