"""The WebSocket under engine.io, guarded against frames that mean nothing.

Real engine.io closes a connection at the first frame it cannot read. python-engineio would let the error
escape in some cases and leave the connection half alive, so such frames are found before it sees them.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import WSMsgType, web
from engineio.packet import PING, Packet, packet_names


class GuardedWebSocket:
    """What python-engineio expects of a WebSocket driver, on aiohttp.

    Args:
        handler: python-engineio's coroutine for one connection.
        server: its server, for the greatest size of a frame.
    """

    def __init__(self, handler: Callable[['GuardedWebSocket'], Awaitable[None]], server: Any) -> None:
        self._handler = handler
        # Half a second is enough for a client to answer the close frame; it may be dead.
        self._socket = web.WebSocketResponse(
            max_msg_size=server.max_http_buffer_size, compress=False, timeout=0.5
        )
        self._ending = False
        self._code = 1000
        self._waiting: asyncio.Task[Any] | None = None
        self._ended = asyncio.Event()

    async def __call__(self, environ: dict[str, Any]) -> web.WebSocketResponse:
        request: web.Request = environ['aiohttp.request']
        await self._socket.prepare(request)
        request[WEBSOCKET] = self
        try:
            await self._handler(self)
        finally:
            self._ended.set()
        return self._socket

    async def close(self) -> None:
        """Close with a close frame."""
        await self._socket.close(code=self._code)

    async def end(self, code: int = 1000) -> None:
        """Send what is still to be sent, close with a close frame, and wait until that is done.

        The connection's own coroutine does the closing: when another one does, aiohttp drops the TCP
        connection without waiting for the client's close frame, which may then never see ours.
        """
        self._ending, self._code = True, code
        if self._waiting is not None:
            self._waiting.cancel()
        await self._ended.wait()

    async def send(self, message: str | bytes) -> None:
        """Send one frame; a frame for a client that has just gone is dropped."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            if isinstance(message, bytes):
                await self._socket.send_bytes(message)
            else:
                await self._socket.send_str(message)

    async def wait(self) -> str | bytes:
        """The next frame. Raises OSError, which ends the connection, at the end and at a senseless frame."""
        if self._ending:
            raise OSError('The server ends the connection.')
        self._waiting = asyncio.current_task()
        try:
            message = await self._socket.receive()
        finally:
            self._waiting = None
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY) or not makes_sense(message.data):
            raise OSError('The connection is closed or speaks no engine.io.')
        data: str | bytes = message.data
        return data


WEBSOCKET = web.RequestKey('sails_io.mock.websocket', GuardedWebSocket)


def makes_sense(frame: str | bytes) -> bool:
    """Whether engine.io can read a frame at all.

    >>> makes_sense('42["get",{}]'), makes_sense('junk'), makes_sense('')
    (True, False, False)
    """
    try:
        packet = Packet(encoded_packet=frame)
    except Exception:  # whatever the decoder stumbles over, the frame is senseless
        return False
    # In engine.io 4 the server pings and the client does not, but for the probe before an upgrade.
    senseless_ping = packet.packet_type == PING and packet.data != 'probe'
    return packet.packet_type < len(packet_names) and not senseless_ping
