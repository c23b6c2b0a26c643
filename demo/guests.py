"""Guests who order, and a kitchen that cooks, so that something happens on the board by itself."""

from __future__ import annotations

import json
import random
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from demo.cafeteria import MENU

#: Seconds between two things that happen, on average.
PACE = 2.5

#: With so many orders on the board, the kitchen catches up.
CROWDED = 7

NAMES = ['Mary', 'Tim', 'Radia', 'Dennis', 'Frances', 'Ken', 'Hedy', 'Donald', 'Katherine', 'Brian']
NEXT = {'new': 'cooking', 'cooking': 'ready'}


@contextmanager
def guests(url: str, pace: float = PACE) -> Iterator[None]:
    """Let guests come, over plain HTTP, as long as the block runs.

    Args:
        url: of the cafeteria, without a slash at its end.
        pace: seconds between two things that happen, on average.
    """
    closed = threading.Event()
    thread = threading.Thread(target=_come_and_go, args=(url, pace, closed), daemon=True)
    thread.start()
    try:
        yield
    finally:
        closed.set()
        thread.join()


def _come_and_go(url: str, pace: float, closed: threading.Event) -> None:
    while not closed.wait(pace * random.uniform(0.5, 1.5)):
        with suppress(OSError):  # the server has been switched off, or somebody was quicker
            _do_something(url)


def _do_something(url: str) -> None:
    orders = _ask('GET', f'{url}/order?limit=200')
    if random.random() < (0.15 if len(orders) >= CROWDED else 0.5):
        _ask('POST', f'{url}/order', {'dish': random.choice(MENU), 'guest': random.choice(NAMES)})
        return
    if orders:
        order = random.choice(orders[:4])
        address = f'{url}/order/{order["id"]}'
        if order['status'] in NEXT:
            _ask('PATCH', address, {'status': NEXT[order['status']]})
        else:
            _ask('DELETE', address)


def _ask(method: str, url: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {'Content-Type': 'application/json'}, method=method)
    # No proxy stands between a machine and itself.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=5) as answer:
        return json.load(answer)
