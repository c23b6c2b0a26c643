"""Status, headers and body of every way to answer, over a socket and over HTTP."""

from __future__ import annotations

from tests.support.contract_answers import ANSWERS

from .talk import Talk, by_name

#: Requests that meet no answer of the app, or none at once.
ODD_REQUESTS = (
    'get /rejected',
    'get /nowhere',
    'post /nowhere',
    'get /dish/1/2/3',
    'get /answer/%zz',
    'get /text/',
    'get /TEXT?a=1#b',
    'get /header',
    'get /status/500',
    'head /text',
    'options /text',
    'options /nowhere',
    'get /csrfToken',
    'get /__getcookie',
)
#: What an action is sent, in the four places where it may stand.
PARAMETERS = (
    ('get /echo?x=1&y=2&y=3&z[]=4&o[a]=5&e=', None),
    ('post /echo?x=1', {'x': 2, 'deep': {'list': [1, None]}}),
    ('put /echo', [1, {'a': 2}]),
    ('patch /echo', {'text': 'é☕😀'}),
    ('delete /echo', {'a': 1}),
    ('post /echo', 'a😀b'),
    ('post /echo', 5),
    ('post /echo', True),
    ('get /echo/', {'a': 1}),
    ('get /echo?a=%zz&b=%C3%A9&c=a+b&d', None),
)
BODIES = (
    ('{"a": 1}', 'application/json'),
    ('{bad', 'application/json'),
    ('5', 'application/json'),
    ('', 'application/json'),
    ('a=1&b=2&b=3&c[d]=4', 'application/x-www-form-urlencoded'),
    ('plain', 'text/plain'),
    ('{"a": 1}', 'text/plain'),
    ('{"a": 1}', 'application/vnd.api+json'),
)
#: The same route, and none.
URLS = (
    '/status/2%30%31',
    '/STATUS/201',
    '/status/201/',
    '/status/201?',
    '/status/201#fragment',
    ' /status/201',
    'http://elsewhere.test/status/201?a=1',
    'status/201',
    '//status/201',
    '/status/201/2',
    '/status',
    '?a=1',
    '#x',
    '/',
    '/a.js',
)
ACCEPTS = ('text/html', 'application/json', '*/*', 'text/plain', 'image/png')


def over_socket(talk: Talk) -> None:
    talk.connect('page')
    for name in ANSWERS:
        talk.ask('page', f'get /answer/{name}')
    for line in ODD_REQUESTS:
        talk.ask('page', line)


def over_http(talk: Talk) -> None:
    talk.http('GET /session', visitor='ann')
    for name in ANSWERS:
        talk.http(f'GET /answer/{name}', visitor='ann')
    for line in ODD_REQUESTS:
        verb, url = line.split(' ', 1)
        talk.http(f'{verb.upper()} {url}', visitor='ann')


def accepts(talk: Talk) -> None:
    for accept in ACCEPTS:
        for name in (
            'ok',
            'okObject',
            'badRequestText',
            'forbidden',
            'serverErrorText',
            'redirect',
            'thrown',
        ):
            talk.http(f'GET /answer/{name}', headers={'Accept': accept})
        talk.http('GET /nowhere', headers={'Accept': accept})


def fresh(talk: Talk) -> None:
    for name in ('okObject', 'sendText', 'badRequestText'):
        etag = talk.http(f'GET /answer/{name}', visitor='ann').headers['etag']
        for verb in ('GET', 'HEAD', 'POST'):
            talk.http(f'{verb} /answer/{name}', headers={'If-None-Match': etag}, visitor='ann')


def parameters_by_socket(talk: Talk) -> None:
    talk.connect('page')
    for line, data in PARAMETERS:
        talk.ask('page', line, data)
    talk.call('page', 'post', {'url': '/echo', 'params': {'a': 1, 'b': 1}, 'data': {'b': 2}})
    talk.call('page', 'get', {'url': '/echo', 'method': 'post'})
    talk.ask('page', 'get http://elsewhere.test/echo?a=1')


def parameters_by_http(talk: Talk) -> None:
    for line, _ in PARAMETERS:
        verb, url = line.split(' ', 1)
        talk.http(f'{verb.upper()} {url}')
    for body, kind in BODIES:
        talk.http('POST /echo', body, {'Content-Type': kind})


def urls(talk: Talk) -> None:
    talk.connect('page')
    for url in URLS:
        talk.ask('page', f'get {url}')


def request_headers(talk: Talk) -> None:
    talk.connect('page', headers={'Cookie': 'a=1', 'Origin': 'http://page.test', 'X-First': 'handshake'})
    talk.connect('bare')
    given = ({'X-Number': 3, 'x-null': None, 'x-list': [1, 'b'], 'x-object': {'a': 1}, 'x-true': True},)
    stolen = (
        {'cookie': 'b=2', 'origin': 'http://evil.test'},
        {'Cookie': 'b=2', 'Origin': 'http://evil.test'},
    )
    for who in ('page', 'bare'):
        for headers in (*given, *stolen, {'Accept': 'text/html', 'Host': 'evil.test'}):
            talk.ask(who, 'get /echo', headers=headers)
    talk.call('page', 'get', {'url': '/echo', 'headers': 'none'})
    talk.call('page', 'get', {'url': '/echo'})


CONVERSATIONS = by_name(
    over_socket,
    over_http,
    accepts,
    fresh,
    parameters_by_socket,
    parameters_by_http,
    urls,
    request_headers,
)
