"""What a page of orders does, whatever it is written with: it lists them, adds some, and hears of others."""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import expect

from .client_page import ClientPage
from .server import Server


def leave_one_order(server: Server) -> None:
    """See to it that there is one order, for cake."""
    for order in server.http('GET', '/order?limit=1000'):
        server.http('DELETE', f'/order/{order["id"]}')
    server.http('POST', '/order', {'item': 'cake'})


def walk(server: Server, windows: Sequence[ClientPage]) -> None:
    """Place, change and delete orders in two windows that list one for cake; fail unless both come to show it."""
    first, second = windows
    expect_orders(windows, 'cake')
    place(first, 'tea')
    expect_orders(windows, 'cake', 'tea')
    place(second, 'soup')
    expect_orders(windows, 'cake', 'tea', 'soup')
    cake, tea, _ = server.http('GET', '/order')
    first.call('patch', f'/order/{cake["id"]}', {'item': 'pie'})
    expect_orders([second], 'pie', 'tea', 'soup')
    second.call('delete', f'/order/{tea["id"]}')
    expect_orders([first], 'cake', 'soup')


def expect_orders(windows: Sequence[ClientPage], *items: str) -> None:
    """Fail unless all windows come to list these orders."""
    for window in windows:
        expect(window.page.locator('li')).to_have_text(list(items))


def place(window: ClientPage, item: str) -> None:
    """Order something with the page's form."""
    window.page.fill('input', item)
    window.page.press('input', 'Enter')
