"""An app with other settings: no status codes in acknowledgements, no cookie route, another path."""

from __future__ import annotations

from .talk import Talk, by_name

OPTIONS = {'send_status_code': False, 'cookie_route': False, 'path': '/live', 'refuse': True}


def status_left_out(talk: Talk) -> None:
    talk.connect('page', path='/live')
    for name in ('ok', 'send', 'sendNull', 'headers', 'notFound', 'redirect', 'thrown'):
        talk.ask('page', f'get /answer/{name}')
    talk.ask('page', 'get /nowhere')
    talk.call('page', 'get', {})


def no_cookie_route(talk: Talk) -> None:
    talk.connect('page', path='/live')
    talk.ask('page', 'get /__getcookie')
    talk.http('GET /__getcookie')
    talk.http('GET /own-cookie')


def handshakes(talk: Talk) -> None:
    for url in ('/live/?EIO=4&transport=polling&refuse=1', '/live/?EIO=4&transport=none', '/live/', '/live'):
        talk.http(f'GET {url}')
    for url in ('/socket.io/?EIO=4&transport=polling', '/live/?EIO=4&transport=polling&sid=none'):
        talk.http(f'GET {url}')
        talk.http(f'POST {url}', 'x')


CONVERSATIONS = by_name(status_left_out, no_cookie_route, handshakes)
