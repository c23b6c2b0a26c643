"""Settings: the members of io.sails, what they default to, which wins, and when they are locked."""

from __future__ import annotations

# Options of a socket, each with a value that it does not have by default.
LOCKED = {
    'useCORSRouteToGetCookie': '/other-route',
    'url': 'http://elsewhere.test',
    'multiplex': False,
    'transports': ['polling'],
    'query': 'a=1',
    'path': '/elsewhere',
    'initialConnectionHeaders': {'a': '1'},
    'reconnection': True,
    'reconnectionAttempts': 7,
    'reconnectionDelay': 77,
    'reconnectionDelayMax': 777,
    'rejectUnauthorized': False,
    'randomizationFactor': 0.25,
    'timeout': 7777,
}


def test_defaults(client):
    assert {
        name: client.option(name)
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
    assert [name for name in names if client.option(name) is not None] == list(client.set_by_itself)


def test_the_sdk_names_itself(client):
    sdk = client.option('sdk')
    assert (sdk['platform'], sdk['language']) == client.sdk
    assert sdk['versionString'] == (
        f'__sails_io_sdk_version={sdk["version"]}&__sails_io_sdk_platform={sdk["platform"]}'
        f'&__sails_io_sdk_language={sdk["language"]}'
    )
    assert [int(part) for part in sdk['version'].split('.')[:2]] >= [0, 11]


def test_the_handshake_carries_the_sdk(client):
    query = client.call('get', '/handshake').body['query']
    sdk = client.option('sdk')
    assert {name: query[f'__sails_io_sdk_{name}'] for name in ('version', 'platform', 'language')} == {
        name: sdk[name] for name in ('version', 'platform', 'language')
    }


def test_a_query_goes_with_the_handshake_beside_the_sdk(blank):
    for query in ('room=kitchen&table=4', '?room=kitchen&table=4'):
        blank.open_connected(options={'query': query})
        seen = blank.call('get', '/handshake').body['query']
        assert (seen['room'], seen['table']) == ('kitchen', '4')
        assert seen['__sails_io_sdk_platform'] == blank.option('sdk')['platform']


def test_a_query_cannot_displace_the_sdk(page_of):
    page = page_of(options={'query': '__sails_io_sdk_version=0.1.0&room=kitchen'})
    seen = page.call('get', '/handshake').body['query']
    assert (seen['room'], seen['__sails_io_sdk_version']) == ('kitchen', page.option('sdk')['version'])


def test_the_transport_is_a_websocket_by_default(client):
    assert client.call('get', '/handshake').body['query']['transport'] == 'websocket'


def test_polling_can_be_chosen(page_of):
    page = page_of(options={'transports': ['polling']})
    assert page.call('post', '/echo', {'item': 'tea'}).body['body'] == {'item': 'tea'}
    assert page.transport == 'polling'


def test_polling_can_be_tried_first(page_of):
    page = page_of(options={'transports': ['polling', 'websocket']})
    assert page.call('get', '/handshake').body['query']['transport'] == 'polling'
    page.wait_upgraded()
    assert page.call('get', '/echo').status == 200


def test_another_path(new_page, lift):
    page = new_page(lift(path='/live/sockets')).open_connected(options={'path': '/live/sockets'})
    assert page.call('get', '/echo').status == 200


def test_options_of_connect_win_over_io_sails(page_of):
    page = page_of(options={'transports': ['polling'], 'query': 'from=settings'})
    socket = page.connect({'transports': ['websocket'], 'query': 'from=options'})
    seen = page.call('get', '/handshake', socket=socket).body['query']
    assert (seen['from'], seen['transport']) == ('options', 'websocket')
    assert page.call('get', '/handshake').body['query']['from'] == 'settings'


def test_settings_made_after_the_connection_hold_for_the_next_socket(client):
    client.set_options(query='made=later')
    socket = client.connect()
    assert client.call('get', '/handshake', socket=socket).body['query']['made'] == 'later'


def test_the_url_of_a_socket_falls_back_to_the_one_in_use(client, server):
    assert client.get('url').rstrip('/') == server.url


def test_the_settings_are_readable_on_a_connected_socket(page_of):
    page = page_of(
        options={
            'reconnectionAttempts': 3,
            'reconnectionDelay': 50,
            'reconnectionDelayMax': 500,
            'randomizationFactor': 0.1,
            'timeout': 5000,
            'multiplex': False,
            'path': '/socket.io',
            'query': 'a=1',
            'rejectUnauthorized': True,
        }
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
    assert [page.get(name) for name in names] == [
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
        message = client.error_of_setting(name, value)
        assert name in message, message
        assert 'connected' in message, message
    assert client.call('get', '/echo').status == 200


def test_a_setting_can_be_given_its_own_value_again(client):
    client.set(**{name: client.get(name) for name in ('reconnection', 'url')})
    assert client.states()[0] is True


def test_strict_false_lifts_the_lock(client):
    client.set_options(strict=False)
    client.set(reconnectionDelay=77, path='/later')
    assert [client.get('reconnectionDelay'), client.get('path')] == [77, '/later']
    assert client.call('get', '/echo').status == 200


def test_the_lock_is_off_once_the_socket_is_disconnected(client):
    client.do('disconnect')
    client.set(transports=['polling'])
    client.do('reconnect')
    client.wait_connected()
    assert client.call('get', '/handshake').body['query']['transport'] == 'polling'
