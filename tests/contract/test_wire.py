"""On the wire: the client sends what sails.io.js 1.2.1 sends, but for the SDK and the protocol version."""

from __future__ import annotations

import pytest

from tests.support.frames import packets
from tests.support.server import CLIENT_PATH
from tests.support.tools import find_npm_file

pytestmark = pytest.mark.page

REFERENCE = 'js/dependencies/reference.js'
# They name the SDK, the protocol version, and the moment.
OWN_PARAMETERS = {'__sails_io_sdk_version', '__sails_io_sdk_platform', '__sails_io_sdk_language', 'EIO', 't'}

# The socket is made by hand, because settings of an inline script come too late for 1.2.1.
SESSION = """<script>
  window.answers = 0;
  const answered = () => { answers += 1; };
  const headers = {'x-token': 'global', 'x-page': 'menu'};
  const socket = io.sails.connect({query: 'room=kitchen&table=4%20b', headers});
  socket.post('/echo', {queued: true}, answered);
  socket.get('/echo', answered);
  socket.on('connect', function once() {
    socket.off('connect', once);
    socket.get('/echo', answered);
    socket.get('/echo?sort=item', {status: 'new'}, answered);
    socket.post('/echo', {item: 'tea', notes: {sugar: null, milk: [1, 2.5, true]}}, answered);
    socket.post('/echo', [1, {two: 2}], answered);
    socket.put('/echo/', {text: 'Grüße 👋'}, answered);
    socket.patch('echo', answered);
    socket.delete('/echo  ', {undefined, nothing: null}, answered);
    socket.request({url: '/echo', method: 'PoSt', params: {a: 1}, headers: {'x-token': 'own'}}, answered);
    socket.request({url: '/echo', data: {b: 2}, headers: {'x-page': undefined}}, answered);
    socket.request({url: '/echo', method: 'options'}, answered);
    socket.request({url: '/echo', method: ''}, answered);
    socket.post('/echo', {callback: false});
    socket.get('/echo', null, answered);
    socket.get('/echo', undefined, answered);
    socket.get('', answered);
    socket.get('/text', answered);
  });
</script>"""
ANSWERS = 17


@pytest.fixture
def recorded(new_page, server, real_server):
    """The session's WebSocket with the client under test, and with the reference on a real server.

    The reference speaks an older protocol version, which real Sails understands and the mock does not.
    """
    real_server.add_file(REFERENCE, find_npm_file('sails.io.js-dist/sails.io.js'))
    return _record(new_page(server), CLIENT_PATH), _record(new_page(real_server), REFERENCE)


def _record(page, client):
    off = {'attributes': 'autoConnect="false"', 'settings': 'io.sails.autoConnect = false;'}
    page.open(client=client, body=SESSION, **off).wait(f'answers === {ANSWERS}')
    [connection] = page.frames.connections
    return connection


def test_packets_and_handshake_equal_those_of_the_reference(recorded):
    ours, reference = recorded
    assert packets(ours.sent) == packets(reference.sent)
    assert len(packets(ours.sent)) == ANSWERS + 1
    assert ours.path == reference.path
    handshakes = [
        {name: value for name, value in connection.query.items() if name not in OWN_PARAMETERS}
        for connection in (ours, reference)
    ]
    assert handshakes[0] == handshakes[1] == {'room': 'kitchen', 'table': '4 b', 'transport': 'websocket'}


def test_the_sdk_is_named_in_the_same_three_parameters(recorded):
    names = [
        sorted(name for name in connection.query if name.startswith('__sails_io_sdk_'))
        for connection in recorded
    ]
    assert names[0] == names[1]
    assert len(names[0]) == 3
    platforms = [connection.query['__sails_io_sdk_platform'] for connection in recorded]
    assert platforms == ['browser', 'browser']


def test_the_payload_has_its_keys_in_the_same_order(recorded):
    orders = [[list(packet.arguments[1]) for packet in packets(connection.sent)] for connection in recorded]
    assert orders[0] == orders[1]
