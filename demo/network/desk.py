"""What goes to the server that breaks the station; this socket is never broken."""

from __future__ import annotations

from typing import Any

from sails_io import connect


class Desk:
    """Tells the desk what to do, and the page what others have done there."""

    def __init__(self, show: Any) -> None:
        """Begin to listen; `show` is called with each state of the station."""
        self.socket = connect(reconnection=True, reconnection_delay=0.3, reconnection_delay_max=2)
        self.socket.on('station', show)
        self.socket.subscribe('/station', on_reply=show)

    async def put(self, change: Any) -> None:
        """Change the state of the station: `{running}` or `{manner}`."""
        await self.socket.put('/station', change)

    async def cut(self) -> None:
        """Cut the station's connections."""
        await self.socket.post('/station/cut')
