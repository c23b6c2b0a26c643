"""The list: each bug is a small change of a source, with the test that catches it."""

from __future__ import annotations

from .mutation import Mutation


def _plan(name: str) -> tuple[str, str]:
    """A short plan, with the client under CPython."""
    return ('tests/faults/fuzz/test_short_plans.py', f'cpython and {name}')


MUTATIONS = [
    Mutation(
        'an answer settles nothing',
        'outbox.py',
        'self.interceptors.settle(call, answered(reply))',
        'answered(reply)',
    ),
    Mutation(
        'a request is settled a second time',
        'call.py',
        '        if self.jwr is None:\n            self.jwr = jwr\n            #',
        '        if True:\n            self.jwr = jwr\n            #',
    ),
    Mutation(
        'what was sent stays in the queue, and is sent twice',
        'outbox.py',
        '        leave(call)\n        try:\n            act()',
        '        try:\n            act()',
    ),
    Mutation(
        'who asks while others wait goes first',
        'outbox.py',
        'self._is_simple() and (self.unsent.count == 0 or not self.is_open)',
        'self._is_simple()',
        _plan('who_asks_while_another_is_made_ready_waits_for_its_turn'),
    ),
    Mutation(
        'what is lost is not told',
        'connection.py',
        '        lost = self._outbox.down()\n',
        '        self._outbox.down()\n        lost: Any = []\n',
    ),
    Mutation(
        'the queue stays open when the connection is lost',
        'outbox.py',
        '        self.is_open = False\n        self.line = []\n',
        '        self.line = []\n',
    ),
    Mutation(
        'what was aborted stays in the queue, and is sent',
        'outbox.py',
        '        for call in calls:\n            leave(call)\n',
        '',
    ),
    Mutation(
        'the queue is kept when the connection is given up',
        'connection.py',
        '                self._outbox.lose(waiting, code,',
        '                self._outbox.lose([], code,',
        ('tests/unit/test_two_runtimes.py', 'under_cpython and a_first_attempt_that_fails_ends_what_waits'),
    ),
    Mutation(
        'a time limit goes on after the answer',
        'limits.py',
        '    call.at_end(lambda: cancel(timer))\n',
        '',
        _plan('a_time_limit_is_over_with_its_request'),
    ),
    Mutation(
        'a signal is listened to after the answer',
        'limits.py',
        '        call.at_end(on_abort(signal, lambda: call.abort(signal.reason)))',
        '        on_abort(signal, lambda: call.abort(signal.reason))',
        _plan('a_signal_is_heard_no_more_when_its_request_is_over'),
    ),
    Mutation(
        'a handler of one time stays',
        'listeners.py',
        '        is_due = left is not None and handler in left\n        self.remove(event, handler)\n',
        '        is_due = left is not None and handler in left\n',
        _plan('a_handler_of_one_time_is_gone_after_it'),
    ),
    Mutation(
        'off() forgets nothing',
        'listeners.py',
        '        _remove_from(self._handlers, event, handler)\n',
        '',
    ),
    Mutation(
        'an event is told twice',
        'listeners.py',
        '            self.tell(event, values)\n',
        '            self.tell(event, values)\n            self.tell(event, values)\n',
    ),
    Mutation(
        'a raw socket that the page has left lives on',
        'connection.py',
        '        if self.raw is not None:\n            self.raw.disconnect()\n',
        '',
    ),
    Mutation(
        'what an old raw socket tells is heard',
        'connection.py',
        'arguments_of(lambda values: handler(values) if raw is self.raw else None)',
        'arguments_of(lambda values: handler(values))',
        ('tests/unit/test_two_runtimes.py', 'under_cpython and an_old_raw_socket_is_heard_no_more'),
    ),
    Mutation(
        'a lost connection stays connected where socket.io tries again',
        'connection.py',
        "        if self._move('lost' if will_retry else 'end'):\n            self._tell",
        "        if not will_retry and self._move('end'):\n            self._tell",
    ),
    Mutation(
        'the queue has no end',
        'outbox.py',
        "== 'number' and self.unsent.count >= most:",
        "== 'number' and self.unsent.count > most:",
        ('tests/cpython/test_settling.py', 'mock'),
    ),
    Mutation(
        'who was being made ready blocks the queue when it ends',
        'outbox.py',
        '            self.preparing = None\n            after(0, lambda: self.flush())\n',
        '            after(0, lambda: self.flush())\n',
        _plan('who_ends_while_it_is_made_ready_lets_the_next_go_on'),
    ),
    Mutation(
        'what was being made ready when the connection was lost is sent twice',
        'outbox.py',
        '        if self.preparing is turn:\n',
        '        if True:\n',
    ),
    Mutation(
        'who waits for the connection is not told that it is given up',
        'connection.py',
        "                self.status.end_promises(new_error(code, f'Not connected: {why}.'))\n",
        '',
        _plan('who_waits_for_the_connection_learns_that_it_is_given_up'),
    ),
    Mutation(
        'a subscription that has been stopped is asked again',
        'subscription.py',
        '        self.outbox.subscriptions = without_item(self.outbox.subscriptions, self)\n',
        '',
    ),
    Mutation(
        'a callback is called before its request is off every list',
        'outbox.py',
        '        self._leave(calls)\n        for call in calls:\n            call.settle(',
        '        for call in calls:\n            call.settle(',
    ),
]
