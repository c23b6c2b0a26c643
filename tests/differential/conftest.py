"""Fixtures of the side-by-side tests: both clients, both servers, one recorder for all scenarios."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.support.app_options import AppOptions
from tests.support.lifts import Lifts, server_class
from tests.support.server import LOCAL, Server
from tests.support.tools import find_npm_file

from .recorder import Recorder

KINDS = ('mock', 'sails')


@pytest.fixture(scope='session')
def recorder(
    browser: Browser, client_file: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Recorder]:
    """Makes the recordings of the whole session, each once."""
    clients = {'reference': find_npm_file('sails.io.js-dist/sails.io.js'), 'ours': client_file}
    with ExitStack() as stack:
        lifts = {kind: Lifts(kind, client_file, tmp_path_factory) for kind in KINDS}
        for each in lifts.values():
            stack.callback(each.stop)

        def lift(kind: str, **options: object) -> Server:
            return lifts[kind].get(**{'refuse': True, **options})

        def fragile(kind: str) -> Server:
            server = server_class(kind)(AppOptions(), tmp_path_factory.mktemp('public'), client_file)
            stack.callback(server.stop)
            return server.start()

        place = stack.enter_context(socket.socket())
        place.bind((LOCAL, 0))  # and never listens
        context = browser.new_context()
        stack.callback(context.close)
        yield Recorder(context, clients, lift, fragile, f'http://{LOCAL}:{place.getsockname()[1]}')
