"""Attributes of the script tag: each sets the member of io.sails that it is named after."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.script_tag

# What is written in the tag, the setting, and the value that it gets.
GOOD = {
    'plain text': ('environment="production"', 'environment', 'production'),
    'true': ('reconnection="true"', 'reconnection', True),
    'false': ('reconnection="false"', 'reconnection', False),
    'a URL': ('url="http://127.0.0.1:9" autoConnect="false"', 'url', 'http://127.0.0.1:9'),
    'an object': ("""headers='{"x-token": "tag"}'""", 'headers', {'x-token': 'tag'}),
    'an array': ("""transports='["polling", "websocket"]'""", 'transports', ['polling', 'websocket']),
    'a path': ('path="/socket.io"', 'path', '/socket.io'),
    'autoConnect': ('autoConnect="true"', 'autoConnect', True),
    'autoConnect off': ('autoConnect="false"', 'autoConnect', False),
    'autoConnect, empty': ('autoConnect=""', 'autoConnect', True),
    'autoConnect, bare': ('autoConnect', 'autoConnect', True),
    'data-': ('data-reconnection="true"', 'reconnection', True),
    'data- with an object': ("""data-headers='{"x-token": "tag"}'""", 'headers', {'x-token': 'tag'}),
    'data-autoConnect': ('data-autoConnect="false"', 'autoConnect', False),
    'data-environment': ('data-environment="production"', 'environment', 'production'),
    'data-url': ('data-url="http://127.0.0.1:9" autoConnect="false"', 'url', 'http://127.0.0.1:9'),
    'data-transports': ("""data-transports='["polling"]'""", 'transports', ['polling']),
    'data-path': ('data-path="/socket.io"', 'path', '/socket.io'),
    'data- wins before': ('data-environment="production" environment="test"', 'environment', 'production'),
    'data- wins after': ('environment="test" data-environment="production"', 'environment', 'production'),
    'lower case': ('autoconnect="false"', 'autoConnect', False),
}

# What is written in the tag, the attribute and the value that the Error must name; those of headers may be secret.
BAD = {
    'autoConnect, a word': ('autoConnect="maybe"', 'autoConnect', 'maybe'),
    'autoConnect, a number': ('autoConnect="1"', 'autoConnect', '1'),
    'environment, a number': ('environment="42"', 'environment', '42'),
    'environment, true': ('environment="true"', 'environment', 'true'),
    'headers, a word': ('headers="token"', 'headers', '"…" .string'),
    'headers, an array': ("""headers='["x-token"]'""", 'headers', 'object'),
    'headers, a number': ('headers="7"', 'headers', '7'),
    'url, a number': ('url="1337"', 'url', '1337'),
    'url, an object': ("""data-url='{"host": 1}'""", 'url', None),
}


def test_an_attribute_sets_its_member_of_io_sails(blank):
    found = {
        case: blank.open(attributes=attributes).run('(name) => io.sails[name]', setting)
        for case, (attributes, setting, _) in GOOD.items()
    }
    assert found == {case: value for case, (_, _, value) in GOOD.items()}


def test_a_wrong_type_throws_an_error_that_names_the_attribute_and_the_value(blank, console):
    for attributes, name, value in BAD.values():
        console.expect(f'(?s)uncaught.*{name}.*{value or ""}')
        before = len(console.complaints)
        blank.open(attributes=attributes)
        assert len(console.complaints) == before + 1, attributes


def test_a_page_whose_tag_turns_autoconnect_off_has_no_socket(blank):
    for attribute in ('autoConnect="false"', 'data-autoConnect="false"'):
        blank.open(attributes=attribute).wait("!('socket' in io)")
    assert blank.frames.connections == []


def test_attributes_that_are_not_there_leave_the_defaults(blank):
    blank.open(attributes='reconnection="true"')
    assert blank.run('[io.sails.autoConnect, io.sails.environment, io.sails.transports]') == [
        True,
        'development',
        ['websocket'],
    ]


def test_a_later_script_wins_over_the_tag(blank):
    blank.open(
        attributes="""headers='{"x-token": "tag"}'""", settings="io.sails.headers = {'x-token': 'script'};"
    )
    assert blank.wait_connected().call('get', '/echo').body['headers']['x-token'] == 'script'


def test_the_settings_of_the_tag_are_those_of_the_socket(blank):
    blank.open_connected(attributes="""headers='{"x-token": "tag"}' transports='["polling"]'""")
    assert blank.call('get', '/echo').body['headers']['x-token'] == 'tag'
    assert blank.frames.connections == []


def test_the_url_of_the_tag_is_connected_to(blank, second_server):
    blank.open_connected(attributes=f'url="{second_server.url}"')
    assert blank.frames.connections[0].url.startswith(second_server.url.replace('http:', 'ws:'))


def test_the_path_of_the_tag_is_connected_to(new_page, lift):
    page = new_page(lift(path='/live/sockets'))
    page.open_connected(attributes='path="/live/sockets"')
    assert page.frames.connections[0].path == '/live/sockets/'
    assert page.call('get', '/echo').status == 200
