"""The chat, put together: what the visitor does goes to `Talk`, and what `Talk` hears is shown by `View`."""

from __future__ import annotations

from typing import Any

from talk import Talk
from view import View

from sails_io import SailsError, connect
from sails_io.page import window


def start() -> None:
    """Begin, when the page is there."""
    socket = connect(reconnection=True, reconnection_delay=0.3, reconnection_delay_max=2)
    view = View()
    talk = Talk(socket, view)

    async def enter(name: str, room: str) -> None:
        view.enter(name, room)
        await attempt(talk.enter(name, room))

    async def say(text: str) -> None:
        await attempt(talk.say(text))

    async def attempt(work: Any) -> None:
        try:
            await work
        except SailsError as error:
            view.complain(error.message)

    view.when_entering(enter)
    view.when_saying(say)
    view.when_typing(lambda: talk.type())
    # Who closes a window says nothing: everybody asks now and then who is there.
    window.setInterval(lambda: talk.look_around(), 2000)


start()
