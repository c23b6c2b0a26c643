"""The desk: asks the server for what the guest wants, and listens to what others do."""

from __future__ import annotations

from typing import Any

from orders import Order, Orders
from stages import ACTIONS, NEXT

from sails_io import SailsError, Socket


class Desk:
    """Everything that is asked about orders. Without a connection it waits for the next one."""

    def __init__(self, socket: Socket, orders: Orders) -> None:
        self._socket = socket
        self._orders = orders
        # The server forgets its listeners when the connection breaks: each one begins with a look at all.
        socket.subscribe(
            '/order', {'sort': 'id', 'limit': 200}, on_reply=lambda records: orders.replace(records)
        )
        socket.on('order', lambda event: orders.hear(event))

    async def place(self, guest: str, dish: str) -> None:
        """Order a dish."""
        await self.send(self._orders.draft({'guest': guest, 'dish': dish, 'status': 'new'}))

    async def send(self, order: Order) -> None:
        """Send an order that the server does not have."""
        self._orders.wish(order, 'Order')
        await self._settle(order, self._socket.post('/order', order.record))

    async def advance(self, order: Order) -> None:
        """Take an order to its next status; one that is ready has been collected then."""
        status = order.record['status']
        self._orders.wish(order, ACTIONS[status])
        if status in NEXT:
            await self._settle(order, self._socket.patch(_url(order), {'status': NEXT[status]}))
        else:
            await self._remove(order)

    async def call_off(self, order: Order) -> None:
        """Remove an order, whatever its status."""
        if order.delivered():
            self._orders.wish(order, 'Cancel')
            await self._remove(order)
        else:
            self._orders.remove(order)

    async def _settle(self, order: Order, request: Any) -> None:
        try:
            reply = await request
            self._orders.answer(order, reply.body)
        except SailsError as error:
            self._fail(order, error)

    async def _remove(self, order: Order) -> None:
        try:
            await self._socket.delete(_url(order))
            self._orders.remove(order)
        except SailsError as error:
            self._fail(order, error)

    def _fail(self, order: Order, error: SailsError) -> None:
        # Somebody else may have been quicker: gone is gone.
        if error.status_code == 404:
            self._orders.remove(order)
        else:
            self._orders.lose(order)


def _url(order: Order) -> str:
    return f'/order/{order.record["id"]}'
