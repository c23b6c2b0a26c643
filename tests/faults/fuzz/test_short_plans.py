"""Short plans: what random ones have found, which failed until it was mended, and what they find too seldom."""

from __future__ import annotations

import pytest

from tests.faults.fuzz.plan import Plan, ask
from tests.faults.fuzz.runner import CLIENTS, run
from tests.support import event_loop

SETTINGS = {'reconnection': True, 'reconnectionAttempts': 1000, 'transports': ['websocket'], 'auth': 'none'}
CONNECT = ({'op': 'reconnect'}, {'op': 'settle', 'ms': 5000})
PAUSE = {'op': 'pause', 'ms': 50}
SLOWLY = {'op': 'headers', 'mode': 'async'}


def on(event, *then, once=False):
    """A handler that does these steps."""
    return {'op': 'on', 'id': 1, 'event': event, 'once': once, 'throws': False, 'then': list(then)}


def emit(*numbers):
    """The server sends events."""
    return {'op': 'emit', 'events': [['news', number] for number in numbers]}


@pytest.fixture(params=CLIENTS)
def finds(request):
    """`finds(step, step)`: what does not hold that must, in a plan of these steps."""
    return lambda *steps: event_loop.run(run(request.param, [Plan(SETTINGS, list(steps))])).failures


def test_who_loses_its_connection_at_an_event_that_waited_for_it_is_not_connected(finds):
    # socket.io keeps what comes behind the end of a connection, and tells it before the next one is up.
    closes = on('news', {'op': 'engine_close'})
    assert finds(*CONNECT, closes, emit(10, 11, 12, 13), CONNECT[1], PAUSE, {'op': 'disconnect'}) == []


def test_who_reconnects_at_an_event_that_waited_for_the_connection_has_lost_none(finds):
    restarts = on('news', {'op': 'reconnect'}, {'op': 'engine_close'})
    assert finds(*CONNECT, restarts, emit(10, 11, 12, 13), CONNECT[1], PAUSE, {'op': 'disconnect'}) == []


def test_who_asks_while_another_is_made_ready_waits_for_its_turn(finds):
    assert finds(*CONNECT, SLOWLY, ask(1), {'op': 'headers', 'mode': 'none'}, ask(2), PAUSE) == []


def test_who_ends_while_it_is_made_ready_lets_the_next_go_on(finds):
    assert finds(*CONNECT, SLOWLY, ask(1), {'op': 'abort', 'n': 1}, ask(2), PAUSE) == []


def test_a_time_limit_is_over_with_its_request(finds):
    assert finds(*CONNECT, {**ask(1), 'timeout': 60_000}, PAUSE) == []


def test_a_signal_is_heard_no_more_when_its_request_is_over(finds):
    assert finds(*CONNECT, {**ask(1), 'signal': 'later'}, PAUSE) == []


def test_a_handler_of_one_time_is_gone_after_it(finds):
    assert finds(*CONNECT, on('news', once=True), emit(10), PAUSE, emit(11), PAUSE) == []


def test_who_waits_for_the_connection_learns_that_it_is_given_up(finds):
    assert finds({'op': 'reconnect'}, {'op': 'ready'}, {'op': 'disconnect'}, PAUSE) == []
