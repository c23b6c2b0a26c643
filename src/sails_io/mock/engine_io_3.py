"""Revision 3 of engine.io's protocol: what socket.io 1 and 2 speak, and with them sails.io.js 1.2.1."""

import base64
import re
from collections.abc import Iterable, Iterator

from engineio.packet import MESSAGE, NOOP, Packet

from .engine_io_4 import EngineIo4, SenselessPacket

_LENGTH = re.compile(rb'((?:[0-9]\x00)+):\x00')  # in UTF-16
_BINARY_LENGTH = re.compile(rb'([\x00\x01])([\x00-\x09]{1,310})\xff')


class EngineIo3(EngineIo4):
    """Binary messages carry their type, packets of a payload their length, and the client sends the pings."""

    revision = 3
    server_pings = False

    def read(self, frame: str | bytes) -> Packet:
        """The packet in a frame of a WebSocket. Raises SenselessPacket.

        >>> EngineIo3().read(b'\\x04abc').data, EngineIo3().read('b4YWJj').data
        (b'abc', b'abc')
        """
        if isinstance(frame, str) and not frame.startswith('b'):
            return super().read(frame)
        message = frame.startswith('b4') if isinstance(frame, str) else frame.startswith(b'\x04')
        if not message:  # a binary packet of another type, which engine.io passes over
            return Packet(NOOP)
        return super().read('b' + frame[2:] if isinstance(frame, str) else frame[1:])

    def write(self, packet: Packet) -> str | bytes:
        """The frame for a packet."""
        frame = super().write(packet)
        return bytes([MESSAGE]) + frame if isinstance(frame, bytes) else frame

    def read_payload(self, body: bytes, binary: bool) -> Iterator[Packet]:
        """The packets in the body of a POST, one after the other. Raises SenselessPacket.

        >>> [packet.data for packet in EngineIo3().read_payload(b'2:4a3:4bc', False)]
        ['a', 'bc']
        """
        frames = _binary_frames(body) if binary else _text_frames(body.decode('utf-8', 'replace'))
        return map(self.read, frames)

    def write_payload(self, packets: Iterable[Packet]) -> str:
        """The body of the answer to a poll; a client that reads binary payloads reads this as well.

        >>> EngineIo3().write_payload([Packet(MESSAGE, 'a'), Packet(MESSAGE, '\\U0001f600')])
        '2:4a3:4\\U0001f600'
        """
        return ''.join(f'{_length(frame)}:{frame}' for frame in map(_as_text, packets))


def _as_text(packet: Packet) -> str:
    if packet.binary:
        return f'b{MESSAGE}{base64.b64encode(packet.data).decode()}'
    text: str = packet.encode()
    return text


def _length(text: str) -> int:
    """The length of a text in JavaScript."""
    return len(text.encode('utf-16-le', 'surrogatepass')) // 2


def _text_frames(text: str) -> Iterator[str]:
    units, at = text.encode('utf-16-le', 'surrogatepass'), 0
    if not units:
        raise SenselessPacket('an empty payload')
    while at < len(units):
        length = _LENGTH.match(units, at)
        if length is None:
            raise SenselessPacket('a payload without a length')
        end = length.end() + 2 * int(length[1].decode('utf-16-le'))
        if end > len(units):
            raise SenselessPacket('a payload that is shorter than it says')
        if end > length.end():
            yield units[length.end() : end].decode('utf-16-le', 'surrogatepass')
        at = end


def _binary_frames(body: bytes) -> Iterator[str | bytes]:
    at = 0
    while at < len(body):
        length = _BINARY_LENGTH.match(body, at)
        if length is None:
            raise SenselessPacket('a binary payload without a length')
        end = length.end() + int(''.join(map(str, length[2])))
        frame = body[length.end() : end]
        # A text is UTF-8, as in a frame of text: engine.io writes it byte by byte.
        yield frame if length[1] == b'\x01' else frame.decode('utf-8', 'replace')
        at = end
