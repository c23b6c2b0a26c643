"""A plain client and a plain server, which see what a network does to their connection."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

A_WHILE = 0.05  # seconds of silence that are called nothing
PATIENCE = 5  # seconds for what has to come


class Echo:
    """A server that sends back what it gets.

    Attributes:
        ends: how its connections ended: FIN or RST.
        connections: how many there were.
        serving: what serves them.
    """

    def __init__(self) -> None:
        self.ends: asyncio.Queue[str] = asyncio.Queue()
        self.connections = 0
        self.serving: list[asyncio.Task[None] | None] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        self.connections += 1
        self.serving.append(asyncio.current_task())
        how = 'FIN'
        try:
            while data := await reader.read(65536):
                writer.write(data)
        except ConnectionResetError:
            how = 'RST'
        self.ends.put_nowait(how)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


class Client:
    """One plain connection.

    Args:
        reader, writer: its two directions.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader, self.writer = reader, writer

    async def hears(self, size: int = 65536, within: float = PATIENCE) -> bytes | str:
        """What comes next: bytes, no bytes at a FIN, `RST`, or `nothing` within so many seconds."""
        try:
            return await asyncio.wait_for(self._reader.read(size), within)
        except asyncio.TimeoutError:
            return 'nothing'
        except ConnectionResetError:
            return 'RST'

    async def hears_nothing(self) -> bool:
        """Whether it stays silent for a while."""
        return await self.hears(within=A_WHILE) == 'nothing'

    async def rest(self) -> tuple[bytes, str]:
        """All that comes until the connection ends, and how that does."""
        found = b''
        while True:
            try:
                data = await asyncio.wait_for(self._reader.read(65536), PATIENCE)
            except ConnectionResetError:
                return found, 'RST'
            if not data:
                return found, 'FIN'
            found += data


async def talking(connect: Callable[[], Awaitable[Client]]) -> Client:
    """A connection on which something has gone there and back."""
    client = await connect()
    client.writer.write(b'hello')
    assert await client.hears() == b'hello'
    return client
