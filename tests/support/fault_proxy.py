"""A TCP proxy on this machine that behaves as badly as a test wants: see `faults` and `fault_triggers`."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import struct
from collections.abc import Iterable
from typing import Literal

from .fault_triggers import Frames, Trigger
from .faults import Fault, Pass, Reset
from .server import LOCAL

#: Of what is sent: `up` to the server, `down` to the client.
Way = Literal['up', 'down']
Step = tuple[Trigger, Fault]
Stream = tuple[asyncio.StreamReader, asyncio.StreamWriter]
CHUNK = 65536
#: SO_LINGER with no time: closing sends RST.
NO_LINGER = struct.pack('ii', 1, 0)


class Link:
    """One connection of a client, and the one to the server that belongs to it.

    Args:
        proxy: whose it is.
        client: the connection that was taken.

    Attributes:
        frames: where the WebSocket's frames are, each way.
    """

    def __init__(self, proxy: FaultProxy, client: Stream) -> None:
        self.frames: dict[Way, Frames] = {'up': Frames(), 'down': Frames()}
        self._proxy = proxy
        self._client = client
        self._server: Stream | None = None
        self._is_over = False

    @property
    def fault(self) -> Fault:
        """What is wrong now."""
        return self._proxy.fault

    async def next_fault(self) -> Fault:
        """Wait until something else is wrong."""
        await self._proxy.changed.wait()
        return self.fault

    async def run(self) -> None:
        """Carry what both sides send, until both have ended."""
        await self.fault.admit(self)
        if self._server is not None:
            await asyncio.gather(self._pump('up', self._client[0]), self._pump('down', self._server[0]))
        self.end()
        for side in (self._client, self._server):
            if side is not None:
                with contextlib.suppress(ConnectionError):
                    await side[1].wait_closed()

    async def dial(self) -> None:
        """Connect with the server; where that refuses, the client's connection ends."""
        with contextlib.suppress(OSError):
            server = await asyncio.open_connection(LOCAL, self._proxy.target)
            if self._is_over:
                _close(server, reset=True)
            else:
                self._server = server

    async def send(self, way: Way, data: bytes) -> None:
        """Hand bytes on, if that side is still there."""
        side = self._server if way == 'up' else self._client
        if side is not None and not self._is_over and not side[1].transport.is_closing():
            self.frames[way].pass_by(data)
            side[1].write(data)
            with contextlib.suppress(ConnectionError):
                await side[1].drain()

    def finish(self, way: Way) -> None:
        """Hand on that one side sends no more."""
        side = self._server if way == 'up' else self._client
        if side is not None and not self._is_over and not side[1].transport.is_closing():
            with contextlib.suppress(OSError):  # it has just ended by itself
                side[1].write_eof()

    def end(self, reset: bool = False) -> None:
        """End both sides, by FIN or by RST."""
        self._is_over = True
        for side in (self._client, self._server):
            if side is not None:
                _close(side, reset)

    def forget_server(self) -> None:
        """End the server's side, and let the client believe that all is well."""
        if self._server is not None:
            _close(self._server, reset=True)
            self._server = None

    async def _pump(self, way: Way, reader: asyncio.StreamReader) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(CHUNK):
                await self._proxy.carry(self, way, data)
        if way == 'up' or self._server is not None:
            await self.fault.finish(self, way)


class FaultProxy:
    """Stands between clients and one server, in the event loop in which it is started.

    Args:
        target: the server's port.

    Attributes:
        port: where clients connect to; it stays this proxy's while it refuses.
        fault: what is wrong now.
        changed: set when something else is.

    Example:
        >>> proxy = await FaultProxy(server.port).start()
        >>> await proxy.set(Refuse())
        >>> await proxy.play([(After(0.2), Pass()), (InFrame('down'), Cut())])
    """

    def __init__(self, target: int) -> None:
        self.target = target
        self.port = 0
        self.fault: Fault = Pass()
        self.changed = asyncio.Event()
        self._script: list[Step] = []
        self._trigger = Trigger()
        self._timer: asyncio.Task[None] | None = None
        self._links: set[Link] = set()
        self._taking: set[asyncio.Task[None]] = set()
        self._place: socket.socket | None = None
        self._listener: socket.socket | None = None

    async def start(self) -> FaultProxy:
        """Take connections."""
        self._place = _bound(0)
        self.port = self._place.getsockname()[1]
        self._listen()
        return self

    async def stop(self) -> None:
        """End every connection, and take none any more."""
        await self.set(Reset())
        self._close_listener()
        await asyncio.gather(*self._taking)
        if self._place is not None:
            self._place.close()

    @property
    def links(self) -> int:
        """How many connections there are."""
        return len(self._links)

    async def set(self, fault: Fault) -> None:
        """Let this be wrong from now on, and nothing that a script had in mind."""
        await self.play([])
        await self._become(fault)

    async def play(self, script: Iterable[Step]) -> None:
        """Let one fault come after the other, each when its trigger fires; until then the one before it stays."""
        self._script = list(script)
        self._arm()

    async def carry(self, link: Link, way: Way, data: bytes) -> None:
        """Hand on what one side has sent: as the present fault does, and as the next one from where it sets in."""
        while (passing := self._trigger.split(link, way, data)) is not None:
            script, fault = self._script, self._turn_over()
            await self.fault.carry(link, way, data[:passing])
            data = data[passing:]
            if script is self._script:  # else a test has said something else meanwhile
                await self._become(fault)
        if data:
            await self.fault.carry(link, way, data)

    def _turn_over(self) -> Fault:
        """Take the next fault from the script, and look out for the one after it."""
        _, fault = self._script.pop(0)
        self._arm()
        return fault

    def _arm(self) -> None:
        """Look out for the trigger of the script's next step."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._trigger = self._script[0][0] if self._script else Trigger()
        if self._trigger.seconds is not None:
            self._timer = asyncio.create_task(self._wait(self._trigger.seconds))

    async def _wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self._timer = None
        await self._become(self._turn_over())

    async def _become(self, fault: Fault) -> None:
        self.fault = fault
        self.changed.set()
        self.changed = asyncio.Event()
        for link in list(self._links):
            fault.strike(link)
        if not fault.listens:
            self._close_listener()
        elif self._listener is None:
            self._listen()

    # Not by asyncio.start_server: when that closes, it leaves open and unheard whom it has accepted just before.

    def _listen(self) -> None:
        listener = self._listener = _bound(self.port)
        listener.listen()
        listener.setblocking(False)
        asyncio.get_running_loop().add_reader(listener, self._accept, listener)

    def _close_listener(self) -> None:
        if self._listener is not None:
            asyncio.get_running_loop().remove_reader(self._listener)
            self._listener.close()
            self._listener = None

    def _accept(self, listener: socket.socket) -> None:
        with contextlib.suppress(BlockingIOError, ConnectionError):  # whoever came has gone again
            client, _address = listener.accept()
            task = asyncio.create_task(self._take(client))
            self._taking.add(task)
            task.add_done_callback(self._taking.discard)

    async def _take(self, client: socket.socket) -> None:
        link = Link(self, await asyncio.open_connection(sock=client))
        self._links.add(link)
        try:
            await link.run()
        finally:
            self._links.discard(link)


def _bound(port: int) -> socket.socket:
    """A socket at a port that nobody else can take, also while nobody listens there."""
    place = socket.socket()
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    place.bind((LOCAL, port))
    return place


def _close(side: Stream, reset: bool) -> None:
    writer = side[1]
    if reset:
        with contextlib.suppress(OSError):  # it is closed already
            writer.get_extra_info('socket').setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, NO_LINGER)
        writer.transport.abort()
    else:
        writer.close()
