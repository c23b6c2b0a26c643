"""What one process of the cluster says, pages of both hear; and a visitor is the same person to both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.cluster.cluster import NAMES, Cluster
from tests.support.client_page import ClientPage
from tests.support.console import Console

Visit = Callable[..., ClientPage]


@pytest.fixture
def visit(browser: Browser, cluster: Cluster, console: Console) -> Iterator[Visit]:
    """`visit('a')`: a page of another person, connected to this process through the balancer."""
    with ExitStack() as stack:

        def visit(node: str, **options: object) -> ClientPage:
            context = browser.new_context()
            stack.callback(context.close)
            console.watch(context)
            context.add_cookies([{'name': 'node', 'value': node, 'url': cluster.url}])
            return ClientPage(context.new_page(), cluster).open_connected(options=options)

        yield visit


@pytest.fixture
def pages(visit: Visit) -> list[ClientPage]:
    """A page at each process."""
    return [visit(name) for name in NAMES]


def test_the_balancer_leads_a_page_to_the_process_that_its_cookie_names(visit: Visit) -> None:
    pages = [visit(name) for name in 'bba']
    assert [page.call('get', '/visits').body['node'] for page in pages] == ['b', 'b', 'a']


def test_an_event_comes_to_the_pages_of_both_once(pages: list[ClientPage], cluster: Cluster) -> None:
    for page in pages:
        page.call('get', '/rooms/kitchen')
    heard = [page.record('news') for page in pages]
    for name in NAMES:
        cluster.ask(name, 'POST', '/rooms/kitchen', {'from': name})
    for each in heard:
        assert each.wait(2) == [[{'from': 'a'}], [{'from': 'b'}]]


def test_who_has_not_joined_hears_nothing(pages: list[ClientPage], cluster: Cluster) -> None:
    pages[1].call('get', '/rooms/bar')
    heard = pages[1].record('news')
    cluster.ask('a', 'POST', '/rooms/cellar', {'number': 1})
    cluster.ask('a', 'POST', '/rooms/bar', {'number': 2})
    assert heard.wait() == [[{'number': 2}]]


def test_a_new_record_comes_to_the_pages_of_both_once(pages: list[ClientPage], cluster: Cluster) -> None:
    for page in pages:
        page.call('get', '/order')
    heard = [page.record('order') for page in pages]
    for name, id in zip(NAMES, (1, 2), strict=True):
        cluster.ask(name, 'POST', '/order', {'id': id, 'item': 'tea'})
    for each in heard:
        assert [(event['verb'], event['id']) for [event] in each.wait(2)] == [('created', 1), ('created', 2)]


def test_the_pages_of_both_hear_of_its_changes_too(pages: list[ClientPage], cluster: Cluster) -> None:
    for page in pages:
        page.call('get', '/order')
    heard = [page.record('order') for page in pages]
    cluster.ask('a', 'POST', '/order', {'id': 3, 'item': '0'})
    # Sails has the other process join its pages to the record after it has told them of it: it takes a moment.
    for last in count(1):
        cluster.ask('a', 'PATCH', '/order/3', {'item': str(last)})
        known = [items(each.calls()) for each in heard]
        if all(len(each) > 1 for each in known):
            break
    for each, (_, first, *_) in zip(heard, known, strict=True):
        every = [0, *range(first, last + 1)]
        assert items(each.wait(len(every))) == every


def items(calls: list[list[Any]]) -> list[int]:
    """The items that events tell of."""
    return [int(event['data']['item']) for [event] in calls]


def test_a_session_of_one_process_is_one_of_the_other(visit: Visit) -> None:
    page = visit('a')
    assert page.run("fetch('/visits', { method: 'POST' }).then((answer) => answer.json())") == {
        'node': 'a',
        'visits': 1,
    }
    page.page.context.add_cookies([{'name': 'node', 'value': 'b', 'url': page.server.url}])
    page.page.reload()
    assert page.wait_connected().call('get', '/visits').body == {'node': 'b', 'visits': 1}


def test_pages_that_poll_stay_at_their_process(visit: Visit) -> None:
    page = visit('b', transports=['polling'])
    answers = [page.call('get', '/visits').body['node'] for _ in range(10)]
    assert (page.transport, answers) == ('polling', ['b'] * 10)
