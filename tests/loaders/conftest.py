"""Fixtures of the tests of loaders: pages written in full, and the files that they load."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.client_page import ClientPage
from tests.support.server import Server

BEGINNING = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">\n'


@pytest.fixture
def open_html(blank: ClientPage, server: Server) -> Callable[[str], ClientPage]:
    """`open_html('<script …')`: write a page that consists of this, and go there."""

    def open_page(html: str) -> ClientPage:
        blank.page.goto(server.url + server.write('.html', BEGINNING + html))
        return blank

    return open_page


@pytest.fixture
def dist(package: Path, server: Server) -> Path:
    """The folder of the built files, as they are in the npm package; pages have it at /dist/."""
    for file in package.glob('sails.io*'):
        server.add_file(f'dist/{file.name}', file)
    return package
