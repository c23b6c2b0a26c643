"""What goes over the socket."""

from __future__ import annotations

from typing import Any

from sails_io import Socket
from sails_io.page import window

#: Milliseconds between two signs that somebody is typing, and until the last one is forgotten.
TYPING_EVERY = 1000
TYPING_LASTS = 2500


class Talk:
    """One visitor in one room."""

    def __init__(self, socket: Socket, view: Any) -> None:
        self.socket = socket
        self.view = view
        self.name = ''
        self.room = ''
        self.subscription: Any = None
        self.typed_at = 0
        self.typing: list[Any] = []
        socket.on('said', lambda line: self._hear(line))
        socket.on('people', lambda people: view.show_people(people))
        socket.on('typing', lambda who: self._see_typing(who))
        socket.on('sails:status', lambda details: view.show_status(details['status']))

    async def enter(self, name: str, room: str) -> None:
        """Go into a room, and out of the one before; after a broken connection the same is asked again."""
        self.name = name
        self.room = room
        if self.subscription is not None:
            self.subscription.stop()
        self.typing = []
        self.subscription = self.socket.subscribe(
            '/room/enter', {'name': name, 'room': room}, method='post', on_reply=lambda body: self._show(body)
        )
        await self.subscription.request

    async def say(self, text: str) -> None:
        """Say something to everybody in the room; without a connection it waits for the next one."""
        line = {'name': self.name, 'text': text}
        self.typed_at = 0
        shown = self.view.add(line, True)
        await self.socket.post('/room/say', line)
        self.view.settle(shown)

    async def type(self) -> None:
        """Let the others see that something is being typed."""
        now = window.Date.now()
        if now - self.typed_at > TYPING_EVERY and self.socket.status == 'connected':
            self.typed_at = now
            await self.socket.post('/room/typing', {'name': self.name})

    async def look_around(self) -> None:
        """Ask who is there."""
        if self.room != '' and self.socket.status == 'connected':
            reply = await self.socket.get('/room/people')
            self.view.show_people(reply.body)

    def _show(self, body: Any) -> None:
        self.view.show_lines(body['lines'])
        self.view.show_people(body['people'])

    def _hear(self, line: Any) -> None:
        self._forget_typing(line['name'])
        self.view.add(line, False)

    def _see_typing(self, name: str) -> None:
        self._forget_typing(name)
        timer = window.setTimeout(lambda: self._forget_typing(name), TYPING_LASTS)
        self.typing.append({'name': name, 'timer': timer})
        self._show_typing()

    def _forget_typing(self, name: str) -> None:
        for sign in self.typing:
            if sign['name'] == name:
                window.clearTimeout(sign['timer'])
        self.typing = [sign for sign in self.typing if sign['name'] != name]
        self._show_typing()

    def _show_typing(self) -> None:
        self.view.show_typing([sign['name'] for sign in self.typing])
