"""Several sockets of one page: io.sails.connect() makes further ones, each on its own."""

from __future__ import annotations

from typing import Any

import pytest


def connect(page, *arguments):
    """A further socket of the page, connected."""
    socket = page.connect(*arguments)
    page.wait_connected(socket)
    return socket


def test_the_url_may_be_left_out(client):
    url = client.server.url
    ways: list[list[Any]] = [[], [None], [{}], [None, {}], [url], [url, {}], [{'url': url}]]
    answers = [client.call('get', '/echo', socket=connect(client, *way)).status for way in ways]
    assert answers == [200] * len(ways)


@pytest.mark.page
def test_the_url_may_be_undefined(client):
    for way in ('undefined', 'undefined, {}'):
        socket = client.page.evaluate_handle(f'io.sails.connect({way})')
        assert client.wait_connected(socket).call('get', '/echo', socket=socket).status == 200


def test_each_socket_has_a_connection_of_its_own(client):
    second = connect(client)
    ids = [client.call('get', '/handshake', socket=socket).body['id'] for socket in ('io.socket', second)]
    assert ids[0] != ids[1]


@pytest.mark.page
def test_connect_begins_at_once(client):
    assert client.run('io.sails.connect().isConnecting()') is True


@pytest.mark.page
def test_a_socket_queues_until_it_is_connected(client):
    assert client.run("""() => new Promise((done) => {
      io.sails.connect().post('/echo', {item: 'tea'}, (body) => done(body.body));
    })""") == {'item': 'tea'}


def test_a_socket_goes_to_the_server_of_its_url(client, server, second_server):
    there = connect(client, second_server.url)
    for place, socket in (('there', there), ('here', 'io.socket')):
        client.call('post', f'/journal/two-{server.kind}', {'entry': place}, socket=socket)
    assert second_server.http('GET', f'/journal/two-{server.kind}') == ['there']
    assert server.http('GET', f'/journal/two-{server.kind}') == ['here']


def test_the_url_argument_is_the_url_of_the_socket(client, second_server):
    there = connect(client, second_server.url, {'reconnection': True})
    assert [client.get(name, there) for name in ('url', 'reconnection')] == [second_server.url, True]


def test_each_socket_has_listeners_of_its_own(client):
    second = connect(client)
    client.call('post', '/rooms/second/join', socket=second)
    first_heard, second_heard = client.record('bell'), client.record('bell', socket=second)
    client.call('post', '/rooms/second/broadcast', {'event': 'bell', 'data': 1})
    assert second_heard.wait() == [[1]]
    client.call('get', '/echo')
    assert first_heard.calls() == []


def test_ending_one_leaves_the_other(client):
    second = connect(client)
    client.do('disconnect', socket=second)
    client.wait_disconnected(second)
    assert client.states()[0] is True
    assert client.call('get', '/echo').status == 200


def test_ending_the_first_leaves_the_second(client):
    second = connect(client)
    client.do('disconnect')
    client.wait_disconnected()
    assert client.call('get', '/echo', socket=second).status == 200


def test_the_server_counts_them(client, server):
    before = server.connected()
    connect(client)
    assert server.connected() == before + 1
