"""The board's server: a mock Sails, in memory. It is a cafeteria with one model, `order`."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path

from demo.guests import Guests
from demo.switch import Switch
from sails_io.mock import MockSails, Request, Response, Server

MENU = ['Lentil soup', 'Pancakes', 'Mushroom risotto', 'Fish and chips', 'Garden salad', 'Apple crumble']

#: What is on the board in the beginning: guest, dish, status, and how many minutes ago it was ordered.
EARLIER = [
    ('Barbara', 'Apple crumble', 'ready', 9),
    ('Linus', 'Mushroom risotto', 'cooking', 6),
    ('Grace', 'Lentil soup', 'cooking', 4),
    ('Margaret', 'Fish and chips', 'new', 2),
    ('Alan', 'Garden salad', 'new', 1),
]
NOW = int(time.time() * 1000)

app = MockSails(Path(__file__).parent / 'build')
app.model(
    'order',
    {
        'dish': {'type': 'string', 'required': True},
        'guest': {'type': 'string', 'required': True},
        'status': {'type': 'string', 'defaultsTo': 'new'},
        'createdAt': {'type': 'number', 'autoCreatedAt': True},
    },
    [
        {'guest': guest, 'dish': dish, 'status': status, 'createdAt': NOW - minutes * 60_000}
        for guest, dish, status, minutes in EARLIER
    ],
)


@app.route('GET /cafeteria')
def cafeteria(req: Request, res: Response) -> Response:
    """What there is to eat, and where the switches are."""
    return res.ok({'menu': MENU, 'panel': panel().url})


@cache
def panel() -> Server:
    """The server of the switches, which answers while the other one is down."""
    assert app.server is not None
    switch = Switch(app.server)
    Guests(switch.app, app.server.url)
    return switch.app.serve()
