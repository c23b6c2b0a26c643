"""socket.io packets as socket.io's own server writes them: plain UTF-8, and JSON without NaN."""

import json
from typing import Any

from socketio import packet

MAX_ATTACHMENTS = 10  # that of socket.io's parser


class WireJson:
    """The two functions of the ``json`` module that python-socketio calls."""

    @staticmethod
    def dumps(data: Any, **options: Any) -> str:
        """JSON text. Raises ValueError, TypeError or RecursionError for what JSON cannot carry."""
        text = json.dumps(data, ensure_ascii=False, allow_nan=False, **options)
        try:
            text.encode()
        except UnicodeEncodeError:  # half of a surrogate pair has no place in UTF-8, but in JSON it has
            return json.dumps(data, allow_nan=False, **options)
        return text

    loads = staticmethod(json.loads)


class Attachment(list[int]):
    """The bytes of a binary attachment."""


class WirePacket(packet.Packet):  # type: ignore[misc]  # python-socketio carries no types
    """A packet whose answers are JSON alone. Its attachments become what Sails makes of them: arrays."""

    json = WireJson

    def decode(self, encoded_packet: str) -> int:
        """Read a packet; the number of attachments. Raises ValueError for what socket.io does not read."""
        attachments = int(super().decode(encoded_packet) or 0)
        if self.packet_type == packet.CONNECT and encoded_packet[1:2] == '/':
            # Without the query that python-socketio strips: to socket.io 4 it is part of the name.
            self.namespace = encoded_packet[1:].split(',', 1)[0]
        if self.packet_type in (packet.BINARY_EVENT, packet.BINARY_ACK):
            if not 0 < attachments <= MAX_ATTACHMENTS:
                raise ValueError('Illegal attachments')
        elif self.packet_type == packet.CONNECT and not isinstance(self.data, dict | None):
            raise ValueError('CONNECT with a payload that is no object')
        elif self.packet_type == packet.DISCONNECT and self.data is not None:
            raise ValueError('DISCONNECT with a payload')
        return attachments

    def add_attachment(self, attachment: bytes) -> bool:
        """Take an attachment; whether it was the last."""
        return bool(super().add_attachment(Attachment(attachment)))


def event(name: str, data: Any) -> WirePacket:
    """The packet of an event."""
    return WirePacket(packet.EVENT, [name, data], binary=False)


def acknowledgement(id: int, answer: Any) -> WirePacket:
    """The packet that answers the event with this id."""
    return WirePacket(packet.ACK, [answer], id=id, binary=False)


def refusal(namespace: str) -> WirePacket:
    """The packet that refuses a namespace."""
    return WirePacket(packet.CONNECT_ERROR, {'message': 'Invalid namespace'}, namespace)
