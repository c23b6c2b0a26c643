"""Requests and listeners given before the connection are kept, and replayed in order."""

from __future__ import annotations

import pytest

QUEUE = """
window.order = [];
for (const entry of ['first', 'second', 'third']) {
  io.socket.post('/journal/NAME', {entry}, (body, jwr) => order.push([entry, body.entries, jwr.statusCode]));
}
"""


@pytest.mark.page
def test_requests_before_the_connection_are_sent_in_order(blank, server):
    name = f'queue-{server.kind}'
    blank.open(body=f'<script>{QUEUE.replace("NAME", name)}</script>')
    blank.wait('order.length === 3')
    assert blank.run('order') == [['first', 1, 200], ['second', 2, 200], ['third', 3, 200]]
    assert server.http('GET', f'/journal/{name}') == ['first', 'second', 'third']


@pytest.mark.page
def test_a_queued_request_is_sent_exactly_once(blank, server):
    name = f'once-{server.kind}'
    blank.open(body=f'<script>{QUEUE.replace("NAME", name)}</script>')
    blank.wait('order.length === 3')
    blank.run('io.socket.disconnect(), io.socket.reconnect()')
    blank.wait_connected()
    blank.call('get', '/echo')
    assert server.http('GET', f'/journal/{name}') == ['first', 'second', 'third']


@pytest.mark.page
def test_queued_requests_and_those_of_a_connect_listener_are_both_sent_once(blank, server):
    name = f'connect-{server.kind}'
    body = f"""<script>
      io.socket.on('connect', () => io.socket.post('/journal/{name}', {{entry: 'from connect'}}));
      io.socket.post('/journal/{name}', {{entry: 'queued'}});
    </script>"""
    blank.open_connected(body=body)
    blank.call('get', '/echo')
    assert sorted(server.http('GET', f'/journal/{name}')) == ['from connect', 'queued']


@pytest.mark.page
def test_every_verb_can_wait_in_the_queue(blank):
    blank.open(
        body="""<script>
      window.methods = [];
      const keep = (body) => methods.push(body.method);
      io.socket.get('/echo', keep);
      io.socket.post('/echo', {a: 1}, keep);
      io.socket.put('/echo', keep);
      io.socket.patch('/echo', {a: 1}, keep);
      io.socket.delete('/echo', keep);
      io.socket.request({url: '/echo', method: 'POST', data: {a: 1}}, keep);
    </script>"""
    )
    blank.wait('methods.length === 6')
    assert blank.run('methods') == ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'POST']


@pytest.mark.page
def test_a_listener_from_before_the_connection_hears_the_server(blank, server):
    blank.open(
        body="""<script>
      window.heard = [];
      io.socket.on('early', (data) => heard.push(data)).on('connect', () => heard.push('connect'));
    </script>"""
    ).wait_connected()
    blank.call('post', '/blast', {'event': 'early', 'data': {'cup': 1}})
    blank.wait('heard.length === 2')
    assert blank.run('heard') == ['connect', {'cup': 1}]


@pytest.mark.page
def test_a_listener_taken_off_before_the_connection_hears_nothing(blank):
    blank.open(
        body="""<script>
      window.heard = [];
      const dropped = (data) => heard.push(['dropped', data]);
      io.socket.on('early', dropped);
      io.socket.on('early', (data) => heard.push(['kept', data]));
      io.socket.off('early', dropped);
    </script>"""
    ).wait_connected()
    blank.call('post', '/blast', {'event': 'early', 'data': 1})
    blank.wait('heard.length > 0')
    assert blank.run('heard') == [['kept', 1]]


def test_requests_made_while_the_socket_is_down_are_sent_after_reconnect(client, server):
    client.do('disconnect')
    pending = client.start('post', f'/journal/down-{server.kind}', {'entry': 'made while down'})
    client.do('reconnect')
    assert pending.answer().body == {'entries': 1}
