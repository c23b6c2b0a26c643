"""engine.io's published checks, "upgrade": from polling to a WebSocket.

Source: github.com/socketio/socket.io, docs/engine.io-protocol/v4-test-suite and v3-test-suite; the names of
the checks are theirs.
"""

from tests.mock.wire_client import WireClient
from tests.protocol.conftest import Connect, Poll
from tests.protocol.polling import Polling


def move(polling: Polling, connect: Connect) -> WireClient:
    """Take a connection over to a WebSocket, as a client does when no poll hangs."""
    client = connect(query=polling.upgrade_query, upgrade=True)
    client.send('2probe')
    assert client.receive() == '3probe'
    client.send('5')
    return client


def works(client: WireClient) -> bool:
    """Whether a WebSocket answers; nothing comes before the answer."""
    client.send('421["get",{"url":"/text"}]')
    return client.receive() == '431[{"body":"plain text","headers":{},"statusCode":200}]'


def test_successfully_upgrades_from_http_long_polling_to_websocket(poll: Poll, connect: Connect) -> None:
    polling = poll()
    hanging = polling.hang()
    client = connect(query=polling.upgrade_query, upgrade=True)
    client.send('2probe')
    assert client.receive() == '3probe'
    assert hanging.answer().text == polling.payload('6')
    client.send('5')
    assert works(client)


def test_ignores_http_requests_with_same_sid_after_upgrade(poll: Poll, connect: Connect) -> None:
    polling = poll()
    client = move(polling, connect)
    assert works(client)
    for answer in (polling.poll(), polling.post('41')):
        assert (answer.status, answer.text) == (400, '{"code":3,"message":"Bad request"}')
    assert works(client)


def test_ignores_websocket_connection_with_same_sid_after_upgrade(poll: Poll, connect: Connect) -> None:
    polling = poll()
    client = move(polling, connect)
    assert works(client)
    connect(query=polling.upgrade_query, upgrade=True).closing()
    assert works(client)


def test_a_second_probe_at_the_same_time(poll: Poll, connect: Connect) -> None:
    polling = poll()
    client = connect(query=polling.upgrade_query, upgrade=True)
    client.send('2probe')
    assert client.receive() == '3probe'
    connect(query=polling.upgrade_query, upgrade=True).closing()
    client.send('5')
    assert works(client)


def test_a_probe_that_is_none_leaves_the_polling_alone(poll: Poll, connect: Connect) -> None:
    polling = poll()
    for frames in (['42["get"]'], ['2'], ['junk']):
        client = connect(query=polling.upgrade_query, upgrade=True)
        client.send(*frames)
        client.closing()
    client = connect(query=polling.upgrade_query, upgrade=True)
    client.send('2probe')
    assert client.receive() == '3probe'
    client.send('4')
    client.closing()
    assert polling.body('get', '/text') == 'plain text'


def test_polling_goes_on_until_the_upgrade(poll: Poll, connect: Connect) -> None:
    polling = poll()
    connect(query=polling.upgrade_query, upgrade=True)
    assert polling.body('get', '/text') == 'plain text'
