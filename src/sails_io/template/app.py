"""A live order board: what happens in one page shows in all others at once.

This is the front-end. `sails-io serve` compiles it for the page, and again whenever it changes.
"""

from __future__ import annotations

from typing import Any

from sails_io import SailsError, Socket, connect
from sails_io.page import element, find

#: What an order becomes next, and what the button says.
NEXT: Any = {'new': 'cooking', 'cooking': 'ready', 'ready': 'collected'}


class Board:
    """The orders that this page knows, and the list that shows them."""

    def __init__(self, socket: Socket) -> None:
        self.socket = socket
        self.orders: list[Any] = []

    def show_all(self, orders: list[Any]) -> None:
        """Show what the server has."""
        self.orders = orders
        self.show()

    def hear(self, news: Any) -> None:
        """Take in what somebody else has done: Sails tells everybody but the one who did it."""
        if news['verb'] == 'created':
            self.put(news['data'])
        elif news['verb'] == 'destroyed':
            self.remove(news['id'])
        else:
            for order in self.orders:
                if order['id'] == news['id']:
                    order['status'] = news['data']['status']
            self.show()

    def put(self, order: Any) -> None:
        """Add an order, or replace what is known of it."""
        number = order['id']
        if number in [known['id'] for known in self.orders]:
            self.orders = [order if known['id'] == number else known for known in self.orders]
        else:
            self.orders.append(order)
        self.show()

    def remove(self, number: int) -> None:
        """Forget an order."""
        self.orders = [known for known in self.orders if known['id'] != number]
        self.show()

    async def order(self, item: str) -> None:
        """Order something."""
        reply = await self.socket.post('/order', {'item': item})
        self.put(reply.body)

    async def advance(self, order: Any) -> None:
        """Take an order one step further; after the last it is gone."""
        status = NEXT[order['status']]
        if status == 'collected':
            await self.socket.delete(f'/order/{order["id"]}')
            self.remove(order['id'])
        else:
            reply = await self.socket.patch(f'/order/{order["id"]}', {'status': status})
            self.put(reply.body)

    def show(self) -> None:
        """Show the orders as they are now."""
        find('#orders').replaceChildren(*[self.card(order) for order in self.orders])
        find('#none').hidden = len(self.orders) > 0

    def card(self, order: Any) -> Any:
        """Return the element of one order."""
        card = element('li')
        card.className = order['status']
        button = element('button', f'→ {NEXT[order["status"]]}')
        button.addEventListener('click', lambda event: attempt(self.advance(order)))
        card.replaceChildren(element('b', order['item']), element('span', order['status']), button)
        return card


async def attempt(request: Any) -> None:
    """Wait for what somebody asked for, and say so where it fails."""
    try:
        await request
        find('#error').textContent = ''
    except SailsError as error:
        find('#error').textContent = error.message


def start() -> None:
    """Begin, when the page is there."""
    socket = connect(reconnection=True, request_timeout=10)
    board = Board(socket)
    socket.subscribe('/order', on_reply=lambda orders: board.show_all(orders))
    socket.on('order', lambda news: board.hear(news))
    form = find('form')

    @socket.on('sails:status')
    def show_status(details: Any) -> None:
        find('#status').textContent = details['status']
        find('#status').className = details['status']

    async def submit(event: Any) -> None:
        event.preventDefault()
        field = find('input')
        item = field.value
        field.value = ''
        await attempt(board.order(item))

    form.addEventListener('submit', submit)


start()
