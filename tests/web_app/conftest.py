"""Fixtures of the tests in a real app: it is generated once, and visited with one client after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from .generated import CLIENT_FILES, generate
from .walk import whole_walk
from .web_app import DEVELOPMENT, WebApp
from .window import Step

Walk = Callable[[BrowserContext, WebApp], list[Step]]


@pytest.fixture(scope='session')
def generated_app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a new app, which is only read."""
    return generate(tmp_path_factory.mktemp('generated'))


@pytest.fixture(scope='session')
def record(
    browser: Browser, generated_app: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., list[Step]]:
    """`record(client, walk)`: what a walk leaves in an app that has this client file."""

    def record_walk(
        client: Path | None, walk: Walk, environment: str = DEVELOPMENT, folder: Path = generated_app
    ) -> list[Step]:
        app = WebApp(folder, tmp_path_factory.mktemp('lifted') / 'web-app', client, environment)
        app.start()
        context = browser.new_context()
        try:
            return walk(context, app)
        finally:
            context.close()
            app.stop()

    return record_walk


@pytest.fixture(scope='session')
def original(record: Callable[..., list[Step]], generated_app: Path) -> list[Step]:
    """What the whole walk leaves with the sails.io.js that the app was generated with, version 1.2.1."""
    return record(generated_app / CLIENT_FILES[0], whole_walk)
