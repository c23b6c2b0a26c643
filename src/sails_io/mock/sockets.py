"""Rooms and messages to sockets: what Sails calls ``sails.sockets``.

Facts of real Sails: the default event is ``message``; a socket in two of the rooms of one broadcast gets the
message twice; every socket is in a room named by its own id, and ``leave_all`` spares that one; leaving a
room one is not in is no error; rooms end with the connection. Messages sent by a route before its answer
arrive before the answer. Where several share a Redis, all of this goes for the rooms of all.
"""

import asyncio
import copy
import threading
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, Literal

from .bus import Bus
from .connection import Connection
from .errors import MockUsageError
from .request import Request

DEFAULT_EVENT = 'message'
Someone = Request | Connection | str
Way = Literal['enter', 'exit', 'exit_all']


class Sockets:
    """Rooms, and sending to them. Every method may be called from a route or from any other thread.

    Example:
        >>> from sails_io.mock import MockSails
        >>> app = MockSails()
        >>> @app.route('POST /kitchen')
        ... def enter(req, res):
        ...     app.sockets.join(req, 'kitchen')
        ...     app.sockets.broadcast('kitchen', 'entered', {'who': req.session.id}, omit=req)
        ...     return res.ok()
    """

    def __init__(self) -> None:
        self.connections: dict[str, Connection] = {}
        self._rooms: dict[str, dict[str, None]] = {}
        self._outbox: list[Callable[[], Awaitable[None]]] = []
        self._bus: Bus | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: int | None = None
        self._flushing = asyncio.Lock()

    def join(self, who: Someone | Iterable[Someone], room: str) -> None:
        """Put a socket, or several, into a room.

        Args:
            who: a request, a socket, its id, or the name of a room; or several of them.
            room: its name.

        Raises:
            MockUsageError: the name is none, or the request came over HTTP.
        """
        self._check_room(room)
        self._move('enter', who, [room])

    def leave(self, who: Someone | Iterable[Someone], room: str) -> None:
        """Take a socket, or several, out of a room; arguments as for ``join``."""
        self._check_room(room)
        self._move('exit', who, [room])

    def add_room_members_to_rooms(self, source: str, rooms: str | Iterable[str]) -> None:
        """Put everyone in one room into other rooms as well.

        Args:
            source: name of the one room.
            rooms: name of another, or of several.
        """
        self._move('enter', source, _names(rooms))

    def remove_room_members_from_rooms(self, source: str, rooms: str | Iterable[str]) -> None:
        """Take everyone in one room out of other rooms; arguments as for ``add_room_members_to_rooms``."""
        self._move('exit', source, _names(rooms))

    def leave_all(self, source: str) -> None:
        """Take everyone in a room out of every room, their own excepted."""
        self._move('exit_all', source, [])

    def broadcast(
        self,
        rooms: str | Iterable[str],
        event: Any = DEFAULT_EVENT,
        data: Any = None,
        omit: Someone | None = None,
    ) -> None:
        """Send an event to everyone in a room, or in each of several.

        Args:
            rooms: name of a room or of several, or the id of one socket.
            event: its name; when it is a dict, it is the data of the event ``message``.
            data: anything JSON can carry.
            omit: a request or socket that is not to get it.
        """

        def act() -> None:
            for room in _names(rooms):
                self._send(room, event, data, omit)

        self._run(act)

    def blast(self, event: Any = DEFAULT_EVENT, data: Any = None, omit: Someone | None = None) -> None:
        """Send an event to every socket; arguments as for ``broadcast``."""
        self._run(lambda: self._send(None, event, data, omit))

    def get_id(self, who: Someone) -> str:
        """The id of the socket of a request. Raises MockUsageError for a plain HTTP request."""
        if isinstance(who, Request):
            if who.socket is None:
                raise MockUsageError(
                    f'{who.method} {who.url} came over HTTP and has no socket. Check req.is_socket first.'
                )
            return who.socket.id
        return who.id if isinstance(who, Connection) else who

    def members(self, room: str) -> list[str]:
        """Ids of the sockets in a room."""
        return list(self._rooms.get(room, ()))

    def rooms_of(self, who: Someone) -> list[str]:
        """The rooms a socket is in, without the one named by its own id."""
        sid = self.get_id(who)
        return [room for room, members in self._rooms.items() if sid in members and room != sid]

    # For the server
    # -------------------------------------------------------------------------------------------

    def attach(self, loop: asyncio.AbstractEventLoop, bus: Bus | None) -> None:
        """Begin to work on a server's loop, in whose thread this is called, and with the mocks on a bus."""
        self._loop, self._thread, self._flushing = loop, threading.get_ident(), asyncio.Lock()
        self._bus = bus

    def detach(self) -> None:
        """The server has stopped: all connections, and with them all rooms, are gone."""
        self._loop = self._thread = self._bus = None
        self.connections.clear()
        self._rooms.clear()
        self._outbox.clear()

    def add(self, connection: Connection) -> None:
        """A socket has connected."""
        self.connections[connection.id] = connection
        self._enter(connection.id, connection.id)

    def remove(self, sid: str) -> None:
        """A socket has gone."""
        self.connections.pop(sid, None)
        for room in [room for room, members in self._rooms.items() if sid in members]:
            self._exit(sid, room)

    async def flush(self) -> None:
        """Send what has been posted, in order; called before every acknowledgement."""
        async with self._flushing:
            while self._outbox:
                await self._outbox.pop(0)()

    def post(self, room: str | None, event: str, data: Any, omitted: str | None) -> None:
        """Send to the sockets of this mock in a room, or to all of them."""
        sids = list(self.connections) if room is None else self.members(room)
        # The recipients are those of this moment: the route may move them before the message goes out.
        receivers = [self.connections[sid] for sid in sids if sid != omitted and sid in self.connections]

        async def deliver() -> None:
            for connection in receivers:
                await connection.emit(event, data)

        if receivers:
            self._later(deliver)

    def move(self, way: Way, source: str, rooms: Sequence[str]) -> None:
        """Move the sockets of this mock in a room into others, out of them, or out of all."""
        step = self._enter if way == 'enter' else self._exit
        for sid in self.members(source):
            for room in self.rooms_of(sid) if way == 'exit_all' else rooms:
                step(sid, room)

    # --------------------------------------------------------------------------------------------------------

    def _send(self, room: str | None, event: Any, data: Any, omit: Someone | None) -> None:
        if not isinstance(event, str):
            event, data = DEFAULT_EVENT, event
        omitted = self.get_id(omit) if omit is not None and not _is_plain_http(omit) else None
        snapshot = copy.deepcopy(data)  # the route may change it before the message goes out
        self.post(room, event, snapshot, omitted)
        if self._bus is not None:
            self._later(partial(self._bus.send, room, event, snapshot, omitted))

    def _move(self, way: Way, who: Someone | Iterable[Someone], rooms: Sequence[str]) -> None:
        def act() -> None:
            for source in self._ids(who):
                self.move(way, source, rooms)
                if self._bus is not None and source not in self.connections:
                    self._later(partial(self._bus.move, way, source, rooms))

        self._run(act)

    def _later(self, work: Callable[[], Awaitable[None]]) -> None:
        self._outbox.append(work)
        if self._loop is not None:
            self._loop.create_task(self.flush())

    def _run(self, action: Callable[[], None]) -> None:
        """Act on the server's loop: at once when this is its thread, else by asking it and waiting."""
        loop = self._loop
        if loop is None or threading.get_ident() == self._thread:
            return action()

        async def act() -> None:
            action()
            await self.flush()

        return asyncio.run_coroutine_threadsafe(act(), loop).result(10)

    def _ids(self, who: Someone | Iterable[Someone]) -> list[str]:
        """Names of rooms; every socket is in the one that its id names."""
        if isinstance(who, str):
            return [who]
        if isinstance(who, Request | Connection):
            # As in Sails, a plain HTTP request is passed over with no more than a warning.
            return [] if _is_plain_http(who) else [self.get_id(who)]
        return [sid for one in who for sid in self._ids(one)]

    def _enter(self, sid: str, room: str) -> None:
        if sid in self.connections:
            self._rooms.setdefault(room, {})[sid] = None

    def _exit(self, sid: str, room: str) -> None:
        members = self._rooms.get(room, {})
        members.pop(sid, None)
        if not members:
            self._rooms.pop(room, None)

    @staticmethod
    def _check_room(room: object) -> None:
        if not isinstance(room, str) or not room:
            raise MockUsageError(
                f"The name of a room is a text, but {room!r} was given. Write e.g. 'kitchen'."
            )


def _is_plain_http(who: Someone) -> bool:
    return isinstance(who, Request) and who.socket is None


def _names(rooms: str | Iterable[str]) -> list[str]:
    return [rooms] if isinstance(rooms, str) else list(rooms)
