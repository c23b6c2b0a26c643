"""What socket.io has only buffered: it would still run on the server after it was reported lost."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop import filtered, get


def buffered(raw: Any) -> list[Any]:
    """Return the packets that a raw socket keeps back."""
    found = get(raw, 'sendBuffer')
    return [] if found is None else found


def take_back(raw: Any, calls: list[Call]) -> None:
    """Take the packets of some calls out of a raw socket's buffer."""
    packets = buffered(raw)
    if len(packets) > 0:
        raw.sendBuffer = filtered(packets, lambda packet: not _is_of(packet, calls))


def _is_of(packet: Any, calls: list[Call]) -> bool:
    return len(filtered(calls, lambda call: call.packet is not None and call.packet is packet.data[1])) > 0
