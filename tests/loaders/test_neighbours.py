"""Another socket.io client on the page: the last one loaded has the name `io`, as with 1.2.1, and both work."""

from __future__ import annotations

import pytest

from tests.loaders.on_mock import ON_MOCK
from tests.loaders.talk import expect_talk
from tests.support.tools import find_npm_file

pytestmark = ON_MOCK

OURS = '<script src="/dist/sails.io.js"></script>'
OTHER = '<script src="/other/socket.io.js"></script>'
KEEP = '<script>window.kept = io;</script>'
OTHER_CONNECTS = 'window.socket = {}({{transports: ["websocket"], forceNew: true}})'


@pytest.fixture
def neighbours(open_html, dist, server):
    """`neighbours(html)`: open a page that finds socket.io's own client at /other/socket.io.js."""
    server.add_file('other/socket.io.js', find_npm_file('socket.io-client/dist/socket.io.js'))
    return open_html


def expect_both(page, ours, other):
    """Fail unless ours talks and the other connects, each without a trace of the other."""
    expect_talk(page, ours)
    page.run(OTHER_CONNECTS.format(other))
    page.wait('socket.connected')
    assert page.run(f'[{ours} === {other}, {other}.sails, {other}.socket]') == [False, None, None]


def test_loaded_before_ours_it_gives_up_the_name(neighbours):
    expect_both(neighbours(OTHER + KEEP + OURS), ours='io', other='kept')


def test_loaded_after_ours_it_takes_the_name(neighbours):
    expect_both(neighbours(OURS + KEEP + OTHER), ours='kept', other='io')


def test_a_socket_from_before_ours_stays_connected(neighbours):
    page = neighbours(f'{OTHER}<script>{OTHER_CONNECTS.format("io")};</script>{OURS}')
    expect_talk(page)
    page.wait('socket.connected')
    page.run('io.socket.disconnect()')
    assert page.run('[io.socket.isConnected(), socket.connected]') == [False, True]
