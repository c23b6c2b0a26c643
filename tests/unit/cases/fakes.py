"""What the client's modules talk to, as far as the cases need it: a raw socket, a document."""

from __future__ import annotations

from typing import Any

from sails_io.client.interop.lists import with_item
from sails_io.client.interop.objects import get, table


class Emitter:
    """Takes listeners as socket.io's emitters do, and calls them when a case says so."""

    def __init__(self) -> None:
        self.listeners: Any = table()

    def on(self, event: str, listener: Any) -> None:
        known = get(self.listeners, event)
        self.listeners[event] = [listener] if known is None else with_item(known, listener)

    def tell(self, event: str, value: Any = None) -> None:
        known = get(self.listeners, event)
        if known is not None:
            for listener in known:
                listener(value)


class Engine:
    """The part of engine.io's Socket that the client looks at."""

    def __init__(self) -> None:
        self.readyState = 'closed'


class Manager(Emitter):
    """socket.io's Manager."""

    def __init__(self, retries: bool) -> None:
        self.listeners: Any = table()
        self.retries = retries
        self.uri = 'http://fake:1337'
        self.engine: Any = Engine()
        self._reconnecting = False

    def reconnection(self) -> bool:
        return self.retries


class BufferedPacket:
    """A packet in socket.io's buffer; one of the page's own has no id, where nobody waits for its answer."""

    def __init__(self, packet: Any, id: Any = None) -> None:
        self.data = ['get', packet]
        self.id = id


class Raw(Emitter):
    """socket.io's Socket: records what is sent, and answers when a case says so."""

    def __init__(self, retries: bool) -> None:
        self.listeners: Any = table()
        self.io = Manager(retries)
        self.connected = False
        self.subs: Any = []
        self.sent: list[Any] = []
        self.packets: list[Any] = []
        self.acknowledgements: list[Any] = []
        self.disconnects = 0
        self.listens_to_any: Any = None
        #: Whether packets are kept back, as they are by a raw socket that misses a ping.
        self.buffers = False
        self.sendBuffer: list[Any] = []
        self.ids = 0
        self.acks: Any = table()

    def emit(self, event: str, packet: Any, acknowledge: Any) -> None:
        if self.buffers:
            self.sendBuffer.append(BufferedPacket(packet, self.ids))
        self.acks[self.ids] = acknowledge
        self.ids += 1
        self.packets.append(packet)
        self.sent.append(f'{event} {packet["url"]}')
        self.acknowledgements.append(acknowledge)

    def onAny(self, listener: Any) -> None:
        self.listens_to_any = listener

    def serve(self, event: str, value: Any) -> None:
        """Let the server send an event."""
        self.listens_to_any(event, value)

    def disconnect(self) -> None:
        self.disconnects += 1
        self.subs = None
        self.io.engine.readyState = 'closed'
        if self.connected:
            self.connected = False
            self.tell('disconnect', 'io client disconnect')

    def connect(self) -> None:
        """Begin to connect: a case says when that comes to something."""

    def come_up(self) -> None:
        self.io.engine.readyState = 'open'
        self.come_up_late()

    def come_up_late(self) -> None:
        """Tell of a connection, as it is told where the packet came right before its end."""
        self.connected = True
        self.tell('connect')

    def go_down(self, reason: str, again: bool) -> None:
        self.connected = False
        self.io.engine.readyState = 'closed'
        self.subs = [] if again else None
        self.tell('disconnect', reason)
