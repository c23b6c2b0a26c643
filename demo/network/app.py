"""Break the network, put together: what happens on the line goes through the ledger to what a visitor sees."""

from __future__ import annotations

from typing import Any

from desk import Desk
from history import History
from lanes import Lanes
from ledger import Ledger
from line import Line
from panel import Panel

from sails_io import SailsError
from sails_io.page import window


def start() -> None:
    """Begin, when the page is there."""
    panel, history = Panel(), History()
    lanes = Lanes(lambda ticket: there['line'].give_up(ticket))
    ledger = Ledger(lambda: window.performance.now(), lambda ticket: show(ticket))
    there: Any = {'line': None}

    def show(ticket: Any) -> None:
        lanes.show(ticket)
        lanes.count(ledger)

    def open_line(state: Any) -> None:
        panel.show(state)
        if there['line'] is None:
            there['line'] = Line(state['url'], ledger, history)

    def ask(method: str, limit: Any, button: Any) -> None:
        if there['line'] is not None:
            lanes.source = button
            there['line'].ask(method, limit)

    async def attempt(work: Any) -> None:
        try:
            await work
        except SailsError as error:
            history.note(error.message, 'bad')

    desk = Desk(open_line)
    panel.when_asking(ask)
    panel.when_breaking(lambda change: attempt(desk.put(change)), lambda: attempt(desk.cut()))


start()
