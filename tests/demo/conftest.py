"""The demo, served for one test, and windows that look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from demo import front_end
from demo.serve import demo
from sails_io.mock import Server
from tests.demo.windows import expect_live
from tests.support.console import Console


@pytest.fixture(scope='session')
def public(client_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the demo's server gives to browsers."""
    return front_end.make(tmp_path_factory.mktemp('demo') / 'site', client_file)


@pytest.fixture
def server(public: Path) -> Iterator[Server]:
    """The cafeteria, with its switch beside it."""
    with demo(public) as (server, _switch):
        yield server


@pytest.fixture
def new_window(context: BrowserContext, console: Console) -> Callable[..., Page]:
    """`new_window(server)`: one more window, which is live."""
    console.watch(context)

    def open_window(server: Server) -> Page:
        page = context.new_page()
        page.goto(server.url)
        expect_live(page)
        return page

    return open_window


@pytest.fixture
def window(new_window: Callable[..., Page], server: Server) -> Page:
    """A window that looks at the board."""
    return new_window(server)


@pytest.fixture
def other_window(new_window: Callable[..., Page], server: Server) -> Page:
    """A second one."""
    return new_window(server)
