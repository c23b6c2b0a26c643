"""The switch that stops the server and starts it again."""

from __future__ import annotations

from typing import Any

from demo.board.browser import io, page

HINTS = {
    'running': 'Stop the server, order something, and start it again: the order waits, and arrives.',
    'stopped': 'The server is down. What you do now waits here, and is delivered when the server is back: '
    'by this switch, or by itself after a minute.',
    'gone': 'The demo has ended. `make demo` starts it again.',
}


class Switch:
    """Speaks to a small server beside the one that it switches, over a second socket."""

    def __init__(self) -> None:
        self._element = page.getElementById('switch')
        self._url = ''
        self._socket: Any = None
        self._element.addEventListener('click', lambda: self._turn())

    def connect(self, url: str) -> None:
        """Connect to the server of the switch, unless this has happened."""
        if url == self._url:
            return
        if self._socket is not None:
            self._socket.disconnect()
        self._url = url
        self._socket = io.sails.connect(url, {'useCORSRouteToGetCookie': False})
        self._socket.on('connect', lambda: self._ask())
        self._socket.on('server', lambda state: self._show(state['running']))
        self._socket.on('disconnect', lambda: self._say('gone'))

    def _ask(self) -> None:
        self._socket.get('/server', lambda state, jwr: self._take(state, jwr))

    def _turn(self) -> None:
        wanted = self._element.getAttribute('aria-checked') == 'false'
        self._element.disabled = True
        self._socket.put('/server', {'running': wanted}, lambda state, jwr: self._take(state, jwr))

    def _take(self, state: Any, jwr: Any) -> None:
        if jwr.error is None:
            self._show(state['running'])
        elif jwr.statusCode != 0:
            self._element.disabled = False
            page.getElementById('hint').textContent = state['message']

    def _show(self, running: bool) -> None:
        self._element.setAttribute('aria-checked', 'true' if running else 'false')
        self._say('running' if running else 'stopped')

    def _say(self, state: str) -> None:
        page.body.dataset.server = state
        self._element.disabled = state == 'gone'
        page.getElementById('hint').textContent = HINTS[state]
