"""What a visitor does in a window, and sees there."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.support.console import Console

#: socket.io waits up to three seconds before its next attempt; milliseconds.
RECOVERY = 15_000

#: What Chromium itself writes to the console when nobody listens.
REFUSED = 'WebSocket connection to .* failed'


def card(page: Page, status: str, dish: str) -> Locator:
    """The cards of a dish in the column of a status."""
    return page.locator(f'[data-status="{status}"] .card', has_text=dish)


def place(page: Page, dish: str, guest: str = 'Ada') -> None:
    """Order a dish."""
    page.get_by_label('Your name').fill(guest)
    page.locator('#dishes').get_by_role('button', name=dish, exact=True).click()


def start_server(page: Page) -> None:
    """Press the switch of the server that is down."""
    page.get_by_role('switch', name='Server', checked=False).click()


def stop_server(page: Page, console: Console) -> None:
    """Press the switch of the server that runs, and wait for the first failing attempt to reconnect."""
    console.expect(REFUSED)
    with page.expect_console_message(lambda message: re.search(REFUSED, message.text) is not None):
        page.get_by_role('switch', name='Server', checked=True).click()


def expect_offline(page: Page) -> None:
    """Wait until a window knows that the server has been stopped."""
    expect(page.locator('#light')).to_have_attribute('data-state', 'reconnecting')
    expect(page.get_by_role('switch', name='Server')).to_have_attribute('aria-checked', 'false')


def expect_live(page: Page) -> None:
    """Wait until a window is connected, to the server and to its switch, and shows the orders."""
    expect(page.locator('#light')).to_have_attribute('data-state', 'connected', timeout=RECOVERY)
    expect(page.get_by_role('switch', name='Server')).to_be_enabled()
    expect(page.locator('#dishes button').first).to_be_visible()
    expect(page.locator('.cards .card').first).to_be_visible()
