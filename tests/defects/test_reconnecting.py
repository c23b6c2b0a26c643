"""Reconnecting leaves nothing behind, and can be stopped (defects 7, 10 and 13)."""

from __future__ import annotations

import pytest

from tests.defects.real_sails import ON_REAL_SAILS

pytestmark = ON_REAL_SAILS

QUICK = '{reconnection: true, reconnectionDelay: 20, reconnectionDelayMax: 40}'
REFUSED = 'WebSocket connection to .* failed'


@pytest.fixture
def lively(unconnected):
    """A page with a `socket` that reconnects by itself, and a list of what it has heard."""
    unconnected.run(f"""() => {{
      window.heard = [];
      window.socket = io.sails.connect({QUICK});
      for (const event of ['connect', 'reconnect']) {{ socket.on(event, () => heard.push(event)); }}
    }}""")
    return unconnected.wait_connected('socket')


def test_an_automatic_reconnect_adds_no_listener(lively):
    """Defect 7."""
    listeners = "['connect', 'disconnect'].map((event) => socket._raw.listeners(event).length)"
    before = lively.run(listeners)
    for times in (2, 3):
        lively.run("void socket.post('/drop')")
        lively.wait(f"heard.filter((event) => event === 'connect').length === {times}")
    assert lively.run(listeners) == before


def test_a_request_made_while_the_queue_is_flushed_is_not_lost(prepared, server):
    """Defect 7, second sentence: data that is read when it is sent calls back into the page."""
    page = prepared("""
      const note = (name) => (body, jwr) => heard.push(name);
      const during = {toJSON() {
        if (io.socket.isConnected()) {
          io.socket.disconnect();
          io.socket.post('/journal/during-flush', {entry: 'during'}, note('during'));
        }
        return {};
      }};
      io.socket.post('/echo', {during}, note('first'));
      io.socket.get('/echo', note('second'));
    """)
    page.wait('io.socket._raw && !io.socket.isConnecting() && !io.socket.isConnected()')
    page.run('io.socket.reconnect()')
    page.wait_connected().call('get', '/echo')
    assert sorted(page.run('heard')) == ['during', 'first', 'second']
    assert server.http('GET', '/journal/during-flush') == ['during']


def test_requests_end_when_a_connect_listener_disconnects(prepared):
    """Defect 7, second sentence: the queue is flushed over a connection that is gone already."""
    page = prepared("""
      io.socket.on('connect', () => { if (heard.push('connect') === 1) { io.socket.disconnect(); } });
      window.calls = [];
      for (const name of ['first', 'second']) { io.socket.get('/echo', () => calls.push(name)); }
    """)
    page.wait("heard.includes('connect')")
    page.run('io.socket.isConnected() || io.socket.reconnect()')
    page.wait_connected().call('get', '/echo')
    assert page.run('calls') == ['first', 'second']


def test_the_query_is_the_same_at_each_connection(prepared, again):
    """Defect 10."""
    page = prepared("io.sails.query = 'shop=7'").wait_connected()
    again(again(page))
    first, *others = [
        {name: url.count(name) for name in ('shop=7', '__sails_io_sdk_version', '__sails_io_sdk_platform')}
        for url in (connection.url for connection in page.frames.connections)
    ]
    assert first == {'shop=7': 1, '__sails_io_sdk_version': 1, '__sails_io_sdk_platform': 1}
    assert others == [first, first]
    assert page.run('io.socket.query') == 'shop=7'


def test_disconnect_stops_the_attempts_to_reach_a_dead_server(unconnected, dead_url, console):
    """Defect 13."""
    console.expect(REFUSED)
    unconnected.run(f"""() => {{
      const dead = '{dead_url}';
      const options = {{...{QUICK}, useCORSRouteToGetCookie: false}};
      window.attempts = [0, 0];
      window.connect = (place) => io.sails.connect(dead, options).on('reconnect_attempt', () => {{
        attempts[place] += 1;
      }});
      window.socket = connect(0);
    }}""")
    unconnected.wait('attempts[0] > 1')
    stopped_at = unconnected.run('socket.disconnect(), attempts[0]')
    unconnected.run('window.other = connect(1)')
    unconnected.wait('attempts[1] > 3')
    unconnected.run('other.disconnect()')
    assert unconnected.run('[attempts[0], socket.isConnecting()]') == [stopped_at, False]


def test_disconnect_stops_the_attempts_after_a_loss(lively):
    """Defect 13."""
    lively.run("""() => {
      window.thrown = [];
      socket.on('reconnect_attempt', () => {
        try { socket.disconnect(); } catch (error) { thrown.push(error.message); }
      });
      socket.post('/drop');
    }""")
    lively.wait_disconnected('socket')
    lively.run(f"""() => {{
      window.other = io.sails.connect({QUICK});
      other.on('reconnect', () => heard.push('other is back'));
      other.post('/drop');
    }}""")
    lively.wait("heard.includes('other is back')")
    assert lively.run('thrown') == []
    assert lively.run('[heard, socket.isConnected()]') == [['connect', 'other is back'], False]
