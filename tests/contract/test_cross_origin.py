"""A socket to another origin: the cookie step before it, and what the server's list of origins lets in."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.page

APP_HOST, API_HOST = 'app.sails.localhost', 'api.sails.localhost'
OTHER_SITE = 'api.elsewhere.localhost'


@pytest.fixture
def visit(blank, second_server):
    """Open a page of the app whose socket goes to the API host; tell what was fetched there."""
    fetched = []
    other = urlsplit(second_server.url_of(API_HOST))
    blank.page.on('request', lambda request: fetched.append(urlsplit(request.url)))

    def open_page(settings=''):
        blank.open(host=APP_HOST, settings=f"io.sails.url = '{other.geturl()}'; {settings}").wait_connected()
        return [
            url.path
            for url in fetched
            if url.netloc == other.netloc and not url.path.startswith('/socket.io')
        ]

    return open_page


def test_a_cookie_is_fetched_from_the_other_origin_first(blank, visit):
    assert visit() == ['/__getcookie']
    assert 'sails.sid=' in blank.call('get', '/handshake').body['headers']['cookie']


def test_the_session_there_lasts_over_a_reconnect(blank, visit):
    visit()
    blank.call('post', '/session/count')
    blank.run('io.socket.disconnect(), io.socket.reconnect()')
    assert blank.wait_connected().call('post', '/session/count').body == {'count': 2}


def test_the_cookie_step_can_be_left_out(blank, visit):
    assert visit('io.sails.useCORSRouteToGetCookie = false;') == []
    assert blank.call('get', '/echo').status == 200


def test_the_cookie_can_come_from_a_route_of_the_app(blank, visit):
    assert visit("io.sails.useCORSRouteToGetCookie = '/own-cookie';") == ['/own-cookie']
    assert 'sails.sid=' in blank.call('get', '/handshake').body['headers']['cookie']


def test_where_the_browser_keeps_the_cookies_of_other_sites_away_each_connection_has_a_session(
    blank, second_server
):
    # A cookie that does not say otherwise is for pages of its own site alone, in every browser of today.
    url = second_server.url_of(OTHER_SITE)
    blank.open(host=APP_HOST, settings=f"io.sails.url = '{url}';").wait_connected()
    assert blank.call('post', '/session/count').body == {'count': 1}
    blank.run('io.socket.disconnect(), io.socket.reconnect()')
    assert blank.wait_connected().call('post', '/session/count').body == {'count': 1}


def test_requests_go_to_the_other_server(blank, visit, second_server, server):
    visit()
    blank.call('post', f'/journal/there-{server.kind}', {'entry': 'sent there'})
    assert second_server.http('GET', f'/journal/there-{server.kind}') == ['sent there']
    assert server.http('GET', f'/journal/there-{server.kind}') == []


def test_the_server_sees_the_origin_of_the_page(blank, visit, server):
    visit()
    assert blank.call('get', '/echo').body['headers']['origin'] == server.url_of(APP_HOST)


def test_another_port_is_another_origin(blank, second_server):
    fetched = []
    blank.page.on('request', lambda request: fetched.append(request.url))
    blank.open(settings=f"io.sails.url = '{second_server.url}';").wait_connected()
    assert f'{second_server.url}/__getcookie' in [url.split('?')[0] for url in fetched]


def test_the_own_origin_needs_no_cookie_step(blank):
    fetched = []
    blank.page.on('request', lambda request: fetched.append(urlsplit(request.url).path))
    for settings in ('', 'io.sails.url = location.origin;', "io.sails.url = location.origin + '/';"):
        blank.open_connected(settings=settings)
    assert '/js/dependencies/sails.io.js' in fetched
    assert '/__getcookie' not in fetched


def test_events_come_from_the_other_origin(blank, visit):
    visit()
    news = blank.record('news')
    blank.call('post', '/blast', {'event': 'news', 'data': 1})
    assert news.wait() == [[1]]


def test_an_origin_that_is_not_on_the_list_is_refused(blank, second_server, console):
    console.expect('WebSocket connection to .* failed')
    blank.open(
        host='stranger.localhost',
        settings=f"""
      io.sails.url = '{second_server.url_of(API_HOST)}';
      io.sails.useCORSRouteToGetCookie = false;
      io.socket.on('connect_error', () => {{ window.refused = true; }});
    """,
    )
    blank.wait('window.refused')
    assert blank.run('io.socket.isConnected()') is False
