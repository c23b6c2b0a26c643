"""aiohttp's session for one connection."""

from __future__ import annotations

from typing import Any

import aiohttp


class Session:
    """A `ClientSession` that closes its WebSockets: python-engineio forgets one on which no engine.io opens."""

    def __init__(self, cookies: aiohttp.CookieJar) -> None:
        """Make one, in an event loop."""
        self._inner = aiohttp.ClientSession(cookie_jar=cookies)
        self._sockets: list[Any] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def ws_connect(self, *values: Any, **options: Any) -> Any:
        """Open a WebSocket, as aiohttp does."""
        socket = await self._inner.ws_connect(*values, **options)
        self._sockets.append(socket)
        return socket

    async def close(self) -> None:
        """Close all."""
        for socket in self._sockets:
            await socket.close()
        await self._inner.close()
