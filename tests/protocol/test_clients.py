"""Whole clients of each generation reach the server, over every way there is."""

import json
from collections.abc import Callable

import pytest

from tests.support.client_page import ClientPage
from tests.support.console import Console
from tests.support.node import Node
from tests.support.server import Server
from tests.support.tools import NODE_MODULES, find_npm_file

REFERENCE = 'js/sails.io.js-1.2.1.js'
WAYS = [['websocket'], ['polling'], ['polling', 'websocket']]
ways = pytest.mark.parametrize('transports', WAYS, ids=' to '.join)
TEXT = 'é \U0001f600'
# Long enough to be more than one frame, segment or chunk.
CONVERSATION = """
const {transports, query, data} = JSON.parse(INPUT);
const socket = require(CLIENT)(URL_OF_SERVER, {transports, query, reconnection: false});
const next = (name) => new Promise((resolve) => socket.once(name, resolve));
const ask = (method, url, data) => new Promise((resolve) => socket.emit(method, {url, data}, resolve));
socket.on('connect_error', () => { answer('refused'); process.exit(); });
await next('connect');
if (transports.length > 1 && socket.io.engine.transport.name !== 'websocket') {
  await new Promise((resolve) => socket.io.engine.on('upgrade', resolve));
}
answer((await ask('get', '/handshake')).body.id === socket.id);
const echo = (await ask('post', '/echo', {text: data, long: data.repeat(20000)})).body.body;
answer(echo.text === data && echo.long === data.repeat(20000));
const heard = next('heard');
await ask('post', '/blast', {event: 'heard', data});
answer(await heard);
answer(socket.io.engine.transport.name);
const gone = next('disconnect');
socket.emit('post', {url: END});
answer(await gone);
process.exit();
"""
SDK = '__sails_io_sdk_version=1.2.1&__sails_io_sdk_platform=node&__sails_io_sdk_language=javascript'


def talk(server: Server, client: str, transports: list[str], end: str, query: str = SDK) -> list[object]:
    """Have a client in Node go through the conversation; what it answers."""
    given = json.dumps(json.dumps({'transports': transports, 'query': query, 'data': TEXT}))
    start = f'const CLIENT = {json.dumps(client)}, END = {json.dumps(end)}, INPUT = {given};'
    node = Node(find_npm_file(f'{client}/package.json'), NODE_MODULES, server.url)
    result = node.run(start + CONVERSATION)
    assert (result.code, result.errors) == (0, '')
    return result.answers


@ways
@pytest.mark.parametrize('client', ['socket.io-client-2', 'socket.io-client-3', 'socket.io-client'])
def test_a_client_of_socket_io(server: Server, client: str, transports: list[str]) -> None:
    ended = talk(server, client, transports, '/drop')
    assert ended == [True, True, TEXT, transports[-1], 'transport close']


def test_a_client_that_is_disconnected(server: Server) -> None:
    for client in ('socket.io-client-2', 'socket.io-client'):
        assert talk(server, client, ['websocket'], '/kick')[-1] == 'io server disconnect'


@pytest.mark.parametrize('transport', ['websocket', 'polling'])
def test_a_client_that_is_refused(server: Server, transport: str) -> None:
    for client in ('socket.io-client-2', 'socket.io-client'):
        assert talk(server, client, [transport], '/drop', f'{SDK}&refuse=1') == ['refused']


@ways
def test_the_reference_in_a_page(
    server: Server, new_page: Callable[..., ClientPage], console: Console, transports: list[str]
) -> None:
    if len(transports) > 1:
        console.expect('initialConnectionHeaders')  # it warns whenever there are two
    server.add_file(REFERENCE, find_npm_file('sails.io.js-dist/sails.io.js'))
    page = new_page().open_connected(attributes=f"transports='{json.dumps(transports)}'", client=REFERENCE)
    assert page.call('post', '/echo', {'text': TEXT}).body['body'] == {'text': TEXT}
    assert page.call('get', '/handshake').body['id'] == page.run('io.socket._raw.id')
    heard = page.record('heard')
    page.call('post', '/blast', {'event': 'heard', 'data': TEXT})
    assert heard.wait() == [[TEXT]]
    page.wait(f'io.socket._raw.io.engine.transport.name === "{transports[-1]}"')
    page.run('() => { io.socket.post("/drop"); }')
    page.wait_disconnected()
