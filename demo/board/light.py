"""The connection light."""

from __future__ import annotations

from typing import Any

from sails_io.page import document, find

LABELS: Any = {
    'connecting': 'Connecting',
    'connected': 'Live',
    'reconnecting': 'Reconnecting',
    'disconnected': 'Offline',
}

#: Said to screen readers.
NEWS: Any = {
    'connecting': '',
    'connected': 'Connected to the server',
    'reconnecting': 'Connection lost. What you order now waits.',
    'disconnected': 'Not connected',
}


class Light:
    """Shows the status of the connection, and how much waits for it."""

    def show(self, status: str) -> None:
        """Show a status of the socket."""
        document.body.dataset.connection = status
        find('#light').dataset.state = status
        find('#light .label').textContent = LABELS[status]
        find('#news').textContent = NEWS[status]

    def count(self, waiting: int) -> None:
        """Show how many wishes wait for an answer of the server."""
        find('#light .waiting').textContent = '' if waiting == 0 else f'{waiting} waiting'
