"""One request: what is checked, copied, sent and settled."""

from __future__ import annotations

from typing import Any

from sails_io.client.call import Call
from sails_io.client.interop.objects import get
from sails_io.client.interop.text import split
from sails_io.client.line import Line, leave
from sails_io.client.response import answered, unanswered


def _refusal(options: Any, callback: Any = None) -> str:
    try:
        Call(options, callback)
    except Exception as error:
        return split(f'{get(error, "message")}', '. Given')[0]
    return 'no refusal'


def _packed(call: Call, common: Any) -> Any:
    return call.pack(common)


def a_call_is_packed_as_the_server_expects_it() -> Any:
    got = [
        _packed(Call({'url': '/a'}), None),
        _packed(Call({'url': '/b', 'method': 'PoST', 'data': {'n': 1}}), {'x-all': '1'}),
        _packed(
            Call({'url': '/c', 'params': [1, 2], 'headers': {'x-own': '2', 'x-all': '3'}}), {'x-all': '1'}
        ),
    ]
    expected = [
        {'method': 'get', 'headers': {}, 'data': {}, 'url': '/a'},
        {'method': 'post', 'headers': {'x-all': '1'}, 'data': {'n': 1}, 'url': '/b'},
        {'method': 'get', 'headers': {'x-own': '2', 'x-all': '3'}, 'data': [1, 2], 'url': '/c'},
    ]
    return [got, expected]


def common_headers_that_are_no_object_are_passed_over() -> Any:
    return [_packed(Call({'url': '/a', 'headers': {'x-own': '1'}}), 'x-all: 1')['headers'], {'x-own': '1'}]


def nothing_of_the_caller_is_changed_or_kept() -> Any:
    options: Any = {'url': '/a', 'headers': {'x-own': '2'}, 'data': {'list': [1, {'deep': 1}]}}
    call = Call(options)
    call.keep()
    options['data']['list'][1]['deep'] = 2
    options['headers']['x-own'] = '3'
    got = [_packed(call, {'x-all': '1'}), options['headers']]
    expected = [
        {
            'method': 'get',
            'headers': {'x-own': '2', 'x-all': '1'},
            'data': {'list': [1, {'deep': 1}]},
            'url': '/a',
        },
        {'x-own': '3'},
    ]
    return [got, expected]


def bad_arguments_are_refused() -> Any:
    got = [
        _refusal({'url': '/a'}, 'not a function'),
        _refusal({'url': 42}),
        _refusal({}),
        _refusal('/a'),
        _refusal({'url': '/a', 'method': 7}),
        _refusal({'url': '/a', 'method': 'trace'}),
        _refusal({'url': '/a', 'headers': 'x'}),
        _refusal({'url': '/a', 'params': 7}),
        _refusal({'url': '/a', 'data': 'x'}),
        _refusal({'url': '/a', 'data': {'a': 1}, 'params': {'a': 1}}),
        _refusal({'url': '/a', 'timeout': 'soon'}),
        _refusal({'url': '/a', 'data': None, 'params': {'a': 1}, 'headers': None, 'method': ''}),
    ]
    method = 'Invalid `method` provided! It must be get, post, put, patch, delete, options or head'
    expected = [
        'Invalid callback function! It must be a function, or left out',
        'Invalid or missing URL! Write an object with the string `url`',
        'Invalid or missing URL! Write an object with the string `url`',
        'Invalid or missing URL! Write an object with the string `url`',
        method,
        method,
        'Invalid `headers` provided! It must be an object',
        'Invalid `params` provided! It must be an object',
        'Invalid `data` provided! It must be an object',
        'Cannot specify both `params` and `data`! They are aliases',
        'Invalid `timeout` provided! It must be a number of milliseconds',
        'no refusal',
    ]
    return [got, expected]


def a_call_is_settled_once() -> Any:
    told: list[Any] = []
    call = Call({'url': '/a'}, lambda first, jwr: told.append([first, jwr.statusCode]))
    call.settle(answered({'body': 'b'}))
    call.settle(answered({'body': 'c'}))
    return [told, [['b', 200]]]


def an_answer_is_a_jwr() -> Any:
    plain = answered({'body': {'a': 1}})
    whole = answered({'body': 'made', 'headers': {'x': 'y'}, 'statusCode': 201})
    failed = answered({'body': {'a': 1}, 'statusCode': 404})
    unparsed = answered({'code': 'E', 'status': 400, 'details': 'No url'})
    got = [
        plain.toPOJO(),
        whole.toPOJO(),
        failed.error.message,
        unparsed.statusCode,
        unparsed.body['details'],
        answered({'body': None, 'statusCode': 399}).statusCode,
    ]
    expected = [
        {'body': {'a': 1}, 'headers': {}, 'statusCode': 200},
        {'body': 'made', 'headers': {'x': 'y'}, 'statusCode': 201},
        'Server responded with a 404 status code:\n```\n{\n  "a": 1\n}\n```',
        400,
        'No url',
        399,
    ]
    return [got, expected]


def no_answer_is_a_jwr_with_an_error() -> Any:
    jwr = unanswered('E_TIMEOUT', 'too late')
    return [
        [jwr.toPOJO(), jwr.error.message],
        [{'body': None, 'headers': {}, 'statusCode': 0}, 'too late'],
    ]


def _urls(line: Line) -> list[str]:
    return [call.url for call in line.listed()]


def _line(calls: list[Call]) -> Line:
    line = Line()
    for call in calls:
        line.add(call)
    return line


def a_line_keeps_the_order_of_those_that_stand_in_it() -> Any:
    calls = [Call({'url': url}) for url in ['/a', '/b', '/c', '/d', '/e']]
    line = _line([calls[0], calls[1], calls[0], calls[2], calls[3], calls[4]])
    for call in [calls[1], calls[3], calls[1]]:
        leave(call)
    urls = _urls(line)
    count = line.count
    for call in calls:
        leave(call)
    return [[urls, count, line.count, len(line.calls)], [['/a', '/c', '/e'], 3, 0, 0]]


def a_call_that_moves_to_another_line_leaves_the_first() -> Any:
    calls = [Call({'url': '/a'}), Call({'url': '/b'})]
    first = _line(calls)
    second = _line(first.listed())
    leave(calls[0])
    return [[_urls(first), _urls(second), second.count], [[], ['/b'], 1]]
