"""A server that lets the client in and closes the connection in one breath.

socket.io-client 4 hands on what it has read a moment later: it tells of the end first, and then that it is connected.
"""

from __future__ import annotations

import pytest

from tests.support.node import Node
from tests.support.quiet_servers import Parting, listening

SCRIPT = """
const io = require(FILE)(require('socket.io-client'));
Object.assign(io.sails, {autoConnect: false, environment: 'production', reconnectionDelay: 1});
const socket = io.sails.connect(URL_OF_SERVER, {transports: ['polling'], reconnection: RECONNECTION});
const told = [];
for (const event of ['connect', 'disconnect', 'connect_error']) {
  socket.on(event, () => {
    told.push(event);
    if (told.length === 3) socket.disconnect();
  });
}
const [error] = await new Promise((resolve) => socket.get('/user', (...values) => resolve(values)));
answer([[...new Set(told)], error.code, socket.isConnected(), socket._raw.connected]);
"""


@pytest.mark.parametrize('reconnection', ['false', 'true'])
def test_who_is_let_in_and_closed_at_once_is_not_connected(node_client, node_modules, reconnection):
    with listening(Parting) as url:
        script = SCRIPT.replace('RECONNECTION', reconnection)
        result = Node(node_client, node_modules, url).run(script)
    assert (result.answers, result.errors) == ([[['connect_error'], 'E_NOT_CONNECTED', False, False]], '')
