"""Finds the npm packages that the tests need, or says how to get them."""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
NODE_MODULES = CHECKOUT / 'node_modules'


class Missing(Exception):
    """Something that the tests need is not on this machine; the message says how to get it."""


def find_npm_file(inside: str) -> Path:
    """The path of a file of an installed npm package.

    >>> find_npm_file("sails.io.js-dist/sails.io.js")  # doctest: +SKIP
    """
    path = NODE_MODULES / inside
    if not path.exists():
        raise Missing(
            f'node_modules/{inside} is not there. `make test` installs it, or run `npm ci` in the checkout.'
        )
    return path
