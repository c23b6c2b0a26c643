"""Bad input: an Error that says what was given and shows the usage, and a socket that goes on working."""

from __future__ import annotations

# An expression, and what its Error must name of what was given.
BAD = {
    'callback, text': ("io.socket.get('/echo', {}, 'my-callback')", 'my-callback'),
    'callback, number': ("io.socket.request({url: '/echo'}, 4711)", '4711'),
    'callback, object': ("io.socket.post('/echo', {}, {done: 1})", 'done'),
    'callback, null': ("io.socket.request({url: '/echo'}, null)", 'null'),
    'url, number': ('io.socket.get(4711)', '4711'),
    'url, object': ("io.socket.put({path: '/echo'})", 'path'),
    'url, undefined': ('io.socket.delete()', 'undefined'),
    'url, null': ('io.socket.patch(null)', 'null'),
    'url, missing': ("io.socket.request({method: 'post'})", 'undefined'),
    'url, wrong': ('io.socket.request({url: false})', 'false'),
    'options, missing': ('io.socket.request()', 'undefined'),
    'options, text': ("io.socket.request('/echo')", '/echo'),
    'method, number': ("io.socket.request({url: '/echo', method: 4711})", '4711'),
    'method, object': ("io.socket.request({url: '/echo', method: {verb: 'get'}})", 'verb'),
    'headers, text': ("io.socket.request({url: '/echo', headers: 'x-token: 1'})", 'x-token: 1'),
    'headers, number': ("io.socket.request({url: '/echo', headers: 4711})", '4711'),
    'params, text': ("io.socket.request({url: '/echo', params: 'item=tea'})", 'item=tea'),
    'params, number': ("io.socket.request({url: '/echo', params: 4711})", '4711'),
    'data, text': ("io.socket.request({url: '/echo', data: 'item=tea'})", 'item=tea'),
    'data, of a verb': ("io.socket.post('/echo', 'item=tea')", 'item=tea'),
    'params and data': ("io.socket.request({url: '/echo', params: {a: 1}, data: {b: 2}})", 'params'),
}


def test_bad_input_throws_an_error_that_shows_the_usage(client):
    for kind, (expression, _) in BAD.items():
        message = client.thrown(expression)
        assert 'Usage' in message, (kind, message)
        assert 'socket.' in message.split('Usage')[1], (kind, message)


def test_bad_input_throws_an_error_that_says_what_was_given(client):
    silent = {
        kind: message
        for kind, (expression, given) in BAD.items()
        if given not in (message := client.thrown(expression)).split('Usage')[0]
    }
    assert silent == {}


def test_the_options_of_a_request_may_not_be_null(client):
    message = client.thrown('io.socket.request(null)')
    assert 'null' in message
    assert 'Usage' in message


def test_bad_input_is_told_before_the_connection_too(blank):
    blank.open(
        body="""<script>
      window.messages = [];
      for (const make of [() => io.socket.get(4711), () => io.socket.get('/echo', {}, 'my-callback')]) {
        try { make(); } catch (error) { messages.push(error.message); }
      }
    </script>"""
    )
    assert len([message for message in blank.run('messages') if 'Usage' in message]) == 2
    blank.wait_connected()
    assert blank.frames.requests() == []


def test_the_socket_goes_on_working(client):
    for expression, _ in BAD.values():
        client.thrown(expression)
    assert client.call('post', '/echo', {'item': 'tea'}).body['body'] == {'item': 'tea'}
    assert len(client.frames.requests()) == 1
