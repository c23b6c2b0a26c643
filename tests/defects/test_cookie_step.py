"""The cookie step of a socket to another origin always ends, and goes where it should (defects 1 and 2)."""

from __future__ import annotations

import pytest

from tests.defects.real_sails import ON_REAL_SAILS
from tests.support.client_page import TIME_LIMIT, ClientPage
from tests.support.quiet_servers import Silent, listening

pytestmark = ON_REAL_SAILS

API_HOST, OTHER_HOST = 'api.sails.test', 'sails.elsewhere.test'
CONNECT = """([url, route]) => {
  window.errors = [];
  window.socket = io.sails.connect(url, {useCORSRouteToGetCookie: route});
  socket.on('connect_error', () => errors.push('connect_error'));
}"""


@pytest.fixture
def clocked(context, server, console, time_limit):
    """A page whose clock the test moves on. A clock stays with its context, so the context is the test's own."""
    console.watch(context)
    page = ClientPage(context.new_page(), server)
    page.page.set_default_timeout(time_limit)
    page.page.set_default_navigation_timeout(TIME_LIMIT)
    page.page.clock.install()
    return page


def test_two_sockets_to_two_origins_each_reach_their_own(unconnected, second_server):
    """Defect 1."""
    urls = [second_server.url_of(host) for host in (API_HOST, OTHER_HOST)]
    unconnected.run('(urls) => { window.sockets = urls.map((url) => io.sails.connect(url)); }', urls)
    unconnected.wait('sockets.some((socket) => socket.isConnected())')
    for place, url in enumerate(urls):
        unconnected.wait_connected(f'sockets[{place}]')
        headers = unconnected.call('get', '/handshake', socket=f'sockets[{place}]').body['headers']
        assert f'http://{headers["host"]}' == url


@pytest.mark.parametrize(
    ('route', 'complaint'),
    [
        ('/nowhere-at-all', 'status of 404'),
        ('/cookie-page.html', None),
        ('/status/500', 'status of 500'),
    ],
)
def test_a_cookie_route_that_answers_something_else_does_not_stop_the_socket(
    unconnected, second_server, console, route, complaint
):
    """Defect 2: a 404, an HTML page, an error of the server."""
    if complaint:
        console.expect(complaint)
    (second_server.public / 'cookie-page.html').write_text('<!doctype html><title>Welcome</title>')
    unconnected.run(CONNECT, [second_server.url, route])
    unconnected.wait_connected('socket')
    assert unconnected.call('get', '/echo', socket='socket').status == 200


def test_a_cookie_route_that_never_answers_holds_the_socket_up_for_five_seconds(clocked, second_server):
    """Defect 2, the time limit."""
    clocked.open(attributes='autoConnect="false"').wait("!('socket' in io)")
    with clocked.page.expect_request('**/never'):
        clocked.run(CONNECT, [second_server.url, '/never'])
    assert clocked.run('socket.isConnecting()') is True
    clocked.page.clock.fast_forward(5000)
    clocked.wait_connected('socket')
    assert clocked.call('get', '/echo', socket='socket').status == 200


def test_a_dead_host_is_reported_and_given_up(unconnected, dead_url, server, console):
    """Defect 2, a dead host."""
    console.expect('ERR_CONNECTION_REFUSED')
    unconnected.run(CONNECT, [dead_url, True])
    unconnected.wait('errors.length > 0')
    assert unconnected.run('[socket.isConnecting(), socket.isConnected()]') == [False, False]
    unconnected.run('(url) => { socket.url = url; socket.reconnect(); }', server.url)
    unconnected.wait_connected('socket')


def test_a_host_that_never_answers_is_given_up(clocked, console):
    """Defect 2, a host that takes the connection and says nothing."""
    console.expect('WebSocket is closed before the connection is established')
    clocked.open(attributes='autoConnect="false"').wait("!('socket' in io)")
    with listening(Silent) as url:
        with clocked.page.expect_request('**/__getcookie'):
            clocked.run(CONNECT, [url, True])
        clocked.page.clock.fast_forward(5000)
        clocked.wait('socket._raw')
        # socket.io's own limit for a connection attempt
        clocked.page.clock.fast_forward(20000)
        clocked.wait('errors.length > 0')
        assert clocked.run('socket.isConnecting()') is False
