"""The contract app on the mock: the twin of tests/sails_app, route by route."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from pathlib import Path
from typing import Any

from sails_io.mock import Handshake, MockSails, Request, Response

from .app_options import AppOptions
from .contract_answers import add_answers

ORDER = {
    'item': {'type': 'string', 'required': True},
    'status': {'type': 'string', 'defaultsTo': 'new'},
    'quantity': {'type': 'number', 'defaultsTo': 1},
    'customer': {'model': 'customer'},
}
CUSTOMER = {
    'name': {'type': 'string', 'required': True},
    'orders': {'collection': 'order', 'via': 'customer'},
}
DISH = {
    'name': {'type': 'string', 'required': True},
    'price': 'number',
    'vegan': 'boolean',
    'note': {'type': 'string', 'allowNull': True},
    'facts': 'json',
    'menu': {'model': 'menu'},
    'tags': {'collection': 'tag', 'via': 'dishes'},
}
MENU = {
    'day': {'type': 'string', 'defaultsTo': 'today'},
    'dishes': {'collection': 'dish', 'via': 'menu'},
}
TAG = {
    'label': {'type': 'string', 'required': True, 'unique': True},
    'dishes': {'collection': 'dish', 'via': 'tags'},
    'related': {'collection': 'tag'},
}
WITH_SCHEMA = ('dish', 'menu', 'tag')
MODELS: dict[str, dict[str, Any]] = {
    'order': ORDER,
    'customer': CUSTOMER,
    'dish': DISH,
    'menu': MENU,
    'tag': TAG,
}


def build_app(options: AppOptions, public: Path) -> MockSails:
    """The contract app, ready to be served.

    Args:
        options: the same that tests/sails_app takes.
        public: folder of the static files.
    """
    app = MockSails(
        public,
        allow_origins=options.allow_origins,
        before_connect=_let_in if options.refuse else None,
        path=options.path,
        transports=('websocket', 'polling'),
        send_response_headers=options.send_response_headers,
        send_status_code=options.send_status_code,
        cookie_route=options.cookie_route,
        csrf=options.csrf,
        ping_interval=options.ping_interval,
        ping_timeout=options.ping_timeout,
        connect_timeout=options.connect_timeout,
    )
    for add in (_add_answers, _add_bodies, _add_memory, _add_rooms, _add_endings, _add_views, add_answers):
        add(app)
    app.misbehave('never_answer', 'GET /never')
    for identity, attributes in MODELS.items():
        app.model(identity, attributes, schema=identity in WITH_SCHEMA)
    return app


def _let_in(handshake: Handshake) -> bool:
    return handshake.query.get('refuse') != '1'


def _add_answers(app: MockSails) -> None:
    @app.route('ALL /echo')
    def echo(req: Request, res: Response) -> Response:
        return res.ok(
            {
                'method': req.method,
                'path': req.path,
                'url': req.url,
                'query': req.query,
                'body': req.body,
                'headers': req.headers,
                'isSocket': req.is_socket,
            }
        )

    @app.route('GET /status/:code')
    def status(req: Request, res: Response) -> Response:
        code = int(req.params['code'])
        return res.status(code).send({'status': code})

    @app.route('GET /text')
    def text(req: Request, res: Response) -> Response:
        return res.send('plain text')

    @app.route('GET /header')
    def header(req: Request, res: Response) -> Response:
        return res.set('X-Contract', 'kept').send({'headers': 'set'})

    @app.route('GET /redirect/:code')
    def redirect(req: Request, res: Response) -> Response:
        return res.status(int(req.params['code'])).redirect('/echo')

    @app.route('GET /slow/:ms')
    async def slow(req: Request, res: Response) -> Response:
        await asyncio.sleep(int(req.params['ms']) / 1000)
        return res.ok({'waited': int(req.params['ms'])})

    @app.route('GET /own-cookie')
    def own_cookie(req: Request, res: Response) -> Response:
        return res.set('Content-Type', 'application/javascript').send('_sailsIoJSConnect();')


def _add_bodies(app: MockSails) -> None:
    @app.route('GET /body/nothing')
    def nothing(req: Request, res: Response) -> Response:
        return res.send()

    @app.route('GET /body/null')
    def null(req: Request, res: Response) -> Response:
        return res.json(None)

    @app.route('GET /body/empty')
    def empty(req: Request, res: Response) -> Response:
        return res.send('')

    @app.route('GET /body/list')
    def many(req: Request, res: Response) -> Response:
        return res.send([1, [None], {}])

    @app.route('GET /body/false')
    def false(req: Request, res: Response) -> Response:
        return res.json(False)

    @app.route('GET /body/quoted')
    def quoted(req: Request, res: Response) -> Response:
        return res.json('text')


def _add_memory(app: MockSails) -> None:
    journals: defaultdict[str, list[Any]] = defaultdict(list)

    @app.route('GET /session')
    def session(req: Request, res: Response) -> Response:
        assert req.session is not None
        return res.ok({'count': req.session.get('count', 0)})

    @app.route('POST /session/count')
    def count(req: Request, res: Response) -> Response:
        assert req.session is not None
        req.session['count'] = req.session.get('count', 0) + 1
        return res.ok({'count': req.session['count']})

    @app.route('POST /journal/:name')
    def write(req: Request, res: Response) -> Response:
        journals[req.params['name']].append(req.body['entry'])
        return res.ok({'entries': len(journals[req.params['name']])})

    @app.route('GET /journal/:name')
    def read(req: Request, res: Response) -> Response:
        return res.send(journals[req.params['name']])


def _add_rooms(app: MockSails) -> None:
    @app.route('POST /rooms/:room/join')
    def join(req: Request, res: Response) -> Response:
        app.sockets.join(req, req.params['room'])
        return res.ok({'joined': req.params['room']})

    @app.route('POST /rooms/:room/leave')
    def leave(req: Request, res: Response) -> Response:
        app.sockets.leave(req, req.params['room'])
        return res.ok({'left': req.params['room']})

    @app.route('POST /rooms/:room/broadcast')
    def broadcast(req: Request, res: Response) -> Response:
        app.sockets.broadcast(
            req.params['room'].split('+'), req.body['event'], req.body.get('data'), omit=_omitted(req)
        )
        return res.ok({})

    @app.route('POST /blast')
    def blast(req: Request, res: Response) -> Response:
        app.sockets.blast(req.body['event'], req.body.get('data'), omit=_omitted(req))
        return res.ok({})

    @app.route('GET /burst/:count')
    def burst(req: Request, res: Response) -> Response:
        assert req.socket is not None
        for number in range(1, int(req.params['count']) + 1):
            app.sockets.broadcast(req.socket.id, 'burst', {'number': number})
        return res.ok({})


def _omitted(req: Request) -> Request | None:
    return req if req.body.get('omitSelf') else None


def _add_endings(app: MockSails) -> None:
    @app.route('POST /kick')
    def kick(req: Request, res: Response) -> None:
        assert req.socket is not None
        req.socket.disconnect()

    @app.route('POST /drop')
    def drop(req: Request, res: Response) -> None:
        assert req.socket is not None
        req.socket.close()


def _add_views(app: MockSails) -> None:
    @app.route('GET /handshake')
    def handshake(req: Request, res: Response) -> Response:
        assert req.socket is not None
        return res.send(
            {
                'id': req.socket.id,
                'query': req.socket.handshake.query,
                'headers': req.socket.handshake.headers,
            }
        )

    @app.route('GET /sockets')
    def sockets(req: Request, res: Response) -> Response:
        return res.send({'connected': len(app.sockets.connections)})

    @app.route('GET /forget')
    def forget(req: Request, res: Response) -> Response:
        app.store.clear()
        return res.ok({})
