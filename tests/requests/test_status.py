"""What a page is told of its connection: a word, the reason, and when it has been away for too long."""

from __future__ import annotations

import pytest

RECONNECTING = (
    'io.sails.reconnection = true; io.sails.reconnectionDelay = 30; io.sails.randomizationFactor = 0;'
)
TELL = """
  window.told = [];
  io.socket.on('sails:status', ({status, previous, code, reason}) => told.push([previous, status, code, reason]));
"""
LOST = "io.socket.on('sails:lost', (details) => told.push(['lost', details.code]));"
FALL = 'io.socket._raw.io.engine.close()'


def test_the_way_up_is_told(blank):
    blank.open_connected(settings=TELL)
    assert blank.run('told') == [
        ['disconnected', 'connecting', None, 'it connects'],
        ['connecting', 'connected', None, 'it is connected'],
    ]
    assert blank.run('io.socket.status') == 'connected'


def test_a_disconnect_of_the_page_has_no_code(page_of):
    page = page_of()
    page.run(f'() => {{ {TELL} io.socket.disconnect(); }}')
    assert page.run('told') == [['connected', 'disconnected', None, 'it was disconnected']]
    assert page.run('io.socket.status') == 'disconnected'


def test_a_lost_connection_is_told_with_the_reason_and_comes_back(page_of):
    page = page_of(settings=RECONNECTING)
    page.run(f'() => {{ {TELL} {FALL}; }}')
    page.wait('told.length === 2')
    assert page.run('told') == [
        ['connected', 'reconnecting', 'E_DISCONNECTED', 'forced close'],
        ['reconnecting', 'connected', None, 'it is connected'],
    ]


def test_a_dead_server_is_told(offline, dead_url, console):
    console.expect('WebSocket connection to .* failed')
    offline.run(
        """(url) => {
      window.told = [];
      const socket = io.sails.connect(url, {useCORSRouteToGetCookie: false});
      socket.on('sails:status', ({status, code, reason}) => told.push([status, code, reason]));
    }""",
        dead_url,
    )
    offline.wait('told.length === 1')
    assert offline.run('told') == [['disconnected', 'E_NOT_CONNECTED', 'it could not connect']]


def test_a_short_absence_is_not_called_lost(page_of):
    page = page_of(settings=RECONNECTING + 'io.sails.lostAfter = 400;')
    page.run(f'() => {{ window.told = []; {LOST} {FALL}; }}')
    page.call('get', '/slow/450')
    assert page.run('told') == []


def test_a_long_absence_is_called_lost_once(page_of):
    page = page_of(
        settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 100; io.sails.lostAfter = 20;'
    )
    page.run(f'() => {{ window.told = []; {LOST} {FALL}; }}')
    page.wait('told.length > 0')
    page.wait_connected()
    assert page.run('told') == [['lost', 'E_DISCONNECTED']]


def test_a_disconnect_of_the_page_is_never_called_lost(page_of):
    page = page_of(settings='io.sails.lostAfter = 10;')
    page.run(f'() => {{ window.told = []; {LOST} io.socket.disconnect(); }}')
    page.run('() => new Promise((resolve) => setTimeout(resolve, 40))')
    assert page.run('told') == []


def test_ready_is_kept_when_the_socket_is_connected(blank):
    blank.open(
        settings='window.seen = io.socket.ready().then((socket) => [socket === io.socket, socket.status]);'
    )
    assert blank.run('seen') == [True, 'connected']
    assert blank.run('io.socket.ready().then((socket) => socket.status)') == 'connected'


def test_ready_is_broken_when_the_connection_is_given_up(offline, dead_url, console):
    console.expect('WebSocket connection to .* failed')
    found = offline.run(
        """(url) => io.sails.connect(url, {useCORSRouteToGetCookie: false}).ready()
             .catch((error) => [error instanceof io.sails.SailsError, error.code])""",
        dead_url,
    )
    assert found == [True, 'E_NOT_CONNECTED']


@pytest.mark.parametrize('event', ['online', 'pageshow', 'visibilitychange'])
def test_a_page_that_comes_back_tries_at_once(page_of, event):
    page = page_of(
        settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 60000; io.sails.randomizationFactor = 0;'
    )
    page.run("""() => {
      window.told = [];
      for (const event of ['reconnect_attempt', 'reconnect', 'connect'])
        io.socket.on(event, (value) => told.push(value === undefined ? event : [event, value]));
    }""")
    page.run(FALL)
    page.wait("io.socket.status === 'reconnecting'")
    page.run(f"() => {{ dispatchEvent(new Event('{event}')); }}")
    page.wait_connected()
    assert page.run('told') == [['reconnect_attempt', 1], ['reconnect', 1], 'connect']


def test_a_page_that_is_connected_takes_no_notice(page_of):
    page = page_of(settings=RECONNECTING)
    first = page.run('io.socket._raw.id')
    page.run("() => { dispatchEvent(new Event('online')); }")
    assert page.call('get', '/echo').status == 200
    assert page.run('io.socket._raw.id') == first


def test_handlers_of_the_connection_see_the_status_that_they_are_told_of(page_of):
    page = page_of(settings=RECONNECTING)
    page.run(f"""() => new Promise((resolve) => {{
      window.seen = [];
      io.socket.on('disconnect', () => seen.push(io.socket.status));
      io.socket.on('connect', () => {{ seen.push(io.socket.status); resolve(); }});
      {FALL};
    }})""")
    assert page.run('seen') == ['reconnecting', 'connected']


def test_a_connection_that_the_page_itself_brings_back_too_late_is_called_lost(page_of, dead_url, console):
    console.expect('WebSocket connection to .* failed')
    page = page_of(settings='io.sails.lostAfter = 20; io.sails.useCORSRouteToGetCookie = false;')
    page.run(
        f"""(url) => {{
      window.told = [];
      {LOST}
      io.socket.on('disconnect', () => {{
        if (io.socket.url !== url) {{ io.socket.url = url; io.socket.reconnect(); }}
      }});
      {FALL};
    }}""",
        dead_url,
    )
    page.wait('told.length > 0')
    assert page.run('told') == [['lost', 'E_DISCONNECTED']]


def test_a_connection_that_the_page_itself_brings_back_at_once_is_not(page_of):
    page = page_of(settings='io.sails.lostAfter = 400;')
    page.run(f"""() => {{
      window.told = [];
      {LOST}
      io.socket.on('disconnect', () => io.socket.reconnect());
      {FALL};
    }}""")
    page.wait_connected()
    page.call('get', '/slow/450')
    assert page.run('told') == []


def test_a_handler_of_status_may_disconnect(blank):
    blank.open(
        settings="""
      window.told = [];
      io.socket.on('connect', () => told.push('connect'));
      io.socket.on('disconnect', () => told.push('disconnect'));
      io.socket.on('sails:status', ({status}) => {
        told.push(status);
        if (status === 'connected') io.socket.disconnect();
      });
    """
    )
    blank.wait("told.includes('disconnect')")
    blank.run('() => new Promise((resolve) => setTimeout(resolve, 20))')
    assert blank.run('told') == ['connecting', 'connected', 'disconnected', 'disconnect']


def test_ready_is_not_kept_by_a_connection_that_a_handler_has_ended(blank):
    blank.open(
        settings="""
      io.socket.once('sails:status', () => io.socket.once('sails:status', () => {
        io.socket.disconnect();
        io.socket.reconnect();
        window.seen = io.socket.ready().then((socket) => socket.status);
      }));
    """
    )
    blank.wait('window.seen')
    assert blank.run('seen') == 'connected'


def test_a_reconnect_that_cannot_begin_is_told(page_of):
    page = page_of(settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 60000;')
    page.run(f'() => {{ {FALL}; }}')
    page.wait("io.socket.status === 'reconnecting'")
    assert 'query' in page.thrown('io.sails.query = 42, io.socket.query = 42, io.socket.reconnect()')
    assert page.run('io.socket.status') == 'disconnected'


def test_attempts_that_the_page_has_stopped_are_never_called_lost(page_of):
    page = page_of(
        settings='io.sails.reconnection = true; io.sails.reconnectionDelay = 60000; io.sails.lostAfter = 40;'
    )
    # Within the page: to tell it from here takes a busy machine longer than those 40 ms.
    stop = "if (status === 'reconnecting') setTimeout(() => { io.socket.path = '/elsewhere'; });"
    page.run(f"""() => {{
      window.told = [];
      {LOST}
      io.socket.on('sails:status', ({{status}}) => {{ {stop} }});
      {FALL};
    }}""")
    page.wait("io.socket.status === 'disconnected'")
    page.run('() => new Promise((resolve) => setTimeout(resolve, 80))')
    assert page.run('[told, io.socket.status]') == [[], 'disconnected']


def test_a_connection_that_falls_in_a_later_handshake_was_never_there(page_of):
    page = page_of(settings=RECONNECTING)
    page.run(f"""() => {{
      window.told = [];
      for (const event of ['connect', 'disconnect', 'connect_error']) io.socket.on(event, () => told.push(event));
      const {{io: manager}} = io.socket._raw;
      {FALL};
      manager.once('open', () => manager.engine.close());
    }}""")
    page.wait_connected()
    assert page.run('told') == ['disconnect', 'connect_error', 'connect']


def test_a_logger_that_throws_stops_nothing(blank, console):
    console.expect('no paper')
    blank.open_connected(
        settings="""
      io.sails.environment = 'development';
      io.sails.logger = {log() { throw new Error('no paper'); }, warn() {}};
    """
    )
    assert blank.call('get', '/echo').status == 200
    assert blank.run('io.socket.status') == 'connected'
