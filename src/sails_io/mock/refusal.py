"""How engine.io turns a request away: as JSON, or as bare text when the client asked for a WebSocket."""

import json

from aiohttp import web

UNKNOWN_TRANSPORT, UNKNOWN_SID, BAD_METHOD, BAD_REQUEST, FORBIDDEN = range(5)
MESSAGES = ('Transport unknown', 'Session ID unknown', 'Bad handshake method', 'Bad request', 'Forbidden')


def asks_for_upgrade(request: web.Request) -> bool:
    """Whether the client asks for a WebSocket in place of an answer."""
    connection = request.headers.get('connection', '').lower().split(',')
    return 'upgrade' in map(str.strip, connection) and 'upgrade' in request.headers


def refusal(request: web.Request, code: int, message: str = '') -> web.Response:
    """The answer to a request that is turned away.

    Args:
        code: one of the codes above.
        message: in place of engine.io's own.
    """
    message = message or MESSAGES[code]
    if asks_for_upgrade(request):
        response = web.Response(status=400, body=message.encode(), headers={'Content-Type': 'text/html'})
        response.force_close()
        return response
    text = json.dumps({'code': code, 'message': message}, separators=(',', ':'), ensure_ascii=False)
    return web.Response(
        status=403 if code == FORBIDDEN else 400,
        body=text.encode(),
        headers={'Content-Type': 'application/json'},
    )
