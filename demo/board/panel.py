"""The switches of the server and of the guests."""

from __future__ import annotations

from typing import Any

from sails_io import SailsError, Socket, connect
from sails_io.page import document, find

HINTS: Any = {
    'running': 'Stop the server, order something, and start it again: the order waits, and arrives.',
    'stopped': 'The server is down. What you do now waits here, and is delivered when the server is back: '
    'by this switch, or by itself after a minute.',
    'gone': 'The demo has ended. `make demo` starts it again.',
}


class Panel:
    """Speaks to a small server beside the board's, over a second socket."""

    def __init__(self) -> None:
        self._url = ''
        self._socket: Any = None

    def connect(self, url: str) -> None:
        """Connect to the server of the switches, unless this has happened."""
        if self._socket is not None:
            if url == self._url and self._socket.status != 'disconnected':
                return
            self._socket.disconnect()
        self._url = url
        self._socket = connect(url, use_cors_route_to_get_cookie=False)
        server = Switch('server', self._socket)
        guests = Switch('guests', self._socket)

        def tell_server(running: bool) -> None:
            document.body.dataset.server = 'running' if running else 'stopped'
            find('#hint').textContent = HINTS[document.body.dataset.server]

        def tell_gone() -> None:
            server.lock()
            guests.lock()
            find('#hint').textContent = HINTS['gone']

        server.when_shown(tell_server)
        self._socket.on('disconnect', lambda: tell_gone())


class Switch:
    """A button that shows what runs, and is pressed to start and stop it.

    It is `#NAME` in the page, `GET /NAME` and `PUT /NAME` of the server, which also tells of it by the event NAME.
    """

    def __init__(self, name: str, socket: Socket) -> None:
        self._name = name
        self._socket = socket
        self._element = find(f'#{name}')
        self._tell: Any = None
        self._element.onclick = lambda event: self._turn()
        socket.on(name, lambda state: self._show(state['running']))
        socket.subscribe(f'/{name}', on_reply=lambda state: self._show(state['running']))

    def when_shown(self, tell: Any) -> None:
        """Call `tell` with whether it runs, whenever that is told."""
        self._tell = tell

    def lock(self) -> None:
        """Let it not be pressed."""
        self._element.disabled = True

    async def _turn(self) -> None:
        wanted = self._element.getAttribute('aria-checked') == 'false'
        self.lock()
        try:
            reply = await self._socket.put(f'/{self._name}', {'running': wanted})
            self._show(reply.body['running'])
        except SailsError as error:
            if error.status_code != 0:
                self._element.disabled = False
                find('#hint').textContent = error.reply.body['message']

    def _show(self, running: bool) -> None:
        self._element.disabled = False
        self._element.setAttribute('aria-checked', 'true' if running else 'false')
        if self._tell is not None:
            self._tell(running)
