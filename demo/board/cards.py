"""The cards on the board: one for each order, in the column of its status, the newest on top."""

from __future__ import annotations

from typing import Any

from desk import Desk
from motion import rearrange
from orders import Order, Orders
from parts import copy_of
from stages import ACTIONS, STATUSES

from sails_io.page import find, window


class Card:
    """One order, with the button that takes it on."""

    def __init__(self, order: Order, desk: Desk) -> None:
        self.order = order
        self.element: Any = copy_of('card')
        self._desk = desk
        self._part('.action').addEventListener('click', lambda event: self._act())
        self._part('.cancel').addEventListener('click', lambda event: self._call_off())

    def show(self) -> None:
        """Show the order as it is now."""
        order = self.order
        record = order.record
        self.element.dataset.state = 'lost' if order.lost else 'settled' if order.wish == '' else 'waiting'
        self._write('.dish', record['dish'])
        self._write('.number', f'#{record["id"]}' if order.delivered() else '#…')
        self._write('.guest', f'for {record["guest"]}, {_age(order)}')
        self._write('.note', _note(order))
        self._write('.action', 'Send again' if order.lost else ACTIONS[record['status']])
        self._part('.cancel').setAttribute('aria-label', f'Cancel {record["dish"]} for {record["guest"]}')

    async def _act(self) -> None:
        if self.order.lost:
            await self._desk.send(self.order)
        elif self.order.wish == '':
            await self._desk.advance(self.order)

    async def _call_off(self) -> None:
        if self.order.wish == '':
            await self._desk.call_off(self.order)

    def _part(self, selector: str) -> Any:
        return find(selector, self.element)

    def _write(self, selector: str, text: str) -> None:
        self._part(selector).textContent = text


class Cards:
    """All cards."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cards: dict[str, Card] = {}

    def show(self, orders: Orders) -> None:
        """Show the orders as they are now."""
        rearrange('.column .card', lambda: self._arrange(orders.all))

    def _arrange(self, orders: list[Order]) -> None:
        kept: dict[str, Card] = {}
        for status in STATUSES:
            column = find(f'[data-status="{status}"]')
            elements: list[Any] = []
            for order in orders:
                if order.record['status'] == status:
                    card = self._card(order)
                    card.show()
                    kept[order.key] = card
                    elements.append(card.element)
            elements.reverse()
            find('.cards', column).replaceChildren(*elements)
            find('.count', column).textContent = f'{len(elements)}'
        self._cards = kept

    def _card(self, order: Order) -> Card:
        if order.key in self._cards:
            return self._cards[order.key]
        return Card(order, self._desk)


def _note(order: Order) -> str:
    if order.lost:
        return 'The connection broke: it may not have arrived'
    if order.wish == '':
        return ''
    return f'“{order.wish}” waits for the server' if order.delivered() else 'Waits for the server'


def _age(order: Order) -> str:
    if not order.delivered():
        return 'just now'
    minutes = (window.Date.now() - order.record['createdAt']) // 60000
    return 'just now' if minutes < 1 else f'{minutes} min ago'
