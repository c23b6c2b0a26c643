"""Guests who order, and a kitchen that cooks: a program under CPython, with the client that the page has too."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

from sails_io import SailsError, Socket, connect
from sails_io.mock import MockSails, Request, Response

#: Seconds between two things that happen, on average.
PACE = 2.0

#: With so many orders on the board, the kitchen catches up.
CROWDED = 7

NAMES = ['Mary', 'Tim', 'Radia', 'Dennis', 'Frances', 'Ken', 'Hedy', 'Donald', 'Katherine', 'Brian']
NEXT = {'new': 'cooking', 'cooking': 'ready'}


class Guests:
    """They come when an app is told so by `PUT /guests`, and everybody hears of it by the event `guests`.

    Args:
        app: gets the routes, and runs the guests.
        url: of the cafeteria, without a slash at its end.

    Example:
        app = MockSails()
        Guests(app, 'http://127.0.0.1:1337')
    """

    def __init__(self, app: MockSails, url: str) -> None:
        self._app = app
        self._url = url
        self._crowd: asyncio.Task[None] | None = None
        app.route('GET /guests')(self._tell)
        app.route('PUT /guests')(self._turn)

    def _tell(self, req: Request, res: Response) -> Response:
        return res.ok({'running': self._crowd is not None})

    async def _turn(self, req: Request, res: Response) -> Response:
        wanted = req.param('running')
        if not isinstance(wanted, bool):
            return res.bad_request({'message': f'running is true or false, but {wanted!r} was given.'})
        if self._crowd is not None:
            self._crowd.cancel()
        self._crowd = asyncio.create_task(come_and_go(self._url)) if wanted else None
        self._app.sockets.blast('guests', {'running': wanted})
        return self._tell(req, res)


async def come_and_go(url: str) -> None:
    """Order and cook until it is cancelled; without the server, wait for it.

    Args:
        url: of the cafeteria.
    """
    async with connect(url, reconnection=True, reconnection_delay_max=2) as socket:
        menu = (await socket.get('/cafeteria')).body['menu']
        while True:
            with suppress(SailsError):  # the connection broke, or somebody was quicker
                await _do_something(socket, menu)
            await asyncio.sleep(PACE * random.uniform(0.5, 1.5))


async def _do_something(socket: Socket, menu: list[str]) -> None:
    orders = (await socket.get('/order', {'sort': 'id', 'limit': 200})).body
    if not orders or random.random() < (0.15 if len(orders) >= CROWDED else 0.5):
        await socket.post('/order', {'dish': random.choice(menu), 'guest': random.choice(NAMES)})
        return
    order = random.choice(orders[:4])
    address = f'/order/{order["id"]}'
    if order['status'] in NEXT:
        await socket.patch(address, {'status': NEXT[order['status']]})
    else:
        await socket.delete(address)
