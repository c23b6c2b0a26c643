"""No secret reaches the console, or an address, by what the library says, whatever goes wrong.

The one exception is `query`, which is part of an address: browsers show that of a WebSocket that they cannot open.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any, cast

import pytest

from sails_io import SailsError, connect
from tests.loaders.on_mock import ON_MOCK
from tests.security.canaries import ENDS, MISBEHAVE, PLACES, canary
from tests.support import event_loop
from tests.support.node import Node

pytestmark = ON_MOCK

SECRETS = [canary(place) for place in PLACES]
TOLD = ['sails.io.js: Now connected to http', 'sails.io.js: Could not connect to http']


def leaked(text):
    """The secrets in a text."""
    return [secret for secret in SECRETS if secret in text]


def expect_nothing_leaked(said):
    """Fail where a secret was told; or where little was told at all."""
    assert [line for line in TOLD if line not in said] == []
    assert leaked(said) == []


@pytest.mark.parametrize('client_file', ['page', 'legacy'], indirect=True)
def test_in_a_page_none_reaches_console_or_address(blank, console, dead_url):
    console.expect('')  # that much is told is the point
    asked = []
    blank.page.on('request', lambda request: asked.append(request.url))
    blank.open_connected(head=f"<script>document.cookie = '{canary('cookie')}=1'</script>")
    ends = blank.run(f'([url, dead]) => ({MISBEHAVE})(url, dead)', [blank.server.url, dead_url])
    assert ends == ENDS
    expect_nothing_leaked('\n'.join([*console.said, *console.complaints]))
    addresses = [*asked, *(each.url for each in blank.frames.connections)]
    assert len(addresses) > 6
    assert leaked('\n'.join(addresses)) == []


def test_in_a_page_what_nobody_catches_tells_none(blank, console):
    console.expect('`headers`')
    console.expect('E_STATUS|Server responded')
    blank.open_connected()
    blank.run(f"""() => {{
      const secret = {{ headers: {{ authorization: '{canary('header')}' }} }};
      setTimeout(() => io.socket.request({{ url: '/echo', headers: '{canary('header')}' }}));
      setTimeout(() => io.socket.get('/status/500', {{ password: '{canary('data')}' }}, secret).then());
    }}""")
    blank.run('() => io.socket.get("/echo").then(() => new Promise((resolve) => setTimeout(resolve)))')
    assert leaked('\n'.join([*console.said, *console.complaints])) == []


@pytest.mark.parametrize('node_modules', ['socket.io-client', 'socket.io-client-2'], indirect=True)
def test_in_node_none_reaches_the_console(node_client, node_modules, server, dead_url):
    result = Node(node_client, node_modules, server.url).run(f"""
      console.log = console.error;
      const io = require(FILE)(require('socket.io-client'));
      io.sails.url = URL_OF_SERVER;
      await io.socket.ready();
      answer(await ({MISBEHAVE})(URL_OF_SERVER, '{dead_url}'));
      io.socket.disconnect();
    """)
    assert (result.answers, result.code) == ([ENDS], 0)
    expect_nothing_leaked(result.errors)


def test_under_cpython_none_reaches_the_log(server, dead_url, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger='sails_io')
    ends = event_loop.run(_misbehave(server.url, dead_url), debug=True)
    assert ends == ['E_USAGE', 'E_USAGE', 'E_STATUS', 'E_TIMEOUT', *['E_NOT_CONNECTED'] * 4]
    said = '\n'.join([caplog.text, *capfd.readouterr()])
    assert said.count('Traceback') == 2 * len(ends)
    expect_nothing_leaked(said)


async def _misbehave(url, dead_url):
    """Let all that fails reach the log, with its traceback; answers how it ended."""
    header, data = {'authorization': canary('header')}, {'password': canary('data')}
    secrets: dict[str, Any] = {
        'auth': {'token': canary('auth')},
        'headers': header,
        'initial_connection_headers': {'x-token': canary('initial')},
        'query': {'token': canary('query')},
    }
    ends: list[str] = []

    async def tell(attempt):
        try:
            await attempt()
        except SailsError as error:
            ends.append(error.code)
            logging.getLogger('app').exception('It failed.')
            traceback.print_exc()

    def with_user(address):
        return address.replace('://', f'://user:{canary("user")}@')

    async with connect(with_user(url), **secrets) as socket:
        mistakes = [
            lambda: socket.get('/echo', headers=cast(Any, canary('header'))),
            lambda: connect(url, **{**secrets, 'initial_connection_headers': canary('initial')}),
            lambda: socket.get('/status/500', data, headers=header),
            lambda: socket.get('/never', data, headers=header, timeout=0.02),
        ]
        for mistake in mistakes:
            await tell(mistake)
    for transport in ('websocket', 'polling'):
        for address in (with_user(dead_url), with_user(url) + '/?refuse=1'):
            await tell(lambda: connect(address, transports=[transport], **secrets).__aenter__())  # noqa: B023
    return ends
