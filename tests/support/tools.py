"""Finds the programs and npm packages that the tests need, or says how to get them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
NODE_MODULES = CHECKOUT / 'node_modules'
CHROMIUM_NAMES = ('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')


class Missing(Exception):
    """Something that the tests need is not on this machine; the message says how to get it."""


def find_node() -> str:
    """The path of node: `SAILS_IO_NODE`, else the checkout's own environment, else the first one on PATH."""
    given = os.environ.get('SAILS_IO_NODE')
    beside_python = CHECKOUT / '.venv' / 'bin' / 'node'
    found = given or (str(beside_python) if beside_python.exists() else shutil.which('node'))
    if not found or not Path(found).exists():
        raise Missing(
            f'No node found (SAILS_IO_NODE is {given!r}). `make test` sets it up, '
            'or install Node 18 or later and put it on PATH.'
        )
    return found


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


def find_chromium() -> str | None:
    """The path of the system's Chromium, from SAILS_IO_CHROMIUM or PATH; None means Playwright's own."""
    given = os.environ.get('SAILS_IO_CHROMIUM')
    if given and not Path(given).exists():
        raise Missing(
            f'SAILS_IO_CHROMIUM names {given!r}, which does not exist. '
            'Set it to a Chromium executable, or leave it out.'
        )
    return given or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
