"""What a client holds at rest."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Counts:
    """What there is at a moment, when every request has ended.

    Attributes:
        listeners: of socket.io's emitters, of an AbortSignal that requests shared, and of the process or the page.
        timers: those that are due.
        sockets: connections that the client has open.
        files: descriptors that the client's process has open; 0 for a page.
        kept: raw sockets and engines in memory, after a collection of garbage.
        waiting: requests in the queue, acknowledgements that socket.io waits for, and packets that it keeps.
        served: sockets that the server has.
        heap: bytes in use, after a collection of garbage.
    """

    listeners: int
    timers: int
    sockets: int
    files: int
    kept: int
    waiting: int
    served: int
    heap: int


#: Those that have to be the same at the end, and how a reader knows them.
EXACT = {
    'listeners': 'listeners',
    'timers': 'timers',
    'sockets': 'sockets',
    'files': 'open files',
    'kept': 'raw sockets and engines kept',
    'waiting': 'requests kept',
    'served': "the server's sockets",
}
