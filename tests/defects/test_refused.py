"""A connection that comes to nothing is over, and the socket can connect elsewhere (defect 13)."""

from __future__ import annotations

from tests.defects.real_sails import ON_REAL_SAILS
from tests.defects.stub_site import StubSite
from tests.support.quiet_servers import Closing, Silent, listening

CONNECT = """(url) => {
  window.errors = [];
  window.socket = io.sails.connect(url, {useCORSRouteToGetCookie: false, timeout: 200});
  for (const event of ['error', 'connect_error']) { socket.on(event, () => errors.push(event)); }
}"""


@ON_REAL_SAILS
def test_a_socket_that_the_server_never_answers_can_connect_elsewhere(unconnected, server, console):
    """Defect 13, second sentence."""
    console.expect('WebSocket is closed before the connection is established')
    with listening(Silent) as url:
        unconnected.run(CONNECT, url)
        check_that_it_connects_elsewhere(unconnected, server)


@ON_REAL_SAILS
def test_a_socket_on_which_the_server_hangs_up_can_connect_elsewhere(unconnected, server):
    """Defect 13, second sentence."""
    with listening(Closing) as url:
        unconnected.run(CONNECT, url)
        check_that_it_connects_elsewhere(unconnected, server)


def check_that_it_connects_elsewhere(page, server):
    """The attempt is over, the page was told, and a further `reconnect` succeeds."""
    page.wait('errors.length > 0')
    assert page.run('[socket.isConnecting(), socket.isConnected()]') == [False, False]
    page.run('(url) => { socket.url = url; socket.timeout = 20000; socket.reconnect(); }', server.url)
    page.wait_connected('socket')


def test_a_socket_that_the_browser_refuses_is_not_connecting_any_more(context, client_file, time_limit):
    """Defect 13, second sentence: an insecure WebSocket from a secure page."""
    page = StubSite(context, client_file, 'https://shop.test', time_limit, sockets=False).visit()
    page.evaluate(CONNECT, 'http://plain.test')
    page.wait_for_function('errors.length > 0')
    assert page.evaluate('socket.isConnecting()') is False
    page.evaluate('socket.reconnect()')
