"""The chat in real windows: rooms, who is there, who is typing, and a server that goes away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from sails_io.cli.project import Project
from sails_io.cli.serve import Site
from tests.demo.windows import REFUSED
from tests.support.console import Console
from tests.support.tools import CHECKOUT


@pytest.fixture(scope='module')
def site() -> Iterator[Site]:
    """The chat, served."""
    with Site(Project(CHECKOUT / 'demo' / 'chat'), 0) as site:
        yield site


@pytest.fixture
def visitor(site: Site, browser: Browser, console: Console) -> Iterator[Callable[[str], Page]]:
    """`visitor('Ada')`: the window of somebody who has come in."""
    context = browser.new_context()
    console.watch(context)

    def come_in(name: str) -> Page:
        page = context.new_page()
        page.goto(site.url)
        page.get_by_label('Your name').fill(name)
        page.get_by_role('button', name='Come in').click()
        expect(page.locator('#people')).to_contain_text(name)
        return page

    yield come_in
    console.leave()
    context.close()


def say(page: Page, text: str) -> None:
    page.get_by_label('What you say').fill(text)
    page.get_by_role('button', name='Send').click()


def test_what_one_says_the_others_see(visitor):
    ada, grace = visitor('Ada'), visitor('Grace')
    say(ada, 'Is there any tea left?')
    expect(grace.locator('#lines li').last).to_contain_text('Is there any tea left?')
    expect(ada.locator('#lines li.waits')).to_have_count(0)
    say(grace, 'Green or black?')
    expect(ada.locator('#lines li').last).to_contain_text('Green or black?')


def test_who_is_there_is_seen(visitor):
    ada, grace = visitor('Ada'), visitor('Grace')
    expect(ada.locator('#people li')).to_have_text(['Ada', 'Grace'])
    grace.get_by_role('button', name='Garden').click()
    expect(ada.locator('#people li')).to_have_text(['Ada'])
    expect(grace.locator('#people li')).to_have_text(['Grace'])
    grace.get_by_role('button', name='Kitchen').click()
    expect(ada.locator('#people li')).to_have_text(['Ada', 'Grace'])
    grace.close()
    expect(ada.locator('#people li')).to_have_text(['Ada'])


def test_who_is_typing_is_seen_until_it_is_said(visitor):
    ada, grace = visitor('Ada'), visitor('Grace')
    grace.get_by_label('What you say').press_sequentially('Com')
    expect(ada.locator('#typing')).to_have_text('Grace is typing …')
    say(grace, 'Coming')
    expect(ada.locator('#typing')).to_be_empty()


def test_who_goes_on_typing_is_seen_all_the_while(visitor):
    ada, grace, alan = visitor('Ada'), visitor('Grace'), visitor('Alan')
    clock = ada.context.clock
    clock.install()
    for page, seen in ((grace, 'Grace is typing …'), (alan, '2 people are typing …')):
        page.get_by_label('What you say').press_sequentially('C')
        expect(ada.locator('#typing')).to_have_text(seen)
    clock.run_for(2000)
    grace.get_by_label('What you say').press_sequentially('o')
    say(alan, 'Coming')  # which Ada hears after Grace's second sign
    expect(ada.locator('#typing')).to_have_text('Grace is typing …')
    clock.run_for(1000)
    assert ada.locator('#typing').inner_text() == 'Grace is typing …'
    clock.run_for(2000)
    expect(ada.locator('#typing')).to_be_empty()


def test_who_comes_later_reads_what_was_said_in_that_room(visitor):
    ada = visitor('Ada')
    ada.get_by_role('button', name='Attic').click()
    say(ada, 'Mind the third stair.')
    grace = visitor('Grace')
    expect(grace.get_by_text('Mind the third stair.')).to_have_count(0)
    grace.get_by_role('button', name='Attic').click()
    expect(grace.locator('#lines li')).to_contain_text(['Mind the third stair.'])


def test_what_is_said_without_the_server_arrives_with_it(visitor, site, console):
    console.expect(REFUSED)
    ada, grace = visitor('Ada'), visitor('Grace')
    # The page complains of each attempt to reconnect that fails: of one at least.
    with ada.expect_console_message(lambda message: re.search(REFUSED, message.text) is not None):
        site.server.stop()
    expect(ada.locator('#status')).to_have_text('the server is away: what you write waits')
    say(ada, 'Anybody there?')
    expect(ada.locator('#lines li.waits')).to_contain_text(['Anybody there?'])
    site.server.start()
    expect(grace.locator('#lines li').last).to_contain_text('Anybody there?')
    expect(ada.locator('#lines li.waits')).to_have_count(0)
