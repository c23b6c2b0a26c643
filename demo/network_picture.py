"""The picture of the page whose network is broken."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

#: Of the window and the picture, in pixels.
WINDOW = (1280, 940)

#: Milliseconds: the page waits up to four seconds before it tries again.
PATIENCE = 20_000


def network(browser: Browser, url: str) -> bytes:
    """Return a PNG of the page, in one window: requests are in each lane that they can be in without a server.

    Args:
        browser: shows it.
        url: of the demo.
    """
    context = browser.new_context(viewport={'width': WINDOW[0], 'height': WINDOW[1]})
    page = context.new_page()
    page.goto(url)
    _break(page)
    made = page.screenshot()
    context.close()
    return made


def _break(page: Page) -> None:
    """One time limit passes, one server refuses; then it stops twice, and is away when the picture is taken."""
    power, log = page.get_by_role('switch', name='Server'), page.locator('#log')
    expect(page.locator('#status')).to_have_text('Connected')
    _ask(page, 'GET', 'Promptly', 'Ten at once')
    _choose(page, '5 s')
    _ask(page, 'GET', 'Not at all', 'One request')
    _choose(page, '20 s')
    _ask(page, 'POST', 'Too busy', 'One request')
    expect(page.locator('#failed .chip')).to_have_count(2, timeout=PATIENCE)
    power.click()
    expect(log).to_contain_text('Attempt 3 failed', timeout=PATIENCE)
    power.click()
    expect(log).to_contain_text('Subscribed again', timeout=PATIENCE)
    for _ in range(6):
        _ask(page, 'GET', 'Too busy', 'One request')
    # Tried twice in vain, they wait for longer than it takes to stop the server.
    expect(page.locator('#again .chip', has_text=re.compile('↻ [23]')).nth(1)).to_be_visible(timeout=PATIENCE)
    power.click()
    expect(page.locator('#status')).to_have_text('Reconnecting')
    page.get_by_role('button', name='Ten at once').click()
    page.locator('#waiting .chip button').nth(3).click()
    # Nothing looks as if it were pointed at, and nothing is on its way.
    page.mouse.move(0, 0)
    expect(page.locator('.ghost')).to_have_count(0)


def _ask(page: Page, method: str, manner: str, what: str) -> None:
    """Press a button that asks, of a server that answers in some manner."""
    _choose(page, manner)
    _choose(page, method)
    page.get_by_role('button', name=what).click()


def _choose(page: Page, name: str) -> None:
    """Choose one of several."""
    page.locator('label', has_text=name).click()
