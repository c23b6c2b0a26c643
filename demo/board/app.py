"""The order board, put together: the desk changes the orders, and each change of the orders is shown."""

from __future__ import annotations

from typing import Any

from cards import Cards
from desk import Desk
from light import Light
from menu import Menu
from orders import Orders
from panel import Panel

from sails_io import connect
from sails_io.page import window

#: How often the ages on the cards are brought up to date, in milliseconds.
MINUTE_HAND = 15000


def start() -> None:
    """Begin, when the page is there."""
    socket = connect(reconnection=True, reconnection_delay=0.5, reconnection_delay_max=2)
    light = Light()
    orders = Orders(lambda: show())
    desk = Desk(socket, orders)
    cards = Cards(desk)
    menu = Menu(desk)
    panel = Panel()

    def show() -> None:
        cards.show(orders)
        light.count(orders.waiting())

    def open_up(news: Any) -> None:
        menu.show(news['menu'])
        panel.connect(news['panel'])

    @socket.on('sails:status')
    def shine(details: Any) -> None:
        light.show(details['status'])

    socket.subscribe('/cafeteria', on_reply=lambda news: open_up(news))
    window.setInterval(lambda: show(), MINUTE_HAND)


start()
