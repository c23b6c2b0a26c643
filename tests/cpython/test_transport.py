"""The transport tells what Node's socket.io-client tells, in the same order, of the same server."""

from __future__ import annotations

import asyncio
import gc
import json
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from sails_io.transport import SocketIo
from sails_io.transport.listener import ConnectError
from tests.cpython.servers import (
    CLOSE,
    CONNECTED,
    HEAR,
    NOT_FOUND,
    OPEN_AND_IMPATIENT,
    UP,
    WAIT,
    polled,
    scripted,
)
from tests.support.node import Node
from tests.support.quiet_servers import OPEN
from tests.support.server import LOCAL

OF_SOCKET = ['connect', 'connect_error', 'disconnect']
OF_MANAGER = ['reconnect_attempt', 'reconnect', 'reconnect_error', 'reconnect_failed']
OPTIONS = {
    'transports': ['websocket'],
    'forceNew': True,
    'autoConnect': False,
    'reconnection': False,
    'query': 'a=1',
}
RETRIES = {
    'reconnection': True,
    'reconnectionAttempts': 2,
    'reconnectionDelay': 10,
    'reconnectionDelayMax': 20,
    'randomizationFactor': 0,
}
#: Errors that the transport itself words are compared by kind; those of the server by their words.
IN_NODE = """
const io = require('socket.io-client');
const {options, count, ofSocket, ofManager} = PLAY;
const told = [];
await new Promise((over) => {
  const raw = io(URL_OF_SERVER, options);
  const plain = (value) => value instanceof Error ? {message: value.message, data: value.data ?? null} : value;
  const hear = (emitter, event) => emitter.on(event, (...values) => {
    told.push([event, ...values.slice(0, 1).map(plain)]);
    if (told.length === count) { over(); setTimeout(() => raw.disconnect(), 50); }
  });
  for (const event of ofSocket) hear(raw, event);
  for (const event of ofManager) hear(raw.io, event);
  raw.connect();
});
await new Promise((resolve) => setTimeout(resolve, 100));
answer(told);
"""


@dataclass
class Play:
    """A server, and how many events there are to hear.

    Attributes:
        connections: see `scripted`.
        count: of the events, until the test disconnects.
        options: of socket.io-client.
        is_endless: whether more may come after them.
    """

    connections: list[list[str]]
    count: int
    options: dict[str, Any] = field(default_factory=dict)
    is_endless: bool = False


PLAYS = {
    'it connects': Play([[*UP, WAIT]], 1),
    'it refuses': Play([[OPEN, HEAR, '44{"message":"Not today","data":{"why":1}}', WAIT]], 1, RETRIES),
    'it refuses without data': Play([[OPEN, HEAR, '44{"message":"Not today"}', WAIT]], 1),
    'it sends the socket away': Play([[*UP, '41', WAIT]], 2, RETRIES),
    'it hangs up': Play([[*UP, CLOSE]], 2),
    'it hangs up, and is back': Play([[*UP, CLOSE], [*UP, WAIT]], 5, RETRIES),
    'it hangs up again and again': Play([[*UP, CLOSE]], 8, RETRIES, is_endless=True),
    'it hangs up before it lets in': Play([[OPEN, HEAR, CLOSE]], 1),
    'it hangs up before it lets in, and is back': Play([[OPEN, HEAR, CLOSE], [*UP, WAIT]], 4, RETRIES),
    'it is there at the second attempt': Play([[NOT_FOUND], [NOT_FOUND], [*UP, WAIT]], 7, RETRIES),
    'it is never there': Play([[NOT_FOUND]], 8, RETRIES),
    'it is no socket.io server': Play([[NOT_FOUND]], 1),
    'it speaks garbage': Play([['garbage', WAIT]], 1),
    'it says nothing': Play([[WAIT]], 1, {'timeout': 80}),
    'it says nothing, and then something': Play([[WAIT], [*UP, WAIT]], 4, {**RETRIES, 'timeout': 80}),
    'it breaks off in silence': Play([[OPEN_AND_IMPATIENT, HEAR, CONNECTED, WAIT]], 2),
    'it breaks off in silence, and is back': Play(
        [[OPEN_AND_IMPATIENT, HEAR, CONNECTED, WAIT], [*UP, WAIT]], 5, RETRIES
    ),
    'it sends a packet that is none': Play([[*UP, '4{', WAIT]], 2),
    'it sends an event that is none': Play([[*UP, '42{"a":1}', WAIT]], 2),
    'it sends JSON that is none': Play([[*UP, '42["a",NaN]', WAIT]], 2),
    'it is of socket.io 2': Play([[OPEN, '40', WAIT]], 1),
}


async def _heard(url: str, play: Play) -> list[list[Any]]:
    told: list[list[Any]] = []
    over = asyncio.Event()
    raw = SocketIo()(url, {**OPTIONS, **play.options})

    def hear(event: str, *values: Any) -> None:
        told.append([event, *map(_plain, values[:1])])
        if len(told) == play.count:
            over.set()

    for emitter, events in ((raw, OF_SOCKET), (raw.io, OF_MANAGER)):
        for event in events:
            emitter.on(event, lambda *values, event=event: hear(event, *values))
    raw.connect()
    await asyncio.wait_for(over.wait(), 10)
    await asyncio.sleep(0.05)  # what else comes is one too many
    raw.disconnect()
    await raw.io.closed()
    return told


def _plain(value: Any) -> Any:
    return {'message': value.message, 'data': value.data} if isinstance(value, ConnectError) else value


def _comparable(told: list[list[Any]]) -> list[list[Any]]:
    """Events without the words that the transport itself has for an error."""
    worded = ('Not today', 'timeout')
    return [
        [event, *('an error' if isinstance(v, dict) and v['message'] not in worded else v for v in values)]
        for event, *values in told
    ]


def _in_node(url: str, play: Play, client: Any, modules: Any) -> list[list[Any]]:
    told = {
        'options': {**OPTIONS, **play.options},
        'count': play.count,
        'ofSocket': OF_SOCKET,
        'ofManager': OF_MANAGER,
    }
    result = Node(client, modules, url).run(IN_NODE.replace('PLAY;', f'{json.dumps(told)};'))
    assert (result.code, result.errors) == (0, ''), result.errors
    return list(result.answers[0])


@pytest.mark.parametrize('name', PLAYS)
def test_it_tells_what_socket_io_tells(program, node_client, node_modules, name):
    play = PLAYS[name]
    with scripted(play.connections) as url:
        ours = program.run(lambda: _heard(url, play))
    with scripted(play.connections) as url:
        theirs = _in_node(url, play, node_client, node_modules)
    end = play.count if play.is_endless else None
    assert _comparable(ours)[:end] == _comparable(theirs)[:end]


def test_a_server_that_hangs_up_at_once_is_told_of_at_once(program):
    # Node's waits for its time limit, 20 seconds.
    with scripted([[CLOSE]]) as url:
        [[event, error]] = program.run(lambda: _heard(url, Play([], 1)))
    assert event == 'connect_error'
    assert 'does not speak engine.io 4' in error['message']


def test_an_answer_to_a_poll_that_does_not_end_is_closed_with_the_connection(program):
    # Else aiohttp complains when it is collected, long after the end, to whatever the program does by then.
    async def leave(server):
        raw = SocketIo()(server.url, {**OPTIONS, 'transports': ['polling']})
        raw.connect()
        assert await asyncio.to_thread(server.has_answered.wait, 10)
        raw.disconnect()
        await raw.io.closed()
        gc.collect()

    with polled() as server:
        program.run(lambda: leave(server))


@contextmanager
def _silence():
    """A place that accepts connections, and then nothing."""
    with socket.create_server((LOCAL, 0)) as place:
        yield f'http://{LOCAL}:{place.getsockname()[1]}'


@pytest.mark.parametrize('transport', ['websocket', 'polling'])
def test_who_accepts_and_says_nothing_is_given_up_in_time(program, transport):
    play = Play([], 1, {'timeout': 80, 'transports': [transport]})
    with _silence() as url:
        assert program.run(lambda: _heard(url, play)) == [
            ['connect_error', {'message': 'timeout', 'data': None}]
        ]


def test_a_server_that_is_not_there_is_tried_as_often_as_it_may_be(program, dead_url):
    told = program.run(lambda: _heard(dead_url, Play([], 8, RETRIES)))
    attempt = ['reconnect_attempt', 'connect_error']
    assert [event for event, *_ in told] == [
        'connect_error',
        *[*attempt, 'reconnect_error'],
        *[*attempt, 'reconnect_failed', 'reconnect_error'],
    ]
