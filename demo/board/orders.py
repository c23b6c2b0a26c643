"""What this window knows of the orders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sails_io.client.interop.objects import merged


class Order:
    """One order.

    Attributes:
        key: tells it from the others of this window, also before the server has given it a number.
        record: as the server has it, `{id, dish, guest, status, createdAt}`; without `id` until it has it.
        wish: what was asked for it and is not answered yet, such as 'Start cooking'; '' for nothing.
        lost: whether the connection broke before it was known to be delivered.
    """

    def __init__(self, key: str, record: Any, wish: str) -> None:
        self.key = key
        self.record = record
        self.wish = wish
        self.lost = False

    def delivered(self) -> bool:
        """Whether the server has it."""
        return 'id' in self.record


class Orders:
    """All orders, oldest first. Whatever changes them calls `changed`."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.all: list[Order] = []
        self._changed = changed
        self._made = 0

    def waiting(self) -> int:
        """How many orders have a wish that the server has not answered."""
        count = 0
        for order in self.all:
            if order.wish != '':
                count += 1
        return count

    # What this window does

    def draft(self, record: Any) -> Order:
        """Add an order that the server does not have yet, and return it."""
        order = self._new(record)
        self.all.append(order)
        return order

    def wish(self, order: Order, wish: str) -> None:
        """Remember what was asked for an order."""
        order.wish = wish
        order.lost = False
        self._changed()

    def lose(self, order: Order) -> None:
        """Take note that nobody knows what became of a wish."""
        order.wish = ''
        order.lost = not order.delivered()
        self._changed()

    def remove(self, order: Order) -> None:
        """Forget an order."""
        kept: list[Order] = []
        for other in self.all:
            if other is not order:
                kept.append(other)
        self.all = kept
        self._changed()

    # What the server tells

    def answer(self, order: Order, record: Any) -> None:
        """Take what the server made of a wish."""
        known = self._by_id(record['id'])
        order.record = record
        order.wish = ''
        if known is not None and known is not order:
            self.remove(known)
        self._changed()

    def replace(self, records: list[Any]) -> None:
        """Take the server's list instead of what was known; orders not delivered yet stay."""
        found: list[Order] = []
        for record in records:
            found.append(self._known_or_new(record))
        for order in self.all:
            if not order.delivered():
                found.append(order)
        self.all = found
        self._changed()

    def hear(self, event: Any) -> None:
        """Take an event of resourceful pubsub: `{verb, id, data}`."""
        known = self._by_id(event['id'])
        if event['verb'] == 'created' and known is None:
            self.all.append(self._new(event['data']))
        elif event['verb'] == 'updated' and known is not None:
            known.record = merged(known.record, event['data'])
        elif event['verb'] == 'destroyed' and known is not None:
            self.remove(known)
        self._changed()

    def _known_or_new(self, record: Any) -> Order:
        order = self._by_id(record['id'])
        if order is None:
            return self._new(record)
        order.record = record
        return order

    def _by_id(self, number: int) -> Order | None:
        for order in self.all:
            if order.delivered() and order.record['id'] == number:
                return order
        return None

    def _new(self, record: Any) -> Order:
        self._made += 1
        return Order(f'order-{self._made}', record, '')
