"""A socket.io client reduced to frames, so that the tests see what is on the wire and can send anything."""

import asyncio
import json
import threading
from collections.abc import Coroutine
from types import TracebackType
from typing import Any, TypeVar

import aiohttp

SDK = '__sails_io_sdk_version=1.2.1&__sails_io_sdk_platform=browser&__sails_io_sdk_language=javascript'
SECONDS = 5.0
Result = TypeVar('Result')
Socket = aiohttp.ClientWebSocketResponse[bool]


class ConnectionClosed(Exception):
    """The connection has ended; the argument is the code of the close frame, 1006 when there was none."""


class Background:
    """A loop in a thread of its own, on which the clients run: the main thread's belongs to Playwright."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.session = self.run(self._open())

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine and wait for its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(2 * SECONDS)

    def close(self) -> None:
        """End the thread and the loop."""
        self.run(self.session.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @staticmethod
    async def _open() -> aiohttp.ClientSession:
        return aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())


class WireClient:
    """One WebSocket connection.

    Args:
        background: where it runs.
        url: address of the server.
        query: query of the handshake, beside engine.io's own.
        headers: of the handshake.
        connect: whether to send the CONNECT packet and to wait for its answer.
        upgrade: whether it joins a connection that polls, so that no open packet comes.
        eio: revision of engine.io.
    """

    def __init__(
        self,
        background: Background,
        url: str,
        query: str = SDK,
        headers: dict[str, str] | None = None,
        path: str = '/socket.io',
        connect: bool = True,
        upgrade: bool = False,
        eio: int = 4,
    ) -> None:
        address = f'{url}{path}/?EIO={eio}&transport=websocket&{query}'
        self._background = background
        self._inbox: asyncio.Queue[str | None] = asyncio.Queue()
        self._socket = background.run(self._open(address, headers))
        self.events: list[list[Any]] = []
        self.id = ''
        self._acks = 0
        self.opened = {} if upgrade else json.loads(self.receive()[1:])
        if connect and not upgrade and eio == 3:
            assert self.receive() == '40'  # sent unasked
            self.id = self.opened['sid']
        elif connect and not upgrade:
            self.send('40')
            self.id = json.loads(self.receive()[2:])['sid']

    def __enter__(self) -> 'WireClient':
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def _open(self, address: str, headers: dict[str, str] | None) -> Socket:
        socket = await self._background.session.ws_connect(address, headers=headers)
        self._reader = asyncio.ensure_future(self._read(socket))
        return socket

    async def _read(self, socket: Socket) -> None:
        # Reads all the time, as a browser does: a close frame is answered only by who reads.
        async for message in socket:
            await self._inbox.put(message.data)
        await self._inbox.put(None)

    def close(self) -> None:
        """Close the connection, if it is open."""
        self._background.run(self._close())

    async def _close(self) -> None:
        await self._socket.close()
        await self._reader

    def send(self, *frames: str | bytes) -> None:
        """Send frames as they are."""
        for frame in frames:
            if isinstance(frame, str):
                self._background.run(self._socket.send_str(frame))
            else:
                self._background.run(self._socket.send_bytes(frame))

    def receive(self) -> str:
        """The next frame. Raises TimeoutError, ConnectionClosed."""
        frame = self._background.run(asyncio.wait_for(self._inbox.get(), SECONDS))
        if frame is None:
            raise ConnectionClosed(self._socket.close_code)
        return frame

    def receive_or_end(self) -> str | None:
        """The next frame; None when the server has closed the connection."""
        try:
            return self.receive()
        except ConnectionClosed:
            return None

    def call(self, *arguments: Any) -> Any:
        """Send an event and wait for its acknowledgement; events that come before it are kept."""
        self._acks += 1
        self.send(f'42{self._acks}{json.dumps(arguments)}')
        start = f'43{self._acks}'
        while not (frame := self.receive()).startswith(start):
            self._keep(frame)
        return json.loads(frame[len(start) :])[0]

    def request(
        self, method: str, url: str, data: Any = None, headers: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Make a virtual request as sails.io.js does."""
        message = {'method': method, 'headers': headers or {}, 'data': data, 'url': url}
        answer: dict[str, Any] = self.call(method, message)
        return answer

    def body(self, method: str, url: str, data: Any = None, headers: dict[str, Any] | None = None) -> Any:
        """The body of the answer to a virtual request."""
        return self.request(method, url, data, headers)['body']

    def emit(self, *arguments: Any) -> None:
        """Send an event without asking for an acknowledgement."""
        self.send(f'42{json.dumps(arguments)}')

    def next_event(self) -> list[Any]:
        """Wait for an event."""
        while not self.events:
            self._keep(self.receive())
        return self.events.pop(0)

    def heard(self) -> list[list[Any]]:
        """All events so far: what the server has sent before it answers this call's request has come."""
        self.call('get', {'url': '/__getcookie'})
        events, self.events = self.events, []
        return events

    def closing(self) -> int:
        """Wait until the server closes the connection; the code of its close frame (1006: none)."""
        try:
            while True:
                self._keep(self.receive())
        except ConnectionClosed as closed:
            return int(closed.args[0])

    def _keep(self, frame: str) -> None:
        if frame.startswith('42'):
            self.events.append(json.loads(frame[2:]))
