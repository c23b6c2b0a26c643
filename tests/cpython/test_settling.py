"""Every way in which a request can end under CPython: as many endings as requests, each told exactly once."""

from __future__ import annotations

import asyncio
from collections import defaultdict

import pytest

from sails_io import SailsError, connect

EACH = 20
CODES = {
    'answered': 200,
    'status': 'E_STATUS',
    'unparsed': 'E_STATUS',
    'late': 'E_TIMEOUT',
    'late by the setting': 'E_TIMEOUT',
    'aborted': 'E_ABORTED',
    'cancelled': 'E_ABORTED',
    'refused by the program': 'E_NOT_SENT',
    'refused answer': 'E_INTERCEPTED',
    'answered again': 200,
    'unsendable': 'E_NOT_SENT',
    'lost': 'E_DISCONNECTED',
    'lost when asked': 'E_DISCONNECTED',
    'must not wait': 'E_NOT_CONNECTED',
    'too many': 'E_QUEUE_FULL',
    'too old': 'E_TIMEOUT',
    'cleared': 'E_ABORTED',
    'late in the queue': 'E_TIMEOUT',
    'aborted in the queue': 'E_ABORTED',
    'cancelled in the queue': 'E_ABORTED',
    'given up': 'E_NOT_CONNECTED',
    'refused by the server': 'E_NOT_CONNECTED',
    'disconnected': 'E_NOT_CONNECTED',
    'waited': 200,
}


def how(jwr):
    """How a request ended."""
    error = getattr(jwr, 'error', None)
    return jwr.statusCode if error is None else error.code


class Tally:
    """Makes requests, and counts how each ends: by its callback, and by two who await it."""

    def __init__(self):
        self.ends = defaultdict(list)
        self.made = 0
        self.waiting = []

    def make(self, socket, way, **options):
        """Make requests that end in this way, and answer them."""
        return [self._one(socket, way, {'url': '/echo', **options}) for _ in range(EACH)]

    def _one(self, socket, way, options):
        self.made += 1
        told: dict[str, list[object]] = {'callback': [], 'awaited': [], 'caught': []}
        self.ends[way].append(told)
        request = socket.inner.request(options, lambda body, jwr: told['callback'].append(how(jwr)))
        for name in ('awaited', 'caught'):
            self.waiting.append(asyncio.ensure_future(self._wait(request, told[name])))
        return request

    async def _wait(self, request, told):
        try:
            told.append((await request).statusCode)
        except SailsError as error:
            told.append(how(error.reply))

    async def over(self):
        """Wait until all have ended."""
        await asyncio.gather(*self.waiting)
        self.waiting.clear()


async def _cancel_all(requests):
    """Let each request be awaited by one task alone, and cancel that."""
    tasks = [asyncio.ensure_future(_ask(request)) for request in requests]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert all(task.cancelled() for task in tasks)


async def _ask(request):
    return await request


def test_every_request_ends_exactly_once(program, server, dead_url):
    tally = Tally()

    async def main():
        options = {'reconnection': True, 'reconnection_delay': 0.01, 'randomization_factor': 0}
        async with connect(server.url, **options) as socket:
            await _endings_while_connected(tally, socket)
            await _endings_of_a_lost_connection(tally, socket)
        async with connect(server.url) as socket:
            await _endings_without_a_connection(tally, socket)
            await _endings_of_the_queue(tally, socket)
            await _endings_of_other_sockets(tally, server.url, dead_url)
            tally.make(socket, 'waited')
            socket.connect()
            await tally.over()
            assert socket.inner.queued() == []
            await socket.get('/slow/100')  # answers of those that were aborted come before this one's

    program.run(main)
    expected = {
        way: [{who: [code] for who in ('callback', 'awaited', 'caught')}] * EACH
        for way, code in CODES.items()
    }
    for way in ('cancelled', 'cancelled in the queue'):  # nobody but the cancelled task may wait
        expected[way] = [{'callback': [CODES[way]], 'awaited': [], 'caught': []}] * EACH
    assert tally.ends == expected
    assert sum(map(len, tally.ends.values())) == tally.made


def test_nothing_waits_for_the_answer_of_a_request_that_has_ended(program, server):
    async def main():
        async with connect(server.url) as socket:
            socket.get('/never').abort()
            with pytest.raises(SailsError):
                await socket.post('/echo', {'unsendable': {1, 2}})
            with pytest.raises(SailsError):
                await socket.get('/never', timeout=1)
            await socket.get('/echo')
            waiting = socket.inner._raw.io.engine._client.callbacks['/']
            assert [number for number in waiting if number] == []  # at 0 python-socketio has its counter

    program.run(main)


async def _endings_while_connected(tally, socket):
    tally.make(socket, 'answered')
    tally.make(socket, 'status', url='/status/500')
    tally.make(socket, 'unparsed', url='')
    tally.make(socket, 'late', url='/never', timeout=30)
    socket.inner.requestTimeout = 30
    tally.make(socket, 'late by the setting', url='/never')
    socket.inner.requestTimeout = None
    for request in tally.make(socket, 'aborted', url='/slow/50'):
        request.abort()
    await tally.over()
    await _cancelled(tally, socket, 'cancelled', url='/slow/50')

    async def before(packet, request):
        await asyncio.sleep(0)
        if packet['url'] == '/text':
            raise ValueError('not this one')
        if packet['url'] == '/header':
            packet['data']['self'] = packet

    async def after(jwr, request):
        await asyncio.sleep(0)
        if request.url == '/status/201':
            raise ValueError('not this answer')
        return await socket.get('/status/200') if request.url == '/status/403' else None

    remove = socket.inner.intercept({'request': before, 'response': after})
    tally.make(socket, 'refused by the program', url='/text')
    tally.make(socket, 'unsendable', url='/header', method='post', data={})
    tally.make(socket, 'refused answer', url='/status/201')
    tally.make(socket, 'answered again', url='/status/403')
    await tally.over()
    remove()


async def _cancelled(tally, socket, way, **options):
    before = len(tally.waiting)
    requests = tally.make(socket, way, **options)
    others, tally.waiting = tally.waiting[before:], tally.waiting[:before]
    for task in others:
        task.cancel()  # before they have begun to wait
    await asyncio.gather(*others, return_exceptions=True)
    await _cancel_all(requests)


async def _endings_of_a_lost_connection(tally, socket):
    tally.make(socket, 'lost', url='/never')
    socket.post('/drop')
    await tally.over()
    await socket.ready()


async def _endings_without_a_connection(tally, socket):
    tally.make(socket, 'lost when asked', url='/never')
    await socket.disconnect()
    tally.make(socket, 'must not wait', queue=False)
    await tally.over()


async def _endings_of_the_queue(tally, socket):
    socket.inner.queueLimit = 0
    tally.make(socket, 'too many')
    await tally.over()
    socket.inner.queueLimit = None
    socket.inner.queueTimeout = 20
    tally.make(socket, 'too old')
    await tally.over()
    socket.inner.queueTimeout = None
    tally.make(socket, 'cleared')
    socket.inner.clearQueue()
    await tally.over()
    for request in tally.make(socket, 'aborted in the queue'):
        request.abort()
    tally.make(socket, 'late in the queue', timeout=20)
    await tally.over()
    await _cancelled(tally, socket, 'cancelled in the queue')


async def _endings_of_other_sockets(tally, url, dead_url):
    nowhere = connect(dead_url)
    tally.make(nowhere, 'given up')
    refused = connect(url, query='refuse=1')
    tally.make(refused, 'refused by the server')
    stopped = connect(dead_url, reconnection=True)
    tally.make(stopped, 'disconnected')
    stopped.disconnect()
    await tally.over()
    for socket in (nowhere, refused, stopped):
        await socket.disconnect()
