"""The order board in real windows: what one does happens in the other, and an outage loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from sails_io.mock import Server
from tests.demo.windows import card, expect_live, expect_offline, place, start_server, stop_server
from tests.support.console import Console

STATES = Path(__file__).with_name('states.js')

# Live


def test_board_begins_with_orders(window: Page) -> None:
    expect(window.locator('.column .card')).to_have_count(5)
    expect(window.locator('.count')).to_have_text(['2', '2', '1'])
    expect(card(window, 'new', 'Garden salad')).to_contain_text('for Alan, 1 min ago')


def test_order_appears_in_every_window(window: Page, other_window: Page) -> None:
    place(window, 'Pancakes', guest='Ada <b>')
    for page in (window, other_window):
        expect(card(page, 'new', 'Pancakes')).to_have_count(1)
        expect(card(page, 'new', 'Pancakes')).to_contain_text('for Ada <b>, just now')
        expect(card(page, 'new', 'Pancakes')).to_contain_text('#6')


def test_order_passes_through_all_columns_of_every_window(window: Page, other_window: Page) -> None:
    place(window, 'Pancakes')
    card(other_window, 'new', 'Pancakes').get_by_role('button', name='Start cooking').click()
    expect(card(other_window, 'cooking', 'Pancakes')).to_have_count(1)
    card(window, 'cooking', 'Pancakes').get_by_role('button', name='Mark as ready').click()
    expect(card(window, 'ready', 'Pancakes')).to_have_count(1)
    card(other_window, 'ready', 'Pancakes').get_by_role('button', name='Collected').click()
    for page in (window, other_window):
        expect(page.locator('.column .card', has_text='Pancakes')).to_have_count(0)
        expect(page.locator('.column .card')).to_have_count(5)


def test_cancelled_order_vanishes_from_every_window(window: Page, other_window: Page) -> None:
    window.get_by_role('button', name='Cancel Garden salad for Alan').click()
    for page in (window, other_window):
        expect(card(page, 'new', 'Garden salad')).to_have_count(0)
        expect(page.locator('.column .card')).to_have_count(4)


def test_keyboard_takes_an_order_to_the_end(window: Page) -> None:
    order = window.locator('.column .card', has_text='Fish and chips')
    order.locator('.action').focus()
    for status in ('cooking', 'ready'):
        window.keyboard.press('Enter')
        expect(card(window, status, 'Fish and chips').locator('.action')).to_be_focused()


def test_guests_order_by_themselves_until_they_are_sent_away(
    window: Page, other_window: Page, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('demo.guests.PACE', 0.02)
    window.get_by_role('switch', name='Rush hour', checked=False).click()
    expect(window.locator('.number', has_text='#6')).to_have_count(1)
    other_window.get_by_role('switch', name='Rush hour', checked=True).click()
    expect(window.get_by_role('switch', name='Rush hour', checked=False)).to_be_enabled()
    server.wait_for_sockets(2)


# Outage


def test_order_waits_for_the_server_and_reaches_every_window(
    window: Page, other_window: Page, console: Console
) -> None:
    stop_server(window, console)
    for page in (window, other_window):
        expect_offline(page)
    place(window, 'Pancakes')
    place(window, 'Apple crumble')
    card(window, 'cooking', 'Lentil soup').get_by_role('button', name='Mark as ready').click()
    expect(card(window, 'new', 'Pancakes').get_by_text('Waits for the server')).to_be_visible()
    expect(window.get_by_text('“Mark as ready” waits for the server')).to_be_visible()
    expect(window.locator('#light')).to_contain_text('3 waiting')
    expect(card(other_window, 'new', 'Pancakes')).to_have_count(0)
    start_server(other_window)
    for page in (window, other_window):
        expect_live(page)
        expect(card(page, 'new', 'Pancakes')).to_contain_text('#6')
        expect(card(page, 'new', 'Apple crumble')).to_contain_text('#7')
        expect(card(page, 'ready', 'Lentil soup')).to_have_count(1)
        expect(page.locator('.column .card')).to_have_count(7)
        expect(page.locator('[data-state="waiting"]')).to_have_count(0)
        expect(page.locator('#light')).to_have_text(re.compile(r'^\s*Live\s*$'))


def test_light_tells_of_every_state(
    context: BrowserContext, new_window: Callable[..., Page], server: Server, console: Console
) -> None:
    context.add_init_script(path=STATES)
    window = new_window(server)
    stop_server(window, console)
    start_server(window)
    expect_live(window)
    assert window.evaluate('states') == ['connecting', 'connected', 'reconnecting', 'connected']


def test_order_lost_on_the_way_can_be_sent_again(window: Page, server: Server) -> None:
    server.app.misbehave('drop_connection', 'POST /order', times=1)
    place(window, 'Pancakes')
    expect(card(window, 'new', 'Pancakes')).to_contain_text('it may not have arrived')
    expect_live(window)
    card(window, 'new', 'Pancakes').get_by_role('button', name='Send again').click()
    expect(card(window, 'new', 'Pancakes')).to_contain_text('#6')
    expect(card(window, 'new', 'Pancakes')).to_have_count(1)


# Looks


@pytest.mark.parametrize('width', [320, 375, 768, 1280])
def test_nothing_is_wider_than_the_window(window: Page, width: int, console: Console) -> None:
    window.set_viewport_size({'width': width, 'height': 812})
    stop_server(window, console)
    place(window, 'Mushroom risotto', guest='W' * 20)
    expect(window.get_by_text('Waits for the server')).to_be_visible()
    assert window.evaluate('document.documentElement.scrollWidth') == width
