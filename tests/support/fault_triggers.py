"""When the next fault of a script sets in: after some time, after so many bytes, or in the middle of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fault_proxy import Link, Way


class Trigger:
    """Looks at what passes.

    Attributes:
        seconds: after which it fires by itself; None where bytes alone count.
    """

    seconds: float | None = None

    def split(self, link: Link, way: Way, data: bytes) -> int | None:
        """How many of these bytes still pass before it fires; None while it does not."""
        return None


class After(Trigger):
    """Fires when so much time has passed.

    Args:
        seconds: since the fault before it set in.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds


class Bytes(Trigger):
    """Fires when so many bytes have passed, on all connections together.

    Args:
        count: of bytes.
        way: `up` to the server, or `down`.
    """

    def __init__(self, count: int, way: Way = 'down') -> None:
        self.left = count
        self.way = way

    def split(self, link: Link, way: Way, data: bytes) -> int | None:
        if way != self.way:
            return None
        if len(data) < self.left:
            self.left -= len(data)
            return None
        return self.left


class InFrame(Trigger):
    """Fires in the middle of a WebSocket frame that has at least two bytes of payload.

    Args:
        way: `up` to the server, or `down`.
    """

    def __init__(self, way: Way = 'down') -> None:
        self.way = way

    def split(self, link: Link, way: Way, data: bytes) -> int | None:
        return link.frames[way].middle(data) if way == self.way else None


class Frames:
    """Follows one direction of a connection from its first byte on, and knows where its frames are."""

    def __init__(self) -> None:
        self._head = b''
        self._in_http = True
        self._left = 0

    def pass_by(self, data: bytes) -> None:
        """Note bytes that have passed."""
        self._walk(data)

    def middle(self, data: bytes) -> int | None:
        """How many of these bytes reach to the middle of the first frame that begins in them, if one does."""
        copy = Frames()
        copy._head, copy._in_http, copy._left = self._head, self._in_http, self._left
        return copy._walk(data)

    def _walk(self, data: bytes) -> int | None:
        """Read on, and answer the middle of the first frame of some length."""
        place, found = 0, None
        while place < len(data):
            if self._in_http:
                known = len(self._head)
                self._head += data[place:]
                end = self._head.find(b'\r\n\r\n')
                if end < 0:
                    return found
                place += end + 4 - known
                self._in_http, self._head = False, b''
            elif self._left:
                step = min(self._left, len(data) - place)
                self._left -= step
                place += step
            else:
                self._head += data[place : place + 1]
                place += 1
                length = _payload(self._head)
                if length is not None:
                    self._head, self._left = b'', length
                    if found is None and length >= 2 and len(data) - place >= 1:
                        found = min(place + length // 2, len(data))
        return found


def _payload(head: bytes) -> int | None:
    """The length of the payload of a frame by its head; None while that is not complete (RFC 6455, section 5.2)."""
    if len(head) < 2:
        return None
    short, mask = head[1] & 0x7F, 4 if head[1] & 0x80 else 0
    more = {126: 2, 127: 8}.get(short, 0)
    if len(head) < 2 + more + mask:
        return None
    return int.from_bytes(head[2 : 2 + more], 'big') if more else short
