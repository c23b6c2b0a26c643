"""Single frames that are lost, come twice, late or broken: what a page of Chromium makes of it."""

from __future__ import annotations

import pytest

from tests.support.client_page import ClientPage
from tests.support.frame_faults import ANSWER, EVENT, PING, PONG, FrameFaults, untouched

BACK = {'reconnection': True, 'reconnectionDelay': 20, 'reconnectionDelayMax': 40}

pytestmark = pytest.mark.parametrize(
    ('client_file', 'server_kind'),
    [('page', 'mock'), ('minified', 'sails')],
    indirect=True,
    scope='session',
)


@pytest.fixture
def visit(browser, console):
    """`visit(server)`: a page in a browser context of its own, connected, and what becomes of its frames."""
    contexts = []

    def open_page(server):
        contexts.append(browser.new_context())
        console.watch(contexts[-1])
        page = ClientPage(contexts[-1].new_page(), server)
        faults = FrameFaults(page.page)
        return page.open_connected(options=BACK), faults

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def framed(visit, server):
    """Such a page of the contract app."""
    return visit(server)


@pytest.fixture
def journal(request, server):
    """An address where every entry is kept in the order of coming, of this test's own."""
    path = f'/journal/{request.node.originalname}'
    return path, lambda: server.http('GET', path)


def but(begin, *instead):
    """A rule for frames that begin so."""
    return lambda frame: list(instead) if frame.startswith(begin) else [frame]


def is_well(page):
    """Whether requests are answered."""
    return page.wait_connected().call('get', '/echo').status == 200


def test_an_answer_that_is_lost_ends_at_the_time_limit(framed):
    page, faults = framed
    faults.down = but(ANSWER)
    answer = page.call('request', {'url': '/echo', 'method': 'get', 'timeout': 50})
    assert 'within 50 ms' in answer.error
    faults.down = untouched
    assert is_well(page)


def test_a_request_that_is_lost_ends_at_the_time_limit_and_those_after_it_run(framed, journal):
    page, faults = framed
    path, entries = journal
    faults.up = but(EVENT)
    lost = page.call('request', {'url': path, 'method': 'post', 'data': {'entry': 1}, 'timeout': 50})
    assert 'within 50 ms' in lost.error
    faults.up = untouched
    assert page.call('post', path, {'entry': 2}).body == {'entries': 1}
    assert entries() == [2]


def test_an_answer_that_comes_twice_is_told_once(framed):
    page, faults = framed
    faults.down = lambda frame: [frame, frame]
    pending = page.start('get', '/echo')
    assert pending.answer().status == 200
    assert is_well(page)
    assert len(pending.answers()) == 1


def test_answers_in_another_order_find_their_requests(framed):
    page, faults = framed
    held = []

    def turn_round(frame):
        if not frame.startswith(ANSWER):
            return [frame]
        held.append(frame)
        return reversed(held) if len(held) == 5 else []

    faults.down = turn_round
    pending = [page.start('post', '/echo', {'number': number}) for number in range(5)]
    assert [each.answer().body['body']['number'] for each in pending] == list(range(5))


@pytest.mark.parametrize(
    'frame', ['43', '43999999[{"body":"nobody asked","statusCode":200}]'], ids=['empty', 'of a stranger']
)
def test_an_answer_to_nobody_is_passed_over(framed, frame):
    page, faults = framed
    pending = page.start('get', '/never')
    faults.give(frame)
    assert is_well(page)
    assert pending.answers() == []


@pytest.mark.parametrize('frame', ['4nonsense', '42["half of a fra'], ids=['nonsense', 'half'])
def test_a_broken_frame_ends_the_connection_and_the_page_comes_back(framed, frame):
    page, faults = framed
    told, back, pending = page.record('disconnect'), page.record('reconnect'), page.start('get', '/never')
    faults.give(frame)
    assert told.wait() == [['parse error']]
    assert 'disconnect' in pending.answer().error
    back.wait()
    assert is_well(page)
    assert len(pending.answers()) == 1


def test_an_abnormal_close_ends_what_is_in_flight_and_the_page_comes_back(framed):
    page, faults = framed
    told, back, pending = page.record('disconnect'), page.record('reconnect'), page.start('get', '/never')
    faults.close(4000)
    assert told.wait() == [['transport close']]
    assert 'disconnect' in pending.answer().error
    back.wait()
    assert is_well(page)


@pytest.mark.parametrize(('way', 'frame'), [('down', PING), ('up', PONG)])
def test_a_heartbeat_that_is_lost_ends_the_connection_and_the_page_comes_back(visit, lift, way, frame):
    page, faults = visit(lift(ping_interval=0.3, ping_timeout=0.3))
    told, back = page.record('disconnect'), page.record('reconnect')
    setattr(faults, way, but(frame))
    assert told.wait()[0][0] in (
        'ping timeout',
        'transport close',
    )  # by who notices first: the page, or the server
    setattr(faults, way, untouched)
    back.wait()
    assert is_well(page)
