"""Cookies, and who shares a session with whom."""

from __future__ import annotations

from .talk import Talk, by_name


def begun_over_http(talk: Talk) -> None:
    talk.http('GET /session', visitor='ann')
    talk.http('POST /session/count', visitor='ann')
    talk.connect('first', 'second', cookie='ann')
    talk.ask('first', 'post /session/count')
    talk.ask('second', 'post /session/count')
    talk.http('GET /session', visitor='ann')
    talk.leave('first')
    talk.ask('second', 'get /session')


def begun_by_a_cookie_route(talk: Talk) -> None:
    for path in ('/__getcookie', '/own-cookie'):
        talk.http(f'GET {path}', visitor=path)
        talk.connect(path, cookie=path)
        talk.ask(path, 'post /session/count')
        talk.ask(path, f'get {path}')
        talk.http('POST /session/count', visitor=path)


def begun_by_a_socket(talk: Talk) -> None:
    talk.connect('page', 'other')
    talk.ask('page', 'post /session/count')
    talk.ask('page', 'post /session/count')
    talk.ask('other', 'get /session')
    cookie = talk.ask('page', 'get /handshake')['body']['headers']['cookie']
    talk.http('GET /session', headers={'Cookie': cookie})
    talk.ask('page', 'get /echo')


def unknown_cookies(talk: Talk) -> None:
    talk.http('GET /session', visitor='ann')
    forged = talk.cookies['ann'][:-3] + 'xxx'
    for name, cookie in (('other', 'other=1'), ('forged', forged), ('junk', 'sails.sid=junk; a=b')):
        talk.http('POST /session/count', headers={'Cookie': cookie})
        talk.connect(name, headers={'Cookie': cookie})
        talk.ask(name, 'post /session/count')
        talk.ask(name, 'post /session/count')


def nosession(talk: Talk) -> None:
    talk.http('GET /session', visitor='ann')
    talk.http('GET /echo', headers={'nosession': 'true'})
    talk.connect('by header', headers={'nosession': 'true'})
    talk.connect('of the request', cookie='ann')
    talk.connect('by query', query='nosession=true&__sails_io_sdk_version=1.2.1')
    for who in ('by header', 'of the request', 'by query'):
        talk.ask(who, 'get /handshake')
        talk.ask(who, 'get /echo', headers={'nosession': True})
        talk.ask(who, 'get /echo')
    talk.ask('by query', 'post /session/count')
    talk.ask('by query', 'post /session/count')


def like_files(talk: Talk) -> None:
    for path in ('/js/dependencies/none.js', '/echo.txt', '/dish/1.5', '/'):
        talk.http(f'GET {path}')


CONVERSATIONS = by_name(
    begun_over_http,
    begun_by_a_cookie_route,
    begun_by_a_socket,
    unknown_cookies,
    nosession,
    like_files,
)
