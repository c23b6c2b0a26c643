"""CORS, on an app that lists one origin."""

from __future__ import annotations

from .talk import Talk, by_name

LISTED = 'http://page.test'
OPTIONS = {'allow_origins': (LISTED,)}
PREFLIGHT = {
    'Access-Control-Request-Method': 'PUT',
    'Access-Control-Request-Headers': 'x-token, content-type',
}


def by_http(talk: Talk) -> None:
    for origin in (LISTED, 'http://evil.test', 'http://page.test:81', 'null', None):
        headers = {} if origin is None else {'Origin': origin}
        for path in ('/text', '/dish', '/nowhere', '/__getcookie', '/js/dependencies/sails.io.js'):
            talk.http(f'GET {path}', headers=headers)
        talk.http('PUT /echo', {'a': 1}, headers)
        for path in ('/text', '/nowhere'):
            talk.http(f'OPTIONS {path}', headers=headers)
            talk.http(f'OPTIONS {path}', headers={**headers, **PREFLIGHT})


def by_a_socket(talk: Talk) -> None:
    talk.connect('page', headers={'Origin': LISTED})
    for line in ('get /text', 'get /dish', 'get /nowhere', 'options /text', 'get /answer/redirect'):
        talk.ask('page', line)
        talk.ask('page', line, headers={'origin': 'http://evil.test'})


CONVERSATIONS = by_name(by_http, by_a_socket)
