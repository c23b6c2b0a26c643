"""Every way in which a request can end: as many endings as requests, each told exactly once to each who waits."""

from __future__ import annotations

EACH = 20
TALLY = """
  window.ends = {};
  window.codes = {
    answered: 200, status: 'E_STATUS', unparsed: 'E_STATUS',
    late: 'E_TIMEOUT', aborted: 'E_ABORTED', signalled: 'E_ABORTED', signalledBefore: 'E_ABORTED',
    refusedByPage: 'E_NOT_SENT', refusedAnswer: 'E_INTERCEPTED', answeredAgain: 200, unsendable: 'E_NOT_SENT',
    lost: 'E_DISCONNECTED', lostWhenAsked: 'E_DISCONNECTED',
    mustNotWait: 'E_NOT_CONNECTED', tooMany: 'E_QUEUE_FULL', tooOld: 'E_TIMEOUT', cleared: 'E_ABORTED',
    lateInQueue: 'E_TIMEOUT', abortedInQueue: 'E_ABORTED', signalledInQueue: 'E_ABORTED',
    givenUp: 'E_NOT_CONNECTED', disconnected: 'E_NOT_CONNECTED', waited: 200,
  };
  window.made = 0;
  // Makes requests that end in this way; each is counted by its callback and by two who await it.
  window.make = (way, options, socket = io.socket) => Array.from({length: EACH}, () => {
    made += 1;
    const told = {callback: [], awaited: [], caught: []};
    (ends[way] = ends[way] || []).push(told);
    const how = (jwr) => jwr.error ? jwr.error.code : jwr.statusCode;
    const request = socket.request({url: '/echo', ...options}, (body, jwr) => told.callback.push(how(jwr)));
    request.then((jwr) => told.awaited.push(how(jwr)), (error) => told.awaited.push(how(error.jwr)));
    request.catch((error) => error.jwr).then((jwr) => told.caught.push(how(jwr)));
    return request;
  });
""".replace('EACH', str(EACH))

CONNECTED = """async () => {
  const over = (requests) => Promise.all(requests.map((request) => request.catch(() => {})));
  const never = {url: '/never'};
  const stop = new AbortController();
  const waits = [
    ...make('answered', {}),
    ...make('status', {url: '/status/500'}),
    ...make('unparsed', {url: ''}),
    ...make('late', {...never, timeout: 30}),
    ...make('aborted', {url: '/slow/50'}),
    ...make('signalled', {url: '/slow/50', signal: stop.signal}),
    ...make('signalledBefore', {signal: AbortSignal.abort()}),
  ];
  for (const request of waits) if (request.url === '/slow/50' && !request.signal) request.abort();
  stop.abort();
  await over(waits);

  const remove = io.socket.intercept({
    request: async (packet) => {
      if (packet.url === '/text') throw new Error('not this one');
      if (packet.url === '/header') packet.data.self = packet;
    },
    response: (jwr, request) => {
      if (request.url === '/status/201') throw new Error('not this answer');
      if (request.url === '/status/403') return io.socket.get('/status/200');
    },
  });
  await over([
    ...make('refusedByPage', {url: '/text'}),
    ...make('unsendable', {url: '/header', method: 'post', data: {}}),
    ...make('refusedAnswer', {url: '/status/201'}),
    ...make('answeredAgain', {url: '/status/403'}),
  ]);
  remove();

  const lost = make('lost', never);
  io.socket._raw.io.engine.close();
  await over(lost);
}"""

DISCONNECTED = """async (dead) => {
  const over = (requests) => Promise.all(requests.map((request) => request.catch(() => {})));
  const before = make('lostWhenAsked', {url: '/never'});
  io.socket.disconnect();
  await over(before);

  const stop = new AbortController();
  await over(make('mustNotWait', {queue: false}));
  io.sails.queueLimit = 0;
  await over(make('tooMany', {}));
  delete io.sails.queueLimit;
  io.sails.queueTimeout = 20;
  await over(make('tooOld', {}));
  delete io.sails.queueTimeout;
  const cleared = make('cleared', {});
  io.socket.clearQueue();
  await over(cleared);
  const subscription = io.socket.subscribe('/echo');
  subscription.stop();
  for (const request of make('abortedInQueue', {})) request.abort();
  const inQueue = [...make('lateInQueue', {timeout: 20}), ...make('signalledInQueue', {signal: stop.signal})];
  stop.abort();
  await over(inQueue);

  const socket = io.sails.connect(dead, {useCORSRouteToGetCookie: false});
  await over(make('givenUp', {}, socket));
  const other = io.sails.connect(dead, {useCORSRouteToGetCookie: false});
  const waiting = make('disconnected', {}, other);
  other.disconnect();
  await over(waiting);

  const waited = make('waited', {});
  io.socket.reconnect();
  await over(waited);
}"""


def test_every_request_ends_exactly_once(page_of, dead_url, console):
    console.expect(
        'WebSocket connection to .* failed|WebSocket is closed before the connection is established'
    )
    page = page_of(
        settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 10; io.sails.randomizationFactor = 0;'
    )
    page.run(f'() => {{ {TALLY} }}')
    page.run(CONNECTED)
    page.wait_connected()
    page.run('() => { io.sails.reconnection = false; }')
    page.run(DISCONNECTED, dead_url)
    page.call('get', '/slow/100')  # the answers of those that were aborted come before this one's

    ends, codes, made = page.run('[ends, codes, made]')
    expected = {
        way: [{who: [code] for who in ('callback', 'awaited', 'caught')}] * EACH
        for way, code in codes.items()
        if way in ends
    }
    assert ends == expected
    assert sum(map(len, ends.values())) == made
    assert set(codes) == set(ends)
    assert page.run('io.socket.queued().length') == 0
