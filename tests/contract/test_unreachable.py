"""A server that cannot be reached: the console says so in words, once."""

from __future__ import annotations

import pytest

QUICK = {'reconnection': True, 'reconnectionDelay': 20, 'reconnectionDelayMax': 40}
COUNT = """<script>
  window.heard = [];
  for (const event of ['connect_error', 'reconnect_attempt']) { io.socket.on(event, () => heard.push(event)); }
</script>"""
UNREACHABLE = 'Could not connect to'


def told(console):
    """What the console was told of connections that do not come up."""
    return [line for line in console.said if UNREACHABLE in line]


def test_a_server_that_is_down_is_told_of_once(new_page, fragile_server, console):
    console.expect_of_browser('WebSocket connection to .* failed')
    page = new_page(fragile_server).open_connected(options=QUICK)
    heard = page.record('connect_error')
    for lines in (1, 2):
        fragile_server.stop()
        heard.wait(len(heard.calls()) + 3)
        assert len(told(console)) == lines
        assert fragile_server.url in told(console)[-1]
        fragile_server.start()
        page.wait_connected()


@pytest.mark.parametrize(
    ('client_file', 'server_kind'),
    [('page', 'sails-1'), ('page', 'sails-2'), ('factory-3', 'sails-1')],
    indirect=True,
    ids=['page-sails-1', 'page-sails-2', 'factory-3-sails-1'],
)
def test_a_server_on_socket_io_2_is_told_of_with_the_file_for_it(blank, console):
    blank.open(options=QUICK, body=COUNT).wait('heard.length > 0')
    blank.wait('!io.socket.isConnecting()')
    [line] = told(console)
    assert 'sails-hook-sockets 1 or 2' in line
    assert 'sails.io.legacy.js' in line
    assert blank.run('heard') == ['connect_error']
