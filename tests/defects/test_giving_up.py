"""Every request ends: when the connection is given up, when time is up, when the queue is full (defect 8)."""

from __future__ import annotations

import pytest

from tests.defects.real_sails import ON_REAL_SAILS
from tests.support.quiet_servers import Silent, listening

pytestmark = ON_REAL_SAILS

REFUSED = 'WebSocket connection to .* failed'
# Requests are noted with the code of their error, once for each call of their callback.
NOTE = """
  window.ended = [];
  window.note = (name) => (error, jwr) => ended.push([name, error.code, jwr.statusCode]);
"""


@pytest.fixture
def noting(unconnected):
    """A page that can note how requests end."""
    unconnected.run(f'() => {{ {NOTE} }}')
    return unconnected


def connect(page, url, **options):
    page.run(
        """([url, options]) => {
          window.socket = io.sails.connect(url, {...options, useCORSRouteToGetCookie: false});
          socket.get('/echo', note('first'));
          socket.get('/echo', note('second'));
        }""",
        [url, options],
    )


def check_that_both_ended(page):
    page.wait('ended.length > 1')
    assert page.run('ended') == [['first', 'E_NOT_CONNECTED', 0], ['second', 'E_NOT_CONNECTED', 0]]


def test_queued_requests_end_when_the_server_refuses(noting, console):
    """Defect 8."""
    console.expect(REFUSED)
    connect(noting, '', query='refuse=1')
    check_that_both_ended(noting)


def test_queued_requests_end_when_the_server_is_dead(noting, dead_url, console):
    """Defect 8."""
    console.expect(REFUSED)
    connect(noting, dead_url)
    check_that_both_ended(noting)


def test_queued_requests_end_with_the_last_attempt(noting, dead_url, console):
    """Defect 8."""
    console.expect(REFUSED)
    connect(noting, dead_url, reconnection=True, reconnectionDelay=20, reconnectionAttempts=2)
    check_that_both_ended(noting)


def test_queued_requests_end_when_the_page_stops_connecting(noting, console):
    """Defect 8."""
    console.expect('WebSocket is closed before the connection is established')
    with listening(Silent) as url:
        connect(noting, url)
        noting.run('socket.disconnect()')
        check_that_both_ended(noting)


def test_a_request_ends_at_its_time_limit(client):
    """Defect 8, second sentence."""
    client.run(f"""() => {{
      {NOTE}
      io.socket.request({{url: '/never', timeout: 30}}, note('own limit'));
    }}""")
    client.wait('ended.length > 0')
    assert client.run('ended') == [['own limit', 'E_TIMEOUT', 0]]


def test_every_request_can_have_a_time_limit(prepared):
    """Defect 8, second sentence."""
    page = prepared(f"{NOTE} io.sails.requestTimeout = 30; io.socket.get('/never', note('limit of all'));")
    page.wait('ended.length > 0')
    assert page.run('ended') == [['limit of all', 'E_TIMEOUT', 0]]


def test_a_queued_request_ends_at_its_time_limit(noting, console):
    """Defect 8, second sentence."""
    console.expect('WebSocket is closed before the connection is established')
    with listening(Silent) as url:
        noting.run(
            """(url) => {
              window.socket = io.sails.connect(url, {requestTimeout: 30, useCORSRouteToGetCookie: false});
              socket.get('/echo', note('queued'));
            }""",
            url,
        )
        noting.wait('ended.length > 0')
        assert noting.run('[ended, socket.isConnecting()]') == [[['queued', 'E_TIMEOUT', 0]], True]
        noting.run('socket.disconnect()')


def test_a_full_queue_takes_no_more(prepared):
    """Defect 8, third sentence."""
    page = prepared(f"""
      {NOTE}
      io.sails.queueLimit = 2;
      for (const name of ['first', 'second', 'third']) {{ io.socket.get('/echo', note(name)); }}
    """)
    page.wait('ended.length > 2')
    assert page.run('ended') == [['third', 'E_QUEUE_FULL', 0], ['first', None, 200], ['second', None, 200]]


def test_the_queue_is_bounded_without_any_setting(prepared):
    """Defect 8, third sentence."""
    page = prepared(
        f"""
      {NOTE}
      for (let number = 0; number < 100000; number += 1) {{ io.socket.get('/echo'); }}
      io.socket.get('/echo', note('one too many'));
    """,
        attributes='autoConnect="false"',
    )
    page.wait('ended.length > 0')
    assert page.run('ended') == [['one too many', 'E_QUEUE_FULL', 0]]
