"""What several mocks tell one another over Redis: their messages, and who moves into which rooms.

python-socketio's manager carries it: on its channel ``socketio``, as JSON, where other programs with that manager
may speak too. Real Sails (socket.io-redis) has other channels and another format: neither hears the other.
The overridden methods are private to python-socketio (5.18), as it leaves no other way to its messages.
"""

import asyncio
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import socketio

from .manager import Manager

if TYPE_CHECKING:
    from .sockets import Sockets, Way

#: Where the moves are told, as Sails does on its admin bus; no client is here.
MOVES = '/sails'
PATIENCE = 5.0  # seconds


class Bus(Manager, socketio.AsyncRedisManager):  # type: ignore[misc]  # python-socketio carries no types
    """One mock's seat on the bus.

    Args:
        url: of the Redis server.
        sockets: who is told what the other mocks say.
    """

    def __init__(self, url: str, sockets: 'Sockets') -> None:
        super().__init__(url)
        self._sockets = sockets
        self._listens = asyncio.Event()

    async def open(self) -> None:
        """Listen to the others.

        Raises:
            ConnectionError: no Redis answers, or it does not let the mock listen.
        """
        address = re.sub('//.*@', '//', self.redis_url)  # without a password
        await self._find_redis(address)
        self.server.manager_initialized = True  # which would else wait for the first client
        self.initialize()
        try:
            await asyncio.wait_for(self._listens.wait(), PATIENCE)
        except asyncio.TimeoutError as error:
            raise ConnectionError(
                f'Redis at {address} does not let its visitor listen to the channel {self.channel!r}. Allow it, '
                'with `ACL SETUSER`.'
            ) from error

    async def close(self) -> None:
        """Listen and speak no more."""
        if self.server.manager_initialized:
            self.thread.cancel()
            await asyncio.wait([self.thread])
            await self.pubsub.aclose()
            await self.redis.aclose()

    async def send(self, room: str | None, event: str, data: Any, omitted: str | None) -> None:
        """Have the other mocks send a message to a room of theirs, or to all their sockets."""
        await self.emit(event, (data,), room=room, skip_sid=omitted)

    async def move(self, way: 'Way', source: str, rooms: Sequence[str]) -> None:
        """Have the other mocks move everyone in a room into others, or out of them."""
        await self.emit(way, (source, rooms), namespace=MOVES)

    async def _find_redis(self, address: str) -> None:
        from redis import asyncio as redis  # only who names a Redis needs the package
        from redis.asyncio.retry import Retry
        from redis.backoff import NoBackoff

        try:
            async with redis.from_url(self.redis_url, retry=Retry(NoBackoff(), 0)) as found:
                await found.ping()
        except redis.RedisError as error:
            raise ConnectionError(
                f'No Redis answers at {address} ({error}). Start it (`redis-server`), or leave out `redis`.'
            ) from error

    async def _handle_emit(self, message: dict[str, Any]) -> None:
        if message.get('host_id') == self.host_id:
            return  # the sockets of this mock have it already
        event, data = message['event'], message['data']
        if message.get('namespace') == MOVES:
            self._sockets.move(event, *data)
        else:
            self._sockets.post(message.get('room'), event, data[0], message.get('skip_sid'))

    def _redis_connect(self) -> None:
        super()._redis_connect()
        self.pubsub = self.redis.pubsub()  # which says when it has been let in

    async def _redis_listen_with_retries(self) -> Any:
        async for message in super()._redis_listen_with_retries():
            if message['type'] == 'subscribe':
                self._listens.set()
            yield message
