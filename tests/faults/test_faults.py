"""What the client makes of each fault, in a page and under CPython, before the mock and before real Sails."""

from __future__ import annotations

import pytest

from tests.support import clients
from tests.support.fault_triggers import After, Bytes, InFrame
from tests.support.faults import BlackHole, Cut, HalfOpen, Jitter, Pass, Refuse, Reset, Slow

BACK = {'reconnection': True, 'reconnectionDelay': 20, 'reconnectionDelayMax': 40}
#: What browsers complain of.
FAILED = 'WebSocket connection to .* failed|WebSocket is closed before the connection is established'
MANY = 30

pytestmark = pytest.mark.parametrize(
    ('client_file', 'server_kind'),
    [('page', 'mock'), ('minified', 'sails'), (clients.CPYTHON, 'mock'), (clients.CPYTHON, 'sails')],
    indirect=True,
    scope='session',
)


# The network comes first, and so goes last: no page shall miss it.


@pytest.fixture
def talker(network, new_page):
    """A client behind the network, connected, which comes back when its connection is lost."""
    return new_page(network.server).open_connected(options=BACK)


@pytest.fixture
def journal(request, server):
    """An address where every entry is kept in the order of coming, of this test's own."""
    path = f'/journal/{request.node.originalname}-{abs(hash(request.node.nodeid))}'
    return path, lambda: server.http('GET', path)


def is_lost(pending):
    """Whether a request was told that the connection is gone, and that once."""
    answer = pending.answer()
    return answer.status == 0 and 'disconnect' in answer.error and len(pending.answers()) == 1


@pytest.mark.parametrize('reset', [False, True], ids=['FIN', 'RST'])
def test_a_cut_ends_what_is_in_flight_and_the_client_comes_back(network, talker, reset):
    pending, back = talker.start('get', '/never'), talker.record('reconnect')
    network.becomes(Cut(reset))
    assert is_lost(pending)
    back.wait()
    assert talker.wait_connected().call('get', '/echo').status == 200


def test_the_queue_outlives_a_server_that_refuses(network, talker, journal, console):
    console.expect_of_browser(FAILED)
    path, entries = journal
    errors = talker.record('reconnect_error')
    network.becomes(Reset())
    talker.wait_disconnected()
    network.becomes(Refuse())
    pending = [talker.start('post', path, {'entry': number}) for number in range(MANY)]
    errors.wait(len(errors.calls()) + 2)
    network.becomes(Pass())
    assert [each.answer().body['entries'] for each in pending] == list(range(1, MANY + 1))
    assert entries() == list(range(MANY))


def test_who_cannot_come_back_tells_those_that_wait(network, new_page, console):
    console.expect_of_browser(FAILED)
    page = new_page(network.server).open_connected(options={**BACK, 'reconnectionAttempts': 3})
    failed = page.record('reconnect_failed')
    network.becomes(Reset())
    page.wait_disconnected()
    pending = page.start('get', '/echo')
    failed.wait()
    assert 'Not sent' in pending.answer().error
    network.becomes(Pass())
    page.do('reconnect')
    assert page.wait_connected().call('get', '/echo').status == 200


def test_in_a_black_hole_time_limits_alone_end_requests_and_late_answers_are_nobodys(
    network, talker, journal
):
    path, entries = journal
    network.becomes(BlackHole())
    pending = talker.start(
        'request', {'url': path, 'method': 'post', 'data': {'entry': 'late'}, 'timeout': 50}
    )
    assert 'within 50 ms' in pending.answer().error
    network.becomes(Pass())
    assert talker.call('post', path, {'entry': 'next'}).body == {'entries': 2}  # as it comes later
    assert entries() == ['late', 'next']
    assert len(pending.answers()) == 1


def test_a_half_open_connection_is_found_out_by_its_silence(network_of, new_page, lift):
    network = network_of(lift(ping_interval=0.1, ping_timeout=0.1))
    page = new_page(network.server).open_connected(options=BACK)
    pending, told, back = page.start('get', '/never'), page.record('disconnect'), page.record('reconnect')
    network.becomes(HalfOpen())
    assert is_lost(pending)
    assert told.wait()[0] == ['ping timeout']
    back.wait()
    assert page.wait_connected().call('get', '/echo').status == 200


def test_a_slow_line_brings_all_in_order(network, talker):
    network.becomes(Slow(200_000))
    pending = [talker.start('post', '/echo', {'number': number, 'text': 'x' * 500}) for number in range(MANY)]
    assert [each.answer().body['body']['number'] for each in pending] == list(range(MANY))


def test_jitter_changes_no_order(network, talker, journal):
    path, entries = journal
    network.becomes(Jitter(0.01, seed=3))
    pending = [talker.start('post', path, {'entry': number}) for number in range(MANY)]
    assert [each.answer().status for each in pending] == [200] * MANY
    assert entries() == list(range(MANY))


def test_events_come_once_whatever_the_line(network, talker):
    heard = talker.record('burst')
    network.becomes(Jitter(0.01, seed=4))
    talker.call('get', f'/burst/{MANY}')
    assert [event['number'] for [event] in heard.wait(MANY)] == list(range(1, MANY + 1))


@pytest.mark.parametrize(
    'trigger',
    [Bytes(700, 'up'), Bytes(700, 'down'), InFrame('up'), InFrame('down')],
    ids=['bytes up', 'bytes down', 'inside a frame up', 'inside a frame down'],
)
def test_where_ever_it_breaks_each_request_ends_once_and_runs_at_most_once(network, talker, journal, trigger):
    path, entries = journal
    back = talker.record('reconnect')
    network.plays((trigger, Cut()), (After(0), Pass()))
    pending = [talker.start('post', path, {'entry': number}) for number in range(MANY)]
    answers = [each.answer() for each in pending]
    back.wait()
    assert talker.wait_connected().call('post', path, {'entry': 'last'}).status == 200
    assert [len(each.answers()) for each in pending] == [1] * MANY
    ran = entries()
    numbers = ran[:-1]
    assert ran[-1] == 'last'
    assert numbers == sorted(set(numbers))
    assert {number for number, answer in enumerate(answers) if answer.status == 200} <= set(numbers)
    assert any(answer.status == 0 for answer in answers)
