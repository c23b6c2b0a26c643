"""Settings: the members of io.sails, what they default to, which wins, and when they are locked."""

from __future__ import annotations

# Options of a socket, each with a value that it does not have by default.
LOCKED = {
    'useCORSRouteToGetCookie': "'/other-route'",
    'url': "'http://elsewhere.test'",
    'multiplex': 'false',
    'transports': "['polling']",
    'query': "'a=1'",
    'path': "'/elsewhere'",
    'initialConnectionHeaders': "{a: '1'}",
    'reconnection': 'true',
    'reconnectionAttempts': '7',
    'reconnectionDelay': '77',
    'reconnectionDelayMax': '777',
    'rejectUnauthorized': 'false',
    'randomizationFactor': '0.25',
    'timeout': '7777',
}


def test_defaults(client):
    defaults = client.run("""({...io.sails, sdk: undefined, connect: undefined})""")
    assert {
        name: defaults[name]
        for name in ('autoConnect', 'reconnection', 'environment', 'useCORSRouteToGetCookie', 'transports')
    } == {
        'autoConnect': True,
        'reconnection': False,
        'environment': 'development',
        'useCORSRouteToGetCookie': True,
        'transports': ['websocket'],
    }


def test_settings_without_a_default(client):
    names = ['headers', 'query', 'initialConnectionHeaders', 'strict', 'url', 'path', 'timeout']
    assert client.run('(names) => names.filter((name) => io.sails[name] != null)', names) == []


def test_the_sdk_names_itself(client):
    sdk = client.run('io.sails.sdk')
    assert (sdk['platform'], sdk['language']) == (
        'browser',
        client.frames.connections[0].query['__sails_io_sdk_language'],
    )
    assert sdk['versionString'] == (
        f'__sails_io_sdk_version={sdk["version"]}&__sails_io_sdk_platform=browser'
        f'&__sails_io_sdk_language={sdk["language"]}'
    )
    assert [int(part) for part in sdk['version'].split('.')[:2]] >= [0, 11]


def test_the_handshake_carries_the_sdk(client):
    query = client.call('get', '/handshake').body['query']
    sdk = client.run('io.sails.sdk')
    assert {name: query[f'__sails_io_sdk_{name}'] for name in ('version', 'platform', 'language')} == {
        'version': sdk['version'],
        'platform': 'browser',
        'language': sdk['language'],
    }


def test_a_query_goes_with_the_handshake_beside_the_sdk(blank):
    for query in ('room=kitchen&table=4', '?room=kitchen&table=4'):
        blank.open_connected(settings=f"io.sails.query = '{query}';")
        seen = blank.call('get', '/handshake').body['query']
        assert (seen['room'], seen['table']) == ('kitchen', '4')
        assert seen['__sails_io_sdk_platform'] == 'browser'


def test_a_query_cannot_displace_the_sdk(page_of):
    page = page_of(settings="io.sails.query = '__sails_io_sdk_version=0.1.0&room=kitchen';")
    seen = page.call('get', '/handshake').body['query']
    assert (seen['room'], seen['__sails_io_sdk_version']) == ('kitchen', page.run('io.sails.sdk.version'))


def test_the_transport_is_a_websocket_by_default(client):
    assert client.frames.connections[0].query['transport'] == 'websocket'


def test_polling_can_be_chosen(page_of):
    page = page_of(settings="io.sails.transports = ['polling'];")
    assert page.call('post', '/echo', {'item': 'tea'}).body['body'] == {'item': 'tea'}
    assert page.frames.connections == []


def test_polling_can_be_tried_first(page_of):
    page = page_of(settings="io.sails.transports = ['polling', 'websocket'];")
    page.wait("io.socket._raw.io.engine.transport.name === 'websocket'")
    assert page.call('get', '/echo').status == 200


def test_another_path(new_page, lift):
    page = new_page(lift(path='/live/sockets')).open_connected(settings="io.sails.path = '/live/sockets';")
    assert page.frames.connections[0].path == '/live/sockets/'


def test_options_of_connect_win_over_io_sails(page_of):
    page = page_of(settings="io.sails.transports = ['polling']; io.sails.query = 'from=settings';")
    socket = page.page.evaluate_handle("io.sails.connect({transports: ['websocket'], query: 'from=options'})")
    seen = page.call('get', '/handshake', socket=socket).body['query']
    assert (seen['from'], seen['transport']) == ('options', 'websocket')
    assert page.call('get', '/handshake').body['query']['from'] == 'settings'


def test_settings_made_after_the_connection_hold_for_the_next_socket(client):
    client.run("io.sails.query = 'made=later'")
    socket = client.page.evaluate_handle('io.sails.connect()')
    assert client.call('get', '/handshake', socket=socket).body['query']['made'] == 'later'


def test_the_url_of_a_socket_falls_back_to_the_one_in_use(client, server):
    assert client.run('io.socket.url').rstrip('/') == server.url


def test_the_settings_are_readable_on_a_connected_socket(page_of):
    page = page_of(
        settings="""Object.assign(io.sails, {
      reconnectionAttempts: 3, reconnectionDelay: 50, reconnectionDelayMax: 500, randomizationFactor: 0.1,
      timeout: 5000, multiplex: false, path: '/socket.io', query: 'a=1', rejectUnauthorized: true});"""
    )
    names = [
        'reconnectionAttempts',
        'reconnectionDelay',
        'reconnectionDelayMax',
        'randomizationFactor',
        'timeout',
        'multiplex',
        'path',
        'rejectUnauthorized',
        'reconnection',
        'transports',
        'useCORSRouteToGetCookie',
    ]
    assert page.run('(names) => names.map((name) => io.socket[name])', names) == [
        3,
        50,
        500,
        0.1,
        5000,
        False,
        '/socket.io',
        True,
        False,
        ['websocket'],
        True,
    ]


def test_no_setting_can_be_changed_while_the_socket_is_connected(client):
    for name, value in LOCKED.items():
        message = client.thrown(f'io.socket.{name} = {value}')
        assert name in message, message
        assert 'connected' in message, message
    assert client.call('get', '/echo').status == 200


def test_a_setting_can_be_given_its_own_value_again(client):
    client.run(
        '() => { io.socket.reconnection = io.socket.reconnection; io.socket.timeout = io.socket.timeout; }'
    )
    assert client.run('io.socket.isConnected()') is True


def test_strict_false_lifts_the_lock(client):
    client.run(
        "() => { io.sails.strict = false; io.socket.reconnectionDelay = 77; io.socket.path = '/later'; }"
    )
    assert client.run('[io.socket.reconnectionDelay, io.socket.path]') == [77, '/later']
    assert client.call('get', '/echo').status == 200


def test_the_lock_is_off_once_the_socket_is_disconnected(client):
    client.run("() => { io.socket.disconnect(); io.socket.transports = ['polling']; io.socket.reconnect(); }")
    client.wait_connected()
    assert client.call('get', '/handshake').body['query']['transport'] == 'polling'
