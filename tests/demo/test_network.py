"""The page whose network is broken: each kind of trouble once, and that nothing is ever lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from sails_io.cli.project import Project
from sails_io.cli.serve import Site
from tests.support.console import Console
from tests.support.tools import CHECKOUT

#: What Chromium itself writes to the console when nobody listens.
REFUSED = 'WebSocket connection to .* failed'
#: And when something is sent before it has noticed that the other side has closed.
CLOSED = 'WebSocket is already in CLOSING or CLOSED state'
#: Milliseconds: the page waits up to four seconds before it tries again, for the connection and for a request.
RECOVERY = 20_000


@pytest.fixture(scope='module')
def site() -> Iterator[Site]:
    """The page, served; its station ends with it."""
    with Site(Project(CHECKOUT / 'demo' / 'network'), 0) as site:
        yield site
        site.server.request('PUT', '/station', {'running': False})


@pytest.fixture
def context(browser: Browser, console: Console) -> Iterator[BrowserContext]:
    """Watched until it is closed."""
    context = browser.new_context()
    console.watch(context)
    yield context
    console.leave()
    context.close()


@pytest.fixture
def window(site: Site, context: BrowserContext) -> Page:
    """A window that is connected to a station in good order."""
    site.server.request('GET', '/station')
    site.server.request('PUT', '/station', {'running': True, 'manner': 'prompt'})
    page = context.new_page()
    page.goto(site.url)
    expect_status(page, 'Connected')
    return page


def expect_status(page: Page, status: str) -> None:
    expect(page.locator('#status')).to_have_text(status, timeout=RECOVERY)


def expect_sum(page: Page, **parts: int) -> None:
    """Wait until the sum has these parts; all others are 0."""
    for part in ('asked', 'answered', 'failed', 'abandoned', 'open'):
        expect(page.locator(f'#sum-{part}')).to_have_text(f'{parts.get(part, 0)}', timeout=RECOVERY)
    expect(page.locator('#verdict')).to_have_text('nothing is lost')


def chips(page: Page, lane: str) -> Locator:
    return page.locator(f'#{lane} .chip')


def press(page: Page, name: str) -> None:
    page.get_by_role('button', name=name).click()


def choose(page: Page, name: str) -> None:
    """Choose one of several; the circle itself is not to be seen."""
    page.locator('label', has_text=name).click()


def stop_server(page: Page, console: Console) -> None:
    """Stop the station, and wait for the first attempt to reconnect to fail."""
    console.expect(f'{REFUSED}|{CLOSED}')
    with page.expect_console_message(lambda message: re.search(REFUSED, message.text) is not None):
        page.get_by_role('switch', name='Server', checked=True).click()
    expect_status(page, 'Reconnecting')


def start_server(page: Page) -> None:
    page.get_by_role('switch', name='Server', checked=False).click()
    expect_status(page, 'Connected')


# Asking


def test_what_is_asked_is_answered(window: Page) -> None:
    press(window, 'One request')
    expect_sum(window, asked=1, answered=1)
    expect(chips(window, 'answered')).to_have_text(re.compile(r'^1\d\.\d s$'))
    press(window, 'Ten at once')
    expect_sum(window, asked=11, answered=11)


def test_a_drip_lasts_until_it_is_ended(window: Page) -> None:
    drip = window.get_by_role('button', name='A steady drip')
    drip.click()
    expect(chips(window, 'answered').nth(2)).to_be_visible()
    expect(drip).to_have_attribute('aria-pressed', 'true')
    drip.click()
    expect(drip).to_have_attribute('aria-pressed', 'false')
    asked = int(window.locator('#sum-asked').inner_text())
    expect_sum(window, asked=asked, answered=asked)


# Breaking


def test_without_the_server_requests_wait_and_are_answered_when_it_is_back(
    window: Page, console: Console
) -> None:
    choose(window, 'Not at all')
    press(window, 'One request')
    expect(chips(window, 'flying')).to_have_count(1)
    choose(window, 'Promptly')
    stop_server(window, console)
    press(window, 'Ten at once')
    expect(chips(window, 'waiting')).to_have_count(11)
    expect(chips(window, 'waiting').filter(has_text='1try 2')).to_have_count(1)
    expect_sum(window, asked=11, open=11)
    expect(window.locator('#next')).to_have_text(re.compile(r'next attempt in \d\.\d s'))
    start_server(window)
    expect_sum(window, asked=11, answered=11)
    expect(window.locator('#log')).to_contain_text(re.compile(r'Back after \d+\.\d s, at attempt \d'))


def test_news_that_were_missed_are_counted_and_heard_again_afterwards(window: Page, console: Console) -> None:
    expect(window.locator('#news .heard')).not_to_have_count(0)
    stop_server(window, console)
    # By then it has been away for more than a second, in which there has been news.
    expect(window.locator('#log')).to_contain_text('Attempt 2 failed', timeout=RECOVERY)
    heard = window.locator('#news .heard').count()
    start_server(window)
    expect(window.locator('#log')).to_contain_text(re.compile('Subscribed again. [1-9]'))
    expect(window.locator('#news .made')).to_have_count(2)
    expect(window.locator('#news .missed')).not_to_have_count(0)
    expect(window.locator('#news .heard').nth(heard)).to_be_attached()


def test_what_was_under_way_when_the_connection_is_cut_is_tried_again_if_that_does_no_harm(
    window: Page,
) -> None:
    choose(window, 'Not at all')
    press(window, 'One request')
    choose(window, 'POST')
    press(window, 'One request')
    expect(chips(window, 'flying')).to_have_count(2)
    choose(window, 'Promptly')
    press(window, 'Cut the connection')
    expect(chips(window, 'failed')).to_have_text('2POSTE_DISCONNECTED')
    expect_sum(window, asked=2, answered=1, failed=1)
    expect(chips(window, 'answered')).to_contain_text('try 2')
    expect_status(window, 'Connected')


def test_what_a_busy_server_turns_away_is_tried_again(window: Page) -> None:
    choose(window, 'Too busy')
    press(window, 'One request')
    expect(chips(window, 'again')).to_have_text(re.compile(r'^1503 ↻ \d\.\d s$'))
    expect_sum(window, asked=1, open=1)
    choose(window, 'Promptly')
    expect_sum(window, asked=1, answered=1)
    expect(chips(window, 'answered')).to_have_text(re.compile(r'try [23]$'))


def test_what_may_be_asked_only_once_fails_with_a_busy_server(window: Page) -> None:
    choose(window, 'Too busy')
    choose(window, 'POST')
    press(window, 'One request')
    expect_sum(window, asked=1, failed=1)
    expect(chips(window, 'failed')).to_have_text('1POST503')


def test_a_slow_server_answers_in_the_end(window: Page) -> None:
    choose(window, 'Slowly')
    press(window, 'One request')
    expect(chips(window, 'flying')).to_have_count(1)
    expect_sum(window, asked=1, answered=1)
    expect(chips(window, 'answered')).to_have_text(re.compile(r'^1[3-9]\.\d s$'))


def test_what_a_silent_server_swallows_fails_at_its_time_limit(window: Page) -> None:
    choose(window, 'Not at all')
    choose(window, '5 s')
    press(window, 'One request')
    expect(chips(window, 'flying')).to_have_count(1)
    expect_sum(window, asked=1, failed=1)
    expect(chips(window, 'failed')).to_have_text('1E_TIMEOUT')


def test_a_request_can_be_given_up(window: Page) -> None:
    choose(window, 'Not at all')
    choose(window, 'no limit')
    press(window, 'One request')
    press(window, 'Request 1 is under way')
    expect_sum(window, asked=1, abandoned=1)
    chip = chips(window, 'abandoned')
    expect(chip).to_have_text('1E_ABORTED')
    # Who works by keyboard does not lose the place.
    expect(chip.get_by_role('button')).to_be_focused()
    chip.get_by_role('button').press('Enter')
    expect_sum(window, asked=1, abandoned=1)


def test_without_a_network_requests_wait(window: Page, context: BrowserContext, console: Console) -> None:
    console.expect(REFUSED)
    context.set_offline(True)
    expect(window.locator('#log')).to_contain_text('The browser went offline.')
    expect(window.locator('#log')).to_contain_text('Attempt 1 failed')
    press(window, 'One request')
    expect_sum(window, asked=1, open=1)
    context.set_offline(False)
    expect_sum(window, asked=1, answered=1)


def test_windows_show_what_others_break(window: Page, site: Site, context: BrowserContext) -> None:
    other = context.new_page()
    other.goto(site.url)
    choose(window, 'Too busy')
    expect(other.get_by_role('radio', name='Too busy')).to_be_checked()
    assert site.server.request('PUT', '/station', {'manner': 'rude'}).status_code == 400


# The sum

#: Looks at the sum after every change of it, and keeps those that are wrong.
WATCH_SUM = """() => {
  const number = (part) => Number(document.querySelector(`#sum-${part}`).textContent);
  window.wrong = [];
  window.looks = 0;
  new MutationObserver(() => {
    const [asked, ...parts] = ['asked', 'answered', 'failed', 'abandoned', 'open'].map(number);
    const verdict = document.querySelector('#verdict').textContent;
    window.looks += 1;
    if (asked !== parts.reduce((sum, part) => sum + part)) window.wrong.push([asked, ...parts]);
    if (verdict !== 'nothing is lost') window.wrong.push(verdict);
  }).observe(document.querySelector('#sum'), {subtree: true, childList: true, characterData: true});
}"""


def test_the_sum_is_right_at_every_moment(window: Page, console: Console) -> None:
    window.evaluate(WATCH_SUM)
    press(window, 'Ten at once')
    press(window, 'Cut the connection')
    choose(window, 'Too busy')
    press(window, 'Ten at once')
    expect(chips(window, 'again')).not_to_have_count(0)
    stop_server(window, console)
    choose(window, 'POST')
    press(window, 'Ten at once')
    chips(window, 'waiting').last.get_by_role('button').click()
    start_server(window)
    choose(window, 'Promptly')
    expect(window.locator('#sum-open')).to_have_text('0', timeout=RECOVERY)
    expect(window.locator('#sum-asked')).to_have_text('30')
    expect(window.locator('#sum-abandoned')).to_have_text('1')
    assert window.evaluate('window.looks') > 30
    assert window.evaluate('window.wrong') == []


# Looks


@pytest.mark.parametrize(('motion', 'travels'), [('no-preference', True), ('reduce', False)])
def test_chips_travel_unless_the_visitor_wants_no_motion(window: Page, motion, travels) -> None:
    window.emulate_media(reduced_motion=motion)
    window.evaluate("""() => {
      window.ghosts = 0;
      new MutationObserver(() => { window.ghosts += document.querySelectorAll('.ghost').length; })
        .observe(document.body, {childList: true});
    }""")
    press(window, 'One request')
    expect_sum(window, asked=1, answered=1)
    expect(window.locator('.ghost')).to_have_count(0)
    assert (window.evaluate('window.ghosts') > 0) is travels


def test_nothing_is_wider_than_the_window(window: Page, console: Console) -> None:
    choose(window, 'Too busy')
    press(window, 'Ten at once')
    expect(chips(window, 'again')).not_to_have_count(0)
    choose(window, 'Not at all')
    choose(window, 'POST')
    press(window, 'One request')
    expect(chips(window, 'flying').filter(has_text='11POST')).to_have_count(1)
    stop_server(window, console)
    expect(chips(window, 'failed')).to_have_text('11POSTE_DISCONNECTED')
    expect(window.locator('#next')).not_to_be_empty()
    for width in (320, 375, 768, 1280):
        window.set_viewport_size({'width': width, 'height': 812})
        assert window.evaluate('document.documentElement.scrollWidth') == width
