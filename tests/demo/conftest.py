"""The order board, served for one test, and windows that look at it."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from sails_io.cli.project import Project
from sails_io.mock import Server
from tests.demo.windows import expect_live
from tests.support.console import Console
from tests.support.tools import CHECKOUT


@pytest.fixture(scope='session')
def board(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project, built."""
    folder = tmp_path_factory.mktemp('demo') / 'board'
    shutil.copytree(
        CHECKOUT / 'demo' / 'board', folder, ignore=shutil.ignore_patterns('build', '__pycache__')
    )
    project = Project(folder)
    project.build()
    return project


@pytest.fixture
def server(board: Project) -> Iterator[Server]:
    """The cafeteria, with its panel beside it."""
    program = runpy.run_path(str(board.server))
    with program['app'].serve() as server, program['panel']():
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
