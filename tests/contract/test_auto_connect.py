"""autoConnect: a page connects on its own; when it is false, io.socket goes and the page connects by hand."""

from __future__ import annotations

import pytest

OFF = [
    {'settings': 'io.sails.autoConnect = false;'},
    {'settings': 'io.sails.autoconnect = false;'},
]


def test_a_page_connects_on_its_own(blank, server):
    before = server.connected()
    blank.open_connected()
    assert server.connected() == before + 1


@pytest.mark.page
def test_without_autoconnect_io_socket_is_deleted(blank):
    for parts in OFF:
        blank.open(**parts).wait("!('socket' in io)")
    assert blank.frames.connections == []


@pytest.mark.page
def test_without_autoconnect_a_page_connects_by_hand(blank):
    blank.open(settings='io.sails.autoConnect = false;').wait("!('socket' in io)")
    blank.run('io.socket = io.sails.connect()')
    assert blank.wait_connected().call('get', '/echo').status == 200


@pytest.mark.page
def test_io_socket_is_there_until_the_tick(blank):
    blank.open(settings="io.sails.autoConnect = false; window.there = 'socket' in io;").wait(
        "!('socket' in io)"
    )
    assert blank.run('there') is True
