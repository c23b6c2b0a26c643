"""What is noted of a client: what the page is told, and the moves of the connection. The twin of `notes.cjs`."""

from __future__ import annotations

from typing import Any

Entry = list[Any]


class Notes:
    """Entries of one socket, in order.

    Args:
        socket: the client's.
    """

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._entries: list[Entry] = []
        self._follow()
        self.hear()

    def add(self, *entry: Any) -> None:
        """Note something."""
        self._entries.append(list(entry))

    def take(self) -> list[Entry]:
        """Answer what was noted since the last time."""
        entries, self._entries = self._entries, []
        return entries

    def hear(self) -> None:
        """Hear all that the model has to know; the plan's own handlers come and go."""
        self._socket.onAny(lambda event, *values: self.add('heard', event, values[0]['n']))
        self._socket.on(
            'sails:status',
            lambda news: self.add('status', news['previous'], news['status'], str(news['reason'])),
        )
        self._socket.on('disconnect', lambda reason: self.add('parted', reason))
        self._socket.on('connect_error', lambda error: self.add('failed', str(error)))

    def _follow(self) -> None:
        connection, outbox = self._socket._connection, self._socket._outbox
        move, resume = connection._move, outbox.resume

        def moved(event: str) -> bool:
            before = connection.state
            known: bool = move(event)
            if known:
                self.add('moved', before, event, connection.state)
            return known

        def resumed() -> None:
            self.add('resumed')
            resume()

        connection._move = moved
        outbox.resume = resumed
