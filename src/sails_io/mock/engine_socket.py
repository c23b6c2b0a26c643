"""One connection of engine.io: what is to be sent, what carries it, and whether both sides still live."""

import asyncio
import contextlib
import json
from typing import TYPE_CHECKING

from aiohttp import web
from engineio.packet import CLOSE, MESSAGE, NOOP, OPEN, PING, PONG, UPGRADE, Packet

from .engine_io_4 import EngineIo4, SenselessPacket
from .frames import WebSocketFrames
from .heartbeat import Heartbeat

if TYPE_CHECKING:
    from .engine import Engine

UPGRADE_SECONDS = 10.0  # engine.io's upgradeTimeout
CHECK_SECONDS = 0.1  # how often a poll that hangs is looked after
CLOSE_SECONDS = 30.0  # how long a connection waits for a poll that fetches its end
NOT_STORED = {'Cache-Control': 'no-store'}


class EngineSocket:
    """A connection over a WebSocket or over polling, and on the way from the one to the other.

    Args:
        engine: the server that it belongs to.
        sid: its id.
        protocol: the revision of engine.io that it speaks.
        request: the handshake.

    Attributes:
        closed: whether it has ended. What was sent before may still be on its way.
    """

    def __init__(self, engine: 'Engine', sid: str, protocol: EngineIo4, request: web.Request) -> None:
        self.sid, self.protocol, self.closed = sid, protocol, False
        self._engine, self._request = engine, request
        self._outbox: asyncio.Queue[Packet | None] = asyncio.Queue()
        self._websocket: WebSocketFrames | None = None
        self._polling = self._posting = self._upgrading = False
        self._heartbeat = Heartbeat(
            engine.ping_interval,
            engine.ping_timeout,
            (lambda: self.send(Packet(PING))) if protocol.server_pings else None,
            lambda: self.fail('ping timeout'),
        )

    @property
    def transport(self) -> str:
        """What carries it now."""
        return 'polling' if self._websocket is None else 'websocket'

    def send(self, packet: Packet) -> None:
        """Send a packet as soon as something can carry it."""
        if not self.closed:
            self._outbox.put_nowait(packet)

    # The end

    async def close(self, reason: str = 'server disconnect', code: int = 1000) -> None:
        """End it in good order: what waits is sent before."""
        if not await self._end(reason):
            return
        if self._websocket is not None:
            await self._websocket.end(code)
        else:
            for packet in [Packet(CLOSE)] if self._polling else [Packet(NOOP), Packet(CLOSE)]:
                self._outbox.put_nowait(packet)
            asyncio.get_running_loop().call_later(CLOSE_SECONDS, self._engine.forget, self.sid)

    async def fail(self, reason: str, last: int = CLOSE) -> None:
        """End it because something is wrong with it: a poll that hangs gets a last packet, nobody else more."""
        self._engine.forget(self.sid)
        if await self._end(reason):
            if self._polling:
                self._outbox.put_nowait(Packet(last))
            if self._websocket is not None:
                await self._websocket.end()

    async def cut(self) -> None:
        """Cut the TCP connection with nothing said."""
        if self._request.transport is not None:
            self._request.transport.abort()
        if self._websocket is None:
            # Nobody notices the loss of a poll before the next one.
            self._engine.forget(self.sid)
            await self._end('transport close')
            self._outbox.put_nowait(None)

    async def _end(self, reason: str) -> bool:
        if self.closed:
            return False
        self.closed = True
        self._heartbeat.stop()
        await self._engine.part(self.sid, reason)
        return True

    async def _receive(self, packet: Packet) -> None:
        match packet.packet_type:
            case kind if kind == (PONG if self.protocol.server_pings else PING):
                self._heartbeat.felt()
                if kind == PING:
                    self.send(Packet(PONG))
            case kind if kind in (PING, PONG):
                raise SenselessPacket('a heartbeat in the wrong direction')
            case kind if kind == MESSAGE and not self.closed:
                await self._engine.hear(self.sid, packet.data)

    # Polling

    async def poll(self, request: web.Request) -> web.Response:
        """Answer a poll, as soon as there is something to answer."""
        if self._polling:
            await self.fail('overlap from client')
            return web.Response(status=400)
        self._request, self._polling = request, True
        waiting = asyncio.ensure_future(self._waiting())
        while not waiting.done():
            await asyncio.wait([waiting], timeout=CHECK_SECONDS)
            if request.transport is None and waiting.cancel():
                await self.fail('transport error')
                return web.Response(status=400)
        self._polling = False
        packets = waiting.result()
        if any(packet.packet_type == CLOSE for packet in packets):
            self._engine.forget(self.sid)
        return self.answer(*packets)

    def answer(self, *packets: Packet) -> web.Response:
        """The answer to a poll."""
        body = self.protocol.write_payload(packets).encode()
        return web.Response(body=body, headers={**NOT_STORED, 'Content-Type': 'text/plain; charset=UTF-8'})

    async def post(self, request: web.Request) -> web.Response:
        """Take the packets that the client has posted."""
        binary = request.headers.get('Content-Type') == 'application/octet-stream'
        if self._posting or (binary and self.protocol.revision == 4):
            await self.fail('data request overlap from client')
            return web.Response(status=400)
        self._posting = True
        try:
            await self._take(await request.read(), binary)
        except ConnectionResetError:  # the client has gone in the middle of it
            await self.fail('data request connection closed prematurely')
        finally:
            self._posting = False
        return web.Response(body=b'ok', headers={**NOT_STORED, 'Content-Type': 'text/html'})

    async def _take(self, body: bytes, binary: bool) -> None:
        try:
            for packet in self.protocol.read_payload(body, binary):
                if packet.packet_type == CLOSE:
                    return await self.fail('transport close', NOOP)
                await self._receive(packet)
        except SenselessPacket:
            await self.fail('parse error')

    async def _waiting(self) -> list[Packet]:
        """All packets that wait, at least one; none when there will be no more."""
        packets = [await self._outbox.get()]
        while packets[-1] is not None and not self._outbox.empty():
            packets.append(self._outbox.get_nowait())
        if packets[-1] is None:
            self._outbox.put_nowait(packets.pop())
        return [packet for packet in packets if packet is not None]

    # WebSocket

    async def converse(self, websocket: WebSocketFrames) -> None:
        """Live over a WebSocket."""
        self._websocket = websocket
        writer = asyncio.ensure_future(self._write(websocket))
        with contextlib.suppress(OSError, SenselessPacket):
            while True:
                await self._receive(self.protocol.read(await websocket.receive()))
        self._outbox.put_nowait(None)
        await writer
        self._engine.forget(self.sid)
        await self._end('transport close')

    async def upgrade(self, websocket: WebSocketFrames, request: web.Request) -> None:
        """Move from polling to a WebSocket, if the client goes through with it."""
        if self._upgrading or self._websocket is not None or self.closed:
            return
        self._upgrading = True
        try:
            moved = await asyncio.wait_for(self._probed(websocket), UPGRADE_SECONDS)
        except (OSError, SenselessPacket, asyncio.TimeoutError):
            moved = False
        finally:
            self._upgrading = False
        if not moved or self.closed:
            return
        if self._polling:  # a client that does not wait until its poll has ended
            self.send(Packet(NOOP))
        while self._polling and not self.closed:
            await asyncio.sleep(0)
        self._request = request
        await self.converse(websocket)

    async def _probed(self, websocket: WebSocketFrames) -> bool:
        probe = self.protocol.read(await websocket.receive())
        if (probe.packet_type, probe.data) != (PING, 'probe'):
            return False
        await websocket.send('3probe')
        noops = asyncio.ensure_future(self._end_polls())
        try:
            if self.protocol.read(await websocket.receive()).packet_type != UPGRADE:
                return False
        finally:
            noops.cancel()
        return True

    async def _end_polls(self) -> None:
        """Answer the polls that hang, until none does: the client waits for that before it moves."""
        while True:
            if self._polling and self._outbox.empty():
                self.send(Packet(NOOP))
            await asyncio.sleep(CHECK_SECONDS)

    async def _write(self, websocket: WebSocketFrames) -> None:
        while packets := await self._waiting():
            for packet in packets:
                await websocket.send(self.protocol.write(packet))


def opening(sid: str, upgrades: list[str], interval: float, timeout: float, max_size: int) -> Packet:
    """The first packet of a connection."""
    return Packet(
        OPEN,
        json.dumps(
            {
                'sid': sid,
                'upgrades': upgrades,
                'pingInterval': round(interval * 1000),
                'pingTimeout': round(timeout * 1000),
                'maxPayload': max_size,
            },
            separators=(',', ':'),
        ),
    )
