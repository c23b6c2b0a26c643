"""The connection light."""

from __future__ import annotations

from typing import Any

from demo.board.browser import after, cancel, page

LABELS = {
    'connecting': 'Connecting',
    'live': 'Live',
    'offline': 'Offline',
    'reconnecting': 'Reconnecting',
}

#: An attempt that fails at once would hardly be seen; milliseconds.
VISIBLE = 600


class Light:
    """Shows what `io.socket` tells of its connection."""

    def __init__(self, socket: Any) -> None:
        self._element = page.getElementById('light')
        self._timer: Any = None
        self._show('connecting')
        socket.on('connect', lambda: self._tell('live', 'Connected to the server'))
        socket.on('disconnect', lambda: self._tell('offline', 'Connection lost. What you order now waits.'))
        socket.on('reconnecting', lambda attempt: self._show('reconnecting'))
        socket.on('reconnect_error', lambda error: self._fall_back())

    def count(self, waiting: int) -> None:
        """Show how many wishes wait for an answer of the server."""
        self._element.querySelector('.waiting').textContent = '' if waiting == 0 else f'{waiting} waiting'

    def _show(self, state: str) -> None:
        cancel(self._timer)
        self._element.dataset.state = state
        page.body.dataset.connection = state
        self._element.querySelector('.label').textContent = LABELS[state]

    def _tell(self, state: str, news: str) -> None:
        # Said to screen readers, which the coming and going of attempts would only disturb.
        self._show(state)
        page.getElementById('news').textContent = news

    def _fall_back(self) -> None:
        cancel(self._timer)
        self._timer = after(VISIBLE, lambda: self._show('offline'))
