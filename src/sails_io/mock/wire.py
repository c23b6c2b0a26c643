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


class WirePacket(packet.Packet):  # type: ignore[misc]  # python-socketio carries no types
    """A packet of JSON alone."""

    json = WireJson


def event(name: str, data: Any) -> WirePacket:
    """The packet of an event."""
    return WirePacket(packet.EVENT, [name, data], binary=False)


def acknowledgement(id: int, answer: Any) -> WirePacket:
    """The packet that answers the event with this id."""
    return WirePacket(packet.ACK, [answer], id=id, binary=False)


def refusal(namespace: str) -> WirePacket:
    """The packet that refuses a namespace."""
    return WirePacket(packet.CONNECT_ERROR, {'message': 'Invalid namespace'}, namespace)
