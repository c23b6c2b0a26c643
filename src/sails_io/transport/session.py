"""aiohttp's session for one connection."""

from __future__ import annotations

from typing import Any

import aiohttp


class Session:
    """A `ClientSession` that closes what it has opened; python-engineio forgets some of it.

    That is a WebSocket on which no engine.io opens, and an answer to a poll that it does not read to its end.
    """

    def __init__(self, cookies: aiohttp.CookieJar) -> None:
        """Make one, in an event loop."""
        self._inner = aiohttp.ClientSession(cookie_jar=cookies)
        self._sockets: list[Any] = []
        self._responses: list[aiohttp.ClientResponse] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def ws_connect(self, *values: Any, **options: Any) -> Any:
        """Open a WebSocket, as aiohttp does."""
        socket = await self._inner.ws_connect(*values, **options)
        self._sockets.append(socket)
        return socket

    async def get(self, *values: Any, **options: Any) -> aiohttp.ClientResponse:
        """Ask with GET, as aiohttp does."""
        return self._kept(await self._inner.get(*values, **options))

    async def post(self, *values: Any, **options: Any) -> aiohttp.ClientResponse:
        """Ask with POST, as aiohttp does."""
        return self._kept(await self._inner.post(*values, **options))

    def _kept(self, response: aiohttp.ClientResponse) -> aiohttp.ClientResponse:
        # One that has been read to its end is closed by then.
        self._responses = [*(each for each in self._responses if not each.closed), response]
        return response

    async def close(self) -> None:
        """Close all."""
        for response in self._responses:
            response.close()
        for socket in self._sockets:
            await socket.close()
        await self._inner.close()
