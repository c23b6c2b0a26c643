"""The server's side of the demo: a cafeteria with one model, `order`."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import Future
from pathlib import Path

from sails_io.mock import MockSails, Request, Response

MENU = ['Lentil soup', 'Pancakes', 'Mushroom risotto', 'Fish and chips', 'Garden salad', 'Apple crumble']

ORDER = {
    'dish': {'type': 'string', 'required': True},
    'guest': {'type': 'string', 'required': True},
    'status': {'type': 'string', 'defaultsTo': 'new'},
    'createdAt': {'type': 'number', 'autoCreatedAt': True},
}

#: What is on the board when the demo begins: guest, dish, status, and how many minutes ago it was ordered.
EARLIER = [
    ('Barbara', 'Apple crumble', 'ready', 9),
    ('Linus', 'Mushroom risotto', 'cooking', 6),
    ('Grace', 'Lentil soup', 'cooking', 4),
    ('Margaret', 'Fish and chips', 'new', 2),
    ('Alan', 'Garden salad', 'new', 1),
]


def cafeteria(public: Path, switch_url: Future[str]) -> MockSails:
    """Return the app, not served yet.

    Args:
        public: folder of the page.
        switch_url: will hold the address of the server's switch.

    Example:
        >>> app = cafeteria(Path('dist/demo/public'), Future())
        >>> len(app.store.models['order'].records)
        5
    """
    app = MockSails(public=public)
    app.model('order', ORDER, earlier_orders())

    @app.route('GET /cafeteria')
    async def news(req: Request, res: Response) -> Response:
        return res.ok({'menu': MENU, 'switch': await asyncio.wrap_future(switch_url)})

    return app


def earlier_orders() -> list[dict[str, object]]:
    """Return the orders that are there from the beginning."""
    now = int(time.time() * 1000)
    return [
        {'guest': guest, 'dish': dish, 'status': status, 'createdAt': now - minutes * 60_000}
        for guest, dish, status, minutes in EARLIER
    ]
