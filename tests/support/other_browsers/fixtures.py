"""Fixtures in place of pytest-playwright's: `pytest tests/contract --browser firefox --browser webkit`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build.other_browsers import FIREFOX, WEBKIT_DRIVER, XVFB
from tests.support.server import Server

from .engine import Engine
from .firefox import Firefox
from .page import Browser, Context
from .webkit import WebKit

RECORDER = Path(__file__).with_name('recorder.js')
ENGINES: dict[str, Callable[[], Engine]] = {
    'firefox': lambda: Firefox(FIREFOX.find()),
    'webkit': lambda: WebKit(WEBKIT_DRIVER.find(), XVFB.find()),
}


@pytest.fixture(scope='session')
def browser(browser_name: str) -> Iterator[Browser]:
    """The browser that `--browser` names."""
    if browser_name not in ENGINES:
        pytest.fail(f'{browser_name} is run without the others: leave out the other --browser.')
    browser = Browser(ENGINES[browser_name]())
    Server.preamble = f'<script>{RECORDER.read_text()}</script>'
    yield browser
    Server.preamble = ''
    browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[Context]:
    """A visitor of this test's own."""
    context = browser.new_context()
    yield context
    context.close()
