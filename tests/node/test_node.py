"""In Node, `require(FILE)(require('socket.io-client'))` gives io, and it talks as a page does."""

from __future__ import annotations

import pytest

from tests.support.node import Node


@pytest.fixture
def node(node_client, node_modules, server):
    """Node, with the client under test and a server to talk to."""
    return Node(node_client, node_modules, server.url)


def test_a_request_is_answered(node):
    assert node.talk("answer(await request('get', '/status/404'));") == [
        {'body': {'status': 404}, 'statusCode': 404}
    ]


def test_every_verb_reaches_the_server(node):
    [seen] = node.talk("""
      const seen = {};
      for (const verb of ['get', 'post', 'put', 'patch', 'delete']) {
        seen[verb] = (await request(verb, '/echo', {a: 1})).body.method;
      }
      answer(seen);""")
    assert seen == {'get': 'GET', 'post': 'POST', 'put': 'PUT', 'patch': 'PATCH', 'delete': 'DELETE'}


def test_requests_before_the_connection_wait_in_order(node):
    assert node.talk("""
      const journal = `/journal/node-${process.pid}`;
      const all = ['a', 'b', 'c'].map((entry) => request('post', journal, {entry}));
      answer(io.socket.isConnected());
      await Promise.all(all);
      answer((await request('get', journal)).body);""") == [False, ['a', 'b', 'c']]


def test_events_of_the_server_are_heard(node):
    assert node.talk("""
      const news = event('news');
      await request('post', '/blast', {event: 'news', data: {cup: 1}});
      answer(await news);""") == [{'cup': 1}]


def test_a_change_of_a_record_is_heard(node, server):
    [heard] = node.talk("""
      const change = event('order');
      await request('get', '/order');
      const made = await fetch(URL_OF_SERVER + '/order', {
        method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({item: 'tea'})});
      const record = await made.json();
      const told = await change;
      answer([told.verb, told.id === record.id, told.data.item]);""")
    assert heard == ['created', True, 'tea']


def test_initial_connection_headers_go_with_a_websocket(node):
    assert node.talk("""
      io.sails.initialConnectionHeaders = {'x-first': 'handshake', nosession: 'true'};
      answer((await request('get', '/handshake')).body.headers['x-first']);""") == ['handshake']


def test_a_cookie_from_http_gives_the_session(node):
    assert node.talk("""
      io.sails.autoConnect = false;
      const first = await fetch(URL_OF_SERVER + '/session/count', {method: 'POST'});
      const cookie = first.headers.getSetCookie()[0].split(';')[0];
      io.socket = io.sails.connect({initialConnectionHeaders: {cookie}});
      answer((await request('post', '/session/count')).body);""") == [{'count': 2}]


def test_the_handshake_names_node(node):
    [query] = node.talk("answer((await request('get', '/handshake')).body.query);")
    assert query['__sails_io_sdk_platform'] == 'node'


def test_disconnect_and_reconnect(node):
    assert node.talk("""
      const before = (await request('get', '/handshake')).body.id;
      io.socket.disconnect();
      answer(io.socket.isConnected());
      io.socket.reconnect();
      answer((await request('get', '/handshake')).body.id !== before);""") == [False, True]


def test_several_sockets(node):
    assert node.talk("""
      const second = io.sails.connect();
      const id = (socket) => new Promise((resolve) => socket.get('/handshake', (body) => resolve(body.id)));
      const ids = await Promise.all([id(io.socket), id(second)]);
      answer(ids[0] !== ids[1]);
      second.disconnect();""") == [True]


def test_io_is_the_client_that_was_passed_in(node):
    result = node.run("""
      const client = require('socket.io-client');
      const io = require(FILE)(client);
      io.sails.autoConnect = false;
      answer([io === client, typeof io.sails.connect, typeof io.socket.get]);""")
    assert (result.answers, result.errors) == ([[True, 'function', 'function']], '')


def test_without_autoconnect_node_ends_at_once(node):
    result = node.run("require(FILE)(require('socket.io-client')).sails.autoConnect = false; answer('done');")
    assert (result.answers, result.code) == (['done'], 0)


@pytest.mark.parametrize('nothing', ['', 'undefined', 'null'])
def test_without_a_client_it_throws_and_shows_the_line(node, nothing):
    result = node.run(f"""
      try {{ require(FILE)({nothing}); answer('nothing thrown'); }}
      catch (error) {{ answer([error instanceof Error, error.message]); }}""")
    [[is_error, message]] = result.answers
    assert is_error is True
    assert 'require(' in message
    assert 'socket.io-client' in message


def test_requiring_the_file_leaves_no_global_behind(node):
    result = node.run("""
      const before = new Set(Object.getOwnPropertyNames(globalThis));
      require(FILE)(require('socket.io-client')).sails.autoConnect = false;
      answer(Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name)));""")
    assert result.answers == [[]]
