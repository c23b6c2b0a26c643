"""Servers that do, connection by connection, what a test has written down."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler

from tests.support.quiet_servers import OPEN
from tests.support.server import LOCAL

#: Steps. Any other text is sent.
HEAR, CLOSE, WAIT, NOT_FOUND = 'hear a packet', 'close', 'wait for the end', 'answer 404'
OPEN_AND_IMPATIENT = OPEN.replace('25000', '60').replace('20000', '60')
CONNECTED = '40{"sid":"socket"}'
UP = [OPEN, HEAR, CONNECTED]


class Scripted:
    """A server on socket.io's path.

    Args:
        connections: the steps of each connection; the last are those of all further ones.
    """

    def __init__(self, connections: list[list[str]]) -> None:
        self._connections = connections
        self._count = 0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Do what is written down for this connection."""
        steps = self._connections[min(self._count, len(self._connections) - 1)]
        self._count += 1
        if steps == [NOT_FOUND]:
            return web.Response(status=404)
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        for step in steps:
            if step == HEAR:
                await socket.receive()
            elif step == CLOSE:
                await socket.close()
            elif step == WAIT:
                while (await socket.receive()).type == WSMsgType.TEXT:
                    pass
            else:
                await socket.send_str(step)
        return socket


class Polled:
    """A server of engine.io without WebSockets, which keeps back the end of each answer to a POST.

    Attributes:
        url: where it is; empty until it is up.
        has_answered: set when such an answer has begun.
    """

    def __init__(self) -> None:
        self.url = ''
        self.has_answered = threading.Event()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer a poll with the greeting, and all later ones never."""
        if request.method == 'GET' and 'sid' not in request.query:
            return web.Response(text=OPEN)
        response = web.StreamResponse(headers={'Content-Length': '2'})
        if request.method == 'POST':
            await response.prepare(request)
            await response.write(b'o')
            self.has_answered.set()
        await asyncio.Event().wait()
        return response


@contextmanager
def scripted(connections: list[list[str]]) -> Iterator[str]:
    """Serve so, and answer the URL."""
    with _served(Scripted(connections).handle) as url:
        yield url


@contextmanager
def polled() -> Iterator[Polled]:
    """Serve polls, and answer the server."""
    server = Polled()
    with _served(server.handle) as server.url:
        yield server


@contextmanager
def _served(handle: Handler) -> Iterator[str]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def serve() -> web.AppRunner:
        app = web.Application()
        app.router.add_route('*', '/socket.io/', handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, LOCAL, 0).start()
        return runner

    runner = asyncio.run_coroutine_threadsafe(serve(), loop).result(10)
    try:
        yield f'http://{LOCAL}:{runner.addresses[0][1]}'
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()
