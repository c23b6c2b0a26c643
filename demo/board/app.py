"""The board, put together. `start()` is called once the page is there."""

from __future__ import annotations

from typing import Any

from demo.board.browser import every, io
from demo.board.cards import Cards
from demo.board.desk import Desk
from demo.board.light import Light
from demo.board.menu import Menu
from demo.board.orders import Orders
from demo.board.switch import Switch

#: How often the ages on the cards are brought up to date, in milliseconds.
MINUTE_HAND = 15000


class Board:
    """What a visitor sees: every change of the orders leads to `show`, and nothing else changes the cards."""

    def __init__(self, socket: Any) -> None:
        self._orders = Orders(lambda: self.show())
        self._light = Light(socket)
        desk = Desk(socket, self._orders)
        self._cards = Cards(desk)
        self._menu = Menu(desk)
        self._switch = Switch()
        socket.on('connect', lambda: socket.get('/cafeteria', lambda news, jwr: self._open(news, jwr)))
        every(MINUTE_HAND, lambda: self.show())

    def show(self) -> None:
        """Show what is known now."""
        self._cards.show(self._orders)
        self._light.count(self._orders.waiting())

    def _open(self, news: Any, jwr: Any) -> None:
        if jwr.error is None:
            self._menu.show(news['menu'])
            self._switch.connect(news['switch'])


def start() -> None:
    """Begin."""
    Board(io.socket)
