"""A request can be aborted, by itself or by an AbortSignal; what still waits is never sent."""

from __future__ import annotations


def test_abort_ends_a_request_in_flight(online, ends):
    online.run("() => { note('one', io.socket.get('/never')).abort(); }")
    assert ends(online, 1) == {'one': ['E_ABORTED']}


def test_the_late_answer_of_an_aborted_request_is_nobodys(online, ends):
    online.run("""() => {
      window.calls = [];
      note('slow', io.socket.get('/slow/40', (body, jwr) => calls.push([body.code, jwr.statusCode]))).abort();
      note('after', io.socket.get('/slow/80'));
    }""")
    assert ends(online, 2) == {'slow': ['E_ABORTED'], 'after': [200]}
    assert online.run('calls') == [['E_ABORTED', 0]]


def test_nothing_waits_for_the_answer_of_a_request_that_has_ended(online):
    waiting = online.run("""async () => {
      const unsendable = {};
      unsendable.self = unsendable;
      io.socket.get('/never').abort();
      try { io.socket.post('/echo', unsendable); } catch (error) { /* as it should */ }
      await io.socket.get('/never', {}, {timeout: 1}).catch(() => {});
      return Object.keys(io.socket._raw.acks);
    }""")
    assert waiting == []


def test_aborting_after_the_end_changes_nothing(online, ends):
    online.run("""async () => {
      const request = note('done', io.socket.get('/status/200'));
      await request;
      request.abort();
    }""")
    assert ends(online, 1) == {'done': [200]}


def test_a_signal_aborts_with_its_reason(online):
    found = online.run("""async () => {
      const controller = new AbortController();
      const request = io.socket.get('/never', {}, {signal: controller.signal});
      controller.abort('the user left');
      return request.catch((error) => [error.code, error.cause]);
    }""")
    assert found == ['E_ABORTED', 'the user left']


def test_a_signal_that_has_aborted_already_sends_nothing(online, server):
    found = online.run(
        """async (name) => {
      const signal = AbortSignal.abort('too late');
      const request = io.socket.post(name, {entry: 'unwanted'}, {signal});
      const code = await request.catch((error) => [error.code, error.cause]);
      await io.socket.post(name, {entry: 'wanted'});
      return code;
    }""",
        f'/journal/aborted-{server.kind}',
    )
    assert found == ['E_ABORTED', 'too late']
    assert server.http('GET', f'/journal/aborted-{server.kind}') == ['wanted']


def test_a_request_lets_go_of_its_signal_when_it_ends(online):
    found = online.run("""async () => {
      const {signal} = new AbortController();
      let bound = 0;
      const {addEventListener: add, removeEventListener: remove} = signal;
      signal.addEventListener = (...args) => { bound += 1; add.apply(signal, args); };
      signal.removeEventListener = (...args) => { bound -= 1; remove.apply(signal, args); };
      const request = io.socket.get('/status/200', {}, {signal});
      const while_it_ran = bound;
      await request;
      return [while_it_ran, bound];
    }""")
    assert found == [1, 0]


def test_aborted_and_timed_out_requests_of_the_queue_are_never_sent(offline, server, ends):
    name = f'/journal/queued-{server.kind}'
    offline.run(
        """(url) => {
      const controller = new AbortController();
      note('aborted', io.socket.post(url, {entry: 'aborted'})).abort();
      note('signalled', io.socket.post(url, {entry: 'signalled'}, {signal: controller.signal}));
      note('late', io.socket.post(url, {entry: 'late'}, {timeout: 10}));
      note('sent', io.socket.post(url, {entry: 'sent'}));
      controller.abort();
    }""",
        name,
    )
    ends(offline, 3)
    offline.run('io.socket.reconnect()')
    assert ends(offline, 4) == {
        'aborted': ['E_ABORTED'],
        'signalled': ['E_ABORTED'],
        'late': ['E_TIMEOUT'],
        'sent': [200],
    }
    assert server.http('GET', name) == ['sent']


def test_what_is_no_signal_is_refused(online):
    message = online.thrown("io.socket.request({url: '/echo', signal: 'stop'})")
    assert 'AbortSignal' in message
    assert '"stop"' in message
