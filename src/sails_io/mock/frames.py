"""The WebSocket under engine.io: frames in and out, and an end in which nothing gets lost."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from aiohttp import WSMsgType, web


class WebSocketFrames:
    """A WebSocket, read and closed by one coroutine.

    Args:
        max_size: the greatest frame that is read, in bytes.
    """

    def __init__(self, max_size: int) -> None:
        # Half a second is enough for a client to answer the close frame; it may be dead.
        self._socket = web.WebSocketResponse(max_msg_size=max_size, compress=False, timeout=0.5)
        self._ending = False
        self._is_up = True
        self._code = 1000
        self._receiving: asyncio.Task[object] | None = None
        self._ended = asyncio.Event()

    async def serve(
        self, request: web.Request, handler: Callable[['WebSocketFrames'], Awaitable[None]]
    ) -> web.StreamResponse:
        """Answer the request with a WebSocket that lives as long as the handler runs."""
        try:
            await self._socket.prepare(request)
        except ConnectionResetError:
            self._ending = True  # the client has gone meanwhile
            self._is_up = False
        try:
            await handler(self)
            if self._is_up:
                await self._socket.close(code=self._code)
        finally:
            self._ended.set()
        return self._socket if self._is_up else web.Response()

    async def end(self, code: int = 1000) -> None:
        """Send what is still to be sent, close with a close frame, and wait until that is done.

        The connection's own coroutine does the closing: when another one does, aiohttp drops the TCP
        connection without waiting for the client's close frame, which may then never see ours.
        """
        self._ending, self._code = True, code
        if self._receiving is not None:
            self._receiving.cancel()
        await self._ended.wait()

    async def send(self, frame: str) -> None:
        """Send one frame; a frame for a client that has just gone is dropped."""
        with contextlib.suppress(ConnectionError, RuntimeError):
            await self._socket.send_str(frame)

    async def receive(self) -> str | bytes:
        """The next frame. Raises OSError at the end."""
        if self._ending:
            raise OSError('The server ends the connection.')
        self._receiving = asyncio.ensure_future(self._socket.receive())
        try:
            message = await self._receiving
        except asyncio.CancelledError:
            if self._ending:
                raise OSError('The server ends the connection.') from None
            raise
        finally:
            self._receiving = None
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            raise OSError('The connection is closed.')
        frame: str | bytes = message.data
        return frame
