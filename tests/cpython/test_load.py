"""Much at once, much in one piece, and bytes: as with Node's client."""

from __future__ import annotations

import asyncio
import json

import pytest

from sails_io import SailsError, connect
from sails_io.mock import MockSails
from tests.support.node import Node

MANY = 10_000
LARGE = 900_000  # bytes


@pytest.mark.parametrize('server_kind', ['mock'], indirect=True)
def test_ten_thousand_requests_in_flight_are_answered_each(program, server):
    async def main():
        async with connect(server.url) as socket:
            requests = [socket.get('/echo', {'number': number}) for number in range(MANY)]
            replies = await asyncio.gather(*requests)
            assert [reply.body['body']['number'] for reply in replies] == list(range(MANY))

    program.run(main, debug=False)  # which takes four times as long


@pytest.mark.parametrize('transport', ['websocket', 'polling'])
def test_requests_arrive_in_the_order_in_which_they_are_asked(program, server, transport):
    journal = f'/journal/order-{transport}'

    async def main():
        socket = connect(server.url, transports=[transport])
        waiting = [socket.post(journal, {'entry': number}) for number in range(50)]
        await socket.ready()
        flying = [socket.post(journal, {'entry': number}) for number in range(50, 300)]
        replies = await asyncio.gather(*waiting, *flying)
        assert [reply.body['entries'] for reply in replies] == list(range(1, 301))
        await socket.disconnect()

    program.run(main)
    assert server.http('GET', journal) == list(range(300))


@pytest.mark.parametrize('transport', ['websocket', 'polling'])
def test_large_data_goes_both_ways(program, server, transport):
    text = 'é☕' * (LARGE // 5) + '\ud800'  # the last is half a character

    async def main():
        async with connect(server.url, transports=[transport]) as socket:
            assert (await socket.post('/echo', {'text': text})).body['body'] == {'text': text}

    program.run(main)


def test_many_events_of_a_server_come_in_one_poll(program, server):
    async def main():
        async with connect(server.url, transports=['polling']) as socket:
            events = socket.events('burst')
            await socket.get('/burst/200')
            assert [(await events.__anext__())['number'] for _ in range(200)] == list(range(1, 201))

    program.run(main)


@pytest.mark.parametrize('server_kind', ['sails'], indirect=True)
def test_bytes_reach_the_server_as_from_node(program, server, node_client, node_modules):
    async def main():
        async with connect(server.url) as socket:
            return (await socket.post('/echo', {'blob': b'\x00\xff', 'list': [b'a']})).body['body']

    [theirs] = Node(node_client, node_modules, server.url).talk(
        "answer((await request('post', '/echo',"
        " {blob: Buffer.from([0, 255]), list: [Buffer.from('a')]})).body.body);"
    )
    assert _readable(program.run(main)) == theirs


def _readable(value):
    """Bytes as Node writes its buffers in JSON."""
    return json.loads(json.dumps(value, default=lambda found: {'type': 'Buffer', 'data': list(found)}))


def test_a_poll_that_the_server_does_not_take_ends_the_connection_at_once(program):
    server = MockSails(max_http_buffer_size=LARGE, transports=('polling',)).serve()

    async def main():
        async with connect(f'http://127.0.0.1:{server.port}', transports=['polling']) as socket:
            with pytest.raises(SailsError) as caught:
                await asyncio.wait_for(socket.post('/echo', {'text': 'x' * LARGE}), 10)
            assert caught.value.code == 'E_DISCONNECTED'

    program.run(main)
    server.kill()
