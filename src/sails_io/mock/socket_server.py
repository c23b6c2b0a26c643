"""python-socketio's server, made to behave as the socket.io server under sails-hook-sockets.

What differs from python-socketio's own ways: a packet that means nothing closes its connection, an unknown
namespace is refused with the message of socket.io 4, and only the seven verbs are events. The overridden
methods are private to python-socketio (5.18): it tells its public handlers neither whether an acknowledgement
was asked for nor lets them send none or two.
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import socketio
from aiohttp import web
from socketio import packet

from . import wire
from .connection import Connection, Manner
from .engine import Engine
from .engine_io_4 import SenselessPacket
from .gate import HANDSHAKE
from .manager import Manager
from .wire import WirePacket

log = logging.getLogger(__name__)

#: Sends one acknowledgement; may be called twice.
Acknowledge = Callable[[Any], Awaitable[None]]
#: Gets the socket, the event's name, its arguments, and how to acknowledge (None when nobody asked).
OnEvent = Callable[[Connection, str, list[Any], Acknowledge | None], Coroutine[Any, Any, None]]

# The decoder of socket.io refuses events with these names.
_RESERVED = {'connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'}


class SocketServer(socketio.AsyncServer):  # type: ignore[misc]  # python-socketio carries no types
    """One socket.io server on one loop.

    Args:
        manager: its book of connections.
        on_connect: a socket has connected.
        on_event: a socket has sent an event.
        on_disconnect: a socket has gone; gets its id.
        connect_timeout: how long a connection may wait with its CONNECT, in seconds.
        settings: those of engine.io (seconds, bytes).
    """

    def __init__(
        self,
        manager: Manager,
        on_connect: Callable[[Connection], None],
        on_event: OnEvent,
        on_disconnect: Callable[[str], None],
        connect_timeout: float,
        **settings: Any,
    ) -> None:
        super().__init__(
            async_mode='aiohttp',
            serializer=WirePacket,
            cors_allowed_origins=[],
            logger=log,
            engineio_logger=log,
            client_manager=manager,
            **settings,
        )
        self._on_connect, self._on_event, self._on_disconnect = on_connect, on_event, on_disconnect
        self._connections: dict[str, Connection] = {}
        self._connect_timeout = connect_timeout
        self._joining: dict[str, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.on('connect', self._connected)
        self.on('disconnect', self._disconnected)

    async def _connected(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        request: web.Request = environ['aiohttp.request']
        eio_sid = self.manager.eio_sid_from_sid(sid, '/')
        connection = Connection(
            sid,
            eio_sid,
            request[HANDSHAKE],
            emit=self._emitter(eio_sid),
            hang_up=self._hang_up,
        )
        self._connections[eio_sid] = connection
        self._stop_waiting(eio_sid)
        self._on_connect(connection)

    async def _disconnected(self, sid: str, _reason: str = '') -> None:
        self._connections = {key: one for key, one in self._connections.items() if one.id != sid}
        self._on_disconnect(sid)

    def _emitter(self, eio_sid: str) -> Callable[[str, Any], Awaitable[None]]:
        async def emit(event: str, data: Any) -> None:
            await self._send_packet(eio_sid, wire.event(event, data))

        return emit

    async def handle_request(self, request: web.Request) -> web.StreamResponse:
        """Serve one request to the socket.io path that the gate lets pass."""
        response: web.StreamResponse = await self.eio.handle_request(request)
        return response

    def _hang_up(self, connection: Connection, manner: Manner) -> None:
        match manner:
            case 'cut':
                self._keep(self._cut(connection.eio_sid))
            case 'close':
                self._keep(self._close(connection.eio_sid))
            case 'disconnect':
                self._keep(self.disconnect(connection.id))

    async def _cut(self, eio_sid: str) -> None:
        if eio_sid in self.eio.sockets:
            await self.eio.sockets[eio_sid].cut()

    async def _close(self, eio_sid: str) -> None:
        """Close the transport, after what is still to be sent through it."""
        if eio_sid in self.eio.sockets:
            await self.eio.sockets[eio_sid].close()

    async def shut_down(self) -> None:
        """End every connection: with a close frame where the client listens, else by cutting it."""
        closing = [socket.close(code=1001) for socket in self.eio.sockets.values()]
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(asyncio.gather(*closing, return_exceptions=True), 1.0)
        await self.cut_all()
        for task in self._tasks:
            task.cancel()

    async def cut_all(self) -> None:
        """Cut every TCP connection under a socket, with nothing said."""
        for socket in list(self.eio.sockets.values()):
            await socket.cut()

    # python-socketio's inside
    # ----------------------------------------------------------------------------------

    def _engineio_server_class(self) -> type[Engine]:
        return Engine

    def _speaks_3(self, eio_sid: str) -> bool:
        return eio_sid in self.eio.sockets and self.eio.sockets[eio_sid].protocol.revision == 3

    async def _handle_eio_connect(self, eio_sid: str, environ: dict[str, Any]) -> None:
        await super()._handle_eio_connect(eio_sid, environ)
        if self._speaks_3(eio_sid):
            # Such a client sends no CONNECT: it is in as soon as it has a connection.
            self._keep(self._handle_connect(eio_sid, '/', None))
        else:
            loop = asyncio.get_running_loop()
            self._joining[eio_sid] = loop.call_later(self._connect_timeout, self._give_up, eio_sid)

    def _give_up(self, eio_sid: str) -> None:
        self._keep(self._close(eio_sid))

    async def _send_packet(self, eio_sid: str, pkt: WirePacket) -> None:
        if pkt.packet_type == packet.CONNECT and self._speaks_3(eio_sid):
            pkt.data = None
        await super()._send_packet(eio_sid, pkt)

    async def _handle_eio_disconnect(self, eio_sid: str, reason: str) -> None:
        await super()._handle_eio_disconnect(eio_sid, reason)
        self._binary_packet.pop(eio_sid, None)
        self._stop_waiting(eio_sid)

    def _stop_waiting(self, eio_sid: str) -> None:
        timer = self._joining.pop(eio_sid, None)
        if timer is not None:
            timer.cancel()

    async def _handle_eio_message(self, eio_sid: str, data: Any) -> None:
        try:
            self._check_attachments(eio_sid, data)
            await super()._handle_eio_message(eio_sid, data)
        except Exception as error:  # whatever the decoder stumbles over, only this client may notice
            log.info('Closing %s, which sent a senseless packet: %r', eio_sid, error)
            self._keep(self._close(eio_sid))

    def _check_attachments(self, eio_sid: str, data: Any) -> None:
        waiting = self._binary_packet.get(eio_sid)
        if isinstance(data, str) and waiting is not None:
            raise SenselessPacket('a text in place of an attachment')
        if isinstance(data, bytes) and waiting is None:
            raise SenselessPacket('an attachment to nothing')

    async def _handle_ack(self, eio_sid: str, namespace: str | None, id: int | None, data: Any) -> None:
        # This server asks for no acknowledgements; one that makes sense is passed over.
        if not self._has_joined(eio_sid, namespace) or not isinstance(data, list):
            raise SenselessPacket('an acknowledgement before CONNECT or without a list')

    async def _handle_disconnect(
        self, eio_sid: str, namespace: str | None, reason: str | None = None
    ) -> None:
        if reason == self.reason.CLIENT_DISCONNECT and not self._has_joined(eio_sid, namespace):
            raise SenselessPacket('DISCONNECT before CONNECT')
        await super()._handle_disconnect(eio_sid, namespace, reason)

    def _has_joined(self, eio_sid: str, namespace: str | None) -> bool:
        return eio_sid in self._connections and namespace in (None, '/')

    async def _handle_connect(self, eio_sid: str, namespace: str | None, data: Any) -> None:
        if namespace not in (None, '/'):
            await self._send_packet(eio_sid, wire.refusal(str(namespace)))
        elif eio_sid in self._connections:
            raise SenselessPacket('a second CONNECT')
        elif data is not None and not isinstance(data, dict):
            raise SenselessPacket('CONNECT with a payload that is no object')
        else:
            await super()._handle_connect(eio_sid, namespace, data)

    async def _handle_event(self, eio_sid: str, namespace: str | None, id: int | None, data: Any) -> None:
        if not self._has_joined(eio_sid, namespace):
            raise SenselessPacket('an event before CONNECT')
        if (
            not isinstance(data, list)
            or not data
            or not isinstance(data[0], str | int | float)
            or data[0] in _RESERVED
        ):
            raise SenselessPacket('an event without a name')
        acknowledge = None if id is None else self._acknowledger(eio_sid, id)
        self._keep(self._on_event(self._connections[eio_sid], str(data[0]), data[1:], acknowledge))

    def _keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside the reading of frames; a task that nobody refers to may be lost."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)

    def _acknowledger(self, eio_sid: str, id: int) -> Acknowledge:
        async def acknowledge(answer: Any) -> None:
            await self._send_packet(eio_sid, wire.acknowledgement(id, answer))

        return acknowledge

    def _finished(self, task: 'asyncio.Task[None]') -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error('A task failed inside the mock', exc_info=task.exception())
