"""An app that wants a CSRF token: who gets one, who needs one, and whose is good for whom."""

from __future__ import annotations

import json

from .talk import Talk, by_name

OPTIONS = {'csrf': True}


def token_of(talk: Talk, visitor: str) -> str:
    """A visitor's token."""
    return str(json.loads(talk.http('GET /csrfToken', visitor=visitor).text)['_csrf'])


def tokens(talk: Talk) -> None:
    for visitor in ('ann', 'bob'):
        talk.http('GET /session', visitor=visitor)
    mine, his = token_of(talk, 'ann'), token_of(talk, 'bob')
    talk.connect('page', cookie='ann')
    talk.connect('without a cookie')
    for verb in ('get', 'post', 'put', 'patch', 'delete', 'head', 'options'):
        talk.ask('page', f'{verb} /answer/ok')
        talk.ask('page', f'{verb} /answer/ok', headers={'x-csrf-token': mine})
    for token in ('', 'none', his):
        talk.ask('page', 'post /session/count', headers={'x-csrf-token': token})
    for name in ('csrf-token', 'xsrf-token', 'x-xsrf-token', 'X-CSRF-Token'):
        talk.ask('page', 'post /session/count', headers={name: mine})
    talk.ask('without a cookie', 'post /session/count', headers={'x-csrf-token': mine})
    talk.ask('page', 'get /csrfToken')


CONVERSATIONS = by_name(tokens)
