"""What socket.io keeps of a request that has ended: it may have only buffered it, and it waits for its answer."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop.lists import filtered
from sails_io.client.interop.objects import get


def take_back(raw: Any, calls: list[Call]) -> None:
    """Let a raw socket forget calls that it has been given: a buffered one would still run on the server."""
    acks = raw.acks
    for call in calls:
        del acks[call.id]
    raw.sendBuffer = filtered(
        raw.sendBuffer, lambda packet: get(packet, 'id') is None or get(acks, packet.id) is not None
    )
