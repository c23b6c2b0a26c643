"""What every way to load the library has to lead to."""

from __future__ import annotations

from tests.support.client_page import ClientPage


def expect_talk(page: ClientPage, io: str = 'io') -> None:
    """Fail unless `io.socket` connects, gets an answer, and has told the server that it is in a browser.

    Args:
        page: the page.
        io: the JavaScript expression of its `io`.
    """
    socket = f'{io}.socket'
    page.wait_connected(socket)
    answer = page.call('post', '/echo', {'item': 'tea'}, socket=socket)
    assert (answer.status, answer.body['body']) == (200, {'item': 'tea'})
    handshake = page.call('get', '/handshake', socket=socket)
    assert handshake.body['query']['__sails_io_sdk_platform'] == 'browser'
