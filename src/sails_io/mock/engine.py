"""engine.io's server: the connections under socket.io, of both revisions that Sails lets in.

sails-hook-sockets 3.0.2 switches on ``allowEIO3``: whoever does not ask for revision 4 is served revision 3.
python-engineio, from which sessions and packets are, speaks revision 4 alone and answers HTTP requests in a
way of its own, so requests are answered here.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import engineio
from aiohttp import web
from engineio.packet import Packet

from .engine_io_3 import EngineIo3
from .engine_io_4 import EngineIo4
from .engine_socket import EngineSocket, opening
from .frames import WebSocketFrames
from .refusal import BAD_REQUEST, UNKNOWN_SID, asks_for_upgrade, refusal


class Engine(engineio.AsyncServer):  # type: ignore[misc]  # python-engineio carries no types
    """The sessions of one server. A handshake that comes here has passed the gate."""

    async def handle_request(self, request: web.Request) -> web.StreamResponse:
        """Serve a handshake, a poll, a post, or the upgrade to a WebSocket."""
        sid = request.query.get('sid')
        if not sid:
            return await self._open(request)
        socket: EngineSocket | None = self.sockets.get(sid)
        if socket is None:
            return refusal(request, UNKNOWN_SID)
        moves = asks_for_upgrade(request)
        if not moves and request.query.get('transport') != socket.transport:
            return refusal(request, BAD_REQUEST)
        if _protocol(request).revision != socket.protocol.revision:
            return refusal(request, BAD_REQUEST)
        if moves:
            return await self._serve(request, lambda frames: socket.upgrade(frames, request))
        match request.method:
            case 'GET':
                return await socket.poll(request)
            case 'POST':
                return await socket.post(request)
        return web.Response(status=500)

    async def _open(self, request: web.Request) -> web.StreamResponse:
        socket = EngineSocket(self, self.generate_id(), _protocol(request), request)
        self.sockets[socket.sid] = socket
        polls = request.query['transport'] == 'polling'
        packet = opening(
            socket.sid,
            ['websocket'] if polls and 'websocket' in self.transports else [],
            self.ping_interval,
            self.ping_timeout,
            self.max_http_buffer_size,
        )
        if not polls:
            socket.send(packet)
        await self._trigger_event('connect', socket.sid, {'aiohttp.request': request})
        if polls:
            return socket.answer(packet)
        return await self._serve(request, socket.converse)

    async def _serve(
        self, request: web.Request, handler: Callable[[WebSocketFrames], Awaitable[None]]
    ) -> web.StreamResponse:
        return await WebSocketFrames(self.max_http_buffer_size).serve(request, handler)

    async def send_packet(self, sid: str, pkt: Packet) -> None:
        """Send a packet, if there is such a connection."""
        if sid in self.sockets:
            self.sockets[sid].send(pkt)

    async def hear(self, sid: str, data: Any) -> None:
        """A message has come."""
        await self._trigger_event('message', sid, data)

    async def part(self, sid: str, reason: str) -> None:
        """A connection has ended."""
        await self._trigger_event('disconnect', sid, reason)

    def forget(self, sid: str) -> None:
        """Answer no request of this session any more."""
        self.sockets.pop(sid, None)


def _protocol(request: web.Request) -> EngineIo4:
    return EngineIo4() if request.query.get('EIO') == '4' else EngineIo3()
