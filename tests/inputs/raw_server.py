"""A server that says what its client asks it to say: frames of engine.io as they are, however wrong."""

from __future__ import annotations

import json
import re
from typing import Any

from aiohttp import WSMsgType, web

from tests.mock.wire_client import Background

OPEN = '0{"sid":"raw","upgrades":[],"pingInterval":25000,"pingTimeout":60000,"maxPayload":1000000}'
CONNECTED = '40{"sid":"socket"}'
REQUEST = re.compile(r'42(\d+)(\[.*\])', re.DOTALL)


class RawServer:
    """Answers `/echo`; at `/say`, sends the frames in the request's data. Those in the handshake's query take the place
    of what it says when a connection opens.

    Attributes:
        url: where it is.
    """

    def __init__(self, background: Background) -> None:
        self._background = background
        self.url = background.run(self._start())

    def close(self) -> None:
        """Stop it."""
        self._background.run(self._runner.cleanup())

    async def _start(self) -> str:
        app = web.Application()
        app.router.add_get('/socket.io/', self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, '127.0.0.1', 0)
        await site.start()
        return f'http://127.0.0.1:{self._runner.addresses[0][1]}'

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0, compress=False, timeout=0.1)
        await socket.prepare(request)
        greeting = request.query.get('greeting')
        if greeting is None:
            await socket.send_str(OPEN)
        else:
            await _say(socket, json.loads(greeting), '0')
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(socket, message.data)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, frame: str) -> None:
        if frame.startswith('40'):
            await socket.send_str(CONNECTED)
        elif found := REQUEST.fullmatch(frame):
            number, arguments = found[1], json.loads(found[2])
            if arguments[1]['url'] == '/say':
                await _say(socket, arguments[1]['data'], number)
            else:
                await socket.send_str(f'43{number}[{{"body":{{}},"headers":{{}},"statusCode":200}}]')


async def _say(socket: web.WebSocketResponse, frames: list[Any], number: str) -> None:
    """Send frames; see `packets`."""
    for frame in frames:
        if socket.closed:
            return
        if isinstance(frame, dict):
            await socket.send_bytes(bytes.fromhex(frame['bytes']))
        else:
            await socket.send_str(written(frame, number))


def written(pieces: list[Any], number: str) -> str:
    """The text of a frame, without what a WebSocket cannot carry: halves of surrogates."""
    times = [*pieces[1:], 1]
    text = ''.join(
        piece * (count if isinstance(count, int) else 1)
        for piece, count in zip(pieces, times, strict=True)
        if isinstance(piece, str)
    )
    return text.replace('ID', number).encode('utf-8', 'replace').decode()
