"""Sessions: one visitor's requests share one, from every page and over HTTP; another visitor has another."""

from __future__ import annotations

import pytest

COUNT_BY_HTTP = "fetch('/session/count', {method: 'POST'}).then((response) => response.json())"


def test_a_session_lasts_over_the_requests_of_a_connection(client):
    counts = [client.call('post', '/session/count').body['count'] for _ in range(3)]
    assert counts == [1, 2, 3]
    assert client.call('get', '/session').body == {'count': 3}


@pytest.mark.page
def test_pages_of_one_visitor_share_a_session(blank, page_of):
    blank.open().run(COUNT_BY_HTTP)  # a visitor's cookie comes with the first answer over HTTP
    first, second = page_of(), page_of()
    assert [page.call('post', '/session/count').body['count'] for page in (first, second, first)] == [2, 3, 4]


@pytest.mark.page
def test_http_and_socket_share_a_session(blank, page_of):
    assert blank.open().run(COUNT_BY_HTTP) == {'count': 1}
    page = page_of()
    assert page.call('post', '/session/count').body == {'count': 2}
    assert page.run(COUNT_BY_HTTP) == {'count': 3}


@pytest.mark.page
def test_long_polling_and_http_share_a_session(blank, page_of):
    assert blank.open().run(COUNT_BY_HTTP) == {'count': 1}
    page = page_of(settings="io.sails.transports = ['polling'];")
    assert page.call('post', '/session/count').body == {'count': 2}
    assert 'sails.sid=' in page.call('get', '/handshake').body['headers']['cookie']


@pytest.mark.page
def test_a_session_lasts_over_a_reconnect(blank, page_of):
    blank.open().run(COUNT_BY_HTTP)
    page = page_of()
    page.call('post', '/session/count')
    page.do('disconnect', 'reconnect')
    assert page.wait_connected().call('get', '/session').body == {'count': 2}


def test_another_visitor_has_another_session(client, stranger):
    client.call('post', '/session/count')
    assert stranger.call('get', '/session').body == {'count': 0}


@pytest.mark.page
def test_a_request_cannot_take_another_cookie_or_origin(client, server):
    headers = {'cookie': 'sails.sid=stolen', 'origin': 'http://elsewhere.test'}
    seen = client.call('request', {'url': '/echo', 'headers': headers}).body['headers']
    assert seen['origin'] == server.url
    assert 'stolen' not in seen.get('cookie', '')
