"""socket.io's packets, as python-socketio has them, but strict: what is no JSON is neither sent nor taken."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

from socketio import packet

#: Names of no server's event: python-socketio would take them for its own.
RESERVED = ('connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener')


class ParseError(Exception):
    """A packet of the server that is none."""


def dumps(value: Any, **options: Any) -> str:
    """Return a value as JSON.

    Raises:
        TypeError, ValueError, RecursionError: JSON cannot hold it.
    """
    # Python's own NaN and Infinity are no JSON: the server would end the connection.
    text = json.dumps(value, allow_nan=False, ensure_ascii=False, **options)
    # Half of a pair of surrogates can be sent as an escape alone.
    return re.sub('[\ud800-\udfff]', lambda half: f'\\u{ord(half[0]):04x}', text)


def _loads(text: str) -> Any:
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> Any:
    raise ValueError(f'{constant} is no JSON.')


class Packet(packet.Packet):  # type: ignore[misc] # it has no types
    """A packet; encoding it raises a TypeError or ValueError where JSON cannot hold a value."""

    json = SimpleNamespace(dumps=dumps, loads=_loads)

    def decode(self, encoded_packet: Any) -> int:
        """Read it, and return how many binary attachments follow.

        Raises:
            ParseError: it cannot be read, or is not what its type says.
        """
        try:
            count = int(super().decode(encoded_packet))
        except (ValueError, TypeError, RecursionError) as error:
            raise ParseError(str(error)) from error
        if not _is_sound(self.packet_type, self.data):
            raise ParseError(f'{encoded_packet!r:.200} is no packet of socket.io.')
        return count

    def add_attachment(self, attachment: Any) -> bool:
        """Take an attachment, and return whether it was the last.

        Raises:
            ParseError: it is none, or the packet has no place for it.
        """
        if not isinstance(attachment, bytes):
            raise ParseError(f'{attachment!r:.200} is no attachment.')
        try:
            return bool(super().add_attachment(attachment))
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise ParseError(str(error)) from error


def _is_sound(kind: Any, data: Any) -> bool:
    if kind in (packet.EVENT, packet.BINARY_EVENT):
        return (
            isinstance(data, list) and len(data) > 0 and isinstance(data[0], str) and data[0] not in RESERVED
        )
    if kind in (packet.ACK, packet.BINARY_ACK):
        return isinstance(data, list)
    if kind == packet.CONNECT:
        return data is None or isinstance(data, dict)
    return kind in (packet.DISCONNECT, packet.CONNECT_ERROR)
