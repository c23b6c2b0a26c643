"""The desk: asks the server for what the guest wants, and listens to what others do."""

from __future__ import annotations

from typing import Any

from demo.board.orders import Order, Orders
from demo.board.stages import ACTIONS, NEXT


class Desk:
    """Everything that goes over `io.socket`, where what is asked without a connection waits for the next one."""

    def __init__(self, socket: Any, orders: Orders) -> None:
        self._socket = socket
        self._orders = orders
        # The server forgets its listeners when the connection breaks: each one begins with a look at all.
        socket.on('connect', lambda: self._look())
        socket.on('order', lambda event: orders.hear(event))

    def place(self, guest: str, dish: str) -> None:
        """Order a dish."""
        self.send(self._orders.draft({'guest': guest, 'dish': dish, 'status': 'new'}))

    def send(self, order: Order) -> None:
        """Send an order that the server does not have."""
        self._orders.wish(order, 'Order')
        self._socket.post('/order', order.record, lambda record, jwr: self._answer(order, record, jwr))

    def advance(self, order: Order) -> None:
        """Take an order to its next status; one that is ready has been collected then."""
        status = order.record['status']
        self._orders.wish(order, ACTIONS[status])
        if status in NEXT:
            change = {'status': NEXT[status]}
            self._socket.patch(_url(order), change, lambda record, jwr: self._answer(order, record, jwr))
        else:
            self._remove(order)

    def call_off(self, order: Order) -> None:
        """Remove an order, whatever its status."""
        if order.delivered():
            self._orders.wish(order, 'Cancel')
            self._remove(order)
        else:
            self._orders.remove(order)

    def _look(self) -> None:
        def take(records: Any, jwr: Any) -> None:
            if jwr.error is None:
                self._orders.replace(records)

        self._socket.get('/order', {'sort': 'id', 'limit': 200}, take)

    def _remove(self, order: Order) -> None:
        self._socket.delete(_url(order), lambda record, jwr: self._gone(order, jwr))

    def _answer(self, order: Order, record: Any, jwr: Any) -> None:
        if jwr.error is None:
            self._orders.answer(order, record)
        elif jwr.statusCode == 404:
            self._orders.remove(order)
        else:
            self._orders.lose(order)

    def _gone(self, order: Order, jwr: Any) -> None:
        # Somebody else may have been quicker: gone is gone.
        if jwr.error is None or jwr.statusCode == 404:
            self._orders.remove(order)
        else:
            self._orders.lose(order)


def _url(order: Order) -> str:
    return f'/order/{order.record["id"]}'
